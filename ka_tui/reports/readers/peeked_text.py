"""The text of a document for a reader that only looks whether it is at home there."""

from __future__ import annotations

from ka_tui.errors import DocumentUnreadable
from ka_tui.reports.readers.decoded_text import decoded_text
from ka_tui.reports.reading import Source


def peeked_text(source: Source) -> str:
    """The text of a document, empty for one that is no text."""
    try:
        return decoded_text(source)
    except DocumentUnreadable:
        return ""
