"""What two rows of words or lines have in common, in the same order, found quickly in long ones too.

Surest is what stands once in either row; between two such matches more may stand once, and so on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

Match: TypeAlias = tuple[int, int]
"""A place in the row before, and the place of the same in the row after."""
Close: TypeAlias = Callable[[Sequence[str], Sequence[str]], Iterable[Match]]
"""Looks closer at two rows that have no sure match."""

_DEEPEST = 6
"""How often what lies between two matches is looked through for more of them that are sure."""


def matches(old: Sequence[str], new: Sequence[str], close: Close, depth: int = 0) -> Iterator[Match]:
    """What is the same, in rising order: at both ends, then what either side has once, and between these the same again.

    ``close`` looks closer at what has none such.
    """
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    tail = next((n for n in range(most - head) if old[-1 - n] != new[-1 - n]), most - head)
    yield from ((n, n) for n in range(head))
    yield from _moved(_inner_matches(old[head : len(old) - tail], new[head : len(new) - tail], close, depth), (head, head))
    yield from ((len(old) - n, len(new) - n) for n in range(tail, 0, -1))


def _inner_matches(old: Sequence[str], new: Sequence[str], close: Close, depth: int) -> Iterable[Match]:
    if not old or not new:
        return
    sure = _sure_matches(old, new) if depth < _DEEPEST else []
    if not sure:
        yield from close(old, new)
        return
    reached = (0, 0)
    for i, j in [*sure, (len(old), len(new))]:
        yield from _moved(matches(old[reached[0] : i], new[reached[1] : j], close, depth + 1), reached)
        if i < len(old):
            yield i, j
        reached = (i + 1, j + 1)


def _moved(found: Iterable[Match], by: Match) -> Iterator[Match]:
    return ((i + by[0], j + by[1]) for i, j in found)


def _sure_matches(old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """What stands once in either: the longest row of such that is in the same order in both."""
    counts = Counter(old), Counter(new)
    places = {item: place for place, item in enumerate(new) if counts[1][item] == 1}
    pairs = [(place, places[item]) for place, item in enumerate(old) if item in places and counts[0][item] == 1]
    lowest: list[int] = []
    rows: list[tuple[Match, int]] = []
    ends: list[int] = []
    for pair in pairs:
        length = bisect_left(lowest, pair[1])
        rows.append((pair, ends[length - 1] if length else -1))
        lowest[length : length + 1] = [pair[1]]
        ends[length : length + 1] = [len(rows) - 1]
    longest: list[Match] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        pair, at = rows[at]
        longest.append(pair)
    return longest[::-1]
