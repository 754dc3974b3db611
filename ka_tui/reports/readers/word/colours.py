"""Colours as Word writes them: plain, of the theme with a tint or shade, as a pattern, or by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from typing import NamedTuple

from ka_tui.reports.readers.office.package import Element
from ka_tui.reports.readers.word.xml import WPS, A, W

BLACK, WHITE = "#000000", "#ffffff"
_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-f])", re.IGNORECASE)
_NAMED = {
    "black": BLACK,
    "white": WHITE,
    "red": "#ff0000",
    "darkred": "#8b0000",
    "yellow": "#ffff00",
    "darkyellow": "#808000",
    "orange": "#ffa500",
    "darkorange": "#ff8c00",
    "gold": "#ffd700",
    "green": "#008000",
    "darkgreen": "#006400",
    "lime": "#00ff00",
    "limegreen": "#32cd32",
    "blue": "#0000ff",
    "darkblue": "#00008b",
    "navy": "#000080",
    "cyan": "#00ffff",
    "darkcyan": "#008b8b",
    "magenta": "#ff00ff",
    "darkmagenta": "#8b008b",
    "purple": "#800080",
    "gray": "#808080",
    "darkgray": "#a9a9a9",
    "lightgray": "#d3d3d3",
}
_HIGHLIGHTS = {"green": "#00ff00", "darkgreen": "#008000", "darkred": "#800000", "darkblue": "#000080"}
"""The names of highlighters that mean another colour than the same name elsewhere."""
_OF_THEME = {"dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2", "text1": "dk1", "background1": "lt1"} | {
    "text2": "dk2",
    "background2": "lt2",
    "tx1": "dk1",
    "bg1": "lt1",
    "tx2": "dk2",
    "bg2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_WHOLE = 100_000
"""What DrawingML writes for 100 percent."""
_STRIPES = 50
"""The percentage that a striped or checked pattern covers, near enough."""
_COLOURED = 24
"""By how much the strongest of red, green and blue must exceed the weakest, of 255, for an ink to be a colour."""


class Palette(NamedTuple):
    """The colours of a document's theme, ``#rrggbb`` by their names in it, as ``accent1``."""

    theme: Mapping[str, str]

    def fill(self, shading: Element | None) -> str | None:
        """The colour of a ``w:shd``, a pattern mixed as the eye does; None where there is no fill, or a white one."""
        if shading is None:
            return None
        pattern = shading.get(f"{W}val") or "clear"
        if pattern == "nil":
            return None
        ground = self._of(shading, "fill", "themeFill") or WHITE
        share = _share(pattern)
        mixed = _mixed(self._of(shading, "color", "themeColor") or BLACK, ground, share) if share else ground
        return None if mixed == WHITE else mixed

    def ink(self, colour: Element | None) -> str | None:
        """The colour of a ``w:color``; None for the automatic one."""
        return None if colour is None else self._of(colour, "val", "themeColor")

    def drawn(self, shape: Element) -> str | None:
        """The fill of a drawn shape (``wps:wsp``): its own, or that of its style; None where it has none."""
        properties = shape.find(f"{WPS}spPr")
        if properties is not None and properties.find(f"{A}noFill") is None:
            for path in (f"{A}solidFill", f"{A}gradFill/{A}gsLst/{A}gs"):
                fill = properties.find(path)
                if fill is not None:
                    return self._drawing(fill)
            style = shape.find(f"{WPS}style/{A}fillRef")
            return self._drawing(style) if style is not None and style.get("idx") != "0" else None
        return None

    def _drawing(self, fill: Element) -> str | None:
        for colour in fill:
            name = colour.tag.rpartition("}")[2]
            text = colour.get("lastClr" if name == "sysClr" else "val") or ""
            found = self.theme.get(_OF_THEME.get(text, text)) if name == "schemeClr" else plain_colour(text)
            if found:
                return _adjusted(found, colour)
        return None

    def _of(self, element: Element, plain: str, themed: str) -> str | None:
        name = element.get(f"{W}{themed}")
        colour = self.theme.get(_OF_THEME.get(name, name)) if name else None
        if colour is None:
            return plain_colour(element.get(f"{W}{plain}") or "")
        tint, shade = element.get(f"{W}{themed}Tint"), element.get(f"{W}{themed}Shade")
        if tint is not None or shade is not None:
            part = _byte(tint if tint is not None else shade) / 255
            return _lightened(colour, part, 1 - part if tint is not None else 0)
        return colour


def palette(theme: Element | None) -> Palette:
    """The colours of a theme part."""
    scheme = theme.find(f"{A}themeElements/{A}clrScheme") if theme is not None else None
    found: dict[str, str] = {}
    for entry in scheme if scheme is not None else ():
        for colour in entry:
            plain = plain_colour(colour.get("lastClr") or colour.get("val") or "")
            if plain:
                found[entry.tag.rpartition("}")[2]] = plain
    return Palette(found)


def plain_colour(text: str) -> str | None:
    """``00B050``, ``#0b0``, ``#00b050 [3206]`` or ``red`` as ``#rrggbb``; None for 'auto' and what is no colour."""
    found = _HEX.match(text.strip())
    if found is None:
        return _NAMED.get(text.strip().lower())
    digits = found[1].lower()
    return "#" + (digits if len(digits) == len("rrggbb") else "".join(digit * 2 for digit in digits))


def highlight_colour(name: str) -> str | None:
    """The colour of a highlighter; None for none and white."""
    colour = _HIGHLIGHTS.get(name.lower(), plain_colour(name))
    return None if colour == WHITE else colour


def is_coloured(colour: str) -> bool:
    """Whether it is a colour at all, not black, white or grey."""
    parts = _parts(colour)
    return max(parts) - min(parts) >= _COLOURED


def _share(pattern: str) -> int:
    """How much of a shading its pattern covers, in percent."""
    if pattern == "clear":
        return 0
    if pattern == "solid":
        return 100
    if pattern.startswith("pct"):
        digits = pattern[3:]
        return min(int(digits), 100) if digits.isascii() and digits.isdigit() else 0
    return _STRIPES


def _mixed(colour: str, ground: str, share: int) -> str:
    pairs = zip(_parts(colour), _parts(ground), strict=True)
    return _hex(*((top * share + below * (100 - share)) / 100 for top, below in pairs))


def _adjusted(colour: str, element: Element) -> str:
    """A colour of a drawing with its luminance changed as its children say; other changes do not make another status."""
    for change in element:
        part = change.get("val") or ""
        if not part.isascii() or not part.isdigit():
            continue
        amount = min(int(part[:9]) / _WHOLE, 1)
        match change.tag.rpartition("}")[2]:
            case "lumMod" | "shade":
                colour = _lightened(colour, amount, 0)
            case "lumOff":
                colour = _lightened(colour, 1, amount)
            case "tint":
                colour = _lightened(colour, amount, 1 - amount)
    return colour


def _lightened(colour: str, part: float, more: float) -> str:
    """A colour with its luminance multiplied and added to, each from 0 to 1."""
    hue, light, saturation = rgb_to_hls(*(channel / 255 for channel in _parts(colour)))
    return _hex(*(channel * 255 for channel in hls_to_rgb(hue, min(light * part + more, 1), saturation)))


def _byte(text: str | None) -> int:
    try:
        return min(int(text or "", 16), 255) if len(text or "") <= len("ff") else 255
    except ValueError:
        return 255


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(red: float, green: float, blue: float) -> str:
    return f"#{round(red):02x}{round(green):02x}{round(blue):02x}"
