"""How an activity moved from the quarter before: up, down, same.

The quarter before is the last one that the register has. Inside one financial year an activity goes by its code, from one
year to the next by the links between their plans.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from itertools import islice, takewhile

from ka_tui.domain.activities import Activity
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import StatusScheme

_NO_RANK = 1000
"""After every rank: where an activity stands whose status takes no part in movement."""

TRAIL_LENGTH = 6
"""How many quarters a trail shows."""


class Movement(StrEnum):
    """What happened to the status since the quarter before; ``unknown`` where either of the two is not stated."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    NEW = "new"
    UNKNOWN = "unknown"

    @property
    def symbol(self) -> str:
        """An arrow, one column wide."""
        return {"better": "↑", "worse": "↓", "same": "=", "new": "+", "unknown": " "}[self.value]


def movement(register: Register, activity: Activity) -> Movement:
    """How an activity moved since the quarter before; ``unknown`` where no links lead there from another year's plan."""
    before = predecessor(register, activity)
    if before is None:
        return Movement.NEW if compared_quarter(register, activity.quarter) else Movement.UNKNOWN
    return compare_statuses(register.scheme, before.status, activity.status)


def compare_statuses(scheme: StatusScheme, before: str | None, after: str | None) -> Movement:
    """The movement between two statuses of a scheme."""
    old, new = scheme.rank(before), scheme.rank(after)
    if old is None or new is None:
        return Movement.UNKNOWN
    return Movement.BETTER if new > old else Movement.WORSE if new < old else Movement.SAME


def predecessor(register: Register, activity: Activity) -> Activity | None:
    """The same activity in the quarter before, if that has it.

    Of several that were merged into it, the one that stood worst: what was red shall not be lost from view.
    """
    found = predecessors(register, activity)
    return worst(register.scheme, found) if found else None


def worst(scheme: StatusScheme, activities: Iterable[Activity]) -> Activity:
    """Of several activities, of which there must be one, the one that stands worst."""
    return min(activities, key=lambda one: scheme.rank(one.status) or _NO_RANK)


def predecessors(register: Register, activity: Activity) -> tuple[Activity, ...]:
    """What an activity was in the quarter before: one, or several that were merged; none where it is new or unknown."""
    quarter = activity.quarter
    before = quarter_before(register, quarter)
    if before is None:
        return ()
    codes = (activity.code,) if before.year == quarter.year else register.links.before(quarter.year, activity.code, before.year)
    held = register.quarters[before]
    return tuple(held[code] for code in codes if code in held)


def successors(register: Register, activity: Activity) -> tuple[Activity, ...]:
    """What an activity became in the quarter after: one, or several among which it was split; none where it ended."""
    quarter = activity.quarter
    after = min((known for known in register.quarters if known > quarter), default=None)
    if after is None:
        return ()
    codes = (activity.code,) if after.year == quarter.year else register.links.after(quarter.year, activity.code, after.year)
    held = register.quarters[after]
    return tuple(held[code] for code in codes if code in held)


def past(register: Register, activity: Activity) -> Iterator[Activity]:
    """The activity, and itself in each quarter before, as far as it can be followed."""
    step: Activity | None = activity
    while step is not None:
        yield step
        step = predecessor(register, step)


def trail(register: Register, activity: Activity, length: int = TRAIL_LENGTH) -> tuple[tuple[Quarter, str | None], ...]:
    """The statuses of an activity over the quarters up to its own, oldest first, ``length`` at most."""
    return tuple((step.quarter, step.status) for step in islice(past(register, activity), length))[::-1]


def standing(register: Register, activity: Activity) -> int:
    """For how many quarters in a row, its own included, it has had the status that it has; 0 where that is not stated."""
    if activity.status is None:
        return 0
    return sum(1 for _ in takewhile(lambda step: step.status == activity.status, past(register, activity)))


def quarter_before(register: Register, quarter: Quarter) -> Quarter | None:
    """The last quarter before this one that the register has."""
    previous = _previous(quarter)
    if previous in register.quarters:
        return previous
    return max((known for known in register.quarters if known < quarter), default=None)


def compared_quarter(register: Register, quarter: Quarter) -> Quarter | None:
    """The quarter that this one's activities are compared with: the one before, if it is of the same year or links lead there."""
    before = quarter_before(register, quarter)
    if before is None or before.year == quarter.year or register.links.join(before.year, quarter.year):
        return before
    return None


@cache
def _previous(quarter: Quarter) -> Quarter:
    """The quarter before in time; asked for every activity, it is worked out once."""
    return quarter.previous
