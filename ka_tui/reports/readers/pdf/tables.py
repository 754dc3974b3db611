"""The tables of a page with the words in their cells, and the words that stand in none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ka_tui.reports.readers.pdf.columns import NAME_GAP, names_columns, unruled_grids
from ka_tui.reports.readers.pdf.grids import Grid, grids_of
from ka_tui.reports.readers.pdf.lines import TextLine, lines_of
from ka_tui.reports.readers.pdf.page import Box, Page, Word

_FEWEST_COLUMNS = 3
_START = 3.0
"""A word stands in the cell in which it begins, looked at so many points from its left: a long one may run over the edge."""


@dataclass(frozen=True)
class PlacedCell:
    """A cell with its words as lines; ``repeated`` tells that it is the cell above, merged down, whose lines it repeats."""

    column: int
    span: int
    box: Box
    lines: tuple[TextLine, ...]
    words: tuple[Word, ...]
    repeated: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True)
class PlacedRow:
    """A row of a table, from left to right."""

    cells: tuple[PlacedCell, ...]

    @property
    def texts(self) -> list[str]:
        """The words of each cell."""
        return [cell.text for cell in self.cells]

    @property
    def is_header(self) -> bool:
        """Whether it names columns."""
        return names_columns(self.texts)


@dataclass(frozen=True)
class PlacedTable:
    """A table of a page: its grid, whether walls were drawn for it, and its rows."""

    grid: Grid
    ruled: bool
    rows: tuple[PlacedRow, ...]


@dataclass(frozen=True)
class PlacedPage:
    """A page taken apart: its tables from the top, and the lines outside of them."""

    page: Page
    tables: tuple[PlacedTable, ...] = ()
    lines: tuple[TextLine, ...] = ()
    edges: frozenset[TextLine] = field(default_factory=frozenset)
    """Those of the lines that every page has, as a title or its number."""


def placed(page: Page, edge_words: frozenset[Word], before: Grid | None) -> PlacedPage:
    """A page taken apart; ``before`` is the grid without walls that the page before ended with, if it did so."""
    ruled = [grid for grid in grids_of(page.across, page.down) if not _hides_columns(grid, page.words)]
    free = [word for word in page.words if not any(_stands_in(word, grid.box) for grid in ruled)]
    unruled = unruled_grids(page, [word for word in free if word not in edge_words], before)
    grids = sorted([*((grid, True) for grid in ruled), *((grid, False) for grid in unruled)], key=lambda each: each[0].box.top)
    used: set[Word] = set()
    tables = []
    for grid, is_ruled in grids:
        own = [word for word in page.words if word not in used and _stands_in(word, grid.box)]
        own = own if is_ruled else [word for word in own if word not in edge_words]
        table = PlacedTable(grid, is_ruled, _rows(grid, own, page))
        used.update(word for row in table.rows for cell in row.cells for word in cell.words)
        tables.append(table)
    rest = [word for word in page.words if word not in used]
    lines = [*lines_of(word for word in rest if word.turn == 0), *_turned_lines([word for word in rest if word.turn], page)]
    edges = frozenset(line for line in lines if all(word in edge_words for word in line.words))
    return PlacedPage(page, tuple(tables), tuple(lines), edges)


def _hides_columns(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether a frame or bare lines hold a table whose columns have no walls."""
    if grid.columns >= _FEWEST_COLUMNS:
        return False
    inside = lines_of(word for word in words if _stands_in(word, grid.box))
    return any(names_columns([part.text for part in line.parts(NAME_GAP)]) for line in inside)


def _stands_in(word: Word, box: Box) -> bool:
    """Whether a word belongs in a box; one that was set aslant lies over the page and belongs in none."""
    middle = (word.box.top + word.box.bottom) / 2
    return word.turn % 90 == 0 and box.holds(word.box.x0 + min(_START, word.box.width / 2), middle)


def _rows(grid: Grid, words: Sequence[Word], page: Page) -> tuple[PlacedRow, ...]:
    """The rows of a grid with their words; a cell merged down holds those of all its height in each of its rows."""
    rows: list[PlacedRow] = []
    for number, row in enumerate(grid.rows):
        cells = []
        for cell in row.cells:
            if cell.begun_above:
                above = next((each for each in rows[-1].cells if each.column == cell.column), None) if rows else None
                if above is not None:
                    cells.append(PlacedCell(cell.column, cell.span, cell.box, above.lines, (), repeated=True))
                    continue
            box = _whole(grid, number, cell.column)
            own = [word for word in words if _stands_in(word, box)]
            upright, turned = [word for word in own if not word.turn], [word for word in own if word.turn]
            lines = (*lines_of(upright), *_turned_lines(turned, page))
            cells.append(PlacedCell(cell.column, cell.span, box, lines, tuple(own)))
        rows.append(PlacedRow(tuple(cells)))
    return tuple(rows)


def _whole(grid: Grid, number: int, column: int) -> Box:
    """Where a cell stands with all that is merged to it below."""
    box = next(cell.box for cell in grid.rows[number].cells if cell.column == column)
    for row in grid.rows[number + 1 :]:
        below = next((cell for cell in row.cells if cell.column == column and cell.begun_above), None)
        if below is None:
            break
        box = box.around(below.box)
    return box


def _turned_lines(words: Sequence[Word], page: Page) -> list[TextLine]:
    """The lines of words that are turned, each way of its own, as they are read."""
    lines: list[TextLine] = []
    for turn in sorted({word.turn for word in words}):
        own = tuple(word for word in words if word.turn == turn)
        upright = Page(page.number, page.width, page.height, own).upright().words
        lines.extend(lines_of(upright))
    return lines
