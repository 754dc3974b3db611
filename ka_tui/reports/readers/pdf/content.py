"""What stands on a page of a PDF, as pdfplumber finds it, in the terms of ``page``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from math import atan2, cos, degrees, radians, sin
from typing import TYPE_CHECKING

from pdfminer.data_structures import NumberTree
from pdfminer.layout import LTChar, LTCurve, LTFigure, LTImage, LTItem, LTLine
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from ka_tui.reports.readers.document_parts import Mark, MarkKind
from ka_tui.reports.readers.office.symbol_fonts import signs_of
from ka_tui.reports.readers.pdf.bullets import drawn_bullets
from ka_tui.reports.readers.pdf.colours import colour_of, is_coloured
from ka_tui.reports.readers.pdf.grids import merged
from ka_tui.reports.readers.pdf.page import Box, Fill, Page, Picture, Rule, Word
from ka_tui.reports.readers.pdf.pictures import colour_of_picture
from ka_tui.reports.readers.pdf.words import Letter, letter_text, words_of

if TYPE_CHECKING:
    import pdfplumber.page

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_SIGNS = re.compile(r"(wingdings|webdings|symbol)[- ]?([23])?(?:[- ]?(?:regular|mt))?$", re.IGNORECASE)
_THIN = 3.0
"""A filled rectangle no thicker than this, in points, is a rule."""
_DOT = 1.5
"""One that is as high as wide is a dot of a dotted line, and from this size on perhaps a bullet."""
_STRAIGHT = 0.8
_LONGEST_ICON = 80.0
_DEEP = 3
"""How many elements up a text alternative is looked for."""
_MOST_PICTURES = 400
"""The colours of so many pictures are looked for on one page; a page of a report has a few."""


def content_of(page: pdfplumber.page.Page) -> Page:
    """A page's content; raises pdfplumber's PdfminerException for a damaged one."""
    reading = _Reading(page)
    reading.take(page.layout)
    return reading.page().upright()


class _Reading:
    """Collects what stands on one page, which pdfminer gives in the order of painting."""

    def __init__(self, page: pdfplumber.page.Page) -> None:
        self._source = page
        whole = Box(*(float(each) for each in page.mediabox))
        crop = Box(*(float(each) for each in page.cropbox)) if not page.rotation else whole
        self._left, self._zero = crop.x0 - whole.x0, whole.height - (crop.top - whole.top)
        self._seen = Box(0, 0, crop.width, crop.height)
        self._letters: list[Letter] = []
        self._across: list[Rule] = []
        self._down: list[Rule] = []
        self._fills: list[Fill] = []
        self._images: list[tuple[LTImage, Box]] = []

    def page(self) -> Page:
        """All that was taken."""
        down = merged(self._down)
        words = [word for word in words_of(self._letters, down) if self._is_seen(word)]
        return Page(
            number=self._source.page_number,
            width=self._seen.width,
            height=self._seen.height,
            words=(*words, *drawn_bullets(words, self._fills)),
            across=tuple(merged(self._across)),
            down=tuple(down),
            fills=tuple(self._fills),
            pictures=tuple(self._pictures()),
        )

    def take(self, items: Iterable[LTItem]) -> None:
        for item in items:
            if isinstance(item, LTChar):
                self._take_letter(item)
            elif isinstance(item, LTCurve):
                self._take_path(item)
            elif isinstance(item, LTImage):
                self._images.append((item, self._box(item.x0, item.y0, item.x1, item.y1)))
            elif isinstance(item, LTFigure):
                self.take(item)

    def _is_seen(self, word: Word) -> bool:
        return self._seen.holds((word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2)

    def _box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """A box from the left and the top of what is seen of the page; a PDF counts from the bottom."""
        return Box(min(x0, x1) - self._left, self._zero - max(y0, y1), max(x0, x1) - self._left, self._zero - min(y0, y1))

    def _take_letter(self, item: LTChar) -> None:
        family, bold = _font(str(item.fontname))
        text = letter_text(signs_of(family, item.get_text()))
        if not text:
            return
        a, b, _, _, start, low = item.matrix
        left, high = start - self._left, self._zero - low
        box = self._box(item.x0, item.y0, item.x1, item.y1)
        ink = _ink(item.graphicstate.ncolor)
        if a > 0 and not b:
            self._letters.append(Letter(text, box, box.x0, box.x1, high, box.height, bold, ink, 0))
            return
        turn = round(degrees(atan2(b, a))) % 360
        across, up = cos(radians(turn)), sin(radians(turn))
        corners = [x * across - y * up for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        level = turn in (0, 180)
        base = high if level else left if turn in (90, 270) else left * up + high * across
        size = box.height if level else box.width
        self._letters.append(Letter(text, box, min(corners), max(corners), base, size, bold, ink, turn))

    def _take_path(self, item: LTCurve) -> None:
        if not item.fill and not item.stroke:
            return
        box = self._box(*_extent(item))
        if item.stroke:
            self._take_strokes(item)
        if isinstance(item, LTLine):
            return
        if not item.fill:
            if is_coloured(_ink(item.stroking_color)):
                self._take_shape(item, box, _ink(item.stroking_color))
            return
        narrow, long = sorted((box.width, box.height))
        if narrow <= _THIN:
            self._take_bar(box)
        if narrow > _THIN or _DOT <= long < 2 * narrow:
            self._take_shape(item, box, _ink(item.non_stroking_color))

    def _take_shape(self, item: LTCurve, box: Box, colour: str) -> None:
        if colour and (item.fill or max(box.width, box.height) <= _LONGEST_ICON):
            self._fills.append(Fill(box, colour, item.fill and _is_rectangle(item), getattr(item, "mcid", None)))

    def _take_bar(self, box: Box) -> None:
        """A thin filled rectangle, as which most programs draw borders; a dot of a dotted line counts both ways."""
        is_dot = max(box.width, box.height) <= _THIN
        if box.width >= box.height or is_dot:
            self._across.append(Rule((box.top + box.bottom) / 2, box.x0, box.x1))
        if box.height > box.width or is_dot:
            self._down.append(Rule((box.x0 + box.x1) / 2, box.top, box.bottom))

    def _take_strokes(self, item: LTCurve) -> None:
        """The straight edges of a drawn line or frame."""
        points = item.pts if not _is_closed(item) else [*item.pts, item.pts[0]]
        curved = any(step[0] not in "mlh" for step in item.original_path or ())
        for (x0, y0), (x1, y1) in pairwise(points) if not curved else ():
            box = self._box(x0, y0, x1, y1)
            if box.height <= _STRAIGHT and box.width > _STRAIGHT:
                self._across.append(Rule((box.top + box.bottom) / 2, box.x0, box.x1))
            elif box.width <= _STRAIGHT and box.height > _STRAIGHT:
                self._down.append(Rule((box.x0 + box.x1) / 2, box.top, box.bottom))

    def _pictures(self) -> Iterator[Picture]:
        """Pictures with their colour and text alternative, and the alternatives of drawn shapes."""
        drawn = any(fill.drawing is not None and max(fill.box.width, fill.box.height) <= _LONGEST_ICON for fill in self._fills)
        alternatives = _alternatives(self._source) if self._images or drawn else {}
        spoken = {fill.drawing: fill.box for fill in reversed(self._fills) if fill.drawing in alternatives}
        for item, box in self._images[:_MOST_PICTURES]:
            colour = colour_of_picture(item.stream) if max(box.width, box.height) <= _LONGEST_ICON else None
            alternative = alternatives.get(getattr(item, "mcid", None), "")
            marks = [Mark(MarkKind.PICTURE, colour)] if colour else []
            yield Picture(box, (*marks, *([Mark(MarkKind.ALT, alternative)] if alternative else [])))
        for drawing, box in spoken.items():
            yield Picture(box, (Mark(MarkKind.ALT, alternatives[drawing]),))


@lru_cache(maxsize=256)
def _font(name: str) -> tuple[str, bool]:
    """A font's name as people know it, where its letters are signs (``Wingdings 2`` for ``ABCDEF+Wingdings2``); if it is bold."""
    plain = _SUBSET.sub("", name)
    signs = _SIGNS.match(plain)
    return " ".join(filter(None, signs.groups())) if signs else plain, _BOLD.search(plain) is not None


