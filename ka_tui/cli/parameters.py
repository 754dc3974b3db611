"""Options and arguments that several commands share, and what a shell completes them with."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click
from click.shell_completion import CompletionItem

from ka_tui.domain.quarters import Quarter, parse_quarter
from ka_tui.errors import KaError

if TYPE_CHECKING:
    from ka_tui.domain.register import Register
    from ka_tui.services.desk import Desk

Command = TypeVar("Command", bound=Callable[..., Any])
"""A function that is, or is to become, a command."""


def desk_of(ctx: click.Context) -> Desk:
    """The desk that the command works at: the register named before the command, or the usual one."""
    from ka_tui.services.desk import open_desk

    return open_desk(ctx.find_root().obj)


def _register_for_completion(ctx: click.Context) -> Register | None:
    """The register to complete from; None, and no message, when it cannot be read."""
    root = ctx.find_root()
    if root.obj is None:
        root.obj = root.params.get("register")
    try:
        return desk_of(ctx).store.snapshot()
    except KaError:
        return None


def _items(values: Iterable[tuple[str, str]], incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(value, help=about) for value, about in values if value.casefold().startswith(incomplete.casefold())]


def complete_quarter(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """The quarters of the register, the latest first."""
    register = _register_for_completion(ctx)
    return _items(((str(q), q.months) for q in reversed(list(register.quarters))), incomplete) if register else []


def complete_code(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """The codes of the quarter that the line names, else of the latest, with their titles."""
    register = _register_for_completion(ctx)
    if register is None or not register.quarters:
        return []
    quarter = ctx.params.get("quarter") or register.latest
    return _items(((a.code, a.title) for a in register.activities(quarter)), incomplete)


def complete_status(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """The statuses of the register's scheme, and ``none``."""
    from ka_tui.domain.register import Register

    scheme = (_register_for_completion(ctx) or Register()).scheme
    return _items([*((s.id, s.meaning) for s in scheme), ("none", "Not stated")], incomplete)


def complete_name(field: str) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """The values that a field (team, portfolio, priority) has in the register."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
        register = _register_for_completion(ctx)
        if register is None:
            return []
        names = {getattr(a, field) for activities in register.quarters.values() for a in activities.values()}
        return _items(((name, "") for name in sorted(filter(None, names))), incomplete)

    return complete


class QuarterType(click.ParamType[Quarter]):
    """A quarter in any of the spellings people use."""

    name = "quarter"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Quarter:  # noqa: ARG002
        """Parse it; the error names the accepted spelling."""
        return value if isinstance(value, Quarter) else parse_quarter(value)


def quarter_option(
    help_text: str = "The quarter, as Q2-2022 or 'Q2 2022/23'. [default: the latest]",
) -> Callable[[Command], Command]:
    """``--quarter``, eager so that codes complete from the quarter named before them."""
    return click.option(
        "--quarter", "-q", type=QuarterType(), metavar="Q", help=help_text, shell_complete=complete_quarter, is_eager=True
    )


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


def code_arguments(required: bool = True) -> Callable[[Command], Command]:
    """One or more codes."""
    return click.argument("codes", metavar="CODE...", nargs=-1, required=required, shell_complete=complete_code)


def text_value(value: str | None) -> str | None:
    """The text that an option gives: ``-`` reads standard input, ``@file`` a file, ``@@`` is one @, all else is itself."""
    if value == "-":
        return sys.stdin.read()
    if value is not None and value.startswith("@@"):
        return value[1:]
    if value is not None and value.startswith("@") and len(value) > 1:
        try:
            return Path(value[1:]).read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
            raise click.UsageError(f"{value[1:]} cannot be read: {reason}. Write @@ for a text that begins with @.") from error
    return value
