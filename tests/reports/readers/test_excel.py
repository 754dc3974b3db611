from __future__ import annotations

import zipfile
from contextlib import suppress
from datetime import date
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as SheetImage
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image

from ka_tui.errors import DocumentDamaged, DocumentError, DocumentUnreadable
from ka_tui.reports.readers.document_parts import SHEET, Cell, LaidOut, Mark, MarkKind, Row, Text
from ka_tui.reports.readers.sheets import excel
from ka_tui.reports.reading import Source

RED, GREEN = "#d4351c", "#00703c"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def a_sheet() -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Parks"
    return book, sheet


def taken(data: bytes, name: str = "parks.xlsx") -> LaidOut:
    return excel.take_apart(Source(name, data))


def rows(laid_out: LaidOut) -> list[Row]:
    return [part for part in laid_out.parts if isinstance(part, Row)]


def cell(laid_out: LaidOut, row: int, column: int) -> Cell:
    return next(part for part in rows(laid_out) if part.place.endswith(f"row {row}")).cells[column - 1]


def texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]


def fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour, bgColor=colour)


def changed(data: bytes, part: str, *changes: tuple[bytes, bytes]) -> bytes:
    """A package with a part of it rewritten."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        assert part in before.namelist()
        for name in before.namelist():
            content = before.read(name)
            for old, new in changes if name == part else ():
                assert old in content
                content = content.replace(old, new)
            after.writestr(name, content)
    return out.getvalue()


def test_each_sheet_that_can_be_seen_is_its_name_and_then_a_table() -> None:
    book, sheet = a_sheet()
    sheet.append(["Ref", "Activity"])
    sheet["B4"] = "Plant the orchard"
    book.create_sheet("Nothing here")
    book.create_sheet("Key").append(["Red", "Late"])
    parts = taken(saved(book)).parts
    assert parts[0] == Text("sheet 'Parks'", "Parks", role=SHEET)
    assert [part.place for part in parts] == [
        *("sheet 'Parks'", "sheet 'Parks', row 1", "sheet 'Parks', row 4"),
        *("sheet 'Key'", "sheet 'Key', row 1"),
    ]
    tables = [row.table for row in rows(taken(saved(book)))]
    assert tables[0] == tables[1] != tables[2]
    assert texts(rows(taken(saved(book)))[1]) == ["", "Plant the orchard"]


def test_values_are_read_as_people_see_them() -> None:
    book, sheet = a_sheet()
    sheet.append([5.0, 0.545, 72460, date(2022, 10, 14), True, "two\nlines", 5, "wide_x000D_"])
    sheet["B1"].number_format, sheet["C1"].number_format = "0.0%", '"£"#,##0'
    sheet["D1"].number_format, sheet["G1"].number_format = "mm-dd-yy", "0.00"
    data = changed(saved(book), "xl/worksheets/sheet1.xml", (b"wide_x000D_", b"wide_x0041_"))
    assert texts(rows(taken(data))[0]) == ["5", "54.5%", "£72,460", "14/10/2022", "TRUE", "two\nlines", "5.00", "wideA"]


def test_words_that_cells_share_are_read_and_how_they_are_pronounced_is_not() -> None:
    book, sheet = a_sheet()
    sheet.append(["here"])
    inline = b't="inlineStr"><is><t>here</t></is></c>'
    data = changed(saved(book), "xl/worksheets/sheet1.xml", (inline, b't="s"><v>1</v></c><c t="s"><v>7</v></c>'))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    relation = f'<Relationship Id="strings" Type="{kind}" Target="shared.xml"/></Relationships>'.encode()
    data = changed(data, "xl/_rels/workbook.xml.rels", (b"</Relationships>", relation))
    strings = f'<sst xmlns="{MAIN}"><si><t>no</t></si><si><r><t>one </t></r><r><t>two</t></r><rPh><t>tu</t></rPh></si></sst>'
    packed = BytesIO(data)
    with zipfile.ZipFile(packed, "a") as package:
        package.writestr("xl/shared.xml", strings)
    laid_out = taken(packed.getvalue())
    assert texts(rows(laid_out)[0]) == ["one two"]
    assert [problem.place for problem in laid_out.problems] == ["sheet 'Parks', cell B1"]


def test_hidden_rows_and_columns_are_read_since_filters_hide_them() -> None:
    book, sheet = a_sheet()
    sheet.append(["KA.01.01", "Plant the orchard"])
    sheet.row_dimensions[1].hidden = True
    sheet.column_dimensions["B"].hidden = True
    assert texts(rows(taken(saved(book)))[0]) == ["KA.01.01", "Plant the orchard"]


def test_a_hidden_sheet_is_left_and_told_if_it_holds_anything() -> None:
    book, sheet = a_sheet()
    sheet.append(["seen"])
    book.create_sheet("Lists").append(["put away"])
    book.create_sheet("Blank")
    book["Lists"].sheet_state = "veryHidden"
    book["Blank"].sheet_state = "hidden"
    laid_out = taken(saved(book))
    assert [texts(row) for row in rows(laid_out)] == [["seen"]]
    assert [problem.place for problem in laid_out.problems] == ["sheet 'Lists'"]


def test_errors_and_formulas_without_a_result_are_empty_and_told() -> None:
    book, sheet = a_sheet()
    sheet.append(["KA.01.01", "=A1", "#REF!"])
    sheet["C1"].data_type = "e"
    laid_out = taken(saved(book))
    assert texts(rows(laid_out)[0]) == ["KA.01.01"]
    assert {problem.place: problem.what.split(";")[0] for problem in laid_out.problems} == {
        "sheet 'Parks', cell C1": "An error stands in place of a value, as #REF!",
        "sheet 'Parks', cell B1": "A formula was saved without its result",
    }


def test_the_result_of_a_formula_is_read() -> None:
    book, sheet = a_sheet()
    sheet.append(["=1+1"])
    data = changed(saved(book), "xl/worksheets/sheet1.xml", (b"<v></v>", b"<v>2</v>"))
    assert texts(rows(taken(data))[0]) == ["2"]


def test_merged_cells_stand_once_across_and_are_repeated_down() -> None:
    book, sheet = a_sheet()
    sheet.append(["Priority 1", None, None])
    sheet.append(["KA.01.01", "Plant the orchard", "Holes dug"])
    sheet.append([None, None, "Trees ordered"])
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A2:A3")
    sheet["A2"].fill = fill("00D4351C")
    first, second, third = rows(taken(saved(book)))
    assert texts(first) == ["Priority 1", "", ""]
    assert [cell.repeated for cell in second.cells] == [False, False, False]
    assert texts(third) == ["KA.01.01", "", "Trees ordered"]
    assert [cell.repeated for cell in third.cells] == [True, False, False]
    assert third.cells[0].marks == (Mark(MarkKind.FILL, RED),)


def test_an_area_merged_over_the_whole_sheet_costs_nothing() -> None:
    book, sheet = a_sheet()
    sheet.append(["all"])
    areas = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    data = changed(saved(book), "xl/worksheets/sheet1.xml", (b"</sheetData>", areas))
    assert [texts(row) for row in rows(taken(data))] == [["all"]]


def test_fills_are_marks_by_colour_palette_and_theme_and_white_is_none() -> None:
    book, sheet = a_sheet()
    sheet.append(["a", "b", "c", "d", "e", "f"])
    sheet["A1"].fill = fill("00D4351C")
    sheet["B1"].fill = PatternFill("solid", fgColor=Color(indexed=10))
    sheet["C1"].fill = PatternFill("solid", fgColor=Color(theme=4, tint=0.5))
    sheet["D1"].fill = fill("00FFFFFF")
    sheet["E1"].fill = PatternFill("darkUp", fgColor="00D4351C")
    marks = [cell.marks for cell in rows(taken(saved(book)))[0].cells]
    assert marks == [
        (Mark(MarkKind.FILL, RED),),
        (Mark(MarkKind.FILL, "#ff0000"),),
        (Mark(MarkKind.FILL, "#a7c0de"),),
        (),
        (),
        (),
    ]


def test_a_cell_that_is_only_shaded_is_kept_within_the_columns_that_have_words() -> None:
    book, sheet = a_sheet()
    sheet.append(["Ref", "Status", "Team"])
    sheet.append(["KA.01.01"])
    sheet["B2"].fill = sheet["F2"].fill = fill("0000703C")
    assert [cell.marks for cell in rows(taken(saved(book)))[1].cells] == [(), (Mark(MarkKind.FILL, GREEN),), ()]


def test_ink_is_a_mark_unless_it_is_black_grey_or_of_several_colours() -> None:
    book, sheet = a_sheet()
    sheet.append(["●", "b", "c", "d", "e"])
    sheet["A1"].font = Font(color="00D4351C")
    sheet["B1"].font = Font(color="00333333")
    red, green = InlineFont(color="FFD4351C"), InlineFont(color="FF00703C")
    sheet["D1"] = CellRichText("Status: ", TextBlock(red, "late"))
    sheet["E1"] = CellRichText(TextBlock(green, "better "), TextBlock(red, "than late"))
    row = rows(taken(saved(book)))[0]
    assert [cell.marks for cell in row.cells] == [(Mark(MarkKind.INK, RED),), (), (), (Mark(MarkKind.INK, RED),), ()]
    assert texts(row)[3:] == ["Status: late", "better than late"]


def test_letters_of_a_symbol_font_are_their_shapes() -> None:
    book, sheet = a_sheet()
    sheet.append(["l"])
    sheet["A1"].font = Font(name="Wingdings", color="0000703C")
    assert cell(taken(saved(book)), 1, 1).text == "●"


def test_comments_are_no_words() -> None:
    book, sheet = a_sheet()
    sheet.append(["KA.01.01"])
    sheet["A1"].comment = Comment("ask again", "officer")
    assert [texts(row) for row in rows(taken(saved(book)))] == [["KA.01.01"]]


def test_simple_conditions_shade_and_others_are_left() -> None:
    book, sheet = a_sheet()
    for row in (["Amber", "x", "late Red"], ["Red", "y", "z"]):
        sheet.append(row)
    sheet["E1"] = "amber"
    sheet["A1"].fill = fill("00111111")
    sheet.conditional_formatting.add("A1:A2", CellIsRule(operator="equal", formula=['"Red"'], fill=fill("00D4351C")))
    sheet.conditional_formatting.add("A1:A2", CellIsRule(operator="equal", formula=["$E$1"], fill=fill("00F47738")))
    sheet.conditional_formatting.add("A1:A2", CellIsRule(operator="equal", formula=['"Amber"'], fill=fill("00000000")))
    sheet.conditional_formatting.add("B1:B2", FormulaRule(formula=['$A1="Red"'], fill=fill("00D4351C")))
    sheet.conditional_formatting.add("C1:C2", FormulaRule(formula=["LEN(C1)>1"], fill=fill("00D4351C")))
    laid_out = taken(saved(book))
    assert cell(laid_out, 1, 1).marks == (Mark(MarkKind.FILL, "#f47738"),)
    assert cell(laid_out, 2, 1).marks == cell(laid_out, 2, 2).marks == (Mark(MarkKind.FILL, RED),)
    assert cell(laid_out, 1, 2).marks == cell(laid_out, 1, 3).marks == ()


def test_a_condition_on_part_of_a_text_shades() -> None:
    book, sheet = a_sheet()
    sheet.append(["● Red"])
    sheet.conditional_formatting.add("A1", CellIsRule(operator="equal", formula=['"red"'], fill=fill("00D4351C")))
    contains = (b'type="cellIs"', b'type="containsText" text="red"')
    data = changed(saved(book), "xl/worksheets/sheet1.xml", contains, (b'operator="equal"', b'operator="containsText"'))
    assert cell(taken(data), 1, 1).marks == (Mark(MarkKind.FILL, RED),)


def a_picture(colour: str) -> SheetImage:
    out = BytesIO()
    Image.new("RGB", (12, 12), colour).save(out, "PNG")
    return SheetImage(out)


def test_a_picture_marks_the_cell_it_lies_over_by_its_colour_and_alternative() -> None:
    book, sheet = a_sheet()
    sheet.append(["Ref", "Status"])
    sheet.append(["KA.01.01"])
    sheet.add_image(a_picture(GREEN), "B2")
    data = changed(saved(book), "xl/drawings/drawing1.xml", (b'descr="Picture"', b'descr="On track"'))
    assert cell(taken(data), 2, 2).marks == (Mark(MarkKind.PICTURE, GREEN), Mark(MarkKind.ALT, "On track"))


@pytest.mark.parametrize(("words", "marks"), [("", (Mark(MarkKind.PICTURE, RED),)), ("A box of text", ())])
def test_a_drawn_shape_marks_its_cell_unless_it_is_a_text_box(words: str, marks: tuple[Mark, ...]) -> None:
    book, sheet = a_sheet()
    sheet.append(["KA.01.01"])
    sheet.add_image(a_picture(GREEN), "A1")
    shape = (
        "<xdr:sp xmlns:xdr='http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing' xmlns:a="
        "'http://schemas.openxmlformats.org/drawingml/2006/main'><xdr:spPr><a:solidFill><a:srgbClr val='D4351C'/></a:solidFill>"
        f"</xdr:spPr><xdr:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></xdr:txBody></xdr:sp><clientData"
    )
    changes = (b"<clientData", shape.encode()), (b"r:embed", b"r:other"), (b'descr="Picture"', b"")
    assert cell(taken(changed(saved(book), "xl/drawings/drawing1.xml", *changes)), 1, 1).marks == marks


def test_title_and_program_are_told() -> None:
    book, sheet = a_sheet()
    sheet.append(["KA.01.01"])
    book.properties.title = "Parks, quarter 2"
    assert (taken(saved(book)).title, taken(saved(book)).ours) == ("Parks, quarter 2", False)
    book.properties.creator = "ka-tui"
    assert taken(saved(book)).ours


def test_what_our_own_export_hides_is_not_told() -> None:
    book, sheet = a_sheet()
    sheet.append(["KA.01.01"])
    book.create_sheet("Choices").append(["Red"])
    book["Choices"].sheet_state = "hidden"
    book.properties.creator = "ka-tui"
    assert taken(saved(book)).problems == ()


def test_strict_workbooks_are_read() -> None:
    book, sheet = a_sheet()
    sheet.append(["KA.01.01"])
    data = saved(book)
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"):
        data = changed(data, part, (MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main"))
    assert [texts(row) for row in rows(taken(data))] == [["KA.01.01"]]


def test_a_word_at_the_far_end_of_a_sheet_costs_nothing_and_what_is_too_far_is_told() -> None:
    book, sheet = a_sheet()
    sheet["A1"], sheet["C1048576"] = "near", "far"
    laid_out = taken(saved(book))
    assert [texts(row) for row in rows(laid_out)] == [["near", "", ""], ["", "", "far"]]
    sheet["XFD1"] = "beyond"
    laid_out = taken(saved(book))
    assert [problem.place for problem in laid_out.problems] == ["sheet 'Parks'"]
    assert len(rows(laid_out)[0].cells) <= 256


def test_sheets_without_end_are_not_read_and_that_is_told() -> None:
    book, sheet = a_sheet()
    sheet.append(["first"])
    for _ in range(200):
        book.create_sheet()
    laid_out = taken(saved(book))
    assert [texts(row) for row in rows(laid_out)] == [["first"]]
    assert [problem.place for problem in laid_out.problems] == ["sheet 'Sheet199' and after it"]


def test_workbooks_are_recognised_by_their_content() -> None:
    book, sheet = a_sheet()
    sheet.append(["KA.01.01"])
    assert excel.recognises(Source("anything.bin", saved(book)))
    assert not excel.recognises(Source("page.xlsx", b"<html><table></table></html>"))
    assert not excel.recognises(Source("half.xlsx", saved(book)[:200]))


def test_a_password_and_a_binary_workbook_are_refused_with_a_remedy() -> None:
    encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage\0".encode("utf-16-le")
    with pytest.raises(DocumentUnreadable, match="it has a password"):
        taken(encrypted)
    book, sheet = a_sheet()
    sheet.append(["KA.01.01"])
    binary = changed(saved(book), "_rels/.rels", (b"xl/workbook.xml", b"xl/workbook.bin"))
    with pytest.raises(DocumentUnreadable, match="Save it as"):
        taken(binary)


def test_half_a_workbook_is_damaged() -> None:
    book, _ = a_sheet()
    data = saved(book)
    with pytest.raises(DocumentDamaged):
        taken(data[: len(data) // 2])


def test_entities_are_refused() -> None:
    book, sheet = a_sheet()
    sheet.append(["KA.01.01"])
    data = changed(saved(book), "xl/workbook.xml", (b"<workbook", b'<!DOCTYPE x [<!ENTITY e "e">]><workbook'))
    with pytest.raises(DocumentUnreadable, match="entities"):
        taken(data)


def _sample() -> bytes:
    book, sheet = a_sheet()
    sheet.append(["KA.01.01", 0.5, date(2022, 10, 14), "=A1"])
    sheet["A1"].fill = PatternFill("solid", fgColor=Color(theme=4, tint=0.5))
    sheet.merge_cells("A1:A2")
    sheet.conditional_formatting.add("A1:A2", CellIsRule(operator="equal", formula=['"Red"'], fill=fill("00D4351C")))
    stored = BytesIO()
    with zipfile.ZipFile(BytesIO(saved(book))) as packed, zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as plain:
        for name in packed.namelist():
            plain.writestr(zipfile.ZipInfo(name), packed.read(name))
    return stored.getvalue()


_SAMPLE = _sample()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(_SAMPLE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_workbook_is_refused_or_read_and_nothing_else(flips: list[tuple[int, int]]) -> None:
    data = bytearray(_SAMPLE)
    for place, byte in flips:
        data[place] = byte
    with suppress(DocumentError):
        taken(bytes(data))
