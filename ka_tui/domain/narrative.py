"""Progress and Next Steps as Markdown text: paragraphs, ``- `` items and ``1.`` items, and nothing else.

Everything else in the text is literal: an asterisk is an asterisk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_ITEM = re.compile(r"(?P<indent>\s*)(?P<marker>[-*+•]|\d{1,3}[.)])(?:\s+|$)(?P<text>.*)")
_DEEPEST = 8
"""Lists nest no deeper than this, however far a text is indented."""


class Block(NamedTuple):
    """A paragraph or one item. ``marker`` is ``""``, ``"-"`` or a number with its dot; ``depth`` counts the nesting of lists."""

    text: str
    marker: str = ""
    depth: int = 0

    @property
    def is_item(self) -> bool:
        """Whether this is an item of a list."""
        return bool(self.marker)


def blocks(narrative: str) -> tuple[Block, ...]:
    """The paragraphs and items of a narrative in order; lines of one paragraph or item are kept with their line ends."""
    found: list[tuple[list[str], str, int]] = []
    fresh = True
    for line in narrative.split("\n"):
        if not line.strip():
            fresh = True
            continue
        item = _ITEM.match(line)
        if item is not None:
            marker = item["marker"] if item["marker"][0].isdigit() else "-"
            depth = min(len(item["indent"].expandtabs(4)) // 2, _DEEPEST)
            found.append(([item["text"].strip()], marker.replace(")", "."), depth))
        elif fresh:
            found.append(([line.strip()], "", 0))
        else:
            found[-1][0].append(line.strip())
        fresh = False
    return tuple(Block("\n".join(filter(None, lines)), marker, depth) for lines, marker, depth in found)


def compose(parts: Iterable[Block]) -> str:
    """The narrative made of these blocks: paragraphs apart by a blank line, the items of a list on lines of their own."""
    lines: list[str] = []
    before: Block | None = None
    for block in parts:
        if before is not None and not (before.is_item and block.is_item):
            lines.append("")
        lines.append(f"{'  ' * block.depth}{block.marker} {block.text}".rstrip() if block.is_item else block.text)
        before = block
    return "\n".join(lines)


def followed_by(narrative: str, more: str) -> str:
    """A narrative with more of it at the end: an item goes on with a list, all else stands apart by a blank line."""
    before, after = blocks(narrative), blocks(more)
    if not before or not after:
        return narrative or more
    return narrative + ("\n" if before[-1].is_item and after[0].is_item else "\n\n") + more


def excerpt(text: str, length: int) -> str:
    """The beginning of a text on one line, with an ellipsis where it goes on."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
