"""The head of the detail side: which activity this is, how it stands and how it stood, who answers for it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import var
from textual.strip import Strip

from ka_tui.domain.activities import Activity
from ka_tui.domain.movement import Movement
from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.tui.status_style import status_letter, status_style
from ka_tui.tui.widgets.cell_text import ELLIPSIS, cell_line, cut, folded_words, matches, segments, whole, wrap
from ka_tui.tui.widgets.drawn import Drawn
from ka_tui.tui.widgets.moments import moment
from ka_tui.tui.widgets.rows import ActivityRow

_TITLE_LINES = 6
_REASON_LINES = 4
_REASON = "Reason: "
_BESIDE, _APART = "    ", "  "


class _Run(NamedTuple):
    """Some text of a line and how it looks: ``base``, ``bold``, ``quiet``, ``code``, or as a status that is named."""

    text: str
    look: str = "base"
    told: bool = False
    """Whether the activity itself says it, so that words that are looked for may be found in it."""


def _look_of(status: str | None) -> str:
    return f"status {status}"


class ActivityCard(Drawn):
    """Shows one activity, given by ``show``, or a sentence in its place; as tall as it needs to be."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"activity-card--code", "activity-card--quiet"}
    DEFAULT_CSS = """
    ActivityCard {
        height: auto;
        & > .activity-card--code { color: $accent; text-style: bold; }
        & > .activity-card--quiet { color: $text-muted; }
    }
    """

    brief: var[bool] = var(False, init=False)
    """Whether room is scarce: code and title share a line, the reason takes one, and past and last change are left out."""

    def __init__(self, *, name: str | None = None, id: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id)
        self._row: ActivityRow | None = None
        self._note = ""
        self._scheme = PRINTED_KEY
        self._words: tuple[str, ...] = ()
        self._lines: tuple[tuple[_Run, ...], ...] = ()
        self._laid_at = -1

    def show(
        self, row: ActivityRow | None, scheme: StatusScheme = PRINTED_KEY, words: tuple[str, ...] = (), note: str = ""
    ) -> None:
        """Show an activity with some words pointed out, case and accents put aside; without one a sentence, or nothing."""
        self._row, self._scheme, self._words, self._note = row, scheme, folded_words(words), note
        self._lay_anew()

    def watch_brief(self) -> None:
        """Lay out anew."""
        self._lay_anew()

    def _lay_anew(self) -> None:
        before = len(self._lines)
        self._laid_at = -1
        self._lay(self.size.width)
        self.refresh(layout=len(self._lines) != before)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as Textual asks
        """As many lines as the activity takes at this width."""
        self._lay(width)
        return len(self._lines)

    def render_line(self, y: int) -> Strip:
        """One line of the card."""
        width, base = self.size.width, self.looks["base"]
        self._lay(width)
        if y >= len(self._lines):
            return Strip.blank(width, base)
        return whole((part for run in self._lines[y] for part in self._segments(run)), width, base)

    def _segments(self, run: _Run) -> list[Segment]:
        return segments(run.text, self._style(run.look), matches(run.text, self._words if run.told else ()))

    def _style(self, look: str) -> Style:
        if look in self.looks:
            return self.looks[look]
        status = next((status for status in self._scheme.ids if _look_of(status) == look), None)
        return status_style(self._scheme, status, self.looks["base"], self.looks["quiet"], self.is_dark)

    def _lay(self, width: int) -> None:
        if width != self._laid_at and width > 0:
            self._laid_at = width
            self._lines = tuple(self._drawn(width))

    def _drawn(self, width: int) -> Iterator[tuple[_Run, ...]]:
        if self._row is None:
            return ((_Run(line, "quiet"),) for line in _some(self._note, width, _TITLE_LINES) if self._note)
        return (_brief_card if self.brief else _card)(self._row, self._scheme, width)


def _brief_card(row: ActivityRow, scheme: StatusScheme, width: int) -> Iterator[tuple[_Run, ...]]:
    activity = row.activity
    code = cut(cell_line(f"{activity.code}  "), width)
    title = cut(cell_line(activity.title[: width * 8]), max(width - cell_len(code), 0))
    yield _Run(code, "code", told=True), _Run(title, "bold", told=True)
    yield from _standing(row, scheme, width)
    if activity.reason:
        yield from _reason([cut(cell_line(f"{_REASON}{activity.reason}"[: width * 8]), width)])


