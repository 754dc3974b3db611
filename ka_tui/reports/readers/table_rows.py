"""The lines of extracted text as rows of cells, and the columns that a header row names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ka_tui.domain.reading_codes import split_code
from ka_tui.domain.spellings import COLUMN_FIELDS
from ka_tui.domain.text import clean_line, clean_text
from ka_tui.reports.readers.cell_content import CellContent
from ka_tui.reports.readers.column_names import NO_NAMES, fields_of_columns
from ka_tui.reports.readers.markup import plain

_USUAL_FIELDS = ("title", "status", "progress", "next_steps", "team", "portfolio")
_LINE_END = re.compile(r"\r\n|[\r\n\f]")
_RULE = re.compile(r"[\s:|=_*–—-]*")
_MOST_WORDS = 7
_MOST_COLUMNS = 50
_MOST_PARTS = 20
_LONGEST_HEADER = 600
_STANDING = ("progress", "next_steps", "status")
_HEADER = re.compile(
    r"progress|next|status|\brag\b|rating|update|comment|achiev|\b(?:code|ref|reference|id|no|number)\b", re.IGNORECASE
)
"""A header names at least one column of these; asked first, since few other rows hold such a word."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column of a table holds, by its header: the name of a field, or None where that is not known."""

    fields: tuple[str | None, ...]
    names: tuple[str, ...]

    @property
    def tell_how_it_stands(self) -> bool:
        """Whether they are those of a report; the columns of a plan only name its activities."""
        return any(name in _STANDING for name in self.fields)

    def position(self, field: str) -> int | None:
        """Where a field stands; None when the table has no such column."""
        return self.fields.index(field) if field in self.fields else None


@dataclass(frozen=True)
class Line:
    """A line of the document that holds something; its cells are markup, clean of control characters.

    Empty cells at its end count as cells. ``called`` has what the user said that columns hold. In a laid-out document
    ``contents`` has what each cell holds, ``where`` the place, and ``goes_on`` tells that it is the rest of the row above.
    What it is asked for more than once is worked out once.
    """

    number: int
    cells: tuple[str, ...]
    called: Mapping[str, str] = field(default_factory=dict, compare=False)
    contents: tuple[CellContent, ...] = field(default=(), compare=False)
    where: str = ""
    goes_on: bool = False

    @property
    def place(self) -> str:
        """Where it stands, for people."""
        return self.where or f"line {self.number}"

    def content(self, position: int) -> CellContent:
        """What a cell holds."""
        return self.contents[position] if self.contents else CellContent(self.cells[position])

    @property
    def width(self) -> int:
        """How many cells it has."""
        return len(self.cells)

    def without(self, position: int) -> Line:
        """The line with the words of one cell taken out; its marks stay."""
        cells = tuple("" if place == position else cell for place, cell in enumerate(self.cells))
        contents = tuple(
            CellContent("", (), content.marks) if place == position else content for place, content in enumerate(self.contents)
        )
        return replace(self, cells=cells, contents=contents)

    @cached_property
    def text(self) -> str:
        """All that a page would show of it, on one line."""
        return clean_line(" ".join(plain(cell) for cell in self.cells if cell))

    @cached_property
    def filled(self) -> tuple[int, ...]:
        """The positions of the cells that hold something."""
        return tuple(position for position, cell in enumerate(self.cells) if cell)

    @property
    def is_alone(self) -> bool:
        """Whether nothing stands in it but its first cell."""
        return self.filled == (0,)

    @cached_property
    def is_rule(self) -> bool:
        """Whether it is a rule drawn with dashes."""
        return all(_RULE.fullmatch(cell) for cell in self.cells)

    @cached_property
    def code(self) -> str | None:
        """The code that it begins with, if it begins with one."""
        return split_code(front_of(self.cells[0]))[0]

    @cached_property
    def columns(self) -> Columns | None:
        """The columns that it names as the header of a table, in any order, case and usual spelling; else None.

        Those of a plan must have both code and title, one of them is enough beside what tells how an activity stands.
        """
        if not 3 <= self.width <= _MOST_COLUMNS or self.code or not _HEADER.search(self.text[:_LONGEST_HEADER]):
            return None
        names = [clean_line(plain(cell)).strip("* ") for cell in self.cells]
        if any(len(name.split()) > _MOST_WORDS for name in names):
            return None
        fields = _with_second_status(
            [name if name in COLUMN_FIELDS else None for name in fields_of_columns(names, self.called)], names
        )
        known = set(fields) - {None}
        columns, naming = Columns(tuple(fields), tuple(names)), known & {"title", "code"}
        wanted = 1 if columns.tell_how_it_stands else 2
        return columns if len(known) >= 3 and len(naming) >= wanted else None


def _with_second_status(fields: list[str | None], names: list[str]) -> list[str | None]:
    """The columns of a header whose status is one name over two columns, a sign and a word."""
    return [
        "status" if name is None and not names[column] and column and fields[column - 1] == "status" else name
        for column, name in enumerate(fields)
    ]


USUAL_COLUMNS = Columns(_USUAL_FIELDS, _USUAL_FIELDS)
"""The columns of a table without a header, as the published reports have them."""


def front_of(cell: str) -> str:
    """A cell on one line without the marks that make it bold or a heading, for looking at how it begins."""
    return clean_line(plain(cell)).lstrip("*# ")


def lines_of(text: str, called: Mapping[str, str] = NO_NAMES) -> list[Line]:
    """The lines of a text that hold something, with their cells; a form feed ends a line as it ends a page."""
    return [
        Line(number, tuple(clean_text(cell).strip() if cell else "" for cell in line.split("\t")), called)
        for number, line in enumerate(_LINE_END.split(text), start=1)
        if line and not line.isspace()
    ]


def mended(lines: list[Line], columns: Columns | None) -> list[Line]:
    """The lines with each row made whole whose cell held a line break, so that the row went over several lines.

    Evidence is needed: the row falls short of the columns, and the lines right below it fill exactly what it lacks.
    """
    if columns is None:
        return lines
    whole: list[Line] = []
    position = 0
    while position < len(lines):
        parts = _parts_of_row(lines, position, len(columns.fields))
        whole.append(_one_row(parts) if len(parts) > 1 else lines[position])
        position += len(parts)
    return whole


def _parts_of_row(lines: list[Line], position: int, wanted: int) -> list[Line]:
    first = lines[position]
    parts, width = [first], first.width
    if width >= wanted or first.code is None:
        return parts
    for line in lines[position + 1 : position + _MOST_PARTS]:
        width += line.width - 1
        goes_on = line.number == parts[-1].number + 1 and line.cells[0] and width <= wanted
        if not goes_on or line.is_rule or line.code or line.columns:
            break
        parts.append(line)
        if width == wanted:
            return parts
    return [first]


def _one_row(parts: list[Line]) -> Line:
    cells = list(parts[0].cells)
    for part in parts[1:]:
        cells[-1] = f"{cells[-1]}\n{part.cells[0]}"
        cells.extend(part.cells[1:])
    return replace(parts[0], cells=tuple(cells))
