"""One line that counts the statuses of a quarter: shapes, words, numbers, and a bar in proportion."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.domain.summaries import Counts
from ka_tui.tui.status_style import status_letter, status_shade, status_style
from ka_tui.tui.widgets.cell_text import cell_line, whole
from ka_tui.tui.widgets.drawn import Drawn

_BAR_CELLS = range(12, 33)
_GAP = 3


class StatusStrip(Drawn):
    """Counts by status. When the line is narrow the bar goes first, then words become letters, then the total goes."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"status-strip--quiet"}
    DEFAULT_CSS = """
    StatusStrip {
        height: 1;
        width: 1fr;
        background: $background;
        color: $foreground;
        & > .status-strip--quiet { color: $text-muted; }
        &:ansi > .status-strip--quiet { text-style: dim; }
    }
    """

    def __init__(self, *, name: str | None = None, id: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id)
        self._scheme = PRINTED_KEY
        self._counts: Counts = {}
        self._shown: int | None = None

    def show(self, counts: Counts, scheme: StatusScheme, shown: int | None = None) -> None:
        """Show the counts of a quarter; ``shown`` is how many of its activities are in view, when those are not all."""
        self._scheme, self._counts, self._shown = scheme, counts, shown
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line, exactly as wide as the widget."""
        width, base = self.size.width, self.looks["base"]
        parts = self._parts(width, base) if y == 0 else []
        return whole(parts, width, base)

    def _parts(self, width: int, base: Style) -> list[Segment]:
        total = self._total_text()
        for short in (False, True):
            counts = self._count_parts(base, short)
            room = width - _cells(counts) - _GAP - cell_len(total) - 1
            if room >= 0:
                bar = self._bar(min(room - 2, _BAR_CELLS[-1]), base)
                return [
                    *counts,
                    Segment(" " * (room + _GAP - _cells(bar) - (2 if bar else 0)), base),
                    *bar,
                    self._total(total, bar),
                ]
        return self._count_parts(base, short=True)

    def _total(self, total: str, bar: list[Segment]) -> Segment:
        return Segment(("  " if bar else "") + total + " ", self.looks["quiet"])

    def _total_text(self) -> str:
        total = sum(self._counts.values())
        if self._shown is not None and self._shown != total:
            return f"{self._shown} of {total} activities"
        return f"{total} {'activity' if total == 1 else 'activities'}"

    def _count_parts(self, base: Style, short: bool) -> list[Segment]:
        """A count for each status, also those that nothing has; *not stated* only when something is."""
        parts = [Segment(" ", base)]
        for number, status in enumerate(self._statuses()):
            if number:
                parts.append(Segment(" " * (2 if short else _GAP), base))
            parts.append(Segment(self._label(status, short), self._style(status, base)))
            parts.append(Segment(f" {self._counts.get(status, 0)}", base))
        return parts

    def _statuses(self) -> list[str | None]:
        unknown = [status for status in self._counts if status is not None and status not in self._scheme]
        known = [status for status in self._scheme.ids if status is not None]
        return [*known, *unknown, *([None] if self._counts.get(None) else [])]

    def _label(self, status: str | None, short: bool) -> str:
        if not short:
            return cell_line(self._scheme.label(status))
        if status is None or status not in self._scheme:
            return cell_line(self._scheme.symbol(status))
        return cell_line(f"{self._scheme.symbol(status)} {status_letter(self._scheme, status)}")

    def _bar(self, cells: int, base: Style) -> list[Segment]:
        statuses = self._statuses()
        shares = share_out([self._counts.get(status, 0) for status in statuses], cells) if cells >= _BAR_CELLS[0] else ()
        return [
            Segment(status_shade(self._scheme, status) * share, self._style(status, base))
            for status, share in zip(statuses, shares, strict=False)
            if share
        ]

    def _style(self, status: str | None, base: Style) -> Style:
        return status_style(self._scheme, status, base, self.looks["quiet"], self.is_dark)


def share_out(counts: list[int], cells: int) -> tuple[int, ...]:
    """Cells for each count in proportion, all cells given out, at least one to every count that is not 0.

    Nothing when there is nothing to count, or fewer cells than counts.
    """
    total, present = sum(counts), sum(1 for count in counts if count)
    if not total or cells < present:
        return ()
    exact = [count * cells / total for count in counts]
    shares = [max(int(part), 1) if count else 0 for part, count in zip(exact, counts, strict=True)]
    while sum(shares) != cells:
        step = 1 if sum(shares) < cells else -1
        able = [n for n, share in enumerate(shares) if counts[n] and (step > 0 or share > 1)]
        shares[max(able, key=lambda n: step * (exact[n] - shares[n]))] += step
    return tuple(shares)


def _cells(parts: list[Segment]) -> int:
    return sum(cell_len(part.text) for part in parts)
