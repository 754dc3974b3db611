"""``ka set``, ``ka add``, ``ka remove``: changing activities, each call one undoable change."""

from __future__ import annotations

from collections.abc import Callable

import click

from ka_tui.cli.completing import complete_name, complete_status
from ka_tui.cli.parameters import Command, code_arguments, desk_of, quarter_option
from ka_tui.cli.telling import tell_change
from ka_tui.cli.texts import checked_text, given_texts
from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.quarters import Quarter
from ka_tui.services import editing

_FIELDS = ("status", "progress", "next_steps", "title", "team", "portfolio", "priority", "reason")
_TEXT_NOTE = "A TEXT may be - for standard input, or @FILE for a file's text; @@ stands for one @ at the beginning."


def _field_options(*names: str) -> Callable[[Command], Command]:
    """An option for each of these fields of an activity."""
    completions = {"status": complete_status, **{name: complete_name(name) for name in ("team", "portfolio", "priority")}}
    texts = {"status": "The status; 'none' for not stated.", "reason": "Why the status is what it is; kept in the history too."}

    def decorate(command: Command) -> Command:
        for name in reversed(names):
            command = click.option(
                _option(name),
                name,
                metavar="TEXT" if name != "status" else "STATUS",
                help=texts.get(name, f"The {FIELD_LABELS[name].lower()}."),
                shell_complete=completions.get(name),
            )(command)
        return command

    return decorate


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


@click.command("set", epilog=_TEXT_NOTE)
@code_arguments
@quarter_option()
@_field_options(*_FIELDS)
@click.pass_context
def set_command(ctx: click.Context, /, codes: tuple[str, ...], quarter: Quarter | None, **given: str | None) -> None:
    """Set fields of one or several activities, as one change.

    \b
    Examples:
      ka set KA.01.08 --status amber --reason "2.5 posts are vacant"
      ka set KA.02.01 KA.02.02 --team "Community Partnerships"
      ka set KA.01.04 --progress @progress.md
      pbpaste | ka set KA.01.04 --next-steps -
    """
    values = given_texts(given)
    if not values:
        raise click.UsageError(f"There is nothing to set. Name a field: {', '.join(map(_option, _FIELDS))}.", ctx)
    if values.get("status") == "":
        raise click.UsageError("--status is empty. Write 'none' for not stated.", ctx)
    desk = desk_of(ctx)
    chosen = desk.store.snapshot().require(quarter)
    tell_change(desk, editing.set_fields(desk, chosen, codes, values))


@click.command("add", epilog=_TEXT_NOTE)
@click.argument("code")
@click.argument("title")
@quarter_option("The quarter; one that the register does not have yet is opened. [default: the latest]")
@_field_options(*(name for name in _FIELDS if name != "title"))
@click.pass_context
def add_command(ctx: click.Context, /, code: str, title: str, quarter: Quarter | None, **given: str | None) -> None:
    """Add an activity to a quarter.

    It stands under the priority that the other activities with its first number have, unless --priority says another.

    \b
    Examples:
      ka add KA.03.08 "Plant 500 trees" --team "Environmental Services"
      ka add KA.01.01 "Begin the new plan" --quarter Q1-2023
    """
    values = given_texts(given)
    desk = desk_of(ctx)
    chosen = quarter or desk.register.latest
    tell_change(desk, editing.add_activity(desk, chosen, code, checked_text(title), values))


@click.command("remove")
@code_arguments
@quarter_option()
@click.option("--reason", default="", metavar="TEXT", help="Why; kept in the history.")
@click.pass_context
def remove_command(ctx: click.Context, codes: tuple[str, ...], quarter: Quarter | None, reason: str) -> None:
    """Remove activities from a quarter. 'ka undo' brings them back.

    \b
    Example:
      ka remove KA.03.08 --quarter Q2-2022 --reason "entered twice"
    """
    desk = desk_of(ctx)
    chosen = desk.store.snapshot().require(quarter)
    tell_change(desk, editing.remove_activities(desk, chosen, codes, why=checked_text(reason)))
