"""Undo and redo: new changes made from the history, which therefore survive restarts and are never lost themselves."""

from __future__ import annotations

from typing import NamedTuple

from ka_tui.domain import history
from ka_tui.domain.changes import REDO, UNDO, Change
from ka_tui.services.desk import Desk, retried


class Reversal(NamedTuple):
    """An undo or redo that was done: the change it made, and the earlier one it took back or brought back."""

    change: Change
    target: Change


def undo(desk: Desk) -> Reversal:
    """Take back the last change in force, whoever made it; raises NothingToUndo."""
    return retried(lambda: _undo(desk))


def redo(desk: Desk) -> Reversal:
    """Bring back the last change that was undone; raises NothingToRedo."""
    return retried(lambda: _redo(desk))


def _undo(desk: Desk) -> Reversal:
    changes = desk.history()
    target = history.last_done(changes)
    return Reversal(desk.propose(UNDO, history.inverse(target), target=target.number, at_commit=changes[-1].number), target)


def _redo(desk: Desk) -> Reversal:
    changes = desk.history()
    target = history.last_undone(changes)
    return Reversal(desk.propose(REDO, target.edits, target=target.number, at_commit=changes[-1].number), target)
