"""The head of the meeting's sheet: which activity this is, and which of how many; how it stands, and whose it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import var
from textual.strip import Strip

from ka_tui.domain.calendar import Calendar
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.tui.status_style import status_letter
from ka_tui.tui.widgets.activity_card import movement_in_words
from ka_tui.tui.widgets.cell_text import cell_line, cut, whole, wrap
from ka_tui.tui.widgets.drawn import Drawn
from ka_tui.tui.widgets.line_styles import LineStyles
from ka_tui.tui.widgets.rows import ActivityRow, Trail

_TITLE_LINES = 4
_GAP = "    "
Line = list[Segment]


class Sheet(NamedTuple):
    """What the card shows: an activity, None when it is gone, its code, its place among so many, and how many there are."""

    quarter: Quarter
    code: str
    place: int
    of: int
    in_quarter: int
    row: ActivityRow | None
    notice: str = ""
    calendar: Calendar = Calendar()


class MeetingCard(Drawn):
    """Shows one sheet, given by ``show``; as tall as it needs to be."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"meeting-card--accent", "meeting-card--quiet"}
    DEFAULT_CSS = """
    MeetingCard {
        height: auto;
        & > .meeting-card--accent { color: $accent; text-style: bold; }
        & > .meeting-card--quiet { color: $text-muted; }
    }
    """

    brief: var[bool] = var(False, init=False)
    """Whether room is scarce: nothing is set apart by blank lines, and code and title share one."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._scheme = PRINTED_KEY
        self._lines: list[Line] = []
        self._laid: tuple[int, LineStyles] | None = None

    def show(self, sheet: Sheet, scheme: StatusScheme) -> None:
        """Show another activity, or the same one as it now stands."""
        self._sheet, self._scheme, self._laid = sheet, scheme, None
        self.refresh(layout=True)

    def watch_brief(self) -> None:
        """Lay out anew."""
        self._laid = None
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as Textual asks
        """As many lines as the activity takes at this width."""
        self._lay(width)
        return len(self._lines)

    def render_line(self, y: int) -> Strip:
        """One line of the card."""
        width = self.size.width
        self._lay(width)
        return whole(self._lines[y] if y < len(self._lines) else [], width, self.looks["base"])

    def _lay(self, width: int) -> None:
        styles = LineStyles(self.looks["base"], self.looks["quiet"], self.looks["accent"], self.is_dark)
        if self._sheet is not None and self._laid != (width, styles):
            self._laid = (width, styles)
            self._lines = [*_lines(self._sheet, self._scheme, styles, width, self.brief)]


def _lines(sheet: Sheet, scheme: StatusScheme, styles: LineStyles, width: int, brief: bool) -> Iterator[Line]:
    yield _heading(sheet, styles, width)
    if sheet.notice:
        yield [Segment(cut(cell_line(sheet.notice), width), styles.quiet)]
    if not brief:
        yield []
    if not brief and (priority := _priority(sheet)):
        yield from ([Segment(cut(priority, width), styles.quiet)], [])
    yield from _name(sheet, styles, width, brief)
    if sheet.row is not None:
        apart: Sequence[Line] = () if brief else ([],)
        yield from (*apart, _standing(sheet.row, scheme, styles, width), *apart)
        yield from _origin(sheet.row, scheme, styles, width)


def _heading(sheet: Sheet, styles: LineStyles, width: int) -> Line:
    name = f"Meeting on {sheet.quarter.label}"
    place = _place(sheet, width - cell_len(name) - 1)
    left = cut(name, width - len(place) - 1)
    room = width - len(left) - len(place)
    months = f"   {sheet.calendar.months(sheet.quarter)}"
    between = months.ljust(room) if len(months) < room else " " * room
    return [Segment(left, styles.strong), Segment(between, styles.quiet), Segment(place, styles.strong)]


def _place(sheet: Sheet, room: int) -> str:
    """Which of how many; of a meeting on a part of the quarter also out of how many, as far as there is room."""
    place = f"{sheet.place} of {sheet.of}"
    if sheet.of >= sheet.in_quarter:
        return place
    out_of = f"{place}, out of {sheet.in_quarter}"
    return next((text for text in (f"{out_of} in the quarter", out_of) if len(text) <= room), place)


def _priority(sheet: Sheet) -> str:
    return cell_line(sheet.row.activity.heading.heading) if sheet.row else ""


def _name(sheet: Sheet, styles: LineStyles, width: int, brief: bool) -> Iterator[Line]:
    title = cell_line(sheet.row.activity.title) if sheet.row else "is no longer in the register."
    code = cell_line(sheet.code)
    if not brief:
        yield [Segment(cut(code, width), styles.accent)]
        code = ""
    lines = wrap(f"{code}  {title}" if code else title, width)
    if len(lines) > _TITLE_LINES:
        lines[_TITLE_LINES - 1 :] = [cut(" ".join(lines[_TITLE_LINES - 1 :]), width)]
    yield [Segment(lines[0][: len(code)], styles.accent), Segment(lines[0][len(code) :], styles.strong)]
    yield from ([Segment(line, styles.strong)] for line in lines[1:])


def _standing(row: ActivityRow, scheme: StatusScheme, styles: LineStyles, width: int) -> Line:
    """The status as a badge, and how it came there."""
    status = row.activity.status
    badge = cut(f" {cell_line(scheme.label(status))} ", width)
    moved = f"{row.movement.symbol} {movement_in_words(row, scheme).removeprefix(', ')}".strip()
    look = styles.status(scheme, status) + Style(reverse=True, bold=True)
    return [Segment(badge, look), Segment(cut(f"  {moved}", max(width - cell_len(badge), 0)), styles.text)]


def _origin(row: ActivityRow, scheme: StatusScheme, styles: LineStyles, width: int) -> Iterator[Line]:
    """The reason, the quarters before, and who answers for it; the last two share a line where they fit."""
    activity = row.activity
    if activity.reason:
        yield [Segment(cut(cell_line(f"Reason: {activity.reason}"), width), styles.text)]
    trail = _trail(row, scheme, styles, width)
    owners = cell_line(_GAP.join(filter(None, (activity.team, activity.portfolio))))
    if trail and owners and _cells(trail) + len(_GAP) + cell_len(owners) <= width:
        yield [*trail, Segment(f"{_GAP}{owners}", styles.quiet)]
        return
    if trail:
        yield trail
    if owners:
        yield [Segment(cut(owners, width), styles.quiet)]


def _trail(row: ActivityRow, scheme: StatusScheme, styles: LineStyles, width: int) -> Line:
    """The statuses up to now, in words where these fit, else by shape and letter; nothing where there is only the present one."""
    trail = row.trail
    if len(trail) == 1:
        return []
    in_words = _steps(trail, scheme, styles, scheme.label)
    if _cells(in_words) <= width:
        return in_words
    return _steps(trail, scheme, styles, lambda status: f"{scheme.symbol(status)} {status_letter(scheme, status)}")


def _steps(trail: Trail, scheme: StatusScheme, styles: LineStyles, label: Callable[[str | None], str]) -> Line:
    parts: Line = []
    for quarter, status in trail:
        parts += [
            Segment(f"{'  ' if parts else ''}Q{quarter.number} ", styles.quiet),
            Segment(cell_line(label(status)), styles.status(scheme, status)),
        ]
    return parts


def _cells(parts: Line) -> int:
    return sum(cell_len(part.text) for part in parts)
