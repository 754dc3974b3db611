"""The register as it stood: the present one, with every later change taken back.

History keeps of each edit what was before, so nothing else is needed. What no change has touched, as a line that a person
wrote into the file by hand, has always stood as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import Change, Edit, Table, activity_key
from ka_tui.domain.links import parse_link
from ka_tui.domain.quarter_records import NOTHING
from ka_tui.domain.quarters import Quarter, parse_quarter
from ka_tui.domain.register import Register
from ka_tui.domain.register_settings import SETTINGS
from ka_tui.errors import HistoryLost, NothingYet


class _Stamp(NamedTuple):
    """How often an activity had been changed, and who did it last; of one that was written by hand that is not known."""

    revision: int = 1
    updated_at: str = ""
    updated_by: str = ""


def last_change_by(changes: Sequence[Change], day: date) -> int:
    """The number of the last change made by the end of a day, in UTC; ``changes`` stand oldest first.

    Raises NothingYet for a day before the first change, and HistoryLost for one between the last change of a backup and the
    moment at which that was put into the place of a register that could not be read: what was done then is not known.
    """
    place = max((n for n, change in enumerate(changes) if change.at[:10] <= day.isoformat()), default=-1)
    if place < 0:
        raise NothingYet(day, changes[0].at[:10] if changes else "")
    following = changes[place + 1] if place + 1 < len(changes) else None
    if following is not None and not following.edits:
        raise HistoryLost(day, following.at[:10])
    return changes[place].number


def register_as_of(register: Register, changes: Sequence[Change], number: int) -> Register:
    """The register as it was right after a change, and empty for 0; ``changes`` are its whole history, oldest first."""
    later = [change for change in changes if change.number > number]
    if not later:
        return register
    past = _Past(register)
    for change in reversed(later):
        for edit in reversed(change.edits):
            past.take_back(edit)
    earlier = [change for change in changes if change.number <= number]
    return past.register(earlier)


class _Past:
    """A register on its way back."""

    def __init__(self, register: Register) -> None:
        self._present = register
        self._quarters = {quarter: dict(activities) for quarter, activities in register.quarters.items()}
        self._records = dict(register.records)
        self._links = register.links
        self._settings: dict[str, Any] = {}
        self._touched: set[tuple[Quarter, str]] = set()

    def take_back(self, edit: Edit) -> None:
        if edit.table is Table.SETTINGS:
            self._settings[edit.key] = (edit.before or {}).get("value")
        elif edit.table is Table.LINKS:
            link = parse_link(edit.key)
            self._links = self._links.without(link) if edit.before is None else self._links.with_one(link)
        elif edit.table is Table.QUARTERS:
            self._take_quarter_back(parse_quarter(edit.key), edit)
        else:
            self._take_activity_back(edit)

    def _take_quarter_back(self, quarter: Quarter, edit: Edit) -> None:
        if edit.before is None:
            self._quarters.pop(quarter, None)
            self._records.pop(quarter, None)
            return
        self._quarters.setdefault(quarter, {})
        self._records[quarter] = self._records.get(quarter, NOTHING).with_documents(edit.before)

    def _take_activity_back(self, edit: Edit) -> None:
        name, _, code = edit.key.partition("/")
        quarter = parse_quarter(name)
        held = self._quarters.setdefault(quarter, {})
        self._touched.add((quarter, code))
        if edit.before is None:
            held.pop(code, None)
        elif edit.after is None:
            held[code] = Activity(quarter, code, **edit.before)
        elif code in held:
            held[code] = held[code].with_content(edit.before)

    def register(self, earlier: Sequence[Change]) -> Register:
        """What it was, after the changes before: they tell who had changed what last."""
        stamps = _stamps(earlier)
        for quarter, code in self._touched:
            held = self._quarters.get(quarter, {})
            if code in held:
                held[code] = held[code]._replace(**stamps.get(activity_key(quarter, code), _Stamp())._asdict())
        touched = {quarter for quarter, _ in self._touched}
        return self._present._replace(
            commit=max((change.number for change in earlier), default=0),
            quarters={
                quarter: _in_order(held.values()) if quarter in touched else held
                for quarter, held in sorted(self._quarters.items())
            },
            records={quarter: record for quarter, record in self._records.items() if record != NOTHING},
            links=self._links,
            **self._settings_then(),
        )

    def _settings_then(self) -> dict[str, Any]:
        """The settings that were others; the scheme of then is what the rest is read by."""
        values: dict[str, Any] = {}
        for setting in SETTINGS:
            if setting.name in self._settings:
                scheme = values.get("scheme", self._present.scheme)
                values[setting.attribute] = setting.read(self._settings[setting.name], scheme)
        return values


def _stamps(changes: Iterable[Change]) -> dict[str, _Stamp]:
    """What each activity, by its key, had been stamped with after these changes: each edit of it is one revision."""
    stamps: dict[str, _Stamp] = {}
    for change in changes:
        for edit in change.edits:
            if edit.table is Table.ACTIVITIES and edit.after is None:
                stamps.pop(edit.key, None)
            elif edit.table is Table.ACTIVITIES:
                before = 0 if edit.before is None else stamps.get(edit.key, _Stamp()).revision
                stamps[edit.key] = _Stamp(before + 1, change.at, change.by)
    return stamps


def _in_order(activities: Iterable[Activity]) -> dict[str, Activity]:
    return {activity.code: activity for activity in sorted(activities, key=lambda activity: activity.sort_key)}
