"""The map of quarters as a widget: names and headings stay, quarters scroll sideways. It draws only the lines in view."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from ka_tui.domain.activities import Activity
from ka_tui.domain.quarter_map import QuarterMap, by_quarter
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.tui.widgets.cursor_styles import CursorStyles, cursor_styles
from ka_tui.tui.widgets.drawn import Drawn
from ka_tui.tui.widgets.lines_view import LinesView
from ka_tui.tui.widgets.map_strip import MapArtist, lay_out_map


class MapGrid(LinesView, Drawn, can_focus=True):
    """A map goes in with ``show``; ``Moved`` and ``Chosen`` come out.

    The cursor is on an activity and a quarter. Where it goes to a quarter of another financial year, the activities of that
    year take the place of the present ones.
    """

    HEADER_LINES = 3
    COMPONENT_CLASSES: ClassVar[set[str]] = {"map-grid--quiet", "map-grid--accent", "map-grid--cursor"}
    DEFAULT_CSS = """
    MapGrid {
        & > .map-grid--quiet { color: $text-muted; }
        & > .map-grid--accent { color: $accent; }
        & > .map-grid--cursor { background: $primary 35%; text-style: bold; }
        &:light > .map-grid--cursor { background: $primary 20%; }
    }
    """

    class Moved(Message):
        """The cursor is elsewhere; ``activity`` is None where the year has none."""

        def __init__(self, activity: Activity | None, quarter: Quarter) -> None:
            self.activity = activity
            self.quarter = quarter
            super().__init__()

    class Chosen(Moved):
        """What the cursor is on was chosen, by enter or a double click."""

    def __init__(self, *, name: str | None = None, id: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id)
        self._map: QuarterMap | None = None
        self._scheme = PRINTED_KEY
        self._rows: list[str | Activity] = []
        self._lines: Sequence[int] = ()
        self._place = self._column = 0
        self._artist: MapArtist | None = None

    def show(self, shown: QuarterMap, scheme: StatusScheme, quarter: Quarter) -> None:
        """Show a map with the cursor on a quarter, on the activity at the place where it is now."""
        self._scheme, self._artist = scheme, None
        self._column = shown.quarters.index(quarter)
        self._take(shown)

    @property
    def quarter(self) -> Quarter | None:
        """The quarter under the cursor."""
        return self._map.quarters[self._column] if self._map is not None else None

    @property
    def activity(self) -> Activity | None:
        """The activity under the cursor, as the latest report of the year has it."""
        row = self._rows[self._lines[self._place]] if self._lines else None
        return row if isinstance(row, Activity) else None

    def _take(self, shown: QuarterMap) -> None:
        """Show the activities of a map, and tell where the cursor is now."""
        self._map = shown
        self._rows = []
        for heading, activities in shown.groups:
            self._rows += [heading, *activities]
        self._lines = [line for line, row in enumerate(self._rows) if isinstance(row, Activity)]
        self.virtual_size = Size(0, len(self._rows) + self.HEADER_LINES)
        self._move_to(self._place)

    # The cursor

    def action_cell_step(self, activities: int) -> None:
        """Move to another activity."""
        self._move_to(self._place + activities)

    def action_cell_page(self, pages: int) -> None:
        """Move by as many lines as are in view."""
        if self._lines:
            self._move_to(bisect_right(self._lines, self._lines[self._place] + pages * max(self.lines_in_view - 1, 1)) - 1)

    def action_cell_end(self, end: int) -> None:
        """Move to the first activity (-1) or the last one (1)."""
        self._move_to(0 if end < 0 else len(self._lines))

    def action_cell_beside(self, quarters: int) -> None:
        """Move to another quarter, and to the activities of its year."""
        self._move_to_column(self._column + quarters)

    def move_by_years(self, years: int) -> bool:
        """Move to the first quarter of a later or earlier financial year; whether the register has such a year."""
        quarters = self._map.quarters if self._map is not None else ()
        known = sorted({quarter.year for quarter in quarters})
        place = known.index(quarters[self._column].year) + years if known else -1
        if not 0 <= place < len(known):
            return False
        self._move_to_column(next(number for number, quarter in enumerate(quarters) if quarter.year == known[place]))
        return True

    def action_cell_choose(self) -> None:
        """Tell what is chosen."""
        if self.quarter is not None:
            self.post_message(self.Chosen(self.activity, self.quarter))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a double click chooses."""
        if self._map is None:
            return
        line, column = self.line_at(event.y), self._drawing(self._map).layout.column_at(event.x)
        if column is not None:
            self._move_to_column(column)
        if event.y >= self.HEADER_LINES and line in self._lines:
            self._move_to(self._lines.index(line))
            if event.chain == 2:
                self.action_cell_choose()

    def _move_to(self, place: int) -> None:
        self._place = min(max(place, 0), max(len(self._lines) - 1, 0))
        if self._lines:
            line = self._lines[self._place]
            self.reveal(0 if not self._place else line - 1, line)
        if self.quarter is not None:
            self.post_message(self.Moved(self.activity, self.quarter))
        self.refresh()

    def _move_to_column(self, column: int) -> None:
        if self._map is None or not 0 <= column < len(self._map.quarters):
            return
        self._column = column
        if self._artist is not None:
            self._artist = self._artist._replace(layout=self._artist.layout.scrolled_to(column))
        year = self._map.quarters[column].year
        if year == self._map.year:
            self._move_to(self._place)
        else:
            self._take(self._map.of_year(year))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the widget: the three of the headings first, then the rows from where they are scrolled to."""
        if self._map is None or self.quarter is None:
            return Strip.blank(self.size.width, self.rich_style)
        artist = self._drawing(self._map)
        if y < self.HEADER_LINES:
            return (artist.years(self._map.year), artist.numbers(self.quarter), artist.totals(self._map.counts))[y]
        line = self.line_at(y)
        if line >= len(self._rows):
            return artist.note("" if line or self._rows else f"{self.quarter.financial_year} has no activities.")
        row = self._rows[line]
        if not isinstance(row, Activity):
            return artist.group(row)
        return artist.activity(row, by_quarter(self._map.register, row), self.quarter if row is self.activity else None)

    def _drawing(self, shown: QuarterMap) -> MapArtist:
        width = self.scrollable_content_region.width
        if self._artist is None or self._artist.layout.width != width:
            layout = lay_out_map(shown, self._scheme, width).scrolled_to(self._column)
            self._artist = MapArtist(layout, self._scheme, self._cursor_styles())
        return self._artist

    def _cursor_styles(self) -> CursorStyles:
        return cursor_styles(self.looks, self.get_component_rich_style("map-grid--cursor"), self.is_dark)

    def notify_style_update(self) -> None:
        """Textual tells that styles changed: everything is drawn anew."""
        super().notify_style_update()
        if self._artist is not None:
            self._artist = self._artist._replace(styles=self._cursor_styles())
