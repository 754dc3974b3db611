"""Whole reports of extracted text, small ones: what becomes an activity, what noise, and what is told."""

from __future__ import annotations

import pytest

from ka_tui.domain.activities import Activity
from ka_tui.domain.quarters import Quarter, parse_quarter
from ka_tui.errors import DocumentUnreadable, NotAReport, QuarterNotStated
from ka_tui.reports.readers.extracted_text import read, recognises
from ka_tui.reports.reading import Hints, Reading, Source

TITLE = "## Activity Report (Quarter 1 of year 2031/2032)\n"
KEY = "Action Status Key\t\n\tRed (late)\n\tGreen (well)\n\tCompleted\n"
HEADING = "### Priority one: Parks and ponds\n"
HEADER = "Activities\tStatus\tProgress\tNext Steps\tTeam\tPortfolio\n"
BOLD_HEADER = "<b>Activities</b>\t<b>Status</b>\t<b>Progress</b>\t<b>Next Steps</b>\t<b>CMT Lead / Team</b>\t<b>Portfolio</b>\n"
ROW = "KA.01.01 Mend the swings\tGreen\tTwo mended.\tPaint them\tDepot\tLeisure\n"
RULE = "--\t--\t---\t--\t--\t--\n"
START = TITLE + KEY + HEADING + HEADER


def reading_of(text: str, name: str = "report.txt", hints: Hints = Hints()) -> Reading:  # noqa: B008 - frozen
    """What comes of a text; every word of it must be accounted for, whatever the test is about."""
    result = read(Source(name, text.encode()), hints)
    assert result.conservation is not None
    assert result.conservation.holds, (result.conservation.lost, result.conservation.invented)
    assert {noise.why for noise in result.conservation.noise if not noise.why} == set()
    return result


def only(text: str) -> Activity:
    """The one activity of a text."""
    (activity,) = reading_of(text).activities
    return activity


def fields(activity: Activity) -> tuple[str, ...]:
    return (activity.title, activity.progress, activity.next_steps, activity.team, activity.portfolio)


WHOLE = ("Mend the swings", "Two mended.", "Paint them", "Depot", "Leisure")


def test_an_activity() -> None:
    result = reading_of(START + ROW)
    assert result.activities == (
        Activity(
            Quarter(2031, 1),
            "KA.01.01",
            "Mend the swings",
            priority_number=1,
            priority="Parks and ponds",
            team="Depot",
            portfolio="Leisure",
            status="green",
            progress="Two mended.",
            next_steps="Paint them",
        ),
    )
    assert (result.problems, result.seams) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        START + BOLD_HEADER + ROW,
        START + ROW.rstrip("\n"),
        (START + ROW).replace("\n", "\r\n"),
        (START + ROW).replace("\n", "\r"),
        "\n \n" + START.replace("\n", "\n\t\t\n \n") + ROW,
        START + ROW.replace("\t", " \t  "),
        START + ROW.replace("Depot", "<p>Depot;</p>").replace("KA", "<p>KA"),
        START + ROW.replace("\t", "\t\x00").replace("swings", "sw\x1bings"),
        START + ROW.rstrip("\n") + "\t\t\t\n",
        START + ROW.replace("KA.01.01 ", "ka. 1. 1: "),
        START + ROW.replace("KA.01.01 Mend", "**KA.01.01 Mend**"),
        TITLE + HEADING + "Portfolio Holder\tLead / Team\tKEY ACTIVITIES\tnext steps\tRAG Status\tProgress to date\n"
        "Leisure\tDepot\tKA.01.01 Mend the swings\tPaint them\tG\tTwo mended.\n",
        TITLE + HEADING + "Ref\tKey Activity\tRAG\tProgress\tNext steps\tTeam\tPortfolio\n" + ROW.replace("01 ", "01\t"),
        TITLE + HEADING + "\tKey Activity\tRAG\tProgress\tNext steps\tTeam\tPortfolio\n" + ROW.replace("01 ", "01\t"),
        START + ROW.replace("01 ", "01\t"),
        TITLE + HEADING + ROW,
        START + "KA.01.01 Mend the\nswings\tGreen\tTwo\nmended.\tPaint them\tDepot\tLeisure\n".replace("Two\n", "Two "),
        START + "KA.01.01 Mend the swings\t\tTwo mended.\n\n" + RULE + "\tGreen\t\tPaint them\tDepot\tLeisure\n",
        START + HEADING + "Priority 1 - Parks and ponds (continued)\n" + HEADER + ROW,
        START + "KA.01.01 Mend the\t\tTwo\tPaint\tDepot\tLeisure\n\n**APPENDIX A**\n \n" + BOLD_HEADER
        + "swings\tGreen\tmended.\tthem\t\t\n" + RULE,
        START + "KA.01.01 Mend the swings\t\tTwo\t\tDepot\tLeisure\nPage 2 of 3\n"
        + "KA.01.01 (continued)\tgreen\tmended.\tPaint them\n",
    ],
)  # fmt: skip
def test_layouts_of_one_report(text: str) -> None:
    activity = only(text)
    assert fields(activity) == WHOLE
    assert (activity.code, activity.status, activity.priority_number, activity.priority) == (
        "KA.01.01",
        "green",
        1,
        "Parks and ponds",
    )


