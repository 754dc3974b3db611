"""A laid-out document as a reader of any format gives it: lines of text and rows of cells, in the order of the pages.

A format's reader only takes its document apart; what the parts mean is decided once for all formats, in
``laid_out_report``. All texts here are as the document has them: nothing is dropped, joined or interpreted.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from ka_tui.reports.reading import Problem


class MarkKind(StrEnum):
    """What, besides words, can state a status."""

    FILL = "fill"
    """The cell's shading, ``#rrggbb``; white and 'no fill' are no mark."""
    INK = "ink"
    """The colour of the cell's text where it was set, ``#rrggbb``; black, grey and the automatic colour are no mark."""
    PICTURE = "picture"
    """The colour of a picture or drawn shape in the cell, ``#rrggbb``: what most of its opaque, not white pixels have."""
    ALT = "alt"
    """The text alternative of a picture."""


class Mark(NamedTuple):
    """Something in a cell that may state a status, and its value."""

    kind: MarkKind
    value: str


class Paragraph(NamedTuple):
    r"""A paragraph, or one item of a list with its ``marker`` (``-``, or a number with its dot) and ``depth`` from 0.

    A line break inside it is ``\\n``. ``role`` is what our own exports say that it is; empty in any other document.
    """

    text: str
    marker: str = ""
    depth: int = 0
    role: str = ""


class Cell(NamedTuple):
    """A cell of a table: its paragraphs and its marks.

    ``repeated`` tells that it is one with the cell above it (merged down), whose paragraphs it then repeats. A cell that
    is merged across stands in its first column, and empty cells in the others, so that columns keep their positions.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    marks: tuple[Mark, ...] = ()
    repeated: bool = False

    @property
    def text(self) -> str:
        """Its words, a line for each paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


class Row(NamedTuple):
    """A row of the table of this number. ``place`` is where it stands, for people, as in ``page 3, row 4``.

    ``goes_on`` tells that a page cut the row above and this is the rest of it (a PDF); a row that just lacks a code is
    told from that by its reader's evidence, and left to the interpretation otherwise.
    """

    place: str
    cells: tuple[Cell, ...]
    table: int
    goes_on: bool = False


class Text(NamedTuple):
    """A paragraph outside the tables. ``level`` is that of a heading, 1 to 9, 0 for none; ``bold`` if all of it is bold."""

    place: str
    text: str
    level: int = 0
    bold: bool = False
    role: str = ""


Part = Text | Row


class LaidOut(NamedTuple):
    """A document taken apart. ``title`` is that of its properties; ``ours`` that ka-tui wrote it, so that roles count."""

    parts: tuple[Part, ...]
    title: str = ""
    ours: bool = False
    problems: tuple[Problem, ...] = ()


SHEET = "sheet"
"""The role of a text that is the name of a spreadsheet's sheet: a heading only where the sheet proves to be a priority's."""

PRIORITY, THEME, TEAM, PORTFOLIO = "priority", "theme", "team", "portfolio"
"""The roles of headings in our own exports: what the activities below share."""

NOTHING = "nothing"
"""The role of a text of our own that only says that there is none, as *No priority*, or repeats what is elsewhere."""

CODE, REASON, MOVEMENT, STATUS_SOURCE = "code", "reason", "movement", "status_source"
"""The roles of paragraphs inside cells of our own exports; a paragraph of the cell's own field has none."""


def plain_cell(text: str, marks: Iterable[Mark] = ()) -> Cell:
    """A cell whose text is just that, lines, lists and all, as in a spreadsheet."""
    return Cell((Paragraph(text),) if text else (), tuple(marks))
