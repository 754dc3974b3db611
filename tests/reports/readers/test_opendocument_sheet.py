from __future__ import annotations

import zipfile
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odfdo import Document, Table
from PIL import Image

from ka_tui.errors import DocumentDamaged, DocumentError, DocumentUnreadable
from ka_tui.reports.readers.document_parts import SHEET, LaidOut, Mark, MarkKind, Row, Text
from ka_tui.reports.readers.sheets import opendocument as opendocument_sheet
from ka_tui.reports.reading import Source

RED, GREEN = "#d4351c", "#00703c"
URN = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(
    f'xmlns:{short}="{URN}{name}:1.0"'
    for short, name in {
        **{name: name for name in ("office", "table", "text", "style", "meta")},
        "draw": "drawing",
        "svg": "svg-compatible",
        "fo": "xsl-fo-compatible",
    }.items()
)
SPACES += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
SPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
CELL_STYLE = '<style:style style:name="{0}" style:family="table-cell"><style:table-cell-properties fo:background-color="{1}"/>'
STYLES = (
    f"{CELL_STYLE.format('bad', RED)}</style:style>{CELL_STYLE.format('good', GREEN)}</style:style>"
    '<style:style style:name="child" style:family="table-cell" style:parent-style-name="bad"/>'
    '<style:style style:name="loop" style:family="table-cell" style:parent-style-name="loop"/>'
    f'<style:style style:name="ink" style:family="text"><style:text-properties fo:color="{RED}"/></style:style>'
    '<style:style style:name="shut" style:family="table"><style:table-properties table:display="false"/></style:style>'
    f'<style:style style:name="dot" style:family="graphic"><style:graphic-properties draw:fill-color="{GREEN}"/></style:style>'
)


def packed(tables: str, meta: str = "", styles: str = STYLES, more: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """A spreadsheet of these tables."""
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.spreadsheet")
        described = f"<office:document-meta {SPACES}>{meta}</office:document-meta>"
        for name, data in {"content.xml": content.encode(), "meta.xml": described.encode(), **more}.items():
            package.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def a_table(*rows_of_cells: str, start: str = "", attributes: str = "") -> str:
    rows = "".join(f"<table:table-row>{cells}</table:table-row>" for cells in rows_of_cells)
    return f'<table:table table:name="Parks" {attributes}>{start}{rows}</table:table>'


def words(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def taken(data: bytes) -> LaidOut:
    return opendocument_sheet.take_apart(Source("parks.ods", data))


def rows(laid_out: LaidOut) -> list[Row]:
    return [part for part in laid_out.parts if isinstance(part, Row)]


def first_row(*cells: str, **more: str) -> Row:
    return rows(taken(packed(a_table("".join(cells), **more))))[0]


def texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]


def test_sheets_of_odfdo_are_read() -> None:
    document = Document("spreadsheet")
    document.body.clear()
    table = Table("Parks", width=2, height=2)
    table.set_values([["Ref", "Done"], ["KA.01.01", 5]])
    document.body.append(table)
    out = BytesIO()
    document.save(out)
    laid_out = taken(out.getvalue())
    assert laid_out.parts[0] == Text("sheet 'Parks'", "Parks", role=SHEET)
    assert [(row.place, texts(row)) for row in rows(laid_out)] == [
        ("sheet 'Parks', row 1", ["Ref", "Done"]),
        ("sheet 'Parks', row 2", ["KA.01.01", "5"]),
    ]


def test_a_cell_shows_its_words_with_breaks_spaces_and_runs() -> None:
    lines = "<text:p>\n  One<text:s text:c='2'/>two<text:line-break/>three</text:p><text:p>- <text:span>four</text:span></text:p>"
    row = first_row(f"<table:table-cell>{lines}</table:table-cell>")
    assert texts(row) == ["One  two\nthree\n- four"]


def test_comments_and_text_boxes_are_no_words() -> None:
    drawn = "<draw:frame><draw:text-box><text:p>a box</text:p></draw:text-box></draw:frame>"
    row = first_row(
        f"<table:table-cell><office:annotation><text:p>ask</text:p></office:annotation>{drawn}<text:p>KA</text:p></table:table-cell>"
    )
    assert texts(row) == ["KA"]
    assert row.cells[0].marks == ()


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ('office:value-type="float" office:value="72460.5"', "72460.5"),
        ('office:value-type="date" office:date-value="2022-10-14"', "14/10/2022"),
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE"),
        ('office:value-type="string" office:string-value="typed"', "typed"),
        ('office:value-type="date" office:date-value="soon"', "soon"),
    ],
)
def test_a_value_without_words_is_shown(attributes: str, shown: str) -> None:
    assert texts(first_row(f"<table:table-cell {attributes}/>")) == [shown]


