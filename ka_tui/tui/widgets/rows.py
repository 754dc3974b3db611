"""The rows of the table as values: headings of groups, and activities with what came before them."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from typing import NamedTuple, TypeAlias

from ka_tui.domain.activities import Activity
from ka_tui.domain.grouping import Grouping, grouped
from ka_tui.domain.movement import Movement, movement, predecessor, standing, trail
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register

Trail: TypeAlias = tuple[tuple[Quarter, str | None], ...]
"""The statuses of an activity by quarter, oldest first, its own last."""


class ActivityRow(NamedTuple):
    """An activity in its register, from which its past is read when the row is drawn: of 10,000 rows few ever are.

    A ``dim`` one is shown though it is not what is looked for.
    """

    activity: Activity
    register: Register
    dim: bool = False

    @property
    def key(self) -> str:
        """What the row is known by: the code."""
        return self.activity.code

    @property
    def movement(self) -> Movement:
        """How its status moved since the quarter before."""
        return movement(self.register, self.activity)

    @property
    def trail(self) -> Trail:
        """Its statuses over the last quarters up to now, six at most."""
        return trail(self.register, self.activity)

    @property
    def standing(self) -> int:
        """For how many quarters in a row, this one included, it has had its status; 0 when that is not stated."""
        return standing(self.register, self.activity)

    @property
    def before(self) -> Activity | None:
        """The same activity in the quarter before, if there is one."""
        return predecessor(self.register, self.activity)


class GroupRow(NamedTuple):
    """The heading of a group over its activities, of which there is at least one; a ``folded`` one stands for them alone."""

    heading: str
    members: Sequence[ActivityRow]
    folded: bool = False

    @property
    def key(self) -> str:
        """What the row is known by, and no code can be."""
        return f"group {self.heading}"

    @property
    def activities(self) -> list[Activity]:
        """Its activities."""
        return [member.activity for member in self.members]

    @property
    def size(self) -> int:
        """How many activities it has."""
        return len(self.members)

    @property
    def wanted(self) -> int:
        """How many of them are what is looked for: those that are not dim."""
        return sum(not member.dim for member in self.members)


Row: TypeAlias = GroupRow | ActivityRow


def rows_of(
    register: Register,
    activities: Sequence[Activity],
    grouping: Grouping = Grouping.PRIORITY,
    folded: Collection[str] = (),
    wanted: Container[str] | None = None,
) -> tuple[Row, ...]:
    """The rows for some activities of one quarter, under the headings of their groups.

    ``folded`` are headings of groups whose activities are not shown. Where ``wanted`` codes are given, all others are dim.
    """
    if grouping is Grouping.NOTHING:
        return tuple(_activity_rows(register, activities, wanted))
    rows: list[Row] = []
    for heading, found in grouped(activities, grouping, register.scheme, register.labels):
        members = _activity_rows(register, found, wanted)
        rows.append(GroupRow(heading, members, heading in folded))
        if heading not in folded:
            rows += members
    return tuple(rows)


def _activity_rows(register: Register, activities: Sequence[Activity], wanted: Container[str] | None) -> list[ActivityRow]:
    if wanted is None:
        return [ActivityRow(activity, register) for activity in activities]
    return [ActivityRow(activity, register, activity.code not in wanted) for activity in activities]
