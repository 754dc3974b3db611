"""The next steps of an activity one by one, each with its day and its parts: what the quarter after must answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ka_tui.domain.calendar import APRIL, Calendar
from ka_tui.domain.mentioned_dates import DATE_WORDS, MentionedDate, dates_in
from ka_tui.domain.narrative import blocks
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.telling_words import tells
from ka_tui.domain.word_forms import is_deed

_SENTENCE_END = re.compile(r"(?<=[.!?])[)\"'”’]*\s+(?=[A-Z0-9£“\"'(])")
_ABBREVIATED = re.compile(r"(?:\b(?:e\.g|i\.e|etc|no|approx|cllr|mr|mrs|ms|dr|st|vs)|\b[A-Z])\.$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:this|these|those|that|it|its|they|their|there|again|once|also|both|which|however|the (?:hope|aim|intention|purpose))\b",
    re.IGNORECASE,
)
"""How a sentence begins that only says more of the one before."""
_PAST = re.compile(r"\b(?:was|were|has|have|had)\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|shall|to|by|due|aim\w*|plan\w*|expect\w*|anticipat\w*|schedul\w*)\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:from|since)\s+(?:in\s+|on\s+)?$", re.IGNORECASE)
"""What stands before a date from which on something is done: nothing is promised by that day."""
_HEADING = re.compile(r"[:–-]$")
_WORD = re.compile(r"\w+")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_AND_SO = re.compile(r"[;.]\s+|[,;]\s+(?:and|but|then)\s+(?:then\s+)?", re.IGNORECASE)
"""What stands between two things to do, or two sentences."""
_AND = re.compile(r"\s(?:and|then)\s", re.IGNORECASE)
"""What may stand between two things to do, or between two words of one."""
_LIMIT = re.compile(r",\s|\s(?:as soon as|so that|when|once|if|until|unless|after|before|while|which|who)\s", re.IGNORECASE)
"""What begins the rest of a sentence, which only says more of what is to be done."""
_SETTING = re.compile(r"\s*(?:in|under|at|by|from|with|for|on|as|if|once|when|after|subject)\b", re.IGNORECASE)
"""How a sentence begins that first says when or where."""


class PromisedStep(NamedTuple):
    """A next step in its own words, and the last day of the latest date in it; None where it names no day."""

    text: str
    due: date | None = None


def promised_steps(next_steps: str, quarter: Quarter, calendar: Calendar = APRIL) -> tuple[PromisedStep, ...]:
    """What the next steps of a quarter promise, in order and each once: items and sentences that say something.

    A heading over a list is none, nor is ``TBC``. A date that lies before the quarter tells of the past, and is no day
    by which anything is promised.
    """
    texts = dict.fromkeys(text for text in passages(next_steps) if not _HEADING.search(text) and tells(text))
    return tuple(PromisedStep(text, _due(text, quarter, calendar)) for text in texts)


def passages(narrative: str) -> Iterator[str]:
    """The sentences of a narrative, each item apart; one that only goes on (*It will ...*) stays with the one before."""
    for block in blocks(narrative):
        yield from _sentences(" ".join(block.text.split()))


def parts_of(step: str) -> tuple[str, ...]:
    """The whole step without its asides, then each thing that it says is to be done, without conditions and reasons.

    *Hold the vote in May, and open the hall once it is safe* has the parts *Hold the vote in May* and *open the hall*.
    """
    whole = _ASIDE.sub("", step)
    parts = (_LIMIT.split(part)[0] for sentence in _AND_SO.split(whole) for part in _deeds_of(sentence))
    return tuple(dict.fromkeys((whole, *(part.strip() for part in parts if not _SETTING.match(part)))))


def _deeds_of(sentence: str) -> Iterator[str]:
    """What stands before the first *and*, and what stands after one and begins with a verb, as in *mend and paint the fence*."""
    first, *others = _AND.split(sentence)
    yield first
    yield from (other for other in others if is_deed("".join(other.split()[:1])))


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        sentence = text[start : end.start()]
        if sentence and not _ABBREVIATED.search(sentence) and not _GOES_ON.match(text, end.end()):
            yield sentence
            start = end.end()
    if start < len(text):
        yield text[start:]


def dates_of(text: str, near: date) -> list[MentionedDate]:
    """The dates that a text mentions; quickly none for one without a word of time."""
    return [] if DATE_WORDS.isdisjoint(_WORD.findall(text.lower())) else dates_in(text, near)


def _due(text: str, quarter: Quarter, calendar: Calendar) -> date | None:
    """The last day that is promised, where not all of it is past (*was submitted in May*); a day without a year is one ahead."""
    if _PAST.search(text) and not _AHEAD.search(text):
        return None
    days = (found.last for found in dates_of(text, calendar.end(quarter.next)) if not _SINCE.search(text[: found.start]))
    return max((day for day in days if day >= calendar.start(quarter)), default=None)
