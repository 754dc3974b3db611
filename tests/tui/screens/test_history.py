"""The history on the screen: what it shows, and the way back to any point."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ka_tui.domain.activities import Activity
from ka_tui.services import editing, undoing
from ka_tui.services.desk import Desk
from ka_tui.tui.keys_in_turn import KeysInTurn
from ka_tui.tui.screens.history import HistoryScreen
from ka_tui.tui.screens.question import QuestionScreen
from ka_tui.tui.widgets.change_list import ChangeList
from tests.tui.desks import Q1, Q2, desk_at, small_desk
from tests.tui.pictures import lines_of


class Stage(KeysInTurn):
    """An app that opens the history over an empty screen."""

    def __init__(self, desk: Desk, activity: Activity | None) -> None:
        super().__init__()
        self.desk, self.activity = desk, activity
        self.closed = False

    async def on_mount(self) -> None:
        def close(_: None) -> None:
            self.closed = True

        await self.push_screen(HistoryScreen(self.desk, self.activity), close)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Changes 1 and 2 are the quarters; then Officer's 3 and 5, and Deputy's 4."""
    officer, deputy = small_desk(tmp_path), desk_at(tmp_path / "register.json", "Deputy")
    editing.set_fields(officer, Q2, ["KA.01.01"], {"status": "red", "reason": "Flood"})
    editing.set_fields(deputy, Q1, ["KA.01.01"], {"progress": "Mend the bridge: well begun in Q1 2022/23."})
    editing.set_fields(officer, Q2, ["KA.02.01", "KA.02.02"], {"team": "Leisure"})
    return officer


@asynccontextmanager
async def opened(desk: Desk, activity: Activity | None = None, size: tuple[int, int] = (120, 30)) -> AsyncIterator[Pilot[None]]:
    async with Stage(desk, activity).run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        yield pilot


