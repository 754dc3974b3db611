"""What the main screen shows of a register: one quarter, narrowed by a search. Values only; no widget is touched here."""

from __future__ import annotations

from pathlib import Path

from ka_tui.domain.activities import Activity
from ka_tui.domain.filters import searched_text
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.text import folded

_BEGIN = "Read a report in with 'ka import FILE', or press + to add an activity."


class ShownQuarter:
    """One quarter as the register now has it. What a search looks through is worked out once and kept from key to key."""

    def __init__(self, register: Register, quarter: Quarter | None) -> None:
        """Show a quarter of the register, or its latest where it has no such; none where it has no quarter at all."""
        self.register = register
        self.quarter = quarter if quarter in register.quarters else max(register.quarters, default=None)
        self.activities = register.activities(self.quarter) if self.quarter else ()
        self._searched: list[str] | None = None

    def found(self, search: str) -> list[Activity]:
        """The activities that have all words of a search, in the order of the report."""
        words = words_of(search)
        if not words:
            return list(self.activities)
        texts = self.searched()
        return [a for a, text in zip(self.activities, texts, strict=True) if all(word in text for word in words)]

    def searched(self) -> list[str]:
        """What a search looks through, for each activity."""
        if self._searched is None:
            self._searched = [searched_text(activity) for activity in self.activities]
        return self._searched

    def beside(self, step: int) -> Quarter | None:
        """The quarter so many places further on in the register; None where there is none."""
        quarters = list(self.register.quarters)
        place = quarters.index(self.quarter) + step if self.quarter in quarters else -1
        return quarters[place] if 0 <= place < len(quarters) else None

    def nothing_found(self, search: str, register: Path) -> str:
        """What to say when there is nothing to show: why, and what to do; ``register`` is where it lies, or would."""
        if words_of(search):
            return "Nothing has all these words. Esc ends the search."
        if self.quarter is None:
            none = "The register holds no quarter yet" if self.register.identity else f"No register yet at {register}"
            return f"{none}. {_BEGIN}"
        return f"{self.quarter.label} has no activities. Press + to add one, or [ and ] for another quarter."


def words_of(search: str) -> tuple[str, ...]:
    """The words of a search as they are looked for."""
    return tuple(folded(search).split())
