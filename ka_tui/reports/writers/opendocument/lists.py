"""Narratives in an OpenDocument text: paragraphs, and lists that are lists, whatever their numbers and however they nest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ka_tui.domain.narrative import Block, blocks
from ka_tui.reports.writers.opendocument.file import text_xml

BULLETS, NUMBERS = "KA_20_Bullets", "KA_20_Numbers"
"""The names of the list styles."""


def narrative_xml(narrative: str, style: str) -> str:
    """The paragraphs and lists of a narrative, every paragraph in this style."""
    made: list[str] = []
    for is_item, group in groupby(blocks(narrative), key=lambda block: block.is_item):
        found = list(group)
        made += _lists(found, 0, style) if is_item else [_paragraph(block, style) for block in found]
    return "".join(made)


def _paragraph(block: Block, style: str) -> str:
    return f'<text:p text:style-name="{style}">{text_xml(block.text)}</text:p>'


def _lists(items: Sequence[Block], depth: int, style: str) -> Iterator[str]:
    """Lists of items, none of which is less deep than ``depth``: a new one where bullets give way to numbers, and back."""
    for is_numbered, group in groupby(_families(items, depth), key=lambda family: _is_numbered(family[0])):
        due, made = 1, []
        for family in group:
            head, inner = (family[0], family[1:]) if family[0].depth == depth else (None, family)
            number = int(head.marker.rstrip(".")) if head is not None and is_numbered else due
            start = f' text:start-value="{number}"' if number != due else ""
            due = number + 1
            own = _paragraph(head, style) if head is not None else ""
            made.append(f"<text:list-item{start}>{own}{''.join(_lists(inner, depth + 1, style))}</text:list-item>")
        yield f'<text:list text:style-name="{NUMBERS if is_numbered else BULLETS}">{"".join(made)}</text:list>'


def _is_numbered(item: Block) -> bool:
    return item.marker != "-"


def _families(items: Sequence[Block], depth: int) -> Iterator[list[Block]]:
    """Each item of this depth with the deeper ones below it; deeper ones in front have no such item over them."""
    family: list[Block] = []
    for item in items:
        if item.depth == depth and family:
            yield family
            family = []
        family.append(item)
    if family:
        yield family
