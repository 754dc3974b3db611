"""A moment as people write it, in UTC as the register keeps it; a text that is none as it is."""

from __future__ import annotations

from datetime import datetime


def moment(iso: str) -> str:
    """For a sentence: ``4 October 2022 at 09:30``."""
    found = _moment(iso)
    return f"{found.day} {found:%B %Y at %H:%M}" if found else iso


def short_moment(iso: str) -> str:
    """For a column, always as wide: `` 4 Oct 2022 09:30``."""
    found = _moment(iso)
    return f"{found.day:>2} {found:%b %Y %H:%M}" if found else iso


def _moment(iso: str) -> datetime | None:
    try:
        return datetime.fromisoformat(iso)
    except ValueError:
        return None
