"""Tables of a PDF, with walls and without, and the rows that a page cuts."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ka_tui.reports.readers.document_parts import Row, Text
from tests.reports.readers.pdf_sheets import HEADER, WALLS, Sheet, items, parts_in, rows_in, texts

SWIM = ("KA.01.01 Open\nthe pool", "Green", "The pool is open.", "Train lifeguards.", "Leisure", "Wellbeing")
PARK = ("KA.01.02 Plant\nthe park", "Amber", "Forty trees stand.", "Water them.", "Parks", "Environment")
WHOLE = [[cell.replace("\n", " ") for cell in row] for row in (SWIM, PARK)]


def plain_table() -> Sheet:
    return Sheet().row(80, HEADER, bold=True).row(110, SWIM).row(150, PARK)


def thin_bars(sheet: Sheet) -> Sheet:
    """Walls as most programs draw them: filled, thin, and each cell for itself."""
    for top, bottom in ((68, 98), (98, 138), (138, 178)):
        for left, right in pairwise(WALLS):
            sheet.fill(left, top, right, top + 0.7, "0 0 0").fill(left, bottom, right, bottom + 0.7, "0 0 0")
            sheet.fill(left, top, left + 0.7, bottom, "0 0 0").fill(right, top, right + 0.7, bottom, "0 0 0")
    return sheet


def stripes(sheet: Sheet) -> Sheet:
    """Every other row shaded, below the words."""
    sheet.content.insert(0, Sheet().fill(WALLS[0], 98, WALLS[-1], 138, "0.9 0.9 0.9").content[0])
    return sheet


def level_rules(sheet: Sheet) -> Sheet:
    for edge in (98, 138, 178):
        sheet.rule(WALLS[0], edge, WALLS[-1], edge)
    return sheet


@pytest.mark.parametrize(
    "sheet",
    [
        plain_table().ruled((68, 98, 138, 178)),
        thin_bars(plain_table()),
        plain_table(),
        stripes(plain_table()),
        level_rules(plain_table()),
    ],
    ids=["ruled", "thin bars", "no rules", "stripes", "level rules"],
)
def test_rows_and_columns_however_a_table_is_drawn(sheet: Sheet) -> None:
    assert [texts(row) for row in rows_in(sheet)] == WHOLE


def test_texts_in_the_middle_of_rows_without_rules() -> None:
    tall = "One line.\nTwo lines.\nThree lines.\nFour lines.\nFive lines."
    sheet = Sheet().row(80, HEADER, bold=True)
    for top, code in ((110, "KA.01.01 Open"), (190, "KA.01.02 Plant"), (270, "KA.01.03 Mend")):
        sheet.row(top, ("", "", tall)).row(top + 22, (code, "Green", "", "Go on.", "Parks")).row(
            top + 16.5, ("", "", "", "", "", "Culture\nand Arts")
        )
    assert [texts(row)[:2] + texts(row)[4:] for row in rows_in(sheet)] == [
        [code, "Green", "Parks", "Culture and Arts"] for code in ("KA.01.01 Open", "KA.01.02 Plant", "KA.01.03 Mend")
    ]


def test_codes_may_have_a_column_of_their_own_and_be_named_in_texts() -> None:
    names = ("Priority", "Ref", "Key Activity", "Progress", "Status")
    sheet = (
        Sheet()
        .row(80, names, bold=True)
        .row(110, ("Health", "KA.01.01", "Open the pool", "Follows from\nKA.01.02 and more.", "Green"))
    )
    sheet.row(150, ("Health", "KA.01.02", "Plant the park", "Forty trees stand.", "Red"))
    header, *rows = (part for part in parts_in(sheet) if isinstance(part, Row))
    assert [texts(row) for row in (header, *rows)] == [
        list(names),
        ["Health", "KA.01.01", "Open the pool", "Follows from KA.01.02 and more.", "Green"],
        ["Health", "KA.01.02", "Plant the park", "Forty trees stand.", "Red"],
    ]


def test_a_header_on_two_lines_names_one_set_of_columns() -> None:
    sheet = plain_table().text(WALLS[4] + 4, 91, "and Lead", bold=True)
    header, *rows = (part for part in parts_in(sheet) if isinstance(part, Row))
    assert texts(header) == ["Activities", "Status", "Progress", "Next Steps", "Team and Lead", "Portfolio"]
    assert [texts(row) for row in rows] == WHOLE


def test_a_heading_between_rows_is_a_text_where_nothing_is_ruled_and_a_row_where_it_is() -> None:
    heading = "Priority Two: Places where everybody can live well and safely"
    sheet = Sheet().row(80, HEADER, bold=True).row(110, SWIM).text(WALLS[0] + 4, 150, heading, 14, bold=True)
    sheet.row(180, HEADER, bold=True).row(210, PARK)
    assert [part.text for part in parts_in(sheet) if isinstance(part, Text)] == [heading]
    merged = plain_table().ruled((68, 98, 138, 178)).text(WALLS[0] + 4, 190, heading, bold=True)
    merged.rule(WALLS[0], 200, WALLS[-1], 200).rule(WALLS[0], 178, WALLS[0], 200).rule(WALLS[-1], 178, WALLS[-1], 200)
    assert [texts(row) for row in rows_in(merged)] == [*WHOLE, [heading, "", "", "", "", ""]]


def test_a_cell_merged_down_is_repeated() -> None:
    sheet = Sheet().row(80, HEADER, bold=True).row(110, SWIM[:5]).row(150, PARK[:5]).text(WALLS[5] + 4, 130, "Wellbeing")
    sheet.ruled((68, 98)).ruled((138, 178), open_above=True)
    for wall in WALLS:
        sheet.rule(wall, 98, wall, 138)
    sheet.rule(WALLS[0], 138, WALLS[5], 138)
    first, second = rows_in(sheet)
    assert (first.cells[5].text, first.cells[5].repeated) == ("Wellbeing", False)
    assert (second.cells[5].text, second.cells[5].repeated) == ("Wellbeing", True)


def test_a_key_above_a_table_is_a_table_of_its_own() -> None:
    sheet = plain_table().ruled((68, 98, 138, 178)).text(44, 50, "Red").text(444, 50, "Late, and nobody knows why")
    sheet.rule(40, 38, 770, 38).rule(40, 38, 40, 68).rule(440, 38, 440, 68).rule(770, 38, 770, 68)
    key, *rows = (part for part in parts_in(sheet) if isinstance(part, Row))
    assert texts(key) == ["Red", "Late, and nobody knows why"]
    assert {row.table for row in rows} == {key.table + 1}


def test_a_word_that_runs_into_the_next_cell_stays_apart_from_its_words() -> None:
    sheet = Sheet().row(80, HEADER, bold=True).row(110, ("KA.01.01 Open", "", "The pool is open.")).ruled((68, 98, 138))
    sheet.text(WALLS[1] + 4, 110, "understanding", font="F3")
    assert texts(rows_in(sheet)[0])[1:3] == ["understanding", "The pool is open."]


# --- rows that a page cuts ---


def continued(*, header: bool, with_code: bool = False, ruled: bool = True) -> tuple[Sheet, Sheet]:
    """A row cut by the end of the first page, with the rest of it and another one on the second."""
    front = ("", "", *PARK[2:]) if with_code else PARK
    rest = PARK[:2] if with_code else ()
    first = Sheet().row(80, HEADER, bold=True).row(110, SWIM).row(440, front)
    second = Sheet().row(40, HEADER, bold=True) if header else Sheet()
    second.row(70, (*rest, "") if rest else ("", "", "Sixty more are due.")).row(
        120, ("KA.01.03 Mend the bridge", "Red", "Cracks.")
    )
    if ruled:
        first.ruled((68, 98, 138, 480), open_below=True)
        second.ruled((28, 58, 100, 140) if header else (58, 100, 140), open_above=not header)
    return first.text(350, 490, "Page 1 of 2", 7), second.text(350, 490, "Page 2 of 2", 7)


@pytest.mark.parametrize("header", [True, False])
@pytest.mark.parametrize("ruled", [True, False])
def test_the_rest_of_a_cut_row_goes_on(header: bool, ruled: bool) -> None:
    rows = rows_in(*continued(header=header, ruled=ruled))
    assert [(texts(row)[0], texts(row)[2], row.goes_on) for row in rows] == [
        ("KA.01.01 Open the pool", "The pool is open.", False),
        ("KA.01.02 Plant the park", "Forty trees stand.", False),
        ("", "Sixty more are due.", True),
        ("KA.01.03 Mend the bridge", "Cracks.", False),
    ]
    assert len({row.table for row in rows}) == 1


def test_a_code_that_stands_below_the_cut_is_given_to_the_row_above() -> None:
    rows = rows_in(*continued(header=True, with_code=True))
    assert [texts(row)[:2] for row in rows] == [
        ["KA.01.01 Open the pool", "Green"],
        ["KA.01.02 Plant the park", "Amber"],
        ["KA.01.03 Mend the bridge", "Red"],
    ]


def test_a_table_of_other_columns_or_below_a_heading_does_not_go_on() -> None:
    first, second = continued(header=True)
    second.text(40, 20, "Priority Two: Homes", 14, bold=True)
    assert not any(row.goes_on for row in rows_in(first, second))


def test_the_fields_of_a_form_are_rows_of_their_own_on_any_page() -> None:
    first = Sheet().row(110, ("Activity", "KA.01.01 Open the pool")).row(440, ("Status", "Green"))
    second = Sheet().row(70, ("Progress:", "The pool is open.")).row(110, ("", "It is full."))
    rows = rows_in(first.ruled((98, 138, 480)), second.ruled((58, 98, 130)))
    assert [(texts(row)[0], row.goes_on) for row in rows] == [
        ("Activity", False),
        ("Status", False),
        ("Progress:", False),
        ("", False),
    ]


def test_a_line_that_ends_in_a_blank_goes_on_below_the_cut() -> None:
    """Programs that set a blank wherever a line goes on say so at the end of a page as well."""
    text = (
        "The council has looked at all of the plans for the town centre, and has asked for more of the same kind from "
        "everybody who spoke about them in the consultation over the winter, and at both of the open days held in old Market"
    )
    first = Sheet().row(80, HEADER, bold=True).row(110, ("KA.01.01 Open", "Green")).wrapped(WALLS[2] + 4, 110, text, last=" ")
    second = Sheet().row(40, HEADER, bold=True).row(70, ("", "", "Town.\nSold."))
    (row,) = rows_in(first.ruled((68, 98, 220)), second.ruled((28, 58, 100)))
    assert items(row.cells[2]) == [("", f"{text} Town."), ("", "Sold.")]
    assert (row.place, row.goes_on) == ("page 1, row 2", False)
