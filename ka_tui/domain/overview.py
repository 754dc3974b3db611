"""A quarter in figures. Every figure carries the query that finds the activities it counts, and exactly those."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.exact_queries import name_query, status_query
from ka_tui.domain.headline import headline
from ka_tui.domain.movement import Movement, movement, quarter_before, trail
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.query import wanted_text
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import Status, StatusScheme
from ka_tui.domain.summaries import Counts, count_statuses, summarise
from ka_tui.domain.trends import OFF_COURSE, Standing, trend

_MISSING = {
    "status": "missing:status",
    "progress": "missing:progress",
    "next_steps": "missing:next",
    "team": "missing:team",
    "portfolio": "missing:portfolio",
}
"""What every activity of a report should have, and the query that finds those that have not."""

_LONGEST = 10
_LATEST = 6
"""How many quarters the trend shows."""


class Figure(NamedTuple):
    """A number of activities and the query that finds them; ``before`` is the number of the quarter before, where known."""

    size: int
    query: str
    before: int | None = None


class Bar(NamedTuple):
    """The activities that share a priority, portfolio or team, by status; an empty name is *not stated*."""

    name: str
    counts: Counts
    query: str

    @property
    def size(self) -> int:
        """How many activities they are."""
        return sum(self.counts.values())


class OffCourse(NamedTuple):
    """An activity in amber or red, and its statuses for as long as it has been, oldest first."""

    activity: Activity
    statuses: tuple[str | None, ...]
    query: str


class Overview(NamedTuple):
    """A quarter in figures; ``before`` is the quarter it is compared with, None where the register lacks that.

    ``statuses`` are all of the scheme in its order, and whatever else there is. Priorities stand in the order of the report,
    portfolios and teams by size. ``longest`` are those of ``off_course`` that have been so for longest, a few at most.
    ``headline`` is the paragraph that the report opens with; ``trend`` has a bar for each of the latest quarters, oldest first,
    and none where there is but one.
    """

    quarter: Quarter
    before: Quarter | None
    total: int
    statuses: Mapping[str | None, Figure]
    movements: Mapping[Movement, Figure]
    priorities: Sequence[Bar]
    portfolios: Sequence[Bar]
    teams: Sequence[Bar]
    missing: Mapping[str, Figure]
    off_course: Figure
    longest: Sequence[OffCourse]
    headline: str
    trend: Sequence[Bar]


def overview(register: Register, quarter: Quarter) -> Overview:
    """The figures of a quarter; all are 0 for one that the register lacks."""
    activities, scheme = register.activities(quarter), register.scheme
    before = quarter_before(register, quarter)
    summary = summarise(activities)
    bad = [status.id for status in off_course_statuses(scheme)]
    off_course = [activity for activity in activities if activity.status in bad]
    return Overview(
        quarter,
        before,
        summary.total,
        _statuses(scheme, summary.by_status, count_statuses(register.activities(before)) if before else None),
        _movements(register, activities),
        _bars("priority", summary.by_priority),
        sorted(_bars("portfolio", summary.by_portfolio), key=_largest_first),
        sorted(_bars("team", summary.by_team), key=_largest_first),
        {field: Figure(sum(1 for a in activities if not getattr(a, field)), query) for field, query in _MISSING.items()},
        Figure(len(off_course), off_course_query(scheme)),
        _longest(register, off_course, bad),
        headline(register, quarter),
        _trend(trend(register, quarter)[-_LATEST:]),
    )


def off_course_statuses(scheme: StatusScheme) -> tuple[Status, ...]:
    """The statuses of a scheme that something must be done about, the worst class first."""
    return tuple(sorted((s for s in scheme if s.kind in OFF_COURSE), key=lambda status: OFF_COURSE.index(status.kind)))


def off_course_query(scheme: StatusScheme) -> str:
    """What finds all activities with such a status; empty where the scheme has none."""
    return " or ".join(status_query(scheme, status.id) for status in off_course_statuses(scheme))


def _statuses(scheme: StatusScheme, now: Counts, before: Counts | None) -> dict[str | None, Figure]:
    present = [status for status in now if status not in scheme.ids]
    return {
        status: Figure(now.get(status, 0), status_query(scheme, status), None if before is None else before.get(status, 0))
        for status in (*scheme.ids[:-1], *present, None)
    }


def _movements(register: Register, activities: Iterable[Activity]) -> dict[Movement, Figure]:
    counts = Counter(movement(register, activity) for activity in activities)
    return {kind: Figure(counts[kind], f"changed:{kind}") for kind in Movement}


def _bars(field: str, groups: Mapping[str, Counts]) -> list[Bar]:
    """A bar for each group; names that differ only in case and accents are one, as every query takes them."""
    names: dict[str, str] = {}
    counts: dict[str, Counter[str | None]] = {}
    for name, group in groups.items():
        first = names.setdefault(wanted_text(name), name)
        counts.setdefault(first, Counter()).update(group)
    return [Bar(name, count, name_query(field, name)) for name, count in counts.items()]


def _trend(quarters: Sequence[Standing]) -> list[Bar]:
    """A bar for each quarter, named by it and the part that was on course."""
    return [Bar(_told(one), one.by_status, f"quarter:{one.quarter}") for one in quarters] if len(quarters) > 1 else []


def _told(stands: Standing) -> str:
    return stands.quarter.label + ("" if stands.percent is None else f"{stands.percent:>5}%")


def _longest(register: Register, off_course: Iterable[Activity], bad: Sequence[str | None]) -> list[OffCourse]:
    """The longest first, of the same length the worst; ``bad`` are the statuses to count, the worst first."""
    found = [_followed(register, activity, bad) for activity in off_course]
    return sorted(found, key=lambda one: (-len(one.statuses), bad.index(one.activity.status)))[:_LONGEST]


def _followed(register: Register, activity: Activity, bad: Sequence[str | None]) -> OffCourse:
    statuses = [status for _, status in trail(register, activity, len(register.quarters))]
    lately = list(takewhile(bad.__contains__, reversed(statuses)))
    return OffCourse(activity, tuple(reversed(lately)), f"code:{activity.code}")


def _largest_first(bar: Bar) -> tuple[bool, int, str]:
    return not bar.name, -bar.size, wanted_text(bar.name)
