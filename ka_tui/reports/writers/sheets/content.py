"""The report as sheets, whatever program they are for: a cover, the key, the summary, and one table of all activities.

Laid out as the Government Analysis Function's guidance *Releasing statistics in spreadsheets* has it: the first cell of a
sheet says what the sheet is, notes stand above the table, each sheet has one table with one row of headers, nothing is
merged, and no colour says what a word does not. The headers are names that readers know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.labels import in_sentence
from ka_tui.domain.statuses import NOT_STATED_SYMBOL, NOT_STATED_WORD
from ka_tui.reports.paper import NOT_STATED_COLOUR, Paper, PaperRow
from ka_tui.reports.printed_corrections import COLUMNS, HEADING
from ka_tui.reports.writers.xml_text import printable

Value = str | int | None

LONGEST_CELL = 32_767
"""How many UTF-16 units a cell of Excel holds; a longer text goes on in the column that follows."""

CONTINUED = " (continued)"
"""Ends the header of such a column. The whole text is the cells one after the other, with nothing between them."""

COVER_WIDTH = 88
"""The width of the cover, in characters."""

_LOOK_BACK = 400
"""How far before the limit a line end or a blank is looked for to cut a text at."""
_NARRATIVE_WIDTHS = (50, 65, 80, 100, 120)
_FIRST_WIDE = "\u2e80"
"""The first of the letters, Chinese and others, that are twice as wide."""
_RAGGED = 3
"""How many characters of a line stay empty because the next word does not fit."""
TALLEST_ROW = 30
"""How many lines of 10 points the tallest row of Excel, of 409 points, shows."""


class SheetColumn(NamedTuple):
    """A column: its header, and its width in characters."""

    header: str
    width: int


class Sheet(NamedTuple):
    """A sheet with one table, which has the name of the sheet.

    ``title`` stands in the first cell and ``notes`` below it, each in a cell of the first column. ``colours`` are the fills
    (``#rrggbb``, or empty) of the cells in the column ``status``, row by row. ``frozen`` columns stay in sight.
    """

    name: str
    title: str
    notes: tuple[str, ...]
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    colours: tuple[str, ...]
    status: int = 0
    frozen: int = 0

    @property
    def header_row(self) -> int:
        """The number, from 1, of the row with the headers."""
        return len(self.notes) + 2

    @property
    def last_row(self) -> int:
        """The number of the last row of the table, which has one below its header even where there is nothing to put into it."""
        return self.header_row + max(1, len(self.rows))

    def lines(self, row: Sequence[Value]) -> int:
        """About how many lines a row takes, with its texts wrapped."""
        return max(
            lines_in(value, column.width) for value, column in zip(row, self.columns, strict=True) if isinstance(value, str)
        )


class CoverLine(NamedTuple):
    """A line of the cover: plain, or a heading, or the description of the sheet of this name, which it leads to."""

    text: str
    heading: bool = False
    sheet: str = ""


class Sheets(NamedTuple):
    """All sheets in their order; ``title`` is the cover's first line."""

    title: str
    cover: tuple[CoverLine, ...]
    key: Sheet
    summary: Sheet
    activities: Sheet
    corrections: Sheet | None = None

    @property
    def tables(self) -> tuple[Sheet, ...]:
        """The sheets that have a table."""
        corrections = (self.corrections,) if self.corrections else ()
        return (self.key, self.summary, *corrections, self.activities)


def sheets_of(paper: Paper) -> Sheets:
    """The sheets of a paper; no text in them has characters that XML forbids, or is longer than a cell holds."""
    activities = _activities(paper)
    continued = any(column.header.endswith(CONTINUED) for column in activities.columns)
    cover, corrections = tuple(_cover(paper, continued)), _corrections(paper) if paper.corrections else None
    return Sheets(paper.title, cover, _key(paper), _summary(paper), activities, corrections)


# --- the cover ------------------------------------------------------------------------------------------------------


def _cover(paper: Paper, continued: bool) -> Iterable[CoverLine]:
    facts = (paper.council, paper.period, paper.as_at, paper.scope, paper.notice, paper.headline)
    yield from (CoverLine(piece) for fact in facts if fact for piece in _cut(printable(fact)))
    yield CoverLine("Sheets in this file", heading=True)
    yield CoverLine("Key: what each status means", sheet="Key")
    yield CoverLine("Summary: how many activities have each status", sheet="Summary")
    if paper.corrections:
        yield CoverLine(f"{HEADING}: one row for each", sheet="Corrections")
    yield CoverLine("Activities: one row for each activity, with filters", sheet="Activities")
    yield CoverLine("How to read them", heading=True)
    yield from (CoverLine(note) for note in _notes(paper, continued))


def _notes(paper: Paper, continued: bool) -> Iterable[str]:
    yield "Each sheet has one table, below a title and notes. No cells are merged."
    yield "A status is always a word. The colour of its cell repeats the word and adds nothing."
    yield "An empty cell means that nothing is stated."
    yield "In Progress and Next steps each item of a list is a line with a hyphen or a number."
    if paper.compared:
        yield "Movement tells the status of the quarter before, and is empty where it has not moved."
    if continued:
        yield f"A text of more than {LONGEST_CELL:,} characters goes on in the next column, whose header ends in{CONTINUED}."


# --- the key and the summary ----------------------------------------------------------------------------------------


def _key(paper: Paper) -> Sheet:
    rows = [(status.word, status.symbol, status.meaning) for status in paper.key]
    rows.append((NOT_STATED_WORD, NOT_STATED_SYMBOL, "The report does not state a status."))
    return Sheet(
        "Key",
        "Key to the statuses",
        ("What each status means, and the shape that stands for it where the report is printed.",),
        (SheetColumn("Status", 18), SheetColumn("Shape", 10), SheetColumn("Meaning", 80)),
        tuple(tuple(_cut(printable(value))[0] for value in row) for row in rows),
        (*(status.colour for status in paper.key), NOT_STATED_COLOUR),
    )


def _summary(paper: Paper) -> Sheet:
    counts = paper.summary
    columns = [SheetColumn("Status", 18), SheetColumn("This quarter", 16)]
    words = [_word(count.label) for count in counts]
    now = [count.size for count in counts]
    columns_of_values: list[list[Value]] = [[*words, f"All {in_sentence(paper.labels.several)}"], [*now, sum(now)]]
    if paper.compared:
        before = [count.before or 0 for count in counts]
        before.append(sum(before))
        columns += [SheetColumn("Quarter before", 16), SheetColumn("Difference", 16)]
        columns_of_values += [[*before], [size - was for size, was in zip([*now, sum(now)], before, strict=True)]]
    return Sheet(
        "Summary",
        f"Number of activities by status, {paper.quarter.title}",
        (),
        tuple(columns),
        tuple(zip(*columns_of_values, strict=True)),
        (*(count.colour for count in counts), ""),
    )


def _word(label: str) -> str:
    """The word of a label that is shape and word."""
    return _cut(printable(label.partition(" ")[2].strip()))[0]


def _corrections(paper: Paper) -> Sheet:
    """The corrections; of a text that is too long for a cell the beginning, since it stands in full among the activities."""
    widths = (24, 60, 60, 18, 34)
    return Sheet(
        "Corrections",
        f"{HEADING}, {paper.quarter.title}",
        (paper.published,),
        tuple(SheetColumn(label, width) for (_, label, _), width in zip(COLUMNS, widths, strict=True)),
        tuple(tuple(_cut(printable(value))[0] for value in row) for row in paper.corrections),
        ("",) * len(paper.corrections),
    )


# --- the activities -------------------------------------------------------------------------------------------------


class _Field(NamedTuple):
    """A column to be: its header, its width, and what an activity has there."""

    header: str
    width: int
    value: Callable[[PaperRow], Value]


def _activities(paper: Paper) -> Sheet:
    rows = tuple(chain.from_iterable(section.rows for section in paper.sections))
    fields = _fields(paper, rows)
    cells = [
        [_cut(printable(value)) if isinstance(value, str) else (value,) for value in map(field.value, rows)] for field in fields
    ]
    columns: list[SheetColumn] = []
    values: list[list[Value]] = []
    for field, column in zip(fields, cells, strict=True):
        for piece in range(max(map(len, column), default=1)):
            header = field.header + (CONTINUED if piece else "") + (f" {piece}" if piece > 1 else "")
            columns.append(SheetColumn(header, field.width))
            values.append([cell[piece] if piece < len(cell) else None for cell in column])
    return Sheet(
        "Activities",
        f"Activities, {paper.quarter.title}",
        (f"{paper.scope or paper.chart} One row for each activity.",),
        tuple(columns),
        tuple(zip(*values, strict=True)),
        tuple(row.colour for row in rows),
        status=next(number for number, column in enumerate(columns) if column.header == FIELD_LABELS["status"]),
        frozen=2,
    )


def _fields(paper: Paper, rows: Sequence[PaperRow]) -> list[_Field]:
    """The columns, in the order of the printed report; those that a paper has only if chosen or needed are left out."""
    narrative = _narrative_width(rows)
    fields = [
        _Field("Code", 12, lambda row: row.activity.code),
        _Field(paper.labels.one, 32, lambda row: row.activity.title),
        _Field("Priority number", 12, lambda row: row.activity.priority_number),
        *([_content(paper, "theme", 18)] if any(row.activity.theme for row in rows) else ()),
        _content(paper, "priority", 26),
        _Field("Status", 14, lambda row: _word(row.status)),
    ]
    if paper.compared:
        fields.append(_Field("Movement", 16, lambda row: row.movement))
    if paper.reasons:
        fields.append(_content(paper, "reason", 28))
    if any(row.activity.status_source for row in rows):
        fields.append(_content(paper, "status_source", 16))
    return [
        *fields,
        _content(paper, "progress", narrative),
        _content(paper, "next_steps", narrative),
        _content(paper, "team", 20),
        _content(paper, "portfolio", 20),
    ]


def _content(paper: Paper, name: str, width: int) -> _Field:
    return _Field(paper.labels.of(name), width, lambda row: getattr(row.activity, name) or None)


def _narrative_width(rows: Iterable[PaperRow]) -> int:
    """The least width at which every narrative fits into the tallest row, or the greatest there is."""
    longest = [
        text
        for row in rows
        for text in (row.activity.progress, row.activity.next_steps)
        if len(text) > 1000 or text.count("\n") > 9
    ]
    fitting = (width for width in _NARRATIVE_WIDTHS if all(lines_in(text, width) <= TALLEST_ROW for text in longest))
    return next(fitting, _NARRATIVE_WIDTHS[-1])


def lines_in(text: str, width: int) -> int:
    """About how many lines a text of 10 points takes in a column of this width; its letters are narrower than figures."""
    room = width + width // 6 - _RAGGED
    if text.isascii():
        return sum(1 + len(line) // room for line in text.split("\n"))
    return sum(1 + sum(1 + (letter >= _FIRST_WIDE) for letter in line) // room for line in text.split("\n"))


def _cut(text: str) -> tuple[str, ...]:
    """A text in pieces that a cell holds, cut at the end of a line or word if there is one near."""
    pieces = []
    while not _fits(text):
        fitting = text[:LONGEST_CELL].encode("utf-16-le")[: 2 * LONGEST_CELL].decode("utf-16-le", "ignore")
        end = max(fitting.rfind("\n", -_LOOK_BACK), fitting.rfind(" ", -_LOOK_BACK)) + 1 or len(fitting)
        pieces.append(text[:end])
        text = text[end:]
    return (*pieces, text)


def _fits(text: str) -> bool:
    """Whether a cell holds a text; only where its length leaves that open are its UTF-16 units counted."""
    if len(text) <= LONGEST_CELL // 2:
        return True
    return len(text) <= LONGEST_CELL and len(text.encode("utf-16-le")) <= 2 * LONGEST_CELL
