"""The page of the dashboard: a quarter in figures and bars, each of which can be chosen. It draws only the lines in view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from ka_tui.domain.labels import Labels
from ka_tui.domain.overview import Overview
from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.tui.widgets.bar_chart import Line, Part
from ka_tui.tui.widgets.cell_text import whole
from ka_tui.tui.widgets.cursor_styles import CursorStyles, cursor_styles
from ka_tui.tui.widgets.drawn import Drawn
from ka_tui.tui.widgets.line_styles import LineStyles
from ka_tui.tui.widgets.lines_view import LinesView
from ka_tui.tui.widgets.overview_lines import lines_of_overview
from ka_tui.tui.widgets.row_strip import BAR


class Link(NamedTuple):
    """Something on the page that leads to activities: its line, its first cell and the first one after it, and the query."""

    line: int
    start: int
    end: int
    query: str


_USUAL = Labels()


class OverviewPage(LinesView, Drawn, can_focus=True):
    """A quarter in figures; ``Chosen`` tells which query was chosen. The cursor rests only on what leads somewhere."""

    HEADER_LINES = 0
    COMPONENT_CLASSES: ClassVar[set[str]] = {"overview-page--quiet", "overview-page--accent", "overview-page--cursor"}
    DEFAULT_CSS = """
    OverviewPage {
        & > .overview-page--quiet { color: $text-muted; }
        & > .overview-page--accent { color: $accent; }
        & > .overview-page--cursor { background: $primary 35%; text-style: bold; }
        &:light > .overview-page--cursor { background: $primary 20%; }
    }
    """

    class Chosen(Message):
        """What leads to activities was chosen, by enter or a click."""

        def __init__(self, query: str) -> None:
            self.query = query
            super().__init__()

    def __init__(self, *, name: str | None = None, id: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id)
        self._overview: Overview | None = None
        self._scheme = PRINTED_KEY
        self._labels = _USUAL
        self._lines: Sequence[Line] = ()
        self._links: Sequence[Link] = ()
        self._cursor = 0
        self._column = 0
        self._styles: CursorStyles | None = None

    def show(self, overview: Overview, scheme: StatusScheme, labels: Labels = _USUAL) -> None:
        """Show this overview instead of the present one; the cursor stays on what has the same query, if that is there."""
        self._overview, self._scheme, self._labels = overview, scheme, labels
        self._lay_out()

    @property
    def link(self) -> Link | None:
        """What the cursor is on."""
        return self._links[self._cursor] if self._links else None

    def _lay_out(self) -> None:
        width, height = self.scrollable_content_region.size
        if self._overview is None or not width:
            return
        before = self.link
        self._lines = lines_of_overview(self._overview, self._scheme, width, height, self._labels)
        self._links = [link for number, line in enumerate(self._lines) for link in _links_of(number, line)]
        self.virtual_size = Size(width, len(self._lines))
        same = (place for place, link in enumerate(self._links) if before is not None and link.query == before.query)
        self._move_to(next(same, min(self._cursor, len(self._links) - 1)))
        self.refresh()

    def on_resize(self) -> None:
        """Lay the page out for the new width."""
        self._lay_out()

    # The cursor

    def action_figure_step(self, lines: int) -> None:
        """Move to the nearest link on the next line, or on the one before, that has any."""
        if (here := self.link) is not None:
            numbers = sorted({link.line for link in self._links})
            place = numbers.index(here.line) + lines
            self._move_to_line(numbers[min(max(place, 0), len(numbers) - 1)])

    def action_figure_beside(self, links: int) -> None:
        """Move to the link beside on the same line."""
        place = self._cursor + links
        if (here := self.link) is not None and 0 <= place < len(self._links) and self._links[place].line == here.line:
            self._move_to(place)
            self._column = self._links[place].start

    def action_figure_page(self, pages: int) -> None:
        """Move by as many lines as are in view."""
        if (here := self.link) is not None:
            wanted = here.line + pages * max(self.lines_in_view - 1, 1)
            self._move_to_line(min((link.line for link in self._links), key=lambda line: abs(line - wanted)))

    def action_figure_end(self, end: int) -> None:
        """Move to the first link of the page (-1) or to the last line (1)."""
        if self._links:
            self._move_to_line(self._links[0 if end < 0 else -1].line)

    def action_figure_choose(self) -> None:
        """Tell what is chosen."""
        if (here := self.link) is not None:
            self.post_message(self.Chosen(here.query))

    def on_click(self, event: events.Click) -> None:
        """A click chooses what it is on."""
        line = self.line_at(event.y)
        for place, link in enumerate(self._links):
            if link.line == line and link.start <= event.x < link.end:
                self._move_to(place)
                self._column = link.start
                self.action_figure_choose()

    def _move_to_line(self, line: int) -> None:
        """Move to the link of a line that is nearest to the column the cursor was led to."""
        places = [place for place, link in enumerate(self._links) if link.line == line]
        self._move_to(min(places, key=lambda place: abs(self._links[place].start - self._column)))

    def _move_to(self, place: int) -> None:
        """Move to a link; the lines beside it come into view too, and for the first one all that stands above."""
        self._cursor = max(place, 0)
        if (here := self.link) is not None:
            self.reveal(0 if here.line == self._links[0].line else here.line - 1, here.line + 1)
        self.refresh()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the page."""
        plain = self._cursor_styles().plain.text
        number, width = self.line_at(y), self.size.width
        parts = self._drawn(number) if number < len(self._lines) else ()
        return whole(parts, width, plain)

    def _drawn(self, number: int) -> Iterator[Segment]:
        """A line in its styles; where the cursor is on it, with a bar before what is chosen."""
        normal, chosen = self._cursor_styles()
        here = self.link if self.link is not None and self.link.line == number else None
        done = 0
        for part in self._lines[number]:
            done += cell_len(part.text)
            if here is not None and part.query == here.query:
                yield Segment(part.text, _style(part, self._scheme, chosen))
            elif here is not None and done == here.start:
                yield Segment(part.text[:-1], normal.text)
                yield Segment(BAR, normal.accent)
            else:
                yield Segment(part.text, _style(part, self._scheme, normal))

    def _cursor_styles(self) -> CursorStyles:
        if self._styles is None:
            cursor = self.get_component_rich_style("overview-page--cursor")
            self._styles = cursor_styles(self.looks, cursor, self.is_dark)
        return self._styles

    def notify_style_update(self) -> None:
        """Textual tells that styles changed: everything is drawn anew."""
        super().notify_style_update()
        self._styles = None


def _style(part: Part, scheme: StatusScheme, styles: LineStyles) -> Style:
    if part.look == "status":
        return styles.status(scheme, part.status)
    return {"base": styles.text, "bold": styles.strong, "quiet": styles.quiet}[part.look]


def _links_of(number: int, line: Line) -> Iterator[Link]:
    """What on a line leads to activities, from the left."""
    start = 0
    for query, parts in groupby(line, key=lambda part: part.query):
        end = start + sum(cell_len(part.text) for part in parts)
        if query is not None:
            yield Link(number, start, end, query)
        start = end
