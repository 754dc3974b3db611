"""The corrections of a quarter as a paper prints them: what was published, what it says now, when and why it was corrected."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ka_tui.domain.corrections import WHOLE, Correction
from ka_tui.domain.days import day_in_words
from ka_tui.domain.labels import Labels
from ka_tui.reports.document import ReportDocument

HEADING = "Corrections since publication"
COLUMNS = (
    ("item", "What", 15),
    ("was", "As published", 29),
    ("is_now", "As corrected", 29),
    ("day", "On", 10),
    ("why", "Why", 17),
)
"""Of the table: the field of a row, the heading, and the share of the width in percent."""
_NARRATIVES = ("progress", "next_steps")
_NOTHING = "(nothing)"


class CorrectionRow(NamedTuple):
    """A correction in words; ``was`` and ``is_now`` are narratives."""

    item: str
    was: str
    is_now: str
    day: str
    why: str


def correction_rows(document: ReportDocument, labels: Labels) -> tuple[CorrectionRow, ...]:
    """The corrections that are printed, in these words; none where a quarter was never signed off, or is as it was published."""
    return tuple(_row(correction, labels) for correction in _printed(document))


def published_in_words(document: ReportDocument) -> str:
    """When the quarter was published, over its corrections; empty where there are none."""
    if document.corrections is None or not any(_printed(document)):
        return ""
    return f"First signed off as at {day_in_words(document.corrections.first.as_at)}. This has been corrected since then."


def _printed(document: ReportDocument) -> Iterator[Correction]:
    """Without those of reasons, where the paper gives none."""
    for correction in document.corrections.items if document.corrections else ():
        if document.choices.reasons or correction.field != "reason":
            yield correction


def _row(correction: Correction, labels: Labels) -> CorrectionRow:
    day = day_in_words(date.fromisoformat(correction.at[:10])) if correction.at else ""
    was, is_now = correction.was, correction.is_now
    if correction.field == WHOLE:
        item = f"{labels.one} {correction.code}"
        return CorrectionRow(item, was or "(not there)", is_now or "(taken out)", day, correction.why)
    if correction.field in _NARRATIVES:
        was, is_now = _differing(was, is_now)
    item = f"{labels.of(correction.field)} of {correction.code}"
    return CorrectionRow(item, was or _NOTHING, is_now or _NOTHING, day, correction.why)


def _differing(was: str, is_now: str) -> tuple[str, str]:
    """The lines of two narratives that only one of them has; both whole where only the order of the lines differs."""
    before, after = was.split("\n"), is_now.split("\n")
    left, new = ("\n".join(line for line in lines if line not in others) for lines, others in ((before, after), (after, before)))
    return (left, new) if left.strip() or new.strip() else (was, is_now)
