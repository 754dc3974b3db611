"""JSON in: our document, a list of activities, and what is neither."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ka_tui.domain.quarters import Quarter
from ka_tui.errors import DocumentDamaged, DocumentUnreadable, NotAReport
from ka_tui.reports.formats import format_named, read, write
from ka_tui.reports.reading import Hints, Reading, Source
from tests.reports.report_samples import SAMPLE, content_of, told

NO_HINTS = Hints()


def reading_of(report: Any, name: str = "report.json", hints: Hints = NO_HINTS) -> Reading:
    return read(Source(name, json.dumps(report).encode()), hints)


def test_the_document_has_the_fields_of_the_contract_and_no_escaped_letters() -> None:
    data = write(SAMPLE, format_named("json"))
    report = json.loads(data)
    assert list(report) == ["format", "version", "quarter", "quarter_label", "council", "notice", "statuses", "activities"]
    assert (report["format"], report["version"], report["quarter"], report["quarter_label"]) == (
        "ka-tui report",
        1,
        "Q2-2022",
        "Q2 2022/23",
    )
    assert report["activities"] == [activity.to_dict() for activity in SAMPLE.activities]
    assert "市场 🌱".encode() in data
    assert data.endswith(b"\n}\n")


def test_a_list_as_the_command_line_prints_it() -> None:
    reading = reading_of([activity.to_dict() for activity in SAMPLE.activities])
    assert content_of(reading.activities) == content_of(SAMPLE.activities)
    assert reading.problems == ()


def test_what_the_register_keeps_of_its_own_is_passed_over() -> None:
    item = {**SAMPLE.activities[0].to_dict(), "revision": 8, "updated_at": "2022-10-01T09:00:00Z", "updated_by": "ann"}
    (activity,) = reading_of([item]).activities
    assert (activity.revision, activity.updated_at, activity.updated_by) == (0, "", "")


def test_items_and_values_that_cannot_be_read_are_told() -> None:
    reading = reading_of(
        {
            "quarter": "Q1-2022",
            "activities": [7, {"code": "KA.01.01", "title": 5, "team": None, "shape": "round"}, {"title": "x"}],
        }
    )
    assert [(a.quarter, a.code, a.title, a.team) for a in reading.activities] == [(Quarter(2022, 1), "KA.01.01", "", "")]
    assert told(reading) == [
        "activity 1: This is no object, so it was left out.",
        "activity 2: No activity has a field 'shape'; it was left out.",
        "activity 2: KA.01.01: The title must be text. It was left out.",
        "activity 3: There is no activity code like KA.01.02, so it was left out.",
    ]


@pytest.mark.parametrize("data", [b'{"activities": [', b'[{"code": "KA.01.01"},]', b"[\xef\xbb\xbf"])
def test_broken_json_is_damage(data: bytes) -> None:
    with pytest.raises(DocumentDamaged):
        read(Source("x.json", data), Hints())


@pytest.mark.parametrize("report", [{}, {"meta": {"1": {}}}, {"activities": {}}, [1, 2], [{"name": "x"}]])
def test_other_json_is_no_report(report: Any) -> None:
    with pytest.raises(NotAReport, match="looked for a JSON list of activities"):
        reading_of(report)


def test_a_document_of_a_newer_version_is_not_guessed_at() -> None:
    with pytest.raises(DocumentUnreadable, match="newer ka-tui"):
        reading_of({"format": "ka-tui report", "version": 2, "activities": []})


def test_an_empty_quarter_reads_back_as_nothing() -> None:
    assert reading_of([]).activities == ()
