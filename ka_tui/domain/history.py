"""What undo and redo mean, read from the history alone, so that they survive restarts and history only grows.

A new change can be undone; undoing it is a change too, which can be redone; a new change ends what could be redone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ka_tui.domain.changes import IMPORT, REDO, UNDO, Change, Edit, Table
from ka_tui.errors import NothingToRedo, NothingToUndo


def effective(changes: Iterable[Change]) -> tuple[list[Change], list[Change]]:
    """The changes in force, oldest first, and those that were undone and can be redone, the next one last."""
    done: list[Change] = []
    undone: list[Change] = []
    for change in changes:
        if not change.edits:
            continue  # it only says that something was put in place, so there is nothing to take back
        if change.what == UNDO and done:
            undone.append(done.pop())
        elif change.what == REDO and undone:
            done.append(undone.pop())
        else:
            done.append(change)
            undone.clear()
    return done, undone


def last_done(changes: Sequence[Change]) -> Change:
    """The change that undo takes back; raises NothingToUndo."""
    done, _ = effective(changes)
    if not done:
        raise NothingToUndo
    return done[-1]


def last_undone(changes: Sequence[Change]) -> Change:
    """The change that redo brings back; raises NothingToRedo."""
    _, undone = effective(changes)
    if not undone:
        raise NothingToRedo
    return undone[-1]


def inverse(change: Change) -> tuple[Edit, ...]:
    """The edits that take a change back, last first."""
    return tuple(edit.inverse for edit in reversed(change.edits))


def imported_values(changes: Iterable[Change]) -> dict[str, dict[str, object]]:
    """For each activity's key, what the last import in force made of its fields: whoever differs was edited since."""
    values: dict[str, dict[str, object]] = {}
    done, _ = effective(changes)
    for change in done:
        if change.what == IMPORT:
            for edit in change.edits:
                if edit.table is Table.ACTIVITIES and edit.after is not None:
                    values.setdefault(edit.key, {}).update(edit.after)
    return values
