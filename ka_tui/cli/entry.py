"""From arguments to an exit code, with every mistake told in a line that says what to do."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from ka_tui.cli.group import COMPLETION_VARIABLE, ka
from ka_tui.domain.text import shown
from ka_tui.errors import DocumentError, DraftKept, KaError, NotFound, Refused, RegisterError, UsageError

_EXIT_CODES: tuple[tuple[type[KaError], int], ...] = (
    (Refused, 1),
    (UsageError, 2),
    (NotFound, 3),
    (RegisterError, 4),
    (DocumentError, 5),
)
_FAILED = 1
_INTERRUPTED = 130


def run(arguments: Sequence[str] | None = None, command: click.Command = ka, name: str = "ka") -> int:
    """Run a command and give its exit code: 0 done, else as the contract of the command line has it."""
    _open_closed_streams()
    if name == "ka" and (instruction := os.environ.get(COMPLETION_VARIABLE)):
        return _complete(command, name, instruction)
    try:
        left = command.main(None if arguments is None else list(arguments), name, standalone_mode=False)
    except KaError as error:
        cause = error.cause if isinstance(error, DraftKept) else error
        return _told(name, str(error), next(code for kind, code in _EXIT_CODES if isinstance(cause, kind)))
    except click.ClickException as error:
        return _told(name, _with_remedy(error, name), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return _told(name, "interrupted; nothing more was done.", _INTERRUPTED)
    except (BrokenPipeError, SystemExit):  # click leaves by the second where nobody reads the output any more
        _close_output()
        return 0
    except OSError as error:
        _close_output()
        return _told(name, f"{error.filename or 'the output'} cannot be used: {(error.strerror or str(error)).lower()}.", _FAILED)
    return left if isinstance(left, int) else 0


def run_screen(arguments: Sequence[str] | None = None) -> int:
    """Run ``ka-tui``."""
    from ka_tui.cli.screen import ka_tui

    code = run(arguments, ka_tui, "ka-tui")
    for stream in filter(None, (sys.__stdout__, sys.__stderr__)):
        try:
            stream.flush()
        except OSError:  # the terminal is gone; Python would fail over what is left for it
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return code


def _complete(command: click.Command, name: str, instruction: str) -> int:
    """Answer a shell that completes a line; where that goes wrong the shell hears nothing, for it would print it."""
    from ka_tui.cli.completion import answer

    try:
        return answer(command, name, instruction)
    except (KaError, click.ClickException, OSError, KeyboardInterrupt):
        return _FAILED


def _told(name: str, message: str, code: int) -> int:
    click.echo(shown(f"{name}: {message}"), err=True)
    return code


def _with_remedy(error: click.ClickException, name: str) -> str:
    """What click says of a mistake in the arguments, and where the right ones are told."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    sentence = error.format_message().rstrip()
    stop = "" if sentence.endswith((".", "?", "!")) else "."
    return f"{sentence}{stop} '{context.command_path if context else name} --help' shows how."


def _open_closed_streams() -> None:
    """Give each standard stream that our caller closed an end that swallows everything, lest a file take its number."""
    for stream, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, stream) is None:
            setattr(sys, stream, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - open until we end


def _close_output() -> None:
    """Whoever read our output has gone: leave nothing that Python would want to write to it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
