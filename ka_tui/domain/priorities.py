"""The council's priorities, taken from the headings that stand over the tables of a report.

``Priority Two: Promoting health`` has a label and a name. ``Council Priority: The Place Encourage Enterprise`` has a
label, a theme that several headings share in front (``The Place``) and a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = rf"\d{{1,2}}|{'|'.join(_NUMBERS)}"
_KINDS = r"(?:(?:council|corporate|strategic|key)\s+)?"
_LABEL = re.compile(
    rf"\s*(?:\d{{1,2}}[.)]\s*)?{_KINDS}priority(?:\s*(?P<number>{_NUMBER}))?\s*(?:[:–—]|-(?=\s)|(?<=\s)-)\s*", re.IGNORECASE
)
_LONE_LABEL = re.compile(rf"\s*{_KINDS}priority\s*(?:{_NUMBER})\s*[:.–—-]?\s*", re.IGNORECASE)
_NUMBER_IN_FRONT = re.compile(
    rf"\s*(?:(?i:{_KINDS}priority\s*(?P<called>{_NUMBER}))\s+(?=[A-Z])|(?P<number>\d{{1,2}})[.)]\s+(?=\S))"
)
"""What numbers a heading without the colon of a label: its number alone, or a label right before a capital letter."""
_THEME_WORDS = range(2, 6)
"""A theme has at least two words: headings that share one word (``Promoting ...``) share no theme."""


class Priority(NamedTuple):
    """A priority: its printed number if there is one, its theme if it shares one, and its name."""

    number: int | None
    theme: str | None
    name: str

    @property
    def heading(self) -> str:
        """Theme and name together: all words of the printed heading but its label."""
        return f"{self.theme} {self.name}" if self.theme else self.name


def is_priority_heading(text: str) -> bool:
    """Whether a line reads as the heading of a priority: it begins with such a label and goes on."""
    label = _LABEL.match(text)
    return label is not None and label.end() < len(text.rstrip())


def is_priority_label(text: str) -> bool:
    """Whether a line is nothing but such a label with its number, so that the name stands in the next line."""
    return _LONE_LABEL.fullmatch(text) is not None


def parse_headings(headings: Sequence[str]) -> tuple[Priority, ...]:
    """The priorities that a report's headings name, in their order; all are needed, since a theme is what several share."""
    numbered = [_without_label(heading) for heading in headings]
    shared = Counter(prefix for name in {name for _, name in numbered} for prefix in _prefixes(name))
    return tuple(_with_theme(number, name, shared) for number, name in numbered)


def _without_label(heading: str) -> tuple[int | None, str]:
    text = " ".join(heading.split())
    label = _LABEL.match(text)
    if label is not None:
        return _number_of(label["number"] or ""), text[label.end() :]
    numbered = _NUMBER_IN_FRONT.match(text)
    return (_number_of(numbered["called"] or numbered["number"]), text[numbered.end() :]) if numbered else (None, text)


def _number_of(text: str) -> int | None:
    word = text.casefold()
    if word in _NUMBERS:
        return _NUMBERS.index(word) + 1
    return int(word or 0) or None


def _prefixes(name: str) -> list[str]:
    """What the theme of a heading could be: its first capitalised words, where a capitalised word follows."""
    words = name.split()
    return [
        " ".join(words[:count])
        for count in _THEME_WORDS
        if count < len(words) and all(word[0].isupper() for word in words[: count + 1])
    ]


def _with_theme(number: int | None, name: str, shared: Counter[str]) -> Priority:
    themes = [prefix for prefix in _prefixes(name) if shared[prefix] > 1]
    if not themes:
        return Priority(number, None, name)
    theme = max(themes, key=lambda prefix: (shared[prefix], len(prefix)))
    return Priority(number, theme, name[len(theme) :].strip())
