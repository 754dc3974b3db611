"""The bytes of a text file as text: UTF-8 with or without a mark, UTF-16 with its mark, and Windows-1252."""

from __future__ import annotations

import codecs
import re

from ka_tui.errors import DocumentUnreadable
from ka_tui.reports.reading import Source

_SIGNATURES = (
    (b"%PDF-", "it is a PDF, not text"),
    (b"PK\x03\x04", "it is a Word, Excel or zip file, not text"),
    (b"\xd0\xcf\x11\xe0", "it is an old Word or Excel file, not text"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY_SHARE = 0.05
_STRAYS = 20
"""A text may hold stray control characters; where there are more, and more than one byte in twenty is one, it is no text."""


def decoded_text(source: Source) -> str:
    """The text of a document, without its byte order mark; raises DocumentUnreadable for bytes that are no text."""
    data = source.data
    for signature, why in _SIGNATURES:
        if data.startswith(signature):
            raise DocumentUnreadable(source.name, why)
    encodings = ("utf-16",) if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else ("utf-8-sig", "cp1252")
    if encodings[0] != "utf-16" and len(_CONTROLS.findall(data)) > max(_STRAYS, _BINARY_SHARE * len(data)):
        raise DocumentUnreadable(source.name, "it is not text")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DocumentUnreadable(source.name, "its characters are neither UTF-8, UTF-16 nor Windows-1252")
