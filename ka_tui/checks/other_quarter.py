"""``other-quarter``: progress that tells of an older quarter as if it were this one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from ka_tui.checks.check import Check, Example, Found, Severity
from ka_tui.checks.sentences import dated_sentences
from ka_tui.checks.subject import Sentence, Subject, Text
from ka_tui.domain.days import MONTHS
from ka_tui.domain.mentioned_dates import MentionedDate
from ka_tui.domain.statuses import StatusClass

_WITHIN = timedelta(days=45)
"""From the quarter's first day to the one that a date without a year is near to."""
_RECENT = timedelta(days=185)
"""What was done longer than this before the quarter began is told as its background."""
_BESIDE = 300
"""How many characters apart a text may tell of this quarter and of an older one, each by its name."""

_REACH = 600
"""How many characters before or after a date can bear on it."""

_COMPARED = re.compile(
    r"\b(?:than(?!\s+(?:£?\d|half|one|two|three|ten|twenty))|compar\w+|versus|vs|against|since|unlike|whereas|baseline|following|"
    r"after|before|until|previous\w*|earlier|last|same|as\s+(?:agreed|reported|approved|planned)|originally|"
    r"due(?!\s+to\s+(?!be|start|begin|complete|finish|open|launch|take))|planned|scheduled|expected|deferred|postponed|slipped|"
    r"carried\s+(?:over|forward)|target\w*|deadline|forecast\w*|will|would|to\s+be|which|who|where|when|once|if|"
    r"that\s+(?:was|were|had|has|have|began|built|\w+ed)|building\s+on|based\s+on|cumulative\w*|year\s+to\s+date|"
    r"from\s+(?:\w+\s+){0,2}\S*\d)\b"
    r"|\b(?:from|of|to)\s+(?:the\s+)?$"
)
_COMPARES_ON = re.compile(
    r"\s*[,(]?\s*(?:to|and|-|–|/)\s+(?:q|quarter|this|date|now|end)|\s+(?:target|baseline|average|budget)\b"
)
_IS = re.compile(r"\b(?:is|are|has|have)\b")
_TELLING = re.compile(r"(?:\b(?:in|during|for|at|throughout|over|the|and|between)\s+|^\W*|[:;,–-]\s*)$")
_THING = re.compile(r"\s+(?:backlog|reports?|targets?|actions?|issues?|underspend|overspend|plan|round|levels?)\b")
_NOW = re.compile(
    r"\b(?:now|currently|since\s+then|this\s+quarter|current\s+quarter|today|subsequently|later|still|latest|continu\w+|"
    r"remain\w*)\b"
)
_TELLS = re.compile(r"\b(?:was|were|took|had|held|ran|met|began|won|gave|saw|went|came|made|sent|\w+ed)\b")
_ON_THE_DAY = re.compile(r"(?:\b(?:in|on|during|at|between|throughout)\s+(?:the\s+)?|^)$")
_IN_PASSING = re.compile(r"(?:\b(\w+)\s+)?\b(?!need|feed|speed|hundred)\w+ed\s+(?:\w+\s+){0,2}(?:in|during|at|on)\s+(?:the\s+)?$")
_AUXILIARY = frozenset(re.findall(r"\w+", "was were been being we is are had has have and also successfully officers"))
_GOES_ON = re.compile(r"\b(?:has|have|is|are|was|were|will|continues?|remains?|can)\b")


@lru_cache(maxsize=64)
def _words_of(begins: date) -> frozenset[str]:
    """Words without one of which no text tells of a quarter before: quarters, and the months and seasons before this one."""
    months = [MONTHS[(begins.month - 2 - step) % 12].lower() for step in range(6)]
    named = {"quarter", "qtr", "q1", "q2", "q3", "q4", "q", "spring", "summer", "autumn", "winter", "sept"}
    return frozenset({*named, *months, *(month[:3] for month in months)})


def _find(subject: Subject) -> Iterator[Found]:
    dated = dated_sentences(subject.progress, _words_of(subject.begins), subject.begins + _WITHIN, subject.begins)
    now = [mentioned for each in dated for mentioned in each.dates if _is_this_quarter(subject, mentioned)]
    told = [
        (each.sentence, mentioned)
        for each in dated
        if all(mentioned.last < subject.begins for mentioned in each.dates)
        for mentioned in each.dates
        if not any(abs(other.start - mentioned.start) < _BESIDE for other in now)
        and _is_told_as_now(subject, each.sentence, mentioned)
    ]
    if told:
        yield Found(
            "progress",
            f"This tells of a time before {subject.activity.quarter.title}: say what was done in this quarter.",
            tuple((mentioned.start, mentioned.end) for _, mentioned in told),
            " … ".join(dict.fromkeys(sentence.text for sentence, _ in told)),
        )


def _is_this_quarter(subject: Subject, mentioned: MentionedDate) -> bool:
    """Whether it is this quarter by its name: what is told of an older one beside it is told to compare."""
    return mentioned.first == subject.begins and _names_a_quarter(subject.progress, mentioned)


