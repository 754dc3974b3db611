"""The map of quarters under keys and clicks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from ka_tui.domain.quarter_map import quarter_map
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.tui.widgets.map_grid import MapGrid
from tests.tui.widgets.widget_samples import AUTUMN, SPRING, SUMMER, activity, many, register, screen_lines

NEXT_YEAR = Quarter(2031, 1)
REGISTER = register(
    activity("KA.01.01", "Mend the clock", SPRING, status="green"),
    activity("KA.01.01", "Mend the clock", SUMMER, status="amber"),
    activity("KA.01.02", "Plant limes", SUMMER, status="red"),
    activity("KA.02.01", "Count swans", SUMMER, status="green"),
    activity("KA.01.01", "Paint a crossing", NEXT_YEAR, status="completed"),
)


class MapHost(App[None]):
    def __init__(self, shown: Register, quarter: Quarter) -> None:
        super().__init__()
        self.shown, self.quarter = shown, quarter
        self.moved: MapGrid.Moved | None = None
        self.chosen: list[tuple[str, Quarter]] = []

    def compose(self) -> ComposeResult:
        yield MapGrid()

    def on_mount(self) -> None:
        self.grid.show(quarter_map(self.shown, self.quarter.year), self.shown.scheme, self.quarter)

    @property
    def grid(self) -> MapGrid:
        return self.query_one(MapGrid)

    @property
    def cell(self) -> tuple[str | None, str]:
        """Title and quarter under the cursor."""
        return self.grid.activity.title if self.grid.activity else None, str(self.grid.quarter)

    def on_map_grid_moved(self, moved: MapGrid.Moved) -> None:
        self.moved = moved

    def on_map_grid_chosen(self, chosen: MapGrid.Chosen) -> None:
        self.chosen.append((chosen.activity.title if chosen.activity else "", chosen.quarter))


@asynccontextmanager
async def shown(
    given: Register = REGISTER, quarter: Quarter = SUMMER, size: tuple[int, int] = (100, 20)
) -> AsyncIterator[tuple[MapHost, Pilot[None]]]:
    host = MapHost(given, quarter)
    async with host.run_test(size=size) as pilot:
        await pilot.pause()
        yield host, pilot


async def test_activities_stand_under_their_priorities_with_a_cell_for_each_quarter() -> None:
    async with shown() as (host, _):
        lines = [" ".join(line.split()) for line in screen_lines(host.grid)]
        assert lines[0] == "30/31 31/32"
        assert lines[1] == "Code Activity Q1 Q2 Q1"
        assert lines[3:8] == [
            "Priority about subject 1",
            "▌ KA.01.01 Mend the clock ▶ Green [▲ Amber ]",
            "KA.01.02 Plant limes ■ Red",
            "Priority about subject 2",
            "KA.02.01 Count swans ▶ Green",
        ]


async def test_the_cursor_moves_over_cells_and_stops_at_the_ends() -> None:
    async with shown() as (host, _):
        assert host.cell == ("Mend the clock", "Q2-2030")
        host.grid.action_cell_step(1)
        host.grid.action_cell_beside(-1)
        assert host.cell == ("Plant limes", "Q1-2030")
        host.grid.action_cell_beside(-1)
        host.grid.action_cell_step(9)
        assert host.cell == ("Count swans", "Q1-2030")
        host.grid.action_cell_end(-1)
        assert host.cell == ("Mend the clock", "Q1-2030")
        host.grid.action_cell_end(1)
        assert host.cell == ("Count swans", "Q1-2030")


async def test_over_the_end_of_a_year_come_the_activities_of_the_next() -> None:
    async with shown() as (host, pilot):
        host.grid.action_cell_beside(1)
        assert host.cell == ("Paint a crossing", "Q1-2031")
        assert "Mend the clock" not in "\n".join(screen_lines(host.grid))
        host.grid.action_cell_beside(-1)
        assert host.cell == ("Mend the clock", "Q2-2030")
        await pilot.pause()
        assert host.moved is not None
        assert host.moved.quarter == SUMMER


async def test_a_step_of_a_year_leads_to_its_first_quarter_and_no_further_than_there_are_years() -> None:
    async with shown() as (host, _):
        for years, moves, expected in (
            (1, True, "Q1-2031"),
            (1, False, "Q1-2031"),
            (-1, True, "Q1-2030"),
            (-1, False, "Q1-2030"),
        ):
            assert host.grid.move_by_years(years) is moves
            assert host.cell[1] == expected


async def test_choosing_tells_where_the_cursor_is() -> None:
    async with shown() as (host, pilot):
        host.grid.action_cell_step(1)
        host.grid.action_cell_choose()
        await pilot.pause()
        assert host.chosen == [("Plant limes", SUMMER)]


async def test_a_click_moves_the_cursor_and_a_double_click_chooses() -> None:
    async with shown() as (host, pilot):
        line = next(y for y, text in enumerate(screen_lines(host.grid)) if "Plant limes" in text)
        first_cell = screen_lines(host.grid)[1].index("Q1")
        await pilot.click(MapGrid, offset=(first_cell, line))
        assert host.cell == ("Plant limes", "Q1-2030")
        await pilot.click(MapGrid, offset=(3, line), times=2)
        await pilot.pause()
        assert host.chosen == [("Plant limes", SPRING)]


@pytest.mark.parametrize("size", [(60, 12), (240, 70)])
async def test_the_cursor_is_always_in_view(size: tuple[int, int]) -> None:
    async with shown(many(200), size=size) as (host, pilot):
        for move in (host.grid.action_cell_page, host.grid.action_cell_step, host.grid.action_cell_end):
            for step in (1, 1, 1, -1, 1):
                move(step)
                await pilot.pause()
                assert any("▌" in line for line in screen_lines(host.grid))


async def test_a_page_is_as_many_lines_as_are_in_view() -> None:
    async with shown(many(200), size=(80, 23)) as (host, _):
        host.grid.action_cell_page(1)
        assert host.cell[0] == "Activity 18"


async def test_a_year_without_activities_says_so_and_takes_all_keys() -> None:
    empty = REGISTER._replace(quarters={**REGISTER.quarters, Quarter(2032, 1): {}})
    async with shown(empty, Quarter(2032, 1)) as (host, pilot):
        host.grid.action_cell_page(1)
        host.grid.action_cell_step(1)
        host.grid.action_cell_end(1)
        assert "2032/33 has no activities." in "\n".join(screen_lines(host.grid))
        await pilot.resize_terminal(60, 18)
        host.grid.action_cell_beside(-1)
        assert host.cell == ("Paint a crossing", "Q1-2031")


async def test_an_activity_that_came_later_has_a_blank_before() -> None:
    later = register(activity("KA.01.01", quarter=SPRING), activity("KA.01.02", quarter=AUTUMN, status="red"))
    async with shown(later, AUTUMN) as (host, _):
        host.grid.action_cell_step(1)
        host.grid.action_cell_beside(-1)
        assert host.cell == ("Mend the clock", "Q1-2030")
        assert "[            ]" in next(line for line in screen_lines(host.grid) if "KA.01.02" in line)
