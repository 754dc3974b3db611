"""The lines of the map of quarters, drawn: headings, names at the left, and a tinted cell for each status. No widget here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from ka_tui.domain.activities import Activity
from ka_tui.domain.quarter_map import QuarterMap
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.summaries import Counts
from ka_tui.tui.status_style import status_style
from ka_tui.tui.widgets.bar_chart import GAP, short_label
from ka_tui.tui.widgets.cell_text import cell_line, cut, fit, whole
from ka_tui.tui.widgets.cursor_styles import CursorStyles
from ka_tui.tui.widgets.line_styles import LineStyles
from ka_tui.tui.widgets.row_strip import BAR
from ka_tui.tui.widgets.status_bar import status_bar

_TINT = 0.3
"""How strong the colour of a status lies on the ground."""
_GAP = 1
_CODE_WIDTH, _LEAST_NAME, _AFTER_NAME = 8, 20, 2
_LETTER_CELLS = range(7, 10)
"""How wide cells are in which statuses have only shape and letter, and whole quarters a bar."""
_READ_AHEAD = 8
"""Characters read for each cell that is shown: more would have to be invisible ones."""
_NAME_SHARE = 40
"""Hundredths of the width that names get at least where they need them."""


class MapLayout(NamedTuple):
    """How the columns lie, in cells: the names, then of the quarters those that fit, from number ``first`` on.

    ``in_words`` says that there is room for the words of statuses.
    """

    width: int
    name_width: int
    cell_width: int
    in_words: bool
    quarters: Sequence[Quarter]
    first: int = 0

    @property
    def shown(self) -> Sequence[Quarter]:
        """The quarters in view."""
        return self.quarters[self.first : self.first + self._room]

    def column_at(self, x: int) -> int | None:
        """The number of the quarter whose cell is at ``x``."""
        place = (x - self.name_width) // (self.cell_width + _GAP)
        return self.first + place if 0 <= place < len(self.shown) else None

    def scrolled_to(self, column: int) -> MapLayout:
        """Scrolled so that the year of a quarter begins beside the names, as far as there are quarters to fill the width.

        Where a year is wider than that, the quarter itself is in view.
        """
        begin = next(number for number, quarter in enumerate(self.quarters) if quarter.year == self.quarters[column].year)
        first = max(min(begin, len(self.quarters) - self._room), column - self._room + 1, 0)
        return self._replace(first=first)

    @property
    def _room(self) -> int:
        return max((self.width - self.name_width) // (self.cell_width + _GAP), 1)


def lay_out_map(shown: QuarterMap, scheme: StatusScheme, width: int) -> MapLayout:
    """Lay a map out: cells are as wide as the words of statuses need where all quarters fit so, else for shape and letter."""
    titles = (activity.title for group in shown.groups for activity in group.activities)
    wanted = cell_len(cell_line(max(titles, key=len, default=""))) + GAP + _CODE_WIDTH + GAP + _AFTER_NAME
    least = max(min(wanted, width * _NAME_SHARE // 100), _LEAST_NAME)
    word = max(cell_len(cell_line(scheme.label(status))) for status in scheme.ids) + 2
    room = (width - least) // len(shown.quarters) - _GAP
    in_words = room >= word
    cell = word if in_words else min(max(room, _LETTER_CELLS[0]), _LETTER_CELLS[-1])
    spare = width - (cell + _GAP) * len(shown.quarters)
    return MapLayout(width, max(least, min(wanted, spare)), cell, in_words, shown.quarters)


class MapArtist(NamedTuple):
    """Draws the lines of the map in a layout."""

    layout: MapLayout
    scheme: StatusScheme
    styles: CursorStyles

    def years(self, year: int) -> Strip:
        """The financial years, each over the first of its quarters in view; ``year`` is the one whose activities are shown."""
        styles, cells = self.styles.plain, []
        before: Quarter | None = None
        for quarter in self.layout.shown:
            begins = before is None or before.year != quarter.year
            label = quarter.financial_year[2:].center(self.layout.cell_width) if begins else " " * self.layout.cell_width
            cells.append([Segment(label, styles.strong if quarter.year == year else styles.quiet)])
            before = quarter
        return self._line([], cells, styles)

    def numbers(self, cursor: Quarter) -> Strip:
        """The numbers of the quarters; arrows at both ends tell where there are more."""
        layout, styles, cells = self.layout, self.styles.plain, []
        last = layout.first + len(layout.shown) - 1
        for place, quarter in enumerate(layout.shown, layout.first):
            before = "‹" if layout.first == place > 0 else " "
            after = "›" if last == place < len(layout.quarters) - 1 else " "
            label = f"{before}{f'Q{quarter.number}'.center(layout.cell_width - 2)}{after}"
            cells.append([Segment(label, styles.strong if quarter == cursor else styles.quiet)])
        return self._line([Segment(" " * GAP + fit("Code", _CODE_WIDTH + GAP) + "Activity", styles.quiet)], cells, styles)

    def totals(self, counts: Mapping[Quarter, Counts]) -> Strip:
        """The statuses of every whole quarter as a bar."""
        styles, width = self.styles.plain, self.layout.cell_width
        bars = (status_bar(self.scheme, counts[quarter], width, styles) for quarter in self.layout.shown)
        cells = [bar or [Segment(" " * width, styles.text)] for bar in bars]
        return self._line([Segment(" " * GAP + "All activities", styles.quiet)], cells, styles)

    def note(self, text: str) -> Strip:
        """A line that is no activity: blank, or a quiet sentence."""
        styles = self.styles.plain
        return whole([Segment(fit(" " * GAP + cell_line(text), self.layout.width), styles.quiet)], self.layout.width, styles.text)

    def group(self, heading: str) -> Strip:
        """The heading of a priority."""
        styles = self.styles.plain
        return whole([Segment(cut(f" {cell_line(heading)}", self.layout.width), styles.strong)], self.layout.width, styles.text)

    def activity(self, activity: Activity, by_quarter: Mapping[Quarter, Activity], cursor: Quarter | None) -> Strip:
        """An activity: its name, and its status in every quarter that has it; ``cursor`` is the quarter of the cursor on it."""
        styles = self.styles.plain if cursor is None else self.styles.cursor
        room = self.layout.name_width - GAP - _CODE_WIDTH - GAP - _AFTER_NAME
        code, title = fit(activity.code, _CODE_WIDTH + GAP), fit(cell_line(activity.title[: room * _READ_AHEAD]), room)
        name = [Segment(" " if cursor is None else BAR, styles.accent), Segment(f" {code}{title}", styles.text)]
        cells = [self._cell(by_quarter.get(quarter), quarter == cursor, styles) for quarter in self.layout.shown]
        return self._line(name, cells, styles)

    def _cell(self, activity: Activity | None, cursor: bool, line: LineStyles) -> list[Segment]:
        """A status on its tint, in words where there is room, in brackets where the cursor is; blank for no activity."""
        styles, width = self.styles.plain, self.layout.cell_width - 2
        left, right = "[]" if cursor else "  "
        if activity is None:
            return [Segment(f"{left}{' ' * width}{right}", line.text)]
        status = activity.status
        label = self.scheme.label(status) if self.layout.in_words else short_label(self.scheme, status).center(width)
        style = tinted(self.scheme, status, styles)
        return [Segment(f"{left}{fit(cell_line(label), width)}{right}", style + Style(bold=True) if cursor else style)]

    def _line(self, name: Sequence[Segment], cells: Iterable[Sequence[Segment]], styles: LineStyles) -> Strip:
        """A line of the name and the cells, a blank between any two."""
        parts = list(whole(name, self.layout.name_width - _GAP, styles.text))
        for cell in cells:
            parts += [Segment(" " * _GAP, styles.text), *cell]
        return whole(parts, self.layout.width, styles.text)


def tinted(scheme: StatusScheme, status_id: str | None, styles: LineStyles) -> Style:
    """A status in its colour on a tint of that; only in its colour where the terminal chooses the colours."""
    status, ground = scheme.get(status_id), Color.from_rich_color(styles.text.bgcolor)
    if status is None or ground.ansi is not None:
        return styles.status(scheme, status_id)
    tint = ground.blend(Color.parse(status.colour), _TINT)
    return status_style(scheme, status_id, styles.text + Style(bgcolor=tint.rich_color), styles.quiet, styles.dark)
