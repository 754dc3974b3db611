"""The history of an activity as passages for a panel: when each change was made, by whom, why, and what it changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from ka_tui.domain.activities import FIELD_LABELS, Activity
from ka_tui.domain.changes import Change, Edit, Values
from ka_tui.domain.differences import excerpted, word_differences
from ka_tui.domain.quarters import parse_quarter
from ka_tui.domain.statuses import StatusScheme
from ka_tui.tui.widgets.difference_passages import difference_runs
from ka_tui.tui.widgets.moments import short_moment
from ka_tui.tui.widgets.narrative_lines import BLANK, Passage, Run
from ka_tui.tui.widgets.passages import note

_MOST = 50
"""How many changes a panel shows; the history screen has all."""
_INDENT = Run("  ")
_NOTHING = "nothing"


def history_passages(changes: Sequence[Change], activity: Activity, scheme: StatusScheme) -> tuple[Passage, ...]:
    """The changes to an activity, in the order given; its own quarter and code need not be named."""
    if not changes:
        return note("Nothing has changed yet.")
    parts = [passage for change in islice(changes, _MOST) for passage in _change(change, activity, scheme)]
    if len(changes) > _MOST:
        parts += [BLANK, *note(f"And {len(changes) - _MOST} earlier changes.")]
    return tuple(parts[1:])


def _change(change: Change, activity: Activity, scheme: StatusScheme) -> Iterator[Passage]:
    for edit in change.edits:
        yield BLANK
        when = short_moment(change.at).lstrip()
        yield Passage((Run(f"{when}  ", "quiet"), Run(f"{change.by}  "), *_act(change.what, edit, activity, scheme)))
        if change.why:
            yield Passage((Run(f"“{change.why}”"),), _INDENT)
        if edit.before is not None and edit.after is not None:
            yield from _fields(edit.before, edit.after, change.why)


def _act(what: str, edit: Edit, activity: Activity, scheme: StatusScheme) -> Iterator[Run]:
    """What was done, in which other quarter or under which other code, and to which status that led."""
    yield Run(what, "quiet")
    if edit.quarter and edit.quarter != str(activity.quarter):
        yield Run(f" in {parse_quarter(edit.quarter).label}", "quiet")
    if edit.code and edit.code != activity.code:
        yield Run(f" to {edit.code}", "quiet")
    if edit.before is None:
        yield Run(f", added: {scheme.label((edit.after or {}).get('status'))}")
    elif edit.after is None:
        yield Run(", removed")
    elif "status" in edit.after:
        colon = ": " if "status" in what else ", status: "
        yield Run(f"{colon}{scheme.word(edit.before.get('status'))} → {scheme.word(edit.after['status'])}")


def _fields(before: Values, after: Values, told: str) -> Iterator[Passage]:
    """The fields that changed, but for the status, and for a reason that is ``told`` as that of the change."""
    for name in after:
        if name == "status" or (name == "reason" and told and after[name] == told):
            continue
        yield Passage((Run(f"{FIELD_LABELS[name]}: ", "quiet"), *_difference(name, before.get(name), after[name])), _INDENT)


def _difference(name: str, before: Any, after: Any) -> Iterator[Run]:
    if name in ("progress", "next_steps"):
        yield from difference_runs(excerpted(word_differences(before or "", after or "")))
    elif name == "reason" and after and not before:
        yield Run(f"“{after}”")
    else:
        yield Run(f"{before or _NOTHING} → {after or _NOTHING}")
