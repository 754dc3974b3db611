"""What the main screen shows of a register: one quarter, arranged as the user wants. Values only; no widget is touched here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.grouping import Grouping
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.tui.widgets.rows import Row, rows_of

if TYPE_CHECKING:
    from ka_tui.domain.ordering import SortKey
    from ka_tui.domain.query import Query

_BEGIN = "Press I to read a report in, or + to add an activity."


class Arrangement(NamedTuple):
    """Which activities the user wants to see, in which order and which groups; ``dims`` shows the others too, but quietly."""

    query: Query | None = None
    dims: bool = False
    order: tuple[SortKey, ...] = ()
    grouping: Grouping = Grouping.PRIORITY
    folded: frozenset[str] = frozenset()


class ShownQuarter:
    """One quarter as the register now has it. What a query and an order need is worked out once and kept from key to key."""

    def __init__(self, register: Register, quarter: Quarter | None) -> None:
        """Show a quarter of the register, or its latest where it has no such; none where it has no quarter at all."""
        self.register = register
        self.quarter = quarter if quarter in register.quarters else max(register.quarters, default=None)
        self.activities = register.activities(self.quarter) if self.quarter else ()
        self._searched: list[str] | None = None
        self._found: tuple[Query | None, Sequence[Activity]] = (None, self.activities)
        self._ordered: tuple[tuple[SortKey, ...], Sequence[Activity]] = ((), self.activities)

    def found(self, query: Query | None) -> Sequence[Activity]:
        """The activities that a query matches, in the order of the report."""
        if self._found[0] != query:
            self._found = (query, query.select(self.register, self.activities, self.searched()) if query else self.activities)
        return self._found[1]

    def rows(self, arrangement: Arrangement) -> Sequence[Row]:
        """The rows of the table."""
        found, everything = self.found(arrangement.query), self._in_order(arrangement.order)
        wanted = None if len(found) == len(everything) else {activity.code for activity in found}
        if wanted is not None and not arrangement.dims:
            everything = [a for a in everything if a.code in wanted] if arrangement.order else found
            wanted = None
        return rows_of(self.register, everything, arrangement.grouping, arrangement.folded, wanted)

    def headings(self, grouping: Grouping) -> frozenset[str]:
        """The headings of all groups that a grouping makes of the quarter."""
        from ka_tui.domain.grouping import grouped

        groups = grouped(self.activities, grouping, self.register.scheme, self.register.labels)
        return frozenset(group.heading for group in groups)

    def searched(self) -> list[str]:
        """What the words of a query are looked for in, for each activity."""
        if self._searched is None:
            from ka_tui.domain.query import searched_text

            self._searched = [searched_text(activity) for activity in self.activities]
        return self._searched

    def beside(self, step: int) -> Quarter | None:
        """The quarter so many places further on in the register; None where there is none."""
        quarters = list(self.register.quarters)
        place = quarters.index(self.quarter) + step if self.quarter in quarters else -1
        return quarters[place] if 0 <= place < len(quarters) else None

    def nothing_found(self, query: Query | None, register: Path) -> str:
        """What to say when there is nothing to show: why, and what to do; ``register`` is where it lies, or would."""
        if query is not None and self.activities:
            return "Nothing matches the query. Esc ends it; / changes it."
        if self.quarter is None:
            none = "The register holds no quarter yet" if self.register.identity else f"No register yet at {register}"
            return f"{none}. {_BEGIN}"
        return f"{self.quarter.label} has no activities. Press + to add one, or [ and ] for another quarter."

    def _in_order(self, order: tuple[SortKey, ...]) -> Sequence[Activity]:
        if self._ordered[0] != order:
            from ka_tui.domain.ordering import ordered

            self._ordered = (order, ordered(self.register, self.activities, order) if order else self.activities)
        return self._ordered[1]
