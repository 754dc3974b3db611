"""An OpenDocument text as a package: which of its parts is the text, the styles, the page's header, and who wrote it."""

from __future__ import annotations

from ka_tui.domain.quarters import find_quarter
from ka_tui.errors import DocumentDamaged
from ka_tui.reports.paper import CREATOR
from ka_tui.reports.readers.document_parts import LaidOut, Text
from ka_tui.reports.readers.office.package import Element, OfficePackage
from ka_tui.reports.readers.office.text import of_others
from ka_tui.reports.readers.opendocument.body import TextBodyReader
from ka_tui.reports.readers.opendocument.paragraphs import Pictures
from ka_tui.reports.readers.opendocument.styles import META, OFFICE, STYLE, OpenDocumentTextStyles
from ka_tui.reports.reading import Source

_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def laid_out(source: Source) -> LaidOut:
    """The texts and rows of an OpenDocument text; raises DocumentError, ImportError without lxml or Pillow."""
    package = OfficePackage(source)
    content, styles_part, meta = package.xml("content.xml"), package.xml("styles.xml"), package.xml("meta.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}text") if content is not None else None
    if body is None:
        raise DocumentDamaged(source.name, "it holds no text of OpenDocument")
    styles = OpenDocumentTextStyles(tuple(root for root in (content, styles_part) if root is not None))
    reader = TextBodyReader(source.name, styles, Pictures(package))
    reader.read(body)
    names_quarter = any(find_quarter(part.text) for part in reader.parts if isinstance(part, Text))
    headers = () if names_quarter else _page_headers(source.name, styles_part, styles, Pictures(package))
    ours = _said(meta, f"{META}generator").startswith(CREATOR)
    found = (*headers, *reader.parts)
    parts = found if ours else tuple(of_others(found))
    return LaidOut(parts, _said(meta, _TITLE), ours, tuple(reader.problems))


def _page_headers(name: str, root: Element | None, styles: OpenDocumentTextStyles, pictures: Pictures) -> tuple[Text, ...]:
    """The texts of a page header that names a quarter; one that only repeats a name is not part of the report."""
    for header in root.iter(f"{STYLE}header", f"{STYLE}header-first") if root is not None else ():
        reader = TextBodyReader(name, styles, pictures)
        reader.read(header)
        texts = tuple(part._replace(place="page header") for part in reader.parts if isinstance(part, Text))
        if find_quarter("\n".join(text.text for text in texts)):
            return texts
    return ()


def _said(root: Element | None, tag: str) -> str:
    """The words of the first element of a name, empty where there is none."""
    return next(((found.text or "").strip() for found in root.iter(tag)), "") if root is not None else ""
