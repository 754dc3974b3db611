"""Undo and redo: new changes made from the history, which therefore survive restarts and are never lost themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ka_tui.domain import history
from ka_tui.domain.changes import REDO, UNDO, Change
from ka_tui.services.desk import Desk, retried


class Reversal(NamedTuple):
    """An undo or redo that was done: the change it made, and those it took back or brought back, oldest first."""

    change: Change
    targets: tuple[Change, ...]

    @property
    def target(self) -> Change:
        """The earlier change that history names: the first one taken back, or the last one brought back."""
        return next(target for target in self.targets if target.number == self.change.target)


def undo(desk: Desk) -> Reversal:
    """Take back the last change in force, whoever made it; raises NothingToUndo."""
    return retried(lambda: _taken_back(desk, lambda changes: (history.last_done(changes),)))


def undo_to(desk: Desk, number: int, *, seen: int | None = None) -> Reversal:
    """Take back, as one change, everything that is in force since a change, or everything for 0.

    ``seen`` is the last change that the user knows of: where somebody made another one since, it is not taken back
    unasked, but RegisterMoved raised. Raises NoSuchChange, ChangeUndone and NothingToUndo too.
    """

    def attempt() -> Reversal:
        return _taken_back(desk, lambda changes: history.done_since(changes, number), seen)

    return retried(attempt) if seen is None else attempt()


def redo(desk: Desk) -> Reversal:
    """Bring back all that the last undo took back; raises NothingToRedo."""
    return retried(lambda: _redo(desk))


def _taken_back(desk: Desk, choose: Callable[[Sequence[Change]], tuple[Change, ...]], seen: int | None = None) -> Reversal:
    changes = desk.history()
    targets = choose(changes)
    at_commit = changes[-1].number if seen is None else seen
    return Reversal(desk.propose(UNDO, history.inverse(*targets), target=targets[0].number, at_commit=at_commit), targets)


def _redo(desk: Desk) -> Reversal:
    changes = desk.history()
    targets = history.last_undone(changes)
    edits = [edit for target in targets for edit in target.edits]
    return Reversal(desk.propose(REDO, edits, target=targets[-1].number, at_commit=changes[-1].number), targets)
