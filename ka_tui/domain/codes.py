"""Codes of activities, as in ``KA.01.02``: the number of the priority, then of the activity. Each council has its pattern.

A code names an activity only inside its financial year; from one year's plan to the next codes are re-used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ka_tui.domain.text import clean_line
from ka_tui.errors import InvalidCode, InvalidField

SETTING = "code_pattern"
"""The name of the setting that holds the pattern."""

_SEPARATOR = "[-./_ ]"
_EXAMPLE = re.compile(rf"([^\W\d_]+)((?:{_SEPARATOR}?[0-9]+)+)")
_NUMBER = re.compile(rf"({_SEPARATOR}?)([0-9]+)")
_LONGEST, _MOST_NUMBERS = 20, 3
_NARROW = 3
"""A number of so many digits may be written with fewer, and grow to so many; a longer one, as a year, is written whole."""
_LARGEST_PRIORITY = 999


class CodePattern:
    """What the codes of a register look like, said by an example: ``KA.01.02``, ``CP-1.2``, ``SP 12``, ``HDC/2023/07``.

    Every code has the example's letters, then its numbers, each filled up with zeros to as many digits as there, with the
    example's separators before and between them. Patterns with the same example are equal.
    """

    def __init__(self, example: str) -> None:
        """Take the example; raises InvalidField for one that is no code."""
        self.example = clean_line(example)
        parts = _EXAMPLE.fullmatch(self.example)
        numbers: list[tuple[str, str]] = _NUMBER.findall(parts[2]) if parts else []
        if parts is None or len(numbers) > _MOST_NUMBERS or len(self.example) > _LONGEST:
            why = "letters, then one to three numbers, with . - / _ or a blank between"
            raise InvalidField(SETTING, f"must be an example of a code, as KA.01.02 or CP-1.2: {why}, {_LONGEST} signs at most")
        self.prefix: str = parts[1]
        self.numbers = tuple((separator, len(digits)) for separator, digits in numbers)
        """The separator before each number, and how many digits it has at least."""
        self._form = self.prefix + "".join(f"{sign}{{:0{width}}}" for sign, width in self.numbers)
        code = re.escape(self.prefix) + "".join(f"{_tolerant(sign)}({_digits(width)})" for sign, width in self.numbers) + r"\.?"
        self._code = re.compile(code, re.IGNORECASE)
        self._leading = re.compile(rf"\s*({code})(?=\W|$)[\s:–—-]*", re.IGNORECASE)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CodePattern) and self.example == other.example

    def __hash__(self) -> int:
        return hash(self.example)

    def __repr__(self) -> str:
        return f"CodePattern({self.example!r})"

    def parse(self, text: str) -> str:
        """Read a code in its usual spellings into its normal form (``ka.1.2`` is ``KA.01.02``); raise InvalidCode otherwise.

        Zeros may be missing; a separator may have blanks around it, or be blanks or a dot instead; a dot may follow.
        """
        match = self._code.fullmatch(text.strip())
        if match is None:
            raise InvalidCode(text, self.example)
        return self._form.format(*map(int, match.groups()))

    def split(self, text: str) -> tuple[str | None, str]:
        """The code that a text begins with, and the rest; (None, text) when it begins with none."""
        match = self._leading.match(text)
        if match is None:
            return None, text
        return self.parse(match[1]), text[match.end() :]

    def is_normal(self, code: str) -> bool:
        """Whether it is a code in its normal form."""
        match = self._code.fullmatch(code)
        return match is not None and self._form.format(*map(int, match.groups())) == code

    def sort_as_text(self, codes: Iterable[str]) -> bool:
        """Whether codes are all in the normal form and no wider than the example, so that they sort as text does."""
        usual = re.escape(self.prefix) + "".join(f"{re.escape(sign)}[0-9]{{{width}}}" for sign, width in self.numbers)
        return re.fullmatch(rf"(?:{usual}(?:\n|$))*", "\n".join(codes)) is not None

    @property
    def written(self) -> str:
        """A regular expression, without groups, of codes with just these separators, some zeros of which may be missing."""
        return re.escape(self.prefix) + "".join(f"{re.escape(sign)}{_digits(width)}" for sign, width in self.numbers)

    @property
    def front(self) -> str:
        """What stands before the first number of every code: ``KA.``, ``SP `` with its blank."""
        return self.prefix + self.numbers[0][0]


def _tolerant(separator: str) -> str:
    """A regular expression of what a separator may be written as."""
    signs = "".join({separator.strip(), "."})
    return rf"(?:\s*[{re.escape(signs)}]\s*|\s+)" if separator else ""


def _digits(width: int) -> str:
    """A regular expression of a number that has so many digits in its normal form."""
    return rf"\d{{1,{_NARROW}}}" if width <= _NARROW else rf"\d{{{width}}}"


KA = CodePattern("KA.01.02")
"""The pattern of a register that nobody has given another."""


@lru_cache(maxsize=4096)
def code_key(code: str) -> tuple[str, *tuple[int, ...]]:
    """What codes of any pattern are ordered by: letters, then numbers, so that KA.02.10 follows KA.02.09.

    Raises ValueError for what is no code.
    """
    parts = _EXAMPLE.fullmatch(code)
    if parts is None:
        raise ValueError(code)
    return parts[1], *(int(number) for _, number in _NUMBER.findall(parts[2]))


def kept_code(text: str) -> str:
    """A code as a document of the register keeps it, of whatever pattern; raises ValueError for what is no code."""
    code = clean_line(text)
    code_key(code)
    return code


def priority_number_of(code: str) -> int | None:
    """The number of the priority that a code stands under: 1 for ``KA.01.02``; None for ``SP 12`` and ``HDC/2023/07``.

    It is the first of several numbers, unless that is a year.
    """
    _, *numbers = code_key(code)
    return numbers[0] if len(numbers) > 1 and numbers[0] <= _LARGEST_PRIORITY else None
