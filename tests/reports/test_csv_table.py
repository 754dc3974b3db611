"""Tables of activities as other people's spreadsheets save them."""

from __future__ import annotations

import pytest

from ka_tui.domain.quarters import Quarter
from ka_tui.errors import DocumentDamaged, NotAReport, QuarterNotStated
from ka_tui.reports.csv_cells import guarded, unguarded
from ka_tui.reports.readers.csv_table import read, recognises
from ka_tui.reports.reading import Hints, Reading, Source
from tests.reports.report_samples import told

Q2 = Quarter(2022, 2)
NO_HINTS = Hints()


def reading_of(text: str, name: str = "Q2-2022.csv", hints: Hints = NO_HINTS, encoding: str = "utf-8") -> Reading:
    return read(Source(name, text.encode(encoding)), hints)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_delimiters_and_encodings(delimiter: str, encoding: str) -> None:
    rows = [["Ref", "Key Activity", "RAG", "Lead"], ["KA.1.2", "Café – “open”", "Amber", "Markets"]]
    reading = reading_of("\n".join(delimiter.join(row) for row in rows), encoding=encoding)
    (activity,) = reading.activities
    assert (activity.code, activity.title, activity.status, activity.team) == ("KA.01.02", "Café – “open”", "amber", "Markets")
    assert activity.quarter == Q2
    assert reading.problems == ()


def test_columns_go_by_their_names_in_any_order_and_the_code_may_stand_in_the_title() -> None:
    reading = reading_of(
        "Portfolio Holder,Next Steps,Action Status,CMT Lead / Team,Progress to date,Key Activity\n"
        'Finance,"- Pay\n- Post",COMPLETED,Treasury,Sent,KA.03.04: Send the bills\n'
    )
    (activity,) = reading.activities
    assert activity.content() == {
        "title": "Send the bills",
        "theme": None,
        "priority_number": None,
        "priority": "",
        "team": "Treasury",
        "portfolio": "Finance",
        "status": "completed",
        "status_source": None,
        "progress": "Sent",
        "next_steps": "- Pay\n- Post",
        "reason": "",
    }


def test_a_title_above_the_header_gives_the_quarter_and_heading_rows_give_the_priority() -> None:
    reading = reading_of(
        "Key Activity Quarterly Report (Quarter 3 of year 2021/2022),,\n\nCode,Activity,Status\n"
        "Priority Two: Growth for all,,\nKA.02.01,Grow,Green\nCode,Activity,Status\nKA.02.02,Grow more,\n",
        name="report.csv",
    )
    assert [(a.quarter, a.priority_number, a.priority, a.status) for a in reading.activities] == [
        (Quarter(2021, 3), 2, "Growth for all", "green"),
        (Quarter(2021, 3), 2, "Growth for all", None),
    ]
    assert reading.problems == ()


def test_a_theme_that_printed_headings_share_is_found() -> None:
    reading = reading_of(
        "priority,code,title\nCouncil Priority: The Place Encourage trade,KA.01.01,a\n"
        "Council Priority: The Place Enhance parks,KA.02.01,b\nPriority 3: Homes,KA.03.01,c\n"
    )
    assert [(a.theme, a.priority_number, a.priority) for a in reading.activities] == [
        ("The Place", None, "Encourage trade"),
        ("The Place", None, "Enhance parks"),
        (None, 3, "Homes"),
    ]


def test_columns_and_rows_that_cannot_be_read_are_told_with_their_place() -> None:
    reading = reading_of(
        "code,title,colour,title,priority number,revision\n"
        "KA.01.01,One,blue,again,1,7\n"
        ",no code,,,,\n"
        "KA.01.01,twice,,,,\n"
        "\n"
        "KA.01.02,Two,,,many,\n"
        "KA.01.03,Three,,,2.0,,beyond\n"
    )
    assert [(a.code, a.title, a.priority_number) for a in reading.activities] == [
        ("KA.01.01", "One", 1),
        ("KA.01.02", "Two", None),
        ("KA.01.03", "Three", 2),
    ]
    assert told(reading) == [
        "column 3: 'colour' is no field of an activity; the column was left out.",
        "column 4: 'title' names a field that another column has; the column was left out.",
        "row 7: There are more cells than the header has; those beyond it were left out.",
        "row 3: There is no activity code like KA.01.02, so it was left out.",
        "row 4: KA.01.01 of Q2-2022 stands here a second time; this one was left out.",
        "row 6: KA.01.02: The priority number must be a whole number from 1 to 999, or nothing. It was left out.",
    ]


def test_a_status_that_nobody_knows_is_kept_and_told_once_and_a_mapped_one_is_read() -> None:
    table = "code,title,status\nKA.01.01,a,▶\nKA.01.02,b,▶\nKA.01.03,c,On fire\nKA.01.04,d,Not stated\n"
    reading = reading_of(table)
    assert [(a.status, a.status_source) for a in reading.activities] == [
        (None, "▶"),
        (None, "▶"),
        (None, "On fire"),
        (None, None),
    ]
    assert [(p.place, p.to_do) for p in reading.problems] == [
        ("row 2", "Say what it means with --map '▶=STATUS', where STATUS is one of red, amber, green, completed."),
        ("row 4", "Say what it means with --map 'On fire=STATUS', where STATUS is one of red, amber, green, completed."),
    ]
    mapped = reading_of(table, hints=Hints(mapping={"▶": "green", "on FIRE": "red"}))
    assert [a.status for a in mapped.activities] == ["green", "green", "red", None]
    assert mapped.problems == ()


def test_a_glyph_in_our_own_export_can_be_mapped_later() -> None:
    table = "quarter,code,title,status,status_source\nQ2-2022,KA.01.01,a,,▶\nQ2-2022,KA.01.02,b,red,▶\n"
    reading = reading_of(table, hints=Hints(mapping={"▶": "green"}))
    assert [(a.status, a.status_source) for a in reading.activities] == [("green", "▶"), ("red", "▶")]


