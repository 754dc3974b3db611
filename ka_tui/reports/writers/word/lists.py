"""Real lists of Word: bullets, and for every numbered list an instance of its own that begins at the number stated."""

from __future__ import annotations

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ka_tui.domain.narrative import Block, blocks
from ka_tui.reports.writers.word.xml import next_free, paragraph, w

_LEVELS = 9
_STEP = 220
"""Twips by which each level stands further in."""

_BULLETS = "•–"


class Lists:
    """The lists of a document: hands out the paragraphs of narratives, and keeps the document's numbering with them."""

    def __init__(self, numbering: Element) -> None:
        """Lists of a document with this numbering, which grows with them; what it has already stays as it is."""
        self._numbering = numbering
        kinds = _abstracts(numbering)
        self._next = _free(numbering, "num", "numId")
        first = _free(numbering, "abstractNum", "abstractNumId")
        place = len(kinds) and numbering.index(kinds[-1]) + 1
        self._bullets, self._numbers = first, first + 1
        numbering.insert(place, _definition(self._numbers, [_level(n, "decimal", f"%{n + 1}.") for n in range(_LEVELS)]))
        numbering.insert(place, _definition(self._bullets, [_level(n, "bullet", _BULLETS[n % 2]) for n in range(_LEVELS)]))
        self._bullet = self._instance(self._bullets)

    def narrative(self, text: str) -> list[Element]:
        """The paragraphs and items of a narrative as they stand in a cell."""
        found = []
        running: dict[int, tuple[int, int]] = {}
        for block in blocks(text):
            running = {depth: state for depth, state in running.items() if block.is_item and depth <= block.depth}
            if not block.is_item:
                found.append(paragraph("KA Text", block.text))
            elif block.marker == "-":
                running.pop(block.depth, None)
                found.append(self._item("KA Bullet", block, self._bullet))
            else:
                running[block.depth] = self._numbered(block, running.get(block.depth))
                found.append(self._item("KA Number", block, running[block.depth][0]))
        return found

    def bullet(self, runs: list[Element]) -> Element:
        """An item of a list outside the tables."""
        return paragraph("List Bullet", runs, _place(self._bullet, 0))

    def _item(self, style: str, block: Block, instance: int) -> Element:
        return paragraph(style, block.text, _place(instance, block.depth))

    def _numbered(self, block: Block, before: tuple[int, int] | None) -> tuple[int, int]:
        """The instance that an item is of, and its number; another than the next begins anew.

        A marker that Word would not print so, as ``007.``, is the text of an instance of its own.
        """
        number = int(block.marker.rstrip("."))
        if block.marker != f"{number}.":
            return self._instance(self._numbers, _override(block.depth, _level(block.depth, "decimal", block.marker))), -1
        if before is not None and before[1] == number - 1 >= 0:
            return before[0], number
        return self._instance(self._numbers, _override(block.depth, w("startOverride", val=number))), number

    def _instance(self, definition: int, *overrides: Element) -> int:
        made = self._next
        self._next += 1
        last = [child for child in self._numbering[-1:] if child.tag == qn("w:numIdMacAtCleanup")]
        instance = w("num", w("abstractNumId", val=definition), *overrides, numId=made)
        if last:
            last[0].addprevious(instance)
        else:
            self._numbering.append(instance)
        return made


def _abstracts(numbering: Element) -> list[Element]:
    return [child for child in numbering if child.tag in (qn("w:numPicBullet"), qn("w:abstractNum"))]


def _free(numbering: Element, tag: str, attribute: str) -> int:
    return next_free(child.get(qn(f"w:{attribute}")) for child in numbering.iterfind(qn(f"w:{tag}")))


def _definition(number: int, levels: list[Element]) -> Element:
    return w("abstractNum", w("multiLevelType", val="multilevel"), *levels, abstractNumId=number)


def _level(level: int, kind: str, text: str) -> Element:
    hanging = _STEP if kind == "bullet" else _STEP + 100
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=kind),
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=_STEP * level + hanging, hanging=hanging)),
        ilvl=level,
    )


def _override(level: int, what: Element) -> Element:
    return w("lvlOverride", what, ilvl=level)


def _place(instance: int, level: int) -> Element:
    return w("numPr", w("ilvl", val=level), w("numId", val=instance))
