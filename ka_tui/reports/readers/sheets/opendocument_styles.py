"""How the cells, words and shapes of an OpenDocument sheet look, with what each style takes over from its parent."""

from __future__ import annotations

from collections.abc import Iterator

from ka_tui.reports.readers.office.package import Element
from ka_tui.reports.readers.sheets.colours import hex_colour

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
"""The namespace of tables."""
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
"""The namespace of styles."""
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
"""The namespace of drawings."""
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_FAMILY = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}font-family"
_DEEPEST = 20
"""How many parents of a style are asked; styles that are their own parents end here."""


class SheetStyles:
    """The styles of a document by their families (``table-cell``, ``text``, ``graphic``, ``table``) and their names.

    A style's name is its own or, as conditions give it, the one that people see.
    """

    def __init__(self, *roots: Element | None) -> None:
        stated = [root for root in roots if root is not None]
        self._faces = {
            face.get(f"{STYLE}name"): face.get(_FAMILY) or "" for root in stated for face in root.iter(f"{STYLE}font-face")
        }
        styles = [style for root in stated for style in root.iter(f"{STYLE}style")]
        self._styles = {
            (style.get(f"{STYLE}family"), style.get(name)): style
            for name in (f"{STYLE}display-name", f"{STYLE}name")
            for style in styles
            if style.get(name)
        }

    def fill(self, cell: str | None) -> str | None:
        """The background of a cell's style, ``#rrggbb``; None for none."""
        return hex_colour(self._stated("table-cell", cell, "table-cell-properties", f"{_FO}background-color"))

    def ink(self, style: str | None, family: str = "table-cell") -> str | None:
        """The colour of the text of a cell's style, or of one of the family ``text``; None where that is automatic."""
        if self._stated(family, style, "text-properties", f"{STYLE}use-window-font-color") == "true":
            return None
        return hex_colour(self._stated(family, style, "text-properties", f"{_FO}color"))

    def font(self, style: str | None, family: str = "table-cell") -> str:
        """The name of the font of such a style; empty where it states none."""
        face = self._stated(family, style, "text-properties", f"{STYLE}font-name")
        named = self._faces.get(face) or self._stated(family, style, "text-properties", f"{_FO}font-family") or ""
        return named.strip("'\" ")

    def shape(self, style: str | None) -> str | None:
        """The colour of a drawn shape's solid fill; None for any other."""
        if self._stated("graphic", style, "graphic-properties", f"{DRAW}fill") not in (None, "solid"):
            return None
        return hex_colour(self._stated("graphic", style, "graphic-properties", f"{DRAW}fill-color"))

    def is_hidden(self, table: str | None) -> bool:
        """Whether a sheet of this style is hidden."""
        return self._stated("table", table, "table-properties", f"{TABLE}display") == "false"

    def conditions(self) -> Iterator[tuple[str, Element]]:
        """The names of the cells' styles that depend on a condition, each with that condition."""
        for (family, name), style in self._styles.items():
            if family == "table-cell" and name:
                for condition in style.iterfind(f"{STYLE}map"):
                    yield name, condition

    def _stated(self, family: str, name: str | None, properties: str, attribute: str) -> str | None:
        for _ in range(_DEEPEST):
            style = self._styles.get((family, name))
            if style is None:
                break
            stated = style.find(f"{STYLE}{properties}")
            value = stated.get(attribute) if stated is not None else None
            if value is not None:
                return value
            name = style.get(f"{STYLE}parent-style-name")
        return None
