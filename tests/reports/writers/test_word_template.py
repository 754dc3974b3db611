"""A council's own Word document as the template of the report."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from ka_tui.errors import DocumentError
from ka_tui.reports.document import Choices
from ka_tui.reports.writers.word.writer import write
from tests.reports.report_samples import SAMPLE
from tests.reports.writers.word_samples import COMPARED, opened, part, picture, sections, template


def in_template(data: bytes) -> Document:
    return opened(COMPARED._replace(choices=Choices(template=data)))


def test_a_template_keeps_its_styles_page_and_headers_and_lends_them_to_the_report() -> None:
    def fill(document: Document) -> None:
        document.add_paragraph("Old words")
        document.styles["Heading 1"].element.rPr.sz_val = Pt(33)
        document.sections[0].header.paragraphs[0].text = "Crest"
        document.sections[0].page_width = Cm(20)

    document = in_template(template(fill))
    assert document.paragraphs[0].text == "Key Activity Quarterly Report"
    assert "Old words" not in [paragraph.text for paragraph in document.paragraphs]
    assert document.styles["Heading 1"].element.rPr.sz_val == Pt(33)
    assert document.sections[0].header.paragraphs[0].text == "Crest"
    assert document.sections[0].footer.is_linked_to_previous
    room = Cm(20) - (document.sections[0].left_margin or 0) - (document.sections[0].right_margin or 0)
    assert sum(column.width or 0 for column in sections(document)[0].columns) <= room
    assert {"KA Table", "KA Reason"} <= {style.name for style in document.styles}
    assert document.core_properties.title == "Key Activity Quarterly Report, Quarter 2 of 2022/23"


def test_the_report_goes_where_the_template_says_even_in_pieces() -> None:
    def fill(document: Document) -> None:
        document.add_paragraph("Foreword to {{title}} of {{ council }}")
        place = document.add_paragraph()
        for piece in ("{", "{rep", "ort}", "}"):
            place.add_run(piece).bold = piece == "{rep"
        document.add_paragraph("{{quarter}}, as it stood on {{as_at}}; {{other}} stays")
        footer = document.sections[0].footer.paragraphs[0]
        footer.add_run("For {{qua")
        footer.add_run("rter}} only")

    document = in_template(template(fill))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "Foreword to Key Activity Quarterly Report of Market Overton & District | Council"
    assert texts[1] == "Key Activity Quarterly Report"
    assert texts[-1] == "Quarter 2 of 2022/23, as it stood on 14 October 2022; {{other}} stays"
    assert not any("{{report" in text for text in texts)
    assert document.sections[0].footer.paragraphs[0].text == "For Quarter 2 of 2022/23 only"


def test_words_beside_the_place_of_the_report_stay_in_front_of_it() -> None:
    document = in_template(template(lambda document: document.add_paragraph("Here: {{report}}")))
    assert [paragraph.text for paragraph in document.paragraphs[:2]] == ["Here: ", "Key Activity Quarterly Report"]


def test_a_style_of_ours_that_a_template_has_stays_as_it_is_there() -> None:
    def fill(document: Document) -> None:
        document.styles.add_style("KA Reason", 1).font.italic = True

    document = in_template(template(fill))
    assert [style.font.italic for style in document.styles if style.name == "KA Reason"] == [True]
    names = [style.name for style in document.styles]
    assert len(names) == len(set(names))


def test_headers_of_an_earlier_section_are_kept_for_the_report() -> None:
    def fill(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "Crest"
        document.add_section()

    assert in_template(template(fill)).sections[0].header.paragraphs[0].text == "Crest"


def test_pictures_of_the_replaced_body_leave_the_file() -> None:
    data = template(lambda document: document.add_picture(BytesIO(picture((31, 17)))))
    written = write(COMPARED._replace(choices=Choices(template=data)))
    media = [name for name in ZipFile(BytesIO(written)).namelist() if name.startswith("word/media/")]
    assert len(media) == 1


def test_lists_of_a_template_keep_their_numbers() -> None:
    data = template(lambda document: document.add_paragraph("{{report}}"))
    before = part(data, "word/numbering.xml").count("<w:num ")
    numbering = in_template(data).part.numbering_part.element
    ids = [instance.get(qn("w:numId")) for instance in numbering.iterchildren(qn("w:num"))]
    assert len(ids) == len(set(ids)) > before
    tags = [child.tag for child in numbering]
    assert tags == sorted(tags, key=lambda tag: tag != qn("w:abstractNum"))


def retyped(data: bytes, old: str, new: str) -> bytes:
    made = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(made, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(old.encode(), new.encode()))
    return made.getvalue()


def test_a_dotx_is_a_template_too() -> None:
    data = retyped(template(lambda document: document.add_paragraph("x")), "document.main+xml", "template.main+xml")
    assert in_template(data).paragraphs[0].text == "Key Activity Quarterly Report"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"PK\x03\x04 cut short",
        retyped(template(lambda _: None), "wordprocessingml.document.main", "spreadsheetml.sheet.main"),
        retyped(template(lambda _: None), "<w:body>", "<!DOCTYPE x><w:body>"),
        retyped(template(lambda _: None), "w:body>", "w:nobody>"),
    ],
)
def test_what_is_no_word_document_is_refused_as_a_template(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"^The template "):
        write(SAMPLE._replace(choices=Choices(template=data)))
