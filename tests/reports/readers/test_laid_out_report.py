"""A laid-out document, whatever made it, read into activities: layouts, statuses by colour, and what is put aside."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ka_tui.domain.quarters import Quarter
from ka_tui.errors import NotAReport
from ka_tui.reports.readers.document_parts import SHEET, Cell, LaidOut, Mark, MarkKind, Paragraph, Part, Row, Text, plain_cell
from ka_tui.reports.readers.laid_out_report import read_laid_out
from ka_tui.reports.reading import Hints, Reading, Source

TITLE = Text("paragraph 1", "Key Activity Quarterly Report (Quarter 2 of 2022/23)", 1)
HEADING = Text("paragraph 2", "Priority 1: Parks and open spaces", 2)
HEADER = ("Activities", "Status", "Progress", "Next Steps", "Team", "Portfolio")
RED, AMBER, GREEN = (Mark(MarkKind.FILL, colour) for colour in ("#d4351c", "#f47738", "#00703c"))


def row(*cells: str | Cell, table: int = 1, place: str = "table 1, row 1", goes_on: bool = False) -> Row:
    return Row(place, tuple(cell if isinstance(cell, Cell) else plain_cell(cell) for cell in cells), table, goes_on)


def pond(status: str | Cell = "Green", progress: str | Cell = "Dug.") -> Row:
    return row("KA.01.01 Dig the pond", status, progress, "Fill it.", "Parks", "Green Spaces")


def read(*parts: Part, hints: Hints | None = None, name: str = "report.docx") -> Reading:
    return read_laid_out(Source(name, b""), LaidOut(tuple(parts)), hints or Hints())


def told(reading: Reading) -> str:
    return " | ".join(f"{problem.what} {problem.to_do}" for problem in reading.problems)


def the_only(reading: Reading) -> tuple[str, str, str | None, str, str]:
    assert reading.conservation is not None
    assert reading.conservation.holds, (reading.conservation.lost, reading.conservation.invented)
    (activity,) = reading.activities
    return activity.code, activity.title, activity.status, activity.progress, activity.next_steps


def test_a_table_under_a_heading_gives_its_activity_whole() -> None:
    reading = read(TITLE, HEADING, row(*HEADER), pond())
    (activity,) = reading.activities
    assert activity.quarter == Quarter(2022, 2)
    assert (activity.priority_number, activity.priority) == (1, "Parks and open spaces")
    assert (activity.team, activity.portfolio) == ("Parks", "Green Spaces")
    assert the_only(reading) == ("KA.01.01", "Dig the pond", "green", "Dug.", "Fill it.")
    assert not reading.problems


def test_a_heading_may_be_a_merged_row_of_the_table() -> None:
    blank = [""] * 5
    reading = read(TITLE, row("Priority 1: Parks", *blank), row(*HEADER), pond())
    assert reading.activities[0].priority == "Parks"


def test_columns_go_by_their_names_in_any_order_with_a_code_of_their_own() -> None:
    header = ("Ref", "RAG", "Key Activity", "Commentary", "Planned actions", "Portfolio Holder", "Lead Team")
    cells = ("KA.01.01", "A", "Dig the pond", "Dug.", "Fill it.", "Green Spaces", "Parks")
    reading = read(TITLE, HEADING, row(*header), row(*cells))
    assert the_only(reading) == ("KA.01.01", "Dig the pond", "amber", "Dug.", "Fill it.")


def test_a_column_of_another_name_is_read_as_the_user_says() -> None:
    header = ("Ref", "Key Activity", "RAG", "What we did", "Next Steps")
    parts: list[Part] = [TITLE, HEADING, row(*header), row("KA.01.01", "Dig the pond", "Red", "Dug.", "Fill it.")]
    assert "What we did" in told(read(*parts))
    reading = read(*parts, hints=Hints(columns={"what we did": "progress"}))
    assert the_only(reading)[3] == "Dug."
    assert not reading.problems


@pytest.mark.parametrize(
    ("mark", "status"),
    [
        (RED, "red"),
        (AMBER, "amber"),
        (GREEN, "green"),
        (Mark(MarkKind.FILL, "#1d70b8"), "completed"),
        (Mark(MarkKind.FILL, "#92d050"), "green"),
        (Mark(MarkKind.FILL, "#ffff00"), "amber"),
        (Mark(MarkKind.PICTURE, "#ff0000"), "red"),
        (Mark(MarkKind.ALT, "An amber triangle, pointing up"), "amber"),
        (Mark(MarkKind.FILL, "#d9d9d9"), None),
        (Mark(MarkKind.FILL, "#deeaf6"), None),
    ],
)
def test_a_status_is_read_from_shading_or_picture(mark: Mark, status: str | None) -> None:
    reading = read(TITLE, HEADING, row(*HEADER), pond(Cell((), (mark,))))
    assert the_only(reading)[2] == status
    assert not reading.problems


def test_a_colour_between_two_statuses_is_not_stated_until_it_is_mapped() -> None:
    parts: list[Part] = [TITLE, HEADING, row(*HEADER), pond(Cell((), (Mark(MarkKind.FILL, "#7030a0"),)))]
    reading = read(*parts)
    assert the_only(reading)[2] is None
    assert "#7030a0" in told(reading)
    assert "--map '#7030a0=STATUS'" in told(reading)
    assert the_only(read(*parts, hints=Hints(mapping={"#7030a0": "amber"})))[2] == "amber"


def test_a_word_counts_before_its_colour_and_the_difference_is_told() -> None:
    reading = read(TITLE, HEADING, row(*HEADER), pond(Cell((Paragraph("Green"),), (RED,))))
    assert the_only(reading)[2] == "green"
    assert "its colour Red" in told(reading)


def test_a_sign_means_what_the_key_of_the_document_says() -> None:
    key: list[Part] = [row("◆", "Red (missed)", table=0), row("◇", "Green (on course)", table=0)]
    reading = read(TITLE, *key, HEADING, row(*HEADER), pond("◆"))
    assert the_only(reading)[2] == "red"


def test_a_colour_means_what_the_key_of_the_document_says() -> None:
    purple = Mark(MarkKind.FILL, "#7030a0")
    key: list[Part] = [row(Cell((), (purple,)), "Red (missed)", table=0), row("", "Green (on course)", table=0)]
    assert the_only(read(TITLE, *key, HEADING, row(*HEADER), pond(Cell((), (purple,)))))[2] == "red"


def test_a_sign_that_the_key_has_for_two_statuses_states_none() -> None:
    key: list[Part] = [row("▶", "Red (missed)", table=0), row("▶", "Green (on course)", table=0)]
    reading = read(TITLE, *key, HEADING, row(*HEADER), pond("▶"))
    assert the_only(reading)[2] is None
    assert reading.activities[0].status_source == "▶"


def test_a_key_may_stand_in_one_row() -> None:
    key = row("Red: missed", "Amber: at risk", "Green: on course", table=0)
    assert the_only(read(TITLE, key, HEADING, row(*HEADER), pond()))[2] == "green"


def test_a_row_without_a_code_goes_on_with_the_activity_above_and_tells_the_seam() -> None:
    rest = row("", "", "and planted around.", "", "", "", goes_on=True)
    parts: list[Part] = [TITLE, HEADING, row(*HEADER), pond(progress="We dug the pond"), rest]
    reading = read(*parts)
    assert the_only(reading)[3] == "We dug the pond and planted around."
    assert [seam.joined for seam in reading.seams] == [True]
    flipped = read(*parts, hints=Hints(flipped=frozenset({1})))
    assert the_only(flipped)[3] == "We dug the pond\n\nand planted around."


def test_lists_and_paragraphs_are_those_of_the_document() -> None:
    progress = Cell((Paragraph("Done - and well:"), Paragraph("one", "-"), Paragraph("two", "-", 1), Paragraph("three", "4.")))
    assert (
        the_only(read(TITLE, HEADING, row(*HEADER), pond(progress=progress)))[3] == "Done - and well:\n\n- one\n  - two\n4. three"
    )


@pytest.mark.parametrize(
    "form",
    [
        [("KA.01.01 Dig the pond", ""), ("Status", "Red"), ("Progress", "Dug."), ("Next steps", "Fill it.")],
        [
            ("Code", "KA.01.01", "Status", "Red"),
            ("Activity", "Dig the pond", "Team", ""),
            ("Progress", "Dug.", "Next steps", "Fill it."),
        ],
        [("KA.01.01 Dig the pond", ""), ("Progress", "Next Steps"), ("Dug.", "Fill it."), ("Status: Red", "")],
        [("KA.01.01 Dig the pond",), ("Status",), ("Red",), ("Progress",), ("Dug.",), ("Next steps",), ("Fill it.",)],
    ],
)
def test_one_table_may_be_one_activity(form: Sequence[Sequence[str]]) -> None:
    reading = read(TITLE, HEADING, *(row(*cells) for cells in form))
    assert the_only(reading) == ("KA.01.01", "Dig the pond", "red", "Dug.", "Fill it.")
    assert not reading.problems


def test_the_code_may_stand_over_the_table_of_its_activity() -> None:
    parts: list[Part] = []
    for number, title in enumerate(("Dig the pond", "Mow the lawn"), start=1):
        parts.append(Text(f"paragraph {number}", f"KA.01.0{number} {title}", 3))
        parts += [row(*cells, table=number) for cells in (("Status", "Red"), ("Progress", "Dug."), ("Next steps", "Fill it."))]
    reading = read(TITLE, HEADING, *parts)
    assert [(a.code, a.title, a.status) for a in reading.activities] == [
        ("KA.01.01", "Dig the pond", "red"),
        ("KA.01.02", "Mow the lawn", "red"),
    ]
    assert reading.conservation
    assert reading.conservation.holds


def test_a_priority_may_stand_in_a_column_of_each_row() -> None:
    header = ("Priority", "Ref", "Key Activity", "Status", "Progress", "Next Steps")
    parts: list[Part] = [
        row(*header),
        *(row("Priority 1: Parks", f"KA.01.0{n}", f"Work {n}", "Red", "Dug.", "Fill it.") for n in (1, 2)),
    ]
    reading = read(Text("sheet 'Data'", "Data", role=SHEET), *parts, name="q2 2022-23.xlsx")
    assert {(a.priority_number, a.priority) for a in reading.activities} == {(1, "Parks")}
    assert reading.conservation
    assert reading.conservation.holds
    assert not reading.problems


def test_a_cell_merged_down_counts_for_every_activity_beside_it() -> None:
    team = plain_cell("Parks")
    rows = [
        row("KA.01.01", "Dig", "Red", "Dug.", "Fill.", team),
        row("KA.01.02", "Mow", "Red", "Mown.", "Rest.", team._replace(repeated=True)),
    ]
    reading = read(TITLE, HEADING, row("Ref", "Activity", "Status", "Progress", "Next Steps", "Team"), *rows)
    assert [a.team for a in reading.activities] == ["Parks", "Parks"]


def test_sheets_named_for_priorities_are_their_headings() -> None:
    header = ("Ref", "Activity", "Status", "Progress", "Next Steps")
    parts: list[Part] = []
    for number, name in enumerate(("Parks", "Homes"), start=1):
        parts.append(Text(f"sheet '{name}'", name, role=SHEET))
        parts += [row(*header, table=number), row(f"KA.0{number}.01", "Work", "Red", "Dug.", "Fill.", table=number)]
    reading = read(*parts, name="Q2-2022.xlsx")
    assert [(a.code, a.priority) for a in reading.activities] == [("KA.01.01", "Parks"), ("KA.02.01", "Homes")]


def test_a_column_of_quarters_gives_each_its_activities() -> None:
    header = ("Quarter", "Ref", "Activity", "Status", "Progress", "Next Steps")
    rows = [
        row(quarter, "KA.01.01", "Dig", status, "Dug.", "Fill.")
        for quarter, status in (("Q1-2022", "Red"), ("Q2 2022/23", "Green"))
    ]
    reading = read(row(*header), *rows)
    assert [(str(a.quarter), a.status) for a in reading.activities] == [("Q1-2022", "red"), ("Q2-2022", "green")]


def test_another_table_is_put_aside_and_told() -> None:
    budget = [row("Budget", "2021", "2022", table=2), row("Spades", "10", "12", table=2)]
    reading = read(TITLE, HEADING, row(*HEADER), pond(), *budget)
    assert the_only(reading)[4] == "Fill it."
    assert "Budget 2021 2022" in told(reading)


def test_a_contents_list_of_codes_in_front_is_not_the_activities() -> None:
    listed = Text("paragraph 2", "KA.01.01 Dig the pond 3")
    assert the_only(read(TITLE, listed, HEADING, row(*HEADER), pond()))[1] == "Dig the pond"


def test_a_status_without_a_column_is_read_from_the_shading_of_the_code() -> None:
    header = ("Ref", "Activity", "Progress", "Next Steps")
    code = Cell((Paragraph("KA.01.01"),), (AMBER,))
    assert the_only(read(TITLE, HEADING, row(*header), row(code, "Dig", "Dug.", "Fill.")))[2] == "amber"


def test_a_status_may_have_a_cell_for_its_sign_and_one_for_its_word() -> None:
    header = ("Activities", "Status", "", "Progress", "Next Steps")
    reading = read(TITLE, HEADING, row(*header), row("KA.01.01 Dig", Cell((Paragraph("●"),), (GREEN,)), "Green", "Dug.", "Fill."))
    assert the_only(reading)[2] == "green"
    assert not reading.problems


def test_markup_in_the_text_of_a_document_is_text() -> None:
    progress = "Use <b>bold</b> & *stars* &amp; more"
    assert the_only(read(TITLE, HEADING, row(*HEADER), pond(progress=progress)))[3] == progress


def test_a_document_without_activities_is_refused() -> None:
    with pytest.raises(NotAReport):
        read(TITLE, Text("paragraph 2", "Nothing here."), row("Budget", "2021"))


def test_a_form_goes_on_where_a_page_cut_it() -> None:
    first = [row(*cells) for cells in (("Activity", "KA.01.01 Dig the pond"), ("Status", "Red"), ("Progress", "We dug it"))]
    rest = [row("", "and filled it.", table=2), row("Next steps", "Plant it.", table=2), row("Team", "Parks", table=2)]
    reading = read(TITLE, HEADING, *first, *rest)
    assert the_only(reading) == ("KA.01.01", "Dig the pond", "red", "We dug it and filled it.", "Plant it.")
    assert reading.activities[0].team == "Parks"


def fen(status: str | Cell = "Red", code: str = "KA.02.01") -> Row:
    return row(f"{code} Drain the fen", status, "Begun.", "Go on.", "Roads", "Transport")


BLANK = [""] * 5


def priorities(reading: Reading) -> list[str]:
    assert reading.conservation is not None
    assert reading.conservation.holds, (reading.conservation.lost, reading.conservation.invented)
    return [activity.priority for activity in reading.activities]


def test_rows_that_stand_alone_at_every_change_of_priority_are_headings() -> None:
    reading = read(TITLE, row(*HEADER), row("Parks", *BLANK), pond(), row("Highways", *BLANK), fen())
    assert priorities(reading) == ["Parks", "Highways"]
    assert not reading.problems


def test_a_lone_row_at_some_changes_only_is_no_heading() -> None:
    reading = read(TITLE, row(*HEADER), pond(), row("Highways", *BLANK), fen())
    assert priorities(reading) == ["", ""]
    assert "'Highways' stands alone under KA.01.01" in told(reading)


def test_a_label_and_its_name_may_stand_in_two_texts() -> None:
    texts = Text("paragraph 2", "Priority 1", 2), Text("paragraph 3", "Parks", 3)
    reading = read(TITLE, *texts, row(*HEADER), pond())
    assert (reading.activities[0].priority_number, reading.activities[0].priority) == (1, "Parks")
    assert not reading.problems


def test_a_heading_may_be_numbered_as_a_list() -> None:
    assert priorities(read(TITLE, Text("p", "2. Priority one: Parks", 2), row(*HEADER), pond())) == ["Parks"]


def test_a_table_may_begin_further_to_the_right() -> None:
    shifted = [part._replace(cells=(Cell(), *part.cells)) for part in (row("Priority 1: Parks", *BLANK), row(*HEADER), pond())]
    reading = read(TITLE, *shifted)
    assert priorities(reading) == ["Parks"]
    assert not reading.problems


def test_a_title_over_the_table_of_a_later_sheet_belongs_to_no_activity() -> None:
    title = TITLE.text
    first = [row(title, *BLANK), row("Priority 1: Parks", *BLANK), row(*HEADER), pond()]
    second = [row(title, *BLANK), row("Priority 2: Highways", *BLANK), row(*HEADER), fen()]
    one, two = Text("s", "One", role=SHEET), Text("s", "Two", role=SHEET)
    reading = read(one, *first, two, *(part._replace(table=2) for part in second))
    assert [activity.title for activity in reading.activities] == ["Dig the pond", "Drain the fen"]
    assert not reading.problems


def test_a_column_may_state_a_priority_once_for_the_rows_below() -> None:
    header = row("Priority", *HEADER)
    rows = [row("Priority 1: Parks", *map(plain, pond().cells)), row("", *map(plain, fen(code="KA.01.02").cells))]
    reading = read(TITLE, header, *rows, row("", *map(plain, fen(code="KA.02.01").cells)))
    assert priorities(reading) == ["Parks", "Parks", ""]


def plain(cell: Cell) -> str:
    return cell.text


def test_a_foot_under_the_last_activity_is_put_aside_and_told() -> None:
    reading = read(TITLE, HEADING, row(*HEADER), pond(), row("Produced by the parks office", *BLANK))
    assert the_only(reading)[1] == "Dig the pond"
    assert "'Produced by the parks office' stands alone under KA.01.01" in told(reading)


def test_a_title_that_breaks_off_goes_on_in_the_next_row() -> None:
    start = row("KA.01.01 Dig the pond and", *map(plain, pond().cells[1:]))
    assert the_only(read(TITLE, HEADING, row(*HEADER), start, row("Plant it", *BLANK)))[1] == "Dig the pond and Plant it"


def test_a_number_that_is_typed_in_an_item_is_kept() -> None:
    cell = Cell((Paragraph("2. Dug", "-"), Paragraph("Filled", "-")))
    reading = read(TITLE, HEADING, row(*HEADER), row("KA.01.01 Dig the pond", "Green", cell, "", "Parks", "Green Spaces"))
    assert the_only(reading)[3] == "2. Dug\n- Filled"


def test_sheets_of_two_quarters_are_two_reports() -> None:
    first = [row("Priority 1: Parks", *BLANK), row(*HEADER), pond(progress="Planned.")]
    second = [row("Priority 1: Parks", *BLANK), row(*HEADER), pond(progress="Dug.")]
    one, two = Text("s", "Q1 2022/23", role=SHEET), Text("s", "Q2 2022/23", role=SHEET)
    reading = read(one, *first, two, *(part._replace(table=2) for part in second))
    assert [(str(activity.quarter), activity.progress) for activity in reading.activities] == [
        ("Q1-2022", "Planned."),
        ("Q2-2022", "Dug."),
    ]
    assert not reading.problems


def test_a_title_of_another_quarter_over_other_activities_makes_no_second_report() -> None:
    later = Text("paragraph 5", "Carried over from Quarter 1 of 2022/23", 2)
    reading = read(TITLE, HEADING, row(*HEADER), pond(), later, row(*HEADER, table=2), fen(code="KA.01.02")._replace(table=2))
    assert {str(activity.quarter) for activity in reading.activities} == {"Q2-2022"}


def test_forms_in_one_sheet_stand_under_their_headings() -> None:
    form = [("Activity", "KA.01.01 Dig the pond"), ("Status", "Green"), ("Progress", "Dug."), ("Next steps", "Fill it.")]
    parts = [row(TITLE.text, ""), row("Priority 1: Parks", ""), *(row(*cells) for cells in form)]
    reading = read(*parts)
    assert the_only(reading) == ("KA.01.01", "Dig the pond", "green", "Dug.", "Fill it.")
    assert priorities(reading) == ["Parks"]