def _is_told_as_now(subject: Subject, sentence: Sentence, mentioned: MentionedDate) -> bool:
    """Whether a time before this quarter is told of as if it were this one; its sentence has no later date."""
    text = subject.progress
    start, end = _clause(text.lowered, sentence, mentioned)
    lead = text.lowered[max(start, mentioned.start - _REACH) : mentioned.start]
    tail = text.lowered[mentioned.end : min(end, mentioned.end + _REACH)]
    if _COMPARED.search(lead) or _COMPARES_ON.match(tail) or _is_in_passing(lead, tail):
        return False
    if "complet" in text.lowered[sentence.start : sentence.end] and subject.kind is StatusClass.DONE:
        return False
    if start > sentence.start and not _TELLS.search(text.lowered, start, end):
        return False
    if _names_a_quarter(text, mentioned):
        is_told = _TELLING.search(lead) and not _THING.match(tail) and not _NOW.search(tail)
        return bool(
            is_told and (_is_surely_past(subject, mentioned) or _TELLS.search(text.lowered, sentence.start, sentence.end))
        )
    return _is_event(text, sentence, lead, tail) and subject.begins - mentioned.first < _RECENT


def _is_surely_past(subject: Subject, mentioned: MentionedDate) -> bool:
    """Whether a quarter can be no coming one: its year is said, it is of this financial year, or it was the last one."""
    of_this_year = mentioned.first >= date(subject.activity.quarter.year, 4, 1)
    return mentioned.with_year or of_this_year or mentioned.last + timedelta(days=1) == subject.begins


def _names_a_quarter(text: Text, mentioned: MentionedDate) -> bool:
    """Whether it is a quarter: of all the words for dates these alone have the letter."""
    return "q" in text.lowered[mentioned.start : mentioned.end]


def _clause(raw: str, sentence: Sentence, mentioned: MentionedDate) -> tuple[int, int]:
    """Where the brackets around a date begin and end, or its sentence where it stands in none."""
    opened = raw.rfind("(", sentence.start, mentioned.start)
    if opened < 0 or ")" in raw[opened : mentioned.start]:
        return sentence.start, sentence.end
    closed = raw.find(")", mentioned.end, sentence.end)
    return opened + 1, closed if closed >= 0 else sentence.end


def _is_in_passing(lead: str, tail: str) -> bool:
    """Whether the date belongs to a thing, of which the sentence goes on to tell: *the scheme launched in May has ...*."""
    found = _IN_PASSING.search(lead)
    return found is not None and bool(found[1]) and found[1] not in _AUXILIARY and bool(_GOES_ON.search(tail))


def _is_event(text: Text, sentence: Sentence, lead: str, tail: str) -> bool:
    """Whether something is told to have been done on a day or in a month, and nothing of what has come of it since."""
    if (
        not _ON_THE_DAY.search(lead)
        or not (_TELLS.search(lead) or _TELLS.search(tail))
        or _NOW.search(lead + tail)
        or _IS.search(tail)
    ):
        return False
    after = next((other for other in text.sentences if other.start >= sentence.end), None)
    return (
        after is None or "\n" in text.lowered[sentence.end : after.start] or not _NOW.search(text.lowered, after.start, after.end)
    )


CHECK = Check(
    "other-quarter",
    "Tells of another quarter",
    "Progress tells of an older quarter by name, or of something done in the months of the two quarters before, as if it were "
    "this quarter's. Comparisons (than in Quarter 2, up from 12 in Q1), what has gone on since, later quarters, and background "
    "that the text goes on from are left alone.",
    "The report's own heading, which says which quarter it is of; what scrutiny committees ask: what was done in this one.",
    Severity.WARNING,
    _find,
    (
        Example({"progress": "In Quarter 1 we cleared the reed bed."}, "In Quarter 1 we cleared the reed bed."),
        Example({"progress": "Boats are safe. Q1 figures show 14 hires a day."}, "Q1 figures show 14 hires a day."),
        Example(
            {"progress": "No floods occurred in Quarter 4 of the 2021/22 year."},
            "No floods occurred in Quarter 4 of the 2021/22 year.",
        ),
        Example({"progress": "Two regattas were held in May and June."}, "Two regattas were held in May and June."),
        Example({"progress": "The slipway was repaired in April 2022."}, "The slipway was repaired in April 2022."),
        Example({"progress": "In June, wardens counted 300 geese."}, "In June, wardens counted 300 geese."),
        Example({"progress": "There were 40 hires, more than in Quarter 1."}, None),
        Example({"progress": "Hires rose to 16 a day, up from 12 in Q1."}, None),
        Example({"progress": "Hires fell compared with Quarter 1, and 120 since Quarter 4 were refunded."}, None),
        Example({"progress": "In Quarter 2 we cleared the reed bed; the inlet will be dredged in Quarter 3."}, None),
        Example({"progress": "The permit scheme launched in May has 40 members."}, None),
        Example({"progress": "The slipway was closed in June. It is now open again."}, None),
        Example({"progress": "Cabinet adopted the lake plan in March 2019."}, None),
        Example({"progress": "A regatta was held in August 2022."}, None),
        Example({"progress": "Spending in the 2021/22 year was £4,000."}, None),
        Example({"progress": "The weather may have kept visitors away."}, None),
        Example({"progress": "The jetty was completed in Quarter 1.", "status": "completed"}, None),
    ),
)
