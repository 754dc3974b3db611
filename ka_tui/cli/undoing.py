"""``ka undo``, ``ka redo``: the last change taken back and brought back."""

from __future__ import annotations

import click

from ka_tui.cli.output import narrate
from ka_tui.cli.parameters import desk_of
from ka_tui.services import undoing
from ka_tui.services.describing import described_act
from ka_tui.services.undoing import Reversal


@click.command("undo")
@click.pass_context
def undo_command(ctx: click.Context) -> None:
    """Take the last change back, whoever made it.

    A change of many activities goes back whole. What it did stays in the history, and 'ka redo' brings it back.

    \b
    Example:
      ka undo
    """
    _tell("Undone", undoing.undo(desk_of(ctx)), "ka redo")


@click.command("redo")
@click.pass_context
def redo_command(ctx: click.Context) -> None:
    """Bring back the change that was undone last.

    \b
    Example:
      ka redo
    """
    _tell("Redone", undoing.redo(desk_of(ctx)), "ka undo")


def _tell(verb: str, reversal: Reversal, opposite: str) -> None:
    target = reversal.target
    narrate(f"{verb}: change {target.number}, {described_act(target)}. Take that back with '{opposite}'.")
