"""Corrections: what a quarter says otherwise than on the day on which it was first signed off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ka_tui.domain.activities import CONTENT_FIELDS, Activity
from ka_tui.domain.as_of import register_as_of
from ka_tui.domain.changes import Change, activity_key
from ka_tui.domain.closings import Closing
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import StatusScheme

WHOLE = ""
"""Stands for the field of a correction that adds an activity, or takes one out."""


class Correction(NamedTuple):
    """One field of one activity as it was published and as it is now, in words; empty texts are not stated.

    For an activity that was added or taken out ``field`` is ``WHOLE``, and the texts are its title on the one side and
    nothing on the other. ``at`` (ISO 8601, UTC) and ``by`` tell of the last change to it, ``why`` the reason for which the
    quarter was opened again.
    """

    code: str
    title: str
    field: str
    was: str
    is_now: str
    at: str
    by: str
    why: str


class Corrections(NamedTuple):
    """All corrections of a quarter, in the order of the report, and the ``first`` signing off, which published it."""

    first: Closing
    items: tuple[Correction, ...]


def corrections_of(register: Register, changes: Sequence[Change], quarter: Quarter) -> Corrections | None:
    """The corrections of a quarter; None where it was never signed off. ``changes`` are the whole history, oldest first."""
    closings = register.record(quarter).closings
    if not closings:
        return None
    published = register_as_of(register, changes, closings[0].commit)
    later = _Later(quarter, closings, [change for change in changes if change.number > closings[0].commit])
    return Corrections(closings[0], tuple(_differences(published, register, quarter, later)))


class _Later:
    """The changes since a quarter was first signed off: which one came last to a field, and why that could be."""

    def __init__(self, quarter: Quarter, closings: Sequence[Closing], changes: Sequence[Change]) -> None:
        self._quarter, self._closings = quarter, closings
        self._last: dict[tuple[str, str], Change] = {}
        for change in changes:
            for edit in change.edits:
                whole = [WHOLE] if edit.before is None or edit.after is None else []
                for name in (*whole, *(edit.before or ()), *(edit.after or ())):
                    self._last[edit.key, name] = change

    def told(self, code: str, field: str) -> tuple[str, str, str]:
        """When, by whom and why a field was changed last."""
        change = self._last.get((activity_key(self._quarter, code), field))
        if change is None:
            return "", "", ""
        reopenings = [c.reopened for c in self._closings if c.reopened and c.commit < change.number]
        return change.at, change.by, reopenings[-1].reason if reopenings else ""


def _differences(published: Register, register: Register, quarter: Quarter, later: _Later) -> Iterator[Correction]:
    both = {a.code: a for a in (*published.activities(quarter), *register.activities(quarter))}
    for activity in sorted(both.values(), key=lambda activity: activity.sort_key):
        was, is_now = published.find(quarter, activity.code), register.find(quarter, activity.code)
        if was is None or is_now is None:
            titles = (was.title if was else "", is_now.title if is_now else "")
            yield Correction(activity.code, activity.title, WHOLE, *titles, *later.told(activity.code, WHOLE))
            continue
        for name in CONTENT_FIELDS:
            if getattr(was, name) != getattr(is_now, name):
                texts = _said(published.scheme, name, was), _said(register.scheme, name, is_now)
                yield Correction(activity.code, activity.title, name, *texts, *later.told(activity.code, name))


def _said(scheme: StatusScheme, field: str, activity: Activity) -> str:
    value: Any = getattr(activity, field)
    if field == "status":
        return scheme.label(value)
    return "" if value is None else str(value)
