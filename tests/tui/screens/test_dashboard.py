"""The dashboard: keys, other quarters, the map behind it, and what it returns."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ka_tui.domain.quarters import Quarter
from ka_tui.domain.query_language import parse_query
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.services.desk import Desk
from ka_tui.tui.action import Action, Place
from ka_tui.tui.actions import all_actions
from ka_tui.tui.keys_in_turn import KeysInTurn
from ka_tui.tui.screens.dashboard import DashboardScreen
from ka_tui.tui.screens.help import HelpScreen
from ka_tui.tui.screens.quarter_map import MapScreen
from ka_tui.tui.widgets.overview_page import OverviewPage
from tests.tui.desks import Q1, Q2, small_desk
from tests.tui.pictures import lines_of


class Stage(KeysInTurn):
    """An app that opens the dashboard over an empty screen, and remembers what it returned."""

    def __init__(self, desk: Desk, quarter: Quarter) -> None:
        super().__init__()
        self.desk, self.quarter = desk, quarter
        self.answers: list[str | None] = []

    async def on_mount(self) -> None:
        await self.push_screen(DashboardScreen(self.desk, self.desk.register, self.quarter), self.answers.append)


@asynccontextmanager
async def opened(
    folder: Path, size: tuple[int, int] = (100, 40), quarter: Quarter = Q2
) -> AsyncIterator[tuple[Stage, Pilot[None]]]:
    stage = Stage(small_desk(folder), quarter)
    async with stage.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield stage, pilot


def told(stage: Stage) -> str:
    return " ".join(notice.message for notice in stage._notifications)


def codes(stage: Stage, query: str | None) -> list[str]:
    """What the main screen would show for an answer, opened at Q2."""
    register = stage.desk.register
    asked = parse_query(query or "", register.scheme)
    return [
        one.code for quarter in asked.quarters(register) or (Q2,) for one in asked.select(register, register.activities(quarter))
    ]


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36), (200, 60), (240, 70)])
async def test_figures_and_keys_are_on_the_screen_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path, size) as (stage, _):
        lines = lines_of(stage)
        assert lines[2].startswith("  2 of 4 key activities are on course (50%).")
        assert any(line.startswith(" ▌4 activities   ■ Red 1 (+1)   ▲ Amber 1") for line in lines)
        assert "On course" in "\n".join(lines)
        assert lines[-1].startswith(" enter Show  [ ] Earlier/Later  esc Back")


async def test_a_figure_that_is_chosen_is_returned_as_its_query(tmp_path: Path) -> None:
    async with opened(tmp_path) as (stage, pilot):
        await pilot.press("right", "enter")
        await pilot.pause()
        assert stage.answers == ["status:red"]
        assert codes(stage, stage.answers[0]) == ["KA.02.01"]


async def test_from_another_quarter_the_query_names_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as (stage, pilot):
        await pilot.press("left_square_bracket", "right", "enter")
        await pilot.pause()
        assert stage.answers == ["quarter:Q1-2022 status:amber"]
        assert codes(stage, stage.answers[0]) == ["KA.02.01"]


async def test_back_in_the_quarter_it_was_opened_with_it_need_not(tmp_path: Path) -> None:
    async with opened(tmp_path) as (stage, pilot):
        await pilot.press("[", "]", "enter")
        await pilot.pause()
        assert stage.answers == [""]


@pytest.mark.parametrize(("key", "quarter", "where"), [("]", Q2, "last"), ("[", Q1, "first")])
async def test_at_either_end_it_says_why_a_key_does_nothing(tmp_path: Path, key: str, quarter: Quarter, where: str) -> None:
    async with opened(tmp_path, quarter=quarter) as (stage, pilot):
        await pilot.press(key)
        await pilot.pause()
        assert told(stage) == f"{quarter.label} is the {where} quarter in the register."


@pytest.mark.parametrize("key", ["escape", "q", "D"])
async def test_going_back_returns_nothing(tmp_path: Path, key: str) -> None:
    async with opened(tmp_path) as (stage, pilot):
        await pilot.press(key)
        await pilot.pause()
        assert stage.answers == [None]


async def test_what_is_chosen_on_the_map_is_found_too(tmp_path: Path) -> None:
    async with opened(tmp_path) as (stage, pilot):
        await pilot.press("m", "down", "left", "enter")
        await pilot.pause()
        assert stage.answers == ["quarter:Q1-2022 code:KA.01.02"]
        assert codes(stage, stage.answers[0]) == ["KA.01.02"]


async def test_leaving_the_map_comes_back_to_the_dashboard(tmp_path: Path) -> None:
    async with opened(tmp_path) as (stage, pilot):
        await pilot.press("m")
        assert isinstance(stage.screen, MapScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(stage.screen, DashboardScreen)
        assert stage.answers == []


async def test_help_explains_the_dashboard(tmp_path: Path) -> None:
    async with opened(tmp_path) as (stage, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(stage.screen, HelpScreen)


async def test_the_header_leads_to_other_quarters(tmp_path: Path) -> None:
    async with opened(tmp_path) as (stage, pilot):
        await pilot.click("QuarterHeader", offset=(lines_of(stage)[0].index("Q1"), 0))
        await pilot.pause()
        assert "Q1 2022/23 › Q2" in lines_of(stage)[0]


PLACES = [(action, (DashboardScreen, OverviewPage)) for action in all_actions(PRINTED_KEY, Place.DASHBOARD)]


@pytest.mark.parametrize(("action", "owners"), PLACES, ids=[action.id for action, _ in PLACES])
def test_every_action_can_be_called(action: Action, owners: tuple[type, ...]) -> None:
    owner, _, name = action.call.partition("(")[0].rpartition(".")
    assert any(hasattr(one, f"action_{name}") for one in ((KeysInTurn,) if owner == "app" else owners))


def test_no_key_does_two_things() -> None:
    keys = Counter(key for action in all_actions(PRINTED_KEY, Place.DASHBOARD) for key in action.keys)
    assert keys.most_common(1)[0][1] == 1


async def test_the_paragraph_is_copied(tmp_path: Path) -> None:
    async with opened(tmp_path) as (stage, pilot):
        await pilot.press("y")
        await pilot.pause()
        assert stage.clipboard.startswith("2 of 4 key activities are on course (50%).")
        assert "Sent to the terminal's clipboard: the headline" in told(stage)


async def test_a_quarter_of_the_trend_leads_to_that_quarter(tmp_path: Path) -> None:
    async with opened(tmp_path) as (stage, pilot):
        await pilot.press("down", "down")
        await pilot.pause()
        page = stage.screen.query_one(OverviewPage)
        assert page.link is not None
        assert page.link.query == "quarter:Q1-2022"
        await pilot.press("enter")
        await pilot.pause()
        assert stage.answers == ["quarter:Q1-2022"]
