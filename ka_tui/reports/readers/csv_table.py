"""Reads a quarter as CSV: our own, and a table of activities as any spreadsheet saves it.

The columns go by the names in the header, which may stand below a title; the delimiter is the one that makes a header of
it. A row with nothing but the heading of a priority gives that priority to the rows below.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import chain, islice
from pathlib import PurePath

from ka_tui.domain.priorities import is_priority_heading
from ka_tui.domain.quarters import Quarter, find_quarter
from ka_tui.domain.reading_codes import split_code
from ka_tui.errors import DocumentDamaged, NotAReport
from ka_tui.reports.csv_cells import unguarded
from ka_tui.reports.readers.column_names import NO_NAMES, fields_of_columns, is_bookkeeping
from ka_tui.reports.readers.decoded_text import decoded_text
from ka_tui.reports.readers.document_parts import LaidOut, Row, plain_cell
from ka_tui.reports.readers.laid_out_report import read_laid_out
from ka_tui.reports.readers.peeked_text import peeked_text
from ka_tui.reports.readers.records import Record, read_records
from ka_tui.reports.readers.table_rows import Line
from ka_tui.reports.reading import Hints, Problem, Reading, Source

_DELIMITERS = (",", ";", "\t", "|")
_ROWS_BEFORE_HEADER = 20
_END = "the end of the table"
_LOOKED_FOR = "a header row with a code or an activity and one more column such as Status, Progress or Next Steps"


@dataclass(frozen=True)
class _Header:
    """A row that may be the header: its delimiter, its number from 1, its cells, and how many have a name that we know."""

    delimiter: str
    row: int
    cells: list[str]
    known: int
    called: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> dict[int, str]:
        """The columns that hold a field of ours."""
        return {column: name for column, name in enumerate(fields_of_columns(self.cells, self.called)) if name is not None}


def recognises(source: Source) -> bool:
    """Whether there is a header of ours; between tabs only in a file named as a table, since extracted text has such rows."""
    header = _find_header(peeked_text(source))
    return header is not None and (header.delimiter != "\t" or PurePath(source.name).suffix.lower() in (".csv", ".tsv", ".tab"))


def read(source: Source, hints: Hints) -> Reading:
    """The activities; raises NotAReport without a header, DocumentDamaged where a quoted cell is never closed."""
    text = decoded_text(source)
    header = _find_header(text, hints.columns)
    if header is None:
        raise NotAReport(source.name, _LOOKED_FOR)
    try:
        rows = list(_rows(chain(StringIO(text, newline=""), ["\r\n", _END]), header.delimiter, len(text)))
    except csv.Error as error:
        raise DocumentDamaged(source.name, f"it is no CSV ({error})") from error
    if rows.pop() != [_END]:
        raise DocumentDamaged(source.name, "a quoted cell is never closed")
    problems: list[Problem] = []
    records = list(_records(source, header, rows[header.row :], problems))
    if _is_laid_out(rows, header, records, hints):
        return read_laid_out(source, LaidOut(tuple(_parts(rows))), hints)
    quarter = _quarter_above(rows[: header.row - 1])
    return read_records(source, hints, records, quarter, [*_header_problems(source, header), *problems])


def _is_laid_out(rows: Sequence[list[str]], header: _Header, records: Sequence[Record], hints: Hints) -> bool:
    """Whether it is a table laid out for reading: some rows are activities, and others go on with them or stand over them.

    One with the columns of our own is none, since there each row is an activity by itself, and neither is a plan.
    """
    if "status_source" in header.cells:
        return False
    has_code = [_has_code(record) for record in records]
    columns = Line(0, tuple(header.cells), hints.columns).columns
    if not any(has_code) or columns is None or not columns.tell_how_it_stands:
        return False
    headings = any(sum(map(bool, map(str.strip, cells))) == 1 and is_priority_heading("".join(cells).strip()) for cells in rows)
    priorities = {bool(str(record.fields.get("priority") or "").strip()) for record in records}
    return headings or not all(has_code) or len(priorities) > 1


def _has_code(record: Record) -> bool:
    return any(split_code(str(record.fields.get(name) or ""))[0] for name in ("code", "title"))


def _parts(rows: Iterable[list[str]]) -> Iterator[Row]:
    """The rows of a table laid out for reading, in which an activity takes several rows: for the rules of such documents."""
    for number, cells in enumerate(rows, start=1):
        if any(cell.strip() for cell in cells):
            yield Row(f"row {number}", tuple(plain_cell(unguarded(cell)) for cell in cells), 1)


def _rows(lines: Iterable[str], delimiter: str, longest: int) -> Iterator[list[str]]:
    csv.field_size_limit(max(csv.field_size_limit(), longest + 1))
    return csv.reader(lines, delimiter=delimiter)


def _find_header(text: str, called: Mapping[str, str] = NO_NAMES) -> _Header | None:
    """The header in the first rows that has most columns of ours, over all delimiters."""
    found = [header for delimiter in _DELIMITERS for header in _headers(text, delimiter, called)]
    return max(found, key=lambda header: header.known, default=None)


def _headers(text: str, delimiter: str, called: Mapping[str, str]) -> Iterator[_Header]:
    try:
        first_rows = list(islice(_rows(StringIO(text, newline=""), delimiter, len(text)), _ROWS_BEFORE_HEADER))
    except csv.Error:
        return
    for number, cells in enumerate(first_rows, start=1):
        known = set(fields_of_columns(cells, called)) - {None}
        if len(known) > 1 and known & {"code", "title"}:
            yield _Header(delimiter, number, cells, len(known), called)


def _quarter_above(rows: Iterable[list[str]]) -> Quarter | None:
    return find_quarter("\n".join(cell for row in rows for cell in row))


def _header_problems(source: Source, header: _Header) -> Iterator[Problem]:
    fields = header.fields
    for column, cell in enumerate(header.cells):
        if column in fields or not cell.strip() or is_bookkeeping(cell):
            continue
        what = "names a field that another column has" if fields_of_columns([cell])[0] else "is no field of an activity"
        yield Problem(
            source.name,
            f"column {column + 1}",
            f"'{cell.strip()}' {what}; the column was left out.",
            f"Say what it holds with --column '{cell.strip()}=FIELD', or leave it out.",
            column=cell.strip(),
        )


def _records(source: Source, header: _Header, rows: Iterable[list[str]], problems: list[Problem]) -> Iterator[Record]:
    fields_by_column = header.fields
    heading: str | None = None
    for number, cells in enumerate(rows, start=header.row + 1):
        filled = [cell for cell in cells if cell.strip()]
        if not filled or cells == header.cells:
            continue
        if len(filled) == 1 and is_priority_heading(filled[0]):
            heading = filled[0]
            continue
        place = f"row {number}"
        fields = {name: unguarded(cells[column]) for column, name in fields_by_column.items() if column < len(cells)}
        if heading is not None and not fields.get("priority"):
            fields["priority"] = heading
        if any(cell.strip() for cell in cells[len(header.cells) :]):
            what = "There are more cells than the header has; those beyond it were left out."
            problems.append(Problem(source.name, place, what, "Look whether a cell was split."))
        yield Record(place, fields)