@lru_cache(maxsize=256)
def _colour(value: tuple[object, ...] | float | None) -> str:
    return colour_of(value)


def _ink(value: object) -> str:
    return _colour(tuple(value) if isinstance(value, (list, tuple)) else value if isinstance(value, (int, float)) else None)


def _extent(item: LTCurve) -> tuple[float, float, float, float]:
    """How far a shape reaches, its bends as well, which pdfminer leaves out."""
    points = [point for step in item.original_path or () for point in step[1:]]
    if len(points) <= len(item.pts):
        return item.bbox
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)


def _is_closed(item: LTCurve) -> bool:
    path = list(item.original_path or [])
    return bool(path) and path[-1][0] == "h" and item.pts[0] != item.pts[-1]


def _is_rectangle(item: LTCurve) -> bool:
    """Whether a shape fills its box: its points stand in two columns and two rows."""
    across = {round(x) for x, _ in item.pts}
    up = {round(y) for _, y in item.pts}
    return len(across) <= 2 and len(up) <= 2


def _alternatives(page: pdfplumber.page.Page) -> dict[int | None, str]:
    """The text alternatives of a tagged page's figures, by the number of the drawing."""
    try:
        root = resolve1(page.pdf.doc.catalog.get("StructTreeRoot")) or {}
        own = page.page_obj.attrs.get("StructParents")
        if "ParentTree" not in root or own is None:
            return {}
        elements = next((each for number, each in NumberTree(root["ParentTree"]).values if number == own), ())
        spoken = {number: _spoken(element) for number, element in enumerate(resolve1(elements))}
        return {number: text for number, text in spoken.items() if text}
    except Exception:
        # Tags are often damaged, and pdfminer then raises nearly anything; the page reads as well without them.
        return {}


def _spoken(element: object) -> str:
    """The text alternative of an element of a document's structure, or of the one that it stands in."""
    for _ in range(_DEEP):
        tags = resolve1(element)
        if not isinstance(tags, dict):
            break
        if "Alt" in tags:
            return str(decode_text(resolve1(tags["Alt"])))
        element = tags.get("P")
    return ""
