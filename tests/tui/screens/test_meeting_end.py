"""The end of a meeting: the minutes are read, copied, saved, kept or dropped, and each says what came of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from ka_tui.services import meetings
from ka_tui.services.desk import Desk
from ka_tui.tui.screens.main import MainScreen
from ka_tui.tui.screens.meeting import MeetingScreen
from ka_tui.tui.screens.meeting_end import MeetingEnd
from tests.tui.desks import Q2, small_desk
from tests.tui.driving import opened, press, told
from tests.tui.pictures import lines_of


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    return small_desk(tmp_path)


@asynccontextmanager
async def ending(desk: Desk, size: tuple[int, int] = (100, 30)) -> AsyncIterator[Pilot[None]]:
    """The end of a meeting that made one activity red and decided something."""
    async with opened(desk, size) as pilot:
        await pilot.app.push_screen(MeetingScreen(desk, desk.register, Q2, ("KA.01.01", "KA.01.02")))
        await press(pilot, "r", "d", *"Wait", "enter", "m")
        await pilot.pause()
        yield pilot


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_the_minutes_are_shown_with_the_keys(desk: Desk, size: tuple[int, int]) -> None:
    async with ending(desk, size) as pilot:
        seen = "\n".join(lines_of(pilot.app))
        for text in ("1 decision and 1 change of status", "# Decisions on Q2 2022/23", "enter Finish", "esc Back"):
            assert text in seen


async def test_escape_goes_back_to_the_meeting(desk: Desk) -> None:
    async with ending(desk) as pilot:
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, MeetingScreen)


async def test_a_finished_meeting_says_where_its_minutes_are_and_is_over(desk: Desk) -> None:
    async with ending(desk) as pilot:
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, MainScreen)
        path = told(pilot)[-1].removeprefix("The meeting is over. Its minutes are in ").removesuffix(".")
        assert "■ Red (was ▶ Green)\n- **Team:** Roads\n- **Portfolio:** Planning\n\nWait\n" in Path(path).read_text()
    assert meetings.kept_meeting(desk, Q2) is None


async def test_a_meeting_that_is_left_for_now_can_be_taken_up(desk: Desk) -> None:
    async with ending(desk) as pilot:
        await press(pilot, "l")
        assert isinstance(pilot.app.screen, MainScreen)
    kept = meetings.kept_meeting(desk, Q2)
    assert kept is not None
    assert kept.minute("KA.01.01").decision == "Wait"


async def test_minutes_are_dropped_only_by_another_key_than_the_one_that_asks(desk: Desk) -> None:
    async with ending(desk) as pilot:
        await press(pilot, "delete", "delete", "enter")
        assert isinstance(pilot.app.screen, MeetingEnd)
        await press(pilot, "delete", "right", "enter")
        assert isinstance(pilot.app.screen, MainScreen)
    assert meetings.kept_meeting(desk, Q2) is None


async def test_the_minutes_are_sent_to_the_clipboard(desk: Desk) -> None:
    async with ending(desk) as pilot:
        await press(pilot, "y")
        assert pilot.app.clipboard.startswith("# Decisions on Q2 2022/23")
        assert "the minutes of Q2 2022/23" in told(pilot)[-1]


async def test_the_minutes_are_saved_under_the_proposed_name_and_the_meeting_goes_on(desk: Desk, tmp_path: Path) -> None:
    async with ending(desk) as pilot:
        await press(pilot, "s", "enter")
        await pilot.app.workers.wait_for_complete()
        assert "Saved to" in told(pilot)[-1]
        assert isinstance(pilot.app.screen, MeetingEnd)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, MeetingScreen)
    assert "Wait" in (tmp_path / "decisions-Q2-2022.md").read_text()
    assert meetings.kept_meeting(desk, Q2) is not None


async def test_typing_replaces_the_proposed_name_and_the_folder_is_told(desk: Desk, tmp_path: Path) -> None:
    async with ending(desk) as pilot:
        await press(pilot, "s")
        assert str(tmp_path)[:40] in "".join("\n".join(lines_of(pilot.app)).split())
        await press(pilot, *"mine", "enter")
        await pilot.app.workers.wait_for_complete()
    assert "Wait" in (tmp_path / "mine").read_text()


async def test_another_file_is_replaced_only_after_asking(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "decisions-Q2-2022.md"
    other.write_text("other")
    async with ending(desk) as pilot:
        await press(pilot, "s", "enter", "enter")
        assert other.read_text() == "other"
        await press(pilot, "enter", "right", "enter")
        await pilot.app.workers.wait_for_complete()
    assert "Wait" in other.read_text()


@pytest.mark.parametrize("name", ["missing/minutes.md", "register.json"])
async def test_a_place_that_cannot_take_the_minutes_is_told(desk: Desk, name: str) -> None:
    before = desk.register
    async with ending(desk) as pilot:
        await press(pilot, "s")
        pilot.app.screen.query_one(Input).value = name
        await press(pilot, "enter", "right", "enter")
        await pilot.app.workers.wait_for_complete()
        assert name.split("/")[0] in told(pilot)[-1]
        assert isinstance(pilot.app.screen, MeetingEnd)
    assert desk.register.identity == before.identity
