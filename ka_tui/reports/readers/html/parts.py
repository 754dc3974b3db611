"""The parts of a web page: its paragraphs outside tables, and the rows of its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ka_tui.domain.reading_codes import split_code
from ka_tui.domain.text import clean_line
from ka_tui.reports.extras import extra
from ka_tui.reports.readers.document_parts import Cell, Paragraph, Part, Row, Text
from ka_tui.reports.readers.html.flow import Flow, Inherited, Passage
from ka_tui.reports.readers.html.page import Page

with extra("html", "HTML pages"):
    from lxml.etree import _Element

_EMPTY = Cell()
_WIDEST = 200
"""A table has no more columns than this, however far its cells say that they reach."""
_MOST_CELLS = 1_000_000
_MOST_LAYOUTS = 8
"""How many tables may stand inside one another and still be looked into for the one that holds the report."""
_CELLS = ("td", "th")
_FRAME = frozenset({"thead", "tbody", "tfoot", "tr", "form"})
_FRONT = 200


class _Reach(NamedTuple):
    """A cell that reaches down: into how many more rows of which thead, tbody or tfoot."""

    rows: int
    section: _Element
    cell: Cell


def parts_of(root: _Element, ours: bool) -> tuple[Part, ...]:
    """The parts of a page in their order. Of an export of ours, roles are taken, and blanks as they stand."""
    document = _Document(Page(root, ours))
    body = root.find("body")
    document.take(root if body is None else body, Inherited())
    return tuple(document.parts)


class _Document:
    """The parts so far; texts and tables are counted, so that a person finds them."""

    def __init__(self, page: Page) -> None:
        self.parts: list[Part] = []
        self._page = page
        self._texts = self._tables = self._cells = 0

    def take(self, element: _Element, around: Inherited, layouts: int = 0) -> None:
        """Add what stands in an element, which stands in so many tables that only lay out the page."""

        def take_table(table: _Element, inside: Inherited) -> None:
            self._add_texts(flow.passages())
            if layouts < _MOST_LAYOUTS and _is_layout(table):
                for row in _rows(table):
                    for cell in row.iterchildren(*_CELLS):
                        self.take(cell, inside, layouts + 1)
            else:
                self._add_table(table, inside)

        flow = Flow(self._page, take_table)
        flow.take(element, around)
        self._add_texts(flow.passages())

    def _add_texts(self, passages: Iterable[Passage]) -> None:
        for (words, marker, _, role), level, bold in passages:
            self._texts += 1
            text = f"{marker} {words}" if marker else words
            self.parts.append(Text(f"paragraph {self._texts}", text, level, bold, role))

    def _add_table(self, table: _Element, inside: Inherited) -> None:
        self._add_captions(table, inside)
        astray = _astray(table)
        if astray:
            self._add_texts([Passage(Paragraph(astray, role=inside.role))])
        self._tables += 1
        for number, cells in enumerate(_grid(table, inside, self._page), start=1):
            self._cells += len(cells)
            if self._cells > _MOST_CELLS:
                break
            self.parts.append(Row(f"table {self._tables}, row {number}", cells, self._tables))

    def _add_captions(self, table: _Element, inside: Inherited) -> None:
        """Add the caption, shown or not, unless it says again what stands right above the table."""
        for caption in table.iterchildren("caption"):
            flow = Flow(self._page)
            flow.take(caption, inside, even_hidden=True)
            passages = flow.passages()
            above = self.parts[-1] if self.parts else None
            words = " ".join(passage.paragraph.text for passage in passages).split()
            if not isinstance(above, Text) or words != above.text.split():
                self._add_texts(passages)


def _grid(table: _Element, inside: Inherited, page: Page) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table as cells, each in its column: beside a cell that is merged across, and below one merged down."""
    reaching: dict[int, _Reach] = {}
    for row in _rows(table):
        section = row.getparent()
        cells = _from_above(reaching, 0, section)
        for element in row.iterchildren(*_CELLS):
            if len(cells) >= _WIDEST:
                break
            flow = Flow(page)
            flow.take(element, inside)
            across = min(_span(element, "colspan") or 1, _WIDEST - len(cells))
            down = _span(element, "rowspan")
            for cell in (flow.cell(), *[_EMPTY] * (across - 1)):
                if down != 1:
                    reaching[len(cells)] = _Reach(down - 1, section, cell._replace(repeated=True))
                cells.append(cell)
            cells += _from_above(reaching, len(cells), section)
        yield tuple(cells)


def _from_above(reaching: dict[int, _Reach], column: int, section: _Element) -> list[Cell]:
    """The cells that reach down into a row from a column on; a cell reaches no further than its part of the table."""
    cells: list[Cell] = []
    while (above := reaching.get(column + len(cells))) is not None and above.section is section:
        _go_on(reaching, column + len(cells))
        cells.append(above.cell)
    return cells


def _go_on(reaching: dict[int, _Reach], column: int) -> None:
    """Count one row less that the cell in a column reaches; 0 reaches to the end of its section, and stays below 0."""
    above = reaching[column]
    if above.rows == 1:
        del reaching[column]
    else:
        reaching[column] = above._replace(rows=above.rows - 1)


def _span(cell: _Element, name: str) -> int:
    said = cell.get(name, "1").strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 1


def _rows(table: _Element) -> list[_Element]:
    """The rows of a table itself as a browser shows them: those of its head first, those of its foot last."""
    rows = [row for row in _frame(table) if row.tag == "tr" and next(row.iterchildren(*_CELLS), None) is not None]
    places = {"thead": -1, "tfoot": 1}
    return sorted(rows, key=lambda row: places.get(row.getparent().tag, 0))


def _frame(table: _Element) -> Iterator[_Element]:
    """A table, its parts and its rows, without what is in its cells and captions."""
    waiting = [table]
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend(child for child in reversed(element) if child.tag in _FRAME)


def _astray(table: _Element) -> str:
    """Words that stand in a table and in none of its cells; a browser shows them above it."""
    texts = [text for part in _frame(table) for text in (part.text, *(child.tail for child in part)) if text]
    return " ".join(" ".join(texts).split())


def _is_layout(table: _Element) -> bool:
    """Whether a table only lays out the page: it is one cell, it says so, or the codes are in tables inside it."""
    if table.get("role") in ("presentation", "none"):
        return True
    cells = [cell for row in _rows(table) for cell in row.iterchildren(*_CELLS)]
    if len(cells) <= 1:
        return True
    inner = [cell for cell in table.iter(*_CELLS) if next(cell.iterancestors("table")) is not table]
    return bool(inner) and not any(map(_has_code, cells)) and any(map(_has_code, inner))


def _has_code(cell: _Element) -> bool:
    """Whether a cell begins with a code, before any table inside it."""
    words: list[str] = []
    for element in cell.iter():
        if element.tag == "table":
            break
        words.append(element.text or "")
        if len(words) > _FRONT or sum(map(len, words)) > _FRONT:
            break
    return split_code(clean_line("".join(words)[:_FRONT]))[0] is not None
