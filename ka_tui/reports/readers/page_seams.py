"""Where a page cut a text: whether its two halves are one item or two.

A capital letter does not decide, since names have one. What decides, in this order: how the second half begins (a
typed bullet, a small letter), how the first half ends (in a word that ends no sentence, in a comma, inside quotes or
brackets), and what the list that was cut looks like.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ka_tui.reports.readers.cell_items import Piece

_ENDS_NO_SENTENCE = re.compile(
    r"a|an|the|this|that|these|those|and|or|nor|but|if|because|while|when|where|whether|although|until|unless|than|of|"
    r"in|on|at|to|for|from|with|without|by|as|into|onto|over|under|between|within|through|via|per|about|across|after|"
    r"before|during|towards|against|among|around|upon|including|regarding|concerning|our|their|its|his|her|your|my|"
    r"which|who|whose|whom|is|are|was|were|be|been|being|am|has|have|had|having|will|would|shall|should|can|could|may|"
    r"might|must|do|does|did|not|no|also|both|either|neither|such|any|each|every|two|three|four|five|six|seven|eight|"
    r"nine|ten|very|more|most|further|approximately"
)
"""Words of running text that nearly always have something after them."""

_BEGINS_SENTENCES = re.compile(
    r"A|An|The|This|That|These|Those|There|It|We|They|He|She|You|I|In|On|At|To|For|From|With|By|As|When|Where|While|"
    r"Once|If|Although|After|Before|During|Following|Since|Due|Our|Their|Its|All|Both|Each|Further|Also|However|Work|"
    r"Continue|Continued|Continuing|Ongoing"
)
"""Capitalised words that begin a sentence far more often than they stand inside one."""

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = re.compile(r"(?<![\d.,£])\d{1,2}(?:st|nd|rd|th)?$")
_MONTH = re.compile(rf"(?:{_MONTHS})\b")
_LAST_WORD = re.compile(r"[\w’']+$")
_CLOSED = re.compile(r"[.!?:;][\"'”’)\]]*$")
_OPEN_END = (",", "-", "–", "—", "/", "&", "+", "(", "[", "“", "‘", "£")
_NO_BLANK_AFTER = ("(", "[", "“", "‘", "£", "/")
_BRACKETS = (("(", ")"), ("[", "]"), ("“", "”"))
_CONTEXT = 20
"""How many pieces above a cut are looked at."""
_TAIL = 60
"""How many characters at a cut are looked at, so that a text of any length is decided at once."""


def unfinished(text: str) -> bool:
    """Whether a text breaks off: in a word that ends no sentence, a comma, a hyphen, or an opening quote or bracket."""
    text = text[-_TAIL:].rstrip()
    word = _LAST_WORD.search(text)
    return text.endswith(_OPEN_END) or (word is not None and _ENDS_NO_SENTENCE.fullmatch(word[0]) is not None)


def begins_small(text: str) -> bool:
    """Whether a text begins with a small letter, quotes and brackets put aside."""
    return text[:_TAIL].lstrip("\"'“”‘’([ ")[:1].islower()


def is_one_item(before: Sequence[Piece], after: Sequence[Piece]) -> bool:
    """Whether the last piece above a cut and the first below it are one; neither side is empty."""
    last, first = before[-1], after[0]
    closed = _CLOSED.search(last.text[-_TAIL:]) is not None
    if first.marker:
        small_items = bool(last.marker) and begins_small(last.text)
        return begins_small(first.text) and not closed and (not small_items or unfinished(last.text))
    if begins_small(first.text) or unfinished(last.text) or _inside(last.text, first.text):
        return True
    if closed:
        return False
    if last.marker:
        return _resumes_item(before, after)
    return first.text.startswith("(") or (_always_closed(before) and not _BEGINS_SENTENCES.fullmatch(_first_word(first.text)))


class GrowingText:
    """The pieces of one column of one activity, which each page may add to.

    What is added to the last piece is kept apart until all is read, so that a text over any number of pages costs no
    more than its length.
    """

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._added: list[str] = []
        self._tail = ""

    @property
    def end(self) -> str:
        """The last piece so far; of one that pages added to, its beginning and its last words."""
        return self._seen().text if self._pieces else ""

    def __bool__(self) -> bool:
        """Whether it holds anything yet."""
        return bool(self._pieces)

    def add(self, after: Sequence[Piece], *, always_one: bool = False, flipped: bool = False) -> bool:
        """Add what a page has; gives whether its first piece was taken for the rest of the last one above.

        ``flipped`` turns that judgement round.
        """
        one = bool(self and after) and (
            always_one or is_one_item([*self._pieces[-_CONTEXT:-1], self._seen()], after) is not flipped
        )
        if one:
            end = self._tail if self._added else self._pieces[-1].text[_TAIL:]
            self._added.append(_addition(self._seen().text, after[0]))
            self._tail = (end + self._added[-1])[-_TAIL * 4 :]
        if after[one:]:
            self._pieces = self.pieces()
            self._pieces.extend(after[one:])
            self._added, self._tail = [], ""
        return one

    def pieces(self) -> list[Piece]:
        """All pieces so far, each whole."""
        if self._added:
            last = self._pieces[-1]
            self._pieces[-1] = replace(last, text=last.text + "".join(self._added))
            self._added, self._tail = [], ""
        return self._pieces

    def _seen(self) -> Piece:
        """The last piece as far as a decision looks at it: its beginning and its end."""
        last = self._pieces[-1]
        return replace(last, text=last.text[:_TAIL] + self._tail) if self._added else last


def _addition(last: str, first: Piece) -> str:
    """What joins a piece to the text above; a bullet typed in front of it was a dash, and stays as one."""
    fragment = re.search(r"\w-$", last[-2:]) and begins_small(first.text)
    blank = "" if fragment or last.endswith(_NO_BLANK_AFTER) else " "
    return f"{blank}{first.typed}{first.text}"


def _inside(last: str, first: str) -> bool:
    """Whether the cut is inside a bracket, a quotation or a date."""
    end, start = last[-_TAIL * 4 :], first[: _TAIL * 4]
    for opening, closing in _BRACKETS:
        closes = start.find(closing)
        if end.rfind(opening) > end.rfind(closing) and closes >= 0 and not 0 <= start.find(opening) < closes:
            return True
    return _DAY.search(end) is not None and _MONTH.match(start) is not None


def _resumes_item(before: Sequence[Piece], after: Sequence[Piece]) -> bool:
    """Whether an item of a list goes on in a paragraph: the list goes on after it, or it is all there is below the cut.

    A list that closes none of its items tells nothing by leaving its last one open.
    """
    if len(after) > 1:
        return bool(after[1].marker)
    others = [piece for piece in before[:-1] if piece.marker]
    return not others or any(_CLOSED.search(piece.text[-_TAIL:]) for piece in others)


def _always_closed(before: Sequence[Piece]) -> bool:
    """Whether each of several paragraphs above ends in a full stop, so that the last one, which does not, was cut."""
    others = before[:-1]
    return len(others) > 1 and all(_CLOSED.search(piece.text[-_TAIL:]) for piece in others)


def _first_word(text: str) -> str:
    return text[:_TAIL].split(" ", 1)[0].strip(",.;:\"'“”‘’")
