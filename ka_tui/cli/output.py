"""What the commands print: JSON, aligned columns fitted to the terminal, and narration on standard error."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import click

from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.text import shown, shown_line

_GAP = "  "
_NARROWEST = 12


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a printed table. One that ``gives`` loses width first where the terminal is too narrow."""

    heading: str
    gives: bool = False
    right: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with a colour, ``#rrggbb`` or none."""

    text: str
    colour: str | None = None


def print_json(value: Any) -> None:
    """A value as indented JSON with its letters as they are."""
    import orjson

    click.echo(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode())


def narrate(text: str) -> None:
    """A sentence for the person at the keyboard, on standard error."""
    click.echo(shown(text), err=True)


def status_cell(scheme: StatusScheme, status: str | None) -> Cell:
    """A status as shape, word and colour."""
    found = scheme.get(status)
    return Cell(scheme.label(status), found.colour if found else None)


def styled(cell: Cell, text: str | None = None) -> str:
    """A cell's text in its colour."""
    shape = cell.text if text is None else text
    if cell.colour is None:
        return shape
    red, green, blue = (int(cell.colour[i : i + 2], 16) for i in (1, 3, 5))
    return click.style(shape, fg=(red, green, blue))


def print_table(columns: Sequence[Column], rows: Iterable[Sequence[str | Cell]], *, heading: bool | None = None) -> None:
    """Print rows: on a terminal in aligned columns that fit it, into a pipe in full with a tab between cells.

    The heading is printed on a terminal, and in a pipe only where ``heading`` asks for it.
    """
    cells = [[Cell(shown_line(c)) if isinstance(c, str) else Cell(shown_line(c.text), c.colour) for c in row] for row in rows]
    if sys.stdout.isatty() if heading is None else heading:
        cells.insert(0, [Cell(column.heading) for column in columns])
    lines = _aligned(columns, cells) if sys.stdout.isatty() else ["\t".join(styled(cell) for cell in row) for row in cells]
    if lines:
        click.echo("\n".join(lines))


def _aligned(columns: Sequence[Column], cells: Sequence[Sequence[Cell]]) -> list[str]:
    widths = [max((text_width(row[place].text) for row in cells), default=0) for place in range(len(columns))]
    _fit(columns, widths)
    return [_line(columns, widths, row) for row in cells]


def text_width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) or c == "\ufe0f" else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def _fit(columns: Sequence[Column], widths: list[int]) -> None:
    """Take from the widest column that gives until the table fits the terminal."""
    excess = sum(widths) + len(_GAP) * (len(widths) - 1) - shutil.get_terminal_size().columns
    giving = [place for place, column in enumerate(columns) if column.gives]
    while excess > 0 and giving:
        widest = max(giving, key=lambda place: widths[place])
        if widths[widest] <= _NARROWEST:
            return
        widths[widest] -= 1
        excess -= 1


def _line(columns: Sequence[Column], widths: Sequence[int], row: Sequence[Cell]) -> str:
    parts = []
    for column, width, cell in zip(columns, widths, row, strict=True):
        text = cut(cell.text, width)
        blank = " " * (width - text_width(text))
        parts.append(blank + styled(cell, text) if column.right else styled(cell, text) + blank)
    return _GAP.join(parts).rstrip()


def cut(text: str, width: int) -> str:
    """A text that takes at most so many columns, with an ellipsis where something is missing."""
    if text_width(text) <= width:
        return text
    kept = text[:width]
    while text_width(kept) > width - 1:
        kept = kept[:-1]
    return kept.rstrip() + "…"
