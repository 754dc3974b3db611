"""A page of a PDF as it is seen: words, rules, fills and pictures, each where it stands.

Positions are points (1/72 inch) from the left and from the top of the page as it is shown.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from ka_tui.reports.readers.document_parts import Mark


class Box(NamedTuple):
    """A rectangle on a page."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Its area, in square points."""
        return max(0.0, self.width) * max(0.0, self.height)

    def shared(self, other: Box) -> float:
        """The area that two boxes have in common."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, width) * max(0.0, height)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point stands in it."""
        return self.x0 <= x < self.x1 and self.top <= y < self.bottom

    def around(self, other: Box) -> Box:
        """The box around both."""
        return Box(min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom))

    def turned(self, turn: int, width: float, height: float) -> Box:
        """Where it stands once a page of this width and height, read upwards (``turn`` 90) or down (270), is set upright."""
        if turn == 90:
            return Box(height - self.bottom, self.x0, height - self.top, self.x1)
        if turn == 270:
            return Box(self.top, width - self.x1, self.bottom, width - self.x0)
        return Box(width - self.x1, height - self.bottom, width - self.x0, height - self.top) if turn == 180 else self


class Word(NamedTuple):
    """A word. ``base`` is where its letters stand, ``size`` that of its font, ``ink`` its colour as ``#rrggbb``.

    ``turn`` is by how many degrees it is turned to the left: 90 reads upwards. ``spaced`` tells that a blank was set
    right after it, as most programs do even where a line ends, and none where a paragraph does.
    """

    text: str
    box: Box
    base: float
    size: float
    bold: bool = False
    ink: str = ""
    turn: int = 0
    spaced: bool = False


class Rule(NamedTuple):
    """A straight line: ``at`` is its height on the page (or its place across, for one that goes down), then its ends."""

    at: float
    start: float
    end: float


class Fill(NamedTuple):
    """A filled area, in the order of painting: what comes later lies on top. ``rectangle`` tells one from any other shape."""

    box: Box
    colour: str
    rectangle: bool
    drawing: int | None = None


class Picture(NamedTuple):
    """A picture and what it may say of a status; ``drawing`` is the number that ties it to its text alternative."""

    box: Box
    marks: tuple[Mark, ...]


class Page(NamedTuple):
    """A page: its number from 1, its size in points, and what stands on it."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    pictures: tuple[Picture, ...] = ()

    def upright(self) -> Page:
        """The page turned so that most of its words can be read: a wide table is often set sideways."""
        turns = Counter(word.turn for word in self.words)
        turn = max(turns, key=lambda each: (turns[each], -each), default=0)
        if turn not in (90, 180, 270):
            return self
        width, height = (self.height, self.width) if turn != 180 else (self.width, self.height)
        across, down = [_line(rule, level=True) for rule in self.across], [_line(rule, level=False) for rule in self.down]
        lines = [box.turned(turn, self.width, self.height) for box in (*across, *down)]
        return self._replace(
            width=width,
            height=height,
            words=tuple(self._turned_word(word, turn) for word in self.words),
            across=tuple(Rule(box.top, box.x0, box.x1) for box in lines if box.width >= box.height),
            down=tuple(Rule(box.x0, box.top, box.bottom) for box in lines if box.width < box.height),
            fills=tuple(fill._replace(box=fill.box.turned(turn, self.width, self.height)) for fill in self.fills),
            pictures=tuple(Picture(each.box.turned(turn, self.width, self.height), each.marks) for each in self.pictures),
        )

    def _turned_word(self, word: Word, turn: int) -> Word:
        box = word.box.turned(turn, self.width, self.height)
        base = {90: word.base, 270: self.width - word.base, 180: self.height - word.base}[turn]
        return word._replace(box=box, base=base if word.turn == turn else box.bottom, turn=(word.turn - turn) % 360)


def _line(rule: Rule, level: bool) -> Box:
    return Box(rule.start, rule.at, rule.end, rule.at) if level else Box(rule.at, rule.start, rule.at, rule.end)
