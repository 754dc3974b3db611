"""The styles of a Word document: what a paragraph's style says of its letters, its list and its level as a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ka_tui.reports.readers.office.package import Element
from ka_tui.reports.readers.office.text import DEEPEST_LIST, Look, role_of_style
from ka_tui.reports.readers.word.colours import Palette, highlight_colour
from ka_tui.reports.readers.word.xml import W, is_on, number, value

_HEADING = re.compile(r"heading ([1-9])$")
_BULLETS = re.compile(r"list bullet(?: ([2-9]))?$")
_BODY_LEVEL = 9
"""The outline level that means: no heading."""
_DEEPEST = 12
"""How many styles may stand behind one another."""


class ListPlace(NamedTuple):
    """Which list a paragraph is in (None: none is said; 0: in none) and how deep."""

    number: int | None = None
    depth: int | None = None


@dataclass
class Styles:
    """The styles of a document by their ids, looked up through those that they are based on."""

    root: Element | None
    palette: Palette
    _by_id: dict[str, Element] = field(default_factory=dict)
    _looks: dict[str, Look] = field(default_factory=dict)
    _default: str = ""

    def __post_init__(self) -> None:
        for style in self.root.iterfind(f"{W}style") if self.root is not None else ():
            style_id = style.get(f"{W}styleId") or ""
            self._by_id[style_id] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
                self._default = style_id

    def style_of(self, paragraph: Element) -> str:
        """The id of a paragraph's style."""
        return value(paragraph, f"{W}pPr/{W}pStyle") or self._default

    def look(self, style_id: str) -> Look:
        """How the letters of a style look."""
        if style_id not in self._looks:
            look = Look()
            for style in self._chain(style_id):
                look = look.over(look_of(style.find(f"{W}rPr"), self.palette))
            self._looks[style_id] = look
        return self._looks[style_id]

    def run_look(self, properties: Element | None, style_id: str) -> Look:
        """How a run's letters look, in a paragraph of a style."""
        behind = self.look(style_id)
        if properties is None:
            return behind
        own = value(properties, f"{W}rStyle")
        if own is not None and "hyperlink" not in self.name(own):
            behind = self.look(own).over(behind)
        return look_of(properties, self.palette).over(behind)

    def name(self, style_id: str) -> str:
        """A style's name in small letters."""
        return (value(self._by_id.get(style_id), f"{W}name") or "").lower()

    def level(self, paragraph: Element, style_id: str) -> int:
        """The level of a heading, 1 to 9; 0 for a paragraph that is none."""
        for holder in (paragraph, *self._chain(style_id)):
            outline = number(value(holder, f"{W}pPr/{W}outlineLvl"), 0, _BODY_LEVEL)
            if outline is not None:
                return 0 if outline == _BODY_LEVEL else outline + 1
            name = (value(holder, f"{W}name") or "").lower()
            heading = _HEADING.match(name)
            if heading or name == "title":
                return int(heading[1]) if heading else 1
        return 0

    def list_place(self, paragraph: Element, style_id: str) -> ListPlace:
        """The list that a paragraph is in, by itself or by its style."""
        number_found: int | None = None
        depth: int | None = None
        for holder in (paragraph, *self._chain(style_id)):
            said = holder.find(f"{W}pPr/{W}numPr")
            if said is not None:
                depth = number(value(said, f"{W}ilvl"), 0, DEEPEST_LIST) if depth is None else depth
                number_found = number(value(said, f"{W}numId"), 0, 10**6)
                if number_found is not None:
                    break
        return ListPlace(number_found, depth)

    def bullet_depth(self, style_id: str) -> int | None:
        """How deep a style named ``List Bullet 2`` is, whatever list it is bound to; None for any other style."""
        bullets = _BULLETS.match(self.name(style_id))
        return int(bullets[1] or 1) - 1 if bullets else None

    def role(self, style_id: str) -> str:
        """What our own exports say, by a style's name, that a paragraph is; empty in any other document."""
        return role_of_style(self.name(style_id))

    def table_fill(self, table: Element) -> str | None:
        """The fill that a table's style gives to all its cells."""
        style_id = value(table, f"{W}tblPr/{W}tblStyle")
        fills = (self.palette.fill(style.find(f"{W}tcPr/{W}shd")) for style in self._chain(style_id or ""))
        return next(filter(None, fills), None)

    def _chain(self, style_id: str) -> Iterator[Element]:
        seen: set[str] = set()
        while style_id in self._by_id and style_id not in seen and len(seen) < _DEEPEST:
            seen.add(style_id)
            style = self._by_id[style_id]
            yield style
            style_id = value(style, f"{W}basedOn") or ""


def look_of(properties: Element | None, palette: Palette) -> Look:
    """How letters look by a ``w:rPr`` alone."""
    if properties is None:
        return Look()
    bold, hidden = properties.find(f"{W}b"), properties.find(f"{W}vanish")
    fonts = properties.find(f"{W}rFonts")
    return Look(
        None if bold is None else is_on(bold),
        None if hidden is None else is_on(hidden),
        palette.ink(properties.find(f"{W}color")),
        highlight_colour(value(properties, f"{W}highlight") or "") or palette.fill(properties.find(f"{W}shd")),
        None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi"),
    )
