"""One line that counts the statuses of a quarter: shapes, words, numbers, and a bar in proportion."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from ka_tui.domain.labels import Labels
from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.domain.summaries import Counts
from ka_tui.tui.status_style import status_letter
from ka_tui.tui.widgets.cell_text import cell_line, whole
from ka_tui.tui.widgets.drawn import Drawn
from ka_tui.tui.widgets.line_styles import LineStyles
from ka_tui.tui.widgets.row_strip import MARK
from ka_tui.tui.widgets.status_bar import status_bar, statuses_in_order

_BAR_CELLS = range(12, 33)
_GAP = 3
_USUAL = Labels()


class StatusStrip(Drawn):
    """Counts by status. When the line is narrow the bar goes first, then words become letters, then the total goes.

    How many activities are marked goes last of all.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"status-strip--quiet", "status-strip--accent"}
    DEFAULT_CSS = """
    StatusStrip {
        & > .status-strip--quiet { color: $text-muted; }
        & > .status-strip--accent { color: $accent; }
    }
    """

    def __init__(self, *, name: str | None = None, id: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id)
        self._scheme = PRINTED_KEY
        self._counts: Counts = {}
        self._shown: int | None = None
        self._marked = 0
        self._labels = _USUAL

    def show(
        self, counts: Counts, scheme: StatusScheme, shown: int | None = None, marked: int = 0, labels: Labels = _USUAL
    ) -> None:
        """Show the counts of a quarter, and how many of its activities are marked.

        ``shown`` is how many of them are in view, when those are not all.
        """
        self._scheme, self._counts, self._shown, self._marked, self._labels = scheme, counts, shown, marked, labels
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line, exactly as wide as the widget."""
        width, looks = self.size.width, self.looks
        styles = LineStyles(looks["base"], looks["quiet"], looks["accent"], self.is_dark)
        return whole(self._parts(width, styles) if y == 0 else [], width, styles.text)

    def _parts(self, width: int, styles: LineStyles) -> list[Segment]:
        marked = [Segment(f"{MARK} {self._marked} marked", styles.accent)] if self._marked else []
        total = [*marked, Segment("   " if marked else "", styles.text), Segment(self._total_text(), styles.quiet)]
        for short, right in ((False, total), (True, total), (True, marked)):
            counts = self._count_parts(styles, short)
            room = width - _cells(counts) - _GAP - _cells(right) - 1
            if room >= 0:
                bar = self._bar(min(room - 2, _BAR_CELLS[-1]), styles)
                blank = " " * (room + _GAP - _cells(bar))
                return [*counts, Segment(blank, styles.text), *bar, *right, Segment(" ", styles.text)]
        return self._count_parts(styles, short=True)

    def _total_text(self) -> str:
        total = sum(self._counts.values())
        if self._shown is not None and self._shown != total:
            return cell_line(f"{self._shown} of {self._labels.counted(total)}")
        return cell_line(self._labels.counted(total))

    def _count_parts(self, styles: LineStyles, short: bool) -> list[Segment]:
        """A count for each status, also those that nothing has; *not stated* only when something is."""
        parts = [Segment(" ", styles.text)]
        for number, status in enumerate(statuses_in_order(self._scheme, self._counts)):
            if number:
                parts.append(Segment(" " * (2 if short else _GAP), styles.text))
            parts.append(Segment(self._label(status, short), styles.status(self._scheme, status)))
            parts.append(Segment(f" {self._counts.get(status, 0)}", styles.text))
        return parts

    def _label(self, status: str | None, short: bool) -> str:
        if not short:
            return cell_line(self._scheme.label(status))
        if status is None or status not in self._scheme:
            return cell_line(self._scheme.symbol(status))
        return cell_line(f"{self._scheme.symbol(status)} {status_letter(self._scheme, status)}")

    def _bar(self, cells: int, styles: LineStyles) -> list[Segment]:
        """A bar and the blank behind it, where there is room for a long one."""
        bar = status_bar(self._scheme, self._counts, cells, styles) if cells >= _BAR_CELLS[0] else []
        return [*bar, Segment("  ", styles.text)] if bar else []


def _cells(parts: list[Segment]) -> int:
    return sum(cell_len(part.text) for part in parts)
