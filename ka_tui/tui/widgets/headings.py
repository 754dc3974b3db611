"""The line of headings, drawn: by which columns the rows are sorted, and on which column the column cursor is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from ka_tui.domain.labels import Labels
from ka_tui.tui.widgets.cell_text import whole
from ka_tui.tui.widgets.columns import GAP, GUTTER, Column, Layout
from ka_tui.tui.widgets.line_styles import LineStyles

if TYPE_CHECKING:
    from ka_tui.domain.ordering import SortKey

_USUAL = Labels()
_UP, _DOWN = "▲", "▼"


def headings_strip(
    layout: Layout, order: Sequence[SortKey], cursor: Column | None, styles: LineStyles, labels: Labels = _USUAL
) -> Strip:
    """The headings: sorted ones stand out and have an arrow, the one under the cursor is bold and underlined."""
    parts = [Segment(" " * GUTTER, styles.text)]
    for column, width in layout.columns:
        arrow = _arrow(column, order)
        text = _heading(column.heading(labels), arrow, width + GAP - 1)
        style = styles.strong + Style(underline=True) if column is cursor else styles.text if arrow else styles.quiet
        parts += [Segment(text, style), Segment(" " * (width + GAP - cell_len(text)), styles.text)]
    return whole(parts, layout.width, styles.text)


def _heading(name: str, arrow: str, room: int) -> str:
    """Name and arrow in the cells up to the next column but one: the arrow is whole, the name gives way."""
    gap = " " if arrow and cell_len(name) + len(arrow) < room else ""
    kept = max(room - len(arrow) - len(gap), 0)
    return ((set_cell_size(name, kept) if cell_len(name) > kept else name) + gap + arrow)[:room]


def _arrow(column: Column, order: Sequence[SortKey]) -> str:
    """Which way a column is sorted, and its rank where there are several: ``▲``, ``▼2``; nothing where it is not."""
    for rank, key in enumerate(order, 1):
        if key.by == column.by:
            return (_DOWN if key.descending else _UP) + (str(rank) if len(order) > 1 else "")
    return ""
