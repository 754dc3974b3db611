"""The sentences of a text that a check must look at, found fast: those with its words, and those with a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from ka_tui.checks.subject import Sentence, Text
from ka_tui.domain.mentioned_dates import NEAR_YEARS, MentionedDate, dates_in

_ADDRESS = re.compile(r"\s+(?:Road|Street|Lane|Avenue|Close|Court|Terrace|Drive|Gardens|Crescent|Square|House|Cottages?)\b")
"""What follows a month or a season that is the name of a street or a house."""


_START = attrgetter("start")


class DatedSentence(NamedTuple):
    """A sentence and the dates in it, whose offsets are those of the whole text."""

    sentence: Sentence
    dates: tuple[MentionedDate, ...]


def sentences_with(text: Text, words: Set[str]) -> Iterator[Sentence]:
    """The sentences that have one of some words (or a longer one that it is part of), which are in small letters."""
    here = text.words & words
    if len(here) == 1:
        yield from text.sentences_with(*here)
    elif here:
        yield from sorted({sentence for word in here for sentence in text.sentences_with(word)}, key=_START)


def dated_sentences(text: Text, words: frozenset[str], near: date, before: date) -> list[DatedSentence]:
    """The sentences with one of some words, and with dates, of which one may lie before a day; ``near`` is as in ``dates_in``."""
    if text.words.isdisjoint(_years_until(before)):
        words = _of_past(words, near, before)
    dated = (DatedSentence(each, _dates(each, near)) for each in sentences_with(text, words))
    return [each for each in dated if each.dates]


@lru_cache(maxsize=64)
def _years_until(day: date) -> frozenset[str]:
    """How years are written that had begun by a day."""
    short = range(day.year - NEAR_YEARS, day.year + 1)
    return frozenset({*map(str, range(1900, day.year + 1)), *(f"{year % 100:02}" for year in short)})


@lru_cache(maxsize=64)
def _of_past(words: frozenset[str], near: date, before: date) -> frozenset[str]:
    """Those of some words that need no year to mean a time that began before a day: not the months and seasons to come."""
    meant = {word: dates_in(f"in {word.capitalize()}", near) for word in words}
    return frozenset(word for word, dates in meant.items() if not dates or word[0] == "q" or dates[0].first < before)


def _dates(sentence: Sentence, near: date) -> tuple[MentionedDate, ...]:
    shift = sentence.start
    return tuple(
        MentionedDate(start + shift, end + shift, first, last, with_year)
        for start, end, first, last, with_year in dates_in(sentence.text, near)
        if not _ADDRESS.match(sentence.text, end)
    )
