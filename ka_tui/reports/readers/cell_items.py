"""The items that a cell of extracted text holds: paragraphs, typed bullets and numbers, and the lists of HTML.

Line breaks got lost on the way, so a list often stands on one line, and a hyphen between blanks is either the next
bullet or a dash inside a sentence. What decides is evidence: see ``_splits``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ka_tui.domain.narrative import Block, blocks, compose
from ka_tui.domain.text import clean_line
from ka_tui.reports.readers.markup import PHRASE_TAGS, TAG, bold_as_tags, decoded, is_inline


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or item as the source has it: ``typed`` is the bullet or number that was typed in front of the text.

    ``marker`` and ``depth`` are those of the Block it becomes; a piece with a marker is an item of a list.
    """

    text: str
    marker: str = ""
    typed: str = ""
    depth: int = 0

    @property
    def block(self) -> Block:
        """The same as a block of a narrative."""
        return Block(self.text, self.marker, self.depth)


def narrative_of(pieces: Iterable[Piece]) -> str:
    """The narrative that these pieces make, in its normal form: a text that happens to begin like an item is one."""
    return compose(blocks(compose(piece.block for piece in pieces)))


def pieces_of(cell: str) -> list[Piece]:
    """The paragraphs and items of a cell in their order; a cell that holds no word or sign but a dash holds nothing."""
    segments = list(_segments(cell))
    loose = [line for segment in segments if segment.item is None for line in _lines(segment.text)]
    alone = sum(line.startswith(_BULLETS) for line in loose) <= 1
    found: list[Piece] = []
    for segment in segments:
        if segment.item is None:
            found.extend(piece for line in _lines(segment.text) for piece in _typed_pieces(line, alone))
        else:
            found.extend(_item_pieces(segment.text, segment.item))
    return [
        replace(piece, text=piece.text.replace(_KEPT, "-"))
        for piece in found
        if piece.text.strip(_EMPTY) or piece.typed[:1].isdigit()
    ]


# --- the structure that tags give -----------------------------------------------------------------------------------

_KEPT = "\uffff"
"""Stands for a hyphen inside a phrase that a tag holds together; no text has this character, since Unicode assigns none to it."""


@dataclass(frozen=True, slots=True)
class _Segment:
    """A stretch of text between tags that begin or end a line; ``item`` tells the list item it opens, if it opens one."""

    text: str
    item: Piece | None


@dataclass(slots=True)
class _List:
    numbered: bool
    count: int = 0


def _segments(cell: str) -> Iterator[_Segment]:
    """Walk through the tags of a cell."""
    lists: list[_List] = []
    text: list[str] = []
    item: Piece | None = None
    phrase = end = 0
    cell = bold_as_tags(cell)
    for tag in TAG.finditer(cell):
        text.append(_kept(cell[end : tag.start()], phrase))
        end = tag.end()
        name, closes = tag["name"].lower(), bool(tag["close"])
        if is_inline(tag):
            phrase = max(0, phrase + (-1 if closes else 1)) if name in PHRASE_TAGS else phrase
            continue
        if name == "br":
            text.append("\n")
            continue
        if "".join(text).strip():
            yield _Segment("".join(text), item)
            item = None
        text, phrase = [], 0
        if name in ("ul", "ol"):
            _open_or_close(lists, closes, numbered=name == "ol" and "none" not in (tag["attributes"] or ""))
            item = None
        elif name == "li":
            item = None if closes else _next_item(lists)
    text.append(_kept(cell[end:], phrase))
    if "".join(text).strip():
        yield _Segment("".join(text), item)


def _open_or_close(lists: list[_List], closes: bool, numbered: bool) -> None:
    if not closes:
        lists.append(_List(numbered))
    elif lists:
        lists.pop()


_DEEPEST = 5


def _next_item(lists: list[_List]) -> Piece:
    if not lists:
        return Piece("", "-")
    lists[-1].count += 1
    marker = f"{lists[-1].count}." if lists[-1].numbered and lists[-1].count < 1000 else "-"
    return Piece("", marker, "", min(len(lists) - 1, _DEEPEST))


def _kept(text: str, phrase: int) -> str:
    text = decoded(text).replace(_KEPT, " ")
    return text.replace("-", _KEPT) if phrase else text


# --- the structure that was typed -----------------------------------------------------------------------------------

_BULLETS = tuple("-–—*+·•▪●◦‣⁃\uf0b7\uf0a7" + _KEPT)
_GAP = re.compile(r"\s{2,}")
_BULLET = re.compile(r"(?>(?:[-\uffff] ?)+)|[–—*+·] |[•▪●◦‣⁃\uf0b7\uf0a7] ?")
_NUMBER = re.compile(r"(\d{1,3})[.)](?: |(?=[A-Za-z“‘\"'(]))(?=\S)")
_SIGNS = re.compile(r"(?<!\S)(?=[•▪●◦‣⁃\uf0b7\uf0a7])")
_NEXT_NUMBER = re.compile(r"(?<=[.;:!?]) (?=(\d{1,3})[.)] ?[A-Z])")
_DASHES = re.compile(r" (?>(?:[-\uffff] ?)+)")
_EMPTY = " +" + "".join(_BULLETS)
_LOOK_BACK = 40
"""How many characters before a hyphen are looked at: more than a label has, and few enough for a line of a megabyte."""


