"""Two quarters beside each other: what moved up and down, what is new, what ended, and whose texts changed.

Inside a financial year an activity goes by its code, from year to year by the links between the plans, over those in between too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.lineage import successor_codes
from ka_tui.domain.movement import Movement, compare_statuses, worst
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import StatusScheme

TEXTS = ("title", "progress", "next_steps")
"""The fields whose words are compared."""


class Fate(StrEnum):
    """What became of an activity; ``not_comparable`` where a status is not stated, or takes no part in movement."""

    DOWN = "down"
    UP = "up"
    NEW = "new"
    ENDED = "ended"
    SAME = "same"
    NOT_COMPARABLE = "not_comparable"

    @property
    def words(self) -> str:
        """The name of a group of such activities: ``Moved down``."""
        moved = {"down": "Moved down", "up": "Moved up"}
        return moved.get(self.value, self.value.replace("_", " ").capitalize())

    @property
    def symbol(self) -> str:
        """One column wide, and told apart without colour."""
        return {"down": "↓", "up": "↑", "new": "+", "ended": "×", "same": "=", "not_comparable": "?"}[self.value]


_MOVED = {Movement.BETTER: Fate.UP, Movement.WORSE: Fate.DOWN, Movement.SAME: Fate.SAME}


class Compared(NamedTuple):
    """An activity in both quarters: nothing ``before`` where it is new, nothing ``after`` where it ended.

    Several before were merged, several after were split; their status is that of the one that stands worst.
    """

    before: tuple[Activity, ...]
    after: tuple[Activity, ...]
    fate: Fate

    @property
    def regrouped(self) -> str:
        """``merged``, ``split``, both where several became several, or nothing."""
        said = ["merged"] * (len(self.before) > 1) + ["split"] * (len(self.after) > 1)
        return " and ".join(said) if self.before and self.after else ""

    def text_before(self, field: str) -> str:
        """What a field said in the first quarter; of several activities one after the other."""
        return _said(self.before, field)

    def text_after(self, field: str) -> str:
        """What a field says in the second quarter."""
        return _said(self.after, field)

    @property
    def changed(self) -> tuple[str, ...]:
        """The texts whose words are not the same; none for what is new or ended."""
        if not self.before or not self.after:
            return ()
        return tuple(name for name in TEXTS if self.text_before(name).split() != self.text_after(name).split())


class Comparison(NamedTuple):
    """Two quarters in the order of time. Every activity of each stands in one of ``activities``, in the order of the report."""

    first: Quarter
    second: Quarter
    activities: tuple[Compared, ...]

    def of(self, fate: Fate) -> tuple[Compared, ...]:
        """Those of which one thing became."""
        return tuple(compared for compared in self.activities if compared.fate is fate)

    @property
    def counts(self) -> Mapping[Fate, int]:
        """How many there are of each fate."""
        return {fate: len(self.of(fate)) for fate in Fate}

    @property
    def are_joined(self) -> bool:
        """Whether any activity is found in both quarters."""
        return any(compared.before and compared.after for compared in self.activities)


def compare(register: Register, one: Quarter, other: Quarter) -> Comparison:
    """Compare two quarters of the register, given in either order; raises NoSuchQuarter and NoQuarters."""
    first, second = sorted((register.require(one), register.require(other)))
    old, new = register.quarters[first], register.quarters[second]
    groups = _groups(old, new, _continued(register, first, second))
    return Comparison(
        first, second, tuple(Compared(before, after, _fate(register.scheme, before, after)) for before, after in groups)
    )


def _continued(register: Register, first: Quarter, second: Quarter) -> dict[str, tuple[str, ...]]:
    """For each code of the first quarter those of the second that continue it."""
    old, new = register.quarters[first], register.quarters[second]
    if first.year == second.year:
        return {code: (code,) for code in old if code in new}
    found = {code: successor_codes(register, first.year, code, second.year) for code in old}
    return {code: tuple(one for one in codes if one in new) for code, codes in found.items()}


def _groups(
    old: Mapping[str, Activity], new: Mapping[str, Activity], continued: Mapping[str, Sequence[str]]
) -> Iterator[tuple[tuple[Activity, ...], tuple[Activity, ...]]]:
    """The activities of both sides that hang together, in the order of the second quarter; then what has nothing after it."""
    origins: dict[str, list[str]] = {}
    for code, successors in continued.items():
        for successor in successors:
            origins.setdefault(successor, []).append(code)
    done: set[str] = set()
    for code in new:
        if code not in done:
            after, before = _hanging_together(code, origins, continued)
            done |= after
            yield _in_order(old[one] for one in before), _in_order(new[one] for one in after)
    yield from (((old[code],), ()) for code in old if not continued.get(code))


def _hanging_together(
    code: str, origins: Mapping[str, Sequence[str]], continued: Mapping[str, Sequence[str]]
) -> tuple[set[str], set[str]]:
    """All codes after, and all before, that merging and splitting join to one of the second quarter."""
    after: set[str] = set()
    before: set[str] = set()
    waiting = [code]
    while waiting:
        one = waiting.pop()
        if one not in after:
            after.add(one)
            for origin in origins.get(one, ()):
                before.add(origin)
                waiting += continued[origin]
    return after, before


def _in_order(activities: Iterable[Activity]) -> tuple[Activity, ...]:
    return tuple(sorted(activities, key=lambda activity: activity.sort_key))


def _fate(scheme: StatusScheme, before: tuple[Activity, ...], after: tuple[Activity, ...]) -> Fate:
    if not before or not after:
        return Fate.ENDED if before else Fate.NEW
    old, new = worst(scheme, before), worst(scheme, after)
    if old == new or old.status == new.status is not None:
        return Fate.SAME
    return _MOVED.get(compare_statuses(scheme, old.status, new.status), Fate.NOT_COMPARABLE)


def _said(activities: Sequence[Activity], field: str) -> str:
    texts = [getattr(activity, field) for activity in activities]
    return ("; " if field == "title" else "\n\n").join(filter(None, texts))
