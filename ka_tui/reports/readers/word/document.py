"""A Word document as a package: which of its parts is the text, the styles, the lists, the theme, and who wrote it."""

from __future__ import annotations

from ka_tui.domain.quarters import find_quarter
from ka_tui.errors import DocumentDamaged
from ka_tui.reports.paper import CREATOR
from ka_tui.reports.readers.document_parts import LaidOut, Text
from ka_tui.reports.readers.office.package import Element, OfficePackage
from ka_tui.reports.readers.office.text import of_others
from ka_tui.reports.readers.word.body import BodyReader, note_texts
from ka_tui.reports.readers.word.colours import palette
from ka_tui.reports.readers.word.drawings import Drawings
from ka_tui.reports.readers.word.numbering import Numbering
from ka_tui.reports.readers.word.styles import Styles
from ka_tui.reports.readers.word.xml import W
from ka_tui.reports.reading import Source


def laid_out(source: Source) -> LaidOut:
    """The texts and rows of a Word document; raises DocumentError, ImportError without lxml or Pillow."""
    document = _Document(source)
    reader = document.reader()
    reader.read(document.body())
    texts = document.page_headers() if not _names_quarter(reader) else ()
    ours = document.word_of("docProps/app.xml", "Application") == CREATOR
    found = (*texts, *reader.parts)
    parts = found if ours else tuple(of_others(found))
    return LaidOut(parts, document.word_of("docProps/core.xml", "title"), ours, tuple(reader.problems))


class _Document:
    """The parts of a Word document by what they are to it."""

    def __init__(self, source: Source) -> None:
        self._name, self._package = source.name, OfficePackage(source)
        related = (relation.target for relation in self._package.relations("").values() if relation.kind == "officeDocument")
        self._main = next(related, "word/document.xml")
        self._relations = self._package.relations(self._main)

    def body(self) -> Element:
        root = self._package.xml(self._main)
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            raise DocumentDamaged(self._name, "it holds no text of Word")
        return body

    def reader(self) -> BodyReader:
        colours = palette(self._part("theme"))
        notes = {**note_texts("footnote", self._part("footnotes")), **note_texts("endnote", self._part("endnotes"))}
        return BodyReader(
            self._name,
            Styles(self._part("styles"), colours),
            Numbering(self._part("numbering")),
            Drawings(self._package, self._relations, colours),
            notes,
        )

    def page_headers(self) -> tuple[Text, ...]:
        """The texts of a page header that names a quarter; one that only repeats a name is not part of the report."""
        for name in self._targets("header"):
            root = self._package.xml(name)
            if root is None:
                continue
            reader = self.reader()
            reader.read(root)
            texts = tuple(part._replace(place="page header") for part in reader.parts if isinstance(part, Text))
            if find_quarter("\n".join(text.text for text in texts)):
                return texts
        return ()

    def word_of(self, name: str, property_name: str) -> str:
        """A property of the document, empty where it has none."""
        properties = self._package.xml(name)
        for entry in properties if properties is not None else ():
            if entry.tag.rpartition("}")[2] == property_name:
                return (entry.text or "").strip()
        return ""

    def _part(self, kind: str) -> Element | None:
        return next((self._package.xml(name) for name in self._targets(kind)), None)

    def _targets(self, kind: str) -> list[str]:
        return sorted({relation.target for relation in self._relations.values() if relation.kind == kind})


def _names_quarter(reader: BodyReader) -> bool:
    return any(find_quarter(part.text) for part in reader.parts if isinstance(part, Text))
