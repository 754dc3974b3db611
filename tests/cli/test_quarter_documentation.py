"""docs/a-quarter.md: its transcript is what a terminal shows, on the sample reports."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.office import Office

PROJECT = Path(__file__).resolve().parents[2]
PAGE = PROJECT / "docs" / "a-quarter.md"
LEFT_OUT = "..."
"""The line that stands for some of an output."""


def transcript() -> Iterator[tuple[str, str]]:
    """Each command line of the page with the output that follows it; those of its comments are carried out too."""
    text = PAGE.read_text("utf-8")
    for block in re.findall(r"^```console\n(.*?)^```$|^<!-- also:\n(.*?)^-->$", text, flags=re.MULTILINE | re.DOTALL):
        yield from re.findall(r"^\$ (ka .*)\n((?:(?!\$ ).*\n)*)", "".join(block), flags=re.MULTILINE)


def test_an_officer_s_quarter_is_as_the_page_tells_it(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"KA_REGISTER": "register.json", "COLUMNS": "100", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    for report in (PROJECT / "sample_data").glob("quarter-*.txt"):
        office.file(report.name, report.read_bytes())
    told = list(transcript())
    assert len(told) > 40
    for line, output in told:
        result = office.ka_bare(*shlex.split(line)[1:], terminal=True)
        if output:
            shown = (result.out + result.err).replace("\r\n", "\n")
            wanted = re.escape(output).replace(re.escape(f"{LEFT_OUT}\n"), "(?:.*\n)*")
            assert re.fullmatch(wanted, shown), f"{line}\n{shown}"
