"""A narrative broken into the lines of a panel: paragraphs apart, bullets and numbers with a hanging indent."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ka_tui.domain.narrative import Block, blocks
from ka_tui.tui.widgets.cell_text import cell_line, wrap

BULLET = "•"
_NESTING = 2
_LEAST_TEXT = 10


class Line(NamedTuple):
    """One line: what stands in its indent, and its text."""

    indent: str
    text: str


@lru_cache(maxsize=64)
def narrative_lines(narrative: str, width: int) -> tuple[Line, ...]:
    """The lines of a narrative, each at most ``width`` cells wide; none for one that says nothing."""
    lines: list[Line] = []
    before: Block | None = None
    for block in blocks(narrative):
        if before is not None and not (before.is_item and block.is_item):
            lines.append(Line("", ""))
        lines += _block_lines(block, width)
        before = block
    return tuple(lines)


def _block_lines(block: Block, width: int) -> Iterator[Line]:
    marker = f"{BULLET if block.marker == '-' else block.marker} " if block.is_item else ""
    room = max(width - len(marker) - _LEAST_TEXT, 0)
    indent = " " * min(block.depth * _NESTING, room) + marker
    for part in block.text.split("\n"):
        for line in wrap(cell_line(part), width - len(indent)):
            yield Line(indent, line)
            indent = " " * len(indent)