def test_an_error_is_empty_and_told() -> None:
    error = words("#REF!", 'table:formula="of:=[.#REF!]"')
    laid_out = taken(packed(a_table(words("KA") + error + words("Err:502", 'calcext:value-type="error"') + words("#REF!"))))
    assert texts(rows(laid_out)[0]) == ["KA", "", "", "#REF!"]
    assert [problem.place for problem in laid_out.problems] == ["sheet 'Parks', cells B1, C1"]


def test_repeated_cells_and_rows_are_counted_and_empty_ones_cost_nothing() -> None:
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    blank = f'<table:table-row table:number-rows-repeated="1048000">{empty}</table:table-row>'
    cells = words("a", 'table:number-columns-repeated="3"')
    rest = f'<table:table-row table:number-rows-repeated="2">{cells}</table:table-row>'
    found = rows(taken(packed(a_table(start=blank * 50 + rest))))
    assert [texts(row) for row in found] == [["a", "a", "a"]] * 2
    assert found[0].place == "sheet 'Parks', row 52400001"


def test_words_repeated_without_end_are_cut_and_told() -> None:
    row = f'<table:table-row table:number-rows-repeated="1048576">{words("a")}</table:table-row>'
    laid_out = taken(packed(a_table(start=row)))
    assert len(rows(laid_out)) == 20_000
    assert [problem.place for problem in laid_out.problems] == ["sheet 'Parks'"]


def test_a_workbook_of_large_sheets_is_cut_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ka_tui.reports.readers.sheets.parts._MOST_WORK", 1000)
    sheet = a_table(start=f'<table:table-row table:number-rows-repeated="20">{words("a")}</table:table-row>')
    laid_out = taken(packed(sheet * 9))
    assert len(rows(laid_out)) == 40
    assert [problem.place for problem in laid_out.problems] == ["sheet 'Parks' and after it"]


def test_merged_cells_stand_once_across_and_are_repeated_down() -> None:
    across = words("Priority 1", 'table:number-columns-spanned="2"') + "<table:covered-table-cell/>" + words("x")
    down = words("KA.01.01", 'table:number-rows-spanned="2"') + words("one")
    under = "<table:covered-table-cell><text:p>hidden</text:p></table:covered-table-cell>" + words("two")
    found = rows(taken(packed(a_table(across, down, under))))
    assert [texts(row) for row in found] == [["Priority 1", "", "x"], ["KA.01.01", "one", ""], ["KA.01.01", "two", ""]]
    assert [cell.repeated for cell in found[2].cells] == [True, False, False]


def test_rows_in_groups_and_headers_are_read() -> None:
    header = f"<table:table-header-rows><table:table-row>{words('Ref')}</table:table-row></table:table-header-rows>"
    row = f'<table:table-row table:visibility="filter">{words("KA")}</table:table-row>'
    group = f"<table:table-row-group>{row}</table:table-row-group>"
    assert [texts(row) for row in rows(taken(packed(a_table(start=header + group))))] == [["Ref"], ["KA"]]


def test_shading_comes_from_the_cell_its_parent_style_its_row_or_its_column() -> None:
    column = '<table:table-column table:default-cell-style-name="good" table:number-columns-repeated="9"/>'
    row = first_row(words("a"), words("b", 'table:style-name="child"'), words("c", 'table:style-name="loop"'), start=column)
    fills = [cell.marks for cell in row.cells]
    assert fills == [(Mark(MarkKind.FILL, GREEN),), (Mark(MarkKind.FILL, RED),), ()]
    shaded = f'<table:table-row table:default-cell-style-name="bad">{words("a")}</table:table-row>'
    assert rows(taken(packed(a_table(start=column + shaded))))[0].cells[0].marks == (Mark(MarkKind.FILL, RED),)


def test_ink_of_words_is_a_mark() -> None:
    row = first_row(words('<text:span text:style-name="ink">●</text:span> late'))
    assert row.cells[0].marks == (Mark(MarkKind.INK, RED),)


