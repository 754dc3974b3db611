"""Linking two plans on the screen: both side by side, the likest first, undone with one key."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from ka_tui.domain.quarters import Quarter
from ka_tui.services.desk import Desk
from ka_tui.services.editing import add_activity, set_fields
from ka_tui.services.links import link
from ka_tui.tui.screens.links import LinksScreen
from ka_tui.tui.screens.main import MainScreen
from ka_tui.tui.widgets.column_list import ColumnList
from tests.services.plan_samples import NEW, OLD, two_plans
from tests.tui.desks import small_desk
from tests.tui.driving import opened, panel_text, press, told
from tests.tui.pictures import lines_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return two_plans(tmp_path / "register.json")


def cursors(pilot: Pilot[None]) -> tuple[str, str]:
    old, new = (pilot.app.screen.query_one(f"#{side}", ColumnList).cursor for side in ("old", "new"))
    return old, new


def links(desk: Desk) -> list[tuple[str, str]]:
    return [(link.from_code, link.to_code) for link in desk.register.links]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_both_plans_and_both_texts_are_seen_at_every_size(desk: Desk, size: tuple[int, int]) -> None:
    async with opened(desk, size) as pilot:
        await press(pilot, "L")
        seen = "\n".join(lines_of(pilot.app))
        assert "2021/22 to 2022/23: 0 linked, 6 without a successor, 5 new" in seen
        assert "Mend the pack" in seen
        assert "Safe crossings" in seen
        assert "surveyed" in panel_text(pilot, "old_text")
        assert "Limestone" in panel_text(pilot, "new_text")


async def test_the_likest_is_linked_with_a_key_and_the_undo_takes_it_back(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "L")
        assert cursors(pilot) == ("KA.01.01", "KA.01.02")
        await press(pilot, "enter")
        assert links(desk) == [("KA.01.01", "KA.01.02")]
        seen = lines_of(pilot.app)
        assert "1 linked, 5 without a successor, 4 new" in seen[0]
        assert any("✔" in line and "KA.01.01" in line for line in seen)
        assert told(pilot) == ["KA.01.02 of 2022/23 continues KA.01.01. u takes it back."]
        await press(pilot, "u")
        assert links(desk) == []


async def test_the_same_key_takes_a_link_away(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "L", "space", "space")
        assert links(desk) == []
        assert told(pilot) == ["KA.01.02 of 2022/23 no longer continues KA.01.01. u takes it back."]


async def test_one_is_split_among_several_and_several_are_merged_into_one(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "L", "enter", "right", "down", "enter")
        split = links(desk)
        assert [old for old, _ in split] == ["KA.01.01", "KA.01.01"]
        await press(pilot, "left", "down", "down", "enter", "down", "enter")
        assert links(desk)[2:] == [("KA.02.01", "KA.02.01"), ("KA.02.02", "KA.02.01")]


async def test_the_next_one_that_is_linked_to_nothing_is_found_also_from_below(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "L", "down", "enter", "n")
        assert cursors(pilot)[0] == "KA.02.01"
        await press(pilot, "end", "enter", "n")
        assert cursors(pilot)[0] == "KA.01.01"
        await press(pilot, *("enter", "n") * 4)
        assert {old for old, _ in links(desk)} == {"KA.01.01", "KA.01.02", "KA.02.01", "KA.02.02", "KA.03.01", "KA.03.02"}
        assert told(pilot) == ["Every activity of the old plan is linked."]


async def test_what_was_gone_on_from_is_not_gone_to_again_until_all_were_looked_at(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "L", "n", "enter", "n", "enter")
        assert cursors(pilot)[0] == "KA.02.01"
        await press(pilot, "n", "n", "n")
        assert cursors(pilot)[0] == "KA.03.02"
        await press(pilot, "n")
        assert cursors(pilot)[0] == "KA.03.02"
        assert told(pilot) == ["All 4 without a successor were looked at. n begins again."]
        await press(pilot, "n")
        assert cursors(pilot)[0] == "KA.01.01"


async def test_what_others_link_is_seen_and_the_cursors_stay(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "L", "down", "right", "down")
        before = cursors(pilot)
        link(desk, 2021, "KA.01.01", 2022, ["KA.01.02"])
        screen = pilot.app.screen
        assert isinstance(screen, LinksScreen)
        screen.look()
        await pilot.pause()
        assert "1 linked, 5 without a successor" in lines_of(pilot.app)[0]
        assert cursors(pilot) == before
        desk.store.path.unlink()
        screen.look()
        await pilot.pause()
        assert "1 linked, 5 without a successor" in lines_of(pilot.app)[0]


async def test_coming_back_to_a_linked_one_finds_its_successor_under_the_cursor(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "L", "right", "end", "enter")
        last = cursors(pilot)
        await press(pilot, "left", "down", "up")
        assert cursors(pilot) == last


async def test_the_two_latest_plans_come_first_and_others_are_reached(desk: Desk) -> None:
    add_activity(desk, Quarter(2023, 1), "KA.07.01", "Run the ferry", {})
    async with opened(desk) as pilot:
        await press(pilot, "L")
        assert "2022/23 to 2023/24: 0 linked, 5 without a successor, 1 new" in lines_of(pilot.app)[0]
        await press(pilot, "right_square_bracket")
        assert told(pilot) == ["These are the last two plans in the register."]
        await press(pilot, "left_square_bracket")
        assert "2021/22 to 2022/23: 0 linked" in lines_of(pilot.app)[0]
        assert cursors(pilot) == ("KA.01.01", "KA.01.02")
        await press(pilot, "left_square_bracket")
        assert told(pilot) == ["These are the first two plans in the register."]


async def test_both_texts_scroll_together(desk: Desk) -> None:
    for quarter, code in ((OLD, "KA.01.01"), (NEW, "KA.01.02")):
        set_fields(desk, quarter, [code], {"progress": "\n".join(f"- Stone {number} is laid" for number in range(40))})
    async with opened(desk, (80, 24)) as pilot:
        await press(pilot, "L", "J")
        assert all(panel.scroll_offset.y == 1 for panel in pilot.app.screen.query("NarrativePanel"))
        await press(pilot, "K")
        assert all(panel.scroll_offset.y == 0 for panel in pilot.app.screen.query("NarrativePanel"))


async def test_with_one_plan_there_is_nothing_to_link_and_the_keys_say_so(tmp_path: Path) -> None:
    async with opened(small_desk(tmp_path)) as pilot:
        await press(pilot, "L")
        assert "no two plans to link" in lines_of(pilot.app)[0]
        for key in ("enter", "n"):
            await press(pilot, key)
            assert "no two plans to link" in told(pilot)[-1]


async def test_a_desk_that_only_looks_links_nothing(desk: Desk) -> None:
    async with opened(desk._replace(read_only=True)) as pilot:
        await press(pilot, "L", "enter")
        assert "read-only" in told(pilot)[-1]
    assert links(desk) == []


async def test_the_table_shows_what_links_say_once_the_screen_is_left(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "L")
        assert isinstance(pilot.app.screen, LinksScreen)
        await press(pilot, "enter", "escape")
        screen = pilot.app.screen
        assert isinstance(screen, MainScreen)
        assert len(screen.register.links) == 1
