from __future__ import annotations

import errno
import io
import sys

import click
import pytest

from ka_tui import __version__
from ka_tui.cli.entry import run
from tests.cli.office import Office


def test_alone_it_prints_its_help(office: Office) -> None:
    assert office.ka_bare() == office.ka_bare("--help") == office.ka_bare("-h")
    assert office.ka_bare().code == 0
    assert office.ka_bare().out.startswith("Usage: ka [OPTIONS] [COMMAND] [ARGS]...\n\n  Keep a council's key activities")


def test_the_version(office: Office) -> None:
    assert office.ka_bare("--version") == (0, f"ka-tui, version {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("lst",), "There is no command 'lst'. Did you mean 'list'? 'ka --help' shows how."),
        (("zzz",), "There is no command 'zzz'. 'ka --help' shows how."),
        (("--registre", "x", "list"), "No such option '--registre'. Did you mean '--register'? 'ka --help' shows how."),
        (("list", "--statos", "red"), "No such option '--statos'. Did you mean '--status'? 'ka list --help' shows how."),
        (("--register",), "Option '--register' requires an argument. 'ka --help' shows how."),
        (("show",), "Missing argument 'CODE'. 'ka show --help' shows how."),
        (("undo", "5"), "Got unexpected extra argument (5). 'ka undo --help' shows how."),
        (
            ("list", "--format", "xml"),
            "Invalid value for '--format': 'xml' is not one of 'text', 'json'. 'ka list --help' shows how.",
        ),
    ],
)
def test_mistakes_in_the_arguments_are_told_in_one_line_with_the_remedy(
    office: Office, arguments: tuple[str, ...], told: str
) -> None:
    assert office.ka_bare(*arguments) == (2, "", f"ka: {told}\n")


def command_that(error: BaseException) -> click.Command:
    @click.command("failing")
    def failing() -> None:
        raise error

    return failing


def test_an_interrupt_ends_with_130(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([], command_that(KeyboardInterrupt())) == 130
    assert capsys.readouterr().err.endswith("ka: interrupted; nothing more was done.\n")


def test_what_the_system_refuses_is_told_in_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    assert run([], command_that(OSError(errno.ENOSPC, "No space left on device", "/somewhere/file"))) == 1
    assert capfd.readouterr().err == "ka: /somewhere/file cannot be used: no space left on device.\n"


def test_streams_that_the_caller_closed_are_no_mistake(filled: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, stream, None)
    assert run(["--register", str(filled.register), "set", "KA.01.01", "--status", "red"]) == 0
    assert run(["--register", str(filled.register), "list"]) == 0
    assert run(["--register", str(filled.register), "export"]) == 0
    assert run(["--register", str(filled.register), "set", "KA.01.01", "--progress", "-"]) == 2
    sys.stdin.close()
    sys.stdout.close()
    sys.stderr.close()


def test_what_an_encoding_lacks_is_replaced_and_json_is_utf_8_all_the_same(
    filled: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="cp1252"))
    assert run(["--register", str(filled.register), "show", "KA.01.02"]) == 0
    assert b"in the source: ?" in out.getvalue()
    out.truncate(0)
    assert run(["--register", str(filled.register), "show", "KA.01.02", "--json"]) == 0
    assert '"status_source": "▶"'.encode() in out.getvalue()
