"""An officer at a command line: runs ``ka`` in this process and keeps the bytes of both streams and the exit code."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from ka_tui.cli.entry import run

AT = "2022-10-14T09:30:00Z"

REPORT = (
    "## Key Activity Quarterly Report (Quarter 2 of year 2022/2023)\n\n"
    "### Priority One: A safe district\n\n"
    "Activities\tRAG Status\tProgress\tNext Steps\tLead Officer Team\tPortfolio Holder\n"
    "KA.01.01 Mend the bridge\tGreen\tBoth arches stand and\tPaint the rail\tRoads\tPlanning\n"
    "KA.01.02 Light the towpath\t▶\tLamps are ordered\t<ul><li>Dig the trench</li><li>Lay the cable</li></ul>\tRoads\tPlanning\n"
    "\n"
    "### Priority Two: A green district\n\n"
    "Activities\tRAG Status\tProgress\tNext Steps\tLead Officer Team\tPortfolio Holder\n"
    "KA.02.01 Plant the orchard\t\tForty trees are in the ground\tWater them\tParks\tWellbeing\n"
)
"""A report as text extracted from a PDF gives it, with one status that is lost and one that is a glyph without a colour."""

TABLE = (
    "Quarter,Code,Title,Priority,Team,Portfolio,Status,Progress,Next Steps\r\n"
    "Q1-2022,KA.01.01,Mend the bridge,A safe district,Roads,Planning,amber,One arch stands,Build the other\r\n"
    "Q1-2022,KA.02.01,Plant the orchard,A green district,Parks,Wellbeing,green,The field is ploughed,Buy trees\r\n"
    "Q4-2021,KA.01.01,Open the library on Sundays,A learned district,Culture,Leisure,completed,It is open,\r\n"
)
"""Two earlier quarters as a spreadsheet saves them; KA.01.01 is another activity in the year before."""


class Result(NamedTuple):
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Terminal(io.TextIOWrapper):
    """A standard output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Office:
    """A folder with a register in it, and somebody who types commands there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.register = folder / "register.json"

    def ka(self, *arguments: str, stdin: bytes = b"", terminal: bool = False) -> Result:
        """Run a command on the register."""
        return self.ka_bare("--register", str(self.register), *arguments, stdin=stdin, terminal=terminal)

    def ka_bare(self, *arguments: str, stdin: bytes = b"", terminal: bool = False) -> Result:
        """Run a command that is told nothing of the register."""
        out, err = io.BytesIO(), io.BytesIO()
        wrapper = Terminal if terminal else io.TextIOWrapper
        with ExitStack() as streams:
            stdout = wrapper(out, encoding="utf-8", newline="\n")
            stderr = io.TextIOWrapper(err, encoding="utf-8", newline="\n")
            streams.enter_context(mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")))
            streams.enter_context(redirect_stdout(stdout))
            streams.enter_context(redirect_stderr(stderr))
            code = run(arguments)
            stdout.flush()
            stderr.flush()
        return Result(code, out.getvalue().decode(), err.getvalue().decode())

    def done(self, *arguments: str, stdin: bytes = b"") -> str:
        """Run a command that must succeed; gives its standard output."""
        result = self.ka(*arguments, stdin=stdin)
        assert result.code == 0, result.err
        return result.out

    def json(self, *arguments: str) -> Any:
        """Run a command that must succeed with --json; gives the value."""
        return json.loads(self.done(*arguments, "--json"))

    def file(self, name: str, content: str | bytes) -> str:
        """Write a file beside the register; gives its path."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    def with_reports(self) -> Office:
        """Read both reports in, as two changes."""
        self.done("import", self.file("q2.txt", REPORT))
        self.done("import", self.file("earlier.csv", TABLE))
        return self


def lines(*wanted: str) -> str:
    """The whole of an output that has these lines."""
    return "".join(f"{line}\n" for line in wanted)


def content(activities: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """What activities in JSON say, without the bookkeeping of one register."""
    bookkeeping = ("revision", "updated_at", "updated_by")
    return [{name: value for name, value in activity.items() if name not in bookkeeping} for activity in activities]
