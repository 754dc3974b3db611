"""The document that the Word paper is written into where no template was chosen: plain, on A4 paper on its side."""

from __future__ import annotations

from typing import NamedTuple

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ka_tui.reports.paper import LANGUAGE, Paper
from ka_tui.reports.writers.word import styles as word_styles
from ka_tui.reports.writers.word.xml import bare, field, paragraph, run, w

ACCENT = "#1d4e64"
"""The one colour of our own documents beside those of statuses."""

_FONT = "Arial"
_PAGE: dict[str, str | int] = {"w": 16838, "h": 11906, "orient": "landscape"}
_SIDE = 907
_WIDTH = 16838 - 2 * _SIDE
_MARGINS = {"top": 850, "right": _SIDE, "bottom": 964, "left": _SIDE, "header": 567, "footer": 510, "gutter": 0}
"""Of A4 on its side, in twips."""

_SETTINGS = f"""
<w:settings {nsdecls("w")}>
  <w:zoom w:percent="100"/>
  <w:defaultTabStop w:val="720"/>
  <w:characterSpacingControl w:val="doNotCompress"/>
  <w:compat>
    <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
  </w:compat>
  <w:themeFontLang w:val="{LANGUAGE}"/>
  <w:decimalSymbol w:val="."/>
  <w:listSeparator w:val=","/>
</w:settings>"""

_LEFT_OUT = ("customXml", "stylesWithEffects", "webSettings", "fontTable")
"""What python-docx's own template brings and a report has no use for."""


class Base(NamedTuple):
    """A document, the element of its body in front of which the report goes, the width there in twips, and its accent."""

    document: Document
    place: Element
    width: int
    accent: str


def plain(paper: Paper) -> Base:
    """An empty document with our own styles and footer."""
    document = docx.Document()
    part = document.part
    for key in [key for key, relation in part.rels.items() if relation.reltype.rpartition("/")[2] in _LEFT_OUT]:
        del part.rels[key]
    word_styles.only_ours(document.styles.element, ACCENT)
    _refill(document.settings.element, list(parse_xml(_SETTINGS)))
    _refill(part.numbering_part.element, [])
    _set_theme(document)
    section = document.element.body.sectPr
    _refill(section, list(page_setup()))
    _refill(document.sections[0].footer._element, [_footer(paper)])
    return Base(document, section, _WIDTH, ACCENT)


def page_setup() -> Element:
    """A section on A4 paper on its side."""
    return w("sectPr", w("pgSz", **_PAGE), w("pgMar", **_MARGINS))


def _refill(element: Element, children: list[Element]) -> None:
    """Give an element these children instead of its own."""
    for child in list(element):
        element.remove(child)
    element.extend(children)


def _set_theme(document: Document) -> None:
    """Make font and accent those of the theme, so that whoever chooses another theme in Word changes both."""
    part = document.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = parse_xml(part.blob)
    for fonts in theme.iter(qn("a:majorFont"), qn("a:minorFont")):
        fonts.find(qn("a:latin")).set("typeface", _FONT)
    for accent in theme.iter(qn("a:accent1")):
        accent.find(qn("a:srgbClr")).set("val", bare(ACCENT))
    part._blob = serialize_part_xml(theme)


def _footer(paper: Paper) -> Element:
    """Council, title and quarter at the left, the page's number at the right."""
    left = " · ".join(filter(None, (paper.council, paper.title, paper.quarter.title)))
    content = [run(f"{left}\tPage "), field("PAGE"), run(" of "), field("NUMPAGES")]
    return paragraph("Footer", content, w("tabs", w("tab", val="right", pos=_WIDTH)))
