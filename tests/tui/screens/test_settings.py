"""The settings on screen: what is changed there is shown everywhere else, and undo takes it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from ka_tui.domain.schemes import BRAG, FIVE_STEP
from ka_tui.services.desk import Desk
from ka_tui.tui.screens.main import MainScreen
from ka_tui.tui.screens.settings import SettingsScreen
from ka_tui.tui.screens.settings_scheme import SchemeScreen
from ka_tui.tui.screens.settings_status import StatusScreen
from ka_tui.tui.widgets.column_list import ColumnList
from tests.tui.desks import small_desk
from tests.tui.driving import checked, opened, panel_text, press, status, told
from tests.tui.pictures import lines_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_desk(tmp_path)


async def at(pilot: Pilot[None], key: str) -> None:
    """Open the settings if they are not, and put the cursor on one."""
    if not isinstance(pilot.app.screen, SettingsScreen):
        await press(pilot, "ctrl+o")
    pilot.app.screen.query_one(ColumnList).cursor = key
    await pilot.pause()


async def typed(pilot: Pilot[None], text: str) -> None:
    await press(pilot, "ctrl+u", *("space" if letter == " " else letter for letter in text))


def complaint(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(".error", Static).render())


async def test_what_a_team_is_called_stands_over_its_column_at_once(desk: Desk) -> None:
    async with opened(desk, (160, 40)) as pilot:
        await at(pilot, "label.team")
        await press(pilot, "enter")
        await typed(pilot, "Service")
        await press(pilot, "enter")
        assert desk.register.labels.team == "Service"
        await press(pilot, "escape")
        await checked(pilot)
        assert isinstance(pilot.app.screen, MainScreen)
        headings = next(line for line in lines_of(pilot.app) if "Code" in line)
        assert "Service" in headings
        assert "Team" not in headings
        await press(pilot, "u")
        assert desk.register.labels.team == "Team"


async def test_a_value_that_cannot_be_is_refused_where_it_is_typed(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await at(pilot, "label.team")
        await press(pilot, "enter")
        await typed(pilot, "Progress")
        await press(pilot, "enter")
        assert "another column is called so" in complaint(pilot)
        await press(pilot, "escape")
        assert desk.register.labels.team == "Team"


async def test_a_check_is_turned_off_and_on_again(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await at(pilot, "check.no-status")
        assert "status" in panel_text(pilot, "setting")
        await press(pilot, "space")
        assert list(desk.register.checks_off) == ["no-status"]
        await press(pilot, "space")
        assert list(desk.register.checks_off) == []


async def test_another_scheme_shows_first_what_each_status_becomes(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await at(pilot, "scheme")
        await press(pilot, "enter", "right")
        page = "\n".join(lines_of(pilot.app))
        assert "‹ brag ›" in page
        assert "1 activity has it; the only one that means the same" in page
        await press(pilot, "ctrl+s")
        assert desk.register.scheme == BRAG
        assert status(desk, "KA.02.02") == "blue"
        assert "u takes it back" in told(pilot)[-1]
        await press(pilot, "u")
        assert status(desk, "KA.02.02") == "completed"


async def test_what_nobody_can_tell_must_be_said(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await at(pilot, "scheme")
        await press(pilot, "enter", "left", "ctrl+s")
        assert isinstance(pilot.app.screen, SchemeScreen)
        assert "Say what Completed becomes" in complaint(pilot)
        await press(pilot, "left", "left", "ctrl+s")
        assert desk.register.scheme == FIVE_STEP
        assert status(desk, "KA.02.02") == "green"


async def test_a_status_is_edited_and_what_is_wrong_with_it_is_told(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await at(pilot, "status.completed")
        await press(pilot, "enter")
        await typed(pilot, "Red")
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, StatusScreen)
        assert "Another status is called 'red' too" in complaint(pilot)
        await typed(pilot, "Closed")
        await press(pilot, "ctrl+s")
        assert desk.register.scheme.word("completed") == "Closed"
        assert status(desk, "KA.02.02") == "completed"


async def test_a_status_is_added_and_one_in_use_is_removed_once_it_is_said_what_becomes_of_it(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await at(pilot, "scheme")
        await press(pilot, "plus")
        await typed(pilot, "On hold")
        for text in ("!", "#888888", "p", "Nobody works on it."):
            await press(pilot, "tab")
            await typed(pilot, text)
        await press(pilot, "ctrl+s")
        added = desk.register.scheme.get("on-hold")
        assert added is not None
        assert (added.word, added.key) == ("On hold", "p")
        await at(pilot, "status.amber")
        await press(pilot, "delete", "ctrl+s")
        assert "Say what Amber becomes" in complaint(pilot)
        await press(pilot, "left", "ctrl+s")
        assert "amber" not in desk.register.scheme
        assert status(desk, "KA.01.02") is None


async def test_a_status_whose_key_does_something_else_is_told_of(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await at(pilot, "status.green")
        await press(pilot, "enter", "tab", "tab", "tab")
        await typed(pilot, "e")
        await press(pilot, "ctrl+s")
        assert "the palette sets this status" in panel_text(pilot, "setting").replace("\n", " ")
        await press(pilot, "delete")
        assert isinstance(pilot.app.screen, SchemeScreen)


async def test_only_a_status_can_be_removed(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await at(pilot, "council")
        await press(pilot, "delete")
        assert "Only a status can be removed" in told(pilot)[-1]


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_it_opens_at_any_size(desk: Desk, size: tuple[int, int]) -> None:
    async with opened(desk, size) as pilot:
        await at(pilot, "status.red")
        assert any("Red" in line for line in lines_of(pilot.app))
