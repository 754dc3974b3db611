"""Codes as they are typed in a query: whole ones, or how they begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ka_tui.domain.codes import CodePattern
from ka_tui.domain.text import folded

_MOST_DIGITS = 3


def code_beginnings(text: str, codes: CodePattern) -> tuple[str, ...]:
    """How codes, with a dot after each, may begin of which a person typed so much; nothing where no code begins so.

    A last number with too few digits is one without its zeros, or one whose other digits are to come.
    """
    match = re.fullmatch(_begun(codes), folded(text))
    if match is None:
        return ()
    *typed, end = match.groups()
    known = [number for number in typed if number is not None]
    begins = [_beginning(known, codes)]
    if known and len(known[-1]) < codes.numbers[len(known) - 1][1] and not end:
        begins.append(_beginning(known[:-1], codes) + known[-1])
    return tuple(begins)


def _beginning(numbers: Sequence[str], codes: CodePattern) -> str:
    """The code as far as these numbers go, with what follows them."""
    follows = [*(sign for sign, _ in codes.numbers), "."][len(numbers)]
    places = zip(numbers, codes.numbers, strict=False)
    return codes.prefix + "".join(f"{sign}{int(number):0{width}}" for number, (sign, width) in places) + follows


def _begun(codes: CodePattern) -> str:
    """A regular expression of a code or its beginning, with or without its letters."""
    between = rf"[\s.{re.escape(''.join(sign for sign, _ in codes.numbers))}]"
    numbers = ""
    for place, (_, width) in reversed([*enumerate(codes.numbers)]):
        numbers = f"(?:{f'{between}+' if place else ''}([0-9]{{1,{max(width, _MOST_DIGITS)}}}){numbers})?"
    letters = folded(codes.prefix)
    return "".join(f"(?:{letter}" for letter in letters) + ")?" * len(letters) + f"{between}*{numbers}({between}?)"
