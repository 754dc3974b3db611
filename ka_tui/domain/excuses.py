"""Excuses: findings of a check that somebody has looked at and lets stand, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ka_tui.domain.codes import kept_code
from ka_tui.domain.text import clean_line, clean_text


class Excuse(NamedTuple):
    """That a finding is let stand: of which check, in which field of which activity, and what was quoted.

    It holds for this evidence only: another text is looked at anew. ``at`` is ISO 8601, UTC.
    """

    check: str
    code: str
    field: str
    evidence: str
    reason: str
    at: str
    by: str

    def to_dict(self) -> dict[str, Any]:
        """The excuse as the register keeps it."""
        return self._asdict()


def excuse_of(document: Mapping[str, Any]) -> Excuse:
    """The excuse that a record holds; raises KeyError, TypeError or a KaError for what is none."""
    check, field, at, by = (clean_line(document[name]) for name in ("check", "field", "at", "by"))
    evidence, reason = clean_text(document["evidence"]), clean_text(document["reason"])
    return Excuse(check, kept_code(document["code"]), field, evidence, reason, at, by)
