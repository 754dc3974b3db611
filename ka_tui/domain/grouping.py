"""Activities in groups: by priority, portfolio, team or status."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from operator import attrgetter
from typing import Any, NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.labels import Labels, in_sentence
from ka_tui.domain.priorities import Priority
from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.text import folded

_USUAL = Labels()


class Grouping(StrEnum):
    """What activities are grouped by."""

    PRIORITY = "priority"
    PORTFOLIO = "portfolio"
    TEAM = "team"
    STATUS = "status"
    NOTHING = "nothing"

    @property
    def next(self) -> Grouping:
        """The grouping after this one, the first after the last."""
        groupings = list(Grouping)
        return groupings[(groupings.index(self) + 1) % len(groupings)]

    def word(self, labels: Labels) -> str:
        """The word for it in a sentence, as in *grouped by team*."""
        return in_sentence(labels.of(self.value)) if self in (Grouping.TEAM, Grouping.PORTFOLIO) else self.value


class Group(NamedTuple):
    """Activities that have something in common, and what that is; a group of everything has no heading."""

    heading: str
    activities: Sequence[Activity]


def grouped(activities: Iterable[Activity], grouping: Grouping, scheme: StatusScheme, labels: Labels = _USUAL) -> list[Group]:
    """The groups that are not empty, each with its activities in the order given.

    Priorities stand in the order of the report, whatever order is given, teams and portfolios in that of the alphabet, statuses
    in that of the scheme; those that have none come last, with those whose heading says just that.
    """
    match grouping:
        case Grouping.PRIORITY:
            return _by_priority(activities)
        case Grouping.PORTFOLIO | Grouping.TEAM:
            return _by_name(activities, grouping, f"No {grouping.word(labels)}")
        case Grouping.STATUS:
            return _by_status(activities, scheme)
        case Grouping.NOTHING:
            everything = tuple(activities)
            return [Group("", everything)] if everything else []


def _by_priority(activities: Iterable[Activity]) -> list[Group]:
    """Priorities that are divided differently into theme and name, and read the same, are one."""
    none = "No priority"
    groups = _gathered(activities, attrgetter("theme", "priority"), lambda parts: Priority(None, *parts).heading or none)
    headings = sorted(groups, key=lambda heading: (heading == none, _first_place(groups[heading])))
    return [Group(heading, groups[heading]) for heading in headings]


def _first_place(activities: Iterable[Activity]) -> tuple[object, ...]:
    """The sort key of the activity that comes first in the report; codes of one shape sort as text, so few need theirs."""
    first: dict[tuple[int | None, int, int], Activity] = {}
    for activity in activities:
        code = activity.code
        shape = (activity.priority_number, len(code), code.rfind("."))
        if shape not in first or code < first[shape].code:
            first[shape] = activity
    return min(activity.sort_key for activity in first.values())


def _by_name(activities: Iterable[Activity], field: str, none: str) -> list[Group]:
    groups = _gathered(activities, attrgetter(field), lambda name: name or none)
    return [Group(name, groups[name]) for name in sorted(groups, key=lambda name: (name == none, folded(name), name))]


def _by_status(activities: Iterable[Activity], scheme: StatusScheme) -> list[Group]:
    groups = _gathered(activities, attrgetter("status"), scheme.label)
    places = {scheme.label(status): place for place, status in enumerate(scheme.ids)}
    return [Group(heading, groups[heading]) for heading in sorted(groups, key=lambda heading: places.get(heading, len(places)))]


def _gathered(
    activities: Iterable[Activity], value_of: Callable[[Activity], Any], heading_of: Callable[[Any], str]
) -> dict[str, list[Activity]]:
    """The activities by heading, which is made once of each value."""
    groups: dict[str, list[Activity]] = {}
    known: dict[Any, list[Activity]] = {}
    for activity in activities:
        value = value_of(activity)
        if value not in known:
            known[value] = groups.setdefault(heading_of(value), [])
        known[value].append(activity)
    return groups
