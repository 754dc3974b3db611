"""The orders that activities can be put in. Whatever an order has nothing to go by comes last, upwards and downwards."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import islice, takewhile
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

from ka_tui.domain.activities import Activity
from ka_tui.domain.codes import code_key
from ka_tui.domain.movement import TRAIL_LENGTH, Movement, movement, past
from ka_tui.domain.register import Register
from ka_tui.domain.text import folded

Keys: TypeAlias = Iterable[Any]
"""What each of some activities is sorted by; None for one that there is nothing to sort by."""


class SortKey(NamedTuple):
    """Something to sort by, one of ``SORTABLE``, and in which direction."""

    by: str
    descending: bool = False


def ordered(register: Register, activities: Sequence[Activity], keys: Sequence[SortKey]) -> list[Activity]:
    """The activities by the first key; where that makes no difference by the next, and at last as they were given."""
    found = list(activities)
    for key in reversed(keys):
        found = _sorted(found, _KEYS[key.by](register, found), key.descending)
    return found


def toggled(keys: Sequence[SortKey], by: str, *, also: bool) -> tuple[SortKey, ...]:
    """The keys after one more press for a column: upwards, then downwards, then not at all.

    ``also`` keeps the other keys, and sorts by a new one after them; else it is the only one.
    """
    up, down = SortKey(by), SortKey(by, descending=True)
    kept = tuple(key for key in keys if also or key.by == by)
    if up in kept:
        return tuple(down if key == up else key for key in kept)
    return tuple(key for key in kept if key != down) if down in kept else (*kept, up)


def _sorted(activities: Sequence[Activity], keys: Keys, descending: bool) -> list[Activity]:
    by_row = list(keys)
    rows = sorted((row for row, key in enumerate(by_row) if key is not None), key=by_row.__getitem__, reverse=descending)
    return [activities[row] for row in rows] + [a for a, key in zip(activities, by_row, strict=True) if key is None]


def _each_value_once(value_of: Callable[[Activity], Hashable], activities: Sequence[Activity], key: Callable[[Any], Any]) -> Keys:
    values = list(map(value_of, activities))
    keys = {value: key(value) for value in set(values)}
    return map(keys.__getitem__, values)


def _by_code(register: Register, activities: Sequence[Activity]) -> Keys:  # noqa: ARG001 - all orders have one signature
    return _each_value_once(attrgetter("code"), activities, code_key)


def _by_text(field: str) -> Callable[[Register, Sequence[Activity]], Keys]:
    return lambda _, activities: _each_value_once(attrgetter(field), activities, lambda text: folded(text) or None)


def _by_status(register: Register, activities: Sequence[Activity]) -> Keys:
    """In the order of the scheme."""
    places = {status.id: place for place, status in enumerate(register.scheme)}
    return [places.get(activity.status or "") for activity in activities]


_MOVEMENTS = {movement: place for place, movement in enumerate((Movement.WORSE, Movement.NEW, Movement.SAME, Movement.BETTER))}


def _by_movement(register: Register, activities: Sequence[Activity]) -> Keys:
    """What needs a look first: worse, new, the same, better."""
    return [_MOVEMENTS.get(movement(register, activity)) for activity in activities]


def _by_trail(register: Register, activities: Sequence[Activity]) -> Keys:
    """What deteriorated most first: by how far it fell from its best, then how bad it is, then for how long it has been so."""
    ranks = {status: register.scheme.rank(status) for status in register.scheme.ids}
    return [_decline(islice(past(register, activity), TRAIL_LENGTH), ranks) for activity in activities]


def _decline(steps: Iterable[Activity], ranks: Mapping[str | None, int | None]) -> tuple[int, int, int] | None:
    """How far an activity fell, how good it is, and for how long already, negated; ``steps`` are its past, latest first."""
    found = [ranks.get(step.status) for step in steps]
    now = found[0]
    if now is None:
        return None
    best = max(rank for rank in found if rank is not None)
    return now - best, now, -sum(1 for _ in takewhile(lambda rank: rank == now, found))


_KEYS: Mapping[str, Callable[[Register, Sequence[Activity]], Keys]] = {
    "code": _by_code,
    "title": _by_text("title"),
    "status": _by_status,
    "movement": _by_movement,
    "trail": _by_trail,
    "team": _by_text("team"),
    "portfolio": _by_text("portfolio"),
}

SORTABLE = tuple(_KEYS)
"""What activities can be sorted by, named as the columns of the table are."""
