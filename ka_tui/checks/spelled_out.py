"""Which abbreviations a text spells out, somewhere."""

from __future__ import annotations

import re
from functools import cached_property

from ka_tui.checks.known_abbreviations import MEANINGS

_BRACKETS = re.compile(r"\(([^()\n]{2,90})\)")
_LEADING = re.compile(r"(?:the|or|known as|also|hereafter|now)\s+", re.IGNORECASE)
_SHORT = re.compile(r"[A-Z][A-Za-z0-9&]{1,8}")
_NAME_BEFORE = re.compile(r"\b[A-Z]\w+ (?:of |and |for |the )*[A-Z]\w+ $")
_SMALL_WORDS = frozenset(("of", "and", "the", "for", "to", "in", "on", "a", "an", "with", "by", "at"))
_APART = str.maketrans(dict.fromkeys("-‐–—/()[]{}<>\"“”‘&,.;:!?*•'", " "))
_ENDS = (".", "|", ";", "!", "?")
_LONG_ENOUGH = 4
"""Letters from which words in small letters with those initials are no chance: of three there are too many in any report."""


class _Initials(dict[str, str]):
    """The first letters of the words between two blanks, each made once."""

    def __missing__(self, token: str) -> str:
        initials = self[token] = "".join(map(_initial, _spaced(token).split())) + "|" * token.endswith(_ENDS)
        return initials


class SpelledOut:
    """The abbreviations that a text spells out, beside them in brackets either way or anywhere as words with those initials.

    Made once for a report, and asked for each abbreviation in it.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, bool] = {}

    def __contains__(self, abbreviation: str) -> bool:
        if abbreviation not in self._known:
            self._known[abbreviation] = self._is_explained(abbreviation)
        return self._known[abbreviation]

    def has_word(self, word: str) -> bool:
        """Whether the text has it as a word, in exactly these letters."""
        return word in self._distinct

    def _is_explained(self, abbreviation: str) -> bool:
        letters = abbreviation.replace("&", "")
        meaning = MEANINGS.get(letters, "").lower()
        if abbreviation in self._in_brackets:
            return True
        if meaning and (meaning in self._lowered or meaning.replace("-", " ") in self._lowered):
            return True
        return letters in self._initials if len(letters) < _LONG_ENOUGH else letters.lower() in self._small_initials

    @cached_property
    def _distinct(self) -> frozenset[str]:
        return frozenset(word for token in set(self._text.split()) for word in _spaced(token).split())

    @cached_property
    def _lowered(self) -> str:
        return self._text.lower()

    @cached_property
    def _initials(self) -> str:
        """The first letters of all words but small ones; a number is whole, and the end of a sentence or a line a bar."""
        known = _Initials(dict.fromkeys(_SMALL_WORDS, ""))
        return "|".join("".join(map(known.__getitem__, line.split())) for line in self._text.split("\n"))

    @cached_property
    def _small_initials(self) -> str:
        return self._initials.lower()

    @cached_property
    def _in_brackets(self) -> frozenset[str]:
        return frozenset(short for match in _BRACKETS.finditer(self._text) for short in _explained_by(self._text, match))


def _explained_by(text: str, brackets: re.Match[str]) -> set[str]:
    """The abbreviation in brackets after its words, or before brackets that hold its words."""
    inside = _LEADING.sub("", brackets[1]).strip(" '\"“”‘’,;")
    if _SHORT.fullmatch(inside):
        short = singular(inside)
        before = text[max(0, brackets.start() - 120) : brackets.start()].split("\n")[-1]
        words = _spaced(before).lower().split()[-(len(short) + 5) :]
        named = short not in MEANINGS and _NAME_BEFORE.search(before) is not None
        return {short} if named or any(_begins_as(short, words[n:]) for n in range(len(words))) else set()
    word = text[max(0, brackets.start() - 16) : brackets.start()].split()[-1:]
    if word and _SHORT.fullmatch(word[0]) and _begins_as(singular(word[0]), _spaced(inside).lower().split()):
        return {singular(word[0])}
    return set()


def _begins_as(short: str, words: list[str]) -> bool:
    """Whether there are several words, begun by its first letter, whose letters hold all of its letters in order."""
    if len(words) < 2 or words[0][0] != short[0].lower():
        return False
    letters = iter(" ".join(words))
    return all(letter in letters for letter in short.lower() if letter.isalpha())


def _initial(word: str) -> str:
    """Its first letter; a number as it is, and a bar for an abbreviation, which is no part of words spelled out."""
    return word if word.isdigit() else "|" if word[1:2].isupper() else word[0]


def _spaced(phrase: str) -> str:
    """Its words a blank apart, without the signs between them."""
    return " ".join(phrase.translate(_APART).split())


def singular(abbreviation: str) -> str:
    """An abbreviation without the small s of a plural."""
    return abbreviation[:-1] if len(abbreviation) > 2 and abbreviation.endswith("s") else abbreviation