def test_each_row_may_be_of_its_own_quarter_and_what_the_user_says_wins() -> None:
    table = "quarter,code,title\nQ1-2022,KA.01.01,a\n2022/23 Q3,KA.01.02,b\n,KA.01.03,c\nsoon,KA.01.04,d\n"
    reading = reading_of(table)
    assert [a.quarter for a in reading.activities] == [Quarter(2022, 1), Quarter(2022, 3), Q2]
    assert [problem.place for problem in reading.problems] == ["row 5", "row 5"]
    said = reading_of(table, hints=Hints(quarter=Quarter(2020, 4)))
    assert {a.quarter for a in said.activities} == {Quarter(2020, 4)}
    assert told(said)[1:] == [
        "row 2: The document says Q1 2022/23 here; it was read as Q4 2020/21, as you said.",
        "row 3: The document says Q3 2022/23 here; it was read as Q4 2020/21, as you said.",
        "row 4: The document says Q2 2022/23 here; it was read as Q4 2020/21, as you said.",
    ]


def test_without_any_quarter_it_asks() -> None:
    with pytest.raises(QuarterNotStated):
        reading_of("code,title\nKA.01.01,a\n", name="activities.csv")
    (activity,) = reading_of("code,title\nKA.01.01,a\n", "activities.csv", Hints(quarter=Q2)).activities
    assert activity.quarter == Q2


@pytest.mark.parametrize("name", ["Q2-2022.csv", "q2_2022_23.csv", "quarter-2-2022-23.csv", "KA report Q2 2022-23.csv"])
def test_the_name_of_the_file_may_say_the_quarter(name: str) -> None:
    assert reading_of("code,title\nKA.01.01,a\n", name=name).activities[0].quarter == Q2


def test_columns_that_are_not_there_leave_their_fields_empty() -> None:
    (activity,) = reading_of("code,status\nKA.01.01,green\n").activities
    assert (activity.title, activity.status, activity.progress) == ("", "green", "")


def test_a_very_long_cell_is_read() -> None:
    (activity,) = reading_of(f'code,title,progress\nKA.01.01,a,"{"long, " * 40_000}end"\n').activities
    assert len(activity.progress) == 240_003


def test_control_characters_are_dropped() -> None:
    (activity,) = reading_of(f"code,title,progress\nKA.01.01,a\x1b[31mb\u202e,\x07ctrl{' and plain words' * 9} \n").activities
    assert (activity.title, activity.progress) == ("a[31mb", "ctrl" + " and plain words" * 9)


def test_a_table_without_a_header_is_no_report() -> None:
    with pytest.raises(NotAReport, match="looked for a header row with a code"):
        reading_of("KA.01.01,Title,Green\n")
    assert not recognises(Source("x.csv", b"name,age\nAnn,4\n"))
    assert not recognises(Source("x.csv", b"\xff\xfe\x00"))
    assert not recognises(Source("x.csv", b""))


def test_rows_between_tabs_are_a_table_only_where_the_name_says_so() -> None:
    table = b"Code\tTitle\tStatus\nKA.01.01\ta\tgreen\n"
    assert recognises(Source("x.tsv", table))
    assert not recognises(Source("x.txt", table))


def test_a_quoted_cell_that_never_closes_is_damage() -> None:
    with pytest.raises(DocumentDamaged, match="never closed"):
        reading_of('code,title\nKA.01.01,"a\nKA.01.02,b\n')


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("- item", "'- item"),
        ("\tx", "'\tx"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("1-2", "1-2"),
        ("", ""),
    ],
)
def test_only_what_a_spreadsheet_would_calculate_gets_an_apostrophe(text: str, cell: str) -> None:
    assert guarded(text) == cell
    assert unguarded(cell) == text


def test_rows_without_a_code_go_on_with_the_activity_above() -> None:
    rows = (
        "Ref,Activity,Status,Progress,Next Steps",
        "KA.01.01,Dig the pond,Red,We dug the pond,Fill it.",
        ",,,and planted around.,",
    )
    table = "\r\n".join(rows)
    (activity,) = read(Source("Q2-2022.csv", table.encode()), Hints()).activities
    assert activity.progress == "We dug the pond and planted around."


def test_a_column_of_another_name_is_read_as_the_user_says() -> None:
    table = "Ref,Activity,What we did\r\nKA.01.01,Dig the pond,Dug.\r\n"
    (activity,) = read(Source("Q2-2022.csv", table.encode()), Hints(columns={"what we DID": "progress"})).activities
    assert activity.progress == "Dug."


def test_a_priority_stated_once_counts_for_the_rows_below_and_a_foot_for_none() -> None:
    table = (
        "Priority,Activity,Status,Progress,Team\n"
        "Priority 1: Parks,KA.01.01 Dig,\U0001f7e2,Dug.,Gardens\n"
        ",KA.01.02 Mow,B,Mown.,Gardens\n"
        ",Made by the office,,,\n"
    )
    reading = reading_of(table)
    assert [(a.title, a.status, a.priority) for a in reading.activities] == [("Dig", "green", "Parks"), ("Mow", None, "Parks")]
    assert {problem.place for problem in reading.problems} == {"row 3", "row 4"}


def test_a_header_may_be_printed_again_under_the_first_heading() -> None:
    header = "Activity,Status,Progress,Team\n"
    reading = reading_of(f"{header}Priority 1: Parks,,,\n{header}KA.01.01 Dig,Green,Dug.,Gardens\n")
    assert [(a.title, a.priority) for a in reading.activities] == [("Dig", "Parks")]
