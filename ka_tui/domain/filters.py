"""Which activities are wanted: by status, team, portfolio, priority, and words anywhere in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.text import folded

_SEARCHED = ("code", "title", "theme", "priority", "team", "portfolio", "status_source", "progress", "next_steps", "reason")


class Filter(NamedTuple):
    """What is wanted. An empty tuple or text lets everything through; None among ``statuses`` means *not stated*.

    Team, portfolio and priority match any part of the name, case and accents put aside; a number matches the
    priority's number. ``words`` must all occur, each in any field.
    """

    statuses: tuple[str | None, ...] = ()
    team: str = ""
    portfolio: str = ""
    priority: str = ""
    words: str = ""

    def select(self, activities: Iterable[Activity]) -> tuple[Activity, ...]:
        """The wanted ones, in their order."""
        team, portfolio, priority = folded(self.team), folded(self.portfolio), folded(self.priority)
        words = folded(self.words).split()
        return tuple(
            activity
            for activity in activities
            if (not self.statuses or activity.status in self.statuses)
            and team in folded(activity.team)
            and portfolio in folded(activity.portfolio)
            and (priority in folded(activity.heading.heading) or priority == str(activity.priority_number))
            and (not words or _has_all(activity, words))
        )


def _has_all(activity: Activity, words: list[str]) -> bool:
    text = searched_text(activity)
    return all(word in text for word in words)


def searched_text(activity: Activity) -> str:
    """All that a search looks through, folded; a caller that searches often keeps it."""
    return folded("\n".join(filter(None, (getattr(activity, name) for name in _SEARCHED))))
