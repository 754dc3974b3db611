"""The history: every change, who made it, when and why, what it was and became; and the way back to any point of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import Change
from ka_tui.domain.history import Course, course, done_since
from ka_tui.domain.quarters import parse_quarter
from ka_tui.domain.register import Register
from ka_tui.errors import KaError, NothingToUndo
from ka_tui.services import undoing
from ka_tui.services.describing import described_act, described_acts, named_act
from ka_tui.services.desk import Desk
from ka_tui.services.histories import changes_of, of_activity
from ka_tui.services.undoing import Reversal
from ka_tui.tui.action import Action, Place
from ka_tui.tui.screens.notices import told_of_trouble
from ka_tui.tui.screens.place import PlaceScreen
from ka_tui.tui.screens.question import QuestionScreen
from ka_tui.tui.widgets.cell_text import cell_line
from ka_tui.tui.widgets.change_list import ChangeList
from ka_tui.tui.widgets.change_passages import change_passages
from ka_tui.tui.widgets.ground import Ground, GroundBox
from ka_tui.tui.widgets.key_bar import KeyBar
from ka_tui.tui.widgets.narrative_panel import NarrativePanel

_LOOK_AGAIN = 0.4
"""Seconds between two looks whether somebody else wrote to the register."""
_PATIENCE = 0.2
"""Seconds after which reading the history takes long enough to be told."""
_NOTHING = "Nothing was changed yet."
_TOLD = 8
"""How many of the changes to be taken back a question names."""


class _Reading(NamedTuple):
    """The register and its history as they were read together, oldest change first."""

    register: Register
    changes: Sequence[Change]
    led: Course


class HistoryScreen(PlaceScreen[None], Ground):
    """All changes in a list and the one under the cursor in a panel; undo from here goes back to any of them."""

    PLACE = Place.HISTORY
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual reads it from the class
    DEFAULT_CSS = """
    HistoryScreen {
        layout: vertical;
        & #title { layout: horizontal; height: 1; padding: 0 1; margin-bottom: 1; }
        & #name { width: auto; margin-right: 3; color: $accent; text-style: bold; }
        & #counts { width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
        & #history { height: 1fr; layout: horizontal; }
        & ChangeList { width: 3fr; height: 1fr; }
        & NarrativePanel { width: 2fr; margin: 0; padding: 0 1 0 2; }
        &.-narrow #title { margin-bottom: 0; }
        &.-narrow #history { layout: vertical; }
        &.-narrow ChangeList { width: 1fr; }
        &.-narrow NarrativePanel { width: 1fr; height: 1fr; margin-top: 1; padding: 0 1; }
    }
    """

    def __init__(self, desk: Desk, activity: Activity | None = None) -> None:
        """Show the history of the desk's register; ``activity`` is the one that it can be narrowed to."""
        super().__init__(desk)
        self._activity = activity
        self._narrowed = False
        self._reading = _Reading(Register(), (), course(()))
        self._made = 0  # the change that was made here since the last reading, to be gone to

    def compose(self) -> ComposeResult:
        """Lay out a title, the list beside the panel, and keys."""
        with GroundBox(id="title"):
            yield Static("History", id="name")
            yield Static(id="counts", markup=False)
        with GroundBox(id="history"):
            yield ChangeList(id="changes")
            yield NarrativePanel("", id="change")
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the history, and look for what others write to it."""
        self.set_focus(self.query_one(ChangeList))
        self.show_keys()
        self.load()
        self.set_interval(_LOOK_AGAIN, self.look)

    @property
    def register(self) -> Register:
        """The register that is shown."""
        return self._reading.register

    def show_again(self) -> None:
        """Show everything anew."""
        self._show()

    # State goes down

    def look(self) -> None:
        """Show what others wrote to the register since the last look; the main screen behind this one looks too."""
        try:
            if self.desk.register.commit != self._reading.register.commit:
                self.load()
        except KaError:  # the main screen tells it
            return

    def load(self) -> None:
        """Read the history beside the event loop, and show it."""
        self.run_worker(self._load(), group="reading", exclusive=True)

    async def _load(self) -> None:
        reading = asyncio.create_task(asyncio.to_thread(_read, self.desk))
        await asyncio.wait({reading}, timeout=_PATIENCE)
        if not reading.done() and not self.is_left:
            self.query_one(ChangeList).empty = "Reading the history…"
        nothing = _NOTHING
        try:
            self._reading = await reading
        except KaError as error:
            nothing = told_of_trouble(error)
            self.tell(nothing, timeout=10)
        if not self.is_left:
            self.query_one(ChangeList).empty = cell_line(nothing)
            self._show()
            self.query_one(ChangeList).go_to(self._made)
            self._made = 0

    def _show(self) -> None:
        reading = self._reading
        if self._narrowed and self._activity is not None:
            shown = of_activity(reading.changes, reading.register, self._activity)
        else:
            shown = changes_of(reading.changes, None, None)
        self.query_one(ChangeList).show(shown, reading.led, self.scheme)
        self.query_one("#counts", Static).update(self._counts(len(shown)))

    def _counts(self, shown: int) -> Text:
        """How many changes there are, how many of them no longer count, and which are shown."""
        total, undone = len(self._reading.changes), len(self._reading.led.taken_back)
        counts = f"{total} {'change' if total == 1 else 'changes'}{f', {undone} undone' if undone else ''}"
        if self._narrowed and self._activity is not None:
            which = f"{self._activity.code} in {self._activity.quarter.financial_year}  {self._activity.title}"
            counts = f"{shown} of {counts}   {cell_line(which)}"
        return Text(counts)

    # Messages come up

    def on_cursor_list_highlighted(self) -> None:
        """Tell of the change under the cursor."""
        change, reading = self.query_one(ChangeList).current, self._reading
        panel = self.query_one(NarrativePanel)
        if change is None:
            panel.show_passages("", ())
        else:
            title = cell_line(f"{change.number}  {named_act(reading.led, change)}")
            panel.show_passages(title, tuple(change_passages(change, reading.register)))

    async def on_cursor_list_chosen(self) -> None:
        """Go back to what was double-clicked, after asking."""
        await self.action_perform("history_undo_to")

    # Actions

    def hindrance(self, action: Action) -> str:
        """Why an action cannot be done now; empty when it can."""
        if action.id == "history_undo_to" and self.query_one(ChangeList).current is None:
            return _NOTHING
        current = self.query_one(ChangeList).current
        if action.id == "history_narrow" and not (self._activity or (current and self._activity_of(current))):
            return "There was no activity under the cursor when the history was opened."
        return super().hindrance(action)

    def action_narrow(self) -> None:
        """Show only the changes to the activity that the one under the cursor is about, or all again, with the cursor on it."""
        change = self.query_one(ChangeList).current
        if not self._narrowed and change is not None:
            self._activity = self._activity_of(change) or self._activity
        self._narrowed = not self._narrowed
        self._show()
        if change is not None:
            self.query_one(ChangeList).go_to(change.number)

    def _activity_of(self, change: Change) -> Activity | None:
        """The activity that a change is about, if it is about one that there still is."""
        places = {(edit.quarter, edit.code) for edit in change.edits if edit.quarter and edit.code}
        if len(places) != 1:
            return None
        quarter, code = places.pop()
        return self.register.find(parse_quarter(quarter), code) if quarter and code else None

    async def action_undo_to(self) -> None:
        """Take back all that was done after the change under the cursor, if the user says so."""
        change, changes = self.query_one(ChangeList).current, self._reading.changes
        if change is None:
            return
        try:
            targets = done_since(changes, change.number)
        except NothingToUndo:
            newest = change.number == changes[-1].number
            self.tell(f"{'Nothing came' if newest else 'All is as it was'} after change {change.number}.")
            return
        except KaError as error:
            self.refused(error)
            return
        number, seen = change.number, changes[-1].number

        def answered(answer: str | None) -> None:
            if answer == "undo":
                self._undo(partial(undoing.undo_to, number=number, seen=seen))

        await self.ask(_question(number, targets), answered)

    def action_undo(self) -> None:
        """Take the last change back."""
        self._undo(undoing.undo)

    def action_redo(self) -> None:
        """Bring back all that the last undo took back."""
        self._reverse(undoing.redo, "Redone", f"{self.key_of('history_undo')} takes the last change back.")

    def _undo(self, act: Callable[[Desk], Reversal]) -> None:
        self._reverse(act, "Undone", f"{self.key_of('history_redo')} brings all of it back.")

    def _reverse(self, act: Callable[[Desk], Reversal], verb: str, then: str) -> None:
        def done(reversal: Reversal) -> None:
            self._made = reversal.change.number
            self.load()
            self.tell(f"{verb}: {described_acts(reversal.targets)}. {then}")

        self.act(lambda: act(self.desk), done)

    def action_back(self) -> None:
        """Go back to the activities."""
        self.dismiss(None)


def _read(desk: Desk) -> _Reading:
    changes = desk.history()
    return _Reading(desk.register, changes, course(changes))


def _question(number: int, targets: Sequence[Change]) -> QuestionScreen:
    """Whether to take changes back: how many, of whom, and what the latest of them did."""
    named = [f"{target.number}  {described_act(target)}" for target in reversed(targets)]
    more = [f"and {len(named) - _TOLD} more"] if len(named) > _TOLD else []
    question = f"Go back to change {number}? That takes back {described_acts(targets)}."
    return QuestionScreen(question, {"keep": "Keep all", "undo": "Take back"}, "\n".join([*named[:_TOLD], *more]))