async def settled(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete([w for w in pilot.app.workers if w.group in ("acts", "reading")])
    await pilot.pause()
    await pilot.app.workers.wait_for_complete([w for w in pilot.app.workers if w.group in ("acts", "reading")])
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def told(pilot: Pilot[None]) -> list[str]:
    return [notice.message for notice in pilot.app._notifications]


def shown(pilot: Pilot[None]) -> str:
    return "\n".join(lines_of(pilot.app))


def cursor(pilot: Pilot[None]) -> int:
    return int(pilot.app.screen.query_one(ChangeList).cursor)


def status(desk: Desk) -> str | None:
    return desk.register.activity(Q2, "KA.01.01").status


async def test_the_latest_change_comes_first_and_the_panel_tells_all_of_it(desk: Desk) -> None:
    async with opened(desk) as pilot:
        seen = shown(pilot)
        assert "History   5 changes" in seen
        assert seen.index("Team → Leisure") < seen.index("  Progress") < seen.index("▶ Green → ■ Red  'Flood'")
        assert "Team: Culture → Leisure" in seen
        await press(pilot, "down", "down")
        seen = shown(pilot)
        assert "Why: Flood" in seen
        assert "Status: ▶ Green → ■ Red" in seen
        assert "14 October 2022 at 09:30, by Officer" in seen


async def test_undo_to_a_change_asks_first_and_enter_alone_keeps_all(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "down", "down", "down", "enter")
        assert isinstance(pilot.app.screen, QuestionScreen)
        assert "takes back 3 changes (2 by Officer, 1 by Deputy)" in " ".join(shown(pilot).split())
        await press(pilot, "enter")
        assert len(desk.history()) == 5
        await press(pilot, "t", "right", "enter")
        assert status(desk) == "green"
        assert [change.what for change in desk.history()[5:]] == ["undo"]
        assert "Undone: 3 changes (2 by Officer, 1 by Deputy)" in told(pilot)[-1]
        assert "6 changes, 3 undone" in shown(pilot)
        assert cursor(pilot) == 6
        await press(pilot, "U")
        assert status(desk) == "red"
        assert cursor(pilot) == 7
        assert "undone" not in shown(pilot).partition("When")[0]


async def test_single_steps_go_back_and_forth(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "down", "u", "u", "u")
        assert status(desk) == "green"
        assert cursor(pilot) == 8
        assert "Undone: change 3, set status and reason" in told(pilot)[-1]
        await press(pilot, "U")
        assert status(desk) == "red"


async def test_a_point_that_was_left_behind_says_why_it_cannot_be_gone_back_to(desk: Desk) -> None:
    undoing.undo(desk)
    editing.set_fields(desk, Q2, ["KA.01.01"], {"team": "Rivers"})
    async with opened(desk) as pilot:
        await press(pilot, "down", "down", "t")
        assert "What counted at change 5 was itself undone since" in told(pilot)[-1]
        assert len(desk.history()) == 7


async def test_a_point_after_which_nothing_was_done_says_so(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "enter")
        assert told(pilot) == ["Nothing came after change 5."]
        await press(pilot, "u", "down", "down", "t")
        assert told(pilot) == ["All is as it was after change 4."]
        assert len(desk.history()) == 6


async def test_what_somebody_did_while_the_question_stood_is_not_taken_back(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "down", "t")
        editing.set_fields(desk_at(desk.store.path, "Deputy"), Q2, ["KA.01.01"], {"team": "Rivers"})
        await press(pilot, "right", "enter")
        assert len(desk.history()) == 6
        assert "Try again" in told(pilot)[-1]


async def test_one_activity_is_followed_through_the_quarters_of_its_year(desk: Desk) -> None:
    async with opened(desk, desk.register.activity(Q2, "KA.01.01")) as pilot:
        assert "Team → Leisure" in shown(pilot)
        await press(pilot, "a")
        seen = shown(pilot)
        assert "4 of 5 changes   KA.01.01 in 2022/23  Mend the bridge" in seen
        assert "Team → Leisure" not in seen
        assert seen.count("KA.01.01") >= 4
        assert "added 'Mend the" in seen
        await press(pilot, "a")
        assert "Team → Leisure" in shown(pilot)


async def test_without_an_activity_there_is_none_to_narrow_to(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "a")
        assert "no activity under the cursor" in told(pilot)[-1]


async def test_what_others_write_is_seen_and_the_cursor_stays_where_it_was(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "down")
        editing.set_fields(desk_at(desk.store.path, "Deputy"), Q2, ["KA.01.02"], {"team": "Rivers"})
        screen = pilot.app.screen
        assert isinstance(screen, HistoryScreen)
        screen.look()
        await settled(pilot)
        assert "6 changes" in shown(pilot)
        assert cursor(pilot) == 4


async def test_a_register_that_is_not_there_yet_has_no_history(tmp_path: Path) -> None:
    async with opened(desk_at(tmp_path / "none.json")) as pilot:
        assert "Nothing was changed yet." in shown(pilot)
        await press(pilot, "t")
        assert "Nothing was changed yet." in told(pilot)[-1]
        await press(pilot, "u")
        assert "nothing to undo" in told(pilot)[-1]


async def test_a_history_that_cannot_be_read_is_told(desk: Desk) -> None:
    desk.store.path.write_text("{", "utf-8")
    async with opened(desk) as pilot:
        assert "is damaged" in told(pilot)[-1]


@pytest.mark.parametrize("key", ["escape", "q", "H"])
async def test_each_way_back_leads_back(desk: Desk, key: str) -> None:
    async with opened(desk) as pilot:
        await press(pilot, key)
        assert isinstance(pilot.app, Stage)
        assert pilot.app.closed


async def test_read_only_looks_and_takes_nothing_back(desk: Desk) -> None:
    async with opened(desk._replace(read_only=True)) as pilot:
        for key in ("u", "U", "t"):
            await press(pilot, "down", key)
            assert "read-only" in told(pilot)[-1]
        assert len(desk.history()) == 5


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (200, 60)])
async def test_list_and_panel_are_both_there_at_every_size(desk: Desk, size: tuple[int, int]) -> None:
    async with opened(desk, size=size) as pilot:
        seen = shown(pilot)
        assert "▶ Green → ■ Red" in seen
        assert "Team: Culture → Leisure" in seen
        assert "Undo to here" in seen
