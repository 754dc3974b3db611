"""The summary's chart as a picture: one bar of the width of the page, a stretch of colour for each status."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from ka_tui.reports.extras import extra
from ka_tui.reports.paper import StatusCount

WIDTH, HEIGHT = 3000, 90
"""Pixels: at 10 inches across, which is a page on its side, 300 for each inch."""

DOTS_PER_INCH = 300
_GAP = 8
_LEAST = 24
"""A status that one activity of a thousand has is still seen."""


def bar_picture(counts: Iterable[StatusCount]) -> bytes:
    """A PNG without any words, in the order of the counts; all white where they are 0. Raises MissingExtra without Pillow."""
    with extra("word", "Pictures in documents"):
        from PIL import Image, ImageDraw
    picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw = ImageDraw.Draw(picture)
    stretches = [(count.colour, count.size) for count in counts if count.size]
    for colour, (left, right) in zip((colour for colour, _ in stretches), _places([size for _, size in stretches]), strict=True):
        draw.rectangle((left, 0, right - 1, HEIGHT - 1), fill=colour)
    made = BytesIO()
    picture.save(made, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH), optimize=True)
    return made.getvalue()


def _places(sizes: list[int]) -> list[tuple[int, int]]:
    """Where each stretch begins and ends, in pixels, with a gap between them."""
    room = WIDTH - (_LEAST + _GAP) * len(sizes) + _GAP
    places, left, so_far, total = [], 0, 0, sum(sizes)
    for number, size in enumerate(sizes):
        so_far += size
        right = round(room * so_far / total) + _LEAST * (number + 1) + _GAP * number
        places.append((left, right))
        left = right + _GAP
    return places
