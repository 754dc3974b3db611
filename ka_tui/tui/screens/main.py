"""The main screen: the quarter's activities in a table, and what the one under the cursor says."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from ka_tui.domain.quarters import Quarter, parse_quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.summaries import count_statuses
from ka_tui.domain.text import shown
from ka_tui.errors import KaError
from ka_tui.services.desk import Desk
from ka_tui.tui.actions import FIXED_ACTIONS, all_actions, status_actions
from ka_tui.tui.screens.acting import ActingScreen
from ka_tui.tui.screens.shown_quarter import ShownQuarter, words_of
from ka_tui.tui.widgets.activity_card import ActivityCard
from ka_tui.tui.widgets.activity_table import ActivityTable
from ka_tui.tui.widgets.ground import Ground, GroundBox
from ka_tui.tui.widgets.key_bar import KeyBar
from ka_tui.tui.widgets.line_input import LineInput
from ka_tui.tui.widgets.narrative_panel import NarrativePanel
from ka_tui.tui.widgets.quarter_header import QuarterHeader
from ka_tui.tui.widgets.rows import rows_of
from ka_tui.tui.widgets.status_strip import StatusStrip

if TYPE_CHECKING:
    from ka_tui.domain.changes import Change
    from ka_tui.services.undoing import Reversal

_LOOK_AGAIN = 0.4
"""Seconds between two looks whether somebody else wrote to the register."""
_WIDE, _TALL = 100, 30
"""From how many columns the panels stand beside the table, and from how many lines on there is room to spare."""
_LARGE = 3_000_000
"""From how many bytes on a register takes long enough to read that the empty frame is shown first."""


class MainScreen(ActingScreen, Ground):
    """The desk itself. State goes down into the widgets from one register and one quarter; messages come back up."""

    BINDINGS: ClassVar[list[BindingType]] = [action.binding for action in FIXED_ACTIONS]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]  # noqa: RUF012 - Textual reads it from the class
    DEFAULT_CSS = """
    MainScreen {
        layout: vertical;
        & #search { height: 1; border: none; padding: 0 1; background: $boost; }
        & #desk { height: 1fr; layout: horizontal; }
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
        self._shown = ShownQuarter(Register(), None)
        self._quarter = quarter
        self._search = self._trouble = ""

    def compose(self) -> ComposeResult:
        """Lay out header, counts, table beside panels, and keys."""
        self.set_class(True, "-wide" if self.app.size.width >= _WIDE else "-narrow")  # now, while there is nothing to restyle
        yield QuarterHeader()
        yield StatusStrip()
        with GroundBox(id="desk"):
            yield ActivityTable()
            with GroundBox(id="detail"):
                yield ActivityCard()
                with GroundBox(id="narratives"):
                    yield NarrativePanel("Progress", id="progress")
                    yield NarrativePanel("Next steps", id="next_steps")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the register, and look for what others write to it."""
        self.set_focus(self.query_one(ActivityTable))
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
        return self._shown.register.scheme

    def on_resize(self, resized: events.Resize) -> None:
        """Leave room for the texts where there is little."""
        self.query_one(ActivityCard).brief = resized.size.width < _WIDE or resized.size.height < _TALL

    # State goes down

    def look(self) -> None:
        """Show what others wrote to the register since the last look."""
        if self._desk.store.has_changed():
            self._load()

    def _load(self) -> None:
        """Read the register and show it; one that cannot be read is told for as long as that is so, and what was shown stays."""
        try:
            register = self._read()
        except KaError as error:
            from ka_tui.tui.screens.notices import told_of_trouble

            self._trouble = shown(told_of_trouble(error))
            self.notify(self._trouble, title="The register cannot be read", severity="error", timeout=10, markup=False)
        else:
            self._trouble = ""
            self._shown = ShownQuarter(register, self._quarter)
            self._quarter = self._shown.quarter
            self.query_one(KeyBar).actions = all_actions(register.scheme)
        self._show_quarter()

    def _read(self) -> Register:
        """The register; an empty one where there is none yet, which is another thing than one that was here and is gone."""
        store = self._desk.store
        return store.snapshot() if self._shown.register.identity or store.exists() else Register()

    def _show_quarter(self, *, keep_widths: bool = False) -> None:
        """Show the present quarter in every widget, narrowed by the search."""
        shown, found = self._shown, self._shown.found(self._search)
        scheme = shown.register.scheme
        self.query_one(QuarterHeader).show(shown.register, shown.quarter, self._trouble)
        self.query_one(StatusStrip).show(count_statuses(shown.activities), scheme, len(found))
        table = self.query_one(ActivityTable)
        table.empty = shown.nothing_found(self._search, self._desk.store.path)
        table.highlight_words = words_of(self._search)
        table.show(rows_of(shown.register, found), scheme, keep_widths=keep_widths)
        self._show_activity()

    def _show_activity(self) -> None:
        """Show what the activity under the cursor says."""
        table = self.query_one(ActivityTable)
        row = table.current
        self.query_one(ActivityCard).show(row, self.scheme)
        for name in ("progress", "next_steps"):
            panel = self.query_one(f"#{name}", NarrativePanel)
            panel.show(getattr(row.activity, name) if row else None, table.highlight_words)

    # Messages come up

    def on_activity_table_highlighted(self) -> None:
        """Follow the cursor."""
        self._show_activity()

    async def on_activity_table_chosen(self) -> None:
        """Edit what was chosen by enter or a double click."""
        await self.action_edit()

    def on_quarter_header_earlier(self) -> None:
        """Go where the header was clicked."""
        self.action_earlier()

    def on_quarter_header_later(self) -> None:
        """Go where the header was clicked."""
        self.action_later()

    async def on_quarter_header_asked(self) -> None:
        """Offer all quarters."""
        await self.action_quarters()

    def on_input_changed(self, changed: Input.Changed) -> None:
        """Narrow as the user types."""
        self._search = changed.value
        self._show_quarter(keep_widths=True)

    def on_input_submitted(self) -> None:
        """Keep the search and go back to the table."""
        self.set_focus(self.query_one(ActivityTable))

    def status_call(self, key: str) -> str | None:
        """What the scheme has a key for, as a call of an action; None where it has none, and where keys are text."""
        if isinstance(self.focused, Input):
            return None
        return next((action.call for action in status_actions(self.scheme) if key in action.keys), None)

    # Looking

    def action_earlier(self) -> None:
        """Go to the quarter before this one in the register."""
        self._go(-1)

    def action_later(self) -> None:
        """Go to the quarter after this one in the register."""
        self._go(1)

    def _go(self, step: int) -> None:
        beside = self._shown.beside(step)
        if beside is not None:
            self._switch(beside)
        elif self._quarter is not None:
            self.tell(f"{self._quarter.label} is the {'first' if step < 0 else 'last'} quarter in the register.")

    def _switch(self, quarter: Quarter | None) -> None:
        if quarter is not None:
            self._quarter = quarter
            self._shown = ShownQuarter(self._shown.register, quarter)
            self._show_quarter()

    async def action_quarters(self) -> None:
        """Choose a quarter from a list."""
        from ka_tui.tui.screens.quarter_picker import QuarterPicker

        if self._shown.quarter is None:
            self._tell_nothing()
        else:
            await self.ask(QuarterPicker(self._shown.register, self._shown.quarter), self._switch)

    async def action_search(self) -> None:
        """Open the search line, or go back to it."""
        if not self.query("#search"):
            line = LineInput(placeholder="Search: all words, in any field. Enter keeps, esc ends.", id="search", compact=True)
            await self.mount(line, before=self.query_one(KeyBar))
            self._shown.searched()  # now, so that the first key need not wait
        self.set_focus(self.query_one("#search"))

    def action_clear(self) -> None:
        """End the search; without one, drop the marks."""
        table = self.query_one(ActivityTable)
        if self.query("#search"):
            self.query("#search").remove()
            self._search = ""
            self._show_quarter(keep_widths=True)
            self.set_focus(table)
        else:
            table.mark(())

    def action_mark(self) -> None:
        """Mark the activity under the cursor, wherever the focus is."""
        self.query_one(ActivityTable).action_toggle_mark()

    async def action_help(self) -> None:
        """Show all keys."""
        from ka_tui.tui.screens.help import HelpScreen

        await self.ask(HelpScreen(all_actions(self.scheme)), lambda _: None)

    # Changing

    @property
    def _chosen(self) -> tuple[str, ...]:
        """The codes that an action is for: the marked ones, else the one under the cursor."""
        table = self.query_one(ActivityTable)
        return table.marked or ((table.cursor,) if table.cursor else ())

    def action_set_status(self, status: str) -> None:
        """Set the status of the chosen activities at once; an empty one means *not stated*."""
        from ka_tui.services import editing

        quarter, codes = self._quarter, self._chosen
        if quarter is None or not codes:
            self._tell_nothing()
        else:
            self.act(lambda: editing.set_fields(self._desk, quarter, codes, {"status": status or None}), self._changed)

    def action_undo(self) -> None:
        """Take the last change back."""
        from ka_tui.services import undoing

        self._reverse(undoing.undo, "Undone", "U brings it back.")

    def action_redo(self) -> None:
        """Bring back what was undone last."""
        from ka_tui.services import undoing

        self._reverse(undoing.redo, "Redone", "u takes it back.")

    def _reverse(self, act: Callable[[Desk], Reversal], verb: str, then: str) -> None:
        from ka_tui.services.describing import described_act

        def reversed_(reversal: Reversal) -> None:
            self._load()
            self.tell(f"{verb}: {described_act(reversal.target)}. {then}")

        self.act(lambda: act(self._desk), reversed_)

    def _changed(self, change: Change | None) -> None:
        """Show a change that was saved, and say how to take it back."""
        from ka_tui.tui.screens.notices import told_of

        if change is not None:
            self._load()
            self.tell(told_of(change, self.scheme))

    async def action_edit(self) -> None:
        """Edit the activity under the cursor."""
        from ka_tui.tui.screens.editor import EditorScreen

        row = self.query_one(ActivityTable).current
        if row is None:
            self._tell_nothing()
        else:
            focus = self.focused.id if isinstance(self.focused, NarrativePanel) and self.focused.id else "progress"
            await self.ask(EditorScreen(self._desk, self._shown.register, row.activity, focus), self._changed)

    def action_edit_outside(self) -> None:
        """Edit progress and next steps in the user's editor."""
        from ka_tui.services.drafting import save_draft
        from ka_tui.tui.outside_editor import edited_outside

        row = self.query_one(ActivityTable).current
        if row is None:
            self._tell_nothing()
            return
        try:
            draft = edited_outside(self.app, row.activity)
        except KaError as error:
            self.refused(error)
            return
        if draft is not None:
            self.act(lambda: save_draft(self._desk, row.activity, draft), self._changed)

    async def action_add(self) -> None:
        """Add an activity under the priority of the one under the cursor."""
        from ka_tui.tui.screens.adding import AddingScreen

        row = self.query_one(ActivityTable).current
        code = row.activity.code.rpartition(".")[0] + "." if row else "KA."
        await self.ask(AddingScreen(self._desk, self._quarter, code), self._added)

    def _added(self, change: Change | None) -> None:
        if change is not None and change.edits:
            added = change.edits[-1]
            self._quarter = parse_quarter(added.quarter) if added.quarter else self._quarter
            self._changed(change)
            self.query_one(ActivityTable).cursor = added.code

    async def action_remove(self) -> None:
        """Remove the chosen activities, after asking."""
        from ka_tui.services import editing
        from ka_tui.tui.screens.question import QuestionScreen

        quarter, codes = self._quarter, self._chosen
        if quarter is None or not codes:
            self._tell_nothing()
            return
        which = codes[0] if len(codes) == 1 else f"{len(codes)} activities"

        def answered(answer: str | None) -> None:
            if answer == "remove":
                self.act(lambda: editing.remove_activities(self._desk, quarter, codes), self._changed)

        question = QuestionScreen(f"Remove {which} from {quarter.label}?", {"keep": "Keep", "remove": "Remove"}, ", ".join(codes))
        await self.ask(question, answered)

    def _tell_nothing(self) -> None:
        """Say why a key did nothing where there is no activity for it."""
        self.tell(self._shown.nothing_found(self._search, self._desk.store.path))
