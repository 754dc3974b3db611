"""Bullets that are drawn and not written, as browsers do with those of a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ka_tui.reports.readers.pdf.colours import is_coloured
from ka_tui.reports.readers.pdf.page import Fill, Word

BULLET = "•"
_SMALLEST, _LARGEST = 0.15, 0.6
"""How large a bullet is, as a share of the size of the text behind it."""
_FARTHEST = 2.5
"""How far in front of the text it stands at most, in sizes of the font."""
_BLANK = 0.2
_MOST_SIZE = 12.0
_MOST_BULLETS = 2000


def drawn_bullets(words: Sequence[Word], fills: Iterable[Fill]) -> Iterator[Word]:
    """A word for each small shape that stands right in front of a text in its colour."""
    small = [fill for fill in fills if max(fill.box.width, fill.box.height) <= _MOST_SIZE]
    for fill in small[:_MOST_BULLETS]:
        first = _first_behind(fill, words)
        if first is not None and (fill.colour == first.ink or not is_coloured(fill.colour)):
            yield Word(BULLET, fill.box, first.base, first.size, False, first.ink)


def _first_behind(fill: Fill, words: Sequence[Word]) -> Word | None:
    """The word that a shape stands in front of, if there is one near enough and none before it in its line."""
    middle = (fill.box.top + fill.box.bottom) / 2
    line = [word for word in words if not word.turn and word.box.top < middle < word.box.bottom]
    behind = [word for word in line if fill.box.x1 <= word.box.x0 <= fill.box.x1 + _FARTHEST * word.size]
    if not behind:
        return None
    first = min(behind, key=lambda word: word.box.x0)
    size = max(fill.box.width, fill.box.height) / max(first.size, 1.0)
    near = (word for word in line if fill.box.x0 - _BLANK * first.size < word.box.x1 <= fill.box.x1)
    return first if _SMALLEST <= size <= _LARGEST and next(near, None) is None else None
