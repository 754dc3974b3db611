"""Registers to measure on: activities with narratives as long as real ones, made the same every time."""

from __future__ import annotations

from pathlib import Path

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import Proposal, addition_of
from ka_tui.domain.quarters import Quarter
from ka_tui.store.register_store import RegisterStore

QUARTER = Quarter(2022, 2)
_WORDS = [
    "survey",
    "contract",
    "tender",
    "trees",
    "bridge",
    "licence",
    "grant",
    "visit",
    "repair",
    "audit",
    "garden",
    "market",
    "library",
    "museum",
    "path",
    "wall",
]
_STATUSES = ("green", "green", "amber", "green", "red", "completed", None)
_PRIORITIES = 25


def narrative(seed: int, words: int) -> str:
    """Two items with this many words in all, another text for each seed."""
    chosen = [_WORDS[(seed * 7 + n * n + n) % len(_WORDS)] for n in range(words)]
    half = words // 2
    return f"- {' '.join(chosen[:half])}\n- {' '.join(chosen[half:])}"


def activities(count: int) -> list[Activity]:
    """So many activities of one quarter, under 25 priorities."""
    return [_activity(n, count) for n in range(count)]


def _activity(n: int, count: int) -> Activity:
    group, place = divmod(n, max(1, count // _PRIORITIES))
    return Activity(
        QUARTER,
        f"KA.{group + 1:02}.{place + 1:02}",
        f"Activity {n} about the {_WORDS[n % len(_WORDS)]} and the {_WORDS[n // 3 % len(_WORDS)]} of the district",
        priority_number=group + 1,
        priority=f"Priority number {group + 1} of the plan",
        team=f"Team {n % 30}",
        portfolio=f"Portfolio {n % 6}",
        status=_STATUSES[n % len(_STATUSES)],
        progress=narrative(n, 40),
        next_steps=narrative(n + 1, 25),
    )


def make_register(path: Path, count: int) -> RegisterStore:
    """A register of one quarter with so many activities, added as one change."""
    store = RegisterStore(path)
    edits = tuple(addition_of(activity) for activity in activities(count))
    store.apply(Proposal("add", edits, "bench", "2022-10-14T09:00:00Z"))
    return store
