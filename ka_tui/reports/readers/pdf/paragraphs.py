"""The paragraphs and items that the lines of a cell make.

A PDF says nothing of paragraphs. What tells them: more distance than usual, a bullet or number in front, an indent left,
and a line that ended though the next word had room in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ka_tui.reports.readers.document_parts import Paragraph
from ka_tui.reports.readers.page_seams import begins_small
from ka_tui.reports.readers.pdf.lines import TextLine
from ka_tui.reports.readers.pdf.page import Word
from ka_tui.reports.readers.pdf.setting import Setting, fits, is_full
from ka_tui.reports.readers.pdf.words import UNKNOWN_LETTER

_BULLETS = frozenset("•▪◦‣⁃∙·" + UNKNOWN_LETTER)
_DASHES = frozenset("-–—*")
_SHAPES = frozenset("o●○■□◆◇➢➤►▶✓✔❖→»§")
"""Signs that are bullets only where a tab stands behind them: they state a status as well."""
_NUMBER = re.compile(r"(\d{1,3})[.)]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_TAB = 0.6
"""A gap of this share of the font's size is wider than a blank."""
_INDENT = 0.5
_JOINS_NEXT = re.compile(r"(?<=\w)-$|(?<=[^\W\d])/$")
_LIST_WORDS = frozenset(("and", "or", "to"))
_ADDRESS = re.compile(r"https?://\S*$|www\.\S*$", re.IGNORECASE)
_ADDRESS_SIGNS = re.compile(r"[/.?=&_%#~\d-]")
_HYPHENATED = ("\u00ad", "\u2010")
"""What programs draw where they divided a word themselves; a hyphen that was typed is ``-``."""
_SENTENCE_ENDS = (".", ":", ";", "!", "?")


@dataclass
class _Growing:
    """A paragraph or item while its lines are found.

    ``edge`` is where its bullet begins, ``text_edge`` where its text does; ``tabbed`` tells that a tab is between them.
    """

    marker: str
    edge: float
    text_edge: float
    tabbed: bool
    text: str
    lines: list[TextLine]


def paragraphs_of_lines(lines: Sequence[TextLine], limit: float, setting: Setting) -> tuple[Paragraph, ...]:
    """The paragraphs of lines that must end at ``limit``."""
    found: list[_Growing] = []
    for line in lines:
        now = found[-1] if found else None
        marker, words = _marked(line, now, limit, setting)
        if now is not None and not marker and not _begins(line, now, limit, setting):
            _add(now, line, words, limit, setting)
            continue
        edge = words[0].box.x0 if words else line.box.x1
        tabbed = bool(marker) and edge - line.words[0].box.x1 > _TAB * line.size
        found.append(_Growing(marker, line.box.x0, edge, tabbed, _plain(words), [line]))
    edges = _levels(found)
    return tuple(Paragraph(_clean(each.text), each.marker, edges.get(id(each), 0)) for each in found)


def _marked(line: TextLine, now: _Growing | None, limit: float, setting: Setting) -> tuple[str, tuple[Word, ...]]:
    """The marker of a line, if it begins with one, and the words after that."""
    first, *rest = line.words
    number = _NUMBER.fullmatch(first.text)
    if not rest:
        return ("-", ()) if first.text in "•▪◦‣⁃" else ("", line.words)
    tabbed = rest[0].box.x0 - first.box.x1 > _TAB * first.size
    if first.text in _BULLETS or _PRIVATE.fullmatch(first.text) or (first.text in _SHAPES and tabbed):
        return "-", tuple(rest)
    if number or first.text in _DASHES:
        new = now is None or tabbed or _ended(now.lines[-1], line, limit, setting)
        follows = number is not None and now is not None and now.marker == f"{int(number[1]) - 1}."
        if new or follows:
            return (f"{number[1]}." if number else "-"), tuple(rest)
    return "", line.words


def _begins(line: TextLine, now: _Growing, limit: float, setting: Setting) -> bool:
    """Whether a line without a marker begins a paragraph of its own."""
    above = now.lines[-1]
    if setting.is_apart(above, line):
        return True
    indent = _INDENT * line.size
    if now.marker:
        if line.box.x0 < (now.text_edge if now.tabbed else now.edge) - indent:
            return True
        if line.box.x0 >= now.text_edge - indent / 2 and now.text_edge > now.edge + indent:
            return False
    return _ended(above, line, limit, setting) and not _goes_on(above, line, limit, setting)


def _ended(above: TextLine, line: TextLine, limit: float, setting: Setting) -> bool:
    """Whether the line above did not end because it was full."""
    return _is_unspaced(above, limit, setting) or fits(above, line, limit) or setting.is_apart(above, line)


def _is_unspaced(above: TextLine, limit: float, setting: Setting) -> bool:
    """Whether a line lacks the blank that all lines of the document have which go on, and had room for it."""
    last = above.words[-1]
    has_rule = setting.spaced_full if is_full(above, limit) else setting.spaced_wraps
    return has_rule and not last.spaced and not last.text.endswith(("-", "/", "–", *_HYPHENATED))


def _goes_on(above: TextLine, line: TextLine, limit: float, setting: Setting) -> bool:
    """Whether the sentence of a line goes on in the next, and the document is not sure that something ended the line."""
    sure = _is_unspaced(above, limit, setting) and fits(above, line, limit)
    return not sure and begins_small(line.text) and not above.text.endswith(_SENTENCE_ENDS)


def _add(now: _Growing, line: TextLine, words: Sequence[Word], limit: float, setting: Setting) -> None:
    above = now.lines[-1]
    broken = bool(now.marker) and _ended(above, line, limit, setting) and not _goes_on(above, line, limit, setting)
    now.text = now.text + "\n" + _plain(words) if broken else _joined(now.text, above.words[-1], _plain(words), setting)
    now.lines.append(line)


def _joined(text: str, last: Word, following: str, setting: Setting) -> str:
    """Two lines of one paragraph as one text: a word that was divided or that has a hyphen is one again."""
    first = following.split(" ", 1)[0]
    if text.endswith(_HYPHENATED) and not last.spaced:
        return text[:-1] + following
    if last.spaced or not following:
        return f"{text} {following}"
    if setting.hyphens.is_put_in(last.text, first):
        return text[:-1] + following
    if _JOINS_NEXT.search(text) and (first not in _LIST_WORDS or setting.spaced_wraps):
        return text + following
    if _ADDRESS.search(text) and (_ADDRESS_SIGNS.search(first) or text[-1] in "/.?=&_%#-"):
        return text + following
    return f"{text} {following}"


def _plain(words: Sequence[Word]) -> str:
    return TextLine(tuple(words), 0).text if words else ""


def _clean(text: str) -> str:
    """A text without the marks for dividing words that stand inside it, its fixed blanks as blanks."""
    return re.sub("[\u00a0\u202f\u2007]", " ", text.replace("\u00ad", "")).strip()


def _levels(found: Sequence[_Growing]) -> dict[int, int]:
    """How deep each item stands, by where its bullet does."""
    items = [each for each in found if each.marker]
    edges: list[float] = []
    for item in sorted(items, key=lambda each: each.edge):
        if not edges or item.edge - edges[-1] > _INDENT * item.lines[0].size:
            edges.append(item.edge)
    return {id(item): max(depth for depth, edge in enumerate(edges) if edge <= item.edge + 0.01) for item in items}
