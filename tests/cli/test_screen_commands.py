from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ka_tui.cli.entry import run_screen
from tests.cli.office import Office


@pytest.mark.parametrize("arguments", [("tui",), ("demo",), ("tui", "--quarter", "Q2-2022")])
def test_the_screen_is_refused_where_there_is_no_terminal(filled: Office, arguments: tuple[str, ...]) -> None:
    assert filled.ka(*arguments) == (
        1,
        "",
        "ka: The screen needs a terminal, and standard input, output or error is not one. "
        "Use the command line here, as in 'ka list'.\n",
    )


@pytest.mark.parametrize(("kind", "told"), [("dumb", "TERM is 'dumb'"), ("", "TERM is not set")])
def test_a_terminal_that_cannot_draw_is_refused(
    filled: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], kind: str, told: str
) -> None:
    monkeypatch.setenv("TERM", kind)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert run_screen(["--register", str(filled.register)]) == 1
    assert capsys.readouterr().err == (
        f"ka-tui: The screen needs a terminal, and {told}. Use the command line here, as in 'ka list'.\n"
    )


def test_the_screen_s_own_command_helps_and_tells_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_screen(["--help"]) == 0
    assert "ka-tui --quarter Q2-2022" in capsys.readouterr().out
    assert run_screen(["--version"]) == 0
    assert capsys.readouterr().out.startswith("ka-tui, version ")
    assert run_screen(["--quarter", "never"]) == 2
    assert capsys.readouterr().err.startswith("ka-tui: 'never' is not a quarter.")


def test_the_keys_are_printed_as_a_file_that_changes_nothing_yet(filled: Office, tmp_path: Path) -> None:
    code, out, err = filled.ka("keys")
    assert (code, err) == (0, "")
    assert '# edit = "e"  # Edit the activity' in out
    assert tomllib.loads(out) == {"keys": {}}
    assert tomllib.loads(out.replace('# undo = "u"', 'undo = "x"')) == {"keys": {"undo": "x"}}
