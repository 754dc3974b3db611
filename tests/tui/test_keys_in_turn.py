"""Keys that come faster than the screen can follow do what they would do one by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, TextArea
from textual.widgets._toast import Toast

from ka_tui.services.desk import Desk
from ka_tui.tui.app import KaTui
from ka_tui.tui.screens.main import MainScreen
from ka_tui.tui.widgets.activity_table import ActivityTable
from tests.tui.desks import Q2, small_desk

NAMES = {"/": "slash", "[": "left_square_bracket", " ": "space", "+": "plus"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_desk(tmp_path)


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Send keys as a terminal does that had them waiting: all before the first is looked at."""
    for key in keys:
        pilot.app.post_message(events.Key(NAMES.get(key, key), key if len(key) == 1 else None))
    for _ in range(3):
        await pilot.pause()


async def settled(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_what_follows_the_slash_is_searched_for_and_sets_no_status(desk: Desk) -> None:
    before = desk.history()
    async with KaTui(desk).run_test() as pilot:
        await pilot.pause()
        await burst(pilot, "/", *"orchard")
        assert pilot.app.screen.query_one("#query", Input).value == "orchard"
        assert pilot.app.screen.query_one(ActivityTable).codes == ("KA.01.02",)
    assert desk.history() == before


async def test_a_letter_taken_back_in_the_search_is_the_one_before(desk: Desk) -> None:
    async with KaTui(desk).run_test() as pilot:
        await pilot.pause()
        await burst(pilot, "/", "o", "x", "backspace", "r")
        assert pilot.app.screen.query_one("#query", Input).value == "or"


async def test_a_status_is_set_where_the_cursor_has_been_moved_to(desk: Desk) -> None:
    async with KaTui(desk).run_test() as pilot:
        await pilot.pause()
        await burst(pilot, "j", "g", "j", "a", "k", "c")
        await settled(pilot)
    statuses = {a.code: a.status for a in desk.register.activities(Q2)}
    assert statuses == {"KA.01.01": "green", "KA.01.02": "completed", "KA.02.01": "amber", "KA.02.02": "completed"}


async def test_what_follows_the_key_of_the_editor_is_written_in_it_and_saved_whole(desk: Desk) -> None:
    async with KaTui(desk).run_test() as pilot:
        await pilot.pause()
        await burst(pilot, "e", *"green ", "ctrl+s")
        await settled(pilot)
        assert isinstance(pilot.app.screen, MainScreen)
    activity = desk.register.activity(Q2, "KA.01.01")
    assert activity.progress == "green Mend the bridge: begun in Q2 2022/23."
    assert (activity.status, activity.revision) == ("green", 2)


async def test_a_quarter_and_an_editor_in_one_burst(desk: Desk) -> None:
    async with KaTui(desk).run_test() as pilot:
        await pilot.pause()
        await burst(pilot, "[", "j", "e", "X")
        assert pilot.app.screen.query_one("#progress", TextArea).text == "XPlant the orchard: begun in Q1 2022/23."


async def test_keys_behind_a_save_are_for_the_main_screen(desk: Desk) -> None:
    async with KaTui(desk).run_test() as pilot:
        await pilot.pause()
        await burst(pilot, "e", *"abc ", "ctrl+s", "j", "r")
        await settled(pilot)
        assert isinstance(pilot.app.screen, MainScreen)
    assert desk.register.activity(Q2, "KA.01.01").progress.startswith("abc Mend the bridge")
    assert desk.register.activity(Q2, "KA.01.02").status == "red"


def screens(pilot: Pilot[None]) -> list[str]:
    return [type(screen).__name__ for screen in pilot.app.screen_stack]


async def click(pilot: Pilot[None], x: int, y: int, times: int) -> None:
    """Click on a place several times before the first click is looked at."""
    for kind in (events.MouseDown, events.MouseUp) * times:
        pilot.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
    for _ in range(3):
        await pilot.pause()


async def test_of_several_enters_each_is_for_what_the_one_before_has_opened(desk: Desk) -> None:
    async with KaTui(desk).run_test() as pilot:
        await pilot.pause()
        await burst(pilot, "D", "enter", "enter", "enter")
        assert screens(pilot) == ["MainScreen", "EditorScreen"]


async def test_an_activity_is_chosen_once_on_a_map_over_the_dashboard(desk: Desk) -> None:
    async with KaTui(desk).run_test() as pilot:
        await pilot.pause()
        await burst(pilot, "D", "m", "enter", "enter")
        assert screens(pilot) == ["MainScreen", "EditorScreen"]


async def test_of_two_clicks_the_second_is_for_what_the_first_has_led_to(desk: Desk) -> None:
    async with KaTui(desk).run_test() as pilot:
        await pilot.pause()
        await burst(pilot, "o")
        await click(pilot, *pilot.app.screen.query_one(OptionList).region.offset, times=2)
        assert screens(pilot) == ["MainScreen"]


async def test_a_click_where_a_notice_has_just_gone_ends_nothing(desk: Desk) -> None:
    async with KaTui(desk).run_test(notifications=True) as pilot:
        await pilot.pause()
        await burst(pilot, "G")
        toast = pilot.app.screen.query_one(Toast)
        place = toast.region.offset
        with pilot.app.batch_update():
            await toast.remove()
            await click(pilot, *place, times=1)
        assert screens(pilot) == ["MainScreen"]


async def test_what_is_pasted_before_a_save_is_saved(desk: Desk) -> None:
    async with KaTui(desk).run_test() as pilot:
        await pilot.pause()
        await burst(pilot, "e")
        pilot.app.post_message(events.Paste("Pasted. "))
        await burst(pilot, "ctrl+s")
        await settled(pilot)
        assert screens(pilot) == ["MainScreen"]
    assert desk.register.activity(Q2, "KA.01.01").progress.startswith("Pasted. Mend")


@pytest.mark.parametrize("key", ["+", "F", "ctrl+p", "e"])
async def test_keys_behind_the_one_that_leaves_are_for_nobody(desk: Desk, key: str) -> None:
    app = KaTui(desk)
    async with app.run_test() as pilot:
        await pilot.pause()
        await burst(pilot, "q", key)
    assert screens(pilot) == []


@pytest.mark.parametrize("key", ["pageup", "pagedown"])
async def test_a_page_key_in_a_palette_without_a_list_does_nothing(desk: Desk, key: str) -> None:
    async with KaTui(desk).run_test() as pilot:
        await pilot.pause()
        await burst(pilot, "ctrl+p", key)
        assert screens(pilot) == ["MainScreen", "Palette"]


async def test_a_history_that_is_left_before_it_is_read_shows_nothing(desk: Desk) -> None:
    async with KaTui(desk).run_test() as pilot:
        await pilot.pause()
        for _ in range(3):
            await burst(pilot, "r", "H", "u", "escape")
        assert screens(pilot) == ["MainScreen"]
