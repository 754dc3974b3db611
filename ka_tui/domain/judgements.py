"""Judgements: what came of the next steps that the quarter before promised, as somebody has judged it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from ka_tui.domain.codes import kept_code
from ka_tui.domain.text import clean_line, clean_text


class PromiseOutcome(StrEnum):
    """What came of a promise: ``moved`` to a later day, ``silent`` where this quarter says nothing of it."""

    KEPT = "kept"
    NOT_KEPT = "not kept"
    MOVED = "moved"
    SILENT = "silent"


class Judgement(NamedTuple):
    """What somebody judged of one promise: of the activity with ``code`` in this quarter, the step in its own words.

    ``at`` is ISO 8601, UTC.
    """

    code: str
    step: str
    outcome: PromiseOutcome
    at: str
    by: str

    def to_dict(self) -> dict[str, Any]:
        """The judgement as the register keeps it."""
        return {**self._asdict(), "outcome": str(self.outcome)}


def judgement_of(document: Mapping[str, Any]) -> Judgement:
    """The judgement that a record holds; raises KeyError, TypeError, ValueError or a KaError for what is none."""
    return Judgement(
        kept_code(document["code"]),
        clean_text(document["step"]),
        PromiseOutcome(document["outcome"]),
        clean_line(document["at"]),
        clean_line(document["by"]),
    )
