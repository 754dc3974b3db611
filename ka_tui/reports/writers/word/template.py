"""A council's own Word document as the template of the report: its styles, page, headers, logo and theme stay.

The report takes the place of the paragraph that says ``{{report}}``, or else of all that the body has. ``{{title}}``,
``{{council}}``, ``{{quarter}}`` and ``{{as_at}}`` are filled in wherever they stand, headers and footers included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ka_tui.errors import DocumentUnreadable
from ka_tui.reports.paper import LANGUAGE, Paper
from ka_tui.reports.readers.office.package import OfficePackage
from ka_tui.reports.reading import Source
from ka_tui.reports.writers.word import styles as word_styles
from ka_tui.reports.writers.word.base import ACCENT, Base, page_setup
from ka_tui.reports.writers.word.xml import w
from ka_tui.reports.writers.xml_text import printable

_NAME = "The template"
_PLACEHOLDER = re.compile(r"\{\{\s*(report|title|council|quarter|as_at)\s*\}\}")
_TEMPLATE_TYPE = b"wordprocessingml.template.main+xml"
_DOCUMENT_TYPE = b"wordprocessingml.document.main+xml"
_REFERRED_TO = ("image", "hyperlink", "chart", "oleObject", "package", "diagramData", "aFChunk")
_COMMENTS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
"""What a body brings with it; once that is gone, nobody should find it in the file."""

_LETTER_PAGE, _LARGEST_PAGE = 12240, 31680
_NARROWEST = 4000
"""Twips below which no template leaves room for a table."""

_DIGITS = re.compile("[0-9]{1,6}")

_COLOUR = re.compile("[0-9A-Fa-f]{6}")
_AFTER_THEME_LANGUAGE = tuple(
    f"w:{tag}"
    for tag in (
        "clrSchemeMapping",
        "doNotIncludeSubdocsInStats",
        "doNotAutoCompressPictures",
        "forceUpgrade",
        "captions",
        "readModeInkLockDown",
        "smartTagType",
        "shapeDefaults",
        "doNotEmbedSmartTags",
        "decimalSymbol",
        "listSeparator",
    )
)


def from_template(data: bytes, paper: Paper) -> Base:
    """The template, ready for the report; raises DocumentUnreadable and DocumentDamaged for what is no Word document."""
    document = _opened(data)
    accent = _accent(document)
    word_styles.add_missing(document.styles.element, accent)
    word_styles.speak_english(document.styles.element)
    _speak_english(document.settings.element)
    values = {
        "title": paper.title,
        "council": paper.council,
        "quarter": paper.quarter.title,
        "as_at": paper.day,
    }
    for story in _stories(document):
        _fill_in(story, values)
    place = _place(document.element.body)
    _drop_unused(document)
    return Base(document, place, _width(place), accent)


def numbering_of(document: Document) -> Element:
    """The numbering of a document, which python-docx does not make where a template has none."""
    for kind, part in _related(document):
        if kind == "numbering" and isinstance(part, XmlPart):
            found: Element = part.element
            return found
    name, package = PackURI("/word/numbering.xml"), document.part.package
    made = w("numbering")
    document.part.relate_to(XmlPart(name, CONTENT_TYPE.WML_NUMBERING, made, package), RELATIONSHIP_TYPE.NUMBERING)
    return made


# --- opening --------------------------------------------------------------------------------------------------------


def _opened(data: bytes) -> Document:
    package = OfficePackage(Source(_NAME, data))
    made = BytesIO()
    with ZipFile(made, "w") as copy:
        for name in package.names:
            if name.endswith((".xml", ".rels")):
                package.xml(name)
            content = package.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE)
            copy.writestr(name, content)
    try:
        document = docx.Document(made)
        if not _is_whole(document):
            raise ValueError(_NAME)
    except Exception as error:
        # python-docx raises KeyError, ValueError, AttributeError and its own kinds for packages that are not of Word.
        raise DocumentUnreadable(_NAME, "it is no Word document (.docx or .dotx)") from error
    return document


def _is_whole(document: Document) -> bool:
    """Whether all that the report needs is there, and no part twice; python-docx makes some of it where it is missing."""
    document.core_properties.title = ""
    needed = (document.element.body, document.styles, document.settings, numbering_of(document))
    names = [part.partname for part in document.part.package.iter_parts()]
    return all(found is not None for found in needed) and len(set(names)) == len(names)


def _accent(document: Document) -> str:
    """The first accent of the template's theme; our own where it has none."""
    for theme in (part for kind, part in _related(document) if kind == "theme" and part.partname.endswith(".xml")):
        for accent in parse_xml(theme.blob).iter(qn("a:accent1")):
            colour = accent.find(qn("a:srgbClr"))
            value = colour.get("val", "") if colour is not None else ""
            if _COLOUR.fullmatch(value):
                return f"#{value.lower()}"
    return ACCENT


