"""Many lines under a line of headings that stays: which of them are in view, and how they are brought there."""

from __future__ import annotations

from typing import ClassVar

from textual.geometry import Region
from textual.scroll_view import ScrollView


class LinesView(ScrollView, inherit_bindings=False):
    """Scrolls lines that are counted from 0, at once and by whole lines. What they are is the business of who inherits it.

    It has no keys of its own: those of each place stand in the table of actions.
    """

    ALLOW_SELECT = False
    HEADER_LINES: ClassVar[int] = 1
    """How many lines of headings stay above the others."""
    DEFAULT_CSS = """
    LinesView {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        scrollbar-size-horizontal: 0;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        scrollbar-color: $foreground 20%;
    }
    """

    @property
    def lines_in_view(self) -> int:
        """How many lines there is room for, besides the headings."""
        return self.scrollable_content_region.height - self.HEADER_LINES

    def line_at(self, y: int) -> int:
        """The line that is drawn on a line of the widget, which is none of the headings'."""
        return y + self.scroll_offset.y - self.HEADER_LINES

    def put_line(self, line: int, beside: int | None) -> None:
        """Scroll until a line stands where now another one does; to the top where there is no other one."""
        self._scroll_to_line(0 if beside is None else line - beside + self.scroll_offset.y)

    def reveal(self, first: int, last: int) -> None:
        """Scroll as little as brings two lines and what is between them into view, or the last one if that is too much."""
        top, room = self.scroll_offset.y, self.lines_in_view
        if room < 1:
            return
        if last - first >= room:
            first = last
        if first < top:
            self._scroll_to_line(first)
        elif last >= top + room:
            self._scroll_to_line(last - room + 1)

    def repaint_line(self, line: int) -> None:
        """Paint a line anew, if it is in view."""
        y = line - self.scroll_offset.y + self.HEADER_LINES
        if self.HEADER_LINES <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def repaint_headings(self) -> None:
        """Paint the headings anew."""
        self.refresh(Region(0, 0, self.size.width, self.HEADER_LINES))

    def _scroll_to_line(self, line: int) -> None:
        self.scroll_to(y=max(line, 0), animate=False)
