"""Walking from gap to gap: what is missing is told, filled in, and the next one comes by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from ka_tui.services.desk import Desk
from ka_tui.services.editing import set_fields
from ka_tui.tui.screens.editor import EditorScreen
from ka_tui.tui.screens.main import MainScreen
from ka_tui.tui.widgets.activity_table import ActivityTable
from tests.tui.desks import Q1, Q2, small_desk, strict_desk
from tests.tui.dialogs import until
from tests.tui.driving import main_screen, opened, press, status, table, told
from tests.tui.pictures import lines_of

BRIDGE, ORCHARD, LIBRARY, HEDGEHOGS = "KA.01.01", "KA.01.02", "KA.02.01", "KA.02.02"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Two gaps of four: the orchard lacks its status and progress, the hedgehogs their status."""
    desk = small_desk(tmp_path)
    set_fields(desk, Q2, [ORCHARD], {"status": None, "progress": ""})
    set_fields(desk, Q2, [HEDGEHOGS], {"status": None})
    return desk


def seen(pilot: Pilot[None]) -> str:
    return "\n".join(lines_of(pilot.app))


async def write(pilot: Pilot[None], text: str) -> None:
    """Fill in the text that has the focus, and save."""
    focused = pilot.app.screen.focused
    assert isinstance(focused, TextArea)
    focused.text = text
    await pilot.press("ctrl+s")
    await until(pilot, lambda: isinstance(pilot.app.screen, MainScreen))
    await pilot.pause()


async def test_a_walk_fills_in_gap_after_gap_and_ends_with_the_last(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "W")
        assert table(pilot).cursor == ORCHARD
        assert "Gap 1 of 2 · KA.01.02 needs status, progress" in seen(pilot)
        await press(pilot, "a")
        assert table(pilot).cursor == ORCHARD
        assert "Gap 1 of 2 · KA.01.02 needs progress" in seen(pilot)
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, EditorScreen)
        assert pilot.app.screen.focused is not None
        assert pilot.app.screen.focused.id == "progress"
        await write(pilot, "Forty trees stand.")
        assert table(pilot).cursor == HEDGEHOGS
        assert "Gap 1 of 1 · KA.02.02 needs status" in seen(pilot)
        await press(pilot, "g")
        assert told(pilot)[-1] == "That was the last gap in Q2 2022/23. u takes it back."
        assert "Gap " not in seen(pilot)
    assert (status(desk, ORCHARD), status(desk, HEDGEHOGS)) == ("amber", "green")


async def test_the_arrows_go_from_gap_to_gap_and_round_again(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "down", "W")
        assert table(pilot).cursor == ORCHARD
        for key, code in (("down", HEDGEHOGS), ("down", ORCHARD), ("up", HEDGEHOGS), ("comma", ORCHARD), ("j", HEDGEHOGS)):
            await press(pilot, key)
            assert table(pilot).cursor == code
        await press(pilot, "W", "up")
        assert table(pilot).cursor == LIBRARY


@pytest.mark.parametrize("key", ["W", "escape"])
async def test_a_walk_is_ended_and_the_footer_told_what_could_be_done(desk: Desk, key: str) -> None:
    async with opened(desk) as pilot:
        usual = seen(pilot).splitlines()[-1]
        await press(pilot, "W")
        footer = seen(pilot).splitlines()[-1]
        for text in ("r Red", "g Green", "e Fill in", "↑ ↓ Gap above/below", "u Undo", "esc End"):
            assert text in footer
        await press(pilot, key)
        assert "Gap " not in seen(pilot)
        assert seen(pilot).splitlines()[-1] == usual


