"""The page of the dashboard under keys and clicks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from ka_tui.domain.overview import overview
from ka_tui.domain.register import Register
from ka_tui.tui.widgets.overview_page import OverviewPage
from tests.tui.widgets.widget_samples import SUMMER, activity, many, register, screen_lines

REGISTER = register(
    activity("KA.01.01", "Mend the clock", status="red", team="Parks"),
    activity("KA.01.02", "Plant limes", status="green", team="Parks"),
    activity("KA.02.01", "Count swans", status="green", team="Rivers"),
)


class PageHost(App[None]):
    def __init__(self, shown: Register) -> None:
        super().__init__()
        self.shown = shown
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield OverviewPage()

    def on_mount(self) -> None:
        self.page.show(overview(self.shown, SUMMER), self.shown.scheme)

    @property
    def page(self) -> OverviewPage:
        return self.query_one(OverviewPage)

    @property
    def query_under_cursor(self) -> str | None:
        return self.page.link.query if self.page.link else None

    def on_overview_page_chosen(self, chosen: OverviewPage.Chosen) -> None:
        self.chosen.append(chosen.query)


@asynccontextmanager
async def shown(given: Register = REGISTER, size: tuple[int, int] = (80, 40)) -> AsyncIterator[tuple[PageHost, Pilot[None]]]:
    host = PageHost(given)
    async with host.run_test(size=size) as pilot:
        await pilot.pause()
        yield host, pilot


async def test_the_cursor_goes_through_figures_and_stops_at_the_ends() -> None:
    async with shown() as (host, _):
        assert host.query_under_cursor == ""
        seen = []
        for _ in range(4):
            host.page.action_figure_beside(1)
            seen.append(host.query_under_cursor)
        assert seen == ["status:red", "status:green", "status:green", "status:green"]
        host.page.action_figure_step(-1)
        assert host.query_under_cursor == "status:green"
        host.page.action_figure_end(1)
        assert host.query_under_cursor == 'team:="Rivers" status:green'


async def test_up_and_down_keep_to_the_column() -> None:
    async with shown() as (host, _):
        while host.query_under_cursor != 'priority:="Priority about subject 1"':
            host.page.action_figure_step(1)
        host.page.action_figure_beside(1)
        host.page.action_figure_beside(1)
        host.page.action_figure_step(1)
        assert host.query_under_cursor == 'priority:="Priority about subject 2" status:green'


async def test_what_is_under_the_cursor_is_pointed_out_without_colour() -> None:
    async with shown() as (host, _):
        assert screen_lines(host.page)[4].startswith(" ▌3 activities   ■ Red 1")
        host.page.action_figure_beside(1)
        assert screen_lines(host.page)[4].startswith("  3 activities  ▌■ Red 1")


async def test_choosing_tells_the_query() -> None:
    async with shown() as (host, pilot):
        host.page.action_figure_beside(1)
        host.page.action_figure_choose()
        await pilot.pause()
        assert host.chosen == ["status:red"]


async def test_a_click_chooses_what_it_is_on_and_nothing_beside_it() -> None:
    async with shown() as (host, pilot):
        line = next(y for y, text in enumerate(screen_lines(host.page)) if "Rivers" in text)
        await pilot.click(OverviewPage, offset=(4, line))
        await pilot.click(OverviewPage, offset=(0, line))
        await pilot.pause()
        assert host.chosen == ['team:="Rivers"']


async def test_another_width_keeps_the_cursor_on_its_figure() -> None:
    async with shown(size=(80, 20)) as (host, pilot):
        for _ in range(4):
            host.page.action_figure_step(1)
        before = host.query_under_cursor
        await pilot.resize_terminal(200, 20)
        assert host.query_under_cursor == before
        assert "By team" in "\n".join(line for line in screen_lines(host.page) if "By priority" in line)


@pytest.mark.parametrize("size", [(60, 12), (200, 30)])
async def test_the_figure_under_the_cursor_is_always_in_view(size: tuple[int, int]) -> None:
    teams = register(*(one.with_content({"team": f"Team {n:03}"}) for n, one in enumerate(many(200).activities(SUMMER))))
    async with shown(teams, size) as (host, pilot):
        for move in (host.page.action_figure_page, host.page.action_figure_step, host.page.action_figure_end):
            for step in (1, 1, 1, -1, 1):
                move(step)
                await pilot.pause()
                assert any("▌" in line for line in screen_lines(host.page))


async def test_a_quarter_without_activities_takes_all_keys_and_does_nothing() -> None:
    async with shown(Register()) as (host, pilot):
        for move in (host.page.action_figure_page, host.page.action_figure_step, host.page.action_figure_end):
            move(1)
        host.page.action_figure_beside(1)
        host.page.action_figure_choose()
        await pilot.pause()
        assert (host.query_under_cursor, host.chosen) == (None, [])
        assert "has no activities" in "\n".join(screen_lines(host.page))
