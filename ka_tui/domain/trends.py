"""A register over its quarters: how many activities had each status, and which part of them was on course."""

from __future__ import annotations

from typing import NamedTuple

from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import StatusClass, StatusScheme
from ka_tui.domain.summaries import Counts, count_statuses

ON_COURSE = (StatusClass.DONE, StatusClass.ON_COURSE)
"""The classes that are on course: done, and as planned."""
OFF_COURSE = (StatusClass.BAD, StatusClass.WARNING)
"""The classes that something must be done about, the worse first."""


class Standing(NamedTuple):
    """How a quarter stands: its activities by status, and how many of those with a status are on course or off it."""

    quarter: Quarter
    total: int
    by_status: Counts
    stated: int
    on_course: int
    off_course: int

    @property
    def not_stated(self) -> int:
        """How many have no status."""
        return self.total - self.stated

    @property
    def share(self) -> float | None:
        """The part of those with a status that is on course, 0 to 1; None where none has one."""
        return self.on_course / self.stated if self.stated else None

    @property
    def percent(self) -> int | None:
        """The same as a whole number of hundredths, a half rounded up; 100 and 0 only where it is all or none."""
        if not self.stated:
            return None
        rounded = (200 * self.on_course + self.stated) // (2 * self.stated)
        return min(max(rounded, int(self.on_course > 0)), 100 - int(self.on_course < self.stated))


def standing_of(register: Register, quarter: Quarter) -> Standing:
    """How one quarter stands."""
    counts = count_statuses(register.activities(quarter))
    on, off = (_of_classes(register.scheme, counts, classes) for classes in (ON_COURSE, OFF_COURSE))
    total = sum(counts.values())
    return Standing(quarter, total, counts, total - counts.get(None, 0), on, off)


def trend(register: Register, quarter: Quarter) -> tuple[Standing, ...]:
    """Every quarter of the register up to this one, oldest first."""
    return tuple(standing_of(register, known) for known in sorted(register.quarters) if known <= quarter)


def _of_classes(scheme: StatusScheme, counts: Counts, classes: tuple[StatusClass, ...]) -> int:
    return sum(count for status_id, count in counts.items() if (status := scheme.get(status_id)) and status.kind in classes)
