"""Passages of text broken into the lines of a panel, items with a hanging indent.

A number stays with its unit and a day with its month, an address of the web is not broken where a line can hold it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from ka_tui.tui.widgets.cell_text import Span, cell_line, line_spans

BULLET = "•"
_NESTING = 2
_LEAST_TEXT = 10
_MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
)
_UNITS = rf"%|per cent|km|ha|m²?|{_MONTHS}|Dec(?:ember)?"
_BOUND = re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?!\w))|(?<=\d per) (?=cent\b)")
_ADDRESS = re.compile(r"https?://[^\s<>\"“”]*[^\s<>\"“”.,;:!?'’)\]]")
_LONGEST_ADDRESS = 2_000
"""Terminals take no longer ones."""


class Run(NamedTuple):
    """Some text and how it looks; ``look`` is the end of a component class's name, ``link`` where a click leads."""

    text: str
    look: str = "base"
    link: str = ""


class Passage(NamedTuple):
    """A paragraph, an item behind its marker, or a line of either: what is wrapped by itself. Without runs it is a blank line.

    ``depth`` counts the nesting of lists; a marker of blanks continues an item.
    """

    runs: tuple[Run, ...] = ()
    marker: Run = Run("")
    depth: int = 0


BLANK = Passage()


class Line(NamedTuple):
    """One line: what stands in its indent, and its text."""

    indent: Run
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The text without the indent."""
        return self.runs[0].text if len(self.runs) == 1 else "".join(run.text for run in self.runs)


@lru_cache(maxsize=64)
def wrapped(passages: tuple[Passage, ...], width: int) -> tuple[Line, ...]:
    """The lines of passages, each at most ``width`` cells wide, cleaned of what a terminal must not see."""
    return tuple(line for passage in passages for line in _passage_lines(passage, width))


def _passage_lines(passage: Passage, width: int) -> Iterator[Line]:
    if not passage.runs:
        yield Line(Run(""), ())
        return
    marker = cell_line(passage.marker.text)
    room = max(width - len(marker) - _LEAST_TEXT, 0)
    indent = " " * min(passage.depth * _NESTING, room) + marker
    runs = _linked([run._replace(text=cell_line(run.text)) for run in passage.runs])
    begins = list(accumulate((len(run.text) for run in runs), initial=0))
    for start, end in line_spans(_bound("".join(run.text for run in runs)), width - len(indent)):
        first = bisect_right(begins, start) - 1  # no line looks through the runs before it: there may be thousands
        inside = runs[first : bisect_left(begins, end)]
        yield Line(passage.marker._replace(text=indent), tuple(sliced(inside, start - begins[first], end - begins[first])))
        indent = " " * len(indent)


def _bound(text: str) -> str:
    """A text with blanks that do not break where the two sides of one belong together."""
    return _BOUND.sub("\u00a0", text)


def _linked(runs: list[Run]) -> list[Run]:
    """The runs, with those divided in which an address of the web stands."""
    text = "".join(run.text for run in runs)
    if "://" not in text:
        return runs
    linked: list[Run] = []
    done = 0
    for start, end in _addresses(text):
        linked += sliced(runs, done, start)
        linked += [run._replace(link=text[start:end]) for run in sliced(runs, start, end)]
        done = end
    return [*linked, *sliced(runs, done, len(text))]


def _addresses(text: str) -> Iterator[Span]:
    """Where addresses stand that a terminal can be given: of the web, and of plain characters only."""
    for found in _ADDRESS.finditer(text):
        if len(found[0]) <= _LONGEST_ADDRESS and found[0].isascii() and found[0].isprintable():
            yield found.span()


def sliced(runs: Iterable[Run], start: int, end: int) -> Iterator[Run]:
    """The part of the runs from one character to another, counted over all of them."""
    before = 0
    for run in runs:
        first, last = max(start - before, 0), min(end - before, len(run.text))
        if first < last:
            yield run._replace(text=run.text[first:last])
        before += len(run.text)
