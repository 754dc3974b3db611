"""Said and did: every step that the quarter before promised, in a list, and beside it what this quarter says of it."""

from __future__ import annotations

import asyncio

from textual.app import ComposeResult
from textual.widgets import Static

from ka_tui.domain.judgements import PromiseOutcome
from ka_tui.domain.movement import compared_quarter
from ka_tui.domain.promises import Promise, count_promises, promises
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.services.desk import Desk
from ka_tui.services.promises import judge
from ka_tui.tui.action import Action, Place
from ka_tui.tui.screens.register_place import QuarterPlace
from ka_tui.tui.widgets.cell_text import cell_line
from ka_tui.tui.widgets.column_list import ColumnList
from ka_tui.tui.widgets.ground import GroundBox
from ka_tui.tui.widgets.key_bar import KeyBar
from ka_tui.tui.widgets.narrative_panel import NarrativePanel
from ka_tui.tui.widgets.promise_passages import HEADINGS, key_of, promise_passages, promise_rows, shared_words
from ka_tui.tui.widgets.quarter_header import QuarterHeader

_ABOUT_STEPS = ("promises_accept", "promises_kept", "promises_not_kept", "promises_moved", "promises_silent", "promises_choose")


class PromisesScreen(QuarterPlace[tuple[Quarter, str] | None]):
    """Returns the activity to go to in the table, or None."""

    PLACE = Place.PROMISES
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (130, "-wide")]  # noqa: RUF012 - Textual reads it from the class
    DEFAULT_CSS = """
    PromisesScreen {
        layout: vertical;
        & .counts { height: 1; padding: 0 1; margin-bottom: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & #sides { height: 1fr; layout: horizontal; }
        & ColumnList { width: 1fr; height: 1fr; }
        & NarrativePanel { width: 1fr; height: 1fr; margin: 0; padding: 0 1 0 2; max-width: 100; }
        &.-narrow .counts { margin-bottom: 0; }
        &.-narrow #sides { layout: vertical; }
        &.-narrow NarrativePanel { margin-top: 1; padding: 0 1; }
    }
    """

    def __init__(self, desk: Desk, register: Register, quarter: Quarter) -> None:
        super().__init__(desk, register, quarter)
        self._promises: tuple[Promise, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out header, list and panel, and keys."""
        yield QuarterHeader()
        yield Static(classes="counts", markup=False)
        with GroundBox(id="sides"):
            yield ColumnList(HEADINGS, "Looking for what came of the promises…", id="promises")
            yield NarrativePanel("", id="promise")
        yield KeyBar()

    def on_mount(self) -> None:
        """Look for what came of the promises."""
        self.set_focus(self.query_one(ColumnList))
        self._look()

    # State goes down

    def load(self) -> None:
        """Read the register and look anew."""
        self.read_again()
        self._look()

    def _look(self) -> None:
        self.query_one(QuarterHeader).show(self._register, self._quarter)
        self.show_keys()
        self.run_worker(self._looked(self._register, self._quarter), group="promises", exclusive=True)

    async def _looked(self, register: Register, quarter: Quarter) -> None:
        self._promises = await asyncio.to_thread(promises, register, quarter)
        self.show_again()

    def show_again(self) -> None:
        """Show everything anew."""
        steps = self.query_one(ColumnList)
        steps.empty = self._why_none()
        steps.show(list(promise_rows(self._promises)))
        self.query_one(".counts", Static).update(cell_line(self._counts()))
        self._show_promise()

    def _why_none(self) -> str:
        before = compared_quarter(self._register, self._quarter)
        if before is None:
            return f"No earlier quarter can be compared with {self._quarter.label}, so that nothing promised is known."
        return f"{before.label} promised nothing."

    def _counts(self) -> str:
        """How many steps there are, and what is known of them."""
        counts = count_promises(self._promises)
        if not counts.promised:
            return ""
        confirmed = [f"{counts.confirmed[outcome]} {outcome}" for outcome in PromiseOutcome if counts.confirmed.get(outcome)]
        open_ones = counts.promised - counts.confirmed_all
        told = [
            f"{counts.promised} step{'s' * (counts.promised != 1)} promised",
            f"confirmed: {', '.join(confirmed)}" if confirmed else "",
            f"{open_ones} to confirm" if open_ones else "all confirmed",
            f"{counts.overdue} overdue" if counts.overdue else "",
        ]
        return "; ".join(filter(None, told)) + "."

    @property
    def _current(self) -> Promise | None:
        key = self.query_one(ColumnList).cursor
        return next((promise for promise in self._promises if key_of(promise) == key), None)

    def _show_promise(self) -> None:
        promise, panel = self._current, self.query_one(NarrativePanel)
        if promise is None:
            panel.show_passages("", ())
        else:
            passages = tuple(promise_passages(promise, self.key_of("promises_accept")))
            panel.show_passages(cell_line(f"{promise.code}  {promise.title}"), passages, shared_words(promise))

    # Messages come up

    def on_cursor_list_highlighted(self) -> None:
        """Tell of the step under the cursor."""
        self._show_promise()

    async def on_cursor_list_chosen(self) -> None:
        """Go to the activity that was double-clicked."""
        await self.action_perform("promises_choose")

    # Actions

    def hindrance(self, action: Action) -> str:
        """Why an action cannot be done now; empty when it can."""
        promise = self._current
        if action.id in _ABOUT_STEPS and promise is None:
            return "There is no step here."
        if action.id == "promises_choose" and promise is not None and promise.answer is None:
            return f"{promise.code} has ended: {self._quarter.label} does not have it."
        return super().hindrance(action)

    def action_accept(self) -> None:
        """Confirm what is suggested; of what is confirmed already nothing changes."""
        promise = self._current
        if promise is not None:
            self._judge(promise, promise.outcome)

    def action_judge(self, outcome: str) -> None:
        """Say what came of the step."""
        promise = self._current
        if promise is not None:
            self._judge(promise, PromiseOutcome(outcome))

    def _judge(self, promise: Promise, outcome: PromiseOutcome) -> None:
        """Go on at once, so that the next key is for the next step, and remember the outcome."""
        quarter = self._quarter
        self._go_to_open()
        self.act(lambda: judge(self.desk, quarter, {promise: outcome}), lambda _: self.load())

    def action_next_open(self) -> None:
        """Go to the next step that nobody has confirmed."""
        if not self._go_to_open():
            self.tell("Every other step is confirmed.")

    def _go_to_open(self) -> bool:
        """Go to the next open step after the cursor, or the first one of all; whether there is another."""
        keys = [key_of(promise) for promise in self._promises]
        steps = self.query_one(ColumnList)
        here = keys.index(steps.cursor) if steps.cursor in keys else -1
        turned = (*self._promises[here + 1 :], *self._promises[: max(here, 0)])
        following = next((promise for promise in turned if not promise.confirmed), None)
        if following is not None:
            steps.cursor = key_of(following)
        return following is not None

    def action_choose(self) -> None:
        """Go to the activity in the table."""
        promise = self._current
        if promise is not None:
            self.dismiss((self._quarter, promise.code))
