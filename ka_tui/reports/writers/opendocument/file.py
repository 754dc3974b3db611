"""What OpenDocument texts and sheets share: their XML, the texts in it, and the package that odfdo makes of it.

The parts are written as XML in one go and handed to odfdo whole: its own tables take a parse for each cell, and its templates
bring styles, a language and a clock of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

from ka_tui.reports.document import ReportDocument
from ka_tui.reports.extras import extra
from ka_tui.reports.paper import CREATOR, LANGUAGE
from ka_tui.reports.writers.repeatable_zip import repeatable
from ka_tui.reports.writers.xml_text import escaped

with extra("opendocument", "OpenDocument files"):
    from odfdo import Document

_OASIS = ("office", "style", "text", "table", "meta", "config")
_NAMESPACES = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _OASIS) + (
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" xmlns:ooo="http://openoffice.org/2004/office"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
_VERSION = "1.3"
_LEFT_BY_TEMPLATE = ("Thumbnails/", "Configurations2/", "manifest.rdf")
"""What odfdo's templates bring that says nothing of the report."""

_BLANKS = re.compile(r"^ +| {2,}| +$|\t|\n")


class Picture(NamedTuple):
    """A picture: its name in the package, its bytes and media type, its size in centimetres, and its text alternative."""

    name: str
    data: bytes
    media_type: str
    width: float
    height: float
    alternative: str

    @property
    def path(self) -> str:
        """Where it stands in the package."""
        return f"Pictures/{self.name}"


class Parts(NamedTuple):
    """A document as XML: its body, and its styles where OpenDocument keeps each kind of them."""

    body: str
    automatic_styles: str
    styles: str
    page_layouts: str
    master_pages: str
    settings: str = ""
    pictures: Sequence[Picture] = ()


def picture_xml(picture: Picture) -> str:
    """A picture as it stands in a paragraph or cell."""
    return (
        f'<draw:frame draw:name="{picture.name}" text:anchor-type="as-char" '
        f'svg:width="{picture.width:.2f}cm" svg:height="{picture.height:.2f}cm">'
        f'<draw:image xlink:href="{picture.path}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
        f"<svg:title>{escaped(picture.alternative)}</svg:title></draw:frame>"
    )


def text_xml(text: str) -> str:
    """A text inside a paragraph: blanks, tabs and line breaks, which a paragraph does not keep by itself, as their elements."""
    xml = escaped(text)
    return _BLANKS.sub(_blank, xml) if _BLANKS.search(xml) else xml


def _blank(found: re.Match[str]) -> str:
    blanks = found[0]
    if blanks == "\t":
        return "<text:tab/>"
    if blanks == "\n":
        return "<text:line-break/>"
    if found.start() == 0 or found.end() == len(found.string):
        return f'<text:s text:c="{len(blanks)}"/>'
    return f' <text:s text:c="{len(blanks) - 1}"/>'


def packed(kind: str, document: ReportDocument, title: str, parts: Parts) -> bytes:
    """The package of a ``text`` or ``spreadsheet``; its date is that of the data, since the clock would make each another."""
    day = f"{document.as_at or document.calendar.end(document.quarter)}T00:00:00"
    package = Document(kind)
    for path in package.parts:
        if path.startswith(_LEFT_BY_TEMPLATE):
            package.del_part(path)
    for path in package.manifest.get_paths():
        if path.startswith(_LEFT_BY_TEMPLATE):
            package.manifest.del_full_path(path)
    for picture in parts.pictures:
        package.set_part(picture.path, picture.data)
        package.manifest.add_full_path(picture.path, picture.media_type)
    automatic = f"<office:automatic-styles>{parts.automatic_styles}</office:automatic-styles>"
    package.set_part("content.xml", _root("content", f"{automatic}<office:body>{parts.body}</office:body>"))
    package.set_part("styles.xml", _root("styles", _styles(parts)))
    package.set_part("settings.xml", _root("settings", f"<office:settings>{parts.settings}</office:settings>"))
    package.set_part("meta.xml", _root("meta", _meta(title, day)))
    package.meta.generator = CREATOR
    made = BytesIO()
    package.save(made)
    return repeatable(made.getvalue())


def _root(name: str, content: str) -> bytes:
    tag = f"office:document-{name}"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{tag}{_NAMESPACES} office:version="{_VERSION}">{content}</{tag}>'.encode()


def _styles(parts: Parts) -> str:
    return (
        f"<office:styles>{parts.styles}</office:styles>"
        f"<office:automatic-styles>{parts.page_layouts}</office:automatic-styles>"
        f"<office:master-styles>{parts.master_pages}</office:master-styles>"
    )


def _meta(title: str, day: str) -> str:
    return (
        f"<office:meta><dc:title>{escaped(title)}</dc:title><meta:initial-creator>{CREATOR}</meta:initial-creator>"
        f"<dc:creator>{CREATOR}</dc:creator><meta:creation-date>{day}</meta:creation-date><dc:date>{day}</dc:date>"
        f"<dc:language>{LANGUAGE}</dc:language></office:meta>"
    )