def test_without_a_team_column() -> None:
    text = TITLE + HEADING + "Activities\tStatus\tProgress\tNext Steps\tPortfolio\n" + ROW.replace("Depot\t", "")
    assert fields(only(text)) == (*WHOLE[:3], "", "Leisure")


def test_a_row_of_a_code_and_a_title_alone() -> None:
    assert fields(only(START + "KA.01.01 Mend the swings")) == ("Mend the swings", "", "", "", "")


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["Priority Two: Roads", "Priority Three: Ponds"], [(2, None, "Roads"), (3, None, "Ponds")]),
        (["**Priority 2: Roads**", "PRIORITY 3 - Ponds"], [(2, None, "Roads"), (3, None, "Ponds")]),
        (["### Council Priority: Roads", "Council Priority: Ponds"], [(1, None, "Roads"), (2, None, "Ponds")]),
        (
            ["**Council Priority: The Town  \nWarm Welcome**", "<b>Council Priority: The Town\n\nCold Drinks</b>"],
            [(1, "The Town", "Warm Welcome"), (2, "The Town", "Cold Drinks")],
        ),
        (
            ["Priority 1: Roads and\npaths", "Priority 2: Ponds,\nLakes"],
            [(1, None, "Roads and paths"), (2, None, "Ponds, Lakes")],
        ),
        (["Priority 1: Roads\t\t\t\t\t", "Priority 2: Ponds\t"], [(1, None, "Roads"), (2, None, "Ponds")]),
        (["**Roads**", "**Ponds**"], [(1, None, "Roads"), (2, None, "Ponds")]),
        (["## Priority 1 Roads", "Priority 2 Ponds"], [(1, None, "Roads"), (2, None, "Ponds")]),
    ],
)
def test_headings(headings: list[str], expected: list[tuple[int, str | None, str]]) -> None:
    rows = [ROW, ROW.replace("01.01", "02.01")]
    text = TITLE + "".join(f"{heading}\n\n{HEADER}{row}" for heading, row in zip(headings, rows, strict=True))
    found = [(a.priority_number, a.theme, a.priority) for a in reading_of(text).activities]
    assert found == expected


def test_the_number_of_an_unnumbered_heading_is_its_codes_or_else_its_place() -> None:
    agree = TITLE + "Council Priority: Roads\n" + HEADER + ROW.replace("01.01", "07.01") + ROW.replace("01.01", "07.02")
    differ = agree.replace("07.02", "08.02")
    assert {a.priority_number for a in reading_of(agree).activities} == {7}
    assert {a.priority_number for a in reading_of(differ).activities} == {1}


def test_a_running_title_is_no_heading_of_a_priority() -> None:
    text = TITLE + "**Roads**\n" + HEADER + ROW + "**Our Council**\n" + HEADER + ROW.replace("01.01", "01.02")
    assert [a.priority for a in reading_of(text).activities] == ["Roads", "Roads"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (START, "x.txt"),
        ("Quarter 1 2031/32\n" + HEADING + HEADER, "x.txt"),
        ("Q1 2031-32\t\t\n" + HEADING + HEADER, "x.txt"),
        ("# Activity Report\nQuarter One\n\n2031/32\n" + HEADING + HEADER, "x.txt"),
        ("Since Quarter 4 2030/31 more was done\n" + START, "x.txt"),
        (HEADING + HEADER, "quarter-1-2031-32.txt"),
        (HEADING + HEADER, "KA_Q1_2031.txt"),
    ],
)
def test_the_quarter(text: str, name: str) -> None:
    assert {str(a.quarter) for a in reading_of(text + ROW, name).activities} == {"Q1-2031"}


