"""A list of rows in columns that are as wide as what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.strip import Strip

from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.tui.widgets.cell_text import cell_line, fit, whole
from ka_tui.tui.widgets.cursor_list import CursorList
from ka_tui.tui.widgets.line_styles import LineStyles
from ka_tui.tui.widgets.narrative_lines import Run
from ka_tui.tui.widgets.row_strip import BAR

_GAP = "  "
_STATUS = "status "
_LEAST, _READ = 5, 240
"""Cells that a column keeps whatever the width, and characters of a cell that are looked at."""


class ListRow(NamedTuple):
    """A row: what it is known by, and a run for each column.

    The look of a run is ``base``, ``quiet``, ``bold`` or ``accent``; ``status red`` is that of a status of the scheme.
    """

    key: str
    cells: tuple[Run, ...]


class ColumnWidths(NamedTuple):
    """How wide the columns are, on lines of ``width`` cells."""

    width: int
    columns: Sequence[int]


class ColumnList(CursorList[ListRow, ColumnWidths]):
    """Rows go in with ``show``."""

    DEFAULT_CSS = """
    ColumnList:focus > .cursor-list--cursor { text-style: none; }
    """

    def __init__(self, headings: Sequence[str], empty: str = "", *, id: str | None = None) -> None:  # noqa: A002
        """Rows under some headings; ``empty`` is what to say where there are none."""
        super().__init__(id=id)
        self._headings = headings
        self._scheme = PRINTED_KEY
        self.set_reactive(ColumnList.empty, empty)

    def show(self, rows: Sequence[ListRow], scheme: StatusScheme = PRINTED_KEY) -> None:
        """Show these rows; the cursor stays on the row of the same key, or else on its line."""
        self._scheme = scheme
        self.put_rows(rows)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as Textual asks
        """As many lines as there are rows, where that is left to it."""
        return max(len(self._rows), 1) + self.HEADER_LINES

    # Drawing

    def key_of(self, row: ListRow) -> str:
        """What a row is known by."""
        return row.key

    def draw_headings(self, layout: ColumnWidths, styles: LineStyles) -> Strip:
        """The headings of the columns."""
        return self._line(tuple(Run(heading, "quiet") for heading in self._headings), layout, styles, " ")

    def draw_row(self, row: ListRow, layout: ColumnWidths, styles: LineStyles, *, cursor: bool) -> Strip:
        """A row as a line."""
        return self._line(row.cells, layout, styles, BAR if cursor else " ")

    def _line(self, cells: Sequence[Run], layout: ColumnWidths, styles: LineStyles, bar: str) -> Strip:
        parts = [Segment(bar, styles.accent)]
        for cell, room in zip(cells, layout.columns, strict=True):
            text = fit(cell_line(cell.text[:_READ]), room)
            parts += [Segment(text, self._style(cell.look, styles)), Segment(_GAP, styles.text)]
        return whole(parts, layout.width, styles.text)

    def _style(self, look: str, styles: LineStyles) -> Style:
        if look.startswith(_STATUS):
            return styles.status(self._scheme, look.removeprefix(_STATUS) or None)
        return {"quiet": styles.quiet, "bold": styles.strong, "accent": styles.accent}.get(look, styles.text)

    def lay_out(self, width: int) -> ColumnWidths:
        """How wide the columns are: as what stands in them, the widest ones narrower where that is too much."""
        lines = [[cell_len(heading) for heading in self._headings]]
        lines += [[cell_len(cell_line(cell.text[:_READ])) for cell in row.cells] for row in self._rows]
        widths = [max(column) for column in zip(*lines, strict=True)]
        room = width - len(BAR) - len(_GAP) * (len(widths) - 1)
        while sum(widths) > room and max(widths) > _LEAST:
            widths[widths.index(max(widths))] -= 1
        return ColumnWidths(width, widths)


class KeyedColumnList(ColumnList):
    """The list in a dialog, whose keys stand in no table of actions: those of the cursor are its own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1)", show=False),
        Binding("down,j", "step(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
    ]


def status_look(status: str | None) -> str:
    """The look of what stands for a status; *not stated* for None."""
    return f"{_STATUS}{status or ''}"
