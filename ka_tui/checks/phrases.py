"""Phrases looked for in a text, and whether the sentence that one stands in denies it or only supposes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ka_tui.checks.subject import Sentence, Text

_REACH = 240
"""How many characters before or after a phrase can bear on it."""

_DENIERS = frozenset(
    "no not never without nor neither zero nil any avoid avoids avoided avoiding prevent prevents prevented preventing free "
    "rather instead cannot hardly unlikely none nothing nobody".split()
)
"""Words of which each denial has one, unless it has *n't*."""
_DENIED = re.compile(
    r"(?:\b(?:no|not|never|without|nor|neither|zero|nil|any|avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?|free (?:of|from)|"
    r"rather than|instead of|cannot|hardly|unlikely)|n['’]t)"
    r"(?:\s+(?!(?:and|but|so|which|who|that|as|because|mean\w*|is|are|was|were|has|have|had|caused|led|left)\b)[\w'’/-]+"
    r"|\s*,?\s+or\b){0,4}\s*$"
)
_DENYING = 10
"""How many words, signs apart counted too, such a denial takes at most."""
_NONE = re.compile(r"\b(?:none|neither|nothing|nobody|no one)\b[^,;:]*$")
_SUPPOSERS = frozenset("if unless whether case lest event should would could will may might can".split())
"""Words of which each supposition has one."""
_CLAUSE = re.compile(r"[;:–—]")
_SUPPOSED = re.compile(r"\b(?:if|unless|whether|in\s+case|lest|in\s+the\s+event|should\s+(?:there|the|this|it|any|we|an?))\b")
_MAY_BE = re.compile(r"\b(?:would|could|will|may|might|can)(?:\s+\w+){0,3}\s*$")
_WOULD = re.compile(r"\bwould(?:\s+\w+){0,3}\s*$")


class Phrase(NamedTuple):
    """A phrase of a text: where it begins and ends, and the sentence that it stands in."""

    start: int
    end: int
    sentence: Sentence


class _Expression(NamedTuple):
    """A compiled expression; ``beside`` are words of which a text with a match has one as well, empty for no such words."""

    pattern: re.Pattern[str]
    beside: frozenset[str]

    def may_be_in(self, text: Text) -> bool:
        """Whether a text has one of the words that stand beside."""
        return not (self.beside and self.beside.isdisjoint(text.words))


class Phrases:
    """Phrases to look for: regular expressions, in small letters, by the words of which every match has one.

    A blank in an expression stands for any white space, and has no quantifier. Words behind an ``&`` say of which others
    every match has one as well: where the first are common, fewer texts are looked through.
    """

    def __init__(self, expressions: Mapping[str, str]) -> None:
        self._expressions: list[_Expression] = []
        self._by_word: dict[str, list[int]] = {}
        for number, (key, expression) in enumerate(expressions.items()):
            words, _, beside = key.partition("&")
            compiled = re.compile(rf"\b(?:{expression})(?!\w)".replace(" ", r"\s+"))
            self._expressions.append(_Expression(compiled, frozenset(beside.split())))
            for word in words.split():
                self._by_word.setdefault(word, []).append(number)
        self._words = frozenset(self._by_word)

    def found(self, text: Text) -> list[Phrase]:
        """The phrases in a text, in order and apart, of those that begin together the longest; none leaves its sentence."""
        here = text.words & self._words
        if not here:
            return []
        places = {
            (number, sentence)
            for word in here
            for number in self._by_word[word]
            if self._expressions[number].may_be_in(text)
            for sentence in text.sentences_with(word)
        }
        spans = (
            (match.start(), -match.end(), sentence)
            for number, sentence in places
            for match in self._expressions[number].pattern.finditer(text.lowered, sentence.start, sentence.end)
        )
        return list(_apart(sorted(spans)))


def words_before(text: Text, phrase: Phrase) -> str:
    """What its sentence says before it, in small letters, as far as that can bear on it."""
    return text.lowered[max(phrase.sentence.start, phrase.start - _REACH) : phrase.start]


def words_after(text: Text, phrase: Phrase) -> str:
    """What its sentence says after it, in small letters, as far as that can bear on it."""
    return text.lowered[phrase.end : min(phrase.sentence.end, phrase.end + _REACH)]


def last_words(passage: str, count: int) -> str:
    """The end of a passage, of no more words than so many: whatever stands between blanks counts as one."""
    parts = passage.rsplit(None, count)
    return passage[len(parts[0]) :] if len(parts) > count else passage


def after_last_stop(passage: str) -> int:
    """Where the part of a passage begins that stands behind its last comma, colon or semicolon."""
    return max(map(passage.rfind, ",;:")) + 1


def is_denied(text: Text, phrase: Phrase) -> bool:
    """Whether its sentence says that it is not so: ``no delays``, ``has not been delayed``, ``any delay``, ``avoid delay``."""
    if text.words.isdisjoint(_DENIERS) and "n't" not in text.lowered and "n’t" not in text.lowered:
        return False
    before = words_before(text, phrase)
    return bool(_DENIED.search(last_words(before, _DENYING)) or _NONE.search(before, after_last_stop(before)))


def is_supposed(text: Text, phrase: Phrase) -> bool:
    """Whether its clause only supposes it: ``if delayed``, ``should there be a delay``, ``would be delayed``."""
    if text.words.isdisjoint(_SUPPOSERS):
        return False
    before = _CLAUSE.split(words_before(text, phrase))[-1]
    if _SUPPOSED.search(before) or _WOULD.search(before):
        return True
    return bool(_MAY_BE.search(before) and _SUPPOSED.search(words_after(text, phrase)))


def _apart(spans: Iterable[tuple[int, int, Sentence]]) -> Iterator[Phrase]:
    """Those that do not begin within another."""
    last = 0
    for start, minus_end, sentence in spans:
        if start >= last:
            last = -minus_end
            yield Phrase(start, last, sentence)
