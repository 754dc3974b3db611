"""The list of changes, the latest first."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip

from ka_tui.domain.changes import Change
from ka_tui.domain.history import Course, course
from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.tui.widgets.change_strip import ChangeColumns, change_strip, headings_strip, lay_out_changes
from ka_tui.tui.widgets.cursor_list import CursorList
from ka_tui.tui.widgets.line_styles import LineStyles


class ChangeList(CursorList[Change, ChangeColumns]):
    """Changes go in with ``show``. The cursor is the number of a change."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id)
        self._led, self._scheme = course(()), PRINTED_KEY

    def show(self, changes: Sequence[Change], led: Course, scheme: StatusScheme) -> None:
        """Show these changes, given latest first; the cursor stays on its change if that is still there, on its line."""
        self._led, self._scheme = led, scheme
        self.put_rows(changes, in_place=True)

    def go_to(self, number: int) -> None:
        """Move the cursor to a change, if it is one of those shown."""
        if str(number) in self._lines:
            self.cursor = str(number)

    def key_of(self, row: Change) -> str:
        """The number of a change."""
        return str(row.number)

    def lay_out(self, width: int) -> ChangeColumns:
        """Columns for the changes."""
        return lay_out_changes(self._rows, width)

    def draw_row(self, row: Change, layout: ChangeColumns, styles: LineStyles, *, cursor: bool) -> Strip:
        """A change as a line."""
        return change_strip(row, self._led, self._scheme, layout, styles, cursor=cursor)

    def draw_headings(self, layout: ChangeColumns, styles: LineStyles) -> Strip:
        """The headings of the columns."""
        return headings_strip(layout, styles)
