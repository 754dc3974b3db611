"""What a change did, in words for a notice or a line of narration."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.changes import Change, Edit, Table
from ka_tui.domain.history import Course
from ka_tui.domain.statuses import StatusScheme

_LENGTH = 60


def described_edits(scheme: StatusScheme, change: Change) -> list[str]:
    """One line for each quarter, activity or field that a change touched, as ``Q2-2022 KA.01.02: Status: Green → Amber``."""
    return [line for edit in change.edits for line in _described(scheme, edit)]


def described_act(change: Change) -> str:
    """A change in half a sentence: what, of which activities, by whom."""
    which = touched(change)
    return f"{change.what}{f' of {which}' if which else ''} by {change.by}"


def touched(change: Change) -> str:
    """The activity that a change touched, or how many; empty for none."""
    places = list(dict.fromkeys(edit.key for edit in change.edits if edit.code))
    if len(places) == 1:
        return places[0].replace("/", " ")
    return f"{len(places)} activities" if places else ""


def described_acts(changes: Sequence[Change]) -> str:
    """Changes that were taken or brought back together: one by what it did, several by how many there are of whom."""
    if len(changes) == 1:
        return f"change {changes[0].number}, {described_act(changes[0])}"
    counts = Counter(change.by for change in changes).most_common()
    if len(counts) == 1:
        return f"{len(changes)} changes by {counts[0][0]}"
    return f"{len(changes)} changes ({', '.join(f'{count} by {by}' for by, count in counts)})"


def named_act(led: Course, change: Change) -> str:
    """What a change was, in a few words: ``set status``, ``set status, undone``, ``undo of 3 changes, 4 to 9``."""
    turned = led.reversed.get(change.number, ())
    if len(turned) == 1:
        return f"{change.what} of change {turned[0].number}"
    if turned:
        return f"{change.what} of {len(turned)} changes, {turned[0].number} to {turned[-1].number}"
    return f"{change.what}, undone" if change.number in led.taken_back else change.what


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
