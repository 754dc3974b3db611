"""What is written reads back exactly, in every format."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from ka_tui.reports.document import ReportDocument
from ka_tui.reports.formats import detect, format_for_path, format_named, read, write
from ka_tui.reports.reading import Hints, Source
from tests.reports.report_samples import SAMPLE, content_of, documents, published

FORMATS = ("markdown", "csv", "json")
GOLDEN = Path(__file__).parent / "golden"
law = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def assert_reads_back(document: ReportDocument, name: str) -> None:
    data = write(document, format_named(name))
    source = Source("from-a-pipe", data)
    assert detect(source).name == name
    reading = read(source, Hints())
    assert content_of(reading.activities) == content_of(document.activities)
    assert reading.problems == ()


@pytest.mark.parametrize("ending", ["md", "csv", "json"])
def test_the_bytes_are_the_contract(ending: str) -> None:
    golden = GOLDEN / f"quarter.{ending}"
    assert write(published(SAMPLE), format_for_path(golden)) == golden.read_bytes()


@pytest.mark.parametrize("ending", ["md", "csv", "json"])
def test_the_golden_files_read_back(ending: str) -> None:
    reading = read(Source(f"quarter.{ending}", (GOLDEN / f"quarter.{ending}").read_bytes()), Hints())
    assert content_of(reading.activities) == content_of(SAMPLE.activities)
    assert reading.problems == ()


@law
@given(document=documents())
@pytest.mark.parametrize("name", FORMATS)
def test_any_quarter_reads_back(name: str, document: ReportDocument) -> None:
    assert_reads_back(document, name)


@law
@given(document=documents())
def test_no_cell_of_the_csv_is_a_formula(document: ReportDocument) -> None:
    text = write(document, format_named("csv")).decode()
    rows = list(csv.DictReader(StringIO(text, newline="")))
    assert len(rows) == len(document.activities)
    for row in rows:
        for cell in row.values():
            assert not cell.lstrip(" \u00a0\u3000\n").startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"))


def test_rows_of_the_csv_end_in_crlf_without_a_mark_in_front() -> None:
    data = write(SAMPLE, format_named("csv"))
    assert data.startswith(b"quarter,code,title,theme,priority_number,priority,team,portfolio,status,")
    assert data.endswith(b"\r\n")
    assert data.count(b"\r\n") == len(SAMPLE.activities) + 1


@pytest.mark.parametrize("name", FORMATS)
def test_very_long_text_reads_back(name: str) -> None:
    sample = SAMPLE.activities[0].with_content({"progress": "word, " * 12_000 + "end", "reason": "=*" * 25_000})
    assert_reads_back(ReportDocument(SAMPLE.quarter, activities=(sample,)), name)
