"""Packs that came back as Word documents, saved by Word, LibreOffice or whatever else.

Fields are found by the tags of their content controls. LibreOffice drops tags, and some programs the controls as well: a
field is then the last cell of the row with its label, in the table below the heading with its activity's code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ka_tui.domain.narrative import Block, compose
from ka_tui.domain.packs import PACK_FIELDS
from ka_tui.domain.reading_codes import split_code
from ka_tui.domain.text import clean_line
from ka_tui.errors import DocumentDamaged, NotAPack
from ka_tui.reports.extras import extra
from ka_tui.reports.pack import LABELS, PackMemory, ReturnedPack, memory_from, printed
from ka_tui.reports.readers.office.package import Element, OfficePackage
from ka_tui.reports.readers.packs.fields import Found, returned_pack
from ka_tui.reports.readers.word.numbering import Numbering
from ka_tui.reports.readers.word.xml import W, number, shown, value
from ka_tui.reports.reading import Source

_TAG = re.compile(r"ka:([^:]+):(\w+)")
_MEMORY = "{urn:ka-tui:pack}pack"
_FIELDS = {label.casefold(): name for name, label in LABELS.items()}
_TEXTS = frozenset(f"{W}{name}" for name in ("t", "tab", "br", "cr", "noBreakHyphen"))
_AS_TEXT = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_DEEPEST = 8


class _Place(NamedTuple):
    """Where the words of a field are looked for: a cell, of which activity and which field."""

    code: str
    field: str
    cell: Element


def read(source: Source) -> ReturnedPack:
    """What a team's document says; raises NotAPack for another document, and DocumentError for one that cannot be read."""
    with extra("word", "Word documents"):
        package = OfficePackage(source)
        memory = _memory(source.name, package)
        document = package.xml("word/document.xml")
        numbering = Numbering(package.xml("word/numbering.xml"))
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        raise DocumentDamaged(source.name, "it has no text inside")
    return _read(source.name, memory, body, numbering)


def _memory(name: str, package: OfficePackage) -> PackMemory:
    for part in package.names:
        if re.fullmatch(r"customXml/item\d+\.xml", part):
            root = package.xml(part)
            if root is not None and root.tag == _MEMORY:
                return memory_from(name, root.text or "")
    raise NotAPack(name, "it does not know for which register and quarter it was made")


def _read(name: str, memory: PackMemory, body: Element, numbering: Numbering) -> ReturnedPack:
    titles: dict[str, str] = {}
    found: Found = {}
    code = ""
    for block in shown(body, frozenset({f"{W}p", f"{W}tbl"})):
        if block.tag == f"{W}p":
            begun, title = split_code(_line(block))
            if begun in memory.activities:
                code = begun or ""
                titles.setdefault(code, clean_line(title))
        else:
            for place in _places(block, code):
                found.setdefault((place.code, place.field), []).append(_words(place.cell, numbering))
    return returned_pack(name, memory, found, titles, "document")


def _places(table: Element, code: str) -> Iterator[_Place]:
    for row in shown(table, frozenset({f"{W}tr"})):
        cells = list(shown(row, frozenset({f"{W}tc"})))
        tags = [tag for element in row.iter(f"{W}tag") if (tag := _TAG.fullmatch(element.get(f"{W}val") or ""))]
        if tags and tags[0][2] in PACK_FIELDS:
            yield _Place(tags[0][1], tags[0][2], cells[-1])
        elif len(cells) > 1 and code:
            label = _FIELDS.get(" ".join(_line(p) for p in shown(cells[0], frozenset({f"{W}p"}))).strip().casefold())
            if label:
                yield _Place(code, label, cells[-1])


def _words(cell: Element, numbering: Numbering) -> str:
    """The words of a cell, as the narrative that its paragraphs, items and line breaks make."""
    parts: list[Block] = []
    for paragraph in shown(cell, frozenset({f"{W}p"})):
        text = "\n".join(" ".join(line.split()) for line in _text(paragraph).split("\n")).strip("\n")
        marker, depth = _item(paragraph, numbering)
        if text:
            parts.append(Block(text, marker, depth))
    return printed(compose(parts))


def _item(paragraph: Element, numbering: Numbering) -> tuple[str, int]:
    """The marker and depth of a paragraph that Word has made an item of a list."""
    properties = paragraph.find(f"{W}pPr/{W}numPr")
    list_number = number(value(properties, f"{W}numId"), 1, 10**6)
    if list_number is None:
        return "", 0
    depth = min(number(value(properties, f"{W}ilvl"), 0, _DEEPEST) or 0, _DEEPEST)
    return numbering.next_label(list_number, depth).marker, depth


def _line(paragraph: Element) -> str:
    return clean_line(_text(paragraph))


def _text(paragraph: Element) -> str:
    return "".join(_AS_TEXT.get(piece.tag, piece.text or "") for piece in shown(paragraph, _TEXTS))
