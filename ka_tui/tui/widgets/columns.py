"""Which columns of the table are shown at a width, and how wide each of them is. Pure arithmetic on cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from rich.cells import cell_len

from ka_tui.domain.activities import Activity
from ka_tui.domain.labels import Labels
from ka_tui.domain.statuses import StatusScheme
from ka_tui.tui.widgets.cell_text import cell_line

GAP = 2
"""Cells between two columns."""
GUTTER = 3
"""Cells at the left: the bar of the cursor, the mark, a blank."""
_SAMPLE = 300
_USUAL = Labels()
_LONGEST = 200


class Column(StrEnum):
    """The columns in the order in which they are shown; the value is the usual heading."""

    CODE = "Code"
    TITLE = "Activity"
    STATUS = "Status"
    MOVEMENT = "±"
    TRAIL = "Trail"
    TEAM = "Team"
    PORTFOLIO = "Portfolio"

    @property
    def by(self) -> str:
        """What activities are sorted by when they are sorted by the column."""
        return self.name.lower()

    def heading(self, labels: Labels) -> str:
        """What stands over the column, in the council's own words."""
        own = {Column.TITLE: labels.one, Column.TEAM: labels.team, Column.PORTFOLIO: labels.portfolio}
        return cell_line(own.get(self, self.value))


class Wishes(NamedTuple):
    """The cells that the contents of each column would take, of the titles all but the longest; of the trail the quarters."""

    code: int = 8
    title: int = 40
    status: int = 12
    trail: int = 3
    team: int = 0
    portfolio: int = 0


class Layout(NamedTuple):
    """The columns at one width with the cells of each; the gutter and the gaps between them make up the rest."""

    width: int
    columns: tuple[tuple[Column, int], ...]
    short_status: bool
    short_trail: bool

    def column_at(self, x: int) -> Column:
        """The column at a cell of the line; the gap behind it is its own, what is left or right of all the nearest's."""
        end = GUTTER
        for column, width in self.columns:
            end += width + GAP
            if x < end:
                return column
        return self.columns[-1][0]

    def nearest(self, column: Column) -> Column:
        """The column itself when it is shown, else the one that is shown left of its place."""
        order = list(Column)
        return max((shown for shown, _ in self.columns if order.index(shown) <= order.index(column)), key=order.index)

    def beside(self, column: Column, step: int) -> Column:
        """The column so many columns further to the right, or the last one on the way."""
        shown = [each for each, _ in self.columns]
        return shown[min(max(shown.index(self.nearest(column)) + step, 0), len(shown) - 1)]


_TITLE_BESIDE_WORD, _TITLE_BESIDE_TRAIL, _TITLE_BESIDE_TEAM, _TITLE_BESIDE_PORTFOLIO = 20, 26, 30, 32
"""What the title must keep for the word of the status, for the trail, for team and portfolio."""
_NAME = 20
"""The cells that team and portfolio take at most while room is scarce."""


def measure(activities: Sequence[Activity], scheme: StatusScheme, trail_length: int, labels: Labels = _USUAL) -> Wishes:
    """What the contents want. Of many activities the different teams and portfolios are looked at, and a few hundred of those."""
    codes = {len(activity.code): activity.code for activity in activities}
    return Wishes(
        code=min(cell_len(cell_line(codes[max(codes)])), 12) if codes else len("KA.00.00"),
        title=_usual(activity.title for activity in activities),
        status=max(cell_len(cell_line(scheme.label(status))) for status in scheme.ids),
        trail=trail_length if trail_length > 1 else 0,
        team=_widest({activity.team for activity in activities}, Column.TEAM.heading(labels)),
        portfolio=_widest({activity.portfolio for activity in activities}, Column.PORTFOLIO.heading(labels)),
    )


def _usual(titles: Iterable[str]) -> int:
    """The cells in which nine of ten titles fit: a few long ones are not worth the room of everything beside them."""
    ordered = sorted(titles, key=len)
    if not ordered:
        return 0
    return min(cell_len(cell_line(ordered[(9 * len(ordered) - 1) // 10][:_LONGEST])), _LONGEST)


def _widest(texts: set[str], heading: str) -> int:
    """The widest of some of the texts, 0 when none says anything: an empty column is not shown."""
    widest = max((cell_len(cell_line(text[:_LONGEST])) for text in _sample(texts)), default=0)
    return min(max(widest, cell_len(heading)), _LONGEST) if widest else 0


def _sample(texts: Iterable[str]) -> Iterable[str]:
    return islice(texts, _SAMPLE)


def lay_out(wishes: Wishes, width: int) -> Layout:
    """The columns that fit: portfolio drops first, then team, the trail's shapes, the trail, then the word of the status.

    The rest always stays, and the title takes what remains; where that is more than nearly all titles need, team and
    portfolio grow to their full width first.
    """
    widths = {Column.CODE: wishes.code, Column.STATUS: wishes.status, Column.MOVEMENT: 1}
    short = _room(widths, width) < _TITLE_BESIDE_WORD
    if short:
        widths[Column.STATUS] = 3
    for column, cells, title in _steps(wishes):
        if short or _room({**widths, column: cells}, width) < title:
            break
        if cells:
            widths[column] = cells
    short_trail = widths.get(Column.TRAIL, 0) < _with_shapes(wishes.trail)
    widths = _grown(widths, wishes, width)
    widths[Column.TITLE] = max(_room(widths, width), 1)
    return Layout(width, tuple((column, widths[column]) for column in Column if column in widths), short, short_trail)


def _steps(wishes: Wishes) -> Sequence[tuple[Column, int, int]]:
    """What is added while there is room: the column, its cells, and what the title must keep for it."""
    letters = max(2 * wishes.trail - 1, len(Column.TRAIL)) if wishes.trail else 0
    return (
        (Column.TRAIL, letters, _TITLE_BESIDE_TRAIL),
        (Column.TRAIL, max(_with_shapes(wishes.trail), letters), _TITLE_BESIDE_TRAIL),
        (Column.TEAM, min(wishes.team, _NAME), _TITLE_BESIDE_TEAM),
        (Column.PORTFOLIO, min(wishes.portfolio, _NAME), _TITLE_BESIDE_PORTFOLIO),
    )


def _with_shapes(quarters: int) -> int:
    """The cells of a trail of shapes and letters."""
    return max(3 * quarters - 1, 0)


def _room(widths: dict[Column, int], width: int) -> int:
    """What is left for the title beside these columns."""
    return width - GUTTER - sum(widths.values()) - GAP * len(widths) - 1


def _grown(widths: dict[Column, int], wishes: Wishes, width: int) -> dict[Column, int]:
    for column, wanted in ((Column.TEAM, wishes.team), (Column.PORTFOLIO, wishes.portfolio)):
        spare = _room(widths, width) - max(wishes.title, _TITLE_BESIDE_PORTFOLIO)
        if column in widths and spare > 0:
            widths[column] = min(wanted, widths[column] + spare)
    return widths