def _card(row: ActivityRow, scheme: StatusScheme, width: int) -> Iterator[tuple[_Run, ...]]:
    activity = row.activity
    yield (_Run(cut(cell_line(activity.code), width), "code", told=True),)
    yield from ((_Run(line, "bold", told=True),) for line in _some(activity.title, width, _TITLE_LINES))
    yield from _standing(row, scheme, width)
    yield from _past(row, scheme, width)
    if activity.reason:
        yield from _reason(_some(f"{_REASON}{activity.reason}", width, _REASON_LINES))
    yield from ((_Run(line, "quiet"),) for line in _some(_origin(activity), width, 2) if line)


def _reason(lines: list[str]) -> Iterator[tuple[_Run, ...]]:
    """The lines of a reason; the name of it before the first is ours."""
    first, *others = lines
    yield _Run(first[: len(_REASON)]), _Run(first[len(_REASON) :], told=True)
    yield from ((_Run(line, told=True),) for line in others)


def _some(text: str, width: int, most: int) -> list[str]:
    """The first lines of a text; an ellipsis at their end when there are more."""
    lines = wrap(cell_line(text[: width * (most + 1) * 8]), width)
    if len(lines) > most:
        lines = [*lines[: most - 1], cut(f"{lines[most - 1]} {ELLIPSIS}", width)]
    return lines


def _standing(row: ActivityRow, scheme: StatusScheme, width: int) -> Iterator[tuple[_Run, ...]]:
    """Status, team and portfolio: beside each other where they fit, else each on its own line."""
    status = row.activity.status
    label, moved = cell_line(scheme.label(status)), movement_in_words(row, scheme)
    runs = (_Run(cut(label, width), _look_of(status)), _Run(cut(moved, max(width - cell_len(label), 0))))
    owners = [cell_line(text[: width * 8]) for text in (row.activity.team, row.activity.portfolio) if text]
    together = "".join(f"{_BESIDE}{owner}" for owner in owners)
    if sum(cell_len(run.text) for run in runs) + cell_len(together) <= width:
        yield (*runs, _Run(together, "quiet", told=True))
        return
    yield runs
    if cell_len(together) - len(_BESIDE) <= width:
        yield (_Run(together[len(_BESIDE) :], "quiet", told=True),)
    else:
        yield from ((_Run(cut(owner, width), "quiet", told=True),) for owner in owners)


def movement_in_words(row: ActivityRow, scheme: StatusScheme) -> str:
    """What to say after the status of an activity of how it came there: ``, was Green``, ``, 2 quarters Amber``."""
    status = row.activity.status
    if row.standing > 1:
        return f", {row.standing} quarters {cell_line(scheme.word(status))}"
    if row.movement is Movement.NEW:
        return ", new this quarter"
    before = row.before
    return f", was {cell_line(scheme.word(before.status))}" if before and before.status != status else ""


def _past(row: ActivityRow, scheme: StatusScheme, width: int) -> Iterator[tuple[_Run, ...]]:
    """The statuses up to now in words where these fit, else as shapes and letters, when there is more to tell than the last."""
    trail = row.trail
    if len(trail) <= max(row.standing, 2):
        return
    for label in (scheme.label, partial(_short_label, scheme)):
        steps = [(f"Q{quarter.number} ", cell_line(label(status)), status) for quarter, status in trail]
        if sum(cell_len(name + said) + len(_APART) for name, said, _ in steps) - len(_APART) <= width:
            yield tuple(
                run
                for number, (name, said, status) in enumerate(steps)
                for run in (_Run(_APART * (number > 0) + name, "quiet"), _Run(said, _look_of(status)))
            )
            return


def _short_label(scheme: StatusScheme, status: str | None) -> str:
    return f"{scheme.symbol(status)} {status_letter(scheme, status)}" if status in scheme else scheme.symbol(status)


def _origin(activity: Activity) -> str:
    parts = []
    if activity.status_source:
        parts.append(f"Status printed as {activity.status_source}")
    if activity.updated_at:
        by = f" by {activity.updated_by}" if activity.updated_by else ""
        parts.append(f"Changed {moment(activity.updated_at)}{by}")
    if activity.revision:
        parts.append(f"Revision {activity.revision}")
    return " · ".join(parts)
