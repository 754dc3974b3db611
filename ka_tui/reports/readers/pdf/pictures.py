"""The colour of a picture in a PDF, which holds its pixels in forms of its own; fills of drawn icons are told elsewhere."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral

from ka_tui.reports.readers.office.picture_colour import picture_colour

_MOST_PIXELS = 4_000_000
_SIDE = 64
"""To how many pixels a side a picture is reduced before its colour is looked for."""
_BLACK_AND_WHITE = {"CCITTFaxDecode", "CCF", "JBIG2Decode"}
_JPEG = {"DCTDecode", "DCT"}
_JPEG_2000 = {"JPXDecode"}
_SPACES = {"DeviceGray": "L", "G": "L", "CalGray": "L", "DeviceRGB": "RGB", "RGB": "RGB", "CalRGB": "RGB"}
_CMYK = {"DeviceCMYK", "CMYK"}
_BY_PARTS = {1: "L", 3: "RGB", 4: "CMYK"}
_PACKED = {1: ";1", 2: ";2", 4: ";4", 8: ""}


def colour_of_picture(stream: PDFStream) -> str | None:
    """The colour, ``#rrggbb``, that most of its opaque, coloured pixels have; None where there is none, or no telling."""
    width, height = (_number(stream, *names) for names in (("Width", "W"), ("Height", "H")))
    if not 0 < width * height <= _MOST_PIXELS or resolve1(stream.get_any(("ImageMask", "IM"))):
        return None
    try:
        picture = _picture(stream, width, height)
        if picture is None:
            return None
        small = picture.resize((min(width, _SIDE), min(height, _SIDE)), 0).convert("RGB")
        opacity = _opacity(stream, small.size)
        if opacity is not None:
            small.putalpha(opacity)
        page = BytesIO()
        small.save(page, "PNG")
    except Exception:
        # A damaged picture makes Pillow and pdfminer raise nearly anything; the words around it can still be read.
        return None
    return picture_colour(page.getvalue())


def _picture(stream: PDFStream, width: int, height: int) -> Any:
    image = import_module("PIL.Image")
    filters = {_name(each) for each, _ in stream.get_filters()}
    if filters & _BLACK_AND_WHITE:
        return None
    if filters & (_JPEG | _JPEG_2000):
        opened = image.open(BytesIO(stream.get_data()), formats=["JPEG", "JPEG2000"])
        return opened if opened.size[0] * opened.size[1] <= _MOST_PIXELS else None
    bits = _number(stream, "BitsPerComponent", "BPC") or 1
    mode, palette = _mode(resolve1(stream.get_any(("ColorSpace", "CS"))))
    raw = mode + _PACKED[bits] if mode in "LP" else mode
    mode, raw = ("1", "1") if raw == "L;1" else (mode, raw)
    picture = image.frombytes(mode, (width, height), stream.get_data(), "raw", raw)
    if palette is not None:
        picture.putpalette(palette[1], palette[0])
    elif _is_inverted(stream):
        picture = import_module("PIL.ImageChops").invert(picture.convert("L") if mode == "1" else picture)
    return picture


def _is_inverted(stream: PDFStream) -> bool:
    """Whether the picture says that its numbers count down from the full colour."""
    decode = resolve1(stream.get_any(("Decode", "D")))
    return isinstance(decode, list) and len(decode) > 1 and decode[0] == 1 and decode[1] == 0


def _mode(space: object) -> tuple[str, tuple[str, bytes] | None]:
    """Pillow's mode for a space of colours, and its palette: the mode of that and its bytes."""
    name, *rest = space if isinstance(space, list) else [space]
    name = _name(resolve1(name))
    if name in ("Indexed", "I"):
        base, _ = _mode(resolve1(rest[0]))
        colours = resolve1(rest[2])
        data = colours.get_data() if isinstance(colours, PDFStream) else bytes(colours)
        return "P", _rgb_palette(base, data)
    if name == "ICCBased":
        return _BY_PARTS[_number(resolve1(rest[0]), "N")], None
    return "CMYK" if name in _CMYK else _SPACES[name], None


def _rgb_palette(base: str, data: bytes) -> tuple[str, bytes]:
    if base == "RGB":
        return "RGB", data
    image = import_module("PIL.Image")
    count = len(data) // len(base)
    colours = image.frombytes(base, (count, 1), data[: count * len(base)]).convert("RGB")
    return "RGB", colours.tobytes()


def _opacity(stream: PDFStream, size: tuple[int, int]) -> Any:
    """How opaque each pixel is, from the picture's soft mask; None where it has none."""
    mask = resolve1(stream.get_any(("SMask",)))
    if not isinstance(mask, PDFStream):
        return None
    width, height = _number(mask, "Width"), _number(mask, "Height")
    if not 0 < width * height <= _MOST_PIXELS:
        return None
    opacity = _picture(mask, width, height)
    return None if opacity is None else opacity.convert("L").resize(size, 0)


def _number(stream: PDFStream, *names: str) -> int:
    value = resolve1(stream.get_any(names))
    return value if isinstance(value, int) else 0


def _name(value: object) -> str:
    name = value.name if isinstance(value, PSLiteral) else ""
    return name if isinstance(name, str) else name.decode("latin-1")
