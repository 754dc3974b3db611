"""The one table of the formats that reports are read from and written in.

A format's modules are named here and imported when they are first used: an export as CSV loads nothing of the others.
A writer's module has ``write(document) -> bytes``; a reader's has ``recognises(source) -> bool`` and
``read(source, hints) -> Reading``.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from ka_tui.domain.reading_codes import codes_of_reading, reading_codes
from ka_tui.errors import NotAReport, UnknownFormat

if TYPE_CHECKING:
    from ka_tui.reports.document import ReportDocument
    from ka_tui.reports.reading import Hints, Reading, Source

    class Writer(Protocol):
        """What a writer's module offers."""

        def write(self, document: ReportDocument) -> bytes:
            """The document in this format; the same document gives the same bytes."""

    class Reader(Protocol):
        """What a reader's module offers."""

        def recognises(self, source: Source) -> bool:
            """Whether the content looks like this format, whatever the file is called; never raises."""

        def read(self, source: Source, hints: Hints) -> Reading:
            """The activities of a document; raises DocumentError for one that cannot be read, QuarterNotStated."""


class Format(NamedTuple):
    """A format: its name on the command line, its title in a sentence, the endings of its files, and its modules.

    ``reader`` and ``writer`` name modules, under ``readers`` and ``writers``; None where this format is not read, or not
    written. ``is_paper`` tells that the writer prints the paper with all that can be chosen of it, ``is_text`` that a
    terminal can show what it writes. ``also_read`` are endings of files that are only read.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    reader: str | None = None
    writer: str | None = None
    is_paper: bool = False
    is_text: bool = True
    also_read: tuple[str, ...] = ()


FORMATS: tuple[Format, ...] = (
    Format("json", "JSON", (".json",), "json_document", "json_document"),
    Format("markdown", "Markdown", (".md", ".markdown"), "markdown", "markdown"),
    Format("csv", "CSV", (".csv",), "csv_table", "csv_table"),
    Format("html", "HTML", (".html", ".htm"), "html.reader", "html.writer", is_paper=True),
    Format("docx", "Word", (".docx",), "word.reader", "word.writer", is_paper=True, is_text=False, also_read=(".docm",)),
    Format("pdf", "PDF", (".pdf",), "pdf.reader", "pdf.writer", is_paper=True, is_text=False),
    Format("xlsx", "Excel", (".xlsx",), "sheets.excel", "sheets.excel", is_paper=True, is_text=False, also_read=(".xlsm",)),
    Format("xls", "Excel 97-2003", (".xls",), "sheets.old_excel", is_text=False),
    Format("ods", "OpenDocument sheet", (".ods",), "sheets.opendocument", "sheets.opendocument", is_paper=True, is_text=False),
    Format("odt", "OpenDocument text", (".odt",), "opendocument.reader", "opendocument.writer", is_paper=True, is_text=False),
    Format("text", "text extracted from a published report", (".txt", ".text", ".md"), "extracted_text"),
)
"""All formats; a document goes to the first whose reader recognises it, so the surest signs stand first."""


def writable() -> tuple[Format, ...]:
    """The formats that reports are written in."""
    return tuple(fmt for fmt in FORMATS if fmt.writer)


def readable() -> tuple[Format, ...]:
    """The formats that reports are read from."""
    return tuple(fmt for fmt in FORMATS if fmt.reader)


def format_named(name: str) -> Format:
    """The format of this name, or whose files have this ending, in either case; raises UnknownFormat."""
    wanted = name.lower()
    for fmt in (*writable(), *readable()):
        if wanted in (fmt.name, *(ending[1:] for ending in fmt.endings)):
            return fmt
    raise UnknownFormat(name, _names(writable()))


def format_for_path(path: str | PurePath) -> Format:
    """The format that is written to a file of this name, by its ending; raises UnknownFormat."""
    ending = PurePath(path).suffix.lower()
    for fmt in writable():
        if ending in fmt.endings:
            return fmt
    raise UnknownFormat(ending or str(path), _names(writable()))


def write(document: ReportDocument, fmt: Format) -> bytes:
    """The document in a format; raises UnknownFormat for one that is only read."""
    if fmt.writer is None:
        raise UnknownFormat(fmt.name, _names(writable()))
    return cast("Writer", import_module(f"ka_tui.reports.writers.{fmt.writer}")).write(document)


def detect(source: Source) -> Format:
    """The format of a document: by its content, and where no reader knows that, by its name's ending; raises NotAReport."""
    for fmt in readable():
        if _reader(fmt).recognises(source):
            return fmt
    ending = PurePath(source.name).suffix.lower()
    for fmt in readable():
        if ending in (*fmt.endings, *fmt.also_read):
            return fmt
    titles = ", ".join(fmt.title for fmt in readable())
    raise NotAReport(source.name, f"activities with codes like {codes_of_reading().example}, as one of {titles}")


def read(source: Source, hints: Hints) -> Reading:
    """What a document holds, read by the reader that recognises it; raises DocumentError and QuarterNotStated."""
    with reading_codes(hints.codes):
        return _reader(detect(source)).read(source, hints)


def _reader(fmt: Format) -> Reader:
    if fmt.reader is None:
        raise UnknownFormat(fmt.name, _names(readable()))
    return cast("Reader", import_module(f"ka_tui.reports.readers.{fmt.reader}"))


def _names(formats: Iterable[Format]) -> list[str]:
    return [fmt.name for fmt in formats]
