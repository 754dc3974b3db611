"""The line of an activity, drawn: a row, a layout and the styles give a strip exactly as wide as the layout. No widget here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from ka_tui.domain.movement import Movement
from ka_tui.domain.statuses import StatusScheme
from ka_tui.tui.status_style import status_letter
from ka_tui.tui.widgets.cell_text import cell_line, fit, matches, segments, whole, wrap
from ka_tui.tui.widgets.columns import GAP, GUTTER, Column, Layout
from ka_tui.tui.widgets.line_styles import LineStyles
from ka_tui.tui.widgets.rows import ActivityRow

BAR = "▌"
MARK = "●"
READ_AHEAD = 8
"""Characters read for each cell that is shown: more would have to be invisible ones."""


class Artist(NamedTuple):
    """Draws activities: how the columns lie, which statuses there are, which words are searched for (folded)."""

    layout: Layout
    scheme: StatusScheme
    words: tuple[str, ...] = ()
    flags: Mapping[str, str] = MappingProxyType({})
    """By code the sign of what a check found, one cell wide."""

    def note(self, text: str, line: int, styles: LineStyles) -> Strip:
        """A line that is no row: a quiet text from its first line on, blank behind its last."""
        lines = wrap(cell_line(text), self.layout.width - GUTTER - 1)
        shown = fit(" " * GUTTER + (lines[line] if line < len(lines) else ""), self.layout.width)
        return whole([Segment(shown, styles.quiet)], self.layout.width, styles.text)

    def activity(self, row: ActivityRow, styles: LineStyles, cursor: bool = False, marked: bool = False) -> Strip:
        """An activity; a bar at its left is the cursor, then the mark, or else the sign of what a check found."""
        sign = Segment(MARK, styles.accent) if marked else Segment(self.flags.get(row.key, " "), styles.strong)
        parts = [Segment(BAR if cursor else " ", styles.accent), sign, Segment(" ", styles.text)]
        for number, (column, width) in enumerate(self.layout.columns):
            if number:
                parts.append(Segment(" " * GAP, styles.text))
            parts += self._cell(column, width, row, styles)
        return whole(parts, self.layout.width, styles.text)

    def _cell(self, column: Column, width: int, row: ActivityRow, styles: LineStyles) -> list[Segment]:
        activity = row.activity
        match column:
            case Column.CODE:
                return self._text(activity.code, width, styles.text, styles)
            case Column.TITLE:
                return self._text(activity.title, width, styles.text, styles)
            case Column.STATUS:
                return [Segment(fit(self._status(activity.status), width), styles.status(self.scheme, activity.status))]
            case Column.MOVEMENT:
                moved = row.movement in (Movement.WORSE, Movement.BETTER)
                return [Segment(row.movement.symbol, styles.strong if moved else styles.quiet)]
            case Column.TRAIL:
                return self._trail(row, width, styles)
            case Column.TEAM:
                return self._text(activity.team, width, styles.quiet, styles)
            case Column.PORTFOLIO:
                return self._text(activity.portfolio, width, styles.quiet, styles)

    def _text(self, text: str, width: int, style: Style, styles: LineStyles) -> list[Segment]:
        line = cell_line(text[: width * READ_AHEAD])
        shown = fit(line, width)
        found = () if styles.faded else matches(line, self.words)
        kept = len(shown) if shown.startswith(line) else shown.rfind("…")
        return segments(shown, style, [(start, min(end, kept)) for start, end in found if start < kept])

    def _status(self, status: str | None) -> str:
        if self.layout.short_status:
            known = self.scheme.get(status)
            symbol = self.scheme.symbol(status)
            return cell_line(f"{symbol} {status_letter(self.scheme, status)}" if known else symbol)
        return cell_line(self.scheme.label(status))

    def _trail(self, row: ActivityRow, width: int, styles: LineStyles) -> list[Segment]:
        """The quarters that fit, the newest at the right end so that quarters stand under each other.

        Each is a letter, before it the status's shape where there is room; one that is not stated is its shape alone.
        """
        short = self.layout.short_trail
        cells = 2 if short else 3
        shown = [status for _, status in row.trail[-((width + 1) // cells) :]]
        parts = [Segment(" " * (width - cells * len(shown) + 1), styles.text)]
        for number, status in enumerate(shown, 1):
            parts += _quarter(self.scheme, status, styles, short, number == len(shown))
        return parts


@lru_cache(maxsize=256)
def _quarter(scheme: StatusScheme, status: str | None, styles: LineStyles, short: bool, last: bool) -> tuple[Segment, ...]:
    """A quarter of a trail, and the blank behind it where it is not the last one."""
    letter, shape = (fit(cell_line(sign), 1) for sign in (status_letter(scheme, status), scheme.symbol(status)))
    gap = "" if last else " "
    if short:
        return (Segment(letter + gap, styles.quiet),)
    return Segment(shape, styles.status(scheme, status)), Segment((letter if status in scheme else " ") + gap, styles.quiet)
