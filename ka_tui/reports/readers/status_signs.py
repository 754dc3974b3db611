"""What states a status besides words: shading, ink, pictures and their text alternatives, and the document's own key.

A colour counts only where it is plainly one: grey, white and pale tints state nothing, and a colour between two statuses
is told and left. Hues are those of Oklab (Björn Ottosson, 2020), in which equal steps look equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import atan2, cbrt, degrees, hypot
from unicodedata import name as name_of_character

from ka_tui.domain.statuses import Status, StatusScheme
from ka_tui.domain.text import folded
from ka_tui.reports.readers.document_parts import Mark, MarkKind
from ka_tui.reports.status_colours import linear

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_LEAST_CHROMA = 0.075
"""What is paler or greyer states nothing. The tints of table styles stay below; sheer statuses of councils are at 0.1 to 0.26."""
_BANDS = ((5, 34, "red"), (41, 115, "amber"), (120, 172, "green"), (215, 290, "blue"))
"""The hues, in degrees, that have a name; what lies between two of them has none."""
_OFFICE_PRESETS = {"#ffc7ce": "red", "#ffeb9c": "amber", "#c6efce": "green"}
"""The pale fills of Excel's styles Bad, Neutral and Good, which stand for statuses though they are tints."""
_WORDS = re.compile(r"[^\W\d_]+")
_COLOURED = re.compile(r"LARGE (RED|ORANGE|YELLOW|GREEN|BLUE) (?:CIRCLE|SQUARE|DIAMOND)")
"""What Unicode calls the signs that are a colour and nothing else, whatever font shows them."""
_NAMED_COLOURS = {"red": "red", "orange": "amber", "yellow": "amber", "amber": "amber", "green": "green", "blue": "blue"}
_FIRST_SIGN = "\u25a0"
"""Where the signs of Unicode begin that have a colour of their own."""
_LONGEST_STATUS = 60
_MOST_WORDS_OF_SIGN = 3


class Unclear(str):
    """A colour, ``#rrggbb``, that lies between the statuses of the scheme or fits several of them."""

    __slots__ = ()


@dataclass
class DocumentKey:
    """What a document's own key says that its signs mean; a sign that means two statuses means none."""

    scheme: StatusScheme
    _meanings: dict[str, set[str]] = field(default_factory=dict)

    def learn(self, sign: str, marks: Iterable[Mark], status: Status) -> None:
        """Take a row of the key: a glyph or word that the scheme has not, and the marks of its cell, stand for a status."""
        word = "" if self.scheme.recognise(sign) else _word(sign)
        for sign_key in {_glyph(sign), word, *_colours(marks)} - {""}:
            self._meanings.setdefault(sign_key, set()).add(status.id)

    def meaning(self, sign: str) -> str | None:
        """The status that a glyph or colour stands for; None for one that the key does not have, or has twice."""
        meant = self._meanings.get(sign, set())
        return next(iter(meant)) if len(meant) == 1 else None

    def of_sign(self, text: str) -> str | None:
        """The status that a cell's text stands for, where it is nothing but a glyph or word of the key."""
        sign = _glyph(text) or _word(text)
        return self.meaning(sign) if sign else None

    def of_marks(self, marks: Sequence[Mark]) -> str | Unclear | None:
        """The status that a cell's marks state, an Unclear colour, or None where they state nothing.

        A text alternative comes first, since somebody wrote it to say just that; then pictures, ink and shading.
        """
        spoken = {status for mark in marks if mark.kind is MarkKind.ALT and (status := self._spoken(mark.value))}
        if len(spoken) == 1:
            return spoken.pop()
        unclear: Unclear | None = None
        for kind in (MarkKind.PICTURE, MarkKind.INK, MarkKind.FILL):
            found = {self._of_colour(mark.value) for mark in marks if mark.kind is kind} - {None}
            plain = {status for status in found if not isinstance(status, Unclear)}
            if len(plain) == 1:
                return plain.pop()
            if found:
                unclear = unclear or Unclear(next(mark.value for mark in marks if mark.kind is kind))
        return unclear

    def _spoken(self, alternative: str) -> str | None:
        """The one status that a text alternative names, as in 'Amber triangle'."""
        named = {status.id for word in _WORDS.findall(alternative) if (status := self._called(word)) is not None}
        whole = self.scheme.recognise(alternative)
        return whole.id if whole else named.pop() if len(named) == 1 else None

    def _called(self, word: str) -> Status | None:
        return self.scheme.recognise(word) if len(word) > 1 else None

    def _of_colour(self, colour: str) -> str | Unclear | None:
        colour = colour.lower()
        known = self.meaning(colour)
        if known is not None:
            return known
        name = colour_name(colour)
        return None if name is None else _status_of_colour(name, self.scheme) or Unclear(colour)


def colour_said(text: str, scheme: StatusScheme) -> str | None:
    """The status whose colour a text names, by signs such as a green circle, or by being the name of a colour itself."""
    if len(text) > _LONGEST_STATUS:
        return None
    signs = [_COLOURED.match(name_of_character(character, "")) for character in text if character > _FIRST_SIGN]
    said = {_NAMED_COLOURS[sign[1].lower()] for sign in signs if sign} or {_NAMED_COLOURS.get(_word(text), "")}
    return _status_of_colour(said.pop(), scheme) if len(said) == 1 else None


def _status_of_colour(name: str, scheme: StatusScheme) -> str | None:
    """The one status of the scheme that has a colour of this name."""
    meant = [status.id for status in scheme if colour_name(status.colour) == name] if name else []
    return meant[0] if len(meant) == 1 else None


def colour_name(colour: str) -> str | None:
    """``red``, ``amber``, ``green`` or ``blue``; "" for a colour between them, None for grey and pale tints."""
    colour = colour.lower()
    if colour in _OFFICE_PRESETS:
        return _OFFICE_PRESETS[colour]
    if not _COLOUR.fullmatch(colour):
        return None
    chroma, hue = _chroma_and_hue(colour)
    if chroma < _LEAST_CHROMA:
        return None
    return next((name for low, high, name in _BANDS if low <= hue <= high), "")


def _glyph(text: str) -> str:
    """A text that is a glyph and no word, in a form for comparing; else nothing."""
    text = "".join(text.split()).strip("\ufe0e\ufe0f")
    return folded(text) if text and len(text) <= 2 and not any(character.isalnum() for character in text) else ""


def _word(text: str) -> str:
    """A text of a few words, in a form for comparing; else nothing."""
    words = _WORDS.findall(text[: _LONGEST_STATUS + 1])
    return folded(" ".join(words)) if len(text) <= _LONGEST_STATUS and len(words) <= _MOST_WORDS_OF_SIGN else ""


def _colours(marks: Iterable[Mark]) -> set[str]:
    return {mark.value.lower() for mark in marks if mark.kind is not MarkKind.ALT and colour_name(mark.value) is not None}


def _chroma_and_hue(colour: str) -> tuple[float, float]:
    """Chroma (0 is grey) and hue (0 to 360 degrees) in Oklab."""
    red, green, blue = (linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return hypot(a, b), degrees(atan2(b, a)) % 360
