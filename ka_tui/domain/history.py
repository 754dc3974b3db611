"""What undo and redo mean, read from the history alone, so that they survive restarts and history only grows.

An undo takes changes in force back, the latest first; it is a change too, and its redo brings all of them back. A new
change ends what could be redone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ka_tui.domain.changes import IMPORT, REDO, UNDO, Change, Edit, Table
from ka_tui.errors import ChangeUndone, NoSuchChange, NothingToRedo, NothingToUndo


class Course(NamedTuple):
    """Where a history has led.

    ``in_force`` are the changes that count, oldest first; ``undone`` is what each undo took back that can be redone, the
    next one last; ``reversed`` maps the number of each undo and redo to the changes that it took or brought back. Changes
    taken together stand oldest first. ``taken_back`` has the numbers of all that no longer count, redoable or not.
    """

    in_force: list[Change]
    undone: list[tuple[Change, ...]]
    reversed: Mapping[int, tuple[Change, ...]]
    taken_back: frozenset[int]


def course(changes: Iterable[Change]) -> Course:
    """Follow a history from its beginning. An undo takes back every change in force down to its target."""
    done: list[Change] = []
    undone: list[tuple[Change, ...]] = []
    reversed_: dict[int, tuple[Change, ...]] = {}
    for change in changes:
        if not change.edits:
            continue  # it only says that something was put in place, so there is nothing to take back
        if change.what == UNDO and done:
            first = _place(done, change.target)
            undone.append(tuple(done[first:]))
            reversed_[change.number] = undone[-1]
            del done[first:]
        elif change.what == REDO and undone:
            reversed_[change.number] = undone.pop()
            done += reversed_[change.number]
        else:
            done.append(change)
            undone.clear()
    touched = {change.number for group in reversed_.values() for change in group}
    return Course(done, undone, reversed_, frozenset(touched - {change.number for change in done}))


def last_done(changes: Sequence[Change]) -> Change:
    """The change that undo takes back; raises NothingToUndo."""
    done = course(changes).in_force
    if not done:
        raise NothingToUndo
    return done[-1]


def last_undone(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes that redo brings back, oldest first; raises NothingToRedo."""
    undone = course(changes).undone
    if not undone:
        raise NothingToRedo
    return undone[-1]


def done_since(changes: Sequence[Change], number: int) -> tuple[Change, ...]:
    """What must be taken back, oldest first, for all to be as it was right after a change, or before the first one for 0.

    Raises NoSuchChange; ChangeUndone where something that was in force then no longer is; NothingToUndo where all is so.
    """
    if number and all(change.number != number for change in changes):
        raise NoSuchChange(number)
    then = course(change for change in changes if change.number <= number).in_force
    now = course(changes).in_force
    if now[: len(then)] != then:
        raise ChangeUndone(number)
    if len(now) == len(then):
        raise NothingToUndo
    return tuple(now[len(then) :])


def inverse(*changes: Change) -> tuple[Edit, ...]:
    """The edits that take changes back, which are given oldest first: last change first, last edit first."""
    return tuple(edit.inverse for change in reversed(changes) for edit in reversed(change.edits))


def imported_values(changes: Iterable[Change]) -> dict[str, dict[str, object]]:
    """For each activity's key, what the last import in force made of its fields: whoever differs was edited since."""
    values: dict[str, dict[str, object]] = {}
    for change in course(changes).in_force:
        if change.what == IMPORT:
            for edit in change.edits:
                if edit.table is Table.ACTIVITIES and edit.after is not None:
                    values.setdefault(edit.key, {}).update(edit.after)
    return values


def _place(done: Sequence[Change], target: int | None) -> int:
    """Where the changes in force begin that an undo takes back: at its target, or at the last one."""
    first = len(done) - 1
    while first and target is not None and done[first - 1].number >= target:
        first -= 1
    return first
