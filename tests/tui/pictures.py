"""What a person reads on the screen, as lines of text."""

from __future__ import annotations

import html
import re
from typing import Any

from rich.cells import cell_len
from textual.app import App

_CELL = 12.2
"""Width of a cell in Textual's picture of the screen."""
_TEXT = re.compile(
    r'<text class="[^"]*" x="(?P<x>[\d.]+)"[^>]*clip-path="url\(#[\w-]*line-(?P<line>\d+)\)">(?P<text>[^<]*)</text>'
)


def lines_of(app: App[Any]) -> list[str]:
    """The lines of the screen, without blanks at their ends."""
    lines: dict[int, str] = {}
    for found in _TEXT.finditer(app.export_screenshot()):
        line, column = int(found["line"]), round(float(found["x"]) / _CELL)
        before = lines.get(line, "")
        lines[line] = before + " " * (column - cell_len(before)) + html.unescape(found["text"]).replace("\xa0", " ")
    return [lines.get(line, "").rstrip() for line in range(app.size.height)]
