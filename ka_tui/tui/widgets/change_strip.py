"""One line of the list of changes, drawn: number, when, who, which activity, what happened and why. No widget here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from ka_tui.domain.changes import Change
from ka_tui.domain.history import Course
from ka_tui.domain.statuses import StatusScheme
from ka_tui.services.describing import happening, remark, touched
from ka_tui.tui.widgets.cell_text import cell_line, cut, fit, whole
from ka_tui.tui.widgets.line_styles import LineStyles
from ka_tui.tui.widgets.moments import short_moment
from ka_tui.tui.widgets.row_strip import BAR

_GAP = "  "
_DAY, _MOMENT = len("04 Oct 2022"), len("04 Oct 2022 09:30")
_NAME, _WIDEST_NAME = 10, 16
_CODE, _PLACE = len("12 activities"), len("Q2-2022 KA.01.02")
_ROOM_FOR_PLACE, _ROOM_FOR_TIME = 64, 90
"""From how many columns on the quarter of an activity is told, and the time of the day and longer names."""
_LEAST_WHY, _QUOTES = 10, "''"
_UNDONE = "undone"
_STRUCK = Style(strike=True)
_READ_AHEAD = 8
"""Characters read for each cell that is shown: more would have to be invisible ones."""


class ChangeColumns(NamedTuple):
    """How wide the columns are, in cells; what was done and why takes what they leave of ``width``."""

    width: int
    number: int
    moment: int
    name: int
    place: int


def lay_out_changes(changes: Sequence[Change], width: int) -> ChangeColumns:
    """Columns for some changes on lines of a width."""
    roomy = width >= _ROOM_FOR_TIME
    most = _WIDEST_NAME if roomy else _NAME
    names = {change.by[: most * _READ_AHEAD] for change in changes}
    return ChangeColumns(
        width,
        len(str(max((change.number for change in changes), default=0))),
        _MOMENT if roomy else _DAY,
        min(max((cell_len(cell_line(by)) for by in names), default=0), most),
        _PLACE if width >= _ROOM_FOR_PLACE else _CODE,
    )


def headings_strip(columns: ChangeColumns, styles: LineStyles) -> Strip:
    """The line of headings."""
    cells = [
        " " * columns.number,
        fit("When", columns.moment),
        fit("Who", columns.name),
        fit("Activity", columns.place),
        "What and why",
    ]
    return whole([Segment(f" {_GAP.join(cells)}", styles.quiet)], columns.width, styles.text)


def change_strip(
    change: Change, led: Course, scheme: StatusScheme, columns: ChangeColumns, styles: LineStyles, *, cursor: bool
) -> Strip:
    """A change; one that was undone is quiet, says so and is struck through."""
    undone = change.number in led.taken_back
    number = str(change.number).rjust(columns.number)
    moment = fit(cell_line(short_moment(change.at)[: columns.moment]), columns.moment)
    name = fit(cell_line(change.by[: columns.name * _READ_AHEAD]), columns.name)
    parts = [
        Segment(BAR if cursor else " ", styles.accent),
        Segment(f"{number}{_GAP}{moment}{_GAP}", styles.quiet),
        Segment(name + _GAP, styles.quiet if undone else styles.text),
        Segment(fit(_place(change, columns.place), columns.place) + _GAP, styles.quiet),
    ]
    parts += [Segment(f"{_UNDONE} ", styles.text)] if undone else []
    room = columns.width - sum(cell_len(part.text) for part in parts)
    act = cut(cell_line(happening(scheme, led, change)[: max(room, 0) * _READ_AHEAD]), room)
    parts.append(Segment(act, styles.quiet + _STRUCK if undone else styles.strong))
    room -= cell_len(act) + len(_GAP)
    why = remark(change)
    if why and room >= _LEAST_WHY:
        parts.append(Segment(f"{_GAP}'{cut(cell_line(why[: room * _READ_AHEAD]), room - len(_QUOTES))}'", styles.quiet))
    return whole(parts, columns.width, styles.text)


def _place(change: Change, width: int) -> str:
    """Which activity, or how many; its code alone where the quarter has no room."""
    which = touched(change)
    return which if cell_len(which) <= width else which.rpartition(" ")[2]
