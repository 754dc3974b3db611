"""The colour of a picture that stands for a status: an icon, a drawn light, a scanned dot.

Only a clear answer is one. A picture without colour, and one of several colours (a logo, all three lights), has none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import import_module
from io import BytesIO
from typing import Any

_SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": ("PngImagePlugin", "PngImageFile"),
    b"\xff\xd8\xff": ("JpegImagePlugin", "JpegImageFile"),
    b"GIF8": ("GifImagePlugin", "GifImageFile"),
    b"BM": ("BmpImagePlugin", "BmpImageFile"),
}
_MOST_PIXELS = 4_000_000
_SIDE = 64
"""To how many pixels a side a picture is reduced before its colours are counted."""
_OPAQUE = 128
_COLOURED = 48
"""By how much the strongest of red, green and blue must exceed the weakest, of 255; greys and whites fall short."""
_HUES = 24
_CLEAR = 0.6
"""The share of the coloured pixels that one hue, with its neighbours, must have."""
_FEWEST = 0.01
"""The share of the opaque pixels that must be coloured."""

_SVG_FILL = re.compile(rb"fill\s*[:=]\s*[\"']?\s*(#[0-9a-f]{6}|#[0-9a-f]{3})(?![0-9a-f])", re.IGNORECASE)

Pixel = tuple[int, int, int]


def picture_colour(data: bytes) -> str | None:
    """The colour, ``#rrggbb``, that most opaque, not white, not grey pixels have; None where there is no clear one.

    Takes PNG, JPEG, GIF and BMP, and of an SVG the first coloured fill; any other picture, a damaged one and one of more
    than four million pixels has no colour. Raises ImportError without Pillow.
    """
    if b"<svg" in data[:4096]:
        fills = (_pixel(fill.decode("ascii")) for fill in _SVG_FILL.findall(data))
        return next((_hex(fill) for fill in fills if _is_coloured(fill)), None)
    module = next((names for signature, names in _SIGNATURES.items() if data.startswith(signature)), None)
    if module is None:
        return None
    opener = getattr(import_module(f"PIL.{module[0]}"), module[1])
    return _main_colour(_opaque_pixels(opener, data))


def _opaque_pixels(opener: Any, data: bytes) -> Sequence[Pixel]:
    try:
        with opener(BytesIO(data)) as picture:
            width, height = picture.size
            if width * height > _MOST_PIXELS:
                return ()
            small = picture.resize((min(width, _SIDE), min(height, _SIDE)), 0).convert("RGBA").tobytes()
    except Exception:
        # A damaged picture makes Pillow raise nearly anything, SyntaxError, IndexError and struct.error among them.
        return ()
    return [tuple(small[at : at + 3]) for at in range(0, len(small), 4) if small[at + 3] >= _OPAQUE]


def _main_colour(pixels: Sequence[Pixel]) -> str | None:
    hues: dict[int, list[Pixel]] = {}
    for pixel in pixels:
        if _is_coloured(pixel):
            hues.setdefault(_hue(pixel), []).append(pixel)
    coloured = sum(map(len, hues.values()))
    if coloured <= _FEWEST * len(pixels):
        return None
    best = max((_around(hues, hue) for hue in sorted(hues)), key=len)
    return _hex(_commonest(best)) if len(best) >= _CLEAR * coloured else None


def _around(hues: dict[int, list[Pixel]], hue: int) -> list[Pixel]:
    return [pixel for near in (hue, hue - 1, hue + 1) for pixel in hues.get(near % _HUES, ())]


def _commonest(pixels: Iterable[Pixel]) -> Pixel:
    """The middle of the shades that most pixels have, where shades that the eye hardly tells apart count as one."""
    exact = Counter(pixels)
    shades: Counter[Pixel] = Counter()
    for (red, green, blue), size in exact.items():
        shades[red >> 4, green >> 4, blue >> 4] += size
    shade = shades.most_common(1)[0][0]
    return max((pixel for pixel in exact if tuple(part >> 4 for part in pixel) == shade), key=lambda pixel: exact[pixel])


def _hue(pixel: Pixel) -> int:
    """Where on the circle of colours a pixel stands, from 0 (red) to 23."""
    red, green, blue = pixel
    strongest, spread = max(pixel), max(pixel) - min(pixel)
    if strongest == red:
        sixths = (green - blue) / spread
    elif strongest == green:
        sixths = 2 + (blue - red) / spread
    else:
        sixths = 4 + (red - green) / spread
    return round(sixths * _HUES / 6) % _HUES


def _is_coloured(pixel: Pixel) -> bool:
    return max(pixel) - min(pixel) >= _COLOURED


def _pixel(colour: str) -> Pixel:
    digits = colour[1:] if len(colour) == len("#rrggbb") else "".join(digit * 2 for digit in colour[1:])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _hex(pixel: Pixel) -> str:
    return "#{:02x}{:02x}{:02x}".format(*pixel)
