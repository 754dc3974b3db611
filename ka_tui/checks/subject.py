"""What a check looks at: an activity, the quarter before it, and the report that it stands in, each taken apart once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from ka_tui.checks.spelled_out import SpelledOut
from ka_tui.domain.activities import Activity
from ka_tui.domain.statuses import Status, StatusClass, StatusScheme

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_MARKER = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+")
_SENTENCE_END = re.compile(r"[.!?][)\"'”’]*\s+(?=[A-Z0-9£“\"'(])")
_ABBREVIATIONS = frozenset("e.g i.e etc no approx cllr mr mrs ms dr st vs inc ltd".split())
"""Words whose full stop ends no sentence, and so does that of a single letter."""


class Sentence(NamedTuple):
    """A sentence of a text, or an item of a list that is none: its words, and where it begins and ends."""

    text: str
    start: int
    end: int
    is_item: bool = False


class Text:
    """A narrative, taken apart when asked and once for all checks. Offsets are those of ``raw``."""

    __slots__ = ("__dict__", "raw")

    def __init__(self, raw: str) -> None:
        self.raw = raw

    def __bool__(self) -> bool:
        return bool(self.raw.strip())

    @cached_property
    def lowered(self) -> str:
        """The text in small letters, for looking up words; of the same length as the text for ASCII only."""
        return self.raw.lower()

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in small letters: whoever looks for rare ones asks this first, which is fast."""
        return frozenset(_WORD.findall(self.lowered))

    @cached_property
    def word_list(self) -> Sequence[str]:
        """Its words in small letters and in order."""
        return _WORD.findall(self.lowered)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences; each line of a list is an item of its own, and a marker (``- ``, ``1.``) is no part of it."""
        return tuple(_sentences(self.raw))


def _sentences(raw: str) -> Iterable[Sentence]:
    begin = 0
    for line in raw.split("\n"):
        marker = _MARKER.match(line)
        start = marker.end() if marker else 0
        for end in (*_ends(line, start), len(line)):
            sentence = line[start:end]
            if stripped := sentence.strip():
                first = begin + start + len(sentence) - len(sentence.lstrip())
                yield Sentence(stripped, first, first + len(stripped), marker is not None)
            start = end
        begin += len(line) + 1


def _ends(line: str, start: int) -> Iterable[int]:
    if ". " in line or "! " in line or "? " in line or not line.isascii():
        for found in _SENTENCE_END.finditer(line, start):
            word = line[max(line.rfind(" ", start, found.start()) + 1, start) : found.start()].lower()
            if word not in _ABBREVIATIONS and not (len(word) == 1 and word.isalpha()):
                yield found.end()


class Report:
    """The report of a quarter that an activity stands in, for what can only be judged with the whole in view."""

    def __init__(self, activities: Iterable[Activity]) -> None:
        self.activities = tuple(activities)

    @cached_property
    def text(self) -> str:
        """All titles, teams, portfolios, headings and narratives, a line apart, as a reader meets them."""
        return "\n".join(
            part
            for a in self.activities
            for part in (a.theme, a.priority, a.title, a.team, a.portfolio, a.progress, a.next_steps, a.reason)
            if part
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """The words, in small letters, of titles, teams, portfolios and headings: a name among them is no person's."""
        return frozenset(
            word
            for a in self.activities
            for part in (a.title, a.team, a.portfolio, a.theme or "", a.priority)
            for word in _WORD.findall(part.lower())
        )

    @cached_property
    def spelled_out(self) -> SpelledOut:
        """The abbreviations that it explains somewhere."""
        return SpelledOut(self.text)


class Subject:
    """An activity to be checked, as its quarter's report has it.

    ``before`` is the same activity in the quarter before, None where that has none or it cannot be followed. ``begins``
    is the first day of the quarter and ``ends`` the first day after it.
    """

    def __init__(
        self, activity: Activity, before: Activity | None, scheme: StatusScheme, begins: date, ends: date, report: Report
    ) -> None:
        self.activity = activity
        self.before = before
        self.scheme = scheme
        self.begins = begins
        self.ends = ends
        self.report = report

    @property
    def status(self) -> Status | None:
        """Its status in the scheme; None when it is not stated."""
        return self.scheme.get(self.activity.status)

    @property
    def kind(self) -> StatusClass | None:
        """What its status means, whatever the scheme calls it; None when it is not stated."""
        return self.status.kind if self.status else None

    @cached_property
    def progress(self) -> Text:
        """What was done."""
        return Text(self.activity.progress)

    @cached_property
    def next_steps(self) -> Text:
        """What comes next."""
        return Text(self.activity.next_steps)

    @cached_property
    def progress_before(self) -> Text:
        """What the quarter before said was done; empty where there is none."""
        return Text(self.before.progress if self.before else "")

    @cached_property
    def next_steps_before(self) -> Text:
        """What the quarter before said comes next; empty where there is none."""
        return Text(self.before.next_steps if self.before else "")

    @property
    def narratives(self) -> tuple[tuple[str, Text], ...]:
        """Both texts of this quarter by the names of their fields."""
        return (("progress", self.progress), ("next_steps", self.next_steps))
