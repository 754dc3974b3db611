"""The body of an OpenDocument text as texts and rows, in the order in which they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ka_tui.errors import DocumentUnreadable
from ka_tui.reports.readers.document_parts import Cell, Mark, MarkKind, Paragraph, Part, Row, Text
from ka_tui.reports.readers.office.package import Element
from ka_tui.reports.readers.office.text import DEEPEST_LIST, in_one_line, left_out_note, refuse_deep, role_of_bookmark
from ka_tui.reports.readers.opendocument.lists import Lists
from ka_tui.reports.readers.opendocument.paragraphs import Pictures, Written, drawn, is_drawing, written
from ka_tui.reports.readers.opendocument.styles import TABLE, TEXT, OpenDocumentTextStyles
from ka_tui.reports.readers.word.xml import number
from ka_tui.reports.reading import Problem

_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_ITEMS = (f"{TEXT}list-item", f"{TEXT}list-header")
_CELL, _COVERED = f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
_ROW_GROUPS = tuple(f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group"))
_LOOKED_THROUGH = frozenset(
    f"{TEXT}{name}"
    for name in (
        "section",
        "index-body",
        "index-title",
        "table-of-content",
        "alphabetical-index",
        "user-index",
        "numbered-paragraph",
    )
)
_MOST_COLUMNS = 256
_MOST_REPEATED = 1_000
"""How often one row is taken that says it repeats; one that is empty is taken once."""
_MOST_ROWS = 100_000


class _Line(NamedTuple):
    """A paragraph or heading as it reads, or what is drawn beside the paragraphs."""

    written: Written
    marker: str = ""
    depth: int = 0
    level: int = 0
    role: str = ""


@dataclass
class TextBodyReader:
    """Reads the blocks of a text; ``file`` is the document's name."""

    file: str
    styles: OpenDocumentTextStyles
    pictures: Pictures
    parts: list[Part] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _lists: Lists = field(init=False)
    _tables: int = 0
    _rows_taken: int = 0
    _paragraphs: int = 0

    def __post_init__(self) -> None:
        self._lists = Lists(self.styles)

    def read(self, container: Element, nested: int = 0) -> None:
        """Take the paragraphs and tables of a text, a box, or a cell that only lays out the page."""
        for block in self._blocks(container, nested, "the text"):
            if isinstance(block, _Line):
                self._text(block, nested)
            elif _only_lays_out(block):
                for cell in (cell for row in _rows_of(block) for cell in row.iterfind(_CELL)):
                    self.read(cell, nested + 1)
            else:
                self._tables += 1
                table = self._tables
                for place, cells in enumerate(self._rows(block, f"table {table}", nested), start=1):
                    self.parts.append(Row(f"table {table}, row {place}", cells, table))

    def _text(self, line: _Line, nested: int) -> None:
        text = line.written.text
        if text:
            self._paragraphs += 1
            shown = f"{line.marker} {text}" if line.marker and not line.level else text
            self.parts.append(Text(f"paragraph {self._paragraphs}", shown, line.level, line.written.bold, line.role))
        for box in line.written.boxes:
            self.read(box, nested + 1)

    def _blocks(self, container: Element, nested: int, place: str) -> Iterator[_Line | Element]:
        refuse_deep(self.file, nested)
        waiting = [iter(container)]
        while waiting:
            block = next(waiting[-1], None)
            if block is None:
                waiting.pop()
            elif block.tag in _PARAGRAPHS:
                yield self._line(block, place)
            elif block.tag == f"{TEXT}list":
                yield from self._list(block, place)
            elif block.tag == f"{TABLE}table":
                yield block
            elif is_drawing(block):
                yield _Line(drawn(block, self.styles, self.pictures))
            elif block.tag in _LOOKED_THROUGH and block.get(f"{TEXT}display") != "none":
                waiting.append(iter(block))

    def _list(self, outermost: Element, place: str) -> Iterator[_Line]:
        """The items of a list and of those inside it; what is in an item besides its first paragraph has no marker."""
        self._lists.begin(outermost, 0)
        waiting = [(iter(outermost), "")]
        depth = 0
        while waiting:
            elements, marker = waiting[-1]
            block = next(elements, None)
            if block is None:
                waiting.pop()
                depth = sum(1 for _ in waiting) // 2
            elif block.tag in _ITEMS:
                waiting.append((iter(block), self._lists.marker(block, depth)))
            elif block.tag == f"{TEXT}list":
                depth = len(waiting) // 2
                self._lists.begin(block, depth)
                waiting.append((iter(block), ""))
            elif block.tag in _PARAGRAPHS:
                line = self._line(block, place)
                yield line._replace(marker=marker, depth=min(depth, DEEPEST_LIST) if marker else 0)
                waiting[-1] = (elements, "")

    def _line(self, paragraph: Element, place: str) -> _Line:
        content = written(paragraph, self.styles, self.pictures)
        for note in content.notes:
            kind = note.get(f"{TEXT}note-class") or "footnote"
            self.problems.append(left_out_note(self.file, place, kind, _plain(note.find(f"{TEXT}note-body"))))
        style = paragraph.get(f"{TEXT}style-name")
        level = self.styles.heading_level(style)
        if paragraph.tag == f"{TEXT}h":
            level = number(paragraph.get(f"{TEXT}outline-level"), 1, 9) or level or 1
        role = next(filter(None, map(role_of_bookmark, content.bookmarks)), self.styles.role(style))
        return _Line(content, level=level, role=role)

    def _rows(self, table: Element, place: str, nested: int) -> Iterator[tuple[Cell, ...]]:
        above: dict[int, tuple[Cell, int]] = {}
        ground = self.styles.fill("table", table.get(f"{TABLE}style-name"))
        count = 0
        for row in _rows_of(table):
            fill = self.styles.fill("table-row", row.get(f"{TABLE}style-name")) or ground
            cells = tuple(self._cells(row, fill, above, f"{place}, row {count + 1}", nested))
            repeated = number(row.get(f"{TABLE}number-rows-repeated"), 1, 10**9) or 1
            filled = any(cell.paragraphs or cell.marks for cell in cells)
            for _ in range(min(repeated, _MOST_REPEATED) if filled else 1):
                count += 1
                self._rows_taken += 1
                if self._rows_taken > _MOST_ROWS:
                    raise DocumentUnreadable(self.file, f"its tables have more than {_MOST_ROWS:,} rows, which no report has")
                if cells:
                    yield cells

    def _cells(
        self, row: Element, fill: str | None, above: dict[int, tuple[Cell, int]], place: str, nested: int
    ) -> Iterator[Cell]:
        """The cells of a row; ``above`` has those that are merged down, and into how many more rows."""
        default = row.get(f"{TABLE}default-cell-style-name")
        column = 0
        for element in row:
            if element.tag not in (_CELL, _COVERED):
                continue
            times = min(number(element.get(f"{TABLE}number-columns-repeated"), 1, 10**9) or 1, _MOST_COLUMNS - column)
            if element.tag == _CELL and times > 0:
                cell = self._cell(element, element.get(f"{TABLE}style-name") or default, fill, place, nested)
                down = number(element.get(f"{TABLE}number-rows-spanned"), 1, 10**9) or 1
                above.pop(column, None)
                if down > 1:
                    above[column] = (cell, down - 1)
                yield from [cell] * times
            for covered in range(column, column + times) if element.tag == _COVERED else ():
                merged, left = above.get(covered, (Cell(), 0))
                above[covered] = (merged, left - 1)
                yield merged._replace(repeated=True) if left > 0 else Cell()
            column += max(times, 0)

    def _cell(self, element: Element, style: str | None, fill: str | None, place: str, nested: int) -> Cell:
        paragraphs, marks = self._content(element, nested + 1, place)
        own = self.styles.fill("table-cell", style) or fill
        marks = [*([Mark(MarkKind.FILL, own)] if own is not None else []), *marks]
        return Cell(tuple(paragraphs), tuple(dict.fromkeys(marks)))

    def _content(self, container: Element, nested: int, place: str) -> tuple[list[Paragraph], list[Mark]]:
        paragraphs: list[Paragraph] = []
        marks: list[Mark] = []
        for block in self._blocks(container, nested, place):
            if not isinstance(block, _Line):
                for cells in self._rows(block, place, nested):
                    paragraphs.extend(in_one_line(cells))
                    marks.extend(mark for cell in cells for mark in cell.marks)
                continue
            if block.written.text or block.marker:
                paragraphs.append(Paragraph(block.written.text, block.marker, block.depth, block.role))
            marks.extend(block.written.marks)
            for box in block.written.boxes:
                inside, more = self._content(box, nested + 1, place)
                paragraphs.extend(inside)
                marks.extend(more)
        return paragraphs, marks


def _rows_of(table: Element) -> Iterator[Element]:
    """The rows of a table, also those of its header and of groups."""
    waiting = [iter(table)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _ROW_GROUPS:
            waiting.append(iter(child))


def _only_lays_out(table: Element) -> bool:
    """Whether a table is there for nothing but to hold another: each of its rows is one cell."""
    rows = [list(row.iterfind(_CELL)) for row in _rows_of(table)]
    return all(len(cells) == 1 for cells in rows) and any(next(cell.iter(f"{TABLE}table"), None) is not None for (cell,) in rows)


def _plain(element: Element | None) -> str:
    """The words of an element without any of their looks."""
    pieces = [] if element is None else [piece for part in element.iter() for piece in (part.text, part.tail)]
    return " ".join(" ".join(filter(None, pieces)).split())
