"""Words that stand side by side as lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ka_tui.reports.readers.pdf.page import Box, Word

_SAME_LINE = 0.35
"""By how much of the font's size words of one line may stand apart in height."""
_RAISED = 0.8
"""Letters smaller than this share of the others' size may be raised, as in ``27th``."""
_GLUED = 0.08
BLANK = 0.25
"""How wide a blank is, as a share of the font's size."""


class TextLine(NamedTuple):
    """A line of words from left to right."""

    words: tuple[Word, ...]
    base: float

    @property
    def box(self) -> Box:
        """Where it stands."""
        box = self.words[0].box
        for word in self.words[1:]:
            box = box.around(word.box)
        return box

    @property
    def size(self) -> float:
        """The size of most of its letters, in points."""
        return max(self.words, key=lambda word: len(word.text)).size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)

    @property
    def text(self) -> str:
        """Its words, a raised ending joined to its word."""
        text = self.words[0].text
        for before, word in pairwise(self.words):
            text += ("" if is_glued(before, word) else " ") + word.text
        return text

    def parts(self, gap: float) -> list[TextLine]:
        """The line cut at each gap that is wider than this, in sizes of the font."""
        groups = [[self.words[0]]]
        for before, word in pairwise(self.words):
            if word.box.x0 - before.box.x1 > gap * min(before.size, word.size):
                groups.append([])
            groups[-1].append(word)
        return [TextLine(tuple(group), self.base) for group in groups]


def is_glued(before: Word, word: Word) -> bool:
    """Whether two words are one of which a part is raised or lowered: ``27`` and ``th``."""
    close = abs(word.box.x0 - before.box.x1) <= _GLUED * max(before.size, word.size)
    return close and not before.spaced and before.size != word.size


def lines_of(words: Iterable[Word]) -> list[TextLine]:
    """The lines that words make, from the top; raised words stand in the line that they are raised from."""
    words = list(words)
    if not words:
        return []
    usual = median(word.size for word in words)
    small = [word for word in words if word.size < _RAISED * usual]
    lines = _by_base(word for word in words if word.size >= _RAISED * usual)
    loose: list[Word] = []
    for word in small:
        home = next((line for line in lines if _is_beside(word, line)), None)
        if home is None:
            loose.append(word)
        else:
            home.append(word)
    lines.extend(_by_base(loose))
    made = [TextLine(tuple(sorted(line, key=lambda word: word.box.x0)), line[0].base) for line in lines]
    return sorted(made, key=lambda line: line.base)


def _by_base(words: Iterable[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda each: each.base):
        if lines and word.base - lines[-1][0].base <= _SAME_LINE * min(word.size, lines[-1][0].size):
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _is_beside(word: Word, line: Sequence[Word]) -> bool:
    """Whether a small word is raised or lowered in a line: it touches a word there."""
    middle = (word.box.top + word.box.bottom) / 2
    return any(
        other.box.top <= middle <= other.box.bottom
        and min(abs(word.box.x0 - other.box.x1), abs(other.box.x0 - word.box.x1)) <= BLANK * 2 * other.size
        for other in line
    )
