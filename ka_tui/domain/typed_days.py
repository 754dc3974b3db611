"""Days as people type them, in the order of day, month and year, or as the computer writes them."""

from __future__ import annotations

import re
from datetime import date

from ka_tui.domain.days import MONTHS, day_in_words
from ka_tui.domain.text import clean_line
from ka_tui.errors import InvalidField

HOW_TO_WRITE = f"Write it as 2023-01-13 or {day_in_words(date(2023, 1, 13))}"
"""What who typed something else is told."""
_LEAST_LETTERS = 3
"""From how many letters on the beginning of a month's name tells which it is."""
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+)\.?,?\s+(\d{4})", re.IGNORECASE)


def typed_day(text: str, what: str) -> date | None:
    """The day that was typed as ``2023-01-13``, ``13 January 2023`` or ``13/01/2023``; None for nothing.

    Raises InvalidField, in which ``what`` is what the day is called, as *due date*.
    """
    line = clean_line(text)
    if not line:
        return None
    try:
        return read_day(line)
    except ValueError as error:
        raise InvalidField(what, f"'{line[:40]}' is no day. {HOW_TO_WRITE}") from error


def read_day(line: str) -> date:
    """The day that a line says; raises ValueError for what is no day, also for a 31st where the month has none."""
    if found := _ISO.fullmatch(line):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(line):
        return date(int(found[3]), int(found[2]), int(found[1]))
    if found := _WORDS.fullmatch(line):
        return date(int(found[3]), _month(found[2]), int(found[1]))
    raise ValueError(line)


def _month(word: str) -> int:
    places = [n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(word.lower())]
    if len(word) < _LEAST_LETTERS or len(places) != 1:
        raise ValueError(word)
    return places[0]