async def test_where_there_is_no_gap_it_says_so(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    async with opened(desk, quarter=Q2) as pilot:
        await press(pilot, "W")
        assert told(pilot)[-1] == "There are no gaps in Q2 2022/23."
        assert not main_screen(pilot).is_walking
        set_fields(desk, Q2, [BRIDGE], {"next_steps": ""})
        await press(pilot, "slash", *"orchard", "enter")
        main_screen(pilot).load()
        await press(pilot, "W")
        assert told(pilot)[-1] == "There are no gaps among what is shown; the query hides 1."


async def test_only_what_is_shown_is_walked_through_in_its_order(desk: Desk) -> None:
    set_fields(desk, Q2, [BRIDGE], {"progress": ""})
    async with opened(desk) as pilot:
        await press(pilot, "slash", *"team:parks", "enter", *"GGGGss", "W")
        assert "Gap 2 of 2 · KA.01.02" in seen(pilot)
        await press(pilot, "down")
        assert "Gap 1 of 2 · KA.02.02" in seen(pilot)


async def test_a_query_for_the_gaps_themselves_goes_on_although_what_is_filled_in_leaves_it(desk: Desk) -> None:
    set_fields(desk, Q2, [BRIDGE, LIBRARY], {"status": None})
    async with opened(desk) as pilot:
        await press(pilot, "slash", *"status:none", "enter", "W", "down", "down")
        assert table(pilot).cursor == LIBRARY
        await press(pilot, "g")
        assert table(pilot).cursor == HEDGEHOGS
        assert "Gap 3 of 3" in seen(pilot)


async def test_a_gap_in_a_folded_group_is_unfolded(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "Z", "W")
        assert table(pilot).current is not None
        assert table(pilot).cursor == ORCHARD
        await press(pilot, "down")
        assert table(pilot).cursor == HEDGEHOGS


async def test_undo_brings_the_gap_back(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "W", "down", "g", "u")
        assert "Gap 2 of 2 · KA.02.02 needs status" in seen(pilot)


async def test_a_status_that_needs_a_reason_asks_for_it_on_the_way(tmp_path: Path) -> None:
    desk = strict_desk(tmp_path)
    set_fields(desk, Q2, [BRIDGE, LIBRARY], {"status": None, "reason": ""})
    for code in (ORCHARD, HEDGEHOGS):
        set_fields(desk, Q2, [code], {"status": "green"})
    async with opened(desk) as pilot:
        await press(pilot, "W", "r")
        assert "KA.01.01 becomes ■ Red. Why?" in seen(pilot)
        assert "enter Save" in seen(pilot).splitlines()[-1]
        await press(pilot, "escape")
        assert main_screen(pilot).is_walking
        assert "Gap 1 of 2 · KA.01.01 needs status" in seen(pilot)
        await press(pilot, "r", *"flood", "enter")
        assert table(pilot).cursor == LIBRARY
        assert "Gap 1 of 1" in seen(pilot)
    assert desk.register.activity(Q2, BRIDGE).reason == "flood"


async def test_where_only_a_status_is_missing_editing_begins_there(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "W", "down", "enter")
        assert isinstance(pilot.app.screen, EditorScreen)
        assert pilot.app.screen.focused is not None
        assert pilot.app.screen.focused.id == "status"
        await press(pilot, "escape")
        assert table(pilot).cursor == HEDGEHOGS
        assert "Gap 2 of 2" in seen(pilot)


async def test_marks_and_a_walk_do_not_mix(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "space", "W")
        assert told(pilot)[-1] == "1 marked: esc drops the marks, and then the gaps can be walked through."
        await press(pilot, "escape", "W", "space")
        assert "none is marked" in told(pilot)[-1]
        assert table(pilot).marked == ()


async def test_a_walk_goes_along_into_another_quarter(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "W", "left_square_bracket")
        assert main_screen(pilot).quarter == Q1
        assert "1 gap · nothing is missing here" in seen(pilot)
        await press(pilot, "down")
        assert "Gap 1 of 1 · KA.02.02 needs status" in seen(pilot)
        await pilot.click(ActivityTable, offset=(4, 2))
        await press(pilot)
        assert "1 gap · nothing is missing here" in seen(pilot)


async def test_what_others_fill_in_is_no_gap_any_more(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "W")
        set_fields(desk, Q2, [HEDGEHOGS], {"status": "green"})
        main_screen(pilot).load()
        await press(pilot)
        assert "Gap 1 of 1 · KA.01.02 needs status, progress" in seen(pilot)


async def test_a_desk_that_only_looks_has_no_walk(desk: Desk) -> None:
    async with opened(desk._replace(read_only=True)) as pilot:
        await press(pilot, "W")
        assert "read-only" in told(pilot)[-1]
