"""The days of a quarter, which depend on the month in which the council's financial year begins."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from ka_tui.domain.days import MONTHS
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.text import clean_line, folded
from ka_tui.errors import InvalidField

SETTING = "year_start"
"""The name of the setting that holds the month."""

_APRIL = 4


class Calendar(NamedTuple):
    """Financial years that begin on the first of a month, 2 (February) to 12; those of English councils begin in April.

    The year 2022/23 begins in 2022 whatever the month. One that began in January would lie in 2023 on no day, and is none.
    """

    first_month: int = _APRIL

    def start(self, quarter: Quarter) -> date:
        """The first day of a quarter."""
        months = self.first_month - 1 + 3 * (quarter.number - 1)
        return date(quarter.year + months // 12, months % 12 + 1, 1)

    def end(self, quarter: Quarter) -> date:
        """The first day of the next quarter: the range is half-open."""
        return self.start(quarter.next)

    def months(self, quarter: Quarter) -> str:
        """The months in words: ``July to September 2022``, ``November 2022 to January 2023``."""
        first = self.start(quarter)
        last = first.month + 1
        turns = last >= len(MONTHS)
        begins = f"{MONTHS[first.month - 1]} {first.year}" if turns else MONTHS[first.month - 1]
        return f"{begins} to {MONTHS[last % len(MONTHS)]} {first.year + turns}"

    @property
    def month(self) -> str:
        """The month in which the year begins, in words."""
        return MONTHS[self.first_month - 1]


APRIL = Calendar()
"""The calendar of English councils."""


def calendar_of(value: Any) -> Calendar:
    """The calendar that a setting holds; raises InvalidField for a number that is no month, and for January."""
    if type(value) is not int or value not in range(1, len(MONTHS) + 1):
        raise InvalidField(SETTING, "must be a month")
    if value == 1:
        raise InvalidField(SETTING, "cannot be January: a financial year is named by the two years that it lies in, as 2022/23")
    return Calendar(value)


def parse_calendar(text: str) -> Calendar:
    """The calendar of years that begin in a month, as a person names it: ``October``, ``oct``; raises InvalidField."""
    wanted = folded(clean_line(text)).removeprefix("1 ")
    found = [number for number, name in enumerate(MONTHS, 1) if len(wanted) > 2 and name.lower().startswith(wanted)]
    if not found:
        raise InvalidField(SETTING, "must be a month, as April")
    return calendar_of(found[0])
