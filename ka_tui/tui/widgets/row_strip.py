"""One line of the table, drawn: a row, a layout and the styles give a strip exactly as wide as the layout. No widget here."""

from __future__ import annotations

from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from ka_tui.domain.movement import Movement
from ka_tui.domain.statuses import StatusScheme
from ka_tui.tui.status_style import status_letter, status_style
from ka_tui.tui.widgets.cell_text import cell_line, cut, fit, matches, segments, whole
from ka_tui.tui.widgets.columns import GAP, GUTTER, Column, Layout
from ka_tui.tui.widgets.rows import ActivityRow, GroupRow

BAR = "▌"
MARK = "●"
_READ_AHEAD = 8
"""Characters read for each cell that is shown: more would have to be invisible ones."""


class LineStyles(NamedTuple):
    """The styles of one kind of line: ``text`` is what all of it stands on, the others are whole styles on the same ground."""

    text: Style
    quiet: Style
    accent: Style
    dark: bool = True


class Artist(NamedTuple):
    """Draws rows: how the columns lie, which statuses there are, which words are searched for (folded)."""

    layout: Layout
    scheme: StatusScheme
    words: tuple[str, ...] = ()

    def header(self, styles: LineStyles) -> Strip:
        """The line of headings."""
        line = " " * GUTTER + (" " * GAP).join(fit(column.value, width) for column, width in self.layout.columns)
        return whole([Segment(line, styles.quiet)], self.layout.width, styles.text)

    def note(self, text: str, styles: LineStyles) -> Strip:
        """A line that is no row: blank, or a quiet sentence."""
        line = fit(" " * GUTTER + cell_line(text), self.layout.width)
        return whole([Segment(line, styles.quiet)], self.layout.width, styles.text)

    def group(self, row: GroupRow, styles: LineStyles) -> Strip:
        """The heading of a priority at the left, the count of its activities at the right."""
        count = str(row.size)
        room = self.layout.width - len(count) - 4
        heading = cut(cell_line(row.heading[: room * _READ_AHEAD]), room) if room > 0 else ""
        parts = [Segment(" " + fit(heading, room) + " ", styles.text), Segment(f" {count} ", styles.quiet)]
        return whole(parts, self.layout.width, styles.text)

    def activity(self, row: ActivityRow, styles: LineStyles, cursor: bool = False, marked: bool = False) -> Strip:
        """An activity; a bar at its left is the cursor, a dot the mark."""
        parts = [Segment(BAR if cursor else " ", styles.accent), Segment(MARK if marked else " ", styles.accent)]
        parts.append(Segment(" ", styles.text))
        for number, (column, width) in enumerate(self.layout.columns):
            if number:
                parts.append(Segment(" " * GAP, styles.text))
            parts += self._cell(column, width, row, styles)
        return whole(parts, self.layout.width, styles.text)

    def _cell(self, column: Column, width: int, row: ActivityRow, styles: LineStyles) -> list[Segment]:
        activity = row.activity
        if column is Column.STATUS:
            return [Segment(fit(self._status(activity.status), width), self._status_style(activity.status, styles))]
        if column is Column.MOVEMENT:
            return [_arrow(row.movement, styles)]
        if column is Column.TRAIL:
            return [Segment(self._trail(row, width), styles.quiet)]
        text = {
            Column.CODE: activity.code,
            Column.TITLE: activity.title,
            Column.TEAM: activity.team,
            Column.PORTFOLIO: activity.portfolio,
        }[column]
        quiet = column in (Column.TEAM, Column.PORTFOLIO)
        return self._text(text, width, styles.quiet if quiet else styles.text)

    def _text(self, text: str, width: int, style: Style) -> list[Segment]:
        line = cell_line(text[: width * _READ_AHEAD])
        shown = fit(line, width)
        found = matches(line, self.words)
        kept = len(shown) if shown.startswith(line) else shown.rfind("…")
        return segments(shown, style, [(start, min(end, kept)) for start, end in found if start < kept])

    def _status(self, status: str | None) -> str:
        if self.layout.short_status:
            known = self.scheme.get(status)
            symbol = self.scheme.symbol(status)
            return cell_line(f"{symbol} {status_letter(self.scheme, status)}" if known else symbol)
        return cell_line(self.scheme.label(status))

    def _status_style(self, status: str | None, styles: LineStyles) -> Style:
        return status_style(self.scheme, status, styles.text, styles.quiet, styles.dark)

    def _trail(self, row: ActivityRow, width: int) -> str:
        """Letters of the quarters, the newest at the right end so that quarters stand under each other."""
        shown = row.trail[-((width + 1) // 2) :]
        return " ".join(fit(cell_line(status_letter(self.scheme, status)), 1) for _, status in shown).rjust(width)


def _arrow(movement: Movement, styles: LineStyles) -> Segment:
    if movement in (Movement.WORSE, Movement.BETTER):
        return Segment(movement.symbol, styles.text + Style(bold=True))
    return Segment(movement.symbol, styles.quiet)
