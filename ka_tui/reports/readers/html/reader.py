"""A report as a web page: saved from a browser, exported from Word, LibreOffice, Confluence or Google Docs, or our own.

Nothing is fetched, no script runs, and no entity is expanded beyond the characters that HTML names.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from ka_tui.errors import DocumentUnreadable
from ka_tui.reports.extras import extra
from ka_tui.reports.paper import CREATOR
from ka_tui.reports.readers.decoded_text import decoded_text
from ka_tui.reports.readers.document_parts import LaidOut
from ka_tui.reports.reading import Hints, Problem, Reading, Source

if TYPE_CHECKING:
    from lxml.etree import _Element

_LARGEST, _LARGEST_WITHOUT, _LARGEST_MARKUP = 100_000_000, 40_000_000, 20_000_000
"""How many bytes a page may have: in all, without the pictures in it that are too large for signs, and without any."""
_PICTURE, _LARGE_PICTURE = (re.compile(rb"data:image/[^\"'\s>]{%d,}" % size, re.IGNORECASE) for size in (1, 200_000))
_MOST_TAGS = 400_000
_TOO_MUCH = "it has more markup than a report can have"
_TOO_MANY_ATTRIBUTES = re.compile(
    rb"<[a-zA-Z][^\s/>]{0,50}+"
    rb"(?:[\s/]*+[^\s/>][^\s/>=]{0,200}+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]{0,500}+))?+){1000}"
)
"""A tag with a thousand attributes: no report has one, and libxml2 takes long over it."""
_FRONT = 4096
"""How far into a file it must be plain that it is a page, and how far its encoding may be said."""
_PAGE = re.compile(
    r"\s*(?:(?:<\?xml[^>]*>|<!--.*?-->)\s*)*<(?:!doctype\s+html|html|head|body|table)[\s>]", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(rb"<meta\b[^>]*\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_SAME_AS_WINDOWS = ("ascii", "iso8859-1")
"""What pages call their encoding and browsers read as Windows-1252, as the WHATWG's Encoding Standard has it."""
_TABLE, _TABLE_END = re.compile(rb"<table\b", re.IGNORECASE), re.compile(rb"</table\b", re.IGNORECASE)
_NO_CHARACTER_SETS = ("idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "utf-7", "mbcs", "oem")
"""What Python calls encodings and no page is in."""


def recognises(source: Source) -> bool:
    """Whether the text begins as a web page does: with its document type, ``<html>`` or a table; never raises."""
    front = source.data[:_FRONT]
    wide = front.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = front.decode("utf-16" if wide else "latin-1", "ignore").removeprefix("\xef\xbb\xbf")
    return _PAGE.match(text) is not None


def read(source: Source, hints: Hints) -> Reading:
    """The activities of a page; raises DocumentUnreadable, NotAReport, QuarterNotStated, and MissingExtra without lxml."""
    from ka_tui.reports.readers.laid_out_report import read_laid_out

    return read_laid_out(source, take_apart(source), hints)


def take_apart(source: Source) -> LaidOut:
    """The texts and table rows of a page in their order; raises DocumentUnreadable, and MissingExtra without lxml."""
    root = _parsed(source)
    if root is None:
        return LaidOut(())
    from ka_tui.reports.readers.html.parts import parts_of

    generators = [meta.get("content", "") for meta in root.iter("meta") if meta.get("name", "").lower() == "generator"]
    title = next(("".join(title.itertext()) for title in root.iterfind("./head/title")), "")
    ours = any(generator.startswith(CREATOR) for generator in generators)
    return LaidOut(parts_of(root, ours), " ".join(title.split()), ours, _cut_off(source))


def _cut_off(source: Source) -> tuple[Problem, ...]:
    """What to tell of a page that ends inside a table: HTML demands that each is closed, so something is missing."""
    opened, closed = (len(tag.findall(source.data)) for tag in (_TABLE, _TABLE_END))
    if opened <= closed:
        return ()
    what = "The page ends inside a table, so it may have been cut off."
    return (Problem(source.name, "the end", what, "Compare it with the original, or ask for the file again."),)


def _parsed(source: Source) -> _Element | None:
    """The tree of a page, None for an empty one."""
    with extra("html", "HTML pages"):
        from lxml import etree
    text = _text_of(_without_large_pictures(source))
    if not text.strip():
        return None
    data = text.encode("utf-8", "replace")
    _refuse_too_much_markup(source.name, data)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


def _without_large_pictures(source: Source) -> Source:
    """The page without pictures that are too large for signs; raises DocumentUnreadable for one that is too large itself."""
    if len(source.data) > _LARGEST:
        raise DocumentUnreadable(source.name, f"it is larger than {_LARGEST // 1_000_000} MB")
    data = _LARGE_PICTURE.sub(b"", source.data)
    if len(data) > _LARGEST_WITHOUT:
        raise DocumentUnreadable(source.name, _TOO_MUCH)
    return Source(source.name, data)


def _refuse_too_much_markup(name: str, data: bytes) -> None:
    markup = _PICTURE.sub(b"", data)
    if len(markup) > _LARGEST_MARKUP or markup.count(b"<") > _MOST_TAGS or _TOO_MANY_ATTRIBUTES.search(markup):
        raise DocumentUnreadable(name, _TOO_MUCH)


def _text_of(source: Source) -> str:
    """The text: by its byte order mark, else by the encoding that it says, else by what its bytes can be."""
    data = source.data
    said = _CHARSET.search(data[:_FRONT])
    if said is None or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decoded_text(source)
    try:
        encoding = codecs.lookup(said[1].decode("ascii")).name
        if encoding in _NO_CHARACTER_SETS:
            return decoded_text(source)
        return data.decode("cp1252" if encoding in _SAME_AS_WINDOWS else encoding)
    except (LookupError, UnicodeError):
        return decoded_text(source)
