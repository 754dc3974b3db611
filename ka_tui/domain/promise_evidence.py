"""Where an activity speaks of a step that was promised: the passage that shares most of the words that tell what it is about.

Precision comes first: what does not clearly speak of a step or of one of its parts is not taken for its evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.calendar import APRIL
from ka_tui.domain.promised_steps import PromisedStep, dates_of, parts_of, passages
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.telling_words import Rarity, Telling, telling_words
from ka_tui.domain.word_forms import deed, stem

_ENOUGH, _ENOUGH_AGAIN = 0.45, 0.5
"""The part of what a step tells that a passage of the progress, or a next step, must share with it to speak of it."""
_PART, _MOST = 0.35, 0.4
"""Or this part of the step and this of the passage: a long step that a short passage answers."""
_ALONE = 0.7
"""The part that one word must be of a step where both do the same: *Agree measures*, *The measures were adopted*."""
_FEW = 2
"""How many words are shared otherwise, where the step has as many."""
_VERB = 0.3
"""How much the word a step begins with counts: *Recruit* is answered by *were appointed* too."""
_WORD = re.compile(r"\w+")
_TOLD = re.compile(
    r"\b(?:(?:has|have) (?:(?:now|already) )?been|was|were|is (?:now )?(?:done|complete|completed|finished|in place))\b",
    re.IGNORECASE,
)
"""What a sentence among the next steps has that tells what was done."""


class Evidence(NamedTuple):
    """The passage that speaks of a step: of which quarter, in which field, and the words as written that both share."""

    quarter: Quarter
    field: str
    text: str
    words: tuple[str, ...]


class Found(NamedTuple):
    """A passage and how much of the step, or of a part of it, it shares: from 0 to 1."""

    share: float
    evidence: Evidence


class _Said(NamedTuple):
    """A passage of what an activity says, with its telling words."""

    field: str
    text: str
    words: Mapping[str, Telling]


class _Part(NamedTuple):
    """A step or a part of it, without dates: its telling words, and how much each of them tells."""

    text: str
    words: Mapping[str, Telling]
    weights: Mapping[str, float]


class Sought:
    """A step as it is looked for in what an activity says: as a whole, and each of its parts.

    ``origin`` is the activity that promised it, ``answer`` the one that continues that.
    """

    def __init__(self, step: PromisedStep, answer: Activity, origin: Activity, rarity: Rarity) -> None:
        self._quarter, self._rarity = answer.quarter, rarity
        self._told, self._ahead = _said(answer.progress, answer.next_steps, answer.quarter)
        self._title = _stems(origin.title) | _stems(answer.title)
        text = _undated(step.text, answer.quarter)
        whole, *parts = (self._part(part) for part in parts_of(text))
        self._whole = whole if whole.words else self._part(text)
        self._parts = (self._whole, *(part for part in parts if len(part.words) >= _FEW))

    def done(self) -> Found | None:
        """The passage that tells most of what was done about the step or a part of it, if any speaks of it."""
        return _most(self._found(said, part) for said in self._told for part in self._parts)

    def again(self) -> Found | None:
        """The next step that promises most of the whole step anew, if any speaks of it."""
        return _most(self._found(said, self._whole, again=True) for said in self._ahead)

    def _found(self, said: _Said, part: _Part, *, again: bool = False) -> Found | None:
        """The passage and how much of a part it shares, if it speaks of it."""
        shared = [key for key in part.words if key in said.words]
        if not shared or (len(shared) == 1 and shared[0] in self._title):
            return None
        weight = sum(part.weights[key] for key in shared)
        share = weight / sum(part.weights.values())
        if len(shared) == 1 and share >= _ALONE and not again and _same_deed(part.text, said.text, shared[0]):
            return self._evidence(share, said, shared)
        if len(shared) < min(len(part.words), _FEW):
            return None
        enough = len(shared) >= _FEW and share >= (_ENOUGH_AGAIN if again else _ENOUGH)
        if enough or (share >= _PART and weight >= _MOST * self._weight_of(said)):
            return self._evidence(share, said, shared)
        return None

    def _evidence(self, share: float, said: _Said, shared: Iterable[str]) -> Found:
        words = tuple(said.words[key].written for key in shared)
        return Found(share, Evidence(self._quarter, said.field, said.text, words))

    def _part(self, text: str) -> _Part:
        words = telling_words(text)
        weights = self._rarity.weights(words, self._title)
        first = next(iter(words), "")
        if len(words) > 1 and text.startswith(words[first].written):
            weights[first] *= _VERB
        return _Part(text, words, weights)

    def _weight_of(self, said: _Said) -> float:
        return sum(self._rarity.weights(said.words, self._title).values())


def _most(found: Iterable[Found | None]) -> Found | None:
    return max(filter(None, found), default=None, key=lambda one: one.share)


def _same_deed(one: str, other: str, but: str) -> bool:
    """Whether two texts say that the same is done, in words other than the one with the stem ``but``."""
    return not _deeds(one, but).isdisjoint(_deeds(other, but))


def _deeds(text: str, but: str) -> frozenset[str]:
    return frozenset(done for word in _WORD.findall(text) if (done := deed(word)) is not None and stem(word.lower()) != but)


@lru_cache(maxsize=1024)
def _stems(title: str) -> frozenset[str]:
    return frozenset(telling_words(title))


@lru_cache(maxsize=1024)
def _said(progress: str, next_steps: str, quarter: Quarter) -> tuple[tuple[_Said, ...], tuple[_Said, ...]]:
    """What an activity tells of the past, and what lies ahead of it; asked for each of its steps."""
    told = [_Said("progress", text, telling_words(_undated(text, quarter))) for text in passages(progress)]
    steps = [_Said("next_steps", text, telling_words(_undated(text, quarter))) for text in passages(next_steps)]
    past = [said for said in steps if _TOLD.search(said.text)]
    return (*told, *past), tuple(said for said in steps if said not in past)


def _undated(text: str, quarter: Quarter) -> str:
    """A text without the dates in it: that two passages name the same month tells nothing."""
    for found in reversed(dates_of(text, APRIL.end(quarter))):
        text = f"{text[: found.start]} {text[found.end :]}"
    return text
