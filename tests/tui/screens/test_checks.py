"""The checks on screen: marked in the table, underlined in the texts, listed, let stand, turned off."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import addition_of
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.services import checking
from ka_tui.services.desk import Desk
from ka_tui.tui.screens.checks import ChecksScreen
from ka_tui.tui.screens.excusing import ExcuseScreen
from ka_tui.tui.screens.main import MainScreen
from ka_tui.tui.widgets.column_list import ColumnList
from tests.tui.desks import Q2, desk_at
from tests.tui.driving import checked, opened, panel_text, press, table, told
from tests.tui.pictures import lines_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """One quarter: a bridge without a status, a lake that is delayed though green, an orchard to which nobody objects."""
    desk = desk_at(tmp_path / "register.json")
    rows = (
        Activity(Q2, "KA.01.01", "Mend the bridge", progress="The arch was built.", next_steps="Pave the deck by May 2023."),
        Activity(
            Q2,
            "KA.01.02",
            "Dredge the lake",
            status="green",
            progress="Work was halted in August.",
            next_steps="Dig in May 2023.",
        ),
        Activity(
            Q2,
            "KA.01.03",
            "Plant the orchard",
            status="green",
            progress="Forty trees stand.",
            next_steps="Plant ten in May 2023.",
        ),
    )
    desk.propose("add", [addition_of(row) for row in rows])
    return desk


async def press_checked(pilot: Pilot[None], *keys: str) -> None:
    await press(pilot, *keys)
    await checked(pilot)


def findings(pilot: Pilot[None]) -> list[str]:
    lists = pilot.app.screen.query_one(ColumnList)
    return [" ".join(run.text for run in row.cells[1:3]) for row in lists._rows]


async def test_what_matters_is_marked_in_the_table_and_underlined_in_the_text(desk: Desk) -> None:
    async with opened(desk) as pilot:
        assert table(pilot).flags == {"KA.01.01": "!", "KA.01.02": "!"}
        await press(pilot, "down")
        assert "Work was halted in August." in panel_text(pilot, "progress")
        panel = pilot.app.screen.query_one("#progress")
        strips = [panel.render_line(y) for y in range(panel.size.height)]
        underlined = "".join(
            s.text for strip in strips for s in strip if s.style and s.style.underline and "bold" not in str(s.style)
        )
        assert "halted" in underlined


async def test_a_view_of_the_panels_tells_everything_of_one_activity(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "down", "5")
        assert "Trouble under a good status" in panel_text(pilot, "progress")
        await press(pilot, "down")
        assert "The checks find nothing to object to." in panel_text(pilot, "progress")


async def test_a_mended_text_is_checked_again(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press_checked(pilot, "g")
        assert table(pilot).flags == {"KA.01.02": "!"}


async def test_the_list_leads_to_the_activity(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press_checked(pilot, "C")
        assert findings(pilot) == ["KA.01.01 No status", "KA.01.02 Trouble under a good status"]
        await press_checked(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, MainScreen)
        assert table(pilot).cursor == "KA.01.02"


async def test_a_finding_is_let_stand_for_a_reason_counts_again_and_that_is_undone(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press_checked(pilot, "C", "x")
        assert isinstance(pilot.app.screen, ExcuseScreen)
        await press_checked(pilot, "enter", *"due", "enter")
        assert isinstance(pilot.app.screen, ChecksScreen)
        (excuse,) = desk.register.record(Q2).excuses
        assert (excuse.code, excuse.check, excuse.reason) == ("KA.01.01", "no-status", "due")
        assert findings(pilot) == ["KA.01.02 Trouble under a good status", "KA.01.01 No status"]
        assert any("1 let stand" in line for line in lines_of(pilot.app))
        await press_checked(pilot, "end", "x")
        assert desk.register.record(Q2).excuses == ()
        await press_checked(pilot, "u")
        assert desk.register.record(Q2).excuses == (excuse,)


async def test_after_a_finding_that_is_let_stand_comes_the_next_one(desk: Desk) -> None:
    desk.propose("add", [addition_of(Activity(Q2, f"KA.02.0{n}", "Light it", progress="Lit.", status="green")) for n in (1, 2)])
    async with opened(desk) as pilot:
        await press_checked(pilot, "C")
        here = findings(pilot).index("KA.02.01 No next steps")
        await press_checked(pilot, *("down",) * here, "x", *"due", "enter")
        assert findings(pilot)[-1] == "KA.02.01 No next steps"
        assert pilot.app.screen.query_one(ColumnList).cursor.startswith("KA.02.02")


async def test_what_was_found_stays_on_the_screen_while_another_quarter_is_being_checked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = Quarter(2022, 1)
    desk.propose("add", [addition_of(Activity(earlier, "KA.07.01", "Paint the gate"))])
    begun, check = threading.Event(), checking.check_quarter

    def slowly(register: Register, quarter: Quarter | None, only: Sequence[str] = ()) -> checking.Checked:
        if quarter == earlier:
            begun.wait(10)
        return check(register, quarter, only)

    async with opened(desk) as pilot:
        await press_checked(pilot, "C")
        monkeypatch.setattr(checking, "check_quarter", slowly)
        await press(pilot, "[", "down", "s", "f")
        assert findings(pilot)[0].startswith("KA.01.01")
        begun.set()
        await checked(pilot)
        assert findings(pilot)[0] == "KA.07.01 No status"


async def test_a_check_is_turned_off(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press_checked(pilot, "C", "o")
        assert desk.register.checks_off == ("no-status",)
        assert findings(pilot) == ["KA.01.02 Trouble under a good status"]
        assert "The settings turn it on again." in told(pilot)[-1]


async def test_less_is_shown_and_in_another_order(desk: Desk) -> None:
    desk.propose("add", [addition_of(Activity(Q2, "KA.01.00", "Light the path", progress="Lamps stand.", next_steps="TBC"))])
    async with opened(desk) as pilot:
        await press_checked(pilot, "C")
        everything = findings(pilot)
        await press_checked(pilot, "f", "f")
        assert 0 < len(findings(pilot)) < len(everything)
        await press_checked(pilot, "f", "s")
        assert sorted(findings(pilot)) == sorted(everything)
        assert findings(pilot)[:2] == ["KA.01.00 No status", "KA.01.01 No status"]


async def test_a_large_quarter_is_not_checked_before_somebody_asks(tmp_path: Path) -> None:
    desk = desk_at(tmp_path / "register.json")
    desk.propose("add", [addition_of(Activity(Q2, f"KA.{n // 99 + 1:02}.{n % 99 + 1:02}", "Mend a path")) for n in range(1001)])
    async with opened(desk) as pilot:
        assert table(pilot).flags == {}
        await press_checked(pilot, "5")
        assert "No progress" in panel_text(pilot, "progress")
        assert len(table(pilot).flags) == 1001
