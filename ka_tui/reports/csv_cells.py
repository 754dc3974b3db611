"""Cells of a CSV that a spreadsheet must not take for formulas, and the way back.

A cell that begins with ``=``, ``+``, ``-`` or ``@`` (full-width ones too, and after blanks), or with a tab or a carriage
return, is a formula to a spreadsheet; an apostrophe in front makes it text. A cell that has apostrophes before such a
beginning already gets one more, so that taking one away always gives back what was there.
"""

from __future__ import annotations

import re

_BLANKS = " \t\r\n\u00a0\u3000"
_FORMULA_SIGNS = frozenset("=+-@＝＋－＠\t\r")
_SUSPECT = frozenset(f"=+-@＝＋－＠'{_BLANKS}")
_FORMULA = re.compile(rf"[{_BLANKS}']*[=+\-@＝＋－＠\t\r]")


def guarded(text: str) -> str:
    """A text as the cell that shows it and never calculates."""
    if text[:1] not in _SUSPECT:
        return text
    return f"'{text}" if text[0] in _FORMULA_SIGNS or _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text that a cell shows: exactly the inverse of ``guarded``."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell
