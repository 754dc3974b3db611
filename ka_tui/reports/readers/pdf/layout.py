"""The pages of a PDF as the parts of a laid-out document: what a page cut is made one row again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ka_tui.domain.priorities import is_priority_heading
from ka_tui.domain.reading_codes import split_code
from ka_tui.reports.readers.document_parts import MarkKind, Paragraph, Part, Text
from ka_tui.reports.readers.pdf.columns import HEADER_PITCH, NAME_GAP, names_columns
from ka_tui.reports.readers.pdf.grids import Grid
from ka_tui.reports.readers.pdf.lines import TextLine, lines_of
from ka_tui.reports.readers.pdf.marks import marks_in
from ka_tui.reports.readers.pdf.page import Page, Word
from ka_tui.reports.readers.pdf.paragraphs import paragraphs_of_lines
from ka_tui.reports.readers.pdf.seams import CellPart, RowPart, join_cut_rows
from ka_tui.reports.readers.pdf.setting import setting_of
from ka_tui.reports.readers.pdf.tables import PlacedCell, PlacedPage, PlacedRow, PlacedTable, placed
from ka_tui.reports.readers.priority_headings import is_page_mark

_EDGE_ZONE = 0.13
"""The share of a page, above and below, in which what stands on every page is looked for."""
_SAME_HEIGHT = 3.0
_FIGURES = re.compile(r"\d+")
_APART = 5.0
"""A gap of so many sizes of the font parts texts that stand side by side, as the ends of a page's foot."""
_LARGER = 1.12


def parts_of(pages: Sequence[Page]) -> tuple[Part, ...]:
    """The texts and rows of pages in reading order; every word is in one of them."""
    taken = _placed(pages)
    return tuple(_Parts(taken).made())


def _placed(pages: Sequence[Page]) -> list[PlacedPage]:
    edges = _edge_words(pages)
    taken: list[PlacedPage] = []
    for page in pages:
        before = _open_grid(taken[-1]) if taken else None
        taken.append(placed(page, edges[page.number], before))
    return taken


def _open_grid(page: PlacedPage) -> Grid | None:
    """The table without walls that a page ends with."""
    if not page.tables or page.tables[-1].ruled:
        return None
    return page.tables[-1].grid if not _texts_below(page, page.tables[-1]) else None


def _texts_below(page: PlacedPage, table: PlacedTable) -> list[TextLine]:
    return [line for line in page.lines if line not in page.edges and line.base > table.grid.box.bottom]


def _texts_above(page: PlacedPage, table: PlacedTable) -> list[TextLine]:
    return [line for line in page.lines if line not in page.edges and line.base < table.grid.box.top]


def _edge_words(pages: Sequence[Page]) -> dict[int, frozenset[Word]]:
    """The words at the head and foot of each page that most pages have in the same place, figures apart, or that number it."""
    candidates = [(page.number, line, _edge_key(page, line)) for page in pages for line in _edge_lines(page)]
    heights: dict[tuple[str, bool], list[float]] = {}
    for _, line, key in candidates:
        heights.setdefault(key, []).append(line.base)
    found: dict[int, set[Word]] = {page.number: set() for page in pages}
    for number, line, key in candidates:
        same = sum(abs(height - line.base) <= _SAME_HEIGHT for height in heights[key])
        comes_again = same > 1 and same * 2 >= len(pages) and not split_code(line.text)[0]
        if comes_again or is_page_mark(line.text):
            found[number].update(line.words)
    return {number: frozenset(words) for number, words in found.items()}


def _edge_lines(page: Page) -> list[TextLine]:
    """The lines at the head and foot of a page, but for the header of a table, which pages repeat, and what is under it."""
    near = [word for word in page.words if not _EDGE_ZONE < word.base / max(1.0, page.height) < 1 - _EDGE_ZONE]
    lines = lines_of(word for word in near if not word.turn)
    headers = (line for line in lines if names_columns([part.text for part in line.parts(NAME_GAP)]))
    header = next(headers, None)
    return [line for line in lines if line.base > page.height / 2 or header is None or _is_over(line, header)]


def _is_over(line: TextLine, header: TextLine) -> bool:
    """Whether a line stands over the header of a table, and is no part of its names."""
    is_part = line.bold == header.bold and round(line.size) == round(header.size) and not is_page_mark(line.text)
    return line.base < header.base - (HEADER_PITCH * header.size if is_part else 1)


def _edge_key(page: Page, line: TextLine) -> tuple[str, bool]:
    """What a line at a page's head or foot shares with that of another page."""
    return _FIGURES.sub("#", line.text), line.base < page.height / 2


class _Placed(NamedTuple):
    """A table as far as it is on one page, and its rows that hold something."""

    page: PlacedPage
    table: PlacedTable
    rows: list[RowPart]


