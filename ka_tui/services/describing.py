"""What a change did, in words for a notice, a line of narration or a line of the history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.changes import IMPORT, OPEN, REDO, UNDO, Change, Edit, Table
from ka_tui.domain.history import Course
from ka_tui.domain.record_events import record_event
from ka_tui.domain.statuses import StatusScheme

_LENGTH = 60
_TEXTS = {"progress", "next_steps"}
"""What is too long to be told in a few words: that it changed is all."""


def described_edits(scheme: StatusScheme, change: Change) -> list[str]:
    """One line for each quarter, activity or field that a change touched, as ``Q2-2022 KA.01.02: Status: Green → Amber``."""
    return [line for edit in change.edits for line in _described(scheme, edit)]


def described_act(change: Change) -> str:
    """A change in half a sentence: what, of which activities, by whom."""
    which = touched(change)
    return f"{change.what}{f' of {which}' if which else ''} by {change.by}"


def touched(change: Change) -> str:
    """The activity that a change touched, or how many; else its quarter or link, or how many; empty for none of these."""
    for table, many in ((Table.ACTIVITIES, "activities"), (Table.QUARTERS, "quarters"), (Table.LINKS, "links")):
        places = list(dict.fromkeys(edit.key for edit in change.edits if edit.table is table))
        if places:
            return places[0].replace("/", " ", table is Table.ACTIVITIES) if len(places) == 1 else f"{len(places)} {many}"
    return ""


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


# At a glance


def happening(scheme: StatusScheme, led: Course, change: Change) -> str:
    """What happened, at a glance: ``▶ Green → ■ Red``, ``Progress, Next steps``, ``added 'Plant'``, ``undo of change 3``.

    Of which activity, or of how many, stands beside it in a list; ``remark`` has why.
    """
    if change.number in led.reversed:
        return named_act(led, change)
    if change.what in (IMPORT, OPEN):
        return f"{change.what}: {change.why}" if change.why else change.what
    edits = [edit for edit in change.edits if edit.table is Table.ACTIVITIES]
    if not edits:
        return _of_records(change)
    came, went = (sum(getattr(edit, side) is None for edit in edits) for side in ("before", "after"))
    if came or went:
        verb = "added" if came == len(edits) else "removed" if went == len(edits) else ""
        return _came_or_went(verb, edits) if verb else change.what
    return _became(scheme, edits) or change.what


def _of_records(change: Change) -> str:
    """What became of quarters, links or settings; of one quarter, or of many links, no more, since ``touched`` names them."""
    tables, keys = {edit.table for edit in change.edits}, {edit.key for edit in change.edits}
    if (tables == {Table.QUARTERS} and len(keys) == 1) or (tables == {Table.LINKS} and len(keys) > 1):
        return ", ".join(dict.fromkeys(map(record_event, change.edits)))
    return ", ".join(map(_recorded, change.edits)) or change.what


def remark(change: Change) -> str:
    """Why, at a glance: the reason that came with it, else what was said of the change; empty where nothing was."""
    if change.what in (IMPORT, OPEN):
        return ""
    turned = change.what in (UNDO, REDO)
    reasons = set() if turned else {edit.after["reason"] for edit in change.edits if edit.after and "reason" in edit.after}
    reason = reasons.pop() if len(reasons) == 1 else ""
    return str(reason or change.why)


def _came_or_went(verb: str, edits: Sequence[Edit]) -> str:
    title = str((edits[0].after or edits[0].before or {}).get("title", ""))
    more = f" and {len(edits) - 1} more" if len(edits) > 1 else ""
    return f"{verb} {_in_quotes(title)}{more}"


def _became(scheme: StatusScheme, edits: Sequence[Edit]) -> str:
    """The fields that are others now: a status always with what it became, any other short field where it is the only one."""
    names = {name for edit in edits for name in edit.after or {}}
    if "status" in names:
        names.discard("reason")  # the two go together, and the reason is told as the remark
    return ", ".join(_turn(scheme, name, edits, alone=len(names) == 1) for name in FIELD_LABELS if name in names)


def _turn(scheme: StatusScheme, name: str, edits: Sequence[Edit], *, alone: bool) -> str:
    """What a field was and became; its name alone where that would take long, or differs from activity to activity."""
    label = FIELD_LABELS[name]
    values = {edit.after[name] for edit in edits if edit.after and name in edit.after}
    if name in _TEXTS or len(values) > 1 or not (alone or name == "status"):
        return label
    new = values.pop()
    if name == "reason" and new:
        return label
    became = f"→ {_at_a_glance(scheme, name, new)}"
    if len(edits) > 1:
        return f"{label} {became}"
    was = _at_a_glance(scheme, name, (edits[0].before or {}).get(name))
    return f"{was} {became}" if name == "status" else f"{label}: {was} {became}"


def _at_a_glance(scheme: StatusScheme, name: str, value: Any) -> str:
    return scheme.label(value) if name == "status" else str(value or "(nothing)")


# In full


def _described(scheme: StatusScheme, edit: Edit) -> list[str]:
    if edit.table is not Table.ACTIVITIES:
        return [_recorded(edit)]
    place = f"{edit.quarter} {edit.code}"
    if edit.before is None or edit.after is None:
        content = edit.after or edit.before or {}
        return [f"{place}: {'added' if edit.before is None else 'removed'} '{content['title']}'"]
    before = edit.before
    return [
        f"{place}: {FIELD_LABELS[name]}: {_value(scheme, name, before[name])} → {_value(scheme, name, value)}"
        for name, value in edit.after.items()
    ]


def _recorded(edit: Edit) -> str:
    return f"{edit.key.replace('_', ' ')}: {record_event(edit)}"


def _value(scheme: StatusScheme, field: str, value: Any) -> str:
    if field == "status":
        return scheme.word(value)
    return _in_quotes(str(value)) if value else "(nothing)"


def _in_quotes(text: str) -> str:
    from ka_tui.domain.narrative import excerpt

    return f"'{excerpt(text, _LENGTH)}'"
