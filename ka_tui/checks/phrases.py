"""Phrases looked for in a text, and whether the sentence that one stands in denies it or only supposes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import NamedTuple

from ka_tui.checks.subject import Sentence, Text

_REACH = 240
"""How many characters before or after a phrase can bear on it."""

_DENIED = re.compile(
    r"(?:\b(?:no|not|never|without|nor|neither|zero|nil|any|avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?|free (?:of|from)|"
    r"rather than|instead of|cannot|hardly|unlikely)|n['’]t)"
    r"(?:\s+(?!(?:and|but|so|which|who|that|as|because|mean\w*|is|are|was|were|has|have|had|caused|led|left)\b)[\w'’/-]+"
    r"|\s*,?\s+or\b){0,4}\s*$"
    r"|\b(?:none|neither|nothing|nobody|no one)\b[^,;:]*$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:–—]")
_SUPPOSED = re.compile(
    r"\b(?:if|unless|whether|in\s+case|lest|in\s+the\s+event|should\s+(?:there|the|this|it|any|we|an?))\b", re.IGNORECASE
)
_MAY_BE = re.compile(r"\b(?:would|could|will|may|might|can)(?:\s+\w+){0,3}\s*$", re.IGNORECASE)
_WOULD = re.compile(r"\bwould(?:\s+\w+){0,3}\s*$", re.IGNORECASE)


_START = attrgetter("start")


class Phrase(NamedTuple):
    """A phrase of a text: where it begins and ends, and the sentence that it stands in."""

    start: int
    end: int
    sentence: Sentence


class _Expression(NamedTuple):
    """A compiled expression; ``beside`` are words of which a text with a match has one as well, empty for no such words."""

    pattern: re.Pattern[str]
    beside: frozenset[str]


class Phrases:
    """Phrases to look for: regular expressions by the words, in small letters, of which every match has one.

    A blank in an expression stands for any white space, and has no quantifier. Words behind an ``&`` say of which others
    every match has one as well: where the first are common, fewer texts are looked through.
    """

    def __init__(self, expressions: Mapping[str, str]) -> None:
        self._by_word: dict[str, list[_Expression]] = {}
        for key, expression in expressions.items():
            words, _, beside = key.partition("&")
            compiled = re.compile(rf"\b(?:{expression})(?!\w)".replace(" ", r"\s+"), re.IGNORECASE)
            for word in words.split():
                self._by_word.setdefault(word, []).append(_Expression(compiled, frozenset(beside.split())))
        self._words = frozenset(self._by_word)

    def found(self, text: Text) -> Iterator[Phrase]:
        """The phrases in a text, in order and apart; none runs over the end of a sentence."""
        here = text.words & self._words
        if not here:
            return
        by_sentence: dict[Sentence, set[re.Pattern[str]]] = {}
        for word in here:
            wanted = [e.pattern for e in self._by_word[word] if not (e.beside and e.beside.isdisjoint(text.words))]
            for sentence in text.sentences_with(word) if wanted else ():
                by_sentence.setdefault(sentence, set()).update(wanted)
        for sentence in sorted(by_sentence, key=_START):
            yield from _apart(by_sentence[sentence], text.raw, sentence)


def words_before(text: Text, phrase: Phrase) -> str:
    """What its sentence says before it, as far as that can bear on it."""
    return text.raw[max(phrase.sentence.start, phrase.start - _REACH) : phrase.start]


def words_after(text: Text, phrase: Phrase) -> str:
    """What its sentence says after it, as far as that can bear on it."""
    return text.raw[phrase.end : min(phrase.sentence.end, phrase.end + _REACH)]


def is_denied(text: Text, phrase: Phrase) -> bool:
    """Whether its sentence says that it is not so: ``no delays``, ``has not been delayed``, ``any delay``, ``avoid delay``."""
    return _DENIED.search(words_before(text, phrase)) is not None


def is_supposed(text: Text, phrase: Phrase) -> bool:
    """Whether its clause only supposes it: ``if delayed``, ``should there be a delay``, ``would be delayed``."""
    before = _CLAUSE.split(words_before(text, phrase))[-1]
    if _SUPPOSED.search(before) or _WOULD.search(before):
        return True
    return bool(_MAY_BE.search(before) and _SUPPOSED.search(words_after(text, phrase)))


def _apart(expressions: Iterable[re.Pattern[str]], raw: str, sentence: Sentence) -> Iterator[Phrase]:
    """What the expressions match in a sentence, the longest of those that begin together, and none within another."""
    spans = sorted((m.start(), -m.end()) for e in expressions for m in e.finditer(raw, sentence.start, sentence.end))
    last = sentence.start
    for start, minus_end in spans:
        if start >= last:
            last = -minus_end
            yield Phrase(start, last, sentence)
