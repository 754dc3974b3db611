"""Colours of a spreadsheet: the palette of old, tints, and which fill or ink says anything at all."""

from __future__ import annotations

import re
from colorsys import hls_to_rgb, rgb_to_hls
from functools import lru_cache

from ka_tui.reports.readers.document_parts import Mark, MarkKind

_HEX = re.compile(r"#?(?:[0-9A-Fa-f]{2})?(?P<rgb>[0-9A-Fa-f]{6})")
WHITE = "#ffffff"
_GREY = 24
"""Red, green and blue that differ by less than this, of 255, make a black, a grey or a white."""

_FIRST_EIGHT = "000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff"
_PALETTE = (
    "800000 008000 000080 808000 800080 008080 c0c0c0 808080 9999ff 993366 ffffcc ccffff 660066 ff8080 0066cc ccccff "
    "000080 ff00ff ffff00 00ffff 800080 800000 008080 0000ff 00ccff ccffff ccffcc ffff99 99ccff ff99cc cc99ff ffcc99 "
    "3366ff 33cccc 99cc00 ffcc00 ff9900 ff6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
)
INDEXED = tuple(f"#{colour}" for colour in f"{_FIRST_EIGHT} {_FIRST_EIGHT} {_PALETTE}".split())
"""The colours that a workbook names by number, 0 to 63 (ECMA-376, part 1, 18.8.27)."""


def hex_colour(text: str | None) -> str | None:
    """A colour as ``#rrggbb`` from ``RRGGBB``, ``AARRGGBB`` or ``#RRGGBB``; None for anything else, as *transparent*."""
    match = _HEX.fullmatch(text or "")
    return f"#{match['rgb'].lower()}" if match else None


def tinted(colour: str, tint: float) -> str:
    """A theme's colour made lighter (``tint`` up to 1) or darker (down to -1), as ECMA-376, part 1, 18.8.19 says."""
    if not -1 <= tint <= 1:
        return colour
    hue, lightness, saturation = rgb_to_hls(*(channel / 255 for channel in _channels(colour)))
    lightness = lightness * (1 + tint) if tint < 0 else lightness * (1 - tint) + tint
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in hls_to_rgb(hue, lightness, saturation))


@lru_cache(maxsize=1024)
def fill_marks(colour: str | None) -> tuple[Mark, ...]:
    """The mark that a cell's shading is; none for white and for no fill."""
    return (Mark(MarkKind.FILL, colour),) if colour and colour != WHITE else ()


@lru_cache(maxsize=1024)
def ink_marks(colour: str | None) -> tuple[Mark, ...]:
    """The mark that the colour of a cell's text is; none for black, grey, white and the automatic colour."""
    if colour is None:
        return ()
    channels = _channels(colour)
    return (Mark(MarkKind.INK, colour),) if max(channels) - min(channels) >= _GREY else ()


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))
