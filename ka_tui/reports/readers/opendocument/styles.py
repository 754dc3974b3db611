"""The styles of an OpenDocument text: how letters look, which fill a cell or shape has, what the items of a list begin with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ka_tui.reports.readers.office.package import Element
from ka_tui.reports.readers.office.text import Look, role_of_style
from ka_tui.reports.readers.word.colours import WHITE, plain_colour
from ka_tui.reports.readers.word.xml import number

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE = f"{_ODF}office:1.0}}", f"{_ODF}text:1.0}}", f"{_ODF}table:1.0}}"
STYLE, DRAW, META = f"{_ODF}style:1.0}}", f"{_ODF}drawing:1.0}}", f"{_ODF}meta:1.0}}"
SVG, FO = f"{_ODF}svg-compatible:1.0}}", f"{_ODF}xsl-fo-compatible:1.0}}"
XLINK = "{http://www.w3.org/1999/xlink}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"

_DEEPEST = 12
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_BULLETS = (f"{TEXT}list-level-style-bullet", f"{TEXT}list-level-style-image")
_LISTS = (f"{TEXT}list-style", f"{TEXT}outline-style")


class ListLevel(NamedTuple):
    """How the items of a list begin at one depth: ``-`` for a bullet, ``1.`` for a number, nothing."""

    marker: str = ""
    start: int = 1


@dataclass
class OpenDocumentTextStyles:
    """The styles of a document by family and name; those of ``content.xml`` count before those of ``styles.xml``."""

    roots: tuple[Element, ...]
    _styles: dict[tuple[str, str], Element] = field(default_factory=dict)
    _lists: dict[str, Element] = field(default_factory=dict)
    _fonts: dict[str, str] = field(default_factory=dict)
    _looks: dict[tuple[str, str], Look] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for root in self.roots:
            for style in root.iter(f"{STYLE}style"):
                self._styles.setdefault((style.get(f"{STYLE}family") or "", style.get(f"{STYLE}name") or ""), style)
            for style in root.iter(*_LISTS):
                self._lists.setdefault(style.get(f"{STYLE}name") or "", style)
            for face in root.iter(f"{STYLE}font-face"):
                family = (face.get(f"{SVG}font-family") or "").strip("'\"")
                self._fonts.setdefault(face.get(f"{STYLE}name") or "", family)

    def look(self, family: str, name: str | None) -> Look:
        """How the letters of a style (of family ``paragraph`` or ``text``) look."""
        key = (family, name or "")
        if key not in self._looks:
            look = Look()
            for style in self._chain(*key):
                look = look.over(self._look_of(style.find(f"{STYLE}text-properties")))
            self._looks[key] = look
        return self._looks[key]

    def fill(self, family: str, name: str | None) -> str | None:
        """The fill of a cell, row, table or paragraph; None for none and for white."""
        for style in self._chain(family, name or ""):
            properties = style.find(f"{STYLE}{family}-properties")
            said = properties.get(f"{FO}background-color") if properties is not None else None
            if said is not None:
                return _not_white(plain_colour(said))
        return None

    def drawn(self, name: str | None) -> str | None:
        """The fill of a drawn shape."""
        kind: str | None = None
        colour: str | None = None
        for style in self._chain("graphic", name or ""):
            properties = style.find(f"{STYLE}graphic-properties")
            if properties is not None:
                kind = kind or properties.get(f"{DRAW}fill")
                colour = colour or properties.get(f"{DRAW}fill-color")
        return None if kind in ("none", "bitmap") else _not_white(plain_colour(colour or ""))

    def heading_level(self, name: str | None) -> int:
        """The level of a heading by the style of a paragraph, *Title* being 1; 0 for any other style."""
        for style in self._chain("paragraph", name or ""):
            level = style.get(f"{STYLE}default-outline-level") or ""
            if level in tuple("123456789"):
                return int(level)
            if style.get(f"{STYLE}name") == "Title":
                return 1
        return 0

    def role(self, style_name: str | None) -> str:
        """What our own exports say, by a style's name, that a paragraph is; empty in any other document."""
        for style in self._chain("paragraph", style_name or ""):
            name = style.get(f"{STYLE}name") or ""
            role = role_of_style(style.get(f"{STYLE}display-name") or name.replace("_20_", " "))
            if role:
                return role
        return ""

    def list_level(self, name: str | None, depth: int) -> ListLevel:
        """How the items of a list of this style begin, ``depth`` lists deep from 0."""
        style = self._lists.get(name or "")
        for level in style if style is not None else ():
            if level.get(f"{TEXT}level") != str(depth + 1):
                continue
            if level.tag in _BULLETS:
                return ListLevel("-")
            start = number(level.get(f"{TEXT}start-value"), 0, 10**6)
            return ListLevel("1." if level.get(f"{STYLE}num-format") else "", 1 if start is None else start)
        return ListLevel("-" if style is None else "")

    def _look_of(self, properties: Element | None) -> Look:
        if properties is None:
            return Look()
        weight, shown = properties.get(f"{FO}font-weight"), properties.get(f"{TEXT}display")
        font = properties.get(f"{STYLE}font-name")
        family = properties.get(f"{FO}font-family")
        return Look(
            None if weight is None else weight in _BOLD,
            None if shown is None else shown == "none",
            plain_colour(properties.get(f"{FO}color") or ""),
            _not_white(plain_colour(properties.get(f"{FO}background-color") or "")),
            family.strip("'\"") if family else self._fonts.get(font, font) if font else None,
        )

    def _chain(self, family: str, name: str) -> Iterator[Element]:
        seen: set[str] = set()
        while (family, name) in self._styles and name not in seen and len(seen) < _DEEPEST:
            seen.add(name)
            style = self._styles[family, name]
            yield style
            name = style.get(f"{STYLE}parent-style-name") or ""


def _not_white(colour: str | None) -> str | None:
    return None if colour == WHITE else colour
