"""The returns of a quarter: who was asked, by when, who has returned, what is missing; and taking in what came back."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Static

from ka_tui.domain.days import MONTHS, day_in_words
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.returns import Standing, standings
from ka_tui.services.collecting import Collection
from ka_tui.services.desk import Desk
from ka_tui.tui.action import Action, Place
from ka_tui.tui.screens.file_picker import FilePicker
from ka_tui.tui.screens.import_work import working_folder
from ka_tui.tui.screens.packing import told_of_missing
from ka_tui.tui.screens.register_place import QuarterPlace
from ka_tui.tui.widgets.cell_text import cell_line
from ka_tui.tui.widgets.column_list import ColumnList, ListRow
from ka_tui.tui.widgets.ground import GroundBox
from ka_tui.tui.widgets.key_bar import KeyBar
from ka_tui.tui.widgets.moments import short_moment
from ka_tui.tui.widgets.narrative_lines import Run
from ka_tui.tui.widgets.narrative_panel import NarrativePanel
from ka_tui.tui.widgets.quarter_header import QuarterHeader
from ka_tui.tui.widgets.return_passages import standing_passages, told_of_days

_DAY = len("04 Oct")
_HEADINGS = ("Asked", "Back by", "Returned", "Still missing")


class ReturnPicker(FilePicker):
    """Chooses the files that came back."""

    async def on_mount(self) -> None:
        """Say what is chosen here."""
        self.query_one(".title", Static).update("Collect returned packs")


class ReturnsScreen(QuarterPlace[None]):
    """Where every team stands, in a list, and what is to be told of the one under the cursor in a panel."""

    PLACE = Place.RETURNS
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (130, "-wide")]  # noqa: RUF012 - Textual reads it from the class
    DEFAULT_CSS = """
    ReturnsScreen {
        layout: vertical;
        & .counts { height: 1; padding: 0 1; margin-bottom: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & #sides { height: 1fr; layout: horizontal; }
        & ColumnList { width: 3fr; height: 1fr; }
        & NarrativePanel { width: 2fr; height: 1fr; margin: 0; padding: 0 1 0 2; }
        &.-narrow #sides { layout: vertical; }
        &.-narrow ColumnList { width: 1fr; }
        &.-narrow NarrativePanel { width: 1fr; margin-top: 1; padding: 0 1; }
    }
    """

    def __init__(self, desk: Desk, register: Register, quarter: Quarter) -> None:
        super().__init__(desk, register, quarter)
        self._standings: tuple[Standing, ...] = ()
        self._folder = Path()

    def compose(self) -> ComposeResult:
        """Lay out header, list and panel, and keys."""
        yield QuarterHeader()
        yield Static(classes="counts", markup=False)
        with GroundBox(id="sides"):
            headings = (cell_line(self._register.labels.team), *_HEADINGS)
            yield ColumnList(headings, "Nobody has an activity in this quarter.", id="returns")
            yield NarrativePanel("", id="standing")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show where everybody stands."""
        self._folder = working_folder()
        self.set_focus(self.query_one(ColumnList))
        self.show_keys()
        self.show_again()

    # State goes down

    def show_again(self) -> None:
        """Show everything anew."""
        self._standings = standings(self._register, self._quarter)
        self.query_one(QuarterHeader).show(self._register, self._quarter)
        today = self._today
        self.query_one(ColumnList).show([_row(number, standing, today) for number, standing in enumerate(self._standings)])
        self.query_one(".counts", Static).update(cell_line(self._counts()))

    def _counts(self) -> str:
        """How many have returned, and what is still to come."""
        asked = [standing for standing in self._standings if standing.sent is not None]
        if not asked:
            return f"Nobody was asked for {self._quarter.label} yet. {self.key_of('returns_packs')} makes the packs to send out."
        back = sum(standing.has_returned for standing in asked)
        owing = sum(not standing.is_settled for standing in asked)
        dues = [standing.sent.due for standing in asked if standing.sent and standing.sent.due and not standing.is_settled]
        due = f"; next due {day_in_words(min(dues))}, {told_of_days(min(dues), self._today)}" if dues else ""
        return f"{back} of {len(asked)} returned, {owing} {'owes' if owing == 1 else 'owe'} something{due}."

    @property
    def _today(self) -> date:
        return self.desk.clock().date()

    @property
    def _current(self) -> Standing | None:
        key = self.query_one(ColumnList).cursor
        return self._standings[int(key)] if key else None

    # Messages come up

    def on_cursor_list_highlighted(self) -> None:
        """Tell of the team under the cursor."""
        standing, panel = self._current, self.query_one(NarrativePanel)
        if standing is None:
            panel.show_passages("", ())
        else:
            title = cell_line(standing.whose or "No team")
            panel.show_passages(title, tuple(standing_passages(standing, self._today)))

    async def on_cursor_list_chosen(self) -> None:
        """Draft a reminder to what was double-clicked."""
        await self.action_perform("returns_remind")

    # Actions

    def hindrance(self, action: Action) -> str:
        """Why an action cannot be done now; empty when it can."""
        standing = self._current
        if action.id == "returns_remind":
            if standing is None or not standing.whose:
                return "Nobody to remind here: these activities have no team. Give them one in the table."
            if not standing.owes:
                return f"{standing.whose} owes nothing more."
        return super().hindrance(action)

    async def action_packs(self) -> None:
        """Write packs for the quarter."""
        from ka_tui.tui.screens.packing import PackingScreen

        def ended(told: str | None) -> None:
            if told is not None:
                self.load()
                self.tell(told, timeout=10)

        await self.ask(PackingScreen(self.desk, self._register, self._quarter, self.key_of("returns_undo")), ended)

    async def action_collect(self) -> None:
        """Choose files that came back, and show what they would change."""
        picker = ReturnPicker(self._folder)

        def chosen(paths: tuple[Path, ...] | None) -> None:
            if paths:
                self._folder = paths[0].parent
                self._preview(paths)

        await self.ask(picker, chosen)

    def _preview(self, paths: tuple[Path, ...]) -> None:
        from ka_tui.tui.screens.return_preview import ReturnPreview

        self.app.push_screen(ReturnPreview(self.desk, self.scheme, self._quarter, paths), self._collected)

    def _collected(self, done: Collection | None) -> None:
        """Show where everybody stands then, and say what was taken in."""
        if done is None:
            return
        self.load()
        files = sum(file.counts for file in done.files)
        fields = len(done.outcome.changed)
        kept = len({(item.activity.code, item.field) for item in done.outcome.conflicts})
        if done.change is None or not done.change.edits:
            self.tell("All of this was collected already: nothing was changed.")
            return
        told = f"{_count(files, 'file')} collected, {_count(fields, 'field')} changed"
        kept_too = f", {_count(kept, 'conflict')} left as the register has it" if kept else ""
        self.tell(f"{told}{kept_too}. {self.key_of('returns_undo')} takes it back.", timeout=10)

    async def action_remind(self) -> None:
        """Draft a reminder to the team under the cursor."""
        from ka_tui.services.chasing import reminders
        from ka_tui.tui.screens.reminding import ReminderScreen

        standing = self._current
        if standing is not None:
            everybody = reminders(self.desk, self._quarter, self._standings)
            here = next(one for one in everybody if one.standing is standing)
            await self.ask(ReminderScreen(self.desk, everybody, here), lambda _: None)


def _row(number: int, standing: Standing, today: date) -> ListRow:
    """A team in the list; what is settled is quiet, what is late stands out."""
    sent = standing.sent
    missing = Counter(name for fields in standing.missing.values() for name in fields)
    look = "base" if standing.owes else "quiet"
    late = sent is not None and sent.due is not None and sent.due < today and not standing.is_settled
    return ListRow(
        str(number),
        (
            Run(standing.whose or "No team", "bold" if late else look),
            Run(short_moment(sent.sent_at)[:_DAY].strip() if sent else "not asked", "quiet"),
            Run(_due(sent.due, today) if sent and sent.due else "", "bold" if late else look),
            Run(short_moment(sent.returns[-1].at)[:_DAY].strip() if sent and sent.returns else "not yet" if sent else "", look),
            Run(told_of_missing(missing), look),
        ),
    )


def _due(due: date, today: date) -> str:
    return f"{due.day} {MONTHS[due.month - 1][:3]}, {told_of_days(due, today)}"


def _count(number: int, one: str) -> str:
    return f"{number} {one}{'s' if number != 1 else ''}"
