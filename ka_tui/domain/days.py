"""Days as people write them, whatever the language of the machine."""

from __future__ import annotations

from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_in_words(day: date) -> str:
    """A day as a paper says it: ``14 October 2022``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
