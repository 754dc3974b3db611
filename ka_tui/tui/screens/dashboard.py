"""The dashboard: a quarter in figures and bars. Whatever is chosen there becomes the query of the main screen."""

from __future__ import annotations

from textual.app import ComposeResult

from ka_tui.domain.headline import headline
from ka_tui.domain.overview import overview
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.services.desk import Desk
from ka_tui.tui.action import Place
from ka_tui.tui.screens.place import PlaceScreen
from ka_tui.tui.screens.shown_quarter import ShownQuarter
from ka_tui.tui.widgets.key_bar import KeyBar
from ka_tui.tui.widgets.overview_page import OverviewPage
from ka_tui.tui.widgets.quarter_header import QuarterHeader


class DashboardScreen(PlaceScreen[str | None]):
    """Returns the query that was chosen, or None.

    Where another quarter is shown than the screen was opened with, the query names it.
    """

    PLACE = Place.DASHBOARD
    DEFAULT_CSS = """
    DashboardScreen {
        layout: vertical;
        & OverviewPage { height: 1fr; }
    }
    """

    def __init__(self, desk: Desk, register: Register, quarter: Quarter) -> None:
        super().__init__(desk)
        self._register = register
        self._opened_with = self._quarter = quarter

    @property
    def register(self) -> Register:
        """The register that is shown."""
        return self._register

    def show_again(self) -> None:
        """Show everything anew."""
        self._show(self._quarter)

    def compose(self) -> ComposeResult:
        """Lay out header, page and keys."""
        yield QuarterHeader()
        yield OverviewPage()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the quarter."""
        self.set_focus(self.query_one(OverviewPage))
        self.show_keys()
        self._show(self._quarter)

    def _show(self, quarter: Quarter | None) -> None:
        if quarter is not None:
            self._quarter = quarter
            self.query_one(QuarterHeader).show(self.register, quarter)
            self.query_one(OverviewPage).show(overview(self.register, quarter), self.scheme, self.register.labels)

    # Messages come up

    def on_overview_page_chosen(self, chosen: OverviewPage.Chosen) -> None:
        """Give back what was chosen."""
        self._leave_for(chosen.query)

    def on_quarter_header_earlier(self) -> None:
        """Go where the header was clicked."""
        self.action_beside(-1)

    def on_quarter_header_later(self) -> None:
        """Go where the header was clicked."""
        self.action_beside(1)

    async def on_quarter_header_asked(self) -> None:
        """Offer all quarters."""
        await self.action_quarters()

    # Actions

    def action_beside(self, step: int) -> None:
        """Show the quarter so many places further on in the register."""
        beside = ShownQuarter(self.register, self._quarter).beside(step)
        if beside is None:
            self.tell(f"{self._quarter.label} is the {'first' if step < 0 else 'last'} quarter in the register.")
        self._show(beside)

    async def action_quarters(self) -> None:
        """Choose a quarter from a list."""
        from ka_tui.tui.screens.quarter_picker import QuarterPicker

        await self.ask(QuarterPicker(self.register, self._quarter), self._show)

    async def action_map(self) -> None:
        """Show the map; an activity that is chosen there is what is returned."""
        from ka_tui.tui.screens.quarter_map import MapScreen

        def chosen(place: tuple[Quarter, str] | None) -> None:
            if place is not None:
                self._quarter = place[0]
                self._leave_for(f"code:{place[1]}")

        await self.ask(MapScreen(self.desk, self._register, self._quarter), chosen)

    def action_copy_headline(self) -> None:
        """Copy the paragraph that the report opens with."""
        from ka_tui.tui.clipboard import copied

        self.tell(copied(self.app, headline(self.register, self._quarter), "the headline"))

    def action_back(self) -> None:
        """Go back without a query."""
        self.dismiss(None)

    def _leave_for(self, query: str) -> None:
        elsewhere = f"quarter:{self._quarter} " if self._quarter != self._opened_with and "quarter:" not in query else ""
        self.dismiss(f"{elsewhere}{query}".strip())
