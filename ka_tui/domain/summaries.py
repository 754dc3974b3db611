"""Counts of activities by status: of a whole quarter, and by priority, team and portfolio."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ka_tui.domain.activities import Activity

Counts = Mapping[str | None, int]
"""How many activities have each status of the scheme, and None for *not stated*; statuses without any are left out."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of one quarter; groups are in the order of the report."""

    total: int
    by_status: Counts
    by_priority: Mapping[str, Counts]
    by_team: Mapping[str, Counts]
    by_portfolio: Mapping[str, Counts]


def summarise(activities: Iterable[Activity]) -> Summary:
    """Count the activities of a quarter."""
    activities = tuple(activities)
    return Summary(
        len(activities),
        Counter(a.status for a in activities),
        _grouped(activities, lambda a: a.heading.heading),
        _grouped(activities, lambda a: a.team),
        _grouped(activities, lambda a: a.portfolio),
    )


def _grouped(activities: Iterable[Activity], group: Callable[[Activity], str]) -> dict[str, Counts]:
    groups: dict[str, Counter[str | None]] = {}
    for activity in activities:
        groups.setdefault(group(activity), Counter())[activity.status] += 1
    return dict(groups)
