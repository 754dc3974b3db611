"""The list of changes, the latest first. It draws only the lines in view, so its length costs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.strip import Strip

from ka_tui.domain.changes import Change
from ka_tui.domain.history import Course, course
from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.tui.widgets.cell_text import cut, whole
from ka_tui.tui.widgets.change_strip import ChangeColumns, change_strip, headings_strip, lay_out_changes
from ka_tui.tui.widgets.cursor_styles import CursorStyles, cursor_styles
from ka_tui.tui.widgets.drawn import Drawn
from ka_tui.tui.widgets.lines_view import LinesView

_KEPT = 512


class ChangeList(LinesView, Drawn, can_focus=True):
    """Changes go in with ``show``; ``Highlighted`` and ``Chosen`` come out. The cursor is the number of a change."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"change-list--quiet", "change-list--accent", "change-list--cursor"}
    DEFAULT_CSS = """
    ChangeList {
        & > .change-list--quiet { color: $text-muted; }
        & > .change-list--accent { color: $accent; }
        & > .change-list--cursor { background: $foreground 8%; }
        &:focus > .change-list--cursor { background: $primary 35%; text-style: bold; }
        &:light:focus > .change-list--cursor { background: $primary 20%; }
    }
    """

    cursor: reactive[int] = reactive(0, repaint=False, init=False)
    """The number of the change under the cursor; 0 when there is none."""
    empty: var[str] = var("", init=False)
    """What to say when there are no changes."""

    class Highlighted(Message):
        """The cursor is on another change, or the changes were replaced; ``number`` is 0 when there are none."""

        def __init__(self, number: int) -> None:
            self.number = number
            super().__init__()

    class Chosen(Message):
        """A change was chosen by a double click."""

        def __init__(self, number: int) -> None:
            self.number = number
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id)
        self._changes: Sequence[Change] = ()
        self._led, self._scheme = course(()), PRINTED_KEY
        self._lines: dict[int, int] = {}
        self._columns: ChangeColumns | None = None
        self._styles: CursorStyles | None = None
        self._strips: LRUCache[tuple[int, bool], Strip] = LRUCache(_KEPT)

    def show(self, changes: Sequence[Change], led: Course, scheme: StatusScheme) -> None:
        """Show these changes, given latest first; the cursor stays on its change if that is still there, on its line."""
        old = self._lines.get(self.cursor)
        self._changes, self._led, self._scheme = changes, led, scheme
        self._lines = {change.number: line for line, change in enumerate(changes)}
        self._columns = None
        self._strips.clear()
        self.virtual_size = Size(0, len(changes) + self.HEADER_LINES)
        number = self.cursor if self.cursor in self._lines else self._at(0 if old is None else old)
        self.set_reactive(ChangeList.cursor, number)
        if changes:
            self.put_line(self._lines[number], old)
            self.reveal(self._lines[number], self._lines[number])
        self.post_message(self.Highlighted(number))
        self.refresh()

    @property
    def current(self) -> Change | None:
        """The change under the cursor."""
        line = self._lines.get(self.cursor)
        return None if line is None else self._changes[line]

    # The cursor

    def go_to(self, number: int) -> None:
        """Move the cursor to a change, if it is one of those shown."""
        if number in self._lines:
            self.cursor = number

    def watch_cursor(self, before: int, number: int) -> None:
        """Paint the two lines that changed, bring the cursor into view and tell."""
        for line in (self._lines.get(before), self._lines.get(number)):
            if line is not None:
                self.repaint_line(line)
        line = self._lines.get(number, 0)
        self.reveal(line, line)
        self.post_message(self.Highlighted(number))

    def action_step(self, changes: int) -> None:
        """Move the cursor by some changes."""
        self.cursor = self._at(self._lines.get(self.cursor, 0) + changes)

    def action_page(self, pages: int) -> None:
        """Move the cursor by as many lines as are in view."""
        self.action_step(pages * max(self.lines_in_view - 1, 1))

    def action_first(self) -> None:
        """Move the cursor to the latest change, which comes first."""
        self.cursor = self._at(0)

    def action_last(self) -> None:
        """Move the cursor to the earliest change."""
        self.cursor = self._at(len(self._changes))

    def _at(self, line: int) -> int:
        """The number of the change on a line, or on the nearest one."""
        return self._changes[min(max(line, 0), len(self._changes) - 1)].number if self._changes else 0

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a double click chooses."""
        line = self.line_at(event.y)
        if event.y >= self.HEADER_LINES and line < len(self._changes):
            self.cursor = self._at(line)
            if event.chain == 2:
                self.post_message(self.Chosen(self.cursor))

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        line = self._lines.get(self.cursor, 0)
        self.reveal(line, line)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the widget: the headings first, then the changes from where they are scrolled to."""
        columns, (plain, under_cursor) = self._laid_out(), self._cursor_styles()
        if not self._changes:
            text = cut(f" {self.empty}", columns.width) if y == self.HEADER_LINES else ""
            return whole([Segment(text, plain.quiet)], columns.width, plain.text)
        if y < self.HEADER_LINES:
            return headings_strip(columns, plain)
        line = self.line_at(y)
        if line >= len(self._changes):
            return Strip.blank(columns.width, plain.text)
        change = self._changes[line]
        cursor = change.number == self.cursor
        strip = self._strips.get((line, cursor))
        if strip is None:
            styles = under_cursor if cursor else plain
            strip = change_strip(change, self._led, self._scheme, columns, styles, cursor=cursor)
            self._strips[line, cursor] = strip
        return strip

    def _laid_out(self) -> ChangeColumns:
        width = self.scrollable_content_region.width
        if self._columns is None or self._columns.width != width:
            self._strips.clear()
            self._columns = lay_out_changes(self._changes, width)
        return self._columns

    def _cursor_styles(self) -> CursorStyles:
        if self._styles is None:
            self._strips.clear()
            cursor = self.get_component_rich_style("change-list--cursor")
            self._styles = cursor_styles(self.looks, cursor, self.is_dark)
        return self._styles

    def watch_empty(self) -> None:
        """Say it."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Textual tells that styles changed: everything is drawn anew."""
        super().notify_style_update()
        self._styles = None
