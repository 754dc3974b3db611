"""Hyphens at the end of lines: part of a word as in ``anti-social``, or put there by the program to divide it.

Most reports are set without dividing words. Whether one is, its own words show: those that stand elsewhere undivided.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ka_tui.reports.readers.pdf.lines import TextLine

_HYPHENED = re.compile(r"[^\W\d_]+-$")
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SURE = 3
"""How many words must plainly have been divided before the others are taken for such."""
_MOST_DIVIDED = 0.7


class Hyphens(NamedTuple):
    """The words of a document that stand on one line, and whether it divides words."""

    words: frozenset[str] = frozenset()
    divides: bool = False

    def is_put_in(self, above: str, below: str) -> bool:
        """Whether the hyphen at the end of a line's last word was put in, before the first word of the next line."""
        whole = _halves(above, below)
        return self.divides and whole is not None and "-".join(whole) not in self.words


def hyphens_of(texts: Iterable[Sequence[TextLine]]) -> Hyphens:
    """What the lines of a document's texts show of its hyphens."""
    words: set[str] = set()
    ends: list[tuple[str, str]] = []
    for lines in texts:
        for line in lines:
            words.update(found.lower() for word in line.words for found in _LETTERS.findall(word.text))
        for above, below in pairwise(lines):
            halves = _halves(above.words[-1].text, below.words[0].text)
            if halves is not None:
                ends.append(halves)
    divided = sum("".join(halves) in words for halves in ends)
    kept = sum("-".join(halves) in words for halves in ends)
    return Hyphens(frozenset(words), divided >= _SURE and divided >= _MOST_DIVIDED * (divided + kept))


def _halves(above: str, below: str) -> tuple[str, str] | None:
    """The two parts, in small letters, of a word with a hyphen at the end of a line; None where there is none."""
    first, second = _HYPHENED.search(above), _LETTERS.match(below)
    if first is None or second is None or not below[:1].islower():
        return None
    return first[0][:-1].lower(), second[0].lower()
