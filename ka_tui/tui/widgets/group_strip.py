"""The heading of a group, drawn: whether it is folded, how many are marked, how many it has, and their statuses as a bar."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.summaries import count_statuses
from ka_tui.tui.widgets.cell_text import cell_line, fit, whole
from ka_tui.tui.widgets.columns import GUTTER
from ka_tui.tui.widgets.line_styles import LineStyles
from ka_tui.tui.widgets.row_strip import BAR, MARK, READ_AHEAD
from ka_tui.tui.widgets.rows import GroupRow
from ka_tui.tui.widgets.status_bar import status_bar

_OPEN, _FOLDED = "▾", "▸"
_WIDTH_FOR_BAR = 48
_MOST_CELLS = 12


def group_strip(
    row: GroupRow, width: int, scheme: StatusScheme, styles: LineStyles, *, cursor: bool = False, marked: int = 0
) -> Strip:
    """The heading at the left; at the right the marks and the count, and a bar where there is room, as long in all groups."""
    right = [Segment(f"  {MARK} {marked}" if marked else "", styles.accent), Segment(f"  {_count(row)}", styles.quiet)]
    bar = status_bar(scheme, count_statuses(row.activities), _bar_cells(width), styles)
    right += [Segment("  " if bar else "", styles.text), *bar, Segment(" ", styles.text)]
    room = max(width - GUTTER - sum(cell_len(part.text) for part in right), 0)
    heading = fit(cell_line(row.heading[: room * READ_AHEAD]), room)
    fold = Segment(_FOLDED, styles.strong) if row.folded else Segment(_OPEN, styles.quiet)
    left = [Segment(BAR if cursor else " ", styles.accent), fold, Segment(" ", styles.text), Segment(heading, styles.strong)]
    return whole([*left, *right], width, styles.text)


def _count(row: GroupRow) -> str:
    """How many activities the group has; and how many of them are looked for, where not all are."""
    return str(row.size) if row.wanted == row.size else f"{row.wanted} of {row.size}"


def _bar_cells(width: int) -> int:
    return min(width // 8, _MOST_CELLS) if width >= _WIDTH_FOR_BAR else 0
