"""Dates that a text mentions as people write them: days, months, quarters, seasons, years, and the year's end.

``dates_in`` finds *by 30 September*, *in July 2022*, *27th Oct*, *10.10.22*, *the end of August*, *early 2023*, *Quarter 3 of
2022/23*, *summer 2022*, *the end of the financial year* and *before Christmas*. A date without a year is taken to be the one
nearest to a day that the caller gives. Quarters and financial years begin on 1 April.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from ka_tui.domain.days import MONTHS

Days = tuple[date, date]
"""The first and the last day of a span of days."""

_SHORT = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_NUMBERS = {"1": 1, "2": 2, "3": 3, "4": 4, "one": 1, "two": 2, "three": 3, "four": 4}
_NUMBERS |= {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4}
NEAR_YEARS = 5
"""How many years a year of two digits may be away from the day that the text is about."""

DATE_WORDS = frozenset(
    {name.lower() for name in MONTHS}
    | {*_SHORT, "sept", *_SEASONS, "quarter", "qtr", "q1", "q2", "q3", "q4", "q", "year", "christmas"}
    | {str(year) for year in range(1990, 2100)}
    | {f"{year:02}" for year in range(18, 40)}
)
"""Words in small letters without one of which ``dates_in`` finds nothing since 2018: ask this first, which is fast."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept(?:ember)?|sep|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b(?:(?:(?<=\b\w{3})|(?<=\bsept))\.(?=\s\d))?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:(?:19|20)\d\d(?![\d/])|['’]\d\d(?!\d)|\d\d(?=\s*(?:[.,;:)\n]|$)))"
_FINANCIAL = r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d(?!\d))?"
_OF_YEAR = rf"(?:\s*(?:,|\(|of\b|in\b)?\s*(?:the\s+)?(?:(?:financial\s+)?year\s+)?[-–]?{_FINANCIAL})?"
_IN = (
    "(?:"
    + "|".join(rf"(?<=\b{word}\s)" for word in ("in", "by", "during", "until", "before", "early", "late", "mid", "of"))
    + ")"
)

_KINDS = {
    "iso": r"(?:19|20)\d\d-\d\d-\d\d\b",
    "numeric": r"\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.)(?:20)?\d\d\b(?![./]\d)",
    "day": rf"(?:{_DAY}\s*(?:-|–|/|to|and|&)\s*)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?",
    "day_last": rf"{_MONTH}\s+{_DAY},?\s+(?:19|20)\d\d(?!\d)",
    "month": rf"{_MONTH}(?:,?\s+(?:of\s+)?{_YEAR})?",
    "quarter": rf"(?:(?:quarter|qtr|q)\.?\s*(?:[1-4](?!\d)|one|two|three|four)\b(?:\s?[/&]\s?Q?[1-4](?!\d))?"
    rf"|(?:first|second|third|fourth|final|1st|2nd|3rd|4th)\s+quarter\b){_OF_YEAR}",
    "season": r"(?:spring|summer|autumn|winter)\b(?:\s+(?:of\s+)?(?:19|20)\d\d)?"
    r"(?!\s+(?:terms?|holidays?|school|campaign|programme|recess|events?|fair|festival|reading|ball|games)\b)",
    "year_end": rf"(?:{_IN}|(?<=\bthe\s))(?:financial\s+)?year[\s-]end\b"
    r"|(?:(?<=\bend\sof\sthe\s)|(?<=\bend\sof\sthis\s))(?:current\s+)?financial\s+year\b",
    "christmas": rf"{_IN}christmas\b(?:\s+(?:19|20)\d\d)?(?!\s+[a-z])",
    "year": rf"{_IN}{_FINANCIAL}(?![\d%])",
}
_MENTION = re.compile(
    r"(?<![\w£$€])(?<!\d[.,/])(?:" + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()) + ")", re.IGNORECASE
)
_MAY_BEGIN = re.compile(
    r"\b(?:\d|[Jj][AaUu][NnLl]|[Ff][Ee][Bb]|[Mm][Aa][RrYy]|[Aa](?:[Pp][Rr]|[Uu][Gg])|[Ss](?:[Ee][PpCc]|[Pp][Rr]|[Uu][Mm])|[Oo][Cc][Tt]"
    r"|[Nn][Oo][Vv]|[Dd][Ee][Cc]|[Qq]|[Ww][Ii][Nn]|[Aa][Uu][Tt]|[Ff][Ii][RrNn]|[Ff][Oo][Uu]|[Tt][Hh][Ii]|[Yy][Ee][Aa]|[Cc](?:[Hh][Rr]|[Uu][Rr]))"
)
"""The first letters of all mentions: written so it is looked for several times as fast as by the whole expression."""
_PART = re.compile(
    r"(?:\bthe\s+)?\b(?:(?:(end|close)|(start|beginning)|(middle))\s+of\s+(?:the\s+)?|(early)[\s-]+(?:in\s+)?|(mid)[\s-]+|(late)[\s-]+"
    r"(?:in\s+)?)$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:in|by|during|until|till|before|from|since|after|for|of|to|and|or|early|late|mid|end|this|next|last|through|between|around)"
    r"[\s-]+(?:the\s+)?$|[–/(-]\s*$",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:19|20)\d\d")
