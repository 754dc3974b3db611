"""Lists of web pages, those of Word and Google Docs among them, which do not nest as lists of HTML do."""

from __future__ import annotations

import re

from ka_tui.reports.readers.document_parts import Paragraph

_WORD_BULLETS = "-–•·o§vüØŸ▪●■\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc"
_WORD_ITEM = re.compile(rf"(?:(?P<number>\d{{1,3}})[.)]|[{_WORD_BULLETS}])[ \u00a0]*\u00a0[ \u00a0]*(?P<text>.*)", re.DOTALL)
"""An item as Word saves it for the web: a paragraph that begins with its bullet or number, and hard blanks."""
_WORD_LEVEL = re.compile(r"mso-list:[^;]{0,99}\blevel(\d)|margin-left:\s*([\d.]{1,9})(pt|cm|in)")
_STEP = {"pt": 36.0, "cm": 1.27, "in": 0.5}
"""By how much Word indents each level of a list."""
_GOOGLE_LEVEL = re.compile(r"\blst-\w+-(\d)\b")
_NUMBER = re.compile(r"\d{1,3}")
_DEEPEST = 8


def list_depth(classes: str, lists: int) -> int:
    """How deep the items of a list stand, which is in so many lists with itself; Google Docs says it in the list's class."""
    google = _GOOGLE_LEVEL.search(classes)
    return min(int(google[1]) if google else max(lists - 1, 0), _DEEPEST)


def item_number(said: str | None, otherwise: int) -> int:
    """The number that a list or item says it begins with."""
    return int(said) if said and _NUMBER.fullmatch(said.strip()) else otherwise


def word_item(text: str, classes: str, style: str) -> Paragraph | None:
    """A paragraph of Word's as the item of a list that it is; None if it is none."""
    if not (classes.startswith("MsoList") or "mso-list" in style):
        return None
    item = _WORD_ITEM.fullmatch(text)
    if item is None:
        return None
    return Paragraph(item["text"].strip(), f"{int(item['number'])}." if item["number"] else "-", _word_depth(style))


def _word_depth(style: str) -> int:
    """How deep it stands: by the level that it says, else by how far it is indented."""
    level = _WORD_LEVEL.search(style)
    if level is None:
        return 0
    try:
        depth = int(level[1]) if level[1] else round(float(level[2]) / _STEP[level[3]])
    except ValueError:
        return 0
    return min(max(depth - 1, 0), _DEEPEST)
