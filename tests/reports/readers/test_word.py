"""Word documents taken apart: what a person sees who accepts all changes, in any producer's markup."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.errors import DocumentDamaged, DocumentError, DocumentUnreadable
from ka_tui.reports.readers.document_parts import Cell, Mark, MarkKind, Paragraph, Text
from ka_tui.reports.readers.word import reader as word
from ka_tui.reports.reading import Source
from tests.reports.readers.office_samples import (
    WORD_NS,
    WORD_TYPES,
    dot,
    in_word,
    odt_source,
    p,
    package,
    r,
    rows,
    tbl,
    tc,
    texts,
    tr,
    word_source,
)

CHANGE = 'w:id="1" w:author="A" w:date="2031-05-12T00:00:00Z"'
DELETED = f"<w:del {CHANGE}><w:r><w:delText>never</w:delText></w:r></w:del>"
STYLES = f"""<w:styles {WORD_NS}>
<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Our heading"/><w:basedOn w:val="H2"/></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="paragraph" w:styleId="B2"><w:name w:val="List Bullet 2"/></w:style>
<w:style w:type="paragraph" w:styleId="L"><w:name w:val="Steps"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="KR"><w:name w:val="KA Reason"/></w:style>
<w:style w:type="character" w:styleId="Go"><w:name w:val="Green light"/><w:rPr><w:color w:val="00B050"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Tint"><w:name w:val="Tint"/><w:tcPr><w:shd w:val="clear" w:fill="FFE699"/></w:tcPr></w:style>
</w:styles>"""
THEME = (
    f'<a:theme {WORD_NS}><a:themeElements><a:clrScheme><a:accent1><a:srgbClr val="C00000"/></a:accent1>'
    '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1></a:clrScheme></a:themeElements></a:theme>'
)


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'


NUMBERING = f"""<w:numbering {WORD_NS}>
<w:abstractNum w:abstractNumId="0">{level(0, "bullet", "x")}{level(1, "bullet", "o")}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "%2)")}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">{level(0, "decimalZero", "KA.07.%1")}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>"""
PARTS: dict[str, str | bytes] = {
    "word/styles.xml": STYLES,
    "word/theme/theme1.xml": THEME,
    "word/numbering.xml": NUMBERING,
    "word/media/amber.png": dot("#f0a500"),
}
RELATED = {
    "styles": "styles.xml",
    "theme": "theme/theme1.xml",
    "numbering": "numbering.xml",
    "image1": "media/amber.png",
}


def only_text(content: str) -> str:
    (text,) = texts(in_word(content, PARTS, RELATED))
    return text


def only_cell(cell: str) -> Cell:
    (row,) = rows(in_word(tbl([cell]), PARTS, RELATED))
    return row.cells[0]


