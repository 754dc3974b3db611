"""Which quarter the rows of a document are of.

What the user says wins; then a row's own quarter, then the document's, then the one in its file's name.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from ka_tui.domain.quarters import Quarter, find_quarter, parse_quarter
from ka_tui.domain.text import clean_line
from ka_tui.errors import InvalidQuarter, QuarterNotStated
from ka_tui.reports.reading import Hints, Problem, Source

_BETWEEN_WORDS = re.compile(r"[\s_.-]+")


def quarter_in_name(name: str) -> Quarter | None:
    """The quarter that a file is named for, as in ``Q2-2022.csv`` or ``quarter_2_2022-23.md``."""
    return find_quarter(_BETWEEN_WORDS.sub(" ", PurePath(name).stem))


class StatedQuarter:
    """Gives each row its quarter, and keeps what a person should be told about that."""

    def __init__(self, source: Source, hints: Hints, document: Quarter | None) -> None:
        self._source = source
        self._wanted = hints.quarter
        self._document = document or quarter_in_name(source.name)
        self._contradictions: dict[Quarter, str] = {}
        self._unreadable: list[Problem] = []
        self._rows = self._rows_with_quarter = 0

    def of_row(self, stated: str, place: str) -> Quarter | None:
        """The quarter of a row in which ``stated`` stands as its quarter; None when there is none, or no sense in it."""
        quarter = self._row_or_document(clean_line(stated), place)
        self._rows += 1
        if self._wanted is not None:
            if quarter not in (None, self._wanted):
                self._contradictions.setdefault(quarter, place)
            quarter = self._wanted
        self._rows_with_quarter += quarter is not None
        return quarter

    def problems(self) -> tuple[Problem, ...]:
        """What is to be told once all rows are read; raises QuarterNotStated when none of them has a quarter."""
        if self._rows and not self._rows_with_quarter:
            raise QuarterNotStated(self._source.name)
        told = [
            Problem(
                self._source.name,
                place,
                f"The document says {quarter.label} here; it was read as {self._wanted.label}, as you said.",
                "Leave --quarter out to read it as it says.",
            )
            for quarter, place in self._contradictions.items()
            if self._wanted is not None
        ]
        return (*self._unreadable, *told)

    def _row_or_document(self, stated: str, place: str) -> Quarter | None:
        if not stated:
            return self._document
        try:
            return parse_quarter(stated)
        except InvalidQuarter as error:
            self._unreadable.append(Problem(self._source.name, place, str(error), "Mend the quarter there, or give --quarter."))
            return None
