"""What each command loads, seen in a process of its own: speed is lost by imports that nobody notices."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.office import TABLE, Office

PROJECT = Path(__file__).resolve().parent.parent

DOCUMENTS = {"PIL", "docx", "jinja2", "lxml", "odfdo", "openpyxl", "pdfminer", "pdfplumber", "typst", "xlrd"}
"""Document libraries."""

HEAVY = {"textual", "rich", "markdown_it", "platformdirs", "asyncio", "xml", "http", "email"} | DOCUMENTS
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


WITHOUT = """
import sys
for name in sys.argv[1].split(","):
    sys.modules[name] = None  # importing it then fails, as where it is not installed
from ka_tui.cli.entry import run
sys.exit(run(sys.argv[2:]))
"""


@pytest.mark.parametrize("ending", ["docx", "pdf", "html", "xlsx", "ods", "odt"])
def test_without_its_libraries_a_format_says_what_to_install_and_the_others_work(office: Office, ending: str) -> None:
    def without(*arguments: str) -> tuple[int, str]:
        command = [sys.executable, "-c", WITHOUT, ",".join(DOCUMENTS), "--register", str(office.register), *arguments]
        done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
        return done.returncode, done.stderr

    output = office.folder / f"paper.{ending}"
    code, told = without("export", "-o", str(output))
    assert code == 1
    assert "pip install 'ka-tui[" in told
    assert not output.exists()
    office.done("export", "-o", str(output))
    assert without("import", str(output))[0] == 1
    assert without("export", "-o", str(output.with_suffix(".md")))[0] == 0
