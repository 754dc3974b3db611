"""What a check looks at: an activity, the quarter before it, and the report that it stands in, each taken apart once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from ka_tui.checks.spelled_out import SpelledOut
from ka_tui.domain.activities import Activity
from ka_tui.domain.statuses import Status, StatusClass, StatusScheme

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_MARKER = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+")
_SENTENCE_END = re.compile(r"[.!?][)\"'”’]*\s+(?=[A-Z0-9£“\"'(])")
_ABBREVIATIONS = frozenset("e.g i.e etc no approx cllr mr mrs ms dr st vs inc ltd".split())
"""Words whose full stop ends no sentence, and so does that of a single letter."""


_START = attrgetter("start")


class _Vocabulary(dict[str, tuple[str, ...]]):
    """The words, mostly one, of what stands between two blanks; remembered, as a language has a limited number of them."""

    def __missing__(self, part: str) -> tuple[str, ...]:
        words = self[part] = tuple(_WORD.findall(part))
        return words


_WORDS_OF = _Vocabulary()


class Sentence(NamedTuple):
    """A sentence of a text, or an item of a list that is none: its words, and where it begins and ends."""

    text: str
    start: int
    end: int
    is_item: bool = False


class Text:
    """A narrative, taken apart when asked and once for all checks. Offsets are those of ``raw``.

    ``lowered`` is the text in small letters, for looking up words.
    """

    __slots__ = ("__dict__", "lowered", "raw")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        lowered = raw.lower()
        self.lowered = lowered if len(lowered) == len(raw) else "".join(letter.lower()[0] for letter in raw)

    def __bool__(self) -> bool:
        return bool(self.raw.strip())

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in small letters: whoever looks for rare ones asks this first, which is fast."""
        return frozenset(chain.from_iterable(map(_WORDS_OF.__getitem__, self.lowered.split())))

    @cached_property
    def word_list(self) -> Sequence[str]:
        """Its words in small letters and in order."""
        return _WORD.findall(self.lowered)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences; each line of a list is an item of its own, and a marker (``- ``, ``1.``) is no part of it."""
        return tuple(_sentences(self.raw))

    def sentences_with(self, word: str) -> list[Sentence]:
        """The sentences that have a word, in small letters, or a longer one that it is part of."""
        found = []
        lowered, sentences = self.lowered, self.sentences
        place = lowered.find(word) if sentences else -1
        while place >= 0:
            sentence = sentences[bisect_right(sentences, place, key=_START) - 1]
            if sentence.start <= place < sentence.end:
                found.append(sentence)
                place = sentence.end - 1
            place = lowered.find(word, place + 1)
        return found


def _sentences(raw: str) -> Iterator[Sentence]:
    begin = 0
    for line in raw.split("\n"):
        marker = _MARKER.match(line)
        start = marker.end() if marker else 0
        for end in _ends(line, start):
            if sentence := line[start:end].strip():
                first = begin + line.find(sentence, start)
                yield Sentence(sentence, first, first + len(sentence), marker is not None)
            start = end
        begin += len(line) + 1


def _ends(line: str, start: int) -> Sequence[int]:
    """Where the sentences of a line end, the last one with the line."""
    end = len(line)
    if not (". " in line or "! " in line or "? " in line) and line.isascii():
        return (end,)
    return [*(found.end() for found in _SENTENCE_END.finditer(line, start) if _is_end(line, start, found.start())), end]


def _is_end(line: str, start: int, stop: int) -> bool:
    """Whether a stop ends a sentence, and not an abbreviation."""
    word = line[max(line.rfind(" ", start, stop) + 1, start) : stop].lower()
    return word not in _ABBREVIATIONS and not (len(word) == 1 and word.isalpha())


class Report:
    """The report of a quarter that an activity stands in, for what can only be judged with the whole in view."""

    def __init__(self, activities: Iterable[Activity]) -> None:
        self.activities = tuple(activities)

    @cached_property
    def text(self) -> str:
        """All titles, teams, portfolios, headings and narratives, each once and a line apart, as a reader meets them first."""
        parts = (
            part
            for a in self.activities
            for part in (a.theme, a.priority, a.title, a.team, a.portfolio, a.progress, a.next_steps, a.reason)
            if part
        )
        return "\n".join(dict.fromkeys(parts))

    @cached_property
    def names(self) -> frozenset[str]:
        """The words, in small letters, of titles, teams, portfolios and headings: a name among them is no person's."""
        return frozenset(
            word
            for part in {part for a in self.activities for part in (a.title, a.team, a.portfolio, a.theme or "", a.priority)}
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
        self.status: Status | None = scheme.get(activity.status)
        """Its status in the scheme; None when it is not stated."""
        self.progress = Text(activity.progress)
        """What was done."""
        self.next_steps = Text(activity.next_steps)
        """What comes next."""
        self.narratives = (("progress", self.progress), ("next_steps", self.next_steps))
        """Both texts of this quarter by the names of their fields."""

    @property
    def kind(self) -> StatusClass | None:
        """What its status means, whatever the scheme calls it; None when it is not stated."""
        return self.status.kind if self.status else None

    @property
    def progress_before(self) -> Text:
        """What the quarter before said was done; empty where there is none."""
        return Text(self.before.progress if self.before else "")

    @property
    def next_steps_before(self) -> Text:
        """What the quarter before said comes next; empty where there is none."""
        return Text(self.before.next_steps if self.before else "")