def _lines(text: str) -> list[str]:
    """The lines of a text: two or more blanks are a line break that was lost."""
    return [clean_line(line) for line in _GAP.split(text.strip().replace("\n", "  "))]


def _item_pieces(text: str, item: Piece) -> list[Piece]:
    """The pieces of an ``<li>``: one, unless the evidence is strong; a number or bullet typed in it is its own."""
    first, *rest = _typed_pieces(clean_line(text), alone=False)
    marker = first.marker if first.typed else item.marker
    return [replace(piece, depth=item.depth) for piece in (replace(first, marker=marker), *rest)]


def _typed_pieces(line: str, alone: bool) -> list[Piece]:
    """The pieces of one line; ``alone`` tells that at most one line of its cell begins with a bullet."""
    return [
        piece for signed in _SIGNS.split(line) for counted in _by_numbers(signed) for piece in _by_dashes(counted.strip(), alone)
    ] or [Piece(line)]


def _by_numbers(line: str) -> list[str]:
    """A line cut before each typed number that goes on counting: 1 after a colon, or one more than the number before."""
    first = _NUMBER.match(line)
    due = int(first[1]) + 1 if first else 1
    parts, start = [], 0
    for number in _NEXT_NUMBER.finditer(line):
        if int(number[1]) == due and (due > 1 or line[number.start() - 1] == ":"):
            parts.append(line[start : number.start()])
            start, due = number.end(), due + 1
    return [*parts, line[start:]]


def _by_dashes(line: str, alone: bool) -> list[Piece]:
    """A line cut at the hyphens that are bullets."""
    typed = _typed_front(line)
    in_list = typed[:1] in ("-", _KEPT)
    pieces: list[Piece] = []
    start = len(typed)
    for dash in _DASHES.finditer(line, start):
        before = line[max(start, dash.start() - _LOOK_BACK) : dash.start()]
        if not _splits(before, dash[0], line[dash.end() : dash.end() + 1], alone and in_list):
            continue
        lead = dash[0].rstrip()[:-1].rstrip()
        pieces.append(_piece(line[start : dash.start()] + lead, typed))
        typed, start, in_list = "- ", dash.end(), True
    pieces.append(_piece(line[start:], typed))
    return [piece for piece in pieces if piece.text]


def _typed_front(line: str) -> str:
    """The bullet or number that a line begins with, as typed; a hyphen right before a figure is a minus."""
    number = _NUMBER.match(line)
    if number:
        return number[0]
    bullet = _BULLET.match(line)
    if bullet is None or (not bullet[0].endswith(" ") and not line[bullet.end() :][:1].isalpha() and line[0] in ("-", _KEPT)):
        return ""
    return bullet[0]


def _piece(text: str, typed: str) -> Piece:
    if not typed:
        return Piece(text.strip())
    marker = f"{typed.rstrip(' .)')}." if typed[0].isdigit() else "-"
    return Piece(text.strip(), marker, typed.replace(_KEPT, "-"))


_SENTENCE_END = re.compile(r"(\w*)[.!?][\"'”’)\]]*$")
_OPENERS = "\"'“‘(£"
_SHORTENED = re.compile(r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|etc|no|st|dr|mrs?|vs|approx|inc|.", re.IGNORECASE)


def _splits(before: str, dash: str, after: str, weak_counts: bool) -> bool:
    """Whether a hyphen between two texts is a bullet.

    Strong evidence, which counts anywhere: a second hyphen (``quarter - - Next``), or a sentence or introduction that
    ended right before it. Weak evidence, which counts only in a cell whose list lost its line breaks: a capital letter
    follows, the hyphen is not inside a phrase held together by a tag, and what precedes is more than a number or label.
    """
    if not after:
        return False
    if "- -" in dash.replace(_KEPT, "-") and after[0].isalnum():
        return True
    spaced = dash.endswith(" ")
    if before.endswith((":", ";")):
        return spaced
    ended = _SENTENCE_END.search(before[-24:])
    if ended and not _SHORTENED.fullmatch(ended[1]):
        return after[0].isupper() or (spaced and (after[0].isdigit() or after[0] in _OPENERS))
    return weak_counts and spaced and after[0].isupper() and _KEPT not in dash and not _is_label(before)


def _is_label(text: str) -> bool:
    """Whether a text is a bare number, or a label such as 'Phase 2': too little to be an item of its own."""
    if len(text) > 30:
        return False
    words = text.split()
    return not any(c.isalpha() for c in text) or (len(words) <= 2 and any(c.isdigit() for c in text))


def typed_pieces(text: str) -> list[Piece]:
    """The pieces of a paragraph whose line breaks are true: each line with a typed bullet or number is an item, no other."""
    pieces: list[Piece] = []
    for line in filter(None, text.split("\n")):
        typed = _typed_front(line)
        piece = _piece(line[len(typed) :], typed)
        if pieces and not typed:
            pieces[-1] = replace(pieces[-1], text=f"{pieces[-1].text}\n{piece.text}")
        elif piece.text.strip(_EMPTY) or typed[:1].isdigit():
            pieces.append(piece)
    return pieces
