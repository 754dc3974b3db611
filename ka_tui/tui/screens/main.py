"""The main screen: the quarter's activities in a table, and what the one under the cursor says."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Input

from ka_tui.domain.activities import Activity
from ka_tui.domain.filters import searched_text
from ka_tui.domain.quarters import Quarter, parse_quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.summaries import count_statuses
from ka_tui.domain.text import folded, shown
from ka_tui.errors import KaError
from ka_tui.services.desk import Desk
from ka_tui.tui.actions import FIXED_ACTIONS, all_actions, status_actions
from ka_tui.tui.widgets.activity_card import ActivityCard
from ka_tui.tui.widgets.activity_table import ActivityTable
from ka_tui.tui.widgets.key_bar import KeyBar
from ka_tui.tui.widgets.narrative_panel import NarrativePanel
from ka_tui.tui.widgets.quarter_header import QuarterHeader
from ka_tui.tui.widgets.rows import rows_of
from ka_tui.tui.widgets.status_strip import StatusStrip

if TYPE_CHECKING:
    from ka_tui.domain.changes import Change
    from ka_tui.services.undoing import Reversal

_LOOK_AGAIN = 0.4
"""Seconds between two looks whether somebody else wrote to the register."""
_BEGIN = "Read a report in with 'ka import FILE', or press + to add an activity."
_WIDE, _TALL = 100, 30
"""From how many columns the panels stand beside the table, and from how many lines on there is room to spare."""
_LARGE = 3_000_000
"""From how many bytes on a register takes long enough to read that the empty frame is shown first."""
_TOLD = 3
"""How many lines of what changed a notice tells."""


class MainScreen(Screen[None]):
    """The desk itself. State goes down into the widgets from one register and one quarter; messages come back up."""

    BINDINGS: ClassVar[list[BindingType]] = [action.binding for action in FIXED_ACTIONS]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]  # noqa: RUF012 - Textual reads it from the class
    DEFAULT_CSS = """
    MainScreen {
        layout: vertical;
        & #search { height: 1; border: none; padding: 0 1; background: $boost; }
        & #desk { height: 1fr; }
        & ActivityTable { width: 3fr; height: 1fr; }
        & #detail { width: 2fr; padding: 0 1 0 2; }
        & ActivityCard { height: auto; }
        & NarrativePanel { height: 1fr; }
        &.-narrow #desk { layout: vertical; }
        &.-narrow ActivityTable { width: 1fr; height: 1fr; }
        &.-narrow #detail { width: 1fr; height: 45%; min-height: 9; padding: 0 1; }
        &.-narrow #narratives { layout: horizontal; }
        &.-narrow NarrativePanel { width: 1fr; }
    }
    """

    def __init__(self, desk: Desk, quarter: Quarter | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._register = Register()
        self._quarter = quarter
        self._search = ""
        self._searched: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Lay out header, counts, table beside panels, and keys."""
        self.set_class(True, "-wide" if self.app.size.width >= _WIDE else "-narrow")  # now, while there is nothing to restyle
        yield QuarterHeader()
        yield StatusStrip()
        with Horizontal(id="desk"):
            yield ActivityTable()
            with Vertical(id="detail"):
                yield ActivityCard()
                with Vertical(id="narratives"):
                    yield NarrativePanel("Progress", id="progress")
                    yield NarrativePanel("Next steps", id="next_steps")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the register, and look for what others write to it."""
        self.query_one(ActivityTable).focus()
        self.query_one(KeyBar).actions = all_actions(self.scheme)
        if self._desk.store.size < _LARGE:
            self.begin()
        else:
            self.call_after_refresh(self.begin)

    def begin(self) -> None:
        """Fill the frame; a large register only once the frame is on the screen, which takes less long than reading it."""
        self._load()
        gc.freeze()  # what was loaded stays: no collection need walk through ten thousand activities again
        gc.enable()
        self.set_interval(_LOOK_AGAIN, self.look)

    @property
    def scheme(self) -> StatusScheme:
        """The status scheme of the register."""
        return self._register.scheme

    def on_resize(self, resized: events.Resize) -> None:
        """Leave room for the texts where there is little."""
        self.query_one(ActivityCard).brief = resized.size.width < _WIDE or resized.size.height < _TALL

    # State goes down

    def look(self) -> None:
        """Show what others wrote to the register since the last look."""
        if self._desk.store.has_changed():
            self._load()

    def _load(self) -> None:
        """Read the register and show it; one that cannot be read is told, and what was shown stays."""
        try:
            register = self._desk.register
        except KaError as error:
            self.notify(str(error), title="The register cannot be read", severity="error", timeout=10, markup=False)
            return
        self._register = register
        self._searched.clear()
        self.query_one(KeyBar).actions = all_actions(register.scheme)
        if self._quarter not in register.quarters:
            self._quarter = max(register.quarters, default=None)
        self._show_quarter()

    def _show_quarter(self, *, keep_widths: bool = False) -> None:
        """Show the present quarter in every widget, narrowed by the search."""
        register, quarter = self._register, self._quarter
        activities = register.activities(quarter) if quarter else ()
        words = folded(self._search).split()
        found = [a for a in activities if all(word in self._searchable(a) for word in words)] if words else list(activities)
        self.query_one(QuarterHeader).show(register, quarter)
        self.query_one(StatusStrip).show(count_statuses(activities), register.scheme, len(found))
        table = self.query_one(ActivityTable)
        table.empty = self._nothing_to_show(bool(words))
        table.highlight_words = tuple(words)
        table.show(rows_of(register, found), register.scheme, keep_widths=keep_widths)
        self._show_activity()

    def _nothing_to_show(self, searching: bool) -> str:
        """What stands in the table when it has no rows: why, and what to do."""
        if searching:
            return "Nothing has all these words. Esc ends the search."
        if not self._desk.store.exists():
            return f"No register yet at {self._desk.store.path}. {_BEGIN}"
        if self._quarter is None:
            return f"The register holds no quarter yet. {_BEGIN}"
        return f"{self._quarter.label} has no activities. Press + to add one, or [ and ] for another quarter."

    def _searchable(self, activity: Activity) -> str:
        """What a search looks through, kept from one key to the next."""
        text = self._searched.get(activity.code)
        if text is None:
            text = self._searched[activity.code] = searched_text(activity)
        return text

    def _show_activity(self) -> None:
        """Show what the activity under the cursor says."""
        table = self.query_one(ActivityTable)
        row = table.current
        self.query_one(ActivityCard).show(row, self._register.scheme)
        for name in ("progress", "next_steps"):
            panel = self.query_one(f"#{name}", NarrativePanel)
            panel.show(getattr(row.activity, name) if row else None, table.highlight_words)

    # Messages come up

    def on_activity_table_highlighted(self) -> None:
        """Follow the cursor."""
        self._show_activity()

    async def on_activity_table_chosen(self) -> None:
        """Edit what was chosen by enter or a double click."""
        self.action_edit()

    def on_quarter_header_earlier(self) -> None:
        """Go where the header was clicked."""
        self.action_earlier()

    def on_quarter_header_later(self) -> None:
        """Go where the header was clicked."""
        self.action_later()

    def on_quarter_header_asked(self) -> None:
        """Offer all quarters."""
        self.action_quarters()

    def on_input_changed(self, changed: Input.Changed) -> None:
        """Narrow as the user types."""
        self._search = changed.value
        self._show_quarter(keep_widths=True)

    def on_input_submitted(self) -> None:
        """Keep the search and go back to the table."""
        self.query_one(ActivityTable).focus()

    async def on_key(self, event: events.Key) -> None:
        """Set a status by the key that the scheme gives it."""
        for action in status_actions(self.scheme):
            if event.key in action.keys and not isinstance(self.focused, Input):
                event.stop()
                await self.run_action(action.call)

    # Looking

    def action_earlier(self) -> None:
        """Go to the quarter before this one in the register."""
        self._go(-1)

    def action_later(self) -> None:
        """Go to the quarter after this one in the register."""
        self._go(1)

    def _go(self, step: int) -> None:
        quarters = list(self._register.quarters)
        if self._quarter is None:
            return
        place = quarters.index(self._quarter) + step
        if 0 <= place < len(quarters):
            self._switch(quarters[place])
        else:
            self._tell(f"{self._quarter.label} is the {'first' if step < 0 else 'last'} quarter in the register.")

    def _switch(self, quarter: Quarter) -> None:
        self._quarter = quarter
        self._searched.clear()
        self._show_quarter()

    def action_quarters(self) -> None:
        """Choose a quarter from a list."""

        def chosen(quarter: Quarter | None) -> None:
            if quarter is not None:
                self._switch(quarter)

        from ka_tui.tui.screens.quarter_picker import QuarterPicker

        self.app.push_screen(QuarterPicker(self._register, self._quarter), chosen)

    def action_search(self) -> None:
        """Open the search line, or go back to it."""
        if not self.query("#search"):
            line = Input(placeholder="Search: all words, in any field. Enter keeps, esc ends.", id="search", compact=True)
            self.mount(line, before=self.query_one(KeyBar))
            for activity in self._register.activities(self._quarter) if self._quarter else ():
                self._searchable(activity)
        self.query_one("#search").focus()

    def action_clear(self) -> None:
        """End the search; without one, drop the marks."""
        table = self.query_one(ActivityTable)
        if self.query("#search"):
            self.query("#search").remove()
            self._search = ""
            self._show_quarter(keep_widths=True)
            table.focus()
        else:
            table.mark(())

    def action_mark(self) -> None:
        """Mark the activity under the cursor, wherever the focus is."""
        self.query_one(ActivityTable).action_toggle_mark()

    def action_help(self) -> None:
        """Show all keys."""
        from ka_tui.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(all_actions(self.scheme)))

    # Changing

    @property
    def _chosen(self) -> tuple[str, ...]:
        """The codes that an action is for: the marked ones, else the one under the cursor."""
        table = self.query_one(ActivityTable)
        return table.marked or ((table.cursor,) if table.cursor else ())

    async def action_set_status(self, status: str) -> None:
        """Set the status of the chosen activities at once; an empty one means *not stated*."""
        from ka_tui.services import editing

        quarter, codes = self._quarter, self._chosen
        if quarter is not None and codes:
            await self._change(lambda: editing.set_fields(self._desk, quarter, codes, {"status": status or None}))

    async def action_undo(self) -> None:
        """Take the last change back."""
        from ka_tui.services import undoing

        await self._reverse(undoing.undo, "Undone", "U brings it back.")

    async def action_redo(self) -> None:
        """Bring back what was undone last."""
        from ka_tui.services import undoing

        await self._reverse(undoing.redo, "Redone", "u takes it back.")

    async def _reverse(self, act: Callable[[Desk], Reversal], verb: str, then: str) -> None:
        from ka_tui.services.describing import described_act

        try:
            reversal = await asyncio.to_thread(act, self._desk)
        except KaError as error:
            self._refused(error)
        else:
            self._load()
            self._tell(f"{verb}: {described_act(reversal.target)}. {then}")

    async def _change(self, act: Callable[[], Change]) -> None:
        """Have a service change the register, off the event loop, and show what came of it."""
        try:
            change = await asyncio.to_thread(act)
        except KaError as error:
            self._refused(error)
        else:
            self._changed(change)

    def _changed(self, change: Change | None) -> None:
        """Show a change that was saved, and say how to take it back."""
        if change is None:
            return
        if not change.edits:
            self._tell("It is so already.")
            return
        from ka_tui.services.describing import described_edits

        self._load()
        lines = described_edits(self.scheme, change)
        merged = [f"Kept what somebody else changed: {', '.join(change.merged)}."] if change.merged else []
        self._tell("\n".join([*lines[:_TOLD], *_and_more(lines), *merged, "u takes it back."]))

    def action_edit(self) -> None:
        """Edit the activity under the cursor."""
        from ka_tui.tui.screens.editor import EditorScreen

        row = self.query_one(ActivityTable).current
        if row is not None:
            focus = self.focused.id if isinstance(self.focused, NarrativePanel) and self.focused.id else "progress"
            self.app.push_screen(EditorScreen(self._desk, self._register, row.activity, focus), self._changed)

    async def action_edit_outside(self) -> None:
        """Edit progress and next steps in the user's editor."""
        from ka_tui.services.drafting import save_draft
        from ka_tui.tui.outside_editor import edited_outside

        row = self.query_one(ActivityTable).current
        if row is None:
            return
        try:
            draft = edited_outside(self.app, row.activity)
        except KaError as error:
            self._refused(error)
            return
        if draft is not None:
            await self._change(lambda: save_draft(self._desk, row.activity, draft))

    def action_add(self) -> None:
        """Add an activity under the priority of the one under the cursor."""
        from ka_tui.tui.screens.adding import AddingScreen

        row = self.query_one(ActivityTable).current
        code = row.activity.code.rpartition(".")[0] + "." if row else "KA."
        self.app.push_screen(AddingScreen(self._desk, self._quarter, code), self._added)

    def _added(self, change: Change | None) -> None:
        if change is not None and change.edits:
            added = change.edits[-1]
            self._quarter = parse_quarter(added.quarter) if added.quarter else self._quarter
            self._changed(change)
            self.query_one(ActivityTable).cursor = added.code

    def action_remove(self) -> None:
        """Remove the chosen activities, after asking."""
        from ka_tui.services import editing
        from ka_tui.tui.screens.question import QuestionScreen

        quarter, codes = self._quarter, self._chosen
        if quarter is None or not codes:
            return
        which = codes[0] if len(codes) == 1 else f"{len(codes)} activities"

        async def answered(answer: str | None) -> None:
            if answer == "remove":
                await self._change(lambda: editing.remove_activities(self._desk, quarter, codes))

        question = QuestionScreen(f"Remove {which} from {quarter.label}?", {"keep": "Keep", "remove": "Remove"}, ", ".join(codes))
        self.app.push_screen(question, answered)

    def _tell(self, text: str) -> None:
        """Say one thing; what was said before makes way."""
        self.app.clear_notifications()
        self.notify(shown(text), timeout=5, markup=False)

    def _refused(self, error: KaError) -> None:
        self.app.clear_notifications()
        self.notify(shown(str(error)), title="Nothing was changed", severity="warning", timeout=8, markup=False)


def _and_more(lines: Sequence[str]) -> list[str]:
    return [f"and {len(lines) - _TOLD} more"] if len(lines) > _TOLD else []
