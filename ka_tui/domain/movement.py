"""How an activity moved from the quarter before: up, down, same. Codes match only inside one financial year."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from itertools import islice, takewhile

from ka_tui.domain.activities import Activity
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import StatusClass, StatusScheme

_RANK = {StatusClass.DONE: 4, StatusClass.ON_COURSE: 3, StatusClass.WARNING: 2, StatusClass.BAD: 1}

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
    """How an activity moved since the quarter before; ``unknown`` in the first quarter of a year, whose codes begin anew."""
    before = predecessor(register, activity)
    if before is None:
        return Movement.NEW if _comparable(register, activity.quarter) else Movement.UNKNOWN
    return compare_statuses(register.scheme, before.status, activity.status)


def compare_statuses(scheme: StatusScheme, before: str | None, after: str | None) -> Movement:
    """The movement between two statuses of a scheme."""
    old, new = rank_of(scheme, before), rank_of(scheme, after)
    if old is None or new is None:
        return Movement.UNKNOWN
    return Movement.BETTER if new > old else Movement.WORSE if new < old else Movement.SAME


def rank_of(scheme: StatusScheme, status_id: str | None) -> int | None:
    """How good a status is, 1 (bad) to 4 (done); None for one that takes no part in movement, and for *not stated*."""
    status = scheme.get(status_id)
    return _RANK.get(status.kind) if status else None


def predecessor(register: Register, activity: Activity) -> Activity | None:
    """The same activity in the quarter before, if that is of the same financial year and has it."""
    quarter = _before(activity.quarter)
    return register.find(quarter, activity.code) if quarter else None


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
    """The quarter that this one's statuses are compared with: the one before, of the same financial year, if it is there."""
    before = _before(quarter)
    return before if before in register.quarters else None


def _comparable(register: Register, quarter: Quarter) -> bool:
    return quarter_before(register, quarter) is not None


@cache
def _before(quarter: Quarter) -> Quarter | None:
    """The quarter before in the same financial year; asked for every activity, it is worked out once."""
    return quarter.previous if quarter.previous.year == quarter.year else None
