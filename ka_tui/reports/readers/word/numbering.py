"""The lists of a Word document: whether an item has a bullet or a number, and which number it has come to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from ka_tui.reports.readers.office.package import Element
from ka_tui.reports.readers.word.xml import W, number, value

_DEPTHS = 9
_MOST = 999
"""The highest number that a list is read with; what counts further has a bullet."""
_PLACE = re.compile(r"%([1-9])")
_WORDLIKE = re.compile(r"[^\W_]{2}|\d")


class Level(NamedTuple):
    """One depth of a list: ``format`` is ``bullet``, ``none`` or that of its numbers, ``text`` the label, as ``%1.%2``."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restarts: bool = True
    style: str | None = None


class Label(NamedTuple):
    """What stands before an item: ``marker`` as ``-`` or ``3.``; ``words`` instead, where the label has words (``KA.01.03``)."""

    marker: str = ""
    words: str = ""


@dataclass
class Numbering:
    """The lists of a document and how far each has counted."""

    root: Element | None
    _abstract: dict[str, Element] = field(default_factory=dict)
    _lists: dict[int, tuple[str, tuple[Level, ...], frozenset[int]]] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        if self.root is None:
            return
        for abstract in self.root.iterfind(f"{W}abstractNum"):
            self._abstract[abstract.get(f"{W}abstractNumId") or ""] = abstract
        by_style = {value(abstract, f"{W}styleLink"): key for key, abstract in self._abstract.items()}
        for entry in self.root.iterfind(f"{W}num"):
            list_number = number(entry.get(f"{W}numId"), 0, 10**6)
            key = value(entry, f"{W}abstractNumId") or ""
            link = value(self._abstract.get(key), f"{W}numStyleLink")
            key = by_style.get(link, key) if link is not None else key
            if list_number is not None and key in self._abstract:
                self._lists[list_number] = self._levels(key, entry)

    def depth_of(self, list_number: int, style_id: str) -> int | None:
        """The depth of a list that is bound to a paragraph style."""
        levels = self._lists[list_number][1] if list_number in self._lists else ()
        return next((depth for depth, level in enumerate(levels) if level.style == style_id), None)

    def next_label(self, list_number: int, depth: int) -> Label:
        """Count one item of a list further, and give what stands before it."""
        if list_number not in self._lists:
            return Label()
        key, levels, restarted = self._lists[list_number]
        counts = self._counts.setdefault(key, [None] * _DEPTHS)
        if list_number not in self._begun:
            self._begun.add(list_number)
            for level in restarted:
                counts[level] = None
        before = counts[depth]
        counts[depth] = levels[depth].start if before is None else before + 1
        for deeper in range(depth + 1, _DEPTHS):
            if levels[deeper].restarts:
                counts[deeper] = None
        return _label(levels, counts, depth)

    def _levels(self, key: str, entry: Element) -> tuple[str, tuple[Level, ...], frozenset[int]]:
        levels = [Level()] * _DEPTHS
        for element in self._abstract[key].iterfind(f"{W}lvl"):
            _take(levels, element)
        restarted: set[int] = set()
        for override in entry.iterfind(f"{W}lvlOverride"):
            depth = number(override.get(f"{W}ilvl"), 0, _DEPTHS - 1)
            own = override.find(f"{W}lvl")
            if own is not None:
                _take(levels, own)
            start = number(value(override, f"{W}startOverride"), 0, 10**6)
            if depth is not None and start is not None:
                levels[depth] = levels[depth]._replace(start=start)
                restarted.add(depth)
        return key, tuple(levels), frozenset(restarted)


def _take(levels: list[Level], element: Element) -> None:
    depth = number(element.get(f"{W}ilvl"), 0, _DEPTHS - 1)
    if depth is None:
        return
    start = number(value(element, f"{W}start"), 0, 10**6)
    levels[depth] = Level(
        1 if start is None else start,
        value(element, f"{W}numFmt") or "decimal",
        value(element, f"{W}lvlText") or "",
        value(element, f"{W}lvlRestart") != "0",
        value(element, f"{W}pStyle"),
    )


def _label(levels: tuple[Level, ...], counts: list[int | None], depth: int) -> Label:
    level, count = levels[depth], counts[depth] or 0
    if level.format == "none":
        return Label()
    if level.format == "bullet":
        return Label("-")
    if _WORDLIKE.search(_PLACE.sub("", level.text)):
        return Label(words=_PLACE.sub(lambda place: _shown(levels, counts, int(place[1]) - 1), level.text))
    return Label(f"{count}." if count <= _MOST else "-")


def _shown(levels: tuple[Level, ...], counts: list[int | None], depth: int) -> str:
    count = counts[depth]
    shown = levels[depth].start if count is None else count
    return f"{shown:02}" if levels[depth].format == "decimalZero" else str(shown)
