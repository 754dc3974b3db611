"""The sheets as values, before any program's format."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ka_tui.domain.activities import Activity
from ka_tui.domain.grouping import Grouping
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.reports.document import Choices, ReportDocument
from ka_tui.reports.paper import paper_of
from ka_tui.reports.readers.column_names import field_called, fields_of_columns
from ka_tui.reports.writers.sheets.content import CONTINUED, LONGEST_CELL, TALLEST_ROW, Sheet, Sheets, lines_in, sheets_of
from tests.reports.report_samples import QUARTER, SAMPLE

BEFORE = {
    "KA.01.01": SAMPLE.activities[0]._replace(status="amber"),
    "KA.01.02": SAMPLE.activities[1]._replace(status="green"),
}


def sheets(document: ReportDocument = SAMPLE) -> Sheets:
    return sheets_of(paper_of(document))


def column(sheet: Sheet, header: str) -> list[object]:
    place = [found.header for found in sheet.columns].index(header)
    return [row[place] for row in sheet.rows]


def one(**content: object) -> ReportDocument:
    activity = Activity(QUARTER, "KA.01.01", "Mend the bridges")
    return ReportDocument(QUARTER, activities=(activity.with_content(content),))


def test_the_headline_stands_on_the_cover_alone_since_no_long_line_may_shrink_a_printed_table() -> None:
    told = "Half of the activities are on course. " * 20
    made = sheets(SAMPLE._replace(headline=told.strip(), before=BEFORE))
    assert told.strip() in [line.text for line in made.cover]
    assert all(len(note) < 120 for sheet in made.tables for note in sheet.notes)


def test_the_cover_says_what_the_file_is_and_leads_to_each_sheet() -> None:
    made = sheets(SAMPLE._replace(choices=Choices(exceptions=True), left_out=SAMPLE.activities[:1], before=BEFORE))
    lines = [line.text for line in made.cover]
    assert made.title == "Key Activity Quarterly Report"
    assert lines[:2] == ["Market Overton & District | Council", "Quarter 2 of 2022/23, July to September 2022"]
    assert lines[2].startswith("Exceptions only: 6 of 7 activities")
    assert "Made up *for a test*." in lines
    assert [line.sheet for line in made.cover if line.sheet] == [sheet.name for sheet in made.tables]
    assert [line.text for line in made.cover if line.heading] == ["Sheets in this file", "How to read them"]


def test_the_headers_of_the_activities_are_names_that_readers_know_and_no_other_sheet_looks_like_them() -> None:
    made = sheets(SAMPLE._replace(before=BEFORE))
    headers = [found.header for found in made.activities.columns]
    assert headers == [
        "Code", "Activity", "Priority number", "Theme", "Priority", "Status", "Movement", "Reason", "Status in the source",
        "Progress", "Next steps", "Team", "Portfolio",
    ]  # fmt: skip
    assert [header for header in headers if field_called(header) is None] == ["Movement"]
    for sheet in (made.key, made.summary):
        assert not {"title", "code"} & set(fields_of_columns([found.header for found in sheet.columns]))


def test_each_activity_is_a_row_with_what_it_states_and_nothing_where_it_states_nothing() -> None:
    made = sheets().activities
    row = dict(zip((found.header for found in made.columns), made.rows[0], strict=True))
    assert row["Code"] == "KA.01.01"
    assert row["Priority number"] == 1
    assert row["Status"] == "Green"
    assert row["Progress"] == SAMPLE.activities[0].progress
    assert row["Theme"] is None
    assert column(made, "Status") == ["Green", "Red", "Not stated", "Not stated", "Completed", "Amber"]
    assert made.colours[0] == "#2e9e5b"


def test_columns_that_were_not_chosen_or_that_nothing_needs_are_left_out() -> None:
    plain = [found.header for found in sheets(one()._replace(choices=Choices(reasons=False))).activities.columns]
    assert not {"Movement", "Reason", "Status in the source", "Theme"} & set(plain)


def test_movement_tells_the_status_of_the_quarter_before() -> None:
    assert column(sheets(SAMPLE._replace(before=BEFORE)).activities, "Movement") == [
        "↑ was Amber", "↓ was Green", "New", "New", "New", "New",
    ]  # fmt: skip


def test_rows_stand_in_the_order_of_the_sections() -> None:
    by_team = sheets(SAMPLE._replace(choices=Choices(by=Grouping.TEAM))).activities
    assert column(by_team, "Team")[:2] == ['=HYPERLINK("x")', "Bridges & Weirs"]


def test_the_summary_counts_and_adds_up() -> None:
    rows = sheets(SAMPLE._replace(before=BEFORE)).summary.rows
    assert rows == (
        ("Red", 1, 0, 1),
        ("Amber", 1, 1, 0),
        ("Green", 1, 1, 0),
        ("Completed", 1, 0, 1),
        ("Not stated", 2, 0, 2),
        ("All activities", 6, 2, 4),
    )
    assert all(len(row) == 2 for row in sheets().summary.rows)


def test_the_key_has_every_status_and_the_one_that_is_not_stated() -> None:
    key = sheets().key
    assert column(key, "Status") == ["Red", "Amber", "Green", "Completed", "Not stated"]
    assert all(column(key, "Meaning"))


def test_a_report_of_nothing_has_its_headers_and_no_rows() -> None:
    made = sheets(ReportDocument(Quarter(2022, 1)))
    assert made.activities.rows == ()
    assert "There are no activities." in [line.text for line in made.cover]


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.sampled_from(["word ", "\n", "x" * 999, "🌱" * 500, "á, ", "  - item\n"]), min_size=1, max_size=9),
    st.integers(1, 60),
)
def test_a_text_longer_than_a_cell_goes_on_beside_it_and_none_of_it_is_lost(parts: list[str], times: int) -> None:
    text = "".join(parts) * times
    made = sheets(one(progress=text)).activities
    pieces = [
        str(value)
        for found, value in zip(made.columns, made.rows[0], strict=True)
        if found.header == "Progress" or found.header.startswith(f"Progress{CONTINUED}")
        if value is not None
    ]
    assert "".join(pieces) == text
    assert all(len(piece.encode("utf-16-le")) // 2 <= LONGEST_CELL for piece in pieces)


def test_a_text_is_cut_between_words_and_the_cover_says_so() -> None:
    made = sheets(one(progress="word, " * 12_000))
    headers = [found.header for found in made.activities.columns if found.header.startswith("Progress")]
    assert headers == ["Progress", "Progress (continued)", "Progress (continued) 2"]
    assert str(column(made.activities, "Progress (continued)")[0]).startswith("word, ")
    assert any("goes on in the next column" in line.text for line in made.cover)


def test_narratives_are_wide_enough_for_the_tallest_row_there_can_be() -> None:
    widths = {}
    for length in (10, 2_000):
        text = "word " * (length // 5)
        sheet = sheets(one(progress=text)).activities
        widths[length] = next(found.width for found in sheet.columns if found.header == "Progress")
        assert lines_in(text, widths[length]) <= TALLEST_ROW
    assert widths[10] < widths[2_000]


def test_a_row_is_as_tall_as_its_longest_text() -> None:
    sheet = sheets(one(progress="one\ntwo\nthree", next_steps="x")).activities
    assert sheet.lines(sheet.rows[0]) == 3


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\ufffe", "\uffff", "\r"])
def test_what_xml_forbids_is_replaced_wherever_it_stands(bad: str) -> None:
    scheme = StatusScheme(tuple(status._replace(word=status.word + bad, meaning=bad) for status in PRINTED_KEY))
    document = one(title=f"a{bad}b", team=bad, status="red")._replace(council=bad, notice=f"x{bad}", scheme=scheme)
    made = sheets(document)
    texts = [line.text for line in made.cover]
    texts += [str(value) for sheet in made.tables for row in sheet.rows for value in row]
    assert bad not in "".join(texts)
    assert column(made.activities, "Activity") == ["a\ufffdb"]
