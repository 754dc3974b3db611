"""Colours of a PDF as ``#rrggbb``."""

from __future__ import annotations

from collections.abc import Sequence

_LEAST_SPREAD = 24
"""By how much the strongest of red, green and blue exceeds the weakest, of 255, in what is no grey."""
_WHITE = 250


def colour_of(value: object) -> str:
    """The colour of one number (grey), three (red, green, blue) or four (CMYK), each from 0 to 1; "" for any other."""
    parts = value if isinstance(value, Sequence) and not isinstance(value, (str, bytes)) else (value,)
    numbers = [min(1.0, max(0.0, float(part))) for part in parts if isinstance(part, (int, float))]
    if len(numbers) != len(parts):
        return ""
    if len(numbers) == 1:
        numbers *= 3
    elif len(numbers) == 4:
        *inks, black = numbers
        numbers = [(1 - ink) * (1 - black) for ink in inks]
    return "#" + "".join(f"{round(number * 255):02x}" for number in numbers) if len(numbers) == 3 else ""


def is_coloured(colour: str) -> bool:
    """Whether a colour is one: no black, no grey, no white."""
    parts = _parts(colour)
    return bool(parts) and max(parts) - min(parts) >= _LEAST_SPREAD


def is_white(colour: str) -> bool:
    """Whether a colour is that of the paper."""
    parts = _parts(colour)
    return bool(parts) and min(parts) >= _WHITE


def _parts(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)] if colour else []
