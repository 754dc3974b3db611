"""How an activity moved from the quarter before: up, down, same. Codes match only inside one financial year."""

from __future__ import annotations

from enum import StrEnum

from ka_tui.domain.activities import Activity
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import StatusClass, StatusScheme

_RANK = {StatusClass.DONE: 4, StatusClass.ON_COURSE: 3, StatusClass.WARNING: 2, StatusClass.BAD: 1}


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
    old, new = scheme.get(before), scheme.get(after)
    if old is None or new is None or old.kind not in _RANK or new.kind not in _RANK:
        return Movement.UNKNOWN
    step = _RANK[new.kind] - _RANK[old.kind]
    return Movement.BETTER if step > 0 else Movement.WORSE if step < 0 else Movement.SAME


def predecessor(register: Register, activity: Activity) -> Activity | None:
    """The same activity in the quarter before, if that is of the same financial year and has it."""
    quarter = activity.quarter.previous
    return register.find(quarter, activity.code) if quarter.year == activity.quarter.year else None


def trail(register: Register, activity: Activity, length: int = 4) -> tuple[tuple[Quarter, str | None], ...]:
    """The statuses of an activity over the quarters of its financial year up to its own, oldest first, ``length`` at most."""
    found: list[tuple[Quarter, str | None]] = [(activity.quarter, activity.status)]
    step = activity
    while len(found) < length and (earlier := predecessor(register, step)) is not None:
        found.insert(0, (earlier.quarter, earlier.status))
        step = earlier
    return tuple(found)


def _comparable(register: Register, quarter: Quarter) -> bool:
    return quarter.previous.year == quarter.year and quarter.previous in register.quarters
