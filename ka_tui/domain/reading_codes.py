"""The pattern of codes while a document is read: readers are deep, and ask for codes in many places."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from ka_tui.domain.codes import KA, CodePattern

_pattern: ContextVar[CodePattern] = ContextVar("pattern", default=KA)


@contextmanager
def reading_codes(pattern: CodePattern) -> Iterator[None]:
    """Have what is read meanwhile, here and in nothing that runs beside it, read by this pattern."""
    token = _pattern.set(pattern)
    try:
        yield
    finally:
        _pattern.reset(token)


def codes_of_reading() -> CodePattern:
    """The pattern of the reading; that of KA.01.02 outside of any."""
    return _pattern.get()


def parse_code(text: str) -> str:
    """``CodePattern.parse`` by the pattern of the reading. Whoever has a register asks its ``codes``."""
    return codes_of_reading().parse(text)


def split_code(text: str) -> tuple[str | None, str]:
    """``CodePattern.split`` by the pattern of the reading."""
    return codes_of_reading().split(text)
