"""A list over whose rows a cursor moves. It draws only the lines in view, so its length costs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from rich.segment import Segment
from textual import events
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.strip import Strip

from ka_tui.tui.widgets.cell_text import cell_line, cut, whole
from ka_tui.tui.widgets.cursor_styles import CursorStyles, cursor_styles
from ka_tui.tui.widgets.drawn import Drawn
from ka_tui.tui.widgets.line_styles import LineStyles
from ka_tui.tui.widgets.lines_view import LinesView

_KEPT = 512
_EMPTY_AT = 1
"""The line of the widget that says why there are no rows."""
_Row = TypeVar("_Row")
_Layout = TypeVar("_Layout")


class CursorList(LinesView, Drawn, Generic[_Row, _Layout], can_focus=True):
    """Rows go in with ``put_rows``; ``Highlighted`` and ``Chosen`` come out. The cursor is the key of a row.

    Who inherits it says what a row's key is, how the lines lie and how a row is drawn.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"cursor-list--quiet", "cursor-list--accent", "cursor-list--cursor"}
    DEFAULT_CSS = """
    CursorList {
        & > .cursor-list--quiet { color: $text-muted; }
        & > .cursor-list--accent { color: $accent; }
        & > .cursor-list--cursor { background: $foreground 8%; }
        &:focus > .cursor-list--cursor { background: $primary 35%; text-style: bold; }
        &:light:focus > .cursor-list--cursor { background: $primary 20%; }
    }
    """
    FIRST_LINE: ClassVar[int] = 0
    """Where the cursor begins."""

    cursor: reactive[str] = reactive("", repaint=False, init=False)
    """The key of the row under the cursor; empty when there is none."""
    empty: var[str] = var("", init=False)
    """What to say when there are no rows."""

    class Highlighted(Message):
        """The cursor is on another row, or the rows were replaced; ``key`` is empty when there are none."""

        def __init__(self, key: str) -> None:
            self.key = key
            super().__init__()

    class Chosen(Highlighted):
        """A row was chosen by a double click, or by a click where one is enough."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id)
        self._rows: Sequence[_Row] = ()
        self._lines: dict[str, int] = {}
        self._layout_kept: tuple[int, _Layout] | None = None
        self._styles: CursorStyles | None = None
        self._strips: LRUCache[tuple[int, bool], Strip] = LRUCache(_KEPT)

    # What who inherits it says

    def key_of(self, row: _Row) -> str:
        """What a row is known by, whatever its line."""
        raise NotImplementedError

    def lay_out(self, width: int) -> _Layout:
        """How the lines lie in so many cells."""
        raise NotImplementedError

    def draw_row(self, row: _Row, layout: _Layout, styles: LineStyles, *, cursor: bool) -> Strip:
        """A row as a line."""
        raise NotImplementedError

    def draw_headings(self, layout: _Layout, styles: LineStyles) -> Strip:
        """The line above the rows, where there is one."""
        raise NotImplementedError

    def needs_one_click(self, row: _Row) -> bool:  # noqa: ARG002 - others look at it
        """Whether a single click chooses a row."""
        return False

    # The rows

    def put_rows(self, rows: Sequence[_Row], *, in_place: bool = False) -> None:
        """Show these rows; the cursor stays on the row that it was on, or else on its line.

        With ``in_place`` that row stays on its line of the screen, whatever came above it.
        """
        old = self._lines.get(self.cursor)
        self._rows = rows
        self._lines = {self.key_of(row): line for line, row in enumerate(rows)}
        self._layout_kept = None
        self._strips.clear()
        self.virtual_size = Size(0, len(rows) + self.HEADER_LINES)
        key = self.cursor if self.cursor in self._lines else self._at(max(old or 0, self.FIRST_LINE))
        self.set_reactive(CursorList.cursor, key)
        if in_place and rows:
            self.put_line(self._lines[key], old)
        self._keep_in_view()
        self.post_message(self.Highlighted(key))
        self.refresh(layout=self.styles.is_auto_height)

    @property
    def current(self) -> _Row | None:
        """The row under the cursor."""
        line = self._lines.get(self.cursor)
        return None if line is None else self._rows[line]

    # The cursor

    def watch_cursor(self, before: str, key: str) -> None:
        """Paint the two lines that changed, bring the cursor into view and tell."""
        for line in (self._lines.get(before), self._lines.get(key)):
            if line is not None:
                self.repaint_line(line)
        self._keep_in_view()
        self.post_message(self.Highlighted(key))

    def action_step(self, rows: int) -> None:
        """Move the cursor by some rows."""
        self.cursor = self._at(self._lines.get(self.cursor, 0) + rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor by as many rows as are in view."""
        self.action_step(pages * max(self.lines_in_view - 1, 1))

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self.cursor = self._at(0)

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self.cursor = self._at(len(self._rows))

    def _at(self, line: int) -> str:
        """The key of the row on a line, or on the nearest one."""
        return self.key_of(self._rows[min(max(line, 0), len(self._rows) - 1)]) if self._rows else ""

    def _keep_in_view(self) -> None:
        """Bring the cursor into view, from its first line with all that is above it."""
        line = self._lines.get(self.cursor, 0)
        self.reveal(0 if line == self.FIRST_LINE else line, line)

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a double click chooses."""
        line = self.line_at(event.y)
        if event.y >= self.HEADER_LINES and line < len(self._rows):
            self.cursor = self._at(line)
            if event.chain == 2 or self.needs_one_click(self._rows[line]):
                self.post_message(self.Chosen(self.cursor))

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._keep_in_view()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the widget: the headings first, then the rows from where they are scrolled to."""
        width, (plain, under_cursor) = self.scrollable_content_region.width, self._cursor_styles()
        if not self._rows:
            text = cut(f" {cell_line(self.empty)}", width) if y == _EMPTY_AT else ""
            return whole([Segment(text, plain.quiet)], width, plain.text)
        layout = self._laid_out(width)
        if y < self.HEADER_LINES:
            return self.draw_headings(layout, plain)
        line = self.line_at(y)
        if line >= len(self._rows):
            return Strip.blank(width, plain.text)
        row = self._rows[line]
        cursor = self.key_of(row) == self.cursor
        strip = self._strips.get((line, cursor))
        if strip is None:
            strip = self.draw_row(row, layout, under_cursor if cursor else plain, cursor=cursor)
            self._strips[line, cursor] = strip
        return strip

    def _laid_out(self, width: int) -> _Layout:
        if self._layout_kept is None or self._layout_kept[0] != width:
            self._strips.clear()
            self._layout_kept = width, self.lay_out(width)
        return self._layout_kept[1]

    def _cursor_styles(self) -> CursorStyles:
        if self._styles is None:
            self._strips.clear()
            cursor = self.get_component_rich_style("cursor-list--cursor")
            self._styles = cursor_styles(self.looks, cursor, self.is_dark)
        return self._styles

    def watch_empty(self) -> None:
        """Say it."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Textual tells that styles changed: everything is drawn anew."""
        super().notify_style_update()
        self._styles = None
