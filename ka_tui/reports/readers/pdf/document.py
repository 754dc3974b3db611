"""A PDF as a file: opened, its pages, what is attached to it, and why it cannot be read if it cannot.

Only the process of ``worker`` uses this, so that what a damaged file does to the library stays there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import islice
from typing import Any

import orjson
import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfplumber.page import Page as SourcePage
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from ka_tui.domain.text import clean_line
from ka_tui.reports.readers.pdf.content import content_of
from ka_tui.reports.readers.pdf.page import Page
from ka_tui.reports.readers.pdf.words import UNKNOWN_LETTER
from ka_tui.reports.writers.json_document import FORMAT

MOST_PAGES = 1000
"""A PDF of more pages than this is no quarterly report, whatever else is in it."""
_FEWEST_LETTERS = 20
"""A page with fewer letters counts as one without text: a scan often has a number or a stamp in front of its picture."""
_PICTURE_SHARE = 0.4
_EMPTY = 20
"""An empty stream takes so many bytes when it is packed."""
_TAIL = 4096
_MOST_FILES = 200
_MOST_UNKNOWN = 0.3

_CUT_OFF = "its end is missing; it was not stored or sent whole, so have it sent again"
_ASK = "have it sent again, or ask for the Word file"
_DAMAGED = f"it is damaged; {_ASK}"
_SCAN = "it is a scan, a picture of pages without text; run text recognition (OCR) over it, or ask for the Word file"
_NO_TEXT = "its pages hold no text; ask for the Word file"
_NO_LETTERS = "it does not say which letters its signs are; run text recognition (OCR) over it, or ask for the Word file"


class Refusal(Exception):
    """The PDF cannot be read; ``why`` ends the sentence '... cannot be read: '."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


def opened(data: bytes) -> PDF:
    """An open PDF; raises Refusal for one with a password, of another encryption, cut off or damaged."""
    if b"startxref" not in data[-_TAIL:]:
        raise Refusal(_CUT_OFF)
    try:
        return pdfplumber.open(BytesIO(data))
    except Exception as error:
        # A damaged file makes the library raise nearly anything, most of it inside a PdfminerException.
        raise _refusal(error) from error


def pages_of(pdf: PDF) -> list[SourcePage]:
    """The pages of a PDF, none of them looked at yet; raises Refusal where there is none, and for too many."""
    try:
        found = islice(PDFPage.create_pages(pdf.doc), MOST_PAGES + 1)
        pages = [SourcePage(pdf, page, number) for number, page in enumerate(found, 1)]
    except Exception as error:
        raise _refusal(error) from error
    if not pages:
        raise Refusal(f"no page can be found in it; {_ASK}")
    if len(pages) > MOST_PAGES:
        raise Refusal(f"it has more than {MOST_PAGES:,} pages; save those of the report as a file of their own")
    return pages


def page_content(source: SourcePage) -> Page:
    """What stands on a page; raises Refusal for a damaged one."""
    try:
        content = content_of(source)
        is_lost = any(_is_lost(resolve1(stream)) for stream in source.page_obj.contents)
    except Exception as error:
        raise _refusal(error, f"its page {source.page_number} is damaged; {_ASK}") from error
    finally:
        source.close()
    if is_lost:
        raise Refusal(f"its page {source.page_number} is damaged; {_ASK}")
    return content


def _is_lost(stream: object) -> bool:
    """Whether nothing could be unpacked of what was packed: pdfminer passes over that in silence."""
    return isinstance(stream, PDFStream) and len(stream.get_filters()) > 0 and _length(stream) > _EMPTY and not stream.get_data()


def _length(stream: PDFStream) -> int:
    length = resolve1(stream.get("Length"))
    return length if isinstance(length, int) else 0


def _refusal(error: Exception, why: str = _DAMAGED) -> Refusal:
    cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
    if isinstance(cause, MemoryError):
        raise cause
    if isinstance(cause, PDFPasswordIncorrect):
        return Refusal("it has a password; save a copy without one, and import that")
    if isinstance(cause, PDFEncryptionError):
        return Refusal("it is encrypted in a way that cannot be undone here; save a copy without protection, and import that")
    return Refusal(why)


def title_of(pdf: PDF) -> str:
    """The title among the properties of a PDF."""
    title = pdf.metadata.get("Title")
    return clean_line(title) if isinstance(title, str) else ""


def check_text(pages: Sequence[Page]) -> None:
    """Raises Refusal for pages without text, and for those whose letters cannot be told."""
    letters = [sum(len(word.text) for word in page.words) for page in pages]
    empty = [page for page, count in zip(pages, letters, strict=True) if count < _FEWEST_LETTERS]
    if len(empty) == len(pages):
        raise Refusal(_SCAN if any(has_scan(page) for page in pages) else _NO_TEXT)
    scanned = sum(map(has_scan, empty))
    if scanned * 2 > len(pages):
        raise Refusal(_SCAN)
    unknown = sum(word.text.count(UNKNOWN_LETTER) for page in pages for word in page.words)
    if unknown > _MOST_UNKNOWN * sum(letters):
        raise Refusal(_NO_LETTERS)


def has_scan(page: Page) -> bool:
    """Whether a picture takes much of a page that has hardly a letter."""
    few = sum(len(word.text) for word in page.words) < _FEWEST_LETTERS
    return few and any(picture.box.area >= _PICTURE_SHARE * page.width * page.height for picture in page.pictures)


# --- what is attached -----------------------------------------------------------------------------------------------


def attached_report(pdf: PDF) -> bytes | None:
    """The JSON document that our own export attaches; None where there is none, or none that can be read."""
    try:
        return next(filter(_is_ours, _attached(pdf)), None)
    except MemoryError:
        raise
    except Exception:
        # Damaged attachments make the library raise nearly anything; the pages are read then.
        return None


def _is_ours(data: bytes) -> bool:
    if not data.lstrip().startswith(b"{"):
        return False
    report = orjson.loads(data)
    return isinstance(report, dict) and report.get("format") == FORMAT


def _attached(pdf: PDF) -> Iterator[bytes]:
    names = resolve1(pdf.doc.catalog.get("Names"))
    tree = resolve1(names.get("EmbeddedFiles")) if isinstance(names, dict) else None
    for specification in islice(_leaves(tree), _MOST_FILES):
        files = resolve1(specification.get("EF")) if isinstance(specification, dict) else None
        stream = resolve1(files.get("UF") or files.get("F")) if isinstance(files, dict) else None
        if isinstance(stream, PDFStream):
            yield stream.get_data()


def _leaves(tree: object) -> Iterator[Any]:
    """The values of a tree of names, which a hostile file may tie into a ring."""
    waiting = [tree]
    for _ in range(_MOST_FILES):
        if not waiting:
            return
        node = resolve1(waiting.pop())
        if isinstance(node, dict):
            yield from (resolve1(value) for value in (resolve1(node.get("Names")) or [])[1::2])
            waiting.extend(resolve1(node.get("Kids")) or [])
