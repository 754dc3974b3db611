"""Opening a quarter from the screen: all of it is seen first, one key opens it, and undo takes it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from ka_tui.domain.links import Link
from ka_tui.domain.quarters import Quarter
from ka_tui.services.desk import Desk
from ka_tui.services.editing import set_fields
from ka_tui.tui.screens.main import MainScreen
from ka_tui.tui.screens.opening import OpeningScreen, PlanPicker
from tests.tui.desks import Q2, desk_at, small_desk
from tests.tui.dialogs import until
from tests.tui.driving import main_screen, opened, panel_text, press, table, told
from tests.tui.pictures import lines_of

Q3, SPRING = Quarter(2022, 3), Quarter(2023, 1)
PLAN = "Code,Title,Team,Status\r\nKA.01.01,Lay the new path,Roads,\r\nKA.01.02,Sow the meadow,Parks,green\r\nKA.01.02,Twice,,\r\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    return small_desk(tmp_path)


def fill(pilot: Pilot[None], field: str, text: str) -> None:
    pilot.app.screen.query_one(f"#{field}", Input).value = text


def seen(pilot: Pilot[None]) -> str:
    return " ".join(" ".join(lines_of(pilot.app)).replace("▌", " ").split())


async def done(pilot: Pilot[None], key: str) -> None:
    """Press a key, and wait until the work that it began is done."""
    await pilot.press(key)
    screen = pilot.app.screen
    await until(pilot, lambda: not (isinstance(screen, OpeningScreen) and screen.is_working))
    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_what_the_quarter_begins_with_is_seen_first(desk: Desk, size: tuple[int, int]) -> None:
    before = desk.store.path.read_bytes()
    async with opened(desk, size) as pilot:
        await press(pilot, "O")
        for text in (
            "Q3-2022",
            "October to December",
            "carry on",
            "KA.02.02",
            "4 activities from Q2 2022/23.",
            "ctrl+s Open",
        ):
            assert text in seen(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, MainScreen)
    assert desk.store.path.read_bytes() == before


async def test_it_is_opened_and_gone_to_and_undone(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "O")
        await done(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, MainScreen)
        assert told(pilot)[-1] == "Q3 2022/23 is opened from Q2 2022/23: 4 activities. u takes it back."
        assert pilot.app.screen.quarter == Q3
        assert table(pilot).codes == ("KA.01.01", "KA.01.02", "KA.02.01", "KA.02.02")
        assert {a.status for a in desk.register.activities(Q3)} == {None}
        await press(pilot, "u")
        assert pilot.app.screen.quarter == Q2
    assert Q3 not in desk.register.quarters


async def test_what_was_completed_is_left_out_by_choice(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "O", "right")
        assert "left out KA.02.02" in seen(pilot)
        await done(pilot, "ctrl+s")
        assert "3 activities, 1 left out." in told(pilot)[-1]
    assert "KA.02.02" not in desk.register.quarters[Q3]


async def test_another_quarter_may_be_typed_and_a_wrong_one_says_why(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "O")
        for typed, why in (("Q2-2022", "has begun already"), ("Q4-2021", "lies before"), ("soon", "is not a quarter")):
            fill(pilot, "quarter", typed)
            await press(pilot, "ctrl+s")
            assert why in seen(pilot)
            assert isinstance(pilot.app.screen, OpeningScreen)
        fill(pilot, "quarter", "Q1 2023/24")
        await press(pilot)
        assert "The register has nothing between Q2 2022/23 and Q1 2023/24." in seen(pilot)
        assert "The plan of 2022/23 goes on" in seen(pilot)
        await done(pilot, "ctrl+s")
    assert Link(2022, "KA.01.01", 2023, "KA.01.01") in desk.register.links


async def test_a_new_plan_is_read_shown_and_then_opened(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(PLAN)
    async with opened(desk) as pilot:
        await press(pilot, "O")
        fill(pilot, "quarter", "Q1-2023")
        fill(pilot, "plan", "plan.csv")
        await done(pilot, "ctrl+s")
        for text in (
            "new KA.01.01 Lay the new path",
            "2 activities of the new plan",
            "not taken over: KA.01.02",
            "Look at row 4",
        ):
            assert text in seen(pilot)
        assert SPRING not in desk.register.quarters
        await done(pilot, "ctrl+s")
        assert told(pilot)[-1] == "Q1 2023/24 is opened: 2 activities. u takes it back."
    assert [a.title for a in desk.register.activities(SPRING)] == ["Lay the new path", "Sow the meadow"]
    assert len(desk.register.links) == 0


async def test_a_plan_can_be_chosen_from_a_list_and_given_up_again(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(PLAN)
    async with opened(desk) as pilot:
        await press(pilot, "O")
        fill(pilot, "quarter", "Q1-2023")
        await press(pilot, "ctrl+o")
        assert isinstance(pilot.app.screen, PlanPicker)
        await until(pilot, lambda: "plan.csv" in seen(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "2 activities of the new plan" in seen(pilot))
        assert pilot.app.screen.query_one("#plan", Input).value == str(tmp_path / "plan.csv")
        fill(pilot, "plan", "")
        await press(pilot)
        assert "4 activities from Q2 2022/23" in seen(pilot)


async def test_a_plan_that_cannot_be_read_opens_nothing(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all,")
    async with opened(desk) as pilot:
        await press(pilot, "O")
        fill(pilot, "quarter", "Q1-2023")
        for name, why in (("none.csv", "cannot be read"), ("letter.txt", "holds no report")):
            fill(pilot, "plan", name)
            for _ in range(2):
                await done(pilot, "ctrl+s")
                assert why in seen(pilot)
    assert SPRING not in desk.register.quarters


async def test_a_plan_inside_a_year_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(PLAN)
    async with opened(desk) as pilot:
        await press(pilot, "O")
        fill(pilot, "plan", "plan.csv")
        await done(pilot, "ctrl+s")
        assert "a new one begins with a financial year" in seen(pilot)
        await done(pilot, "ctrl+s")
    assert Q3 not in desk.register.quarters


async def test_a_register_begins_with_a_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.csv").write_text(PLAN)
    desk = desk_at(tmp_path / "new.json")
    async with opened(desk) as pilot:
        await press(pilot, "O")
        assert pilot.app.screen.query_one("#quarter").has_focus
        fill(pilot, "quarter", "Q1-2023")
        fill(pilot, "plan", "plan.csv")
        await done(pilot, "ctrl+s")
        await done(pilot, "ctrl+s")
        assert table(pilot).codes == ("KA.01.01", "KA.01.02")
    assert SPRING in desk.register.quarters


async def test_texts_from_people_are_shown_as_they_are(desk: Desk) -> None:
    set_fields(desk, Q2, ["KA.01.01"], {"title": "[red]Mend[/x] the bridge"})
    async with opened(desk) as pilot:
        await press(pilot, "O")
        assert "[red]Mend[/x] the bridge" in seen(pilot)


# --- last next steps kept in view -----------------------------------------------------------------------------------


async def test_last_next_steps_stay_in_view_until_there_are_new_ones(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "O")
        await done(pilot, "ctrl+s")
        assert "Promised in Q2 2022/23:" in panel_text(pilot, "next_steps")
        assert "• Go on with KA.01.01" in panel_text(pilot, "next_steps")
        assert "Promised" not in panel_text(pilot, "progress")
        await press(pilot, "e")
        assert seen(pilot).count("Promised in Q2 2022/23:") == 1
        assert "- Go on with KA.01.01" in seen(pilot)
        await press(pilot, "escape")
        set_fields(desk, Q3, ["KA.01.01"], {"next_steps": "- Paint it"})
        main_screen(pilot).load()
        await press(pilot)
        assert "Paint it" in panel_text(pilot, "next_steps")
        assert "Promised" not in panel_text(pilot, "next_steps")
        assert "• Go on with KA.01.01" in panel_text(pilot, "progress")
        await press(pilot, "e")
        assert seen(pilot).count("Promised in Q2 2022/23:") == 1
        assert "- Go on with KA.01.01" in seen(pilot)
        await press(pilot, "escape")
        set_fields(desk, Q3, ["KA.01.01"], {"progress": "Begun."})
        main_screen(pilot).load()
        await press(pilot)
        assert "Begun." in panel_text(pilot, "progress")
        assert "Promised" not in panel_text(pilot, "progress")
