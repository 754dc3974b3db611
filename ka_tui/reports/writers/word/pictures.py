"""Pictures in the Word paper, each with its text alternative."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.shape import CT_Inline
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.shared import Cm, Length, Twips

from ka_tui.reports.paper import Paper
from ka_tui.reports.writers.bar_picture import HEIGHT, WIDTH, bar_picture
from ka_tui.reports.writers.logo_picture import logo_picture
from ka_tui.reports.writers.word.xml import next_free, w
from ka_tui.reports.writers.xml_text import printable

_LOGO_HEIGHT, _LOGO_WIDTH = Cm(2), Cm(8)
_LOGO, _CHART = "Logo", "Chart"
_NAMES = (_LOGO, _CHART)
"""The pictures of a paper, each of which has an id of its own."""


def chart(document: Document, paper: Paper, width: int) -> Element | None:
    """A run with the summary's bar, so many twips wide; its alternative is the headline. None where nothing is counted."""
    if not paper.total:
        return None
    size = Twips(width), Twips(width * HEIGHT // WIDTH)
    return _picture(document, bar_picture(paper.summary), "png", size, _CHART, paper.chart)


def logo(document: Document, picture: bytes, council: str) -> Element:
    """A run with the council's logo, as large as fits at the top; raises DocumentUnreadable for what is no PNG or JPEG."""
    shown = logo_picture(picture, council, _LOGO_HEIGHT)
    scale = min(1, _LOGO_WIDTH / shown.width)
    size = Length(round(shown.width * scale)), Length(max(1, round(_LOGO_HEIGHT * scale)))
    return _picture(document, shown.data, shown.ending, size, _LOGO, shown.alternative)


def _picture(document: Document, data: bytes, ending: str, size: tuple[Length, Length], name: str, alternative: str) -> Element:
    part = document.part
    media = Part(part.package.next_partname(f"/word/media/%d.{ending}"), f"image/{ending}", data, part.package)
    number = next_free(found.get("id") for found in part.element.iter(qn("wp:docPr"))) + _NAMES.index(name)
    inline = CT_Inline.new_pic_inline(number, part.relate_to(media, RELATIONSHIP_TYPE.IMAGE), name, *size)
    for side in "TBLR":
        inline.set(f"dist{side}", "0")
    for properties in (inline.docPr, *inline.iter(qn("pic:cNvPr"))):
        properties.set("name", name)
        properties.set("descr", printable(alternative))
    return w("r", w("drawing", inline))
