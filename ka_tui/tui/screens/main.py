"""The main screen: the quarter's activities in a table, what the one under the cursor says, and the way to every other view."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size

from ka_tui.domain.quarters import Quarter
from ka_tui.tui.action import Action
from ka_tui.tui.screens.checking import CheckingScreen
from ka_tui.tui.screens.looking import LookingScreen
from ka_tui.tui.screens.walking import WalkingScreen
from ka_tui.tui.widgets.activity_table import ActivityTable
from ka_tui.tui.widgets.detail import Detail
from ka_tui.tui.widgets.ground import Ground, GroundBox
from ka_tui.tui.widgets.key_bar import KeyBar
from ka_tui.tui.widgets.quarter_header import QuarterHeader
from ka_tui.tui.widgets.splitter import Splitter
from ka_tui.tui.widgets.status_strip import StatusStrip

if TYPE_CHECKING:
    from pathlib import Path

    from ka_tui.services.export_requests import ExportRequest
    from ka_tui.services.opening import Opened
    from ka_tui.tui.screens.import_work import ImportEnd

_LOOK_AGAIN = 0.4
"""Seconds between two looks whether somebody else wrote to the register."""
_LANDSCAPE, _PROPORTION = 100, 1.9
"""From how many columns, and from how many of them for a line, the panels stand beside the table: cells are tall."""
_OF_QUARTER = ("export", "packs", "returns", "checks", "compare", "sign_off", "promises")
"""The actions that need a quarter to be there."""
_LARGE = 3_000_000
"""From how many bytes on a register takes long enough to read that the empty frame is shown first."""


def _is_landscape(size: Size) -> bool:
    """Whether the panels stand beside the table on a terminal of this size."""
    return size.width >= _LANDSCAPE and size.width >= size.height * _PROPORTION


class MainScreen(LookingScreen, WalkingScreen, CheckingScreen, Ground):
    """The desk itself. Messages of its widgets come up to it; from here the other views open, and what they return is shown."""

    DEFAULT_CSS = """
    MainScreen {
        layout: vertical;
        & #desk { height: 1fr; layout: vertical; }
        & Detail { padding: 0 1; }
        &.-landscape #desk { layout: horizontal; }
        &.-landscape Splitter { width: 1; height: 1fr; }
        &.-full ActivityTable { display: none; }
        &.-full Splitter { display: none; }
    }
    """

    _exported: ExportRequest | None = None
    """What was filled in for the last export."""
    _import_folder: Path | None = None
    """Where documents were last chosen."""

    def compose(self) -> ComposeResult:
        """Lay out header, counts, table beside panels, and keys."""
        self.set_class(_is_landscape(self.app.size), "-landscape", update=False)  # nothing is there yet that had to be restyled
        yield QuarterHeader()
        yield StatusStrip()
        with GroundBox(id="desk"):
            yield ActivityTable(id="table")
            yield Splitter()
            yield Detail(id="detail")
        yield KeyBar()

    def on_screen_resume(self, resumed: events.ScreenResume) -> None:
        """Come to the front; at first with the styles that everything was mounted with a moment ago."""
        resumed.refresh_styles = self.stack_updates > 0

    def on_mount(self) -> None:
        """Show the register, and look for what others write to it."""
        self.lay_out_share()
        self.set_focus(self.table)
        if self.desk.store.size < _LARGE:
            self.begin()
        else:
            self.show_keys()
            self.call_after_refresh(self.begin)

    def begin(self) -> None:
        """Fill the frame; a large register only once the frame is on the screen, which takes less long than reading it."""
        self.load()
        gc.freeze()  # what was loaded stays: no collection need walk through ten thousand activities again
        gc.enable()
        self.set_interval(_LOOK_AGAIN, self.look)
        self.call_after_refresh(self._tell_of_drafts)

    def _tell_of_drafts(self) -> None:
        from ka_tui.services.kept_drafts import all_kept
        from ka_tui.tui.screens.notices import told_of_drafts

        if told := told_of_drafts(draft.key for draft in all_kept(self.desk)):
            self.tell(told, timeout=10)

    def on_resize(self, resized: events.Resize) -> None:
        """Turn with the terminal."""
        self.set_class(_is_landscape(resized.size), "-landscape")
        self.lay_out_share()

    # Other views

    async def action_dashboard(self) -> None:
        """Show the quarter in figures; a bar that is chosen becomes the query."""
        from ka_tui.tui.screens.dashboard import DashboardScreen

        def chosen(query: str | None) -> None:
            if query is not None:
                self.run_worker(self.open_query(query))

        if self.quarter is not None:
            await self.ask(DashboardScreen(self.desk, self.register, self.quarter), chosen)

    async def action_map(self) -> None:
        """Show the statuses over the quarters; a cell that is chosen is gone to."""
        from ka_tui.tui.screens.quarter_map import MapScreen

        if self.quarter is not None:
            await self.ask(MapScreen(self.desk, self.register, self.quarter), self._go_to)

    def _go_to(self, place: tuple[Quarter, str] | None) -> None:
        """Go to an activity of a quarter; a query that does not match it ends."""
        if place is not None:
            self.run_worker(self._gone_to(*place))

    async def _gone_to(self, quarter: Quarter, code: str) -> None:
        self.switch(quarter)
        if code not in self.table.codes:
            await self.end_query()
        self.table.cursor = code

    async def action_checks(self) -> None:
        """Show what the checks find in the quarter; the activity of a finding that is chosen is gone to."""
        from ka_tui.tui.screens.checks import ChecksScreen

        def ended(place: tuple[Quarter, str] | None) -> None:
            self.load()
            self._go_to(place)

        if self.quarter is not None:
            await self.ask(ChecksScreen(self.desk, self.register, self.quarter), ended)

    async def action_promises(self) -> None:
        """Show what was promised and what came of it; the activity that is chosen is gone to."""
        from ka_tui.tui.screens.promises import PromisesScreen

        def ended(place: tuple[Quarter, str] | None) -> None:
            self.load()
            self._go_to(place)

        if self.quarter is not None:
            await self.ask(PromisesScreen(self.desk, self.register, self.quarter), ended)

    async def action_history(self) -> None:
        """Show every change, or those to the activity under the cursor."""
        from ka_tui.tui.screens.history import HistoryScreen

        row = self.table.current
        await self.ask(HistoryScreen(self.desk, row.activity if row else None), lambda _: self.load())

    async def action_links(self) -> None:
        """Say which activities of a new plan continue which of the old one."""
        from ka_tui.tui.screens.links import LinksScreen

        await self.ask(LinksScreen(self.desk, self.register), lambda _: self.load())

    async def action_settings(self) -> None:
        """Show the register's settings, to be changed."""
        from ka_tui.tui.screens.settings import SettingsScreen

        await self.ask(SettingsScreen(self.desk, self.register), lambda _: self.load())

    async def action_compare(self) -> None:
        """Compare the quarter with another one; an activity that is chosen is gone to."""
        from ka_tui.tui.screens.comparing import CompareScreen

        if self.quarter is not None:
            await self.ask(CompareScreen(self.desk, self.register, self.quarter), self._go_to)

    async def action_meeting(self) -> None:
        """Go through the marked activities, or all that are shown, one by one."""
        from ka_tui.tui.screens.meeting import MeetingScreen

        quarter, _ = self.place
        codes = self.table.marked or self.table.codes
        await self.ask(MeetingScreen(self.desk, self.register, quarter, codes), lambda _: self.load())

    # Documents

    def hindrance(self, action: Action) -> str:
        """Why an action cannot be done now; empty when it can."""
        if action.id in _OF_QUARTER and self.quarter is None:
            return self.shown.nothing_found(None, self.desk.store.path)
        return super().hindrance(action)

    async def action_import(self) -> None:
        """Read documents in; what they would change is shown first."""
        from ka_tui.tui.screens.import_work import working_folder
        from ka_tui.tui.screens.importing import ImportScreen

        screen = ImportScreen(self.desk, self.register, self._import_folder or working_folder())
        await self.ask(screen, self._imported)
        await screen.action_files()

    def _imported(self, end: ImportEnd | None) -> None:
        from ka_tui.tui.screens.import_work import told_of_import
        from ka_tui.tui.widgets.import_items import quarters_of

        if end is None:
            return
        self._import_folder = end.folder
        if end.done is not None:
            self.quarter = max(quarters_of(end.done), default=self.quarter)
            self.load()
            self.tell(told_of_import(end.done, self.key_of("undo")))

    async def action_open_quarter(self) -> None:
        """Open the next quarter, and go there."""
        from ka_tui.tui.screens.import_work import working_folder
        from ka_tui.tui.screens.opening import OpeningScreen, told_of_opening

        def ended(opened: Opened | None) -> None:
            if opened is not None:
                self.quarter = opened.opening.quarter
                self.load()
                self.tell(f"{told_of_opening(opened.opening)} {self.key_of('undo')} takes it back.", timeout=10)

        await self.ask(OpeningScreen(self.desk, self._import_folder or working_folder()), ended)

    async def action_export(self) -> None:
        """Write the quarter as a document; what is filled in is there again the next time."""
        from ka_tui.services.export_requests import first_request
        from ka_tui.tui.screens.exporting import ExportEnd, ExportScreen

        def ended(end: ExportEnd | None) -> None:
            if end is not None:
                self._exported = end.request
                if end.written is not None:
                    self.tell(f"Written to {end.written}.", timeout=10)

        if self.quarter is not None:
            request = first_request(self.register, self.quarter, self._exported)
            await self.ask(ExportScreen(self.desk, self.register, request), ended)

    async def action_packs(self) -> None:
        """Write a document for each team to fill in."""
        from ka_tui.tui.screens.packing import PackingScreen

        def ended(told: str | None) -> None:
            if told is not None:
                self.load()
                self.tell(told, timeout=10)

        if self.quarter is not None:
            await self.ask(PackingScreen(self.desk, self.register, self.quarter, self.key_of("undo")), ended)

    async def action_returns(self) -> None:
        """See who has returned what, and take in what came back."""
        from ka_tui.tui.screens.returns import ReturnsScreen

        if self.quarter is not None:
            await self.ask(ReturnsScreen(self.desk, self.register, self.quarter), lambda _: self.load())

    async def action_copy(self) -> None:
        """Copy something of the activity, or of all marked ones."""
        from ka_tui.tui.screens.copy_menu import CopyMenu

        row = self.table.current
        quarter, codes = self.place
        marked = [self.register.activity(quarter, code) for code in codes]
        await self.ask(
            CopyMenu(row.activity if row else marked[0], marked, self.scheme), lambda told: self.tell(told) if told else None
        )
