"""The styles of lines over which a cursor moves: those of plain text, and those of what is under the cursor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rich.style import Style

from ka_tui.tui.status_style import readable_on
from ka_tui.tui.widgets.line_styles import LineStyles


class CursorStyles(NamedTuple):
    """The styles on either ground."""

    plain: LineStyles
    cursor: LineStyles


def cursor_styles(looks: Mapping[str, Style], cursor: Style, dark: bool) -> CursorStyles:
    """The styles made of a widget's looks (``base``, ``quiet`` and ``accent``) and of the style under the cursor."""
    plain, under_cursor = (
        LineStyles(ground, readable_on(looks["quiet"], ground), readable_on(looks["accent"], ground), dark)
        for ground in (looks["base"], cursor)
    )
    return CursorStyles(plain, under_cursor)
