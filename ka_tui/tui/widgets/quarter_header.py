"""The line at the top: whose report, which quarter, and the quarters next to it; below it the notice of the register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from ka_tui.domain.calendar import Calendar
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.tui.widgets.cell_text import cell_line, cut, whole
from ka_tui.tui.widgets.drawn import Drawn


class _Part(NamedTuple):
    text: str
    look: str
    sends: type[Message] | None = None


class QuarterHeader(Drawn):
    """Shows where one is. A click on a neighbouring quarter sends ``Earlier`` or ``Later``, on the present one ``Asked``."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"quarter-header--name", "quarter-header--quiet"}
    DEFAULT_CSS = """
    QuarterHeader {
        & > .quarter-header--name { color: $accent; text-style: bold; }
        & > .quarter-header--quiet { color: $text-muted; }
    }
    """

    class Earlier(Message):
        """The quarter before was clicked."""

    class Later(Message):
        """The quarter after was clicked."""

    class Asked(Message):
        """The name of the quarter was clicked, to ask which ones there are."""

    def __init__(self, *, name: str | None = None, id: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id)
        self._activities = self._council = self._notice = ""
        self._notice_look = "quiet"
        self._quarter: Quarter | None = None
        self._calendar = Calendar()
        self._around: tuple[Quarter | None, Quarter | None] = (None, None)
        self._state = ""

    def show(self, register: Register, quarter: Quarter | None, trouble: str = "") -> None:
        """Show whose register it is, a quarter, and the ones before and after it that the register has.

        ``trouble`` is what is wrong with the register now; it stands where else its notice does.
        """
        self._activities = cell_line(register.labels.activities)
        self._council, self._notice = cell_line(register.council), cell_line(trouble or register.notice)
        self._notice_look = "bold" if trouble else "quiet"
        self._quarter, self._around = quarter, _around(register, quarter)
        self._state = _state(register, quarter)
        self._calendar = register.calendar
        self.styles.height = 2 if self._notice else 1
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Tell which quarter was clicked."""
        done = 0
        for part in self._line(self.size.width) if event.y == 0 else ():
            done += cell_len(part.text)
            if event.x < done:
                if part.sends is not None:
                    self.post_message(part.sends())
                return

    def render_line(self, y: int) -> Strip:
        """The header, or the notice below it."""
        width = self.size.width
        parts = self._line(width) if y == 0 else [_Part(cut(f" {self._notice}", width), self._notice_look)]
        drawn = [Segment(part.text, self.looks[part.look]) for part in parts]
        return whole(drawn, width, self.looks["base"])

    def _line(self, width: int) -> Iterator[_Part]:
        """Name and council at the left, the quarter at the right; months go first, then the council, then the name."""
        right = [*self._quarter_parts(), *self._months()]
        if width < _cells(right) + cell_len(self._activities) + 30:
            right = list(self._quarter_parts())
        room = width - _cells(right) - 1
        left = [_Part(" " + self._activities, "name")] if room > cell_len(self._activities) + 2 else []
        spare = room - _cells(left) - 4
        if self._council and left and spare >= min(cell_len(self._council), 12):
            left.append(_Part(f"   {cut(self._council, min(cell_len(self._council), spare))}", "base"))
        yield from left
        yield _Part(" " * max(room - _cells(left), 0), "base")
        yield from right
        yield _Part(" ", "base")

    def _quarter_parts(self) -> Iterator[_Part]:
        if self._quarter is None:
            return
        previous, following = self._around
        if previous is not None:
            yield _Part(f"{self._short(previous)} ‹ ", "quiet", self.Earlier)
        yield _Part(self._quarter.label, "bold", self.Asked)
        if following is not None:
            yield _Part(f" › {self._short(following)}", "quiet", self.Later)
        if self._state:
            yield _Part(f"   {self._state}", "name")

    def _short(self, other: Quarter) -> str:
        same_year = self._quarter is not None and other.year == self._quarter.year
        return f"Q{other.number}" if same_year else other.label

    def _months(self) -> Iterator[_Part]:
        if self._quarter is not None:
            yield _Part(f"    {self._calendar.months(self._quarter)}", "base")


def _around(register: Register, quarter: Quarter | None) -> tuple[Quarter | None, Quarter | None]:
    """The nearest quarters before and after one that the register has."""
    if quarter is None:
        return None, None
    before = max((known for known in register.quarters if known < quarter), default=None)
    return before, min((known for known in register.quarters if known > quarter), default=None)


def _state(register: Register, quarter: Quarter | None) -> str:
    """Whether a quarter is signed off, or was and is open again; empty where it never was."""
    record = register.record(quarter) if quarter else None
    if record is None or not record.closings:
        return ""
    return "signed off" if record.closed else "open again"


def _cells(parts: Iterable[_Part]) -> int:
    return sum(cell_len(part.text) for part in parts)
