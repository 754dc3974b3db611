"""The commands' own help and docs/command-line.md: no command without them, no example that does not work."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import pytest

from ka_tui.cli.entry import run
from ka_tui.cli.group import ka
from tests.cli.office import REPORT, TABLE, Office

PAGE = Path(__file__).resolve().parents[2] / "docs" / "command-line.md"
COMMANDS = ka.list_commands(click.Context(ka))
SHARED_OPTIONS = {"--help", "--quarter", "--format", "--json"}


def command(name: str) -> click.Command:
    found = ka.get_command(click.Context(ka), name)
    assert found is not None
    return found


def with_subcommands(name: str) -> dict[tuple[str, ...], click.Command]:
    """A command, and those under it where it is a group, by what is typed for each."""
    found = command(name)
    below = found.commands if isinstance(found, click.Group) else {}
    return {(name,): found, **{(name, other): under for other, under in below.items()}}


def help_of(words: Sequence[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert run([*words, "--help"]) == 0
    return capsys.readouterr().out


def sections() -> dict[str, str]:
    parts = re.split(r"^## `ka (\S+)`$", PAGE.read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def examples(text: str) -> Iterator[list[str]]:
    """The arguments of each line in a help text that calls ``ka``, without pipes and redirections."""
    for line in text.splitlines():
        call = re.search(r"(?:^|\s|\| )ka (\w+(?: [^>|]*)?)", line) if line.startswith("    ") else None
        if call:
            yield shlex.split(call[1])


def test_the_page_has_a_section_for_each_command_in_their_order_of_work() -> None:
    assert set(sections()) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_section_tells_every_option_of_its_own(name: str) -> None:
    parameters = [parameter for each in with_subcommands(name).values() for parameter in each.params]
    options = {text for parameter in parameters for text in parameter.opts if text.startswith("--")} - SHARED_OPTIONS
    assert {option for option in options if option not in sections()[name]} == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_helps_with_examples_that_parse(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    for words in with_subcommands(name):
        text = help_of(words, capsys)
        calls = list(examples(text))
        assert re.search(r"^  Examples?:$", text, re.MULTILINE)
        assert any(tuple(call[: len(words)]) == words for call in calls)
        for call in calls:
            known = with_subcommands(call[0])
            called = tuple(call[:2]) if tuple(call[:2]) in known else (call[0],)
            known[called].make_context(" ".join(called), call[len(called) :]).close()


@pytest.mark.parametrize("name", COMMANDS)
def test_each_option_says_what_it_is_for(name: str) -> None:
    parameters = [parameter for each in with_subcommands(name).values() for parameter in each.params]
    assert [p.name for p in parameters if isinstance(p, click.Option) and not p.help] == []


def test_the_list_of_commands_cuts_no_sentence_short(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    text = capsys.readouterr().out
    assert "..." not in text.partition("Commands:")[2]
    assert [line.split()[0] for line in text.partition("Commands:\n")[2].partition("\n\n")[0].splitlines()] == COMMANDS


def transcript(text: str) -> Iterator[tuple[str, str]]:
    """Each command line of the page's console blocks with the output that follows it."""
    for block in re.findall(r"^```console\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL):
        yield from re.findall(r"^\$ (ka .*)\n((?:(?!\$ ).*\n)*)", block, flags=re.MULTILINE)


def test_the_page_s_transcripts_are_what_a_terminal_shows(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"KA_REGISTER": "register.json", "COLUMNS": "100", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    office.file("q2.txt", REPORT)
    office.file("earlier.csv", TABLE)
    told = list(transcript(PAGE.read_text("utf-8")))
    assert len(told) > 15
    for line, output in told:
        result = office.ka_bare(*shlex.split(line)[1:], terminal=True)
        assert (line, (result.out + result.err).replace("\r\n", "\n")) == (line, output)
