"""Tables as the commands print them: aligned columns that fit a terminal, and cells with a tab between them in a pipe."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import click

from ka_tui.cli.output import coloured, terminal_width
from ka_tui.domain.text import shown_line

Row = Sequence[str]

_GAP = "  "
_ELLIPSIS = "…"


class Column(NamedTuple):
    """A column of a printed table.

    One with a ``share`` gives way where the terminal is too narrow: widths are shared out in this proportion, down to
    ``least``, and below that the last of them is left out. ``colour`` gives the ``#rrggbb`` of a cell's text.
    """

    heading: str
    share: int = 0
    least: int = 10
    right: bool = False
    colour: Callable[[str], str | None] | None = None


def print_table(columns: Sequence[Column], rows: Sequence[Row], *, heading: bool = False) -> None:
    """Print rows. A terminal gets a heading; a pipe gets one only where ``heading`` asks for it, and cells in full."""
    room = terminal_width()
    if heading or (room is not None and rows):
        rows = [[column.heading for column in columns], *rows]
    safe = [row if "".join(row).isprintable() else [shown_line(text) for text in row] for row in rows]
    if safe:
        click.echo("\n".join(_piped(columns, safe) if room is None else _aligned(columns, safe, room)))


def _piped(columns: Sequence[Column], rows: Sequence[Row]) -> list[str]:
    if not any(column.colour for column in columns) or click.get_current_context().color is not True:
        return ["\t".join(row) for row in rows]
    return ["\t".join(_coloured(column, text, text) for column, text in zip(columns, row, strict=True)) for row in rows]


def _aligned(columns: Sequence[Column], rows: Sequence[Row], room: int) -> list[str]:
    texts = list(zip(*rows, strict=True))
    widths = _fitted(columns, [max(map(text_width, set(column))) for column in texts], room)
    padded = [_padded(columns[place], texts[place], width) for place, width in enumerate(widths) if width]
    return [_GAP.join(row).rstrip() for row in zip(*padded, strict=True)]


def _fitted(columns: Sequence[Column], natural: Sequence[int], room: int) -> list[int]:
    """The width of each column in a terminal of so much room; 0 for one that is left out, as an empty one is."""
    wanted = [min(width, room) for width in natural]
    giving = [place for place, column in enumerate(columns) if column.share and wanted[place]]
    while True:
        widths = _narrowed(columns, wanted, room)
        if _total(widths) <= room or len(giving) < 2:
            return widths
        wanted[giving.pop()] = 0


def _narrowed(columns: Sequence[Column], wanted: Sequence[int], room: int) -> list[int]:
    """The widths, less what is too much, one at a time where most is for the column's share."""
    widths = list(wanted)
    for _ in range(_total(widths) - room):
        above = [place for place, column in enumerate(columns) if column.share and widths[place] > column.least]
        if not above:
            break
        widths[max(above, key=lambda place: widths[place] / columns[place].share)] -= 1
    return widths


def _total(widths: Sequence[int]) -> int:
    present = [width for width in widths if width]
    return sum(present) + len(_GAP) * (len(present) - 1)


def _padded(column: Column, texts: Sequence[str], width: int) -> list[str]:
    """A column's cells, each as wide as all others."""
    cells = {}
    for text in set(texts):
        kept = cut(text, width)
        blank = " " * (width - text_width(kept))
        painted = _coloured(column, text, kept)
        cells[text] = blank + painted if column.right else painted + blank
    return [cells[text] for text in texts]


def _coloured(column: Column, text: str, kept: str) -> str:
    colour = column.colour(text) if column.colour else None
    return coloured(kept, colour) if colour else kept


def text_width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_letter_width, text))


def _letter_width(letter: str) -> int:
    from unicodedata import category, east_asian_width

    if category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def cut(text: str, width: int) -> str:
    """A text that takes at most so many columns, with an ellipsis where something is missing."""
    if text_width(text) <= width:
        return text
    kept = text[: max(width, 0)]
    while kept and text_width(kept) > width - 1:
        kept = kept[:-1]
    return kept.rstrip() + _ELLIPSIS
