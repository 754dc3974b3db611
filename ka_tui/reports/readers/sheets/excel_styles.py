"""How the cells of an Excel workbook look: number formats, fills and inks, with the colours of its theme and its palette."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ka_tui.reports.readers.office.package import Element
from ka_tui.reports.readers.sheets.colours import INDEXED, hex_colour, tinted
from ka_tui.reports.readers.sheets.number_formats import BUILT_IN
from ka_tui.reports.readers.sheets.parts import number_of

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
"""The namespace of a workbook, its sheets and its styles."""
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
"""The namespace of drawings and themes."""

_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
"""The order in which a cell's colour numbers the theme's; the first two pairs are not in the order of the theme itself."""
_DRAWN_NAMES = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


class Look(NamedTuple):
    """How a cell looks: the code of its number format, its fill and its ink as ``#rrggbb`` or None, the name of its font."""

    code: str = ""
    fill: str | None = None
    ink: str | None = None
    font: str = ""


class Colours:
    """The colours that a workbook names by number: those of its theme and of its palette."""

    def __init__(self, theme: Element | None, styles: Element | None) -> None:
        self._theme = _theme_colours(theme)
        own = styles.iterfind(f"{MAIN}colors/{MAIN}indexedColors/{MAIN}rgbColor") if styles is not None else ()
        palette = [hex_colour(colour.get("rgb")) for colour in own]
        self._palette = (*palette, *INDEXED[len(palette) :])

    def of(self, element: Element | None) -> str | None:
        """The colour that an element of a font or a fill states; None for the automatic one."""
        if element is None:
            return None
        colour = hex_colour(element.get("rgb"))
        theme, indexed = number_of(element.get("theme")), number_of(element.get("indexed"))
        if colour is None and theme is not None and theme < len(_THEME_ORDER):
            colour = self._theme.get(_THEME_ORDER[theme])
        if colour is None and indexed is not None and indexed < len(INDEXED):
            colour = self._palette[indexed]
        return tinted(colour, _decimal(element.get("tint"))) if colour else None

    def drawn(self, filled: Element) -> str | None:
        """The colour of a solid fill of a drawing; None where it is stated in a way that is not followed."""
        for element in filled.iter(f"{DRAWING}srgbClr", f"{DRAWING}schemeClr"):
            name = element.get("val") or ""
            return hex_colour(name) or self._theme.get(_DRAWN_NAMES.get(name, name))
        return None


class Styles:
    """The looks of a workbook by their numbers; ``differential`` are those of its conditional formats."""

    def __init__(self, root: Element | None, colours: Colours) -> None:
        self.looks: Sequence[Look] = ()
        self.differential: Sequence[Look] = ()
        if root is None:
            return
        codes = dict(BUILT_IN)
        for code in root.iterfind(f"{MAIN}numFmts/{MAIN}numFmt"):
            codes[number_of(code.get("numFmtId")) or 0] = code.get("formatCode") or ""
        fonts = list(root.iterfind(f"{MAIN}fonts/{MAIN}font"))
        inks = [colours.of(font.find(f"{MAIN}color")) for font in fonts]
        names = [font_name(font, "name") for font in fonts]
        fills = [_fill(fill, colours) for fill in root.iterfind(f"{MAIN}fills/{MAIN}fill")]
        self.looks = [
            Look(
                codes.get(number_of(look.get("numFmtId")) or 0, ""),
                _numbered(fills, look.get("fillId")),
                _numbered(inks, look.get("fontId")),
                _numbered(names, look.get("fontId")) or "",
            )
            for look in root.iterfind(f"{MAIN}cellXfs/{MAIN}xf")
        ]
        self.differential = list(_differential(root, colours))

    def look(self, number: str | None) -> Look:
        """The look of this number; a plain one where the workbook has none."""
        place = number_of(number or "0")
        return self.looks[place] if place is not None and place < len(self.looks) else Look()


def font_name(font: Element | None, tag: str) -> str | None:
    """The name that a font, or the properties of a run, state in an element of this tag."""
    named = font.find(f"{MAIN}{tag}") if font is not None else None
    return named.get("val") if named is not None else None


def _differential(root: Element, colours: Colours) -> Iterator[Look]:
    for look in root.iterfind(f"{MAIN}dxfs/{MAIN}dxf"):
        pattern = look.find(f"{MAIN}fill/{MAIN}patternFill")
        fill = None
        if pattern is not None and pattern.get("patternType") in (None, "solid"):
            fill = colours.of(pattern.find(f"{MAIN}bgColor")) or colours.of(pattern.find(f"{MAIN}fgColor"))
        yield Look(fill=fill, ink=colours.of(look.find(f"{MAIN}font/{MAIN}color")))


def _fill(fill: Element, colours: Colours) -> str | None:
    pattern = fill.find(f"{MAIN}patternFill")
    if pattern is None or pattern.get("patternType") != "solid":
        return None
    return colours.of(pattern.find(f"{MAIN}fgColor"))


def _theme_colours(theme: Element | None) -> dict[str, str]:
    scheme = theme.find(f"{DRAWING}themeElements/{DRAWING}clrScheme") if theme is not None else None
    found: dict[str, str] = {}
    for named in scheme if scheme is not None else ():
        for stated in named:
            colour = hex_colour(stated.get("lastClr") or stated.get("val"))
            if colour:
                found[named.tag.removeprefix(DRAWING)] = colour
    return found


def _numbered(values: Sequence[str | None], number: str | None) -> str | None:
    place = number_of(number)
    return values[place] if place is not None and place < len(values) else None


def _decimal(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
