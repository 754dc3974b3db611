"""The menu of what to copy: a letter each, and what there is none of says why."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from ka_tui.domain.activities import Activity
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.services.desk import Desk
from ka_tui.tui.screens.copy_menu import CopyMenu
from tests.tui.desks import Q2, small_desk
from tests.tui.driving import opened, press, told
from tests.tui.pictures import lines_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_desk(tmp_path)


async def menu(pilot: Pilot[None], activity: Activity, marked: list[Activity]) -> list[str | None]:
    """Open the menu; what it returns comes into the list."""
    returned: list[str | None] = []
    await pilot.app.push_screen(CopyMenu(activity, marked, PRINTED_KEY), returned.append)
    await pilot.pause()
    return returned


LETTERS = [
    ("c", "KA.01.01", "the code KA.01.01, 8 characters"),
    ("p", "Mend the bridge: begun in Q2 2022/23.", "the progress of KA.01.01, 37 characters"),
    ("m", "## KA.01.01 Mend the bridge", "4 activities as Markdown"),
    ("t", "Code\tTitle\t", "4 activities for a sheet"),
]


@pytest.mark.parametrize(("letter", "text", "what"), LETTERS)
async def test_a_letter_copies_and_says_what_is_known_of_it(desk: Desk, letter: str, text: str, what: str) -> None:
    async with opened(desk) as pilot:
        activities = list(desk.register.activities(Q2))
        returned = await menu(pilot, activities[0], activities)
        await press(pilot, letter)
        assert pilot.app.clipboard.startswith(text)
        assert returned[0] is not None
        assert returned[0].startswith(f"Sent to the terminal's clipboard: {what}")


async def test_an_entry_can_be_chosen_with_the_cursor(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await menu(pilot, desk.register.activity(Q2, "KA.01.01"), [])
        await press(pilot, "down", "enter")
        assert pilot.app.clipboard == "KA.01.01\tMend the bridge\tGreen\tRoads\tPlanning"


async def test_what_there_is_none_of_says_why_and_the_menu_stays(desk: Desk) -> None:
    async with opened(desk) as pilot:
        returned = await menu(pilot, Activity(Q2, "KA.01.01", "Mend the bridge"), [])
        assert "no progress stated" in "\n".join(lines_of(pilot.app))
        await press(pilot, "p")
        assert told(pilot) == ["There is nothing to copy: no progress stated."]
        assert isinstance(pilot.app.screen, CopyMenu)
        await press(pilot, "escape")
        assert returned == [None]
        assert pilot.app.clipboard == ""
