"""Changing many activities at once: the same fields for all, and texts that are added to what each one says already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ka_tui.domain.activities import FIELD_LABELS, Activity
from ka_tui.domain.changes import Change, Edit, change_of
from ka_tui.domain.narrative import followed_by
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.text import clean_text
from ka_tui.services.desk import Desk, retried
from ka_tui.services.editing import values_for


def set_many(
    desk: Desk,
    quarter: Quarter,
    codes: Iterable[str],
    values: Mapping[str, Any],
    appended: Mapping[str, str],
    seen: Register | None = None,
) -> Change:
    """Set ``values`` in several activities and add each text of ``appended`` (by field) to theirs, as one change.

    What somebody else writes meanwhile is not lost: a text is added to what stands there when it is written, and a field
    to be set that is no longer as in ``seen``, the register that the user looked at, is refused (StaleEdit). What else is
    refused is as for ``editing.set_fields``.
    """
    wanted = list(dict.fromkeys(map(desk.register.codes.parse, codes)))
    return retried(lambda: _set_many(desk, quarter, wanted, values, appended, seen))


def _set_many(
    desk: Desk, quarter: Quarter, codes: list[str], values: Mapping[str, Any], appended: Mapping[str, str], seen: Register | None
) -> Change:
    register = desk.register
    edits = [
        _edit(activity, wanted, appended, seen.find(quarter, activity.code) if seen else None)
        for activity, wanted in values_for(register, quarter, codes, values)
    ]
    return desk.propose(_told(values, appended), edits, why=values.get("reason") or "", at_commit=register.commit)


def _edit(activity: Activity, values: Mapping[str, Any], appended: Mapping[str, str], seen: Activity | None) -> Edit:
    grown = {name: followed_by(getattr(activity, name), clean_text(text)) for name, text in appended.items()}
    expected = {name: getattr(seen, name) for name in values} if seen else {}
    return change_of(activity, {**values, **grown}, expected)


def _told(values: Mapping[str, Any], appended: Mapping[str, str]) -> str:
    """What was done, as history tells it: ``set status and team, add to progress``."""
    labels = {act: [FIELD_LABELS[name].lower() for name in names] for act, names in (("set", values), ("add to", appended))}
    return ", ".join(f"{act} {' and '.join(names)}" for act, names in labels.items() if names)
