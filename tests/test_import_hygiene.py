"""What each command loads, seen in a process of its own: speed is lost by imports that nobody notices."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.office import TABLE, Office

PROJECT = Path(__file__).resolve().parent.parent

HEAVY = {"textual", "rich", "markdown_it", "docx", "openpyxl", "typst", "platformdirs", "asyncio", "xml", "http", "email"}
"""Screens, document libraries and networks."""

FOR_WRITERS = {"filelock", "tinydb", "difflib", "subprocess", "tempfile", "shutil", "secrets", "logging", "csv"}
"""What only a command that changes something, or makes a mistake, may load."""

PROGRAM = """
import json, sys
from ka_tui.cli.entry import run
code = run(sys.argv[1:])
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
sys.exit(code)
"""


def modules_of(office: Office, *arguments: str) -> set[str]:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM, "--register", str(office.register), *arguments],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv("KA_USER", "Officer")
    filled = Office(tmp_path)
    filled.done("import", filled.file("earlier.csv", TABLE))
    return filled


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("list", "--json"),
        ("show", "KA.01.01"),
        ("set", "KA.01.01", "--status", "red"),
        ("undo",),
        ("history",),
        ("import", "earlier.csv"),
        ("export", "--format", "csv"),
        ("export",),
        ("completion", "zsh"),
        ("--help",),
    ],
)
def test_no_command_loads_the_screen_or_a_document_library(office: Office, arguments: tuple[str, ...]) -> None:
    given = [str(office.folder / text) if text.endswith(".csv") else text for text in arguments]
    assert modules_of(office, *given) & HEAVY == set()


@pytest.mark.parametrize("arguments", [("list",), ("list", "--json"), ("show", "KA.01.01"), ("export", "--format", "csv")])
def test_looking_loads_nothing_of_what_writing_needs(office: Office, arguments: tuple[str, ...]) -> None:
    assert modules_of(office, *arguments) & FOR_WRITERS == set()


def test_a_list_loads_only_the_commands_own_modules(office: Office) -> None:
    loaded = {name.removeprefix("ka_tui.") for name in modules_of(office, "list") if name.startswith("ka_tui.")}
    assert not {name for name in loaded if name.split(".")[0] in ("tui", "reports", "checks")}
    assert {name for name in loaded if name.startswith("cli.")} == {
        "cli.completing",
        "cli.entry",
        "cli.group",
        "cli.listing",
        "cli.output",
        "cli.parameters",
        "cli.tables",
    }
    assert {name for name in loaded if name.startswith("services.")} == {"services.desk"}
