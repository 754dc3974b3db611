"""Text as it enters the register and as it leaves for a screen: no control characters either way.

C0 and C1 controls could drive a terminal, and bidirectional overrides could make a line read other than it is.
"""

from __future__ import annotations

import re
import unicodedata

_CONTROL = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ud800-\udfff\ufeff"
_DROPPED = re.compile(f"[{_CONTROL}]")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_ACCENTS = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")


def clean_text(text: str) -> str:
    r"""A text of several lines in its normal form.

    Lines end in ``\\n`` and in no blanks; there is no blank line at either end; tabs stay; controls are dropped.
    """
    return "\n".join(line.rstrip() for line in _without_controls(text).split("\n")).strip("\n")


def clean_line(text: str) -> str:
    """A text of one line in its normal form: controls dropped, every run of white space one space."""
    return " ".join(_without_controls(text).split())


def shown(text: str) -> str:
    """A text made safe for a terminal, tabs as a space: everything a person wrote goes to the screen through this."""
    return _without_controls(text).replace("\t", " ")


def shown_line(text: str) -> str:
    """The same on one line."""
    return shown(text).replace("\n", " ")


def folded(text: str) -> str:
    """A text for comparing: case, accents and the shapes of letters (as in ``ﬁ`` and ``™``) put aside."""
    if text.isascii():
        return text.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()))


def _without_controls(text: str) -> str:
    if text.isprintable():
        return text
    return _DROPPED.sub("", _LINE_ENDS.sub("\n", text))
