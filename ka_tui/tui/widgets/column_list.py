"""A list of rows in columns that are as wide as what stands in them. It draws only the lines in view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from ka_tui.tui.widgets.cell_text import cell_line, cut, fit, whole
from ka_tui.tui.widgets.cursor_styles import CursorStyles, cursor_styles
from ka_tui.tui.widgets.drawn import Drawn
from ka_tui.tui.widgets.line_styles import LineStyles
from ka_tui.tui.widgets.lines_view import LinesView
from ka_tui.tui.widgets.narrative_lines import Run
from ka_tui.tui.widgets.row_strip import BAR

_GAP = "  "
_LEAST, _READ = 5, 240
"""Cells that a column keeps whatever the width, and characters of a cell that are looked at."""


class ListRow(NamedTuple):
    """A row: what it is known by, and a run for each column, whose look is ``base``, ``quiet``, ``bold`` or ``accent``."""

    key: str
    cells: tuple[Run, ...]


class ColumnList(LinesView, Drawn, can_focus=True):
    """Rows go in with ``show``; ``Highlighted`` and ``Chosen`` (by a double click) come out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"column-list--quiet", "column-list--accent", "column-list--cursor"}
    DEFAULT_CSS = """
    ColumnList {
        & > .column-list--quiet { color: $text-muted; }
        & > .column-list--accent { color: $accent; }
        & > .column-list--cursor { background: $foreground 8%; }
        &:focus > .column-list--cursor { background: $primary 35%; }
        &:light:focus > .column-list--cursor { background: $primary 20%; }
    }
    """

    class Highlighted(Message):
        """The cursor is on another row, or the rows were replaced; ``key`` is empty when there are none."""

        def __init__(self, key: str) -> None:
            self.key = key
            super().__init__()

    class Chosen(Highlighted):
        """A row was chosen by a double click."""

    def __init__(self, headings: Sequence[str], empty: str = "", *, id: str | None = None) -> None:  # noqa: A002
        """Rows under some headings; ``empty`` is what to say where there are none."""
        super().__init__(id=id)
        self._headings, self.empty = headings, empty
        self._rows: Sequence[ListRow] = ()
        self._cursor = 0
        self._widths: tuple[int, Sequence[int]] | None = None
        self._styles: CursorStyles | None = None

    def show(self, rows: Sequence[ListRow]) -> None:
        """Show these rows; the cursor stays on the row of the same key, or else on its line."""
        before = self.key
        self._rows, self._widths = rows, None
        same = (line for line, row in enumerate(rows) if row.key == before)
        self._cursor = next(same, min(self._cursor, max(len(rows) - 1, 0)))
        self.virtual_size = Size(0, len(rows) + self.HEADER_LINES)
        self.reveal(self._cursor, self._cursor)
        self.refresh(layout=self.styles.is_auto_height)
        self.post_message(self.Highlighted(self.key))

    @property
    def key(self) -> str:
        """What the row under the cursor is known by; empty where there is none."""
        return self._rows[self._cursor].key if self._rows else ""

    def go_to(self, line: int) -> None:
        """Move the cursor to a line, or to the nearest one."""
        line = min(max(line, 0), len(self._rows) - 1)
        if line >= 0 and line != self._cursor:
            before, self._cursor = self._cursor, line
            self.repaint_line(before)
            self.repaint_line(line)
            self.reveal(line, line)
            self.post_message(self.Highlighted(self.key))

    def action_step(self, rows: int) -> None:
        """Move the cursor by some rows."""
        self.go_to(self._cursor + rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor by as many rows as are in view."""
        self.action_step(pages * max(self.lines_in_view - 1, 1))

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self.go_to(0)

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self.go_to(len(self._rows))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a double click chooses."""
        line = self.line_at(event.y)
        if event.y >= self.HEADER_LINES and line < len(self._rows):
            self.go_to(line)
            if event.chain == 2:
                self.post_message(self.Chosen(self.key))

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self.reveal(self._cursor, self._cursor)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as Textual asks
        """As many lines as there are rows, where that is left to it."""
        return max(len(self._rows), 1) + self.HEADER_LINES

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the widget: the headings first, then the rows from where they are scrolled to."""
        width, (plain, under_cursor) = self.scrollable_content_region.width, self._cursor_styles()
        if not self._rows:
            text = cut(f" {cell_line(self.empty)}", width) if not y else ""
            return whole([Segment(text, plain.quiet)], width, plain.text)
        if y < self.HEADER_LINES:
            return self._line(tuple(Run(heading, "quiet") for heading in self._headings), width, plain, " ")
        line = self.line_at(y)
        if line >= len(self._rows):
            return Strip.blank(width, plain.text)
        at = line == self._cursor
        return self._line(self._rows[line].cells, width, under_cursor if at else plain, BAR if at else " ")

    def _line(self, cells: Sequence[Run], width: int, styles: LineStyles, bar: str) -> Strip:
        parts = [Segment(bar, styles.accent)]
        for cell, room in zip(cells, self._laid_out(width), strict=True):
            text = fit(cell_line(cell.text[:_READ]), room)
            parts += [Segment(text, _style(cell.look, styles)), Segment(_GAP, styles.text)]
        return whole(parts, width, styles.text)

    def _laid_out(self, width: int) -> Sequence[int]:
        """How wide the columns are: as what stands in them, the widest ones narrower where that is too much."""
        if self._widths is None or self._widths[0] != width:
            lines = [[cell_len(heading) for heading in self._headings]]
            lines += [[cell_len(cell_line(cell.text[:_READ])) for cell in row.cells] for row in self._rows]
            widths = [max(column) for column in zip(*lines, strict=True)]
            room = width - len(BAR) - len(_GAP) * (len(widths) - 1)
            while sum(widths) > room and max(widths) > _LEAST:
                widths[widths.index(max(widths))] -= 1
            self._widths = width, widths
        return self._widths[1]

    def _cursor_styles(self) -> CursorStyles:
        if self._styles is None:
            cursor = self.get_component_rich_style("column-list--cursor")
            self._styles = cursor_styles(self.looks, cursor, self.is_dark)
        return self._styles

    def notify_style_update(self) -> None:
        """Textual tells that styles changed: everything is drawn anew."""
        super().notify_style_update()
        self._styles = None


def _style(look: str, styles: LineStyles) -> Style:
    return {"quiet": styles.quiet, "bold": styles.strong, "accent": styles.accent}.get(look, styles.text)
