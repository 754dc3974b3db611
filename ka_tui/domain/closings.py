"""Signing a quarter off: it is frozen as it was published, and what is changed after a reopening are corrections."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.days import day_in_words
from ka_tui.domain.text import clean_line, clean_text


class Reopening(NamedTuple):
    """That a quarter was opened again after it was signed off: when (ISO 8601, UTC), by whom and why."""

    at: str
    by: str
    reason: str


class Closing(NamedTuple):
    """That a quarter was signed off.

    ``checksum`` is that of its activities' content; ``as_at`` the day on which the data stood so; ``name`` who signs for it;
    ``at`` (ISO 8601, UTC) and ``by`` tell who did it when; ``commit`` is that of the register which was signed off.
    """

    checksum: str
    as_at: date
    name: str
    at: str
    by: str
    commit: int
    reopened: Reopening | None = None

    @property
    def in_words(self) -> str:
        """What is said of the quarter: ``Signed off as at 14 October 2022 by Officer``."""
        return f"Signed off as at {day_in_words(self.as_at)} by {self.name}"

    def to_dict(self) -> dict[str, Any]:
        """The closing as the register keeps it."""
        reopened = self.reopened._asdict() if self.reopened else None
        return {**self._asdict(), "as_at": self.as_at.isoformat(), "reopened": reopened}


def closing_of(document: Mapping[str, Any]) -> Closing:
    """The closing that a record holds; raises KeyError, TypeError or ValueError for what is none."""
    texts = {name: clean_line(document[name]) for name in ("checksum", "name", "at", "by")}
    if type(document["commit"]) is not int:
        raise TypeError(document["commit"])
    again = _reopening_of(document["reopened"]) if document["reopened"] else None
    return Closing(as_at=date.fromisoformat(document["as_at"]), commit=document["commit"], reopened=again, **texts)


def _reopening_of(document: Mapping[str, Any]) -> Reopening:
    return Reopening(clean_line(document["at"]), clean_line(document["by"]), clean_text(document["reason"]))


def checksum(activities: Iterable[Activity]) -> str:
    """SHA-256, in hexadecimal digits, of codes and content in the order of the report: the same words give the same sum."""
    content = [{"code": activity.code, **activity.content()} for activity in activities]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
