"""Options and arguments that several commands share."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from ka_tui.cli.completing import complete_code, complete_quarter
from ka_tui.domain.quarters import Quarter, parse_quarter
from ka_tui.domain.text import clean_line

if TYPE_CHECKING:
    from ka_tui.domain.register import Register
    from ka_tui.services.desk import Desk

Command = TypeVar("Command", bound=Callable[..., Any])
"""A function that is, or is to become, a command."""


def desk_of(ctx: click.Context) -> Desk:
    """The desk that the command works at: the register named before the command, or the usual one."""
    from ka_tui.services.desk import open_desk

    return open_desk(ctx.find_root().obj)


class QuarterType(click.ParamType[Quarter]):
    """A quarter in any of the spellings people use."""

    name = "quarter"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Quarter:  # noqa: ARG002
        """Parse it; the error names the accepted spelling."""
        return value if isinstance(value, Quarter) else parse_quarter(value)


class DayType(click.ParamType[date]):
    """A day, in any of the ways in which people write one."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read it; the error says how a day is written."""
        from ka_tui.domain.typed_days import HOW_TO_WRITE, read_day  # few commands are given a day

        if isinstance(value, date):
            return value
        try:
            return read_day(clean_line(value))
        except ValueError:
            self.fail(f"{value!r} is no day. {HOW_TO_WRITE}.", param, ctx)


def quarter_option(
    help_text: str = "The quarter, as Q2-2022 or 'Q2 2022/23'. [default: the latest]",
) -> Callable[[Command], Command]:
    """``--quarter``, eager so that codes complete from a quarter named after them too."""
    return click.option(
        "--quarter", "-q", type=QuarterType(), metavar="Q", help=help_text, shell_complete=complete_quarter, is_eager=True
    )


def as_of_option(command: Command) -> Command:
    """``--as-of``: a day on which the register is to be looked at."""
    return click.option("--as-of", type=DayType(), metavar="DATE", help="As the register stood by the end of that day, in UTC.")(
        command
    )


def register_of(ctx: click.Context, as_of: date | None) -> Register:
    """The register that the command looks at, as it now is or stood by the end of a day."""
    desk = desk_of(ctx)
    if as_of is None:
        return desk.store.snapshot()
    from ka_tui.services.as_of import register_on  # few ask for another day

    return register_on(desk, as_of)


def json_options(command: Command) -> Command:
    """``--format text|json``, and ``--json`` for short; the command is given ``as_json``."""

    @functools.wraps(command)
    def with_choice(*args: Any, format_: str, json_: bool, **kwargs: Any) -> Any:
        return command(*args, as_json=json_ or format_ == "json", **kwargs)

    choice = click.Choice(["text", "json"])
    decorated = click.option("--json", "json_", is_flag=True, help="The same as --format json.")(with_choice)
    return cast(
        Command,
        click.option("--format", "format_", type=choice, default="text", help="Text for people, or JSON for programs.")(
            decorated
        ),
    )


def code_argument(required: bool = True) -> Callable[[Command], Command]:
    """One code."""
    return click.argument("code", required=required, shell_complete=complete_code)


def code_arguments(command: Command) -> Command:
    """One or more codes."""
    return click.argument("codes", metavar="CODE...", nargs=-1, required=True, shell_complete=complete_code)(command)
