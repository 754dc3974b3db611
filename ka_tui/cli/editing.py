"""``ka set``, ``ka add``, ``ka remove``, ``ka edit``: changing activities, each call one undoable change."""

from __future__ import annotations

from collections.abc import Callable

import click

from ka_tui.cli.output import narrate
from ka_tui.cli.parameters import (
    Command,
    code_arguments,
    complete_code,
    complete_name,
    complete_status,
    desk_of,
    quarter_option,
    text_value,
)
from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.changes import Change
from ka_tui.domain.codes import parse_code
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import StatusScheme
from ka_tui.services import drafting, editing
from ka_tui.services.describing import described_edits

_FIELDS = ("status", "progress", "next_steps", "title", "team", "portfolio", "priority", "reason")


def _field_options(*names: str) -> Callable[[Command], Command]:
    """An option for each of these fields of an activity."""
    completions = {"status": complete_status, **{name: complete_name(name) for name in ("team", "portfolio", "priority")}}
    texts = {"status": "The status; 'none' for not stated.", "reason": "Why the status is what it is; kept in the history too."}

    def decorate(command: Command) -> Command:
        for name in reversed(names):
            command = click.option(
                f"--{name.replace('_', '-')}",
                name,
                metavar="TEXT" if name != "status" else "STATUS",
                help=texts.get(name, f"The {FIELD_LABELS[name].lower()}."),
                shell_complete=completions.get(name),
            )(command)
        return command

    return decorate


@click.command("set", epilog="A TEXT may be - for standard input, or @FILE for a file's text.")
@code_arguments()
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
    if all(value is None for value in given.values()):
        raise click.UsageError(f"Nothing to set. Name a field: {', '.join('--' + f.replace('_', '-') for f in _FIELDS)}.", ctx)
    values = {name: text_value(value) for name, value in given.items() if value is not None}
    desk = desk_of(ctx)
    chosen = desk.store.snapshot().require(quarter)
    change = editing.set_fields(desk, chosen, codes, values, why=values.get("reason") or "")
    _tell(desk.register.scheme, change)


@click.command("add", epilog="A TEXT may be - for standard input, or @FILE for a file's text.")
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
    desk = desk_of(ctx)
    chosen = quarter or desk.register.latest
    values = {name: text_value(value) for name, value in given.items() if value is not None}
    change = editing.add_activity(desk, chosen, code, title, values, why=values.get("reason") or "")
    _tell(desk.register.scheme, change)


@click.command("remove")
@code_arguments()
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
    change = editing.remove_activities(desk, desk.store.snapshot().require(quarter), codes, why=reason)
    _tell(desk.register.scheme, change)


@click.command("edit")
@click.argument("code", shell_complete=complete_code)
@quarter_option()
@click.pass_context
def edit_command(ctx: click.Context, code: str, quarter: Quarter | None) -> None:
    """Open $VISUAL or $EDITOR on an activity's progress and next steps, as Markdown.

    \b
    Example:
      EDITOR=nano ka edit KA.01.08
    """
    desk = desk_of(ctx)
    register = desk.store.snapshot()
    activity = register.activity(register.require(quarter), parse_code(code))
    draft = drafting.edit_draft(drafting.draft_of(activity))
    if draft is None:
        narrate("Nothing was changed.")
    else:
        _tell(register.scheme, drafting.save_draft(desk, activity, draft))


def _tell(scheme: StatusScheme, change: Change) -> None:
    """Say what a change did, field by field, and how to take it back."""
    if not change.edits:
        narrate("Nothing to change: it is so already.")
        return
    for line in (*described_edits(scheme, change), "Take it back with 'ka undo'."):
        narrate(line)
