"""Queries as text that find exactly the activities with a status, or with a name as team, portfolio or priority."""

from __future__ import annotations

import re

from ka_tui.domain.query import wanted_text
from ka_tui.domain.statuses import StatusScheme

_PLAIN = re.compile(r"[\w-]+")
_TO_ESCAPE = re.compile(r'(["\\])')


def status_query(scheme: StatusScheme, status: str | None) -> str:
    """What finds a status; one that the scheme does not know has no name, and is what is left when all others are gone."""
    if status is None:
        return "status:none"
    if status not in scheme:
        return " ".join(f"-{status_query(scheme, known)}" for known in scheme.ids)
    return f"status:{status}" if _PLAIN.fullmatch(status) else f"status:{quoted(status)}"


def name_query(field: str, name: str) -> str:
    """What finds a name in ``field`` (priority, portfolio or team), case and accents ignored; an empty one is *not stated*."""
    return f"{field}:={quoted(name)}" if wanted_text(name) else f"missing:{field}"


def quoted(text: str) -> str:
    """A text in quotes, as the language of queries reads it."""
    return '"' + _TO_ESCAPE.sub(r"\\\1", text) + '"'
