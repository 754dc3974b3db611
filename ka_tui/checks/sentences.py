"""The sentences of a text that a check must look at, found fast: those with its words, and those with a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from ka_tui.checks.subject import Sentence, Text
from ka_tui.domain.mentioned_dates import MentionedDate, dates_in

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


def dated_sentences(text: Text, words: Set[str], near: date) -> list[DatedSentence]:
    """The sentences with one of some words, and a date; ``near`` is as in ``dates_in``."""
    dated = (DatedSentence(each, _dates(each, near)) for each in sentences_with(text, words))
    return [each for each in dated if each.dates]


def _dates(sentence: Sentence, near: date) -> tuple[MentionedDate, ...]:
    shift = sentence.start
    return tuple(
        found._replace(start=found.start + shift, end=found.end + shift)
        for found in dates_in(sentence.text, near)
        if not _ADDRESS.match(sentence.text, found.end)
    )