def _related(document: Document) -> list[tuple[str, Part]]:
    """The parts that the document refers to, each with the last word of how, as ``header``."""
    relations = [relation for relation in document.part.rels.values() if not relation.is_external]
    return [(relation.reltype.rpartition("/")[2], relation.target_part) for relation in relations]


def _speak_english(settings: Element) -> None:
    language = settings.find(qn("w:themeFontLang"))
    if language is None:
        language = w("themeFontLang")
        settings.insert_element_before(language, *_AFTER_THEME_LANGUAGE)
    language.set(qn("w:val"), LANGUAGE)


# --- placeholders ---------------------------------------------------------------------------------------------------


def _stories(document: Document) -> Iterator[Element]:
    """The body, and every header and footer."""
    yield document.element.body
    for kind, part in _related(document):
        if kind in ("header", "footer") and isinstance(part, XmlPart):
            yield part.element


def _fill_in(story: Element, values: Mapping[str, str]) -> None:
    for paragraph in story.iter(qn("w:p")):
        texts = _texts(paragraph)
        for found in reversed(list(_PLACEHOLDER.finditer(_joined(texts)))):
            if found[1] in values:
                _replace(texts, found.start(), found.end(), printable(values[found[1]]))


def _texts(paragraph: Element) -> list[Element]:
    """The pieces of a paragraph's own text, without those of a box that is anchored in it."""
    return [text for text in paragraph.iter(qn("w:t")) if next(text.iterancestors(qn("w:p"))) is paragraph]


def _joined(texts: Sequence[Element]) -> str:
    return "".join(text.text or "" for text in texts)


def _replace(texts: Sequence[Element], start: int, end: int, value: str) -> None:
    """Put a value in the place of a stretch of a paragraph's text, over however many pieces that goes."""
    before = 0
    for piece in texts:
        text = piece.text or ""
        first, last = max(start - before, 0), min(end - before, len(text))
        before += len(text)
        if first < last:
            piece.text = text[:first] + value + text[last:]
            piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            value = ""


# --- the place ------------------------------------------------------------------------------------------------------


def _place(body: Element) -> Element:
    """The element in front of which the report goes; what it replaces is taken away."""
    if body.sectPr is None:
        body.append(page_setup())
    for paragraph in body.iter(qn("w:p")):
        texts = _texts(paragraph)
        found = next((found for found in _PLACEHOLDER.finditer(_joined(texts)) if found[1] == "report"), None)
        if found is not None:
            _replace(texts, found.start(), found.end(), "")
            return _instead_of(paragraph, body)
    _keep_headers(body)
    for child in list(body)[:-1]:
        body.remove(child)
    section: Element = body.sectPr
    return section


def _instead_of(paragraph: Element, body: Element) -> Element:
    """The place of a paragraph, which stays where it has more to say, ends a section, or is all that its cell has."""
    if paragraph.getparent() is not body or paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
        return paragraph
    following: Element = paragraph.getnext()
    if not _joined(_texts(paragraph)).strip() and next(paragraph.iter(qn("w:drawing"), qn("w:pict")), None) is None:
        body.remove(paragraph)
    return following


def _keep_headers(body: Element) -> None:
    """Give the last section the headers and footers that it takes over from the sections before it."""
    last = body.sectPr
    earlier = [paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") for paragraph in body.iterchildren(qn("w:p"))]
    for section in (section for section in reversed(earlier) if section is not None):
        for reference in section.iterchildren(qn("w:headerReference"), qn("w:footerReference")):
            kind = reference.get(qn("w:type"))
            if all(own.get(qn("w:type")) != kind for own in last.iterchildren(reference.tag)):
                last.insert(0, deepcopy(reference))


def _drop_unused(document: Document) -> None:
    """Let go of pictures, links and comments that only the replaced body had."""
    root = document.element
    used = {value for element in root.iter() for name, value in element.attrib.items() if name.startswith(f"{{{nsmap['r']}}}")}
    commented = next(root.iter(qn("w:commentReference")), None) is not None
    for key, relation in list(document.part.rels.items()):
        kind = relation.reltype.rpartition("/")[2]
        if (kind in _REFERRED_TO and key not in used) or (kind in _COMMENTS and not commented):
            del document.part.rels[key]


def _width(place: Element) -> int:
    """The twips between the margins of the page that the report is on."""
    inside = [place, *place.iterancestors()]
    child = inside[[element.tag for element in inside].index(qn("w:body")) - 1]
    for element in (child, *child.itersiblings()):
        section = element if element.tag == qn("w:sectPr") else element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if section is not None:
            page = _twips(section, "pgSz", "w", _LETTER_PAGE)
            return max(page - sum(_twips(section, "pgMar", side, 0) for side in ("left", "right", "gutter")), _NARROWEST)
    return _NARROWEST


def _twips(section: Element, tag: str, attribute: str, otherwise: int) -> int:
    element = section.find(qn(f"w:{tag}"))
    found = element.get(qn(f"w:{attribute}"), "") if element is not None else ""
    return min(int(found), _LARGEST_PAGE) if _DIGITS.fullmatch(found) else otherwise
