"""Markdown in: our own report after somebody has edited it."""

from __future__ import annotations

import pytest

from ka_tui.domain.quarters import Quarter
from ka_tui.errors import NotAReport, QuarterNotStated
from ka_tui.reports.document import ReportDocument
from ka_tui.reports.formats import detect, format_named, write
from ka_tui.reports.readers.markdown import read
from ka_tui.reports.reading import Hints, Reading, Source
from tests.reports.report_samples import QUARTER, told

EDITED = """\
# Report for Quarter 2 of 2022/2023

## Priority 1: Streets

### KA.01.01 Sweep

* Status: Amber
- **Lead**: Streets
- **Weather:** dry
A loose line.

#### Progress

Swept & salted,
as planned.

#### Remarks

None.

### Not an activity

#### Progress

Lost?

### ka.1.2 Salt ###

- **Status:** ■ Red
"""


def reading_of(text: str, name: str = "report.md") -> Reading:
    return read(Source(name, text.encode()), Hints())


def test_an_edited_report_is_read_and_what_fits_nowhere_is_told() -> None:
    reading = reading_of(EDITED)
    first, second = reading.activities
    assert (first.quarter, first.code, first.title, first.status, first.team) == (
        QUARTER,
        "KA.01.01",
        "Sweep",
        "amber",
        "Streets",
    )
    assert (first.priority_number, first.priority, first.progress) == (1, "Streets", "Swept & salted,\nas planned.")
    assert (second.code, second.title, second.status, second.priority) == ("KA.01.02", "Salt", "red", "Streets")
    assert told(reading) == [
        "line 9: '- **Weather:** dry' is no field of an activity, so it was left out.",
        "line 10: 'A loose line.' is no field of an activity, so it was left out.",
        "line 17: 'Remarks' is no part of an activity, so it was left out.",
        "line 21: 'Not an activity' has no activity code like KA.01.02, so it was left out.",
        "line 23: 'Progress' stands under no activity, so it was left out.",
    ]


def test_line_ends_of_windows_are_read() -> None:
    assert reading_of(EDITED.replace("\n", "\r\n")).activities == reading_of(EDITED).activities


def test_a_quarter_in_the_name_of_the_council_does_not_mislead() -> None:
    document = ReportDocument(Quarter(2023, 4), "Quarter 1 of 2020/21 · January to March 2021 · Council")
    data = write(document, format_named("markdown")) + b"\n## *No priority*\n\n### KA.01.01 x\n"
    assert read(Source("x.md", data), Hints()).activities[0].quarter == Quarter(2023, 4)


def test_an_empty_quarter_is_still_our_report() -> None:
    source = Source("x.txt", write(ReportDocument(QUARTER, "Some Council"), format_named("markdown")))
    assert detect(source).name == "markdown"
    assert read(source, Hints()).activities == ()


def test_other_markdown_is_no_report() -> None:
    with pytest.raises(NotAReport, match=r"### KA\.01\.02 Title"):
        reading_of("# Shopping\n\n- eggs\n")


def test_a_year_that_does_not_hold_together_states_no_quarter() -> None:
    document = write(ReportDocument(QUARTER, "Some Council"), format_named("markdown")).replace(b"2022/23", b"2024/23")
    with pytest.raises(QuarterNotStated):
        read(Source("x.md", document + b"\n## *No priority*\n\n### KA.01.01 x\n"), Hints())
