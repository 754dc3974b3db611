"""``ka undo``, ``ka redo``: changes taken back and brought back."""

from __future__ import annotations

import click

from ka_tui.cli.output import narrate
from ka_tui.cli.parameters import desk_of
from ka_tui.services import undoing
from ka_tui.services.describing import described_acts
from ka_tui.services.undoing import Reversal


@click.command("undo")
@click.option("--to", "number", type=click.IntRange(min=0), metavar="N", help="Everything after change N; 0 for every change.")
@click.pass_context
def undo_command(ctx: click.Context, number: int | None) -> None:
    """Take the last change back, or all down to a point.

    Whoever made it, and however many activities it touched. All stays in the history, whose numbers --to takes, and
    'ka redo' brings everything back that one undo took.

    \b
    Examples:
      ka undo
      ka undo --to 12
    """
    desk = desk_of(ctx)
    reversal = undoing.undo(desk) if number is None else undoing.undo_to(desk, number)
    _tell("Undone", reversal, "ka redo")


@click.command("redo")
@click.pass_context
def redo_command(ctx: click.Context) -> None:
    """Bring back all that the last undo took back.

    \b
    Example:
      ka redo
    """
    reversal = undoing.redo(desk_of(ctx))
    before = reversal.change.number - 1
    _tell("Redone", reversal, "ka undo" if len(reversal.targets) == 1 else f"ka undo --to {before}")


def _tell(verb: str, reversal: Reversal, opposite: str) -> None:
    narrate(f"{verb}: {described_acts(reversal.targets)}. Take that back with '{opposite}'.")
