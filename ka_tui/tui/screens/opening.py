"""Opening the next quarter: which one, what becomes of what was completed, or with which plan; all of it is seen first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from ka_tui.domain.activities import Activity
from ka_tui.domain.opening import Completed, Opening, next_quarter
from ka_tui.domain.quarters import parse_quarter
from ka_tui.domain.text import clean_line
from ka_tui.errors import KaError, NoQuarters
from ka_tui.services.desk import Desk
from ka_tui.services.importing import load
from ka_tui.services.opening import Opened, OpeningOrder, Plan, open_quarter, preview_opening, read_plan
from ka_tui.tui.screens.dialog import FormDialog
from ka_tui.tui.screens.file_picker import FilePicker
from ka_tui.tui.screens.working import Work
from ka_tui.tui.widgets.cell_text import cell_line
from ka_tui.tui.widgets.column_list import KeyedColumnList, ListRow
from ka_tui.tui.widgets.file_entries import typed_paths
from ka_tui.tui.widgets.line_input import LineInput
from ka_tui.tui.widgets.narrative_lines import Run
from ka_tui.tui.widgets.option_form import FormChoice, FormLine
from ka_tui.tui.widgets.progress_line import ProgressLine

_KEYS = "ctrl+s Open   tab Next   ← → Choose   ctrl+o Plan file   esc Back"
_CHOICES = {Completed.CARRY: "carry on", Completed.CLOSE: "leave out"}
_TOLD = 4
"""How many problems of a plan are told."""


class PlanPicker(FilePicker):
    """Chooses the document of a new plan."""

    async def on_mount(self) -> None:
        """Say what is chosen here."""
        self.query_one(".title", Static).update("The new year's plan")


class OpeningScreen(FormDialog[Opened | None]):
    """Opens a quarter; returns what was done, or None when nothing was."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+o", "choose_plan", "Plan file", priority=True)]
    DEFAULT_CSS = """
    OpeningScreen {
        & > VerticalScroll { max-width: 110; }
        & #quarter { width: 1fr; }
        & .preview { height: auto; margin-top: 1; }
        & KeyedColumnList { height: auto; max-height: 7; min-height: 3; margin-top: 1; background: $panel; }
        &.-tall KeyedColumnList { max-height: 16; }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (34, "-tall")]  # noqa: RUF012 - Textual reads it from the class

    def __init__(self, desk: Desk, folder: Path) -> None:
        """Begin with the quarter after the latest; ``folder`` is where documents were last chosen."""
        super().__init__()
        self._desk, self._folder = desk, folder
        self._plan: Plan | None = None
        self._read = ""
        self._opening: Opening | None = None

    def compose(self) -> ComposeResult:
        """Lay out the choices over what the quarter begins with."""
        try:
            quarter = str(next_quarter(self._desk.register))
        except NoQuarters:
            quarter = ""
        with VerticalScroll(can_focus=False):
            yield Static("Open the next quarter", classes="title", markup=False)
            field = LineInput(quarter, "as Q1-2023", id="quarter", compact=True, select_on_focus=False)
            yield FormLine("Quarter", field, "the one after the latest")
            yield FormLine("Completed", FormChoice(list(_CHOICES.values()), id="completed"))
            yield FormLine("New plan", LineInput("", "none; a document with the new year's activities", id="plan", compact=True))
            yield KeyedColumnList(("", "Code", "Activity", "Team"), "Nothing is carried on.", id="activities")
            yield Static(classes="preview")
            yield Static(classes="error")
            yield ProgressLine()
            yield Static(_KEYS, classes="keys", markup=False)

    def on_mount(self) -> None:
        """Show what the next quarter begins with."""
        self._lay_out()
        self.set_focus(self.query_one("#quarter" if not self.query_one("#quarter", Input).value else "#completed"))

    # What is chosen

    @property
    def _typed_plan(self) -> str:
        return clean_line(self.query_one("#plan", Input).value)

    @property
    def _order(self) -> OpeningOrder:
        """What is filled in; raises InvalidQuarter."""
        typed = clean_line(self.query_one("#quarter", Input).value)
        completed = list(_CHOICES)[self.query_one("#completed", FormChoice).chosen]
        return OpeningOrder(parse_quarter(typed) if typed else None, self._plan, completed)

    @on(Input.Changed, "#quarter")
    @on(FormChoice.Changed, "#completed")
    def _lay_out(self) -> None:
        """Work out what the quarter would begin with, and show it."""
        try:
            self._opening = preview_opening(self._desk, self._order).opening
        except KaError as error:
            self._opening = None
            self.complain(str(error))
        else:
            self.complain("")
        self._show()

    def _show(self) -> None:
        found = self._opening
        self.query_one(KeyedColumnList).show(_rows(found) if found else [])
        quarter, completed, _ = self.query(FormLine)
        quarter.note(self._desk.register.calendar.months(found.quarter) if found else "")
        completed.note(_told_of_completed(found) if found else "")
        completed.refuse("nothing of the old plan is carried on" if self._plan else "")
        lines = [*_told(found), *_problems(self._plan)] if found else []
        self.query_one(".preview", Static).update(Text("\n".join(map(cell_line, lines))))

    # The plan

    @on(Input.Changed, "#plan")
    def forget_plan(self) -> None:
        """Another name is another plan, which is not read yet."""
        if self._plan is not None and self._typed_plan != self._read:
            self._plan = None
            self._lay_out()

    def action_choose_plan(self) -> None:
        """Choose the document of a new plan."""

        def chosen(paths: tuple[Path, ...] | None) -> None:
            if paths:
                self._folder = paths[0].parent
                self.query_one("#plan", Input).value = str(paths[0])
                self._read_plan()

        if not self.is_working:
            self.app.push_screen(PlanPicker(self._folder), chosen)

    def _read_plan(self) -> None:
        """Read the document that is named, and show what the quarter would begin with then."""
        try:
            quarter = self._order.quarter
        except KaError as error:
            self.complain(str(error))
            return
        self._read = self._typed_plan
        path = typed_paths(self._read, self._folder)[0]

        def act(work: Work) -> Plan:
            return read_plan(self._desk, load(path), quarter, work)

        self.begin("Reading the plan", act, self._take_plan)

    def _take_plan(self, plan: Plan) -> None:
        self._plan = plan
        self._lay_out()

    # Opening

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Read the plan that is named; from any other line, go to the next."""
        if submitted.input.id == "plan" and self._typed_plan:
            self._read_plan()
        else:
            self.focus_next()

    def action_write(self) -> None:
        """Open the quarter; a plan that was not read yet is read and shown first."""
        if self.is_working:
            return
        if self._typed_plan and self._plan is None:
            self._read_plan()
        elif self._opening is not None:
            order = self._order
            self.begin("Opening the quarter", lambda _: open_quarter(self._desk, order), self._end)

    def _end(self, opened: Opened) -> None:
        self.dismiss(opened)

    def action_back(self) -> None:
        """Stop the reading; where nothing is being read, leave."""
        if not self.give_up():
            self.dismiss(None)


