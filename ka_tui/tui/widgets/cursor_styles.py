"""The styles of lines over which a cursor moves: of plain lines, and of the one under the cursor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rich.style import Style

from ka_tui.tui.status_style import readable_on
from ka_tui.tui.widgets.line_styles import LineStyles


class CursorStyles(NamedTuple):
    """The styles of both kinds of line."""

    plain: LineStyles
    cursor: LineStyles


def cursor_styles(looks: Mapping[str, Style], cursor: Style, dark: bool) -> CursorStyles:
    """The styles made of a widget's looks (``base``, ``quiet`` and ``accent``) and of the style under the cursor.

    Colours are moved until they can be read on either ground.
    """
    return CursorStyles(_on(looks["base"], looks, dark), _on(cursor, looks, dark))


def _on(ground: Style, looks: Mapping[str, Style], dark: bool) -> LineStyles:
    quiet = readable_on(looks["quiet"], ground) + Style(bold=ground.bold)
    return LineStyles(ground, quiet, readable_on(looks["accent"], ground), dark)