def item(number: int, depth: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def field(*content: str) -> str:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>REF never</w:instrText></w:r>{separate}{''.join(content)}{end}"


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


PLACEHOLDER = "<w:showingPlcHdr/>"
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="Amber light"/><a:graphic><a:graphicData>'
    '<a:blip r:embed="image1"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)
LIGHT = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="2" name="Oval"/><wps:wsp><wps:spPr>'
    '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill></wps:spPr><wps:txbx><w:txbxContent>'
    "<w:p><w:r><w:t>R</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice>"
    '<mc:Fallback><w:pict><v:oval fillcolor="#0000ff">'
    "<v:textbox><w:txbxContent><w:p><w:r><w:t>R</w:t></w:r></w:p></w:txbxContent></v:textbox></v:oval></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (p(r("Lamps ") + f"<w:ins {CHANGE}>{r('are ')}</w:ins>{DELETED}" + r("lit")), "Lamps are lit"),
        (p(f"<w:moveFrom {CHANGE}>{r('never')}</w:moveFrom><w:moveTo {CHANGE}>{r('Lamps')}</w:moveTo>"), "Lamps"),
        (p(r("Lamps ") + field(r("are lit"))), "Lamps are lit"),
        (p(r("Lamps ") + field(field(r("are ")), r("lit"))), "Lamps are lit"),
        (p(f'<w:fldSimple w:instr="REF never">{r("Lamps")}</w:fldSimple>'), "Lamps"),
        (p(f'<w:hyperlink r:id="x">{r("Lamps")}</w:hyperlink><w:smartTag>{r(" lit")}</w:smartTag>'), "Lamps lit"),
        (p(r("Lamps") + r(" never", "<w:vanish/>") + r(" lit", '<w:vanish w:val="0"/>')), "Lamps lit"),
        (p("<w:r><w:t>re</w:t><w:noBreakHyphen/><w:t>lit</w:t><w:softHyphen/><w:tab/><w:t>now</w:t></w:r>"), "re-lit\tnow"),
        (p("re‑lit na\u00advy"), "re-lit navy"),
        (p("<w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:cr/><w:t>three</w:t></w:r>"), "One\ntwo\nthree"),
        (p(control(r("Lamps")) + control(r("never"), PLACEHOLDER)), "Lamps"),
        (control(p(control(r("Lamps")))), "Lamps"),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t> lit</w:t></w:r>'), "✔ lit"),
        (p(r("nl&#xFC;", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>') + r("n")), "■●✔n"),
        (p("<w:r><w:t>a</w:t><w:commentReference/><w:pgNum/></w:r>"), "a"),
        (p("Lamps", f"<w:rPr><w:del {CHANGE}/></w:rPr>") + p(" are lit"), "Lamps are lit"),
        (p(LIGHT), "R"),
        (
            p(
                '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Red"/>'
                '<w:listEntry w:val="Amber"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
            ),
            "Amber",
        ),
    ],
)
def test_a_paragraph_reads_as_it_is_shown(content: str, text: str) -> None:
    assert only_text(content) == text


def test_a_field_that_never_ends_takes_nothing_but_its_paragraph() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF</w:instrText></w:r>'
    assert texts(in_word(p(begun) + p("Lamps"))) == ["Lamps"]


@pytest.mark.parametrize(
    ("properties", "depth"),
    [
        ('<w:pStyle w:val="T"/>', 1),
        ('<w:pStyle w:val="H2"/>', 2),
        ('<w:pStyle w:val="Own"/>', 2),
        ('<w:pStyle w:val="Own"/><w:outlineLvl w:val="3"/>', 4),
        ('<w:pStyle w:val="Own"/><w:outlineLvl w:val="9"/>', 0),
        ('<w:pStyle w:val="Loop"/>', 0),
        ('<w:pStyle w:val="unheard of"/>', 0),
    ],
)
def test_headings_have_the_level_of_their_outline_or_style(properties: str, depth: int) -> None:
    (part,) = in_word(p("Places", properties), PARTS, RELATED).parts
    assert isinstance(part, Text)
    assert part.level == depth


def test_a_text_is_bold_where_all_that_shows_is_bold() -> None:
    body = (
        p(r("All", "<w:b/>") + r(" of it", '<w:b w:val="1"/>'))
        + p(r("Part", "<w:b/>") + r(" of it"))
        + p(r("By style"), '<w:pStyle w:val="Own"/>')
        + p(r("Not", '<w:b w:val="0"/>'), '<w:pStyle w:val="Own"/>')
    )
    parts = in_word(body, PARTS, RELATED).parts
    assert [part.bold for part in parts if isinstance(part, Text)] == [True, False, True, False]


def test_lists_count_nest_and_begin_anew() -> None:
    cell = only_cell(
        tc(
            p("dash", item(1))
            + p("deeper", item(1, 1))
            + p("first", item(2))
            + p("inner", item(2, 1))
            + p("second", item(2))
            + p("", item(2))
            + p("fourth", '<w:pStyle w:val="L"/>')
            + p("anew", item(3))
            + p("by name", '<w:pStyle w:val="B2"/>')
            + p("none", '<w:pStyle w:val="L"/>' + item(0))
        )
    )
    assert cell.paragraphs == (
        Paragraph("dash", "-", 0),
        Paragraph("deeper", "-", 1),
        Paragraph("first", "1.", 0),
        Paragraph("inner", "1.", 1),
        Paragraph("second", "2.", 0),
        Paragraph("fourth", "4.", 0),
        Paragraph("anew", "5.", 0),
        Paragraph("by name", "-", 1),
        Paragraph("none"),
    )


def test_a_code_that_numbers_itself_is_read() -> None:
    found = in_word(tbl([tc(p("Lamps", item(4)))], [tc(p("Paths", item(4)))]), PARTS, RELATED)
    assert [row.cells[0].text for row in rows(found)] == ["KA.07.01 Lamps", "KA.07.02 Paths"]


def test_items_outside_of_tables_keep_their_markers() -> None:
    assert texts(in_word(p("Lit", item(1)) + p("Swept", item(2)), PARTS, RELATED)) == ["- Lit", "1. Swept"]


def test_cells_keep_their_columns_when_merged() -> None:
    table = tbl(
        [tc("across", '<w:gridSpan w:val="2"/>'), tc("c")],
        [tc("down", '<w:vMerge w:val="restart"/>'), tc("b"), tc("c")],
        [tc("", "<w:vMerge/>"), tc("b"), tc("c")],
    )
    indented = tr(["a", tc("never", f"<w:cellDel {CHANGE}/>"), "b"], '<w:gridBefore w:val="1"/>')
    found = in_word(table.replace("</w:tbl>", f"{indented}</w:tbl>"))
    assert [[cell.text for cell in row.cells] for row in rows(found)] == [
        ["across", "", "c"],
        ["down", "b", "c"],
        ["down", "b", "c"],
        ["", "a", "b"],
    ]
    assert [row.cells[0].repeated for row in rows(found)] == [False, False, True, False]
    assert [row.place for row in rows(found)] == [f"table 1, row {number}" for number in (1, 2, 3, 4)]


def test_deleted_rows_are_gone_and_rows_and_cells_in_controls_are_there() -> None:
    gone = tr(["never"], f"<w:del {CHANGE}/>")
    kept = control(f"<w:tr>{control(tc('Lamps'))}{control(tc('never'), PLACEHOLDER)}{tc('Paths')}</w:tr>")
    (row,) = rows(in_word(f"<w:tbl>{gone}{kept}</w:tbl>"))
    assert [cell.text for cell in row.cells] == ["Lamps", "", "Paths"]


def test_a_table_in_a_cell_is_read_row_by_row_and_its_marks_are_the_cells() -> None:
    inner = tbl([tc("Lit", '<w:shd w:val="clear" w:fill="00B050"/>'), tc("May")], [tc("Swept"), tc("June")])
    cell = only_cell(tc(p("Done") + inner + p("")) + tc("other"))
    assert cell == Cell((Paragraph("Done"), Paragraph("Lit May"), Paragraph("Swept June")), (Mark(MarkKind.FILL, "#00b050"),))


def test_a_table_that_only_lays_out_the_page_is_looked_through() -> None:
    found = in_word(tbl([tc(p("Above") + tbl([tc("a"), tc("b")]))]))
    assert texts(found) == ["Above"]
    assert [[cell.text for cell in row.cells] for row in rows(found)] == [["a", "b"]]


@pytest.mark.parametrize(
    ("shading", "colour"),
    [
        ('<w:shd w:val="clear" w:color="auto" w:fill="F0A500"/>', "#f0a500"),
        ('<w:shd w:val="solid" w:color="D4351C" w:fill="auto"/>', "#d4351c"),
        ('<w:shd w:val="pct50" w:color="FF0000" w:fill="FFFFFF"/>', "#ff8080"),
        ('<w:shd w:val="clear" w:fill="123456" w:themeFill="accent1"/>', "#c00000"),
        ('<w:shd w:val="clear" w:fill="auto" w:themeFill="accent1" w:themeFillTint="80"/>', "#ff5f5f"),
        ('<w:shd w:val="clear" w:fill="auto" w:themeFill="accent1" w:themeFillShade="80"/>', "#600000"),
        ('<w:shd w:val="clear" w:color="auto" w:fill="auto"/>', None),
        ('<w:shd w:val="clear" w:fill="FFFFFF"/>', None),
        ('<w:shd w:val="nil" w:fill="FF0000"/>', None),
        ('<w:shd w:val="clear" w:fill="no colour"/>', None),
        ("", None),
    ],
)
def test_the_shading_of_a_cell_is_a_mark(shading: str, colour: str | None) -> None:
    assert only_cell(tc("", shading)).marks == ((Mark(MarkKind.FILL, colour),) if colour else ())


def test_the_fill_of_a_tables_style_is_a_mark_unless_the_cell_has_its_own() -> None:
    table = tbl([tc("a"), tc("b", '<w:shd w:val="clear" w:fill="auto"/>')], properties='<w:tblStyle w:val="Tint"/>')
    (row,) = rows(in_word(table, PARTS, RELATED))
    assert [cell.marks for cell in row.cells] == [(Mark(MarkKind.FILL, "#ffe699"),), ()]


@pytest.mark.parametrize(
    ("run", "marks"),
    [
        (r("■", '<w:color w:val="D4351C"/>'), (Mark(MarkKind.INK, "#d4351c"),)),
        (r("■", '<w:color w:val="auto" w:themeColor="accent1"/>'), (Mark(MarkKind.INK, "#c00000"),)),
        (r("■", '<w:rStyle w:val="Go"/>'), (Mark(MarkKind.INK, "#00b050"),)),
        (r("G", '<w:highlight w:val="green"/>'), (Mark(MarkKind.FILL, "#00ff00"),)),
        (r("  ", '<w:shd w:val="clear" w:fill="D4351C"/>'), (Mark(MarkKind.FILL, "#d4351c"),)),
        (r(" ", '<w:color w:val="D4351C"/>'), ()),
        (r("■", '<w:color w:val="7F7F7F"/>'), ()),
        (r("■", '<w:color w:val="auto"/>'), ()),
        (PICTURE, (Mark(MarkKind.PICTURE, "#f0a500"), Mark(MarkKind.ALT, "Amber light"))),
        (LIGHT, (Mark(MarkKind.PICTURE, "#c00000"),)),
        ('<w:r><w:pict><v:rect fillcolor="lime" alt="Green"/></w:pict></w:r>',
         (Mark(MarkKind.PICTURE, "#00ff00"), Mark(MarkKind.ALT, "Green"))),
        ('<w:r><w:pict><v:rect filled="f" fillcolor="red"/></w:pict></w:r>', ()),
        (PICTURE.replace("image1", "image9"), (Mark(MarkKind.ALT, "Amber light"),)),
    ],
)  # fmt: skip
def test_ink_pictures_and_shapes_are_marks(run: str, marks: tuple[Mark, ...]) -> None:
    assert only_cell(tc(p(run))).marks == marks


def test_the_text_of_a_drawn_light_is_read_once() -> None:
    assert only_cell(tc(p(LIGHT))).text == "R"


def test_a_picture_outside_of_the_document_is_never_opened() -> None:
    rels = '<r><x Id="image1" Type="http://x/image" Target="file:///dev/zero" TargetMode="External"/></r>'
    source = word_source(tbl([tc(p(PICTURE))]), {"word/_rels/document.xml.rels": rels})
    (row,) = rows(word.take_apart(source))
    assert row.cells[0].marks == (Mark(MarkKind.ALT, "Amber light"),)


def test_footnotes_and_embedded_files_are_told_of() -> None:
    notes = f'<w:footnotes {WORD_NS}><w:footnote w:id="2"><w:p><w:r><w:t>Lamps only.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    body = tbl([tc(p('<w:r><w:t>Lit</w:t><w:footnoteReference w:id="2"/></w:r>'))]) + '<w:altChunk r:id="x"/>'
    found = in_word(body, {"word/footnotes.xml": notes}, {"footnotes": "footnotes.xml"})
    assert [(problem.place, problem.what) for problem in found.problems] == [
        ("table 1, row 1", "A footnote was left out: 'Lamps only.'"),
        ("the text", "Another file is embedded here; it was left out."),
    ]
    assert rows(found)[0].cells[0].text == "Lit"


def test_a_page_header_is_read_only_where_it_alone_names_the_quarter() -> None:
    header: dict[str, str | bytes] = {"word/header1.xml": f"<w:hdr {WORD_NS}>{p('Appendix, Quarter 3 of 2031/32')}</w:hdr>"}
    found = in_word(p("Lamps"), header, {"header": "header1.xml"})
    assert found.parts[0] == Text("page header", "Appendix, Quarter 3 of 2031/32")
    assert texts(in_word(p("Q2 2031/32"), header, {"header": "header1.xml"})) == ["Q2 2031/32"]


def test_our_own_documents_and_their_roles_are_known() -> None:
    properties: dict[str, str | bytes] = {
        **PARTS,
        "docProps/app.xml": "<Properties><Application>ka-tui</Application></Properties>",
        "docProps/core.xml": "<c><title>Key Activities</title></c>",
    }
    heading = f'<w:p><w:bookmarkStart w:id="1" w:name="ka_priority_1"/>{r("Places")}<w:bookmarkEnd w:id="1"/></w:p>'
    found = in_word(heading + tbl([tc(p("Reason: frost", '<w:pStyle w:val="KR"/>'))]), properties, RELATED)
    assert (found.ours, found.title) == (True, "Key Activities")
    assert isinstance(found.parts[0], Text)
    assert found.parts[0].role == "priority"
    assert rows(found)[0].cells[0].paragraphs[0].role == "reason"
    kept = tbl([tc(p("re‑lit") + p("", item(1)))])
    assert rows(in_word(kept, properties, RELATED))[0].cells[0].paragraphs == (Paragraph("re‑lit"), Paragraph("", "-"))
    assert rows(in_word(kept, PARTS, RELATED))[0].cells[0].paragraphs == (Paragraph("re-lit"),)
    assert in_word(p("Lamps")).ours is False


def test_a_document_whose_text_has_another_name_or_namespace_is_read() -> None:
    strict = WORD_NS.replace("schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml")
    rels = '<r><x Id="a" Type="http://x/officeDocument" Target="/word/document2.xml"/></r>'
    document = f"<w:document {strict}><w:body>{p('Lamps')}</w:body></w:document>"
    source = package({**WORD_TYPES, "_rels/.rels": rels, "word/document2.xml": document})
    assert word.recognises(source)
    assert texts(word.take_apart(source)) == ["Lamps"]


def test_word_documents_are_known_by_their_content() -> None:
    assert word.recognises(Source("a.zip", word_source(p("Lamps")).data))
    assert not word.recognises(odt_source("<text:p>Lamps</text:p>"))
    assert not word.recognises(Source("a.docx", b"Lamps"))


@pytest.mark.parametrize(
    ("source", "error", "told"),
    [
        (package({"word/styles.xml": STYLES, **WORD_TYPES}), DocumentDamaged, "no text of Word"),
        (word_source("<w:tbl><w:tr><w:tc>" * 60 + "</w:tc></w:tr></w:tbl>" * 60), DocumentUnreadable, "20 deep"),
        (Source("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument\0".encode("utf-16-le")), DocumentUnreadable, "old"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(source: Source, error: type[DocumentError], told: str) -> None:
    with pytest.raises(error, match=told):
        word.take_apart(source)


def test_wrappings_may_stand_deep_in_one_another() -> None:
    assert texts(in_word(f"<w:p>{'<w:ins>' * 200}{r('Lamps')}{'</w:ins>' * 200}</w:p>")) == ["Lamps"]


BODY = (
    p("Places", '<w:pStyle w:val="Own"/>')
    + tbl([tc("Code"), tc("down", '<w:vMerge w:val="restart"/>')], [tc(p(LIGHT) + p(PICTURE)), tc("", "<w:vMerge/>")])
    + p(field(r("x")) + DELETED, item(3, 1))
)
VALUES = st.sampled_from(
    ['"-1"', '"99999999999999999999"', '""', '"²"', '"٣"', '"none"', '"#zz"', '"continue"', '"begin"', '"w:p"']
)


@given(st.integers(0, 10_000), VALUES, st.sampled_from([*PARTS][:3]), st.booleans())
def test_any_value_in_any_place_gives_parts_or_a_document_error(at: int, value: str, name: str, in_body: bool) -> None:
    def spoilt(xml: str) -> str:
        pieces = xml.split('"')
        place = 2 * (at % (len(pieces) // 2)) + 1
        return '"'.join([*pieces[:place], value.strip('"'), *pieces[place + 1 :]])

    body = spoilt(BODY) if in_body else BODY
    parts = PARTS if in_body else {**PARTS, name: spoilt(str(PARTS[name]))}
    with suppress(DocumentError):
        assert in_word(body, parts, RELATED).parts


WHOLE = word_source(BODY, PARTS, RELATED).data


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=5))
def test_a_damaged_document_gives_parts_or_a_document_error(damage: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for at, byte in damage:
        data[at] = byte
    source = Source("a.docx", bytes(data))
    assert word.recognises(source) in (True, False)
    with suppress(DocumentError):
        assert word.take_apart(source).ours is False
