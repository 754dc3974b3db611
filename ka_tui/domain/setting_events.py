"""What a change of a setting was, in a few words, for the history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ka_tui.domain.changes import Edit
from ka_tui.domain.days import MONTHS


def setting_event(edit: Edit) -> str:
    """What became of a setting: ``'Team' → 'Service'``, ``hard-words off``; ``changed`` where that would take long."""
    tell = _TOLD.get(edit.key)
    before, after = ((side or {}).get("value") for side in (edit.before, edit.after))
    try:
        return (tell(before, after) if tell else "") or "changed"
    except (KeyError, IndexError, TypeError, AttributeError):
        return "changed"


def _texts(before: Any, after: Any) -> str:
    return f"{_quoted(before)} → {_quoted(after)}"


def _fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    differing = [name for name in after if before.get(name) != after[name]]
    return ", ".join(f"{name} {_texts(before.get(name), after[name])}" for name in differing)


def _months(before: int, after: int) -> str:
    return f"{MONTHS[before - 1]} → {MONTHS[after - 1]}"


def _turned(before: list[str], after: list[str]) -> str:
    off, on = sorted({*after} - {*before}), sorted({*before} - {*after})
    return ", ".join([*(f"{name} off" for name in off), *(f"{name} on" for name in on)])


def _words(before: list[Mapping[str, Any]], after: list[Mapping[str, Any]]) -> str:
    was, becomes = (", ".join(str(status["word"]) for status in statuses) for statuses in (before, after))
    return f"{was} → {becomes}" if was != becomes else ""


def _quoted(value: Any) -> str:
    return f"'{value}'" if value else "(nothing)"


_TOLD: Mapping[str, Callable[[Any, Any], str]] = {
    "council": _texts,
    "notice": _texts,
    "labels": _fields,
    "year_start": _months,
    "code_pattern": _texts,
    "checks_off": _turned,
    "statuses": _words,
}
