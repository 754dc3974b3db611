"""Codes of activities, as in ``KA.01.02``: the number of the priority, then of the activity.

A code names an activity only inside its financial year; from one year's plan to the next codes are re-used.
"""

from __future__ import annotations

import re

from ka_tui.errors import InvalidCode

_CODE = re.compile(r"KA(?:\s*\.\s*|\s+)(\d{1,3})(?:\s*\.\s*|\s+)(\d{1,3})\.?", re.IGNORECASE)
_LEADING = re.compile(rf"\s*({_CODE.pattern})(?=\W|$)[\s:–—-]*", re.IGNORECASE)


def parse_code(text: str) -> str:
    """Read a code in its usual spellings into its normal form (``ka.1.2`` is ``KA.01.02``); raise InvalidCode otherwise."""
    match = _CODE.fullmatch(text.strip())
    if match is None:
        raise InvalidCode(text)
    return f"KA.{int(match[1]):02}.{int(match[2]):02}"


def split_code(text: str) -> tuple[str | None, str]:
    """The code that a text begins with, and the rest; (None, text) when it begins with none."""
    match = _LEADING.match(text)
    if match is None:
        return None, text
    return parse_code(match[1]), text[match.end() :]


def code_key(code: str) -> tuple[int, int]:
    """What codes are ordered by: their numbers, so that KA.02.10 follows KA.02.09."""
    _, priority, number = code.split(".")
    return int(priority), int(number)


def priority_number_of(code: str) -> int:
    """The number of the priority that a code stands under: 1 for ``KA.01.02``."""
    return code_key(code)[0]
