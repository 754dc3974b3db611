"""The map of quarters: what is told of a cell, and what it returns."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.services.desk import Desk
from ka_tui.tui.action import Action, Place
from ka_tui.tui.actions import all_actions
from ka_tui.tui.keys_in_turn import KeysInTurn
from ka_tui.tui.screens.quarter_map import MapScreen, told_of_cell
from ka_tui.tui.widgets.map_grid import MapGrid
from tests.tui.desks import Q1, Q2, small_desk
from tests.tui.pictures import lines_of
from tests.tui.widgets.widget_samples import HOSTILE, SPRING, SUMMER, activity, is_safe, register


class Stage(KeysInTurn):
    """An app that opens the map over an empty screen, and remembers what it returned."""

    def __init__(self, desk: Desk, shown: Register) -> None:
        super().__init__()
        self.desk, self.shown = desk, shown
        self.answers: list[tuple[Quarter, str] | None] = []

    async def on_mount(self) -> None:
        await self.push_screen(MapScreen(self.desk, self.shown, Q2), self.answers.append)


@asynccontextmanager
async def opened(folder: Path, size: tuple[int, int] = (100, 24), without: str = "") -> AsyncIterator[tuple[Stage, Pilot[None]]]:
    """The map of the small register; ``without`` is the code of an activity that its first quarter lacks."""
    desk = small_desk(folder)
    kept = desk.register
    first = {code: one for code, one in kept.quarters[Q1].items() if code != without}
    stage = Stage(desk, kept._replace(quarters={**kept.quarters, Q1: first}))
    async with stage.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield stage, pilot


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36), (200, 60), (240, 70)])
async def test_map_words_and_keys_are_on_the_screen_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path, size) as (stage, _):
        lines = lines_of(stage)
        assert any(line.startswith("▌ KA.01.01") and "▶ G" in line for line in lines)
        assert lines[-2].split(",")[-1] == " the same as before."
        assert lines[-1].startswith(" enter Go there  [ ] Earlier/Later  esc Back")


async def test_what_is_under_the_cursor_is_told_in_words(tmp_path: Path) -> None:
    async with opened(tmp_path) as (stage, pilot):
        await pilot.press("down")
        await pilot.pause()
        assert lines_of(stage)[-2].strip() == "KA.01.02 Plant the orchard, Q2 2022/23: ▲ Amber, worse than before."
        await pilot.press("left")
        await pilot.pause()
        assert lines_of(stage)[-2].strip() == "KA.01.02 Plant the orchard, Q1 2022/23: ▶ Green."
        assert "Q1 2022/23 › Q2" in lines_of(stage)[0]


async def test_choosing_returns_quarter_and_code(tmp_path: Path) -> None:
    async with opened(tmp_path) as (stage, pilot):
        await pilot.press("j", "h", "enter")
        await pilot.pause()
        assert stage.answers == [(Q1, "KA.01.02")]


async def test_where_there_is_no_activity_it_says_so_and_stays(tmp_path: Path) -> None:
    async with opened(tmp_path, without="KA.01.01") as (stage, pilot):
        await pilot.press("left", "enter")
        await pilot.pause()
        assert stage.answers == []
        assert [notice.message for notice in stage._notifications] == ["KA.01.01 Mend the bridge is not in Q1 2022/23."]


@pytest.mark.parametrize(("key", "which"), [("y", "last"), ("Y", "first"), ("[", "first"), ("]", "last")])
async def test_without_another_year_it_says_why_a_key_does_nothing(tmp_path: Path, key: str, which: str) -> None:
    async with opened(tmp_path) as (stage, pilot):
        await pilot.press(key)
        await pilot.pause()
        assert [notice.message for notice in stage._notifications] == [f"2022/23 is the {which} financial year in the register."]


@pytest.mark.parametrize("key", ["escape", "q", "Q"])
async def test_going_back_returns_nothing(tmp_path: Path, key: str) -> None:
    async with opened(tmp_path) as (stage, pilot):
        await pilot.press(key)
        await pilot.pause()
        assert stage.answers == [None]


async def test_the_header_moves_the_cursor(tmp_path: Path) -> None:
    async with opened(tmp_path) as (stage, pilot):
        await pilot.click("QuarterHeader", offset=(lines_of(stage)[0].index("Q1"), 0))
        await pilot.pause()
        assert stage.screen.query_one(MapGrid).quarter == Q1


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("width", [40, 56, 120])
def test_what_is_told_is_safe_and_says_the_status_whatever_the_title(title: str, width: int) -> None:
    shown = register(activity("KA.01.01", title, SPRING, status="green"), activity("KA.01.01", title, status="red"))
    words = told_of_cell(shown, shown.activity(SUMMER, "KA.01.01"), SUMMER, width)
    assert words.startswith("KA.01.01")
    assert words.endswith(", Q2 2030/31: ■ Red, worse than before.")
    assert cell_len(words) <= max(width, len("KA.01.01, Q2 2030/31: ■ Red, worse than before."))
    assert is_safe(words)


@pytest.mark.parametrize("action", all_actions(PRINTED_KEY, Place.MAP), ids=lambda action: action.id)
def test_every_action_can_be_called(action: Action) -> None:
    owner, _, name = action.call.partition("(")[0].rpartition(".")
    assert any(hasattr(one, f"action_{name}") for one in ((KeysInTurn,) if owner == "app" else (MapScreen, MapGrid)))


def test_no_key_does_two_things() -> None:
    keys = Counter(key for action in all_actions(PRINTED_KEY, Place.MAP) for key in action.keys)
    assert keys.most_common(1)[0][1] == 1
