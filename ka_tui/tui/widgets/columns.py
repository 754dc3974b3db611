"""Which columns of the table are shown at a width, and how wide each of them is. Pure arithmetic on cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from rich.cells import cell_len

from ka_tui.domain.activities import Activity
from ka_tui.domain.statuses import StatusScheme
from ka_tui.tui.widgets.cell_text import cell_line

GAP = 2
"""Cells between two columns."""
GUTTER = 3
"""Cells at the left: the bar of the cursor, the mark, a blank."""
_SAMPLE = 300
_LONGEST = 200


class Column(StrEnum):
    """The columns in the order in which they are shown; the value is the heading."""

    CODE = "Code"
    TITLE = "Activity"
    STATUS = "Status"
    MOVEMENT = " "
    TRAIL = "Trail"
    TEAM = "Team"
    PORTFOLIO = "Portfolio"


class Wishes(NamedTuple):
    """The cells that the contents of each column would take, and no more than is worth giving."""

    code: int = 8
    title: int = 40
    status: int = 12
    trail: int = 5
    team: int = 0
    portfolio: int = 0


class Layout(NamedTuple):
    """The columns at one width with the cells of each; the gutter and the gaps between them make up the rest."""

    width: int
    columns: tuple[tuple[Column, int], ...]
    short_status: bool

    def width_of(self, column: Column) -> int:
        """The cells of a column, 0 when it is not shown."""
        return dict(self.columns).get(column, 0)


_OPTIONAL = (
    (Column.PORTFOLIO, 20, 32),
    (Column.TEAM, 20, 30),
    (Column.TRAIL, 9, 26),
)
"""What drops, first first: the column, the cells it takes at most while room is scarce, and what the title must keep for it."""
_TITLE_BESIDE_WORD = 20


def measure(activities: Sequence[Activity], scheme: StatusScheme, trail_length: int) -> Wishes:
    """What the contents want. Of many activities the different teams and portfolios are looked at, and a few hundred of those."""
    codes = {len(activity.code): activity.code for activity in activities}
    return Wishes(
        code=min(cell_len(cell_line(codes[max(codes)])), 12) if codes else len("KA.00.00"),
        title=min(max((len(activity.title) for activity in activities), default=0), _LONGEST),
        status=max(cell_len(cell_line(scheme.label(status))) for status in scheme.ids),
        trail=max(2 * trail_length - 1, len(Column.TRAIL)) if trail_length > 1 else 0,
        team=_widest({activity.team for activity in activities}, Column.TEAM),
        portfolio=_widest({activity.portfolio for activity in activities}, Column.PORTFOLIO),
    )


def _widest(texts: set[str], heading: str) -> int:
    """The widest of some of the texts, 0 when none says anything: an empty column is not shown."""
    widest = max((cell_len(cell_line(text[:_LONGEST])) for text in _sample(texts)), default=0)
    return min(max(widest, len(heading)), _LONGEST) if widest else 0


def _sample(texts: Iterable[str]) -> Iterable[str]:
    return islice(texts, _SAMPLE)


def lay_out(wishes: Wishes, width: int) -> Layout:
    """The columns that fit: portfolio drops first, then team, then trail, then the word of the status; the rest always stays.

    The title takes what remains; where that is more than any title needs, team and portfolio grow to their full width first.
    """
    widths = {Column.CODE: wishes.code, Column.STATUS: wishes.status, Column.MOVEMENT: 1}
    short = _room(widths, width) < _TITLE_BESIDE_WORD
    if short:
        widths[Column.STATUS] = 3
    wanted = {Column.TRAIL: wishes.trail, Column.TEAM: wishes.team, Column.PORTFOLIO: wishes.portfolio}
    for column, most, title in reversed(_OPTIONAL):
        cells = min(wanted[column], most)
        if short or _room({**widths, column: cells}, width) < title:
            break
        if cells:
            widths[column] = cells
    widths = _grown(widths, wanted, width, wishes.title)
    widths[Column.TITLE] = max(_room(widths, width), 1)
    return Layout(width, tuple((column, widths[column]) for column in Column if column in widths), short)


def _room(widths: dict[Column, int], width: int) -> int:
    """What is left for the title beside these columns."""
    return width - GUTTER - sum(widths.values()) - GAP * len(widths) - 1


def _grown(widths: dict[Column, int], wanted: dict[Column, int], width: int, title: int) -> dict[Column, int]:
    for column in (Column.TEAM, Column.PORTFOLIO):
        spare = _room(widths, width) - max(title, _OPTIONAL[0][2])
        if column in widths and spare > 0:
            widths[column] = min(wanted[column], widths[column] + spare)
    return widths
