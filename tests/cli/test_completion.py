"""The completion protocol of each shell, by its environment variables, and the scripts in the shells that are here."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.office import Office

SHELLS = ("bash", "zsh", "fish", "powershell")


@pytest.fixture
def shell(filled: Office, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("KA_REGISTER", str(filled.register))
    filled.done("set", "KA.01.02", "--team", "Press, Web & Print")
    return Shell(filled, monkeypatch)


class Shell:
    """Asks as a shell does, and understands the answer."""

    def __init__(self, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        self.office, self.monkeypatch = office, monkeypatch

    def completes(self, line: str, name: str = "bash") -> list[str]:
        """The values that complete the last word of a line."""
        return [value for value, _ in self.answers(line, name)]

    def answers(self, line: str, name: str) -> list[tuple[str, str]]:
        words = line.split(" ")
        self.monkeypatch.setenv("_KA_COMPLETE", f"{name}_complete")
        self.monkeypatch.setenv("COMP_WORDS", line)
        self.monkeypatch.setenv("COMP_CWORD", words[-1] if name == "fish" else str(len(words) - 1))
        result = self.office.ka_bare()
        self.monkeypatch.delenv("_KA_COMPLETE")
        assert (result.code, result.err) == (0, "")
        return _understood(result.out.rstrip("\n").splitlines(), name)


def _understood(lines: list[str], name: str) -> list[tuple[str, str]]:
    if name in ("zsh", "powershell"):
        return [(value, about) for _, value, about in zip(lines[::3], lines[1::3], lines[2::3], strict=True)]
    values = [line.partition(",")[2] for line in lines]
    return [(value, about) for value, _, about in (value.partition("\t") for value in values)]


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("ka qu", ["quarters"]),
        ("ka list --quarter ", ["Q2-2022", "Q1-2022", "Q4-2021"]),
        ("ka list --quarter q1", ["Q1-2022"]),
        ("ka show ", ["KA.01.01", "KA.01.02", "KA.02.01"]),
        ("ka show --quarter Q4-2021 KA", ["KA.01.01"]),
        ("ka set KA.01.01 ", ["KA.01.02", "KA.02.01"]),
        ("ka set KA.01.01 --status ", ["red", "amber", "green", "completed", "none"]),
        ("ka set KA.01.01 --team ", ["Culture", "Parks", "Press, Web & Print", "Roads"]),
        ("ka list --team Pre", ["Press, Web & Print"]),
        ("ka list --portfolio l", ["Leisure"]),
        ("ka list --priority A", ["A green district", "A learned district", "A safe district"]),
        ("ka list --format ", ["text", "json"]),
        ("ka export --format ", ["json", "markdown", "csv", "html", "docx", "pdf", "xlsx", "ods", "odt"]),
        ("ka restore ", ["20221014-093000-000002", "20221014-093000-000001"]),
        ("ka completion ", ["bash", "zsh", "fish", "powershell"]),
        ("ka list --quarter nonsense --status re", ["red"]),
    ],
)
def test_values_come_from_the_register(shell: Shell, line: str, values: list[str]) -> None:
    assert {name: shell.completes(line, name) for name in SHELLS} == dict.fromkeys(SHELLS, values)


@pytest.mark.parametrize("name", ["zsh", "fish", "powershell"])
def test_descriptions_stand_beside_the_values(shell: Shell, name: str) -> None:
    assert shell.answers("ka show KA.01.0", name) == [("KA.01.01", "Mend the bridge"), ("KA.01.02", "Light the towpath")]
    assert shell.answers("ka list --quarter Q4", name) == [("Q4-2021", "January to March 2022")]


def test_an_equals_sign_parts_option_and_value(shell: Shell) -> None:
    assert shell.completes("ka list --status = am") == ["amber"]  # bash makes three words of it
    for name in ("zsh", "fish", "powershell"):
        assert shell.completes("ka list --status=am", name) == ["--status=amber"]


@pytest.mark.parametrize("name", SHELLS)
def test_the_register_on_the_line_comes_first(shell: Shell, tmp_path: Path, name: str) -> None:
    other = Office(tmp_path / "other")
    other.folder.mkdir()
    other.done("add", "KA.07.07", "Elsewhere", "--quarter", "Q3-2023", "--team", "Other people")
    assert shell.completes(f"ka --register {other.register} list --team ", name) == ["Other people"]
    assert shell.completes(f"ka --register {other.register} show ", name) == ["KA.07.07"]
    assert shell.completes(f"ka --register {other.register} list --quarter ", name) == ["Q3-2023"]


@pytest.mark.parametrize("data", [None, b"", b"{", b"{}"])
@pytest.mark.parametrize(
    "line", ["ka show ", "ka list --team ", "ka list --quarter ", "ka set KA.01.01 --status ", "ka restore "]
)
def test_without_a_usable_register_nothing_is_said(
    office: Office, monkeypatch: pytest.MonkeyPatch, data: bytes | None, line: str
) -> None:
    if data is not None:
        office.register.write_bytes(data)
    monkeypatch.setenv("KA_REGISTER", str(office.register))
    shell = Shell(office, monkeypatch)
    assert {name: shell.completes(line, name) for name in SHELLS} == {name: [] for name in SHELLS}


def test_a_question_that_no_shell_asks_is_answered_with_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_KA_COMPLETE", "tcsh_complete")
    assert office.ka_bare() == (1, "", "")


@pytest.mark.parametrize("name", SHELLS)
def test_each_script_names_its_program_and_variable(office: Office, name: str) -> None:
    result = office.ka_bare("completion", name)
    assert (result.code, result.err) == (0, "")
    assert "_KA_COMPLETE" in result.out
    assert f"{name}_complete" in result.out
    assert "%(" not in result.out


def test_powershell_puts_values_with_spaces_into_quotes(office: Office) -> None:
    assert """"'" + $value.Replace("'", "''") + "'\"""" in office.ka_bare("completion", "powershell").out


def test_an_unknown_shell_is_a_mistake_of_usage(office: Office) -> None:
    result = office.ka_bare("completion", "tcsh")
    assert result.code == 2
    assert "'bash', 'zsh', 'fish', 'powershell'" in result.err


BASH = shutil.which("bash") or ""
QUESTIONS = """
source {script}
ask() {{ COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _ka_completion ka; printf '%s\\n' "${{COMPREPLY[@]}}"; }}
ka() {{ "{python}" -m ka_tui; }}
ask ka list --team Pre
ask ka list --team '"Pre'
"""


@pytest.mark.skipif(not BASH, reason="there is no bash here")
def test_bash_inserts_values_as_the_line_needs_them(shell: Shell, tmp_path: Path) -> None:
    script = tmp_path / "ka.bash"
    script.write_text(shell.office.ka_bare("completion", "bash").out, "utf-8")
    project = Path(__file__).resolve().parents[2]
    asked = subprocess.run(  # noqa: S603 - the script under test
        [BASH, "--norc", "-c", QUESTIONS.format(script=script, python=sys.executable)],
        cwd=project,
        capture_output=True,
        text=True,
        check=True,
    )
    assert asked.stdout.splitlines() == [r"Press\,\ Web\ \&\ Print", "Press, Web & Print"]
