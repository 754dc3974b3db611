"""How like two texts are, and whether what differs between them tells anything: a figure, a date, a name, a *not*."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ka_tui.checks.subject import Sentence, Text

NEAR = 85.0
"""From how many per cent on two texts are near-identical."""

_WORD = re.compile(r"[^\W_]+(?:[.,/:'’][^\W_]+)*")
_TELLING = frozenset(
    re.findall(
        r"\w+",
        "not no never none nor without will shall was were yet nearly almost started begun commenced complete completed "
        "finished approved adopted agreed signed opened closed launched appointed delayed paused stopped halted resumed "
        "increased decreased rose fell up down higher lower more fewer less all half most first second third fourth final "
        "draft one two three four five six seven eight nine ten eleven twelve january february march april may june july "
        "august september october november december spring summer autumn winter jan feb mar apr jun jul aug sep sept oct nov "
        "dec begin began start commence finish finalise approve adopt agree sign open close launch appoint publish published "
        "submit submitted install installed receive received award awarded implement implemented",
    )
)
"""Words that make another statement of a sentence when one of them comes, goes or is changed."""


class Copy(NamedTuple):
    """How like a text is to another, in per cent, and those of its sentences that have nothing new in them."""

    likeness: float
    sentences: tuple[Sentence, ...]

    @property
    def letters(self) -> int:
        """How much of the text the copied sentences are."""
        return sum(len(sentence.text) for sentence in self.sentences)


def copied(text: Text, other: Text) -> Copy | None:
    """What a text has of another that it is near-identical to as a whole; None where it is not."""
    shorter, longer = sorted((len(text.raw), len(other.raw)))
    if 2 * shorter * 100 < NEAR * (shorter + longer):
        return None
    if text.raw == other.raw:
        return Copy(100.0, text.sentences)
    likeness = _ratio()(text.raw, other.raw, score_cutoff=NEAR)
    return Copy(likeness, tuple(_same_sentences(text.sentences, other.sentences))) if likeness else None


@cache
def _ratio() -> Callable[..., float]:
    """The measure of likeness in per cent, 0 where it is under the cutoff; loaded when first two texts are compared."""
    from rapidfuzz import fuzz

    return fuzz.ratio


def _same_sentences(sentences: Sequence[Sentence], others: Sequence[Sentence]) -> Iterator[Sentence]:
    exactly = {other.text for other in others}
    for sentence in sentences:
        if sentence.text in exactly or any(says_the_same(sentence.text, other.text) for other in others):
            yield sentence


def says_the_same(sentence: str, other: str) -> bool:
    """Whether two sentences are near-identical, and no figure, date, name or telling word is in one of them only."""
    words, other_words = _WORD.findall(sentence), _WORD.findall(other)
    ours, theirs = " ".join(words).lower(), " ".join(other_words).lower()
    if ours == theirs:
        return bool(ours)
    if not _ratio()(ours, theirs, score_cutoff=NEAR):
        return False
    return not any(map(is_telling, _only_in(words, other_words))) and not any(map(is_telling, _only_in(other_words, words)))


def _only_in(words: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    """The words of one sentence that the other does not have; the first, whose capital says nothing, in small letters."""
    known = {other.lower() for other in others}
    for place, word in enumerate(words):
        if word.lower() not in known:
            yield word if place else word.lower()


def is_telling(word: str) -> bool:
    """Whether a word, by being there or not, makes another statement of a sentence: a figure, a name, a date, a *not*."""
    return word.lower() in _TELLING or word[0].isupper() or any(map(str.isdigit, word))