class _Parts:
    """Makes parts of pages that are taken apart, with what the whole document shows of its setting."""

    def __init__(self, pages: Sequence[PlacedPage]) -> None:
        self._pages = pages
        self._limits = _Limits(pages)
        self._setting = setting_of(
            (cell.lines, self._limits.of(table, cell))
            for page in pages
            for table in page.tables
            for row in table.rows
            for cell in row.cells
            if not cell.repeated
        )
        self._levels = _heading_levels(pages)

    def made(self) -> Iterator[Part]:
        """All parts in reading order."""
        parts: list[Text | RowPart] = []
        seams: list[tuple[list[RowPart], list[RowPart]]] = []
        above: _Placed | None = None
        number = 0
        for page in self._pages:
            placed_rows = 0
            for block in _blocks(page):
                if not isinstance(block, PlacedTable):
                    parts.extend(self._texts(page, block))
                    continue
                goes_on = above is not None and _continues(above, page, block)
                number += not goes_on
                rows = self._rows(page, block, number, placed_rows)
                if above is not None and goes_on and above.rows and rows:
                    seams.append((above.rows, rows))
                placed_rows += len(rows)
                above = _Placed(page, block, rows)
                parts.extend(rows)
        join_cut_rows(seams, self._setting)
        for part in parts:
            if isinstance(part, Text):
                yield part
            elif not part.taken:
                yield part.row(self._setting)

    def _rows(self, page: PlacedPage, table: PlacedTable, number: int, before: int) -> list[RowPart]:
        """The rows of a table that hold something; ``before`` is how many the page has above it."""
        made: list[RowPart] = []
        for row in table.rows:
            cells = [CellPart([]) for _ in range(table.grid.columns)]
            for cell in row.cells:
                marks = marks_in(cell.box, cell.words, page.page)
                cells[cell.column] = CellPart(list(cell.lines), self._limits.of(table, cell), marks, cell.repeated)
            if _holds(cells):
                place = f"page {page.page.number}, row {before + len(made) + 1}"
                made.append(RowPart(place, cells, number, row.is_header, _is_heading(row)))
        return made

    def _texts(self, page: PlacedPage, lines: Sequence[TextLine]) -> Iterator[Text]:
        """Texts outside the tables: lines of one kind that follow each other make paragraphs."""
        limit = max((line.box.x1 for line in page.lines), default=0.0)
        group: list[TextLine] = []
        for line in [part for each in lines for part in each.parts(_APART)]:
            if group and (_kind(group[-1]) != _kind(line) or abs(group[-1].base - line.base) < 1 or line in page.edges):
                yield from self._paragraphs(page, group, limit)
                group = []
            group.append(line)
        yield from self._paragraphs(page, group, limit)

    def _paragraphs(self, page: PlacedPage, lines: Sequence[TextLine], limit: float) -> Iterator[Text]:
        if not lines:
            return
        level = self._levels.get(round(lines[0].size), 0)
        for paragraph in paragraphs_of_lines(lines, limit, self._setting):
            text = " ".join(filter(None, (_typed(paragraph), paragraph.text)))
            yield Text(f"page {page.page.number}", text, level, lines[0].bold)


class _Limits:
    """Where the lines of each column end at the right: where the longest one does, over all pages that have the column."""

    def __init__(self, pages: Sequence[PlacedPage]) -> None:
        self._ends: dict[tuple[tuple[int, ...], int, int], float] = {}
        for page in pages:
            for table in page.tables:
                for row in table.rows:
                    for cell in row.cells:
                        key = self._key(table, cell)
                        ends = [line.box.x1 for line in cell.lines]
                        self._ends[key] = max([self._ends.get(key, 0.0), *(end for end in ends if end <= cell.box.x1)])

    def of(self, table: PlacedTable, cell: PlacedCell) -> float:
        """Where the lines of a cell must end."""
        return self._ends[self._key(table, cell)]

    @staticmethod
    def _key(table: PlacedTable, cell: PlacedCell) -> tuple[tuple[int, ...], int, int]:
        return tuple(round(wall / 5) for wall in table.grid.walls), cell.column, cell.span


def _blocks(page: PlacedPage) -> list[PlacedTable | list[TextLine]]:
    """The tables of a page and the lines between them, from the top."""
    blocks: list[PlacedTable | list[TextLine]] = []
    lines = sorted(page.lines, key=lambda line: (line.base, line.box.x0))
    for table in page.tables:
        above = [line for line in lines if line.base < table.grid.box.top]
        blocks.extend([above, table] if above else [table])
        lines = lines[len(above) :]
    return [*blocks, lines]


def _kind(line: TextLine) -> tuple[int, bool]:
    return round(line.size), line.bold


def _typed(paragraph: Paragraph) -> str:
    return "•" if paragraph.marker == "-" else paragraph.marker


def _heading_levels(pages: Sequence[PlacedPage]) -> dict[int, int]:
    """The level of each size of font that is larger than what most words of the document have."""
    sizes: Counter[int] = Counter()
    outside: set[int] = set()
    for page in pages:
        for word in page.page.words:
            sizes[round(word.size)] += len(word.text)
        outside.update(round(line.size) for line in page.lines if not any(word.turn % 90 for word in line.words))
    usual = max(sizes, key=lambda size: (sizes[size], -size), default=0)
    large = sorted((size for size in outside if size > _LARGER * usual), reverse=True)
    return {size: min(level, 9) for level, size in enumerate(large, start=1)}


def _holds(cells: Sequence[CellPart]) -> bool:
    """Whether a row holds words or pictures; a strip of nothing but shading is none."""
    pictures = (mark for cell in cells for mark in cell.marks if mark.kind in (MarkKind.PICTURE, MarkKind.ALT))
    return any(cell.lines and not cell.repeated for cell in cells) or next(pictures, None) is not None


def _is_heading(row: PlacedRow) -> bool:
    """Whether a row is a heading between the rows of activities: one text over several columns, or one that says so."""
    filled = [cell for cell in row.cells if cell.lines]
    return len(filled) == 1 and (filled[0].span > 1 or is_priority_heading(filled[0].text))


# --- tables over several pages ---------------------------------------------------------------------------------------


def _continues(above: _Placed, page: PlacedPage, table: PlacedTable) -> bool:
    """Whether a table goes on with one of the next page: the same columns, and nothing but the pages' edges between."""
    before = above.page
    return (
        page.page.number == before.page.number + 1
        and above.table is before.tables[-1]
        and table is page.tables[0]
        and above.table.grid.has_columns_of(table.grid)
        and not _texts_below(before, above.table)
        and not _texts_above(page, table)
    )
