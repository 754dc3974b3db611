"""The sheets of a workbook as every spreadsheet's reader fills them, and the parts of a document that they make."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from ka_tui.domain.text import clean_text
from ka_tui.reports.readers.document_parts import SHEET, Cell, LaidOut, Mark, Part, Row, Text, plain_cell
from ka_tui.reports.reading import Problem

MOST_COLUMNS = 256
"""How many columns of a sheet are looked at."""
_MOST_SHEETS = 200
_MOST_ROWS = 20_000
_MOST_CELLS = 200_000
_MOST_MERGED = 50_000
"""How many cells the merged areas of a sheet may cover; a sheet whose areas overlap without end is cut here."""
_MOST_WORK, _WORK_OF_WORDS = 12_000_000, 20
"""How much of a workbook is read: places in its tables, a cell with words being the work of twenty empty ones."""
_MOST_ADDRESSES = 3
"""How many cells a problem names before it only counts."""

_LONGEST_NUMBER = 9
"""The digits of the largest number that an attribute of a cell is believed to state."""

_EMPTY = Cell()


class SheetCell(NamedTuple):
    """What a cell shows, and its marks."""

    text: str = ""
    marks: tuple[Mark, ...] = ()


class Area(NamedTuple):
    """Cells from one corner to the other, both included; rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Sheet:
    """A sheet while it is read: the rows that hold words, by their numbers, and the areas merged into one cell.

    ``errors`` and ``uncalculated`` are the addresses of cells with an error and of formulas whose result was not saved.
    """

    name: str
    hidden: bool = False
    rows: dict[int, dict[int, SheetCell]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    uncalculated: list[str] = field(default_factory=list)
    pictures: dict[tuple[int, int], tuple[Mark, ...]] = field(default_factory=dict)
    cut: bool = False
    width: int = 0
    _filled: int = 0

    @property
    def is_full(self) -> bool:
        """Whether no more rows are taken."""
        return self._filled >= _MOST_CELLS or len(self.rows) >= _MOST_ROWS

    @property
    def work(self) -> int:
        """How much work the sheet is, so that many sheets together do not become endless."""
        return self._filled * _WORK_OF_WORDS + len(self.rows) * self.width + bool(self.merged) * _MOST_MERGED

    def add_row(self, number: int, cells: Mapping[int, SheetCell]) -> None:
        """Take a row, unless it is blank: its cells by their columns. What is shaded beyond the last words is left."""
        worded = [column for column, cell in cells.items() if cell.text.strip()]
        if not worded:
            return
        if self.is_full:
            self.cut = True
            return
        self.cut = self.cut or max(worded) > MOST_COLUMNS
        self.width = max(self.width, min(max(worded), MOST_COLUMNS))
        kept = {column: cell for column, cell in cells.items() if column <= self.width}
        self._filled += len(kept)
        self.rows[number] = kept

    def add_marks(self, row: int, column: int, marks: tuple[Mark, ...]) -> None:
        """Take the marks of something that lies over a cell, as a picture."""
        self.pictures[row, column] = self.pictures.get((row, column), ()) + marks

    def text(self, row: int, column: int) -> str:
        """What a cell shows; nothing where there is none."""
        return self.rows.get(row, {}).get(column, SheetCell()).text


def address(row: int, column: int) -> str:
    """A cell's address, as ``B4``."""
    return f"{column_letters(column)}{row}"


def column_letters(column: int) -> str:
    """The letters of a column, from 1: ``A``, ``Z``, ``AA``."""
    letters = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def number_of(text: str | None) -> int | None:
    """A whole number as an attribute states it, from 0; None for anything else."""
    return int(text) if text and len(text) <= _LONGEST_NUMBER and text.isascii() and text.isdigit() else None


def laid_out(file: str, sheets: Iterable[Sheet], *, title: str = "", ours: bool = False) -> LaidOut:
    """The document that sheets make: for each that can be seen and holds words, its name, and then its rows as one table.

    What our own exports hide, as the choices of a drop-down, is not told.
    """
    parts: list[Part] = []
    problems: list[Problem] = []
    work = 0
    for number, sheet in enumerate(sheets, 1):
        work += sheet.work
        if number > _MOST_SHEETS or work > _MOST_WORK:
            place = f"{_place(sheet)} and after it"
            problems.append(
                Problem(file, place, "The workbook is too large; the rest was not read.", "Split it, and import the parts.")
            )
            break
        problems += () if ours and sheet.hidden else _problems(file, sheet)
        rows = [] if sheet.hidden else list(_rows(sheet, number))
        if rows:
            parts += [Text(_place(sheet), clean_text(sheet.name), role=SHEET), *rows]
    return LaidOut(tuple(parts), title, ours, tuple(problems))


def _place(sheet: Sheet) -> str:
    return f"sheet '{sheet.name}'"


def _rows(sheet: Sheet, table: int) -> Iterator[Row]:
    numbers = sorted(sheet.rows)
    origins = _origins(sheet, numbers)
    laid = _with_pictures(sheet, origins)
    width = max((column for row in laid.values() for column in row if column <= MOST_COLUMNS), default=0)
    made: dict[tuple[int, int], Cell] = {}
    for number in numbers:
        cells = [_EMPTY] * width
        for column, cell in laid[number].items():
            if column <= width and (number, column) not in origins:
                cells[column - 1] = made[number, column] = plain_cell(clean_text(cell.text), cell.marks)
        if not any(cell.paragraphs for cell in cells):
            continue
        for column in range(1, width + 1):
            origin = origins.get((number, column))
            if origin is not None and origin[0] < number and origin[1] == column and origin in made:
                cells[column - 1] = made[origin]._replace(repeated=True)
        yield Row(f"{_place(sheet)}, row {number}", tuple(cells), table)


def _origins(sheet: Sheet, numbers: Sequence[int]) -> dict[tuple[int, int], tuple[int, int]]:
    """For each cell that a merged area covers, but its first, that first cell."""
    return dict(islice(_covered(sheet, numbers), _MOST_MERGED))


def _covered(sheet: Sheet, numbers: Sequence[int]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for area in sheet.merged:
        origin = area.top, area.left
        for number in numbers[bisect_left(numbers, area.top) : bisect_right(numbers, area.bottom)]:
            for column in range(area.left, min(area.right, MOST_COLUMNS) + 1):
                if (number, column) != origin:
                    yield (number, column), origin


def _with_pictures(sheet: Sheet, origins: Mapping[tuple[int, int], tuple[int, int]]) -> dict[int, dict[int, SheetCell]]:
    """The rows with the marks of the pictures that lie over their cells."""
    rows = {number: dict(cells) for number, cells in sheet.rows.items()}
    for place, marks in sheet.pictures.items():
        number, column = origins.get(place, place)
        if number in rows:
            cell = rows[number].get(column, SheetCell())
            rows[number][column] = cell._replace(marks=cell.marks + marks)
    return rows


def _problems(file: str, sheet: Sheet) -> Iterator[Problem]:
    if sheet.hidden:
        if sheet.rows:
            yield Problem(
                file, _place(sheet), "The sheet is hidden, so it was not read.", "Unhide it and import again if it is wanted."
            )
        return
    if sheet.cut:
        yield Problem(
            file,
            _place(sheet),
            f"It is larger than {_MOST_ROWS:,} rows, {MOST_COLUMNS} columns or {_MOST_CELLS:,} cells; the rest was not read.",
            "Check that nothing is missing; split the sheet where something is.",
        )
    if sheet.errors:
        yield Problem(
            file,
            f"{_place(sheet)}, {_listed(sheet.errors)}",
            "An error stands in place of a value, as #REF!; it was read as empty.",
            "Mend the formula, save and import again, or type the value in.",
        )
    if sheet.uncalculated:
        yield Problem(
            file,
            f"{_place(sheet)}, {_listed(sheet.uncalculated)}",
            "A formula was saved without its result; it was read as empty.",
            "Open the file in a spreadsheet program, save it and import again.",
        )


def _listed(addresses: Sequence[str]) -> str:
    named = ", ".join(addresses[:_MOST_ADDRESSES])
    more = len(addresses) - _MOST_ADDRESSES
    return f"{'cell' if len(addresses) == 1 else 'cells'} {named}{f' and {more} more' if more > 0 else ''}"
