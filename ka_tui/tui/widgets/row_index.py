"""Where in the table each activity stands, and which one a key leads to. Headings of priorities are passed over."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ka_tui.tui.widgets.rows import ActivityRow, GroupRow, Row


class RowIndex:
    """The rows of a table by line and by code; made once for some rows and never changed.

    A *line* counts all rows from 0; a *place* counts the activities only.
    """

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        self.rows = rows
        self.activities = [row for row in rows if isinstance(row, ActivityRow)]
        self._lines = [line for line, row in enumerate(rows) if isinstance(row, ActivityRow)]
        self._places = {row.activity.code: place for place, row in enumerate(self.activities)}

    def __contains__(self, code: object) -> bool:
        return code in self._places

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the activities in their order."""
        return tuple(self._places)

    def place(self, code: str | None) -> int | None:
        """The place of an activity."""
        return None if code is None else self._places.get(code)

    def line(self, code: str | None) -> int | None:
        """The line of an activity."""
        place = self.place(code)
        return None if place is None else self._lines[place]

    def get(self, code: str | None) -> ActivityRow | None:
        """The row of an activity."""
        place = self.place(code)
        return None if place is None else self.activities[place]

    def in_order(self, codes: set[str]) -> tuple[str, ...]:
        """These codes, as far as they are here, in the order of the rows."""
        return tuple(sorted(codes & self._places.keys(), key=self._places.__getitem__))

    def nearest(self, place: int) -> str | None:
        """The code at a place, or at the nearest one that there is."""
        if not self.activities:
            return None
        return self.activities[min(max(place, 0), len(self.activities) - 1)].activity.code

    def stepped(self, code: str | None, activities: int) -> str | None:
        """The code so many activities further down."""
        return self.nearest((self.place(code) or 0) + activities)

    def paged(self, code: str | None, lines: int) -> str | None:
        """The code so many lines further down, or the last one above that."""
        line = (self.line(code) or 0) + lines
        return self.nearest(bisect_right(self._lines, line) - 1)

    def top_of(self, line: int) -> int:
        """The first line to show with a line: the heading when it stands right above."""
        return line - 1 if line and isinstance(self.rows[line - 1], GroupRow) else line