def told_of_opening(found: Opening) -> str:
    """What was done, as ``Q3 2022/23 is opened from Q2 2022/23: 30 activities, 2 left out``, in a sentence."""
    source = f" from {found.source.label}" if found.source and not found.is_new_plan else ""
    left_out = f", {len(found.closed)} left out" if found.closed else ""
    return f"{found.quarter.label} is opened{source}: {_count(len(found.carried) + len(found.added))}{left_out}."


def _rows(found: Opening) -> list[ListRow]:
    """The activities in the order of the report, each with what becomes of it."""
    becomes = {"carried on": found.carried, "left out": found.closed, "new": found.added}
    rows = [(activity, word) for word, activities in becomes.items() for activity in activities]
    return [_row(activity, word) for activity, word in sorted(rows, key=lambda row: row[0].sort_key)]


def _row(activity: Activity, word: str) -> ListRow:
    look = "quiet" if word == "left out" else "base"
    texts = (activity.code, activity.title, activity.team)
    return ListRow(activity.code, (Run(word, "quiet"), *(Run(text, look) for text in texts)))


def _told_of_completed(found: Opening) -> str:
    return ", ".join(found.completed) or "none is completed"


def _told(found: Opening) -> Iterator[str]:
    """What is to be known of the quarter before it is opened."""
    if found.is_new_plan:
        yield f"{_count(len(found.added))} of the new plan. Their codes mean other activities than before; links join the two."
    elif found.source:
        yield f"{_count(len(found.carried))} from {found.source.label}. Status, progress and next steps begin empty."
    if found.source and found.source != found.quarter.previous:
        yield f"The register has nothing between {found.source.label} and {found.quarter.label}."
    if found.links and found.source:
        yield f"The plan of {found.source.financial_year} goes on: each is linked with itself, so that its trail goes on."
    if found.stripped:
        yield f"What the plan says of status and progress is not taken over: {', '.join(found.stripped)}."
    if found.untitled:
        yield f"Left out, for want of a title: {', '.join(found.untitled)}."


def _problems(plan: Plan | None) -> Iterator[str]:
    problems = plan.problems if plan else ()
    yield from (f"Look at {problem.place}: {problem.what} {problem.to_do}" for problem in problems[:_TOLD])
    if len(problems) > _TOLD:
        yield f"And {len(problems) - _TOLD} more."


def _count(number: int) -> str:
    return f"{number} {'activity' if number == 1 else 'activities'}"
