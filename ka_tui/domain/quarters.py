"""Quarters of a council's financial year; their days are the calendar's.

``Q2-2022`` is quarter 2 of 2022/23: where years begin in April, July to September 2022. ``Q4-2022`` is January to March 2023.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ka_tui.errors import InvalidQuarter

_ORDINALS = {"1": 1, "2": 2, "3": 3, "4": 4, "one": 1, "two": 2, "three": 3, "four": 4}
_ORDINALS |= {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}
_NUMBER = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_NUMBERED = re.compile(rf"(?:\bq(?:uarter|tr)?\s*(?:\.\s*)?({_NUMBER})\b|\b({_NUMBER})\s+quarter\b)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(\d{4})(?:\s*[/–-]\s*(\d{4}|\d{2}))?(?!\d)")
_YEARS = range(1900, 3000)
"""What a number of four digits must be to count as a year."""


class Quarter(NamedTuple):
    """A quarter of a financial year: ``year`` is the calendar year the financial year begins in, ``number`` 1 to 4."""

    year: int
    number: int

    def __str__(self) -> str:
        """The short name, as in ``Q2-2022``."""
        return f"Q{self.number}-{self.year}"

    @property
    def financial_year(self) -> str:
        """The financial year as people write it: ``2022/23``."""
        return f"{self.year}/{(self.year + 1) % 100:02}"

    @property
    def label(self) -> str:
        """The name for a heading: ``Q2 2022/23``."""
        return f"Q{self.number} {self.financial_year}"

    @property
    def title(self) -> str:
        """The name in full: ``Quarter 2 of 2022/23``."""
        return f"Quarter {self.number} of {self.financial_year}"

    @property
    def next(self) -> Quarter:
        """The quarter after this one."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def previous(self) -> Quarter:
        """The quarter before this one."""
        return Quarter(self.year - (self.number == 1), (self.number - 2) % 4 + 1)


_LAST = 4
_WINTER = re.compile(r"(?:january|february|march|jan|feb|mar)\W*$", re.IGNORECASE)


def parse_quarter(text: str) -> Quarter:
    """Read a quarter in any of the spellings people use; raise InvalidQuarter otherwise.

    A financial year in two parts must hold together: ``2022/23`` and ``2022/2023`` do, ``2022/24`` does not.
    """
    quarter = find_quarter(text)
    leftover = _YEAR.sub(" ", _NUMBERED.sub(" ", text, count=1), count=1)
    words = set(re.findall(r"\w+", leftover.casefold()))
    if quarter is None or words - {"of", "year", "the", "financial", "fy", "in"}:
        raise InvalidQuarter(text)
    return quarter


def find_quarter(text: str) -> Quarter | None:
    """The quarter that a heading names, whatever stands around it; None when it names none.

    A financial year in two parts counts before a year that stands alone, which may be that of a date. The fourth quarter's
    own months lie in the calendar year after: ``Quarter 4 (January to March 2023)`` is of 2022/23.
    """
    numbered = _NUMBERED.search(text)
    if numbered is None:
        return None
    rest = text[: numbered.start()] + "\n" + text[numbered.end() :]
    years = [year for year in _YEAR.finditer(rest) if _holds_together(year)]
    if not years:
        return None
    year = next((year for year in years if year[2]), years[0])
    number = _ORDINALS[(numbered[1] or numbered[2]).casefold()]
    of_its_months = number == _LAST and year[2] is None and _WINTER.search(rest[: year.start()]) is not None
    return Quarter(int(year[1]) - of_its_months, number)


def _holds_together(year: re.Match[str]) -> bool:
    """Whether both halves of a financial year fit, a year alone does, and a calendar has it."""
    return int(year[1]) in _YEARS and (year[2] is None or int(year[2]) == (int(year[1]) + 1) % 10 ** len(year[2]))
