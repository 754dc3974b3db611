"""OpenDocument texts taken apart: what a person sees, in any producer's markup."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.errors import DocumentDamaged, DocumentError, DocumentUnreadable
from ka_tui.reports.readers.document_parts import Cell, Mark, MarkKind, Paragraph, Text
from ka_tui.reports.readers.opendocument import reader as opendocument_text
from ka_tui.reports.reading import Source
from tests.reports.readers.office_samples import ODF_NS, dot, in_odt, odt_source, p, package, rows, texts, word_source


def style(name: str, family: str, properties: str = "", more: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="{family}" {more}>{properties}</style:style>'


STYLES = (
    style("Bold", "text", '<style:text-properties fo:font-weight="bold"/>')
    + style("Red", "text", '<style:text-properties fo:color="#d4351c"/>')
    + style("Marked", "text", '<style:text-properties fo:background-color="#ffff00"/>')
    + style("Gone", "text", '<style:text-properties text:display="none"/>')
    + style("Signs", "text", '<style:text-properties style:font-name="Wingdings1"/>')
    + '<style:font-face style:name="Wingdings1" svg:font-family="Wingdings"/>'
    + style("Loud", "paragraph", '<style:text-properties fo:font-weight="bold"/>')
    + style("Under", "paragraph", more='style:default-outline-level="3"')
    + style("P1", "paragraph", more='style:parent-style-name="Title"')
    + style("Title", "paragraph")
    + style("KA_20_Reason", "paragraph", more='style:display-name="KA Reason"')
    + style("Loop", "paragraph", more='style:parent-style-name="Loop"')
    + style("Green", "table-cell", '<style:table-cell-properties fo:background-color="#00703C"/>')
    + style("Clear", "table-cell", '<style:table-cell-properties fo:background-color="transparent"/>')
    + style("Ball", "graphic", '<style:graphic-properties draw:fill="solid" draw:fill-color="#00b050"/>')
    + style("Ring", "graphic", '<style:graphic-properties draw:fill="none" draw:fill-color="#00b050"/>')
    + '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/>'
    '<text:list-level-style-bullet text:level="2"/></text:list-style>'
    '<text:list-style style:name="L5"><text:list-level-style-number text:level="1" style:num-format="1" text:start-value="5"/>'
    "</text:list-style>"
)


def par(content: str, name: str = "") -> str:
    return f'<text:p text:style-name="{name}">{content}</text:p>'


def span(content: str, name: str) -> str:
    return f'<text:span text:style-name="{name}">{content}</text:span>'


def item(content: str, more: str = "") -> str:
    return f"<text:list-item {more}>{content if content.startswith('<') else par(content)}</text:list-item>"


def items(*content: str, more: str = 'text:style-name="L1"') -> str:
    return f"<text:list {more}>{''.join(content)}</text:list>"


def cell(content: str = "", more: str = "") -> str:
    return f"<table:table-cell {more}>{content if content.startswith('<') else par(content)}</table:table-cell>"


def table(*rows_of_cells: str) -> str:
    return f"<table:table>{''.join(f'<table:table-row>{cells}</table:table-row>' for cells in rows_of_cells)}</table:table>"


def only_cell(content: str, more: str = "", parts: dict[str, str | bytes] | None = None) -> Cell:
    (row,) = rows(in_odt(table(cell(content, more) + cell("other")), STYLES, parts))
    return row.cells[0]


COVERED = "<table:covered-table-cell/>"
FRAME = (
    '<draw:frame><draw:image xlink:href="./Pictures/amber.png"/>'
    "<svg:title>Light</svg:title><svg:desc>Amber</svg:desc></draw:frame>"
)
BALL = '<draw:custom-shape draw:style-name="Ball"><text:p>G</text:p><svg:desc>Green ball</svg:desc></draw:custom-shape>'


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Lamps\n      are  lit", "Lamps are lit"),
        ('Lamps<text:s text:c="3"/>lit<text:tab/>now<text:line-break/>today', "Lamps   lit\tnow\ntoday"),
        (f"Lamps {span('never ', 'Gone')}<text:a>are <text:date>lit</text:date></text:a>", "Lamps are lit"),
        ("Lamps<office:annotation><text:p>never</text:p></office:annotation> lit", "Lamps lit"),
        ('Lamps <text:change-start text:change-id="c"/>are<text:change-end text:change-id="c"/> lit', "Lamps are lit"),
        ("Lamps<text:placeholder>never</text:placeholder><text:soft-page-break/> lit", "Lamps lit"),
        (span("n&#xF0FC;", "Signs") + "n", "■✔n"),
        ("re‑lit na\u00advy", "re-lit navy"),
    ],
)
def test_a_paragraph_reads_as_it_is_shown(content: str, text: str) -> None:
    assert texts(in_odt(par(content), STYLES)) == [text]


def test_what_was_deleted_is_not_there() -> None:
    changes = "<text:tracked-changes><text:changed-region><text:deletion><text:p>never</text:p></text:deletion>"
    body = f"{changes}</text:changed-region></text:tracked-changes>{par('Lamps')}"
    assert texts(in_odt(body)) == ["Lamps"]


def test_sections_are_looked_through_unless_they_are_hidden() -> None:
    hidden = f'<text:section text:display="none">{par("never")}</text:section>'
    assert texts(in_odt(f"<text:section>{par('Lamps')}{hidden}</text:section>")) == ["Lamps"]


def test_headings_have_the_level_of_their_outline_or_style() -> None:
    body = (
        '<text:h text:outline-level="2">Two</text:h><text:h>One</text:h>'
        + par("Three", "Under")
        + par("Title", "P1")
        + par("None", "Loop")
    )
    parts = in_odt(body, STYLES).parts
    assert [part.level for part in parts if isinstance(part, Text)] == [2, 1, 3, 1, 0]


def test_a_text_is_bold_where_all_that_shows_is_bold() -> None:
    body = par(span("All ", "Bold") + span("of it", "Bold")) + par(span("Part", "Bold") + " of it") + par("By style", "Loud")
    assert [part.bold for part in in_odt(body, STYLES).parts if isinstance(part, Text)] == [True, False, True]


def test_lists_count_nest_and_go_on() -> None:
    found = only_cell(
        items(item("first"), item(par("second") + par("more of it") + items(item("deeper"), more="")), item("third"))
        + items(item("anew"))
        + items(
            item("goes on"), item("ninth", 'text:start-value="9"'), more='text:style-name="L1" text:continue-numbering="true"'
        )
        + items(item("fifth"), more='text:style-name="L5" xml:id="a"')
        + items(item("sixth"), more='text:style-name="L5" text:continue-list="a"')
        + items(f"<text:list-header>{par('header')}</text:list-header>", item("dash"), more="")
    )
    assert found.paragraphs == (
        Paragraph("first", "1."),
        Paragraph("second", "2."),
        Paragraph("more of it"),
        Paragraph("deeper", "-", 1),
        Paragraph("third", "3."),
        Paragraph("anew", "1."),
        Paragraph("goes on", "2."),
        Paragraph("ninth", "9."),
        Paragraph("fifth", "5."),
        Paragraph("sixth", "6."),
        Paragraph("header"),
        Paragraph("dash", "-"),
    )


def test_cells_keep_their_columns_when_merged() -> None:
    found = in_odt(
        table(
            cell("across", 'table:number-columns-spanned="2"') + COVERED + cell("c"),
            cell("down", 'table:number-rows-spanned="2"') + cell("b", 'table:number-columns-repeated="2"'),
            COVERED + cell("b") + cell("c"),
            cell("a") + cell("b") + cell("c"),
        )
    )
    assert [[cell.text for cell in row.cells] for row in rows(found)] == [
        ["across", "", "c"],
        ["down", "b", "b"],
        ["down", "b", "c"],
        ["a", "b", "c"],
    ]
    assert [row.cells[0].repeated for row in rows(found)] == [False, False, True, False]
    assert [row.place for row in rows(found)] == [f"table 1, row {number}" for number in (1, 2, 3, 4)]


def test_rows_in_groups_are_read_and_those_that_repeat_without_end_are_not() -> None:
    grouped = f"<table:table-header-rows><table:table-row>{cell('Code')}{cell('b')}</table:table-row></table:table-header-rows>"
    empty = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/>'
    found = rows(in_odt(f"<table:table>{grouped}{empty}</table:table-row></table:table>"))
    assert [row.cells[0].text for row in found] == ["Code", ""]
    assert len(found[1].cells) == 256


def test_more_rows_than_any_report_are_refused() -> None:
    repeated = f'<table:table-row table:number-rows-repeated="1048576">{cell("x")}</table:table-row>'
    with pytest.raises(DocumentUnreadable, match="more than 100,000 rows"):
        in_odt(f"<table:table>{repeated * 101}</table:table>")


def test_a_table_in_a_cell_is_read_row_by_row_and_one_for_layout_is_looked_through() -> None:
    inner = table(cell("Lit", 'table:style-name="Green"') + cell("May"), cell("Swept") + cell("June"))
    assert only_cell(inner) == Cell((Paragraph("Lit May"), Paragraph("Swept June")), (Mark(MarkKind.FILL, "#00703c"),))
    found = in_odt(table(cell(par("Above") + inner)), STYLES)
    assert texts(found) == ["Above"]
    assert [row.cells[1].text for row in rows(found)] == ["May", "June"]


@pytest.mark.parametrize(
    ("content", "more", "marks"),
    [
        ("", 'table:style-name="Green"', [Mark(MarkKind.FILL, "#00703c")]),
        ("", 'table:style-name="Clear"', []),
        ("", 'table:style-name="unheard of"', []),
        (par(span("■", "Red")), "", [Mark(MarkKind.INK, "#d4351c")]),
        (par(span(" ", "Red")), "", []),
        (par(span("G", "Marked")), "", [Mark(MarkKind.FILL, "#ffff00")]),
        (par(FRAME), "", [Mark(MarkKind.PICTURE, "#f0a500"), Mark(MarkKind.ALT, "Light"), Mark(MarkKind.ALT, "Amber")]),
        (FRAME, "", [Mark(MarkKind.PICTURE, "#f0a500"), Mark(MarkKind.ALT, "Light"), Mark(MarkKind.ALT, "Amber")]),
        (par(BALL), "", [Mark(MarkKind.PICTURE, "#00b050"), Mark(MarkKind.ALT, "Green ball")]),
        (par(BALL.replace("Ball", "Ring")), "", [Mark(MarkKind.ALT, "Green ball")]),
        (par(FRAME.replace("./Pictures", "http://example.org")), "", [Mark(MarkKind.ALT, "Light"), Mark(MarkKind.ALT, "Amber")]),
    ],
)
def test_shading_ink_pictures_and_shapes_are_marks(content: str, more: str, marks: list[Mark]) -> None:
    found = only_cell(content, more, {"Pictures/amber.png": dot("#f0a500")})
    assert list(found.marks) == marks


def test_the_text_of_a_drawn_light_is_read_once() -> None:
    assert only_cell(par(f"<draw:g>{BALL}</draw:g>")).text == "G"
    boxed = f"<draw:frame><draw:text-box>{par('In a box')}</draw:text-box></draw:frame>"
    assert texts(in_odt(par(f"Before{boxed}"))) == ["Before", "In a box"]


def test_footnotes_are_told_of() -> None:
    note = '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Lamps only.'
    found = in_odt(table(cell(par(f"Lit{note}</text:p></text:note-body></text:note>")) + cell("b")))
    assert rows(found)[0].cells[0].text == "Lit"
    assert [(told.place, told.what) for told in found.problems] == [("table 1, row 1", "A footnote was left out: 'Lamps only.'")]


def test_a_page_header_is_read_only_where_it_alone_names_the_quarter() -> None:
    header = f"<style:header>{par('Appendix, Quarter 3 of 2031/32')}</style:header>"
    styles: dict[str, str | bytes] = {"styles.xml": f"<office:document-styles {ODF_NS}>{header}</office:document-styles>"}
    assert in_odt(par("Lamps"), parts=styles).parts[0] == Text("page header", "Appendix, Quarter 3 of 2031/32")
    assert texts(in_odt(par("Q2 2031/32"), parts=styles)) == ["Q2 2031/32"]


def test_our_own_documents_and_their_roles_are_known() -> None:
    meta = "<office:meta><meta:generator>ka-tui/1.0</meta:generator><dc:title>Key Activities</dc:title></office:meta>"
    heading = '<text:h text:outline-level="2"><text:bookmark-start text:name="ka_team_4"/>Wardens</text:h>'
    parts: dict[str, str | bytes] = {"meta.xml": f"<office:document-meta {ODF_NS}>{meta}</office:document-meta>"}
    found = in_odt(heading + table(cell(par("Reason: frost", "KA_20_Reason")) + cell("b")), STYLES, parts)
    assert (found.ours, found.title) == (True, "Key Activities")
    assert isinstance(found.parts[0], Text)
    assert found.parts[0].role == "team"
    assert rows(found)[0].cells[0].paragraphs == (Paragraph("Reason: frost", role="reason"),)
    assert in_odt(par("Lamps")).ours is False


def test_opendocument_texts_are_known_by_their_content() -> None:
    assert opendocument_text.recognises(Source("a.zip", odt_source(par("Lamps")).data))
    assert not opendocument_text.recognises(word_source(p("Lamps")))
    assert not opendocument_text.recognises(Source("a.odt", b"Lamps"))


@pytest.mark.parametrize(
    ("source", "error", "told"),
    [
        (package({"mimetype": "application/vnd.oasis.opendocument.text"}, "a.odt"), DocumentDamaged, "no text of OpenDocument"),
        (odt_source("<table:table><table:table-row><table:table-cell>" * 60
                    + "</table:table-cell></table:table-row></table:table>" * 60), DocumentUnreadable, "20 deep"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_a_sentence(source: Source, error: type[DocumentError], told: str) -> None:
    with pytest.raises(error, match=told):
        opendocument_text.take_apart(source)


def test_spans_may_stand_deep_in_one_another() -> None:
    assert texts(in_odt(f"<text:p>{'<text:span>' * 240}Lamps{'</text:span>' * 240}</text:p>")) == ["Lamps"]


BODY = (
    '<text:h text:outline-level="2">Places</text:h>'
    + table(
        cell("down", 'table:number-rows-spanned="2"') + cell(par(FRAME + BALL)), COVERED + cell("b", 'table:style-name="Green"')
    )
    + items(item("a", 'text:start-value="3"'), item(items(item("b"), more="")))
    + par(f'{span("red", "Red")}<text:s text:c="2"/>{span("n", "Signs")}')
)
VALUES = st.sampled_from(["-1", "99999999999999999999", "", "²", "٣", "none", "#zz", "1e5", "true"])


@given(st.integers(0, 10_000), VALUES, st.booleans())
def test_any_value_in_any_place_gives_parts_or_a_document_error(at: int, value: str, in_body: bool) -> None:
    def spoilt(xml: str) -> str:
        pieces = xml.split('"')
        place = 2 * (at % (len(pieces) // 2)) + 1
        return '"'.join([*pieces[:place], value, *pieces[place + 1 :]])

    with suppress(DocumentError):
        assert in_odt(spoilt(BODY) if in_body else BODY, STYLES if in_body else spoilt(STYLES)).parts


WHOLE = odt_source(BODY, STYLES, {"Pictures/amber.png": dot("#f0a500")}).data


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=5))
def test_a_damaged_text_gives_parts_or_a_document_error(damage: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for at, byte in damage:
        data[at] = byte
    source = Source("a.odt", bytes(data))
    assert opendocument_text.recognises(source) in (True, False)
    with suppress(DocumentError):
        assert opendocument_text.take_apart(source).ours is False
