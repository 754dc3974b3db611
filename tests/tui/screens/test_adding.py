"""Adding an activity: what is typed is added, or said to be wrong, or back the next time."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from ka_tui.services import kept_drafts
from ka_tui.services.desk import Desk
from ka_tui.tui.screens.adding import AddingScreen
from tests.tui.desks import Q1, Q2, small_desk
from tests.tui.dialogs import DialogHost, save, showing, told, until
from tests.tui.pictures import lines_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_desk(tmp_path)


def field(host: DialogHost, name: str) -> Input:
    return host.dialog.query_one(f"#{name}", Input)


async def test_an_activity_is_added(desk: Desk) -> None:
    async with showing(AddingScreen(desk, Q2, "KA.01.")) as (host, pilot):
        await pilot.press(*"03", "enter", *"Sweep", "enter", *"Roads", "enter", "enter")
        await until(pilot, lambda: bool(host.answers))
    added = desk.register.activity(Q2, "KA.01.03")
    assert (added.title, added.team, added.priority) == ("Sweep", "Roads", "A safe district")


async def test_what_is_wrong_is_told_and_all_that_was_typed_stays(desk: Desk) -> None:
    async with showing(AddingScreen(desk, Q2, "KA.01.")) as (host, pilot):
        field(host, "title").value = "Sweep"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "is not an activity code" in " ".join(lines_of(host)))
        assert (field(host, "title").value, host.answers) == ("Sweep", [])


async def test_what_was_typed_is_back_whole_wherever_it_is_opened_again(desk: Desk) -> None:
    async with showing(AddingScreen(desk, Q2, "KA.01.")) as (host, _):
        field(host, "title").value = "Sweep"
        host.dialog.keep_draft()
    async with showing(AddingScreen(desk, Q1, "KA.02.")) as (host, pilot):
        assert "not saved is back" in told(host)
        values = [field(host, name).value for name in ("quarter", "code", "title")]
        assert values == [str(Q2), "KA.01.", "Sweep"]
        field(host, "code").value = "KA.01.03"
        host.clear_notifications()
        await save(host, pilot)
    assert desk.register.activity(Q2, "KA.01.03").title == "Sweep"
    assert kept_drafts.all_kept(desk) == []


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (60, 18)])
async def test_no_terminal_is_too_small(desk: Desk, size: tuple[int, int]) -> None:
    async with showing(AddingScreen(desk, Q2), size) as (host, pilot):
        await pilot.press(*"KA.01.03", "enter", *"Sweep")
        await save(host, pilot)
    assert desk.register.activity(Q2, "KA.01.03").title == "Sweep"
