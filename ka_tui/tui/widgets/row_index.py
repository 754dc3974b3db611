"""Where in the table each row stands, and to which one a key leads. Headings of open groups are passed over."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from ka_tui.tui.widgets.rows import ActivityRow, GroupRow, Row


class RowIndex:
    """The rows of a table by line and by key; made once for some rows and never changed.

    A *line* counts all rows from 0. A *stop* is a row on which the cursor can rest: an activity, or a folded group. It
    is named by its key; its *place* counts the stops only.
    """

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        self.rows = rows
        self.activities = tuple(_activities(rows))
        """The rows of all activities, also of those inside folded groups, in their order."""
        self._lines = [line for line, row in enumerate(rows) if isinstance(row, ActivityRow) or row.folded]
        self._places = {rows[line].key: place for place, line in enumerate(self._lines)}
        self._group_lines = [line for line, row in enumerate(rows) if isinstance(row, GroupRow)]
        groups = [row for row in rows if isinstance(row, GroupRow)]
        self._inside = {member.key: row for row in groups if row.folded for member in row.members}
        self._open = {row.key: row for row in groups if not row.folded}

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of all activities in their order."""
        return tuple(row.key for row in self.activities)

    def place(self, key: str | None) -> int | None:
        """The place of a stop."""
        return None if key is None else self._places.get(key)

    def line(self, key: str | None) -> int | None:
        """The line of a stop."""
        place = self.place(key)
        return None if place is None else self._lines[place]

    def get(self, key: str | None) -> Row | None:
        """The row of a stop."""
        line = self.line(key)
        return None if line is None else self.rows[line]

    def group_of(self, key: str | None) -> GroupRow | None:
        """The group that a stop is, or is in."""
        line = self.line(key)
        above = 0 if line is None else bisect_right(self._group_lines, line)
        row = self.rows[self._group_lines[above - 1]] if above else None
        return row if isinstance(row, GroupRow) else None

    def codes_at(self, key: str | None) -> tuple[str, ...]:
        """The codes that a stop stands for: its own, or those of all members of a folded group."""
        row = self.get(key)
        if isinstance(row, GroupRow):
            return tuple(member.key for member in row.members)
        return () if row is None else (row.key,)

    def in_order(self, codes: Collection[str]) -> tuple[str, ...]:
        """These codes, as far as they are here, in the order of the rows."""
        return tuple(code for code in self.codes if code in codes) if codes else ()

    def home(self, key: str | None) -> str | None:
        """The stop for a key: itself, the folded group that an activity is in, or the first activity of an open group."""
        if key is None or key in self._places:
            return key
        if key in self._inside:
            return self._inside[key].key
        return self._open[key].members[0].key if key in self._open else None

    def landing(self, key: str | None, before: RowIndex) -> str | None:
        """Where a cursor comes to rest that was at a stop of the rows before: at home, or at the same place."""
        row = before.get(key)
        first = row.members[0].key if isinstance(row, GroupRow) else None
        return self.home(key) or self.home(first) or self.nearest(before.place(key) or 0)

    def nearest(self, place: int) -> str | None:
        """The stop at a place, or the nearest one that there is."""
        if not self._lines:
            return None
        return self.rows[self._lines[min(max(place, 0), len(self._lines) - 1)]].key

    @property
    def last(self) -> str | None:
        """The last stop."""
        return self.nearest(len(self._lines))

    def stepped(self, key: str | None, stops: int) -> str | None:
        """The stop so many stops further down."""
        return self.nearest((self.place(key) or 0) + stops)

    def paged(self, key: str | None, lines: int) -> str | None:
        """The stop so many lines further down, or the last one above that."""
        line = (self.line(key) or 0) + lines
        return self.nearest(bisect_right(self._lines, line) - 1)

    def top_of(self, line: int) -> int:
        """The first line to show with a line: the heading of its group when that stands right above."""
        above = self.rows[line - 1] if line else None
        return line - 1 if isinstance(above, GroupRow) and not above.folded else line


def _activities(rows: Iterable[Row]) -> Iterable[ActivityRow]:
    for row in rows:
        if isinstance(row, ActivityRow):
            yield row
        elif row.folded:
            yield from row.members
