"""``cut-off``: a text that begins in the middle, or stops before its sentence does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ka_tui.checks.check import Check, Example, Found, Severity, Span
from ka_tui.checks.open_endings import DATE_OR_PLACE_FOLLOWS, LEAVES_OPEN, PIECE_ENDS, PIECES_AT_BEGINNING, PIECES_AT_END
from ka_tui.checks.subject import Subject

_QUOTED_WORDS = 4
_LONG_LINE = 60
_REACH = 60
_MARKER = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+")
_TWO_WORDS = re.compile(r"\W*\w+\W+\w")
_FIRST_WORD = re.compile(r"\w+(?![\w-])")
_OPEN_SIGNS = ("-", "–", "—", "(", "[", "“", "‘", "£", "&", "/", "…", ":", " e.g", " i.e")
_OPEN_DOTS = ("...", " e.g.", " i.e.", " incl.", " inc.", " Cllr.", " approx.")
_OPEN_LINES = (",", " the", " an", " our", " their", " its", " of")
_BEGINS_INSIDE = frozenset("and or but nor of which whose whom than is are was were has have had been because".split())
_OPEN_INSIDE = re.compile(r"\b(?:the|an|our|their|its|of)$|(?<=\w),$")


def _find(subject: Subject) -> Iterator[Found]:
    for field, text in subject.narratives:
        raw = text.raw
        if not _TWO_WORDS.match(raw):
            continue
        if begins := _beginning(raw):
            yield Found(field, "This begins in the middle of a sentence: find what stood before it.", (begins,))
        ends = [*_broken_lines(raw), *_ending(raw)]
        if ends:
            yield Found(field, "This stops before its sentence does: find the rest, or end it.", tuple(ends))


def _beginning(raw: str) -> Span | None:
    """The first words of a text that begins in the middle of a sentence or a word."""
    marker = _MARKER.match(raw)
    start = marker.end() if marker else len(raw) - len(raw.lstrip())
    if raw[start].isupper() or not _is_inside(raw, start):
        return None
    line = raw[start:].split("\n", 1)[0]
    return start, start + len(" ".join(line.split(" ")[:_QUOTED_WORDS]).rstrip())


def _is_inside(raw: str, start: int) -> bool:
    """Whether what stands there goes on with a sentence or a word, and begins none."""
    word = _FIRST_WORD.match(raw, start)
    if word is None:
        return raw.startswith((",", ";", ")", "]", "…", "..."), start)
    return word[0] in _BEGINS_INSIDE or word[0] in PIECES_AT_BEGINNING


def _ending(raw: str) -> Iterator[Span]:
    """The last words of a text that stops before its sentence does."""
    text = raw.rstrip()
    line = text.rfind("\n") + 1
    if text[-1] in ".!?":
        is_open = text.endswith(_OPEN_DOTS)
    elif text[-1] in ",;":
        is_open = not text[:line].rstrip().endswith(text[-1])  # all items of some lists end so
    else:
        is_open = text.endswith(_OPEN_SIGNS) or _stops_at_word(text, line) or _is_unclosed(text, line)
    if is_open:
        yield _last_words(text, line)


def _stops_at_word(text: str, line: int) -> bool:
    """Whether it ends with a word that leaves it open, or with a piece of a word."""
    before, word = ["", *text[max(line, len(text) - _REACH) :].split()][-2:]
    before = before.lower()
    if word in LEAVES_OPEN:
        return before not in LEAVES_OPEN[word]
    if word in ("in", "on"):
        return before in DATE_OR_PLACE_FOLLOWS
    return word in PIECES_AT_END or (word.islower() and word.endswith(PIECE_ENDS))


def _is_unclosed(text: str, line: int) -> bool:
    """Whether its last line opens a bracket or a quotation that it does not close."""
    return any(text.rfind(opens, line) > text.rfind(closes, line) for opens, closes in ("()", "[]", "“”"))


def _broken_lines(raw: str) -> Iterator[Span]:
    """The last words of paragraphs, and of items of lists, that stop before the next one begins a sentence of its own.

    What introduces a list may end with any word; a line that goes on in the next line of its paragraph is not broken.
    """
    if not any(line.endswith(_OPEN_LINES) for line in raw.split("\n")[:-1]):
        return
    lines = [(match.start(), match[0].rstrip()) for match in re.finditer(r"[^\n]+", raw) if match[0].strip()]
    for (start, line), (after, following) in pairwise(lines):
        if not _OPEN_INSIDE.search(line):
            continue
        items = bool(_MARKER.match(line)), bool(_MARKER.match(following))
        apart = raw.count("\n", start, after) > 1 and following.lstrip()[0].isupper()
        if line[-1] == "," and (any(items) or len(line) < _LONG_LINE or following.endswith(",")):
            continue
        if all(items) or (apart and not any(items)):
            yield _last_words(raw[: start + len(line)], start)


def _last_words(text: str, line: int) -> Span:
    words = list(re.finditer(r"\S+", text[line:]))[-_QUOTED_WORDS:]
    return line + words[0].start(), len(text)


CHECK = Check(
    "cut-off",
    "Cut off",
    "A text that ends in the middle of a sentence or a word (with a comma, a bracket left open, 'the', 'and', 'to'), that "
    "announces something and ends, or that begins in the middle. An item of a list, a heading or a note without a full stop is "
    "left alone.",
    "The CIPFA and Solace framework for good governance, principle G: reports for the public that are fair, balanced and "
    "understandable.",
    Severity.WARNING,
    _find,
    (
        Example({"progress": "The lease was signed. Work on the roof will begin after the"}, "will begin after the"),
        Example({"next_steps": "Plant the bulbs, cut the hedge,"}, "bulbs, cut the hedge,"),
        Example({"progress": "A survey of the wall was made (by the county"}, "made (by the county"),
        Example({"next_steps": "- Order the signs\n- Next steps are as follows:"}, "steps are as follows:"),
        Example({"progress": "Two bids came in and the panel chose one for its implementatio"}, "one for its implementatio"),
        Example({"progress": "and the rest of the seats were repaired in May."}, "and the rest of"),
        Example({"progress": "tion with residents closed in June."}, "tion with residents closed"),
        Example({"next_steps": "Agree the price with suppliers, e.g."}, "price with suppliers, e.g."),
        Example({"next_steps": "The fair is to be held in"}, "to be held in"),
        Example({"progress": "- Met the owners of the\n- Wrote to the county"}, "the owners of the"),
        Example({"next_steps": "- Order the signs\n- Close the gate"}, None),
        Example({"progress": "The last of the works was signed off"}, None),
        Example({"progress": "Complaints that came to us were dealt with"}, None),
        Example({"progress": "TBC"}, None),
        Example({"progress": "iPads were bought for the two halls"}, None),
        Example({"progress": "on track for May"}, None),
        Example({"next_steps": "- cut the hedge,\n- plant the bulbs,\n- order the signs,"}, None),
        Example({"next_steps": "We will work with the\n\n- school\n- parish\n- landlord"}, None),
        Example({"next_steps": "Hold the vote in May"}, None),
        Example({"progress": "Permission was given for Option A"}, None),
    ),
)
