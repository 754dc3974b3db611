"""Text in terminal cells: cleaned, cut, padded and wrapped by the width it takes on screen, not by its characters.

Characters that only change how their neighbours are drawn (joiners, variation selectors, soft hyphens) are left out,
because terminals disagree on the width of what they join; without them a text is as wide as its characters together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from ka_tui.domain.text import folded, shown_line

ELLIPSIS = "…"
_MATCH = Style(bold=True, underline=True)
Span = tuple[int, int]
_FLAG_A = 0x1F1E6
_INVISIBLE = r"\u00ad\u180e\u200b-\u200f\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_SELECTORS = r"\ufe00-\ufe0f\U000e0100-\U000e01ef"
_FLAGS_AND_SKINS = r"\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff"
_DISPUTED = re.compile(f"[{_INVISIBLE}{_SELECTORS}{_FLAGS_AND_SKINS}]")


def cell_line(text: str) -> str:
    """A text on one line, safe for a terminal, of which every terminal draws as many cells as ``cell_len`` counts."""
    line = shown_line(text)
    if line.isascii():
        return line
    return _DISPUTED.sub(_undisputed, unicodedata.normalize("NFC", line))


def _undisputed(match: re.Match[str]) -> str:
    """A letter for a letter of a flag, nothing for what cannot be seen by itself."""
    place = ord(match[0]) - _FLAG_A
    return chr(ord("A") + place) if 0 <= place < 26 else ""


def cut(text: str, width: int) -> str:
    """A clean line in at most ``width`` cells: as it is when it fits, else with an ellipsis at its end."""
    if cell_len(text) <= width:
        return text
    if width <= 1:
        return ELLIPSIS[: max(width, 0)]
    return set_cell_size(text, width - 1).rstrip() + ELLIPSIS


def fit(text: str, width: int) -> str:
    """A clean line in exactly ``width`` cells: cut as by ``cut``, or padded at its right."""
    return set_cell_size(cut(text, width), max(width, 0))


def wrap(text: str, width: int) -> list[str]:
    """The lines of a clean text at most ``width`` cells wide, broken at blanks, or inside a word that is wider than a line."""
    return [text[start:end] for start, end in line_spans(text, width)]


def line_spans(text: str, width: int) -> list[Span]:
    """Where these lines begin and end in the text."""
    width = max(width, 2)
    spans: list[Span] = []
    start = 0
    while len(text) - start > 0:
        end = _line_end(text, start, width)
        spans.append((start, start + len(text[start:end].rstrip())))
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
    return spans or [(0, 0)]


def _line_end(text: str, start: int, width: int) -> int:
    end = _fitting_end(text, start, width)
    if end >= len(text) or text[end] == " ":
        return end
    blank = text.rfind(" ", start + 1, end)
    if blank > 0:
        return blank
    while end < len(text) and not cell_len(text[end]):
        end += 1
    return end


def _fitting_end(text: str, start: int, width: int) -> int:
    """Where the longest piece ends that fits, or nearly so where characters without width stand in it."""
    end = min(start + width, len(text))
    if cell_len(text[start:end]) <= width:
        return end
    room = width
    for place in range(start, end):
        room -= cell_len(text[place])
        if room < 0:
            return place
    return end


def matches(text: str, words: Iterable[str]) -> list[Span]:
    """Where any of the words occurs in a text, case and accents put aside: spans of characters in order, none overlapping."""
    words = [word for word in words if word]
    if not words:
        return []
    plain, places = _folded_with_places(text)
    found = sorted(span for word in words for span in _occurrences(plain, word))
    spans: list[Span] = []
    for first, last in found:
        start, end = places[first], places[last - 1] + 1
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _folded_with_places(text: str) -> tuple[str, Sequence[int]]:
    """A text folded, and for each character of that the place in the text that it came from."""
    if text.isascii():
        return text.lower(), range(len(text))
    parts = [folded(character) for character in text]
    return "".join(parts), [place for place, part in enumerate(parts) for _ in part]


def _occurrences(plain: str, word: str) -> Iterable[Span]:
    start = plain.find(word)
    while start >= 0:
        yield start, start + len(word)
        start = plain.find(word, start + len(word))


def segments(text: str, style: Style, spans: Iterable[Span]) -> list[Segment]:
    """A text as segments of one style, the spans pointed out without any colour."""
    parts: list[Segment] = []
    done = 0
    for start, end in spans:
        if start >= len(text):
            break
        parts += [Segment(text[done:start], style), Segment(text[start:end], style + _MATCH)]
        done = min(end, len(text))
    parts.append(Segment(text[done:], style))
    return [part for part in parts if part.text]


def whole(parts: Iterable[Segment], width: int, style: Style) -> Strip:
    """Segments as a strip of exactly ``width`` cells, padded in a style or cut."""
    return Strip([part for part in parts if part.text]).adjust_cell_length(width, style)


def folded_words(words: Iterable[str]) -> tuple[str, ...]:
    """Words of a search as ``matches`` wants them."""
    return tuple(filter(None, (folded(word) for word in words)))