@pytest.mark.parametrize(
    ("value", "shaded"),
    [
        ('="Red"', True),
        ('!="Amber"', True),
        ('contains-text("re")', True),
        ("begins-with(&quot;d&quot;)", False),
        ("formula-is($B1=&quot;x&quot;)", True),
        ("formula-is($B1=&quot;y&quot;)", False),
        ("duplicate", False),
    ],
)
def test_simple_conditions_shade(value: str, shaded: bool) -> None:
    condition = value.replace('"', "&quot;")
    rule = (
        "<calcext:conditional-formats><calcext:conditional-format calcext:target-range-address=\"'A b'.A1:'A b'.A9\">"
        f'<calcext:condition calcext:apply-style-name="good" calcext:value="{condition}" calcext:base-cell-address="Parks.A1"/>'
        "</calcext:conditional-format></calcext:conditional-formats>"
    )
    row = first_row(words("Red"), words("x"), start=rule)
    assert row.cells[0].marks == ((Mark(MarkKind.FILL, GREEN),) if shaded else ())
    assert row.cells[1].marks == ()


def test_conditions_of_a_style_shade_where_there_are_no_others() -> None:
    condition = '<style:map style:condition="cell-content()=&quot;Red&quot;" style:apply-style-name="bad"/></style:style>'
    style = '<style:style style:name="rag" style:family="table-cell">' + condition
    table = a_table(words("Red", 'table:style-name="rag"') + words("Green", 'table:style-name="rag"'))
    assert [cell.marks for cell in rows(taken(packed(table, styles=STYLES + style)))[0].cells] == [
        (Mark(MarkKind.FILL, RED),),
        (),
    ]


def test_pictures_and_shapes_mark_their_cell() -> None:
    out = BytesIO()
    Image.new("RGB", (12, 12), RED).save(out, "PNG")
    picture = '<draw:frame><draw:image xlink:href="Pictures/1.png"/><svg:title>Late</svg:title></draw:frame>'
    shape = '<draw:ellipse draw:style-name="dot"><text:p/></draw:ellipse>'
    cells = words("KA") + f"<table:table-cell>{picture}</table:table-cell><table:table-cell>{shape}</table:table-cell>"
    row = rows(taken(packed(a_table(cells), more={"Pictures/1.png": out.getvalue()})))[0]
    assert row.cells[1].marks == (Mark(MarkKind.PICTURE, RED), Mark(MarkKind.ALT, "Late"))
    assert row.cells[2].marks == (Mark(MarkKind.PICTURE, GREEN),)


def test_a_hidden_sheet_is_left_and_told() -> None:
    laid_out = taken(packed(a_table(words("put away"), attributes='table:style-name="shut"') + a_table(words("seen"))))
    assert [texts(row) for row in rows(laid_out)] == [["seen"]]
    assert [problem.what for problem in laid_out.problems] == ["The sheet is hidden, so it was not read."]


def test_title_and_program_are_told() -> None:
    laid_out = taken(packed(a_table(words("x")), "<dc:title>Parks</dc:title><meta:generator>ka-tui/1</meta:generator>"))
    assert (laid_out.title, laid_out.ours) == ("Parks", True)
    assert not taken(packed(a_table(words("x")), "<meta:generator>Office of ka-tui</meta:generator>")).ours


def test_spreadsheets_are_recognised_and_others_are_not() -> None:
    data = packed(a_table(words("x")))
    assert opendocument_sheet.recognises(Source("anything", data))
    assert not opendocument_sheet.recognises(Source("text.ods", data.replace(b".spreadsheet", b".text       ")))
    assert not opendocument_sheet.recognises(Source("page.ods", b"<html/>"))


def test_what_cannot_be_read_is_refused() -> None:
    with pytest.raises(DocumentDamaged):
        taken(packed(a_table(words("x")))[:300])
    with pytest.raises(DocumentDamaged, match="no spreadsheet"):
        taken(packed("", more={"content.xml": f"<office:document-content {SPACES}/>".encode()}))
    with pytest.raises(DocumentUnreadable, match="it has a password"):
        taken(packed(a_table(words("x")), more={"META-INF/manifest.xml": b"<m><encryption-data/></m>"}))


_SAMPLE = packed(
    a_table(
        words("KA.01.01", 'table:number-rows-spanned="2" table:style-name="child"')
        + words("two", 'table:number-columns-repeated="3"'),
        "<table:covered-table-cell/>" + words('<text:s text:c="3"/>', 'office:value="5"'),
        start='<table:table-column table:default-cell-style-name="good" table:number-columns-repeated="9"/>',
    )
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(_SAMPLE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_spreadsheet_is_refused_or_read_and_nothing_else(flips: list[tuple[int, int]]) -> None:
    data = bytearray(_SAMPLE)
    for place, byte in flips:
        data[place] = byte
    with suppress(DocumentError):
        taken(bytes(data))