_SAYS_YEAR = re.compile(r"(?:19|20)\d\d|\D\d\d$")
_LAST_YEAR = re.compile(r"(?:(?:19|20)\d\d|\d\d)$")
_NUMBER = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_JOINED = re.compile(r"\s*(?:-|–|/|,|&|to|and|or|until)\s*", re.IGNORECASE)
_BEFORE = 24
"""How many characters in front of a date are looked at, for *the end of the*."""


class MentionedDate(NamedTuple):
    """A date in a text: where it begins and ends, the first and the last day that it means, and whether its year is said."""

    start: int
    end: int
    first: date
    last: date
    with_year: bool


def dates_in(text: str, near: date) -> list[MentionedDate]:
    """The dates that a text mentions, in order; ``near`` is the day that one without a year is near to.

    Give a day some months ahead for plans, which look forward, and one within the quarter for what was done. *End of*, *early*,
    *mid* and *late* belong to the date. Of *July and August 2022* both have the year. What no calendar has is left out.
    """
    found: list[MentionedDate] = []
    end = 0
    for begin in _MAY_BEGIN.finditer(text):
        mention = _MENTION.match(text, begin.start()) if begin.start() >= end else None
        if mention is None:
            continue
        end = mention.end()
        try:
            days = _READERS[mention.lastgroup or ""](mention, near)
        except ValueError:
            continue
        if days is not None:
            found.append(_narrowed(text, mention, days))
    return _years_shared(text, found)


