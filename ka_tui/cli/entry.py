"""From arguments to an exit code, with every mistake told in one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from ka_tui.cli.group import ka
from ka_tui.domain.text import shown
from ka_tui.errors import DocumentError, DraftKept, KaError, NotFound, Refused, RegisterError, UsageError

_EXIT_CODES: tuple[tuple[type[KaError], int], ...] = (
    (Refused, 1),
    (UsageError, 2),
    (NotFound, 3),
    (RegisterError, 4),
    (DocumentError, 5),
)
_INTERRUPTED = 130
_COMPLETION_VARIABLE = "_KA_COMPLETE"


def run(arguments: Sequence[str] | None = None, command: click.Command = ka, name: str = "ka") -> int:
    """Run a command and give its exit code: 0 done, else as the contract of the command line has it."""
    if os.environ.get(_COMPLETION_VARIABLE):
        from ka_tui.cli.completion import register_shells

        register_shells()
    try:
        result = command.main(
            args=None if arguments is None else list(arguments),
            prog_name=name,
            complete_var=_COMPLETION_VARIABLE if name == "ka" else None,
            standalone_mode=False,
        )
    except KaError as error:
        click.echo(shown(f"{name}: {error}"), err=True)
        cause = error.cause if isinstance(error, DraftKept) else error
        return next(code for kind, code in _EXIT_CODES if isinstance(cause, kind))
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(f"{name}: interrupted; nothing more was done.", err=True)
        return _INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:
        _close_output()
        return 0
    return result if isinstance(result, int) else 0


def run_screen(arguments: Sequence[str] | None = None) -> int:
    """Run ``ka-tui``."""
    from ka_tui.cli.screen import ka_tui

    return run(arguments, ka_tui, "ka-tui")


def _close_output() -> None:
    """Whoever read our output has gone: leave nothing that Python would want to write to it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
