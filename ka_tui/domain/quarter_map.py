"""The map of quarters: the activities of a financial year, each over the quarters in which it can be followed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.grouping import Group, Grouping, grouped
from ka_tui.domain.lineage import lineage
from ka_tui.domain.movement import worst
from ka_tui.domain.plans import plan_of
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.summaries import Counts, count_statuses


class QuarterMap(NamedTuple):
    """The map of one financial year, under all quarters of the register.

    ``groups`` are the activities of the year by priority, each as its latest report of the year has it. ``counts`` are the
    statuses of every whole quarter, in the order of time.
    """

    register: Register
    year: int
    groups: Sequence[Group]
    counts: Mapping[Quarter, Counts]

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """The quarters in the order of time."""
        return tuple(self.counts)

    def of_year(self, year: int) -> QuarterMap:
        """The map of another year."""
        return self._replace(year=year, groups=_activities_of_year(self.register, year))


def quarter_map(register: Register, year: int) -> QuarterMap:
    """The map of the financial year that begins in ``year``; without activities for a year that the register lacks."""
    counts = {quarter: count_statuses(register.activities(quarter)) for quarter in sorted(register.quarters)}
    return QuarterMap(register, year, _activities_of_year(register, year), counts)


def by_quarter(register: Register, activity: Activity) -> dict[Quarter, Activity]:
    """An activity in every quarter that has it, in the order of time.

    Its code names it throughout its financial year, and links lead to what it was and became in others. Where that was
    several, merged or split, the one that stood worst stands for them.
    """
    found: dict[Quarter, Activity] = {}
    for year, codes in sorted(lineage(register, activity.quarter.year, activity.code).items()):
        for quarter in (Quarter(year, number) for number in range(1, 5)):
            held = register.quarters.get(quarter, {})
            if there := [held[code] for code in codes if code in held]:
                found[quarter] = worst(register.scheme, there)
    return found


def _activities_of_year(register: Register, year: int) -> list[Group]:
    return grouped(list(plan_of(register, year).values()), Grouping.PRIORITY, register.scheme)