def test_a_quarter_inside_a_cell_is_not_the_reports() -> None:
    with pytest.raises(QuarterNotStated, match=r"plan\.txt does not say"):
        reading_of(HEADING + HEADER + ROW.replace("Two mended.", "As said in Quarter 1 2031/32"), "plan.txt")


def test_what_the_user_says_of_the_quarter_wins_and_a_contradiction_is_told() -> None:
    result = reading_of(START + ROW, hints=Hints(parse_quarter("Q2-2031")))
    assert {str(a.quarter) for a in result.activities} == {"Q2-2031"}
    assert [(p.place, "Q1-2031" in p.what and "Q2-2031" in p.what) for p in result.problems] == [("line 1", True)]
    assert reading_of(START + ROW, hints=Hints(parse_quarter("Q1-2031"))).problems == ()


def test_unknown_statuses_are_kept_and_told_once_each() -> None:
    rows = "".join(f"KA.01.0{n} Title {n}\t{glyph}\n" for n, glyph in enumerate(["▶", "◆", "▶", "On hold", "on hold"], start=1))
    result = reading_of(START + rows)
    assert [a.status for a in result.activities] == [None] * 5
    assert [a.status_source for a in result.activities] == ["▶", "◆", "▶", "On hold", "on hold"]
    assert [p.place for p in result.problems] == ["line 8", "line 9", "line 11"]
    assert "KA.01.01, KA.01.03" in result.problems[0].what
    assert "--map '▶=STATUS'" in result.problems[0].to_do


def test_a_mapped_glyph_is_a_status_and_still_kept() -> None:
    result = reading_of(START + ROW.replace("Green", "▶"), hints=Hints(mapping={"▶": "amber"}))
    assert [(a.status, a.status_source) for a in result.activities] == [("amber", "▶")]
    assert result.problems == ()


def test_a_text_over_three_pages() -> None:
    page = f"\n**APPENDIX A**\n\n{RULE}{HEADER}"
    first, second, third = (
        "KA.01.01 Mend\t\tWe looked at\tBuy\tDepot and\tLeisure\n",
        "\t\tall the\t\t\t\n",
        "\t\tswings.\toil\tYard\t\n",
    )
    text = START + first + page + second + page + third
    result = reading_of(text)
    assert fields(result.activities[0]) == ("Mend", "We looked at all the swings.", "Buy oil", "Depot and Yard", "Leisure")
    assert [(s.place, s.field, s.before, s.after, s.joined) for s in result.seams] == [
        ("line 14", "progress", "We looked at", "all the", True),
        ("line 20", "progress", "We looked at all the", "swings.", True),
        ("line 20", "next_steps", "Buy", "oil", True),
        ("line 20", "team", "Depot and", "Yard", True),
    ]


def test_a_seam_that_does_not_join_is_told_too() -> None:
    result = reading_of(START + ROW + "\t\t<p>Q2 saw more.</p>\t\t\t\n")
    assert result.activities[0].progress == "Two mended.\n\nQ2 saw more."
    assert [(s.code, s.before, s.after, s.joined) for s in result.seams] == [("KA.01.01", "Two mended.", "Q2 saw more.", False)]


@pytest.mark.parametrize(
    ("text", "place", "words", "noise"),
    [
        (START + ROW + ROW.replace("Mend", "Burn") + "\t\tAnd more\n", "line 9", "second time", "And more"),
        (TITLE + "\t\tLost text\t\n" + HEADING + HEADER + ROW, "line 2", "'Lost text'", "Lost text"),
        (START + "\t\tLost text\t\n\t\tand more\n" + ROW, "line 8", "'Lost text'", "and more"),
        (START + ROW + "### Priority two: Roads\n\t\tLost text\t\t\t\n", "line 10", "'Lost text'", "Lost text"),
        (START + ROW + "KA.O1.l2 Dig\t\tDug\t\t\t\n\t\tAnd more\n", "line 9", "'KA.O1.l2 Dig Dug'", "And more"),
        (
            START + ROW + "Dig a pond\tRed\tDug\t\tDepot\tLeisure\n",
            "line 9",
            "cannot be read",
            "Dig a pond Red Dug Depot Leisure",
        ),
        (START + ROW.rstrip("\n") + "\tsurplus words", "line 8", "more cells", "surplus words"),
        (START + "KA.01.01\t\tDone\tMore\tDepot\tLeisure\n", "line 8", "no title", ""),
        (START + ROW.replace("01.01", "02.01"), "line 8", "priority 1", ""),
        (TITLE + HEADER + ROW, "line 3", "No heading", ""),
        (START + ROW + "A line from nowhere\n", "line 9", "'A line from nowhere'", "A line from nowhere"),
        (START.replace("Team", "Due date") + ROW, "line 8", "'Due date'", "Depot"),
    ],
)
def test_problems(text: str, place: str, words: str, noise: str) -> None:
    result = reading_of(text)
    (problem,) = result.problems
    assert (problem.file, problem.place) == ("report.txt", place)
    assert words in problem.what
    assert problem.to_do.endswith(".")
    assert result.conservation is not None
    assert not noise or noise in [piece.text for piece in result.conservation.noise]
    assert len(result.activities) == 1


