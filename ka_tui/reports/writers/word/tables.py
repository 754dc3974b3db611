"""Tables of the Word paper: fixed widths, a header row that every page repeats, and rows that may go over the page's end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ka_tui.reports.status_colours import ink_on
from ka_tui.reports.writers.word.xml import bare, label_runs, paragraph, w
from ka_tui.reports.writers.xml_text import printable

_MARGINS = 200
"""Twips that a cell keeps free at its sides, as in the style *KA Table*."""

_LETTER = 125
"""Twips of a bold letter of 9 points, on the wide side."""

_TINT = 0.16
"""How much of a status' colour its cell has, beside the full one behind its word."""


class TableColumn(NamedTuple):
    """A column: its heading, its width in twips, and whether it has figures, which stand at its right."""

    label: str
    width: int
    figures: bool = False


class Cell(NamedTuple):
    """A cell: its paragraphs, its fill ``#rrggbb`` or none, and whether they stand in the middle of its height."""

    paragraphs: Sequence[Element]
    fill: str = ""
    middle: bool = False


def table(caption: str, description: str, columns: Sequence[TableColumn], rows: Iterable[Sequence[Cell]], accent: str) -> Element:
    """A table with these columns. Caption and description are read to those who do not see it."""
    made = w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val="KA Table"),
            w("tblW", w=sum(column.width for column in columns), type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblLook", val="00A0", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=0, noVBand=0),
            w("tblCaption", val=printable(caption)),
            w("tblDescription", val=printable(description)),
        ),
        w("tblGrid", *(w("gridCol", w=column.width) for column in columns)),
        w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *(_heading(column, accent) for column in columns)),
    )
    made.extend(w("tr", *(_cell(cell, column.width) for cell, column in zip(row, columns, strict=True))) for row in rows)
    return made


def kept_together(short: Element) -> Element:
    """A short table that no page's end divides: each row but the last keeps with the next."""
    *rows, _ = short.iterchildren(qn("w:tr"))
    for row in rows:
        for properties in row.iter(qn("w:pPr")):
            properties.insert(1, w("keepNext"))
    return short


def status_cell(label: str, colour: str, more: Sequence[Element] = ()) -> Cell:
    """A status as shape and word on its colour, and what is said of it below on a shade of that."""
    edges = (w(side, val="single", sz=12, space=1, color=bare(colour)) for side in ("top", "left", "bottom", "right"))
    word = paragraph(
        "KA Status",
        label_runs(label, ink_on(colour)),
        w("pBdr", *edges),
        w("shd", val="clear", color="auto", fill=bare(colour)),
    )
    return Cell([word, *more], _tint(colour))


def widths(shares: Sequence[int], least: Sequence[int], total: int) -> list[int]:
    """The widths in twips of columns with these shares of the total, none under its least where there is room for that."""
    wanted = [max(total * share // sum(shares), floor) for share, floor in zip(shares, least, strict=True)]
    spare = [width - floor for width, floor in zip(wanted, least, strict=True)]
    excess = sum(wanted) - total
    if excess <= 0:
        return wanted
    if excess > sum(spare):
        return [total * floor // sum(least) for floor in least]
    return [width - -(-excess * room // sum(spare)) for width, room in zip(wanted, spare, strict=True)]


def width_of(text: str) -> int:
    """Twips that keep the longest word of a text whole in a cell."""
    return _MARGINS + _LETTER * max(map(len, text.split()), default=0)


def _heading(column: TableColumn, accent: str) -> Element:
    right = [w("jc", val="right")] if column.figures else []
    return w(
        "tc",
        w(
            "tcPr",
            w("tcW", w=column.width, type="dxa"),
            w("shd", val="clear", color="auto", fill=bare(accent), themeFill="accent1"),
        ),
        paragraph("KA Table Heading", column.label, *right),
    )


def _cell(cell: Cell, width: int) -> Element:
    properties = w("tcPr", w("tcW", w=width, type="dxa"))
    if cell.fill:
        properties.append(w("shd", val="clear", color="auto", fill=bare(cell.fill)))
    if cell.middle:
        properties.append(w("vAlign", val="center"))
    return w("tc", properties, *(cell.paragraphs or [paragraph("KA Text", "")]))


def _tint(colour: str) -> str:
    """A light shade of a colour ``#rrggbb``."""
    channels = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - channel) * _TINT):02x}" for channel in channels)
