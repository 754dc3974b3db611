"""What a change did, as passages for a panel: who, when and why, then each record with what it was and became, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.changes import Change, Edit, Table, Values
from ka_tui.domain.differences import Difference, word_differences
from ka_tui.domain.narrative import excerpt
from ka_tui.domain.quarters import find_quarter
from ka_tui.domain.record_events import record_event
from ka_tui.domain.register import Register
from ka_tui.tui.widgets.difference_passages import difference_passages, difference_runs
from ka_tui.tui.widgets.moments import moment
from ka_tui.tui.widgets.narrative_lines import BLANK, Passage, Run
from ka_tui.tui.widgets.passages import note

_NARRATIVES = ("progress", "next_steps")
_TITLE = 60
"""How many characters of an activity's title tell which it is."""
_MOST = 200
"""How many records of a change a panel shows: an import may have ten thousand."""


def change_passages(change: Change, register: Register) -> Iterator[Passage]:
    """All that is to be told of a change, with the titles that activities have in the register by now.

    An activity that was added or removed is told in full where it is the only one, else by its title.
    """
    yield Passage((Run(f"{moment(change.at)}, by {change.by}", "quiet"),))
    if change.why:
        yield Passage((Run("Why: ", "quiet"), Run(change.why)))
    whole = len({edit.key for edit in change.edits if edit.code}) == 1
    before = 0
    for edit in change.edits[:_MOST]:
        told = tuple(_edit(edit, register, whole=whole))
        if (before, len(told)) != (1, 1):
            yield BLANK
        yield from told
        before = len(told)
    if len(change.edits) > _MOST:
        yield BLANK
        yield from note(f"And {len(change.edits) - _MOST} more. 'ka history' has them all.")


def _edit(edit: Edit, register: Register, *, whole: bool) -> Iterator[Passage]:
    """One record; a single line for one that came or went whole."""
    before, after = edit.before or {}, edit.after or {}
    if edit.table is Table.QUARTERS:
        yield Passage((Run(_quarter(edit), "bold"), Run(f" {record_event(edit)}")))
    elif edit.table is Table.SETTINGS:
        yield Passage((Run(edit.key.replace("_", " ").capitalize(), "bold"), Run(f"  {record_event(edit)}")))
    elif edit.table is Table.LINKS:
        yield Passage((Run(edit.key, "bold"), Run(f" {record_event(edit)}")))
    elif whole or (edit.before is not None and edit.after is not None):
        yield _heading(edit, register)
        for name, label in FIELD_LABELS.items():
            yield from _field(name, label, before, after, register)
    else:
        added = edit.before is None
        title = Run(str((after or before).get("title", "")), "added" if added else "removed")
        yield Passage((Run(edit.code or "", "bold"), Run(f"  {_quarter(edit)}  "), title))


def _heading(edit: Edit, register: Register) -> Passage:
    """Which activity it is, and what is its title by now."""
    code, quarter = edit.code or "", find_quarter(edit.quarter or "")
    present = register.find(quarter, code) if quarter else None
    came = ", added" if edit.before is None else ", removed" if edit.after is None else ""
    title = f"  {excerpt(present.title, _TITLE)}" if present else ""
    return Passage((Run(code, "bold"), Run(f"  {_quarter(edit)}{came}{title}", "quiet")))


def _quarter(edit: Edit) -> str:
    """The name of the quarter as people write it; as it stands where a hand has written what is none."""
    quarter = find_quarter(edit.quarter or "")
    return quarter.label if quarter else edit.quarter or ""


def _field(name: str, label: str, before: Values, after: Values, register: Register) -> Iterator[Passage]:
    old, new = _text(name, before, register), _text(name, after, register)
    if old == new:
        return
    if name not in _NARRATIVES:
        yield _short(label, old, new)
    else:
        yield BLANK
        yield Passage((Run(label, "quiet"),))
        yield from difference_passages(word_differences(old, new))


def _text(name: str, values: Values, register: Register) -> str:
    """The value of a field as text; empty for one that is not stated or not there."""
    value: Any = values.get(name)
    if name == "status" and name in values:
        return register.scheme.label(value)
    return "" if value is None else str(value)


def _short(label: str, old: str, new: str) -> Passage:
    """A field of one line: both values beside each other, or one with the words that differ."""
    pieces = word_differences(old, new)
    if old and new and not any(kind is Difference.SAME and text.strip() for kind, text in pieces):
        return Passage((Run(f"{label}: ", "quiet"), Run(old, "removed"), Run(" → "), Run(new, "added")))
    return Passage((Run(f"{label}: ", "quiet"), *difference_runs(pieces)))
