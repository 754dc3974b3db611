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


def joined(last: Piece, first: Piece) -> Piece:
    """The two as one piece; a bullet typed in front of the second half was a dash, and stays as one."""
    fragment = re.search(r"\w-$", last.text[-2:]) and begins_small(first.text)
    blank = "" if fragment or last.text.endswith(_NO_BLANK_AFTER) else " "
    return replace(last, text=f"{last.text}{blank}{first.typed}{first.text}")


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
