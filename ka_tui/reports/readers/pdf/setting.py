"""What the lines of a document show of how it was set: distances, blanks at the end of lines, hyphens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ka_tui.reports.readers.pdf.hyphens import Hyphens, hyphens_of
from ka_tui.reports.readers.pdf.lines import BLANK, TextLine

_SURE = 5
"""How many line ends must have been seen before they say how the others are to be taken."""
_MOST_PITCH = 2.2
_FARTHER, _LEAST_SPACE = 1.14, 1.3
"""How much more than the usual distance, as a share of it and in points, is between paragraphs."""


class Setting(NamedTuple):
    """How a document was set: the usual distance of its lines in sizes of the font, and whether a blank is kept at a wrap.

    ``spaced_wraps`` tells that lines which go on end in a blank, so that one without it ended a paragraph; ``spaced_full``
    that even those do that leave no room for it.
    """

    pitch: float = 1.3
    spaced_wraps: bool = False
    spaced_full: bool = False
    hyphens: Hyphens = Hyphens()

    def is_apart(self, above: TextLine, below: TextLine) -> bool:
        """Whether more than the usual distance is between two lines."""
        usual = self.pitch * max(above.size, below.size)
        return below.base - above.base > max(_FARTHER * usual, usual + _LEAST_SPACE)


def setting_of(texts: Iterable[tuple[Sequence[TextLine], float]]) -> Setting:
    """How a document was set, from the lines of each of its cells and where the lines of that cell must end."""
    texts = list(texts)
    pitches: Counter[float] = Counter()
    ends: Counter[tuple[bool, bool]] = Counter()
    for lines, limit in texts:
        for above, below in pairwise(lines):
            pitch = (below.base - above.base) / max(1.0, above.size)
            if 0.8 <= pitch <= _MOST_PITCH:
                pitches[round(pitch * 50) / 50] += 1
            if not fits(above, below, limit) and above.words[-1].text[-1:] not in "-/–":
                ends[is_full(above, limit), above.words[-1].spaced] += 1
    pitch = max(pitches, key=lambda each: (pitches[each], -each), default=Setting().pitch)
    return Setting(pitch, _is_rule(ends, full=False), _is_rule(ends, full=True), hyphens_of(lines for lines, _ in texts))


def _is_rule(ends: Counter[tuple[bool, bool]], full: bool) -> bool:
    """Whether lines that go on end in a blank, nearly all of them."""
    spaced, bare = ends[full, True], ends[full, False]
    return spaced + bare >= _SURE and spaced >= 3 * bare


def is_full(line: TextLine, limit: float) -> bool:
    """Whether a line has no room for a blank at its end."""
    return line.box.x1 + BLANK * line.size > limit


def fits(above: TextLine, below: TextLine, limit: float) -> bool:
    """Whether the first word of a line had room at the end of the line above, so that something else ended that."""
    room = limit - above.box.x1
    return below.words[0].box.width + BLANK * above.size <= room - 0.2
