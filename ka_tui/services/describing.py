"""What a change did, in words for a notice or a line of narration."""

from __future__ import annotations

from typing import Any

from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.changes import Change, Edit, Table
from ka_tui.domain.statuses import StatusScheme

_LENGTH = 60


def described_edits(scheme: StatusScheme, change: Change) -> list[str]:
    """One line for each quarter, activity or field that a change touched, as ``Q2-2022 KA.01.02: Status: Green → Amber``."""
    return [line for edit in change.edits for line in _described(scheme, edit)]


def described_act(change: Change) -> str:
    """A change in half a sentence: what, of which activities, by whom."""
    places = list(dict.fromkeys(f"{edit.quarter} {edit.code}" for edit in change.edits if edit.code))
    which = places[0] if len(places) == 1 else f"{len(places)} activities"
    return f"{change.what}{f' of {which}' if places else ''} by {change.by}"


def _described(scheme: StatusScheme, edit: Edit) -> list[str]:
    if edit.table is Table.QUARTERS:
        return [f"{edit.key}: {'opened' if edit.before is None else 'closed'}"]
    if edit.table is Table.SETTINGS:
        return [f"{edit.key}: changed"]
    place = f"{edit.quarter} {edit.code}"
    if edit.before is None or edit.after is None:
        content = edit.after or edit.before or {}
        return [f"{place}: {'added' if edit.before is None else 'removed'} '{content['title']}'"]
    before = edit.before
    return [
        f"{place}: {FIELD_LABELS[name]}: {_value(scheme, name, before[name])} → {_value(scheme, name, value)}"
        for name, value in edit.after.items()
    ]


def _value(scheme: StatusScheme, field: str, value: Any) -> str:
    if field == "status":
        return scheme.word(value)
    if not value:
        return "(nothing)"
    from ka_tui.domain.narrative import excerpt

    return f"'{excerpt(str(value), _LENGTH)}'"
