"""Rows that the end of a page cut, found by evidence and put together as far as the document shows how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ka_tui.domain.reading_codes import split_code
from ka_tui.reports.readers.column_names import field_called
from ka_tui.reports.readers.document_parts import Cell, Mark, MarkKind, Row
from ka_tui.reports.readers.pdf.lines import TextLine
from ka_tui.reports.readers.pdf.paragraphs import paragraphs_of_lines
from ka_tui.reports.readers.pdf.setting import Setting

_FRONT_CELLS = 4
_SIGNS = (MarkKind.PICTURE, MarkKind.ALT)


@dataclass
class CellPart:
    """What stands in a cell: its lines, where they must end at the right, and its marks."""

    lines: list[TextLine]
    limit: float = 0.0
    marks: tuple[Mark, ...] = ()
    repeated: bool = False

    def cell(self, setting: Setting) -> Cell:
        """The cell, its lines as paragraphs."""
        return Cell(paragraphs_of_lines(self.lines, self.limit, setting), self.marks, self.repeated)


@dataclass
class RowPart:
    """A row, or what a page has of one.

    ``is_header`` tells that it names columns, ``is_heading`` that it is one text over all of them. ``goes_on`` tells that it
    is the rest of the row above, ``taken`` that all of it was put there.
    """

    place: str
    cells: list[CellPart]
    table: int
    is_header: bool = False
    is_heading: bool = False
    goes_on: bool = False
    taken: bool = False

    @property
    def has_code(self) -> bool:
        """Whether one of its first cells begins with the code of an activity."""
        return any(cell.lines and split_code(cell.lines[0].text)[0] for cell in self.cells[:_FRONT_CELLS] if not cell.repeated)

    def row(self, setting: Setting) -> Row:
        """The row as a part of the document."""
        return Row(self.place, tuple(cell.cell(setting) for cell in self.cells), self.table, self.goes_on)


def join_cut_rows(seams: Iterable[tuple[Sequence[RowPart], Sequence[RowPart]]], setting: Setting) -> None:
    """Find the cut rows at seams, each the rows of a table at the end of a page and those at the beginning of the next.

    A first row without a code belongs to the record above; a last row without one to the code below, since the texts of a
    row may stand in its middle. What the record's first row has not, it is given from below. Where the lines of the
    document themselves tell that they go on, the rest of the row is put to it; elsewhere the interpretation decides.
    """
    heads: dict[int, RowPart] = {}
    for above, below in seams:
        first = next((row for row in below if not row.is_header), None)
        last = above[-1]
        if first is None or first.is_heading or last.is_header or last.is_heading or _begins_anew(first, (*above, *below)):
            continue
        head = heads.get(id(last), last)
        if not first.has_code or (not head.has_code and not head.cells[0].lines):
            first.goes_on = True
            heads[id(first)] = head
            _give(first, head, all_of_it=setting.spaced_wraps)


def _begins_anew(row: RowPart, rows: Sequence[RowPart]) -> bool:
    """Whether a row is plainly one of its own: the field of a form, or a row of a table that has no codes to tell by."""
    front = " ".join(line.text for line in row.cells[0].lines)
    return field_called(front.rstrip(": ")) is not None or (bool(front) and not any(each.has_code for each in rows))


def _give(row: RowPart, head: RowPart, all_of_it: bool) -> None:
    for cell, above in zip(row.cells, head.cells, strict=True):
        if cell.repeated or above.repeated:
            continue
        lifted = bool(cell.lines) and not above.lines
        marks = cell.marks if lifted else tuple(mark for mark in cell.marks if mark.kind in _SIGNS)
        if all_of_it or lifted:
            above.marks = tuple(dict.fromkeys((*above.marks, *marks)))
            above.lines.extend(cell.lines)
            cell.lines, cell.marks = [], ()
    row.taken = not any(cell.lines for cell in row.cells)
