"""Counts of activities by status: of a whole quarter, and by priority, team and portfolio."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from ka_tui.domain.activities import Activity

Counts = Mapping[str | None, int]
"""How many activities have each status of the scheme, and None for *not stated*; statuses without any are left out."""


class Summary(NamedTuple):
    """The counts of one quarter; groups are in the order of the report."""

    total: int
    by_status: Counts
    by_priority: Mapping[str, Counts]
    by_team: Mapping[str, Counts]
    by_portfolio: Mapping[str, Counts]


def count_statuses(activities: Iterable[Activity]) -> Counts:
    """Count the activities of a quarter by status alone."""
    return Counter([activity.status for activity in activities])


def summarise(activities: Iterable[Activity]) -> Summary:
    """Count the activities of a quarter."""
    activities = tuple(activities)
    return Summary(
        len(activities),
        count_statuses(activities),
        _grouped(activities, lambda a: a.heading.heading),
        _grouped(activities, lambda a: a.team),
        _grouped(activities, lambda a: a.portfolio),
    )


def _grouped(activities: Iterable[Activity], group: Callable[[Activity], str]) -> dict[str, Counts]:
    groups: dict[str, Counter[str | None]] = {}
    for (name, status), count in Counter([(group(activity), activity.status) for activity in activities]).items():
        groups.setdefault(name, Counter())[status] = count
    return dict(groups)
