"""What, besides words, stands in a cell of a PDF and may state a status: shading, ink, pictures and drawn signs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ka_tui.reports.readers.document_parts import Mark, MarkKind
from ka_tui.reports.readers.pdf.colours import is_coloured, is_white
from ka_tui.reports.readers.pdf.page import Box, Fill, Page, Word

_MOST = 0.5
"""The share of a cell that its shading covers."""
_EDGE = 2.0
_LARGEST_ICON = 90.0
_SMALLEST_ICON = 3.0


def marks_in(box: Box, words: Iterable[Word], page: Page) -> tuple[Mark, ...]:
    """The marks of a cell: its shading, its coloured inks from the commonest, its pictures and drawn signs."""
    fill = _shading(box, page.fills)
    marks = [Mark(MarkKind.FILL, fill)] if fill else []
    inks: Counter[str] = Counter()
    for word in words:
        if is_coloured(word.ink):
            inks[word.ink] += len(word.text)
    marks.extend(Mark(MarkKind.INK, ink) for ink, _ in inks.most_common())
    for picture in page.pictures:
        if box.holds((picture.box.x0 + picture.box.x1) / 2, (picture.box.top + picture.box.bottom) / 2):
            marks.extend(picture.marks)
    marks.extend(Mark(MarkKind.PICTURE, colour) for colour in _drawn(box, page.fills))
    return tuple(dict.fromkeys(marks))


def _shading(box: Box, fills: Sequence[Fill]) -> str:
    """The colour of the fill that lies on top of those which cover most of a cell; "" for paper."""
    parts: dict[str, float] = {}
    for fill in reversed(fills):
        if not fill.rectangle:
            continue
        parts[fill.colour] = parts.get(fill.colour, 0.0) + fill.box.shared(box)
        if parts[fill.colour] >= _MOST * box.area:
            return "" if is_white(fill.colour) else fill.colour
    return ""


def _drawn(box: Box, fills: Sequence[Fill]) -> list[str]:
    """The colours of shapes drawn inside a cell, from the largest; not those under most of it."""
    sizes: Counter[str] = Counter()
    around = Box(box.x0 - _EDGE, box.top - _EDGE, box.x1 + _EDGE, box.bottom + _EDGE)
    for fill in fills:
        width, height = fill.box.width, fill.box.height
        if (
            is_coloured(fill.colour)
            and _SMALLEST_ICON <= max(width, height) <= _LARGEST_ICON
            and fill.box.shared(around) >= fill.box.area * 0.99
            and fill.box.area < _MOST * box.area
        ):
            sizes[fill.colour] += round(fill.box.area) + 1
    return [colour for colour, _ in sizes.most_common()]
