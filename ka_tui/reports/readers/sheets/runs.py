"""The words of a spreadsheet's cell: runs of their own colour and font, and what they show together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ka_tui.reports.readers.document_parts import Mark
from ka_tui.reports.readers.office.symbol_fonts import UNKNOWN, signs_of
from ka_tui.reports.readers.sheets.colours import ink_marks


class Run(NamedTuple):
    """Words of one colour (``#rrggbb``) and one font; None stands for those of the cell."""

    text: str
    ink: str | None = None
    font: str | None = None


Runs = tuple[Run, ...]


def plain_runs(text: str) -> Runs:
    """Words that look as their cell does."""
    return (Run(text),) if text else ()


def shown_runs(runs: Sequence[Run], ink: str | None, font: str) -> tuple[str, tuple[Mark, ...]]:
    """What runs show in a cell of this ink and font, and the mark that is the one colour of them; several colours are no mark."""
    if not runs:
        return "", ()
    words = [(signs_of(run.font or font, run.text).replace(UNKNOWN, ""), run.ink or ink) for run in runs]
    marks = {mark for text, colour in words if text.strip() for mark in ink_marks(colour)}
    return "".join(text for text, _ in words), tuple(marks) if len(marks) == 1 else ()