def test_the_first_of_two_with_one_code_is_kept() -> None:
    result = reading_of(START + ROW + ROW.replace("Mend", "Burn"))
    assert [a.title for a in result.activities] == ["Mend the swings"]


def test_what_stands_around_the_tables_is_named_noise() -> None:
    text = START + ROW + KEY + "Our Council 7\nPage 2 of 9\n<!-- page -->\nOur Council 8\n12\n" + HEADER
    result = reading_of(text)
    assert result.problems == ()
    assert result.conservation is not None
    assert {noise.why for noise in result.conservation.noise} == {
        "the title",
        "the key to the statuses",
        "the label of a heading",
        "the header of a table",
        "the mark of a page",
        "a comment of the program that made the text",
        "a line outside the tables",
    }


def test_a_table_of_contents_is_no_table_of_activities() -> None:
    contents = "KA.01.01 Mend the swings\t3\nKA.01.02 Dig\t4\n"
    text = TITLE + contents + HEADING + HEADER + ROW + ROW.replace("01.01", "01.02").replace("Mend", "Oil")
    assert [a.title for a in reading_of(text).activities] == ["Mend the swings", "Oil the swings"]


@pytest.mark.parametrize("text", ["", "\n", "Nothing here", "a\tb\tc\n" * 5, START, "KA.01.01", "\t\t\t", HEADER * 3])
def test_a_text_without_activities_is_no_report(text: str) -> None:
    source = Source("x.txt", text.encode())
    assert not recognises(source)
    if text != "KA.01.01":
        with pytest.raises(NotAReport, match="looked for rows of TAB-separated cells"):
            read(source, Hints())


def test_what_is_recognised() -> None:
    assert recognises(Source("x", (START + ROW).encode("utf-16")))
    assert recognises(Source("x", b"Ref\tx\n\tKA.01.01 x\n"))
    assert not recognises(Source("x", b"%PDF-1.4\nKA.01.01\tx"))
    assert not recognises(Source("x", b"code,title\nKA.01.01,x\n"))


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(DocumentUnreadable):
        read(Source("x.txt", b"\x00\x01" * 400), Hints())


@pytest.mark.parametrize(
    "text",
    [
        START + ROW + "\t\tand so on\n" * 3000,
        START + ROW + "**a\n" * 3000,
        START + ROW * 2000,
        START + ROW.replace("Two", "KA" + " " * 300_000),
        START + ROW.replace("Two", "<" * 100_000),
        START + "x\t" * 50_000 + "\n" + ROW,
    ],
)
def test_absurd_texts_are_read_at_once(text: str) -> None:
    assert reading_of(text).activities[0].title == "Mend the swings"


def test_the_reports_of_two_quarters_in_one_text_are_told_apart() -> None:
    header = "Activities\tStatus\tProgress\tNext Steps\tTeam\tPortfolio"
    text = "\n".join(
        (
            "## Key Activity Quarterly Report (Quarter 1, 2022/23)",
            header,
            "KA.01.01 Mend the bridge\tGreen\tBegun\tGo on\tRoads\tPlanning",
            "## Key Activity Quarterly Report (Quarter 2, 2022/23)",
            header,
            "KA.01.01 Mend the bridge\tAmber\tHalf way\tGo on\tRoads\tPlanning",
            "KA.01.03 Only in the second\tGreen\tBegun\tGo on\tRoads\tPlanning",
        )
    )
    reading = read(Source("both.txt", text.encode()), Hints())
    assert [(str(a.quarter), a.code, a.status) for a in reading.activities] == [
        ("Q1-2022", "KA.01.01", "green"),
        ("Q2-2022", "KA.01.01", "amber"),
        ("Q2-2022", "KA.01.03", "green"),
    ]
    assert [problem.place for problem in reading.problems] == ["line 3", "line 6"]
    assert reading.conservation is not None
    assert reading.conservation.holds
