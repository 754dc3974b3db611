"""Texts as XML can hold them: the formats of office programs are XML, and a character that XML forbids breaks the file."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_FORBIDDEN = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTE = {'"': "&quot;"}


def printable(text: str) -> str:
    """A text with U+FFFD in place of each character that XML 1.0 forbids, and of carriage returns, which XML does not keep."""
    return text if text.isprintable() else _FORBIDDEN.sub("\ufffd", text)


def escaped(text: str) -> str:
    """A text as it stands in XML, between tags or inside the double quotes of an attribute."""
    return escape(printable(text), _QUOTE)
