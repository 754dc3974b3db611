"""The registry of formats."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ka_tui.errors import NotAReport, UnknownFormat
from ka_tui.reports.formats import detect, format_for_path, format_named, read, readable, writable, write
from ka_tui.reports.reading import Hints, Source
from tests.reports.report_samples import SAMPLE


def test_formats_go_by_name_and_by_the_ending_of_a_path() -> None:
    assert {"markdown", "csv", "json"} <= {fmt.name for fmt in writable()}
    assert {"markdown", "csv", "json", "text"} <= {fmt.name for fmt in readable()}
    assert format_named("CSV").name == "csv"
    assert format_for_path("out/Report.MD").name == "markdown"


@pytest.mark.parametrize("name", ["", "word-perfect"])
def test_an_unknown_name_is_told_with_the_known_ones(name: str) -> None:
    with pytest.raises(UnknownFormat, match=r"Use one of: .*markdown.*csv"):
        format_named(name)


@pytest.mark.parametrize("path", ["report", "report.txt", "report.exe"])
def test_an_ending_that_nothing_writes_is_refused(path: str) -> None:
    with pytest.raises(UnknownFormat):
        format_for_path(path)


def test_a_format_that_is_only_read_is_not_written() -> None:
    with pytest.raises(UnknownFormat):
        write(SAMPLE, format_named("text"))


@pytest.mark.parametrize("name", ["markdown", "csv", "json"])
@pytest.mark.parametrize("file", ["x.txt", "x.csv", "x.json", "x.md", "-"])
def test_the_content_decides_and_not_the_name(name: str, file: str) -> None:
    assert detect(Source(file, write(SAMPLE, format_named(name)))).name == name


def test_the_ending_decides_where_the_content_says_nothing() -> None:
    assert detect(Source("x.csv", b"")).name == "csv"


@pytest.mark.parametrize("data", [b"", b"Dear all,\n\nthe meeting is off.\n", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_what_no_reader_knows_is_told_with_what_was_looked_for(data: bytes) -> None:
    with pytest.raises(NotAReport, match=r"looked for activities with codes like KA\.01\.02, as one of JSON, Markdown, CSV"):
        read(Source("letter", data), Hints())


@pytest.mark.parametrize(
    ("name", "strangers"),
    [
        (
            "csv",
            [
                "orjson",
                "csv",
                "ka_tui.reports.markdown_text",
                "ka_tui.reports.writers.markdown",
                "ka_tui.reports.readers.records",
            ],
        ),
        ("markdown", ["orjson", "csv", "ka_tui.reports.csv_cells", "ka_tui.reports.readers.records"]),
    ],
)
def test_an_export_loads_no_other_format(name: str, strangers: list[str]) -> None:
    program = (
        "import sys\nfrom ka_tui.domain.quarters import Quarter\n"
        "from ka_tui.reports.document import ReportDocument; from ka_tui.reports.formats import format_named, write\n"
        f"write(ReportDocument(Quarter(2022, 2)), format_named({name!r}))\n"
        f"print([module for module in {strangers!r} if module in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"
