"""The rows of the table as values: headings of priorities, and activities with what came before them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from ka_tui.domain.activities import Activity
from ka_tui.domain.movement import Movement, movement, predecessor, trail
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register, by_priority

Trail: TypeAlias = tuple[tuple[Quarter, str | None], ...]
"""The statuses of an activity by quarter, oldest first, its own last."""


class GroupRow(NamedTuple):
    """The heading of a priority over its activities; ``size`` is how many of them are shown."""

    heading: str
    size: int


class ActivityRow(NamedTuple):
    """An activity in its register, from which its past is read when the row is drawn: of 10,000 rows few ever are."""

    activity: Activity
    register: Register

    @property
    def movement(self) -> Movement:
        """How its status moved since the quarter before."""
        return movement(self.register, self.activity)

    @property
    def trail(self) -> Trail:
        """Its statuses over the quarters of the financial year up to now."""
        return trail(self.register, self.activity)

    @property
    def before(self) -> Activity | None:
        """The same activity in the quarter before, if there is one."""
        return predecessor(self.register, self.activity)


Row: TypeAlias = GroupRow | ActivityRow

NO_PRIORITY = "No priority"


def rows_of(register: Register, activities: Iterable[Activity]) -> tuple[Row, ...]:
    """The rows for some activities of one quarter, under the headings of their priorities."""
    rows: list[Row] = []
    for heading, members in by_priority(activities).items():
        rows.append(GroupRow(heading or NO_PRIORITY, len(members)))
        rows.extend(ActivityRow(activity, register) for activity in members)
    return tuple(rows)