def _narrowed(text: str, mention: re.Match[str], days: Days) -> MentionedDate:
    """The mention with the words in front that say which part of it: *the end of*, *early*."""
    said = bool(_SAYS_YEAR.search(mention[0]))
    before = text[max(0, mention.start() - _BEFORE) : mention.start()].lower()
    is_part = "of" in before or "early" in before or "late" in before or "mid" in before
    part = _PART.search(text, max(0, mention.start() - _BEFORE), mention.start()) if is_part else None
    if part is None:
        return MentionedDate(mention.start(), mention.end(), *days, said)
    first, last = days
    third = timedelta(days=(last - first).days // 3)
    spans = {1: (last, last), 2: (first, first), 3: (first + third, last - third), 4: (first, first + third)}
    spans |= {5: spans[3], 6: (last - third, last)}
    return MentionedDate(part.start(), mention.end(), *spans[part.lastindex or 1], said)


def _years_shared(text: str, found: list[MentionedDate]) -> list[MentionedDate]:
    """The same dates, where one without a year that is joined to the next, as *July and August 2022*, has that one's year."""
    for place in range(len(found) - 2, -1, -1):
        here, after = found[place], found[place + 1]
        if after.with_year and not here.with_year and _JOINED.fullmatch(text, here.end, after.start):
            years = after.first.year - here.first.year
            years -= _moved(here.first, years) > after.last
            found[place] = here._replace(first=_moved(here.first, years), last=_moved(here.last, years), with_year=True)
    return found


def _moved(day: date, years: int) -> date:
    month_end = monthrange(day.year + years, day.month)[1]
    return date(day.year + years, day.month, min(day.day, month_end))


def _nearest(days_in: Callable[[int], Days], near: date) -> Days:
    """Of the years around ``near`` the one whose days are nearest to it; of two as near the later."""
    here = days_in(near.year)
    if here[0] <= near <= here[1]:
        return here
    before, after = (days_in(near.year - 1), here) if near < here[0] else (here, days_in(near.year + 1))
    return after if after[0] - near <= near - before[1] else before


@lru_cache(maxsize=1024)
def _month_days(year: int, month: int, months: int = 1) -> Days:
    """All days of some months; the month may be beyond December, in the year after."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    final = month + months - 1
    final_year, final_month = year + (final - 1) // 12, (final - 1) % 12 + 1
    return date(year, month, 1), date(final_year, final_month, monthrange(final_year, final_month)[1])


def _said_year(text: str, near: date) -> int | None:
    """The year at the end of a mention, of four digits or of two; None where there is none that can be meant."""
    ending = _LAST_YEAR.search(text)
    if ending is None:
        return None
    year = int(ending[0]) if len(ending[0]) == 4 else near.year // 100 * 100 + int(ending[0])
    return year if len(ending[0]) == 4 or abs(year - near.year) <= NEAR_YEARS else None


def _month_number(text: str) -> int:
    return next(_SHORT[word[:3].lower()] for word in _LETTERS.findall(text) if word[:3].lower() in _SHORT)


def _iso(mention: re.Match[str], _near: date) -> Days:
    day = date.fromisoformat(mention[0])
    return day, day


def _numeric(mention: re.Match[str], near: date) -> Days | None:
    day, month, _ = re.split(r"[./]", mention[0])
    year = _said_year(mention[0], near)
    return None if year is None else (date(year, int(month), int(day)),) * 2


def _day(mention: re.Match[str], near: date) -> Days:
    text = mention[0]
    year = _said_year(text, near)
    days = [int(number) for number in _NUMBER.findall(text)]
    if year is not None:
        days.pop()
    month = _month_number(text)
    if year is not None:
        return date(year, month, days[0]), date(year, month, days[-1])
    whole = _nearest(lambda each: _month_days(each, month), near)
    return whole[0].replace(day=days[0]), whole[0].replace(day=days[-1])


def _day_last(mention: re.Match[str], _near: date) -> Days:
    day, year = (int(number) for number in _NUMBER.findall(mention[0]))
    return (date(year, _month_number(mention[0]), day),) * 2


def _month(mention: re.Match[str], near: date) -> Days | None:
    """A month; *May* and *March* alone only where they must be months."""
    text = mention[0]
    year = _said_year(text, near)
    if year is not None:
        return _month_days(year, _month_number(text))
    named = text[0].isupper() and _PREPOSITION.search(mention.string, max(0, mention.start() - _BEFORE), mention.start())
    if text.lower() in ("may", "march", "mar", "mar.", "dec", "jan") and not named:
        return None
    return _nearest(lambda each: _month_days(each, _month_number(text)), near)


def _quarter(mention: re.Match[str], near: date) -> Days:
    text = mention[0].lower()
    year = _YEARS.search(text)
    numbers = [
        _NUMBERS[n]
        for n in re.findall(r"one|two|three|four|first|second|third|fourth|final|[1-4](?:st|nd|rd|th)|[1-4]", _head(text))
    ]
    months = 3 * (numbers[-1] - numbers[0] + 1) if numbers[-1] >= numbers[0] else 3
    if year:
        return _month_days(int(year[0]), 3 * numbers[0] + 1, months)
    return _nearest(lambda each: _month_days(each, 3 * numbers[0] + 1, months), near)


def _head(text: str) -> str:
    """A quarter's words without its year."""
    year = _YEARS.search(text)
    return text[: year.start()] if year else text


def _season(mention: re.Match[str], near: date) -> Days | None:
    text = mention[0]
    month = _SEASONS[text.split()[0].lower()]
    year = _said_year(text, near)
    if year is not None:
        return _month_days(year, month, 3)
    if not _PREPOSITION.search(mention.string, max(0, mention.start() - _BEFORE), mention.start()):
        return None
    return _nearest(lambda each: _month_days(each, month, 3), near)


def _year_end(_mention: re.Match[str], near: date) -> Days:
    return _nearest(lambda each: (date(each, 3, 31),) * 2, near)


def _christmas(mention: re.Match[str], near: date) -> Days:
    year = _said_year(mention[0], near)
    if year is not None:
        return (date(year, 12, 25),) * 2
    return _nearest(lambda each: (date(each, 12, 25),) * 2, near)


def _year(mention: re.Match[str], _near: date) -> Days:
    """A year, or a financial year where it has two parts that hold together."""
    first, *second = (int(number) for number in _NUMBER.findall(mention[0]))
    if not second:
        return date(first, 1, 1), date(first, 12, 31)
    if second[0] % 100 != (first + 1) % 100:
        return date(first, 1, 1), date(first // 100 * 100 + second[0] % 100, 12, 31)
    return date(first, 4, 1), date(first + 1, 3, 31)


_READERS: dict[str, Callable[[re.Match[str], date], Days | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "day": _day,
    "day_last": _day_last,
    "month": _month,
    "quarter": _quarter,
    "season": _season,
    "year_end": _year_end,
    "christmas": _christmas,
    "year": _year,
}
