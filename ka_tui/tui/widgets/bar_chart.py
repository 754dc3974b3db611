"""Bars of statuses under each other, with their names and numbers, as lines of parts that may lead somewhere. No widget here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from ka_tui.domain.overview import Bar
from ka_tui.domain.statuses import NOT_STATED_WORD, StatusScheme
from ka_tui.tui.status_style import status_letter, status_shade
from ka_tui.tui.widgets.cell_text import cell_line, fit
from ka_tui.tui.widgets.status_bar import share_out

GAP = 2
"""Blank cells between two columns, and at the left of everything, where the cursor has its place."""

_LEAST_NAME, _LEAST_BAR = 12, 8


class Part(NamedTuple):
    """A piece of a line. ``look`` is the name of a style, or ``status`` for that of ``status``.

    ``query`` is what it leads to, None for what leads nowhere; parts of a line with the same query are one thing to choose.
    """

    text: str
    look: str = "base"
    status: str | None = None
    query: str | None = None


Line = tuple[Part, ...]
BLANK: Line = ()


class BarChart(NamedTuple):
    """How bars lie that are drawn under the same columns: widths in cells, and how many activities the longest bar stands for.

    ``statuses`` are those that have a column, each with the query that finds it.
    """

    scheme: StatusScheme
    statuses: Mapping[str | None, str]
    name_width: int
    bar_width: int
    count_width: int
    largest: int

    def section(self, heading: str, bars: Sequence[Bar]) -> Iterator[Line]:
        """The heading over its columns, a line for each bar, and a blank one."""
        yield (Part(" " * GAP), Part(fit(heading, self._left_width), "bold"), *self._column_heads())
        for bar in bars:
            yield (Part(" " * GAP), *self._named_bar(bar), *self._counts(bar))
        yield BLANK

    @property
    def _left_width(self) -> int:
        return self.name_width + (GAP + self.bar_width if self.bar_width else 0)

    def _column_heads(self) -> Iterator[Part]:
        yield Part("All".rjust(GAP + self.count_width), "quiet")
        for status in self.statuses:
            yield Part(short_label(self.scheme, status).rjust(GAP + self.count_width), "status", status)

    def _named_bar(self, bar: Bar) -> Iterator[Part]:
        """Name, bar and number of all, which lead to all of them."""
        yield Part(fit(cell_line(bar.name) or NOT_STATED_WORD, self.name_width), "base" if bar.name else "quiet", query=bar.query)
        if self.bar_width:
            cells = max(round(self.bar_width * bar.size / self.largest), len(bar.counts))
            shares = share_out([bar.counts.get(status, 0) for status in self.statuses], cells)
            yield Part(" " * GAP, query=bar.query)
            for status, share in zip(self.statuses, shares, strict=False):
                yield Part(status_shade(self.scheme, status) * share, "status", status, bar.query)
            yield Part(" " * (self.bar_width - sum(shares)), query=bar.query)
        yield Part(str(bar.size).rjust(GAP + self.count_width), query=bar.query)

    def _counts(self, bar: Bar) -> Iterator[Part]:
        """The number of each status, which leads to those of the bar that have it."""
        for status, query in self.statuses.items():
            count = bar.counts.get(status, 0)
            yield Part(" " * GAP)
            if count:
                yield Part(str(count).rjust(self.count_width), "status", status, f"{bar.query} {query}")
            else:
                yield Part(" " * self.count_width)


def lay_out_bars(bars: Sequence[Bar], statuses: Mapping[str | None, str], scheme: StatusScheme, width: int) -> BarChart:
    """Lay columns out in a width: names get what they need up to three fifths of what the numbers leave, bars the rest.

    Where that would be too little for bars there are none.
    """
    largest = max((bar.size for bar in bars), default=1)
    count_width = max(3, len(str(largest)))
    room = width - 2 * GAP - (count_width + GAP) * (len(statuses) + 1)
    wanted = max((cell_len(cell_line(bar.name) or NOT_STATED_WORD) for bar in bars), default=0)
    name_width = max(min(wanted, room * 3 // 5), _LEAST_NAME)
    bar_width = room - name_width - GAP
    if bar_width < max(_LEAST_BAR, len(statuses)):
        name_width, bar_width = max(room, _LEAST_NAME), 0
    return BarChart(scheme, statuses, name_width, bar_width, count_width, largest)


def short_label(scheme: StatusScheme, status: str | None) -> str:
    """Shape and letter of a status, the shape alone where that is all there is."""
    symbol, letter = scheme.symbol(status), status_letter(scheme, status)
    return cell_line(symbol if symbol == letter else f"{symbol} {letter}")


def width_of(line: Line) -> int:
    """Cells that a line takes."""
    return sum(cell_len(part.text) for part in line)


def padded(line: Line, width: int) -> Line:
    """A line made as wide as wanted, where it is narrower."""
    return (*line, Part(" " * max(width - width_of(line), 0)))
