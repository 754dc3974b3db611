"""Tables that hold one activity each: labels and values in any arrangement, beside each other, below, or in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ka_tui.domain.reading_codes import split_code
from ka_tui.domain.spellings import COLUMN_FIELDS
from ka_tui.domain.text import clean_line
from ka_tui.reports.readers.column_names import field_called, fields_of_columns
from ka_tui.reports.readers.document_parts import Cell, Row

_SUBSTANCE = {"status", "progress", "next_steps"}
_MOST_WORDS = 6
_INLINE = re.compile(r"([^:\n]{2,40}):\s*")


@dataclass
class ActivityForm:
    """One activity as a table of its own states it: cells by field, and the labels that name them."""

    place: str
    fields: dict[str, Cell] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    """Texts that no label names."""
    last: str | None = None
    """The field that was taken last, which goes on where a page cut the table."""

    @property
    def is_one(self) -> bool:
        """Whether there is enough of an activity in it, so that it is no other table."""
        named = bool({"code", "title"} & self.fields.keys()) and len(self.labels) > 1
        return len(_SUBSTANCE & self.fields.keys()) + named >= 2


def form_of(rows: Sequence[Row]) -> ActivityForm | None:
    """The activity that a table without a header is the form of; None for any other table."""
    form = _filled_in(rows, None) if rows else None
    return form if form is not None and form.is_one else None


def rest_of_form(rows: Sequence[Row], begun: ActivityForm) -> ActivityForm | None:
    """What a table adds to a form that a page cut; None where it has no label of a field and no text that goes on."""
    form = _filled_in(rows, begun.last)
    return form if form.fields and not {"code", "title"} & form.fields.keys() else None


def _filled_in(rows: Sequence[Row], last: str | None) -> ActivityForm:
    """What the rows of a form state; ``last`` is the field that goes on in a first row without a label."""
    form = ActivityForm(rows[0].place, last=last)
    waiting: list[tuple[int, str]] = []
    for row in rows:
        filled = [(column, cell) for column, cell in enumerate(row.cells) if not cell.repeated and _holds(cell)]
        labels = [(column, name) for column, cell in filled if (name := _label(cell)) is not None]
        if last is not None and not form.fields and not labels and len(filled) == 1 and not _inline(filled[0][1]):
            _set(form, last, filled[0][1])
        elif filled and len(labels) == len(filled):
            form.labels += [clean_line(cell.text) for _, cell in filled]
            waiting = labels
        elif waiting and not labels and _fits(waiting, filled):
            _take_below(form, waiting, filled)
            waiting = []
        else:
            _take_beside(form, filled)
            waiting = []
    return form


def _fits(waiting: Sequence[tuple[int, str]], filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether the cells of a row stand below labels; a row that itself begins with a code does not."""
    columns = {column for column, _ in waiting}
    return all(column in columns for column, _ in filled) and not (filled and _code_of(filled[0][1]) and 0 not in columns)


def _take_below(form: ActivityForm, waiting: Sequence[tuple[int, str]], filled: Sequence[tuple[int, Cell]]) -> None:
    cells = dict(filled)
    for column, name in waiting:
        if column in cells:
            _set(form, name, cells[column])


def _take_beside(form: ActivityForm, filled: Sequence[tuple[int, Cell]]) -> None:
    """A row in which a label stands before its value, or values carry their labels, or the code with the title stands."""
    cells = iter(cell for _, cell in filled)
    for number, cell in enumerate(cells):
        name = _label(cell) or (_likely_label(cell, form) if number == 0 and len(filled) == 2 else None)
        if name is not None:
            form.labels.append(clean_line(cell.text))
            value = next(cells, None)
            if value is not None:
                _set(form, name, value)
        elif _code_of(cell) and not {"code", "title"} & form.fields.keys():
            form.fields["title"] = cell
        elif (inline := _inline(cell)) is not None:
            form.labels.append(inline[1])
            _set(form, inline[0], inline[2])
        else:
            form.others.append(clean_line(cell.text))


def _set(form: ActivityForm, name: str, cell: Cell) -> None:
    """Keep a value; a second one of the same name is told and not kept."""
    if name in form.fields:
        form.others.append(clean_line(cell.text))
    else:
        form.fields[name] = cell
        form.last = name


def _holds(cell: Cell) -> bool:
    return bool(cell.marks) or bool(cell.text.strip())


def _label(cell: Cell) -> str | None:
    """The field that a cell names, where it is nothing but a label: a usual name, or a likely one before a colon."""
    text = clean_line(cell.text)
    name = text.rstrip(": ")
    if not name or len(name.split()) > _MOST_WORDS or any(paragraph.marker for paragraph in cell.paragraphs):
        return None
    meant = fields_of_columns([name])[0] if text.endswith(":") else field_called(name)
    return meant if meant in COLUMN_FIELDS else None


def _likely_label(cell: Cell, form: ActivityForm) -> str | None:
    """The field that a cell in front of one other likely names, where the form does not have it yet."""
    text = clean_line(cell.text)
    name = fields_of_columns([text])[0] if len(text.split()) <= _MOST_WORDS else None
    return name if name in COLUMN_FIELDS and name not in form.fields else None


def _inline(cell: Cell) -> tuple[str, str, Cell] | None:
    """The field, label and value of a cell that carries its own label, as 'Status: Green'."""
    if not cell.paragraphs or cell.paragraphs[0].marker:
        return None
    first, *rest = cell.paragraphs
    match = _INLINE.match(first.text)
    name = fields_of_columns([match[1]])[0] if match and len(match[1].split()) <= _MOST_WORDS else None
    if match is None or name not in COLUMN_FIELDS:
        return None
    left = first._replace(text=first.text[match.end() :])
    return name, match[1], cell._replace(paragraphs=(left, *rest) if left.text else tuple(rest))


def _code_of(cell: Cell) -> str | None:
    return split_code(clean_line(cell.text[:200]))[0]


def forms_in(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The rows of a table cut where the next activity begins: several forms may stand in one table.

    They begin alike where the label in front comes as often as a code; else with the code, or the labels right above it.
    """
    codes = [position for position, row in enumerate(rows) if any(_code_of(cell) for cell in row.cells[:2] if not cell.repeated)]
    fronts = [_front_label(row) for row in rows]
    alike = [position for position, front in enumerate(fronts) if front is not None and front == fronts[0]]
    begins = alike if len(alike) == len(codes) else [code - (code > 0 and _is_of_labels(rows[code - 1])) for code in codes]
    cuts = [0, *begins[1:], len(rows)]
    yield from (rows[start:end] for start, end in pairwise(cuts))


def adds_labels(rows: Sequence[Row]) -> bool:
    """Whether a table with a header is a form all the same: below it further rows of labels name what the header does not."""
    found = [frozenset(filter(None, map(_label, _filled(row)))) for row in rows if _is_of_labels(row)]
    return any(later - found[0] for later in found[1:])


def _is_of_labels(row: Row) -> bool:
    cells = _filled(row)
    return bool(cells) and all(_label(cell) is not None for cell in cells)


def _front_label(row: Row) -> str | None:
    cells = _filled(row)
    return _label(cells[0]) if cells else None


def _filled(row: Row) -> list[Cell]:
    return [cell for cell in row.cells if not cell.repeated and _holds(cell)]
