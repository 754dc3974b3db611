"""What the keys of the main screen do that change the register."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from ka_tui.domain.activities import Activity
from ka_tui.services import editing
from ka_tui.services.desk import Desk
from ka_tui.tui.screens.main import MainScreen
from ka_tui.tui.screens.question import QuestionScreen
from tests.tui.desks import Q1, Q2, desk_at, small_desk, strict_desk
from tests.tui.driving import main_screen, opened, press, status, table, told
from tests.tui.pictures import lines_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_desk(tmp_path)


@pytest.mark.parametrize(("key", "expected"), [("r", "red"), ("a", "amber"), ("g", "green"), ("c", "completed"), ("n", None)])
async def test_a_status_key_sets_saves_and_says_how_to_undo(desk: Desk, key: str, expected: str | None) -> None:
    editing.set_fields(desk, Q2, ["KA.01.01"], {"status": "amber" if expected != "amber" else "red"})
    async with opened(desk) as pilot:
        await press(pilot, key)
        assert status(desk, "KA.01.01") == expected
        assert "KA.01.01: Status:" in told(pilot)[-1]
        assert "u takes it back" in told(pilot)[-1]


async def test_undo_and_redo_from_the_screen(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "down", "g")
        assert status(desk, "KA.01.02") == "green"
        await press(pilot, "u")
        assert status(desk, "KA.01.02") == "amber"
        await press(pilot, "U")
        assert status(desk, "KA.01.02") == "green"


async def test_undo_with_nothing_to_undo_says_so(tmp_path: Path) -> None:
    async with opened(desk_at(tmp_path / "none.json")) as pilot:
        await press(pilot, "u")
        assert "nothing to undo" in told(pilot)[-1]


async def test_the_marked_ones_change_together_and_one_undo_brings_all_back(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "space", "down", "down", "space", "n")
        assert status(desk, "KA.01.01") is None
        assert status(desk, "KA.02.01") is None
        assert status(desk, "KA.01.02") == "amber"
        await press(pilot, "u")
        assert status(desk, "KA.01.01") == "green"
        assert status(desk, "KA.02.01") == "red"
        await press(pilot, "escape")
        assert table(pilot).marked == ()


async def test_removing_asks_first_and_undo_brings_it_back(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "delete")
        await press(pilot, "enter")
        await pilot.pause()
        assert status(desk, "KA.01.01") == "green"
        await press(pilot, "delete", "right", "enter")
        await pilot.pause()
        assert desk.register.find(Q2, "KA.01.01") is None
        await press(pilot, "u")
        assert status(desk, "KA.01.01") == "green"


async def test_adding_begins_at_the_priority_under_the_cursor(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "down", "down", "plus")
        await press(pilot, *"09", "enter", *"Sow wheat", "enter", *"Parks", "ctrl+s")
        await pilot.pause()
        added = desk.register.activity(Q2, "KA.02.09")
        assert (added.title, added.team, added.priority) == ("Sow wheat", "Parks", "A green district")
        assert table(pilot).cursor == "KA.02.09"


async def test_adding_what_is_there_says_so_and_keeps_what_was_typed(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "plus", *"01", "enter", *"Twice", "ctrl+s")
        await pilot.pause()
        assert pilot.app.screen.query_one("#title", Input).value == "Twice"
        assert "already in Q2-2022" in str(pilot.app.screen.query_one(".error").render())


async def test_the_outside_editor_saves_what_was_written(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ka_tui.tui.outside_editor.edited_outside", editor(lambda text: text.replace("begun", "finished")))
    async with opened(desk) as pilot:
        await press(pilot, "E")
        await pilot.pause()
        assert desk.register.activity(Q2, "KA.01.01").progress == "Mend the bridge: finished in Q2 2022/23."


async def test_a_refused_save_of_the_outside_editor_keeps_the_draft(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ka_tui.tui.outside_editor.edited_outside", editor(lambda _: "headings gone, text of an hour"))
    async with opened(desk) as pilot:
        await press(pilot, "E")
        await pilot.pause()
        assert "kept in" in told(pilot)[-1]
    kept = list((tmp_path / "data" / "drafts").iterdir())
    assert [path.read_text() for path in kept] == ["headings gone, text of an hour"]


def editor(write: Callable[[str], str]) -> Callable[..., str]:
    from ka_tui.services.drafting import draft_of

    return lambda _app, activity: write(draft_of(activity))


async def test_quitting_with_a_draft_asks_and_loses_nothing(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "e", *"New ", "ctrl+q")
        assert isinstance(pilot.app.screen, QuestionScreen)
        await press(pilot, "ctrl+q", "enter")
        assert pilot.app.screen.query_one("#progress", TextArea).text.startswith("New Mend")
        await press(pilot, "ctrl+q", "right", "right", "enter")
        await press(pilot, "ctrl+q")
        assert pilot.app._exit


async def test_leaving_a_new_activity_that_is_begun_asks(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "plus", "escape")
        assert isinstance(pilot.app.screen, MainScreen)
        await press(pilot, "plus", *"07", "enter", *"Sow", "escape")
        assert isinstance(pilot.app.screen, QuestionScreen)
        await press(pilot, "enter")
        assert pilot.app.screen.query_one("#title", Input).value == "Sow"


async def test_keys_pressed_while_another_program_writes_are_obeyed_in_their_order(desk: Desk) -> None:
    from ka_tui.store.locking import held

    async with opened(desk) as pilot:
        with held(desk.store.path, desk.store.path, "Script", 1):
            await pilot.press("r", "down", "g")
            async with asyncio.timeout(10):
                while not any("Waiting" in text for text in told(pilot)):
                    await pilot.pause()
            assert table(pilot).cursor == "KA.01.02"
            assert status(desk, "KA.01.01") == "green"
        await press(pilot, "down")
        assert (status(desk, "KA.01.01"), status(desk, "KA.01.02")) == ("red", "green")
        assert [change.edits[0].code for change in desk.history()[-2:]] == ["KA.01.01", "KA.01.02"]


def activity(desk: Desk, code: str) -> Activity:
    return desk.register.activity(Q2, code)


async def test_a_reason_is_asked_for_and_does_not_stand_in_the_way(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "r")
        assert any("KA.01.01 is ■ Red. Why?" in line for line in lines_of(pilot.app))
        await press(pilot, "down", "g")
        assert status(desk, "KA.01.02") == "green"
        await press(pilot, "w", *"all is well again", "enter")
        assert activity(desk, "KA.01.02").reason == "all is well again"
        assert desk.history()[-1].why == "all is well again"
        assert activity(desk, "KA.01.01").reason == ""
        assert table(pilot).has_focus


async def test_a_reason_that_was_begun_is_there_when_it_is_asked_for_again(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "w", *"the flood")
        main_screen(pilot).keep_draft()
    async with opened(desk) as pilot:
        assert "a reason for KA.01.01 in Q2-2022" in told(pilot)[-1]
        await press(pilot, "w", *" of May", "enter")
        assert activity(desk, "KA.01.01").reason == "the flood of May"
    async with opened(desk) as pilot:
        assert told(pilot) == []


async def test_going_on_from_a_reason_saves_it(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "r", "w", *"no money", "down")
        assert activity(desk, "KA.01.01").reason == "no money"
        assert table(pilot).cursor == "KA.01.02"


async def test_a_reason_is_asked_only_for_what_changed(desk: Desk) -> None:
    editing.set_fields(desk, Q2, ["KA.01.02"], {"reason": "Frost"})
    async with opened(desk) as pilot:
        await press(pilot, "space", "down", "space", "a", "w", *"Rain", "enter")
        assert [activity(desk, code).reason for code in ("KA.01.01", "KA.01.02")] == ["Rain", "Frost"]


async def test_leaving_the_reason_keeps_the_query_and_gives_the_keys_back(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "slash", *"parks", "enter", "w", *"half", "escape")
        assert table(pilot).codes == ("KA.01.02", "KA.02.02")
        assert table(pilot).has_focus
        assert activity(desk, "KA.01.02").reason == ""
        await press(pilot, "w", *"half", "f1", "escape", *" said", "enter")
        assert activity(desk, "KA.01.02").reason == "half said"
        await press(pilot, "w", *"and ", "down", "g")
        assert status(desk, "KA.02.02") == "green"


async def test_one_reason_for_all_marked_ones_is_one_change(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "space", "down", "space", "w", *"new plan", "enter")
        assert [activity(desk, code).reason for code in ("KA.01.01", "KA.01.02")] == ["new plan"] * 2
        await press(pilot, "u")
        assert [activity(desk, code).reason for code in ("KA.01.01", "KA.01.02")] == [""] * 2


async def test_a_status_that_needs_a_reason_is_set_together_with_it(tmp_path: Path) -> None:
    desk = strict_desk(tmp_path)
    async with opened(desk) as pilot:
        await press(pilot, "r")
        assert status(desk, "KA.01.01") == "green"
        await press(pilot, "escape")
        assert told(pilot)[-1] == "KA.01.01 stays as it is: ■ Red needs a reason."
        await press(pilot, "r", "down")
        assert "stays as it is" in told(pilot)[-1]
        assert status(desk, "KA.01.01") == "green"
        await press(pilot, "up", "r", *"no money", "enter")
        assert (status(desk, "KA.01.01"), activity(desk, "KA.01.01").reason) == ("red", "no money")
        await press(pilot, "u")
        assert status(desk, "KA.01.01") == "green"


async def test_fields_of_all_marked_ones_are_edited_together(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "asterisk", "e")
        pilot.app.screen.query_one("#team", Input).value = "Highways"
        await press(pilot, "ctrl+s")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert {a.team for a in desk.register.activities(Q2)} == {"Highways"}
        await press(pilot, "u")
        assert {a.team for a in desk.register.activities(Q2)} == {"Roads", "Parks", "Culture"}


async def test_undo_goes_where_something_was_undone(desk: Desk) -> None:
    editing.set_fields(desk, Q1, ["KA.02.01"], {"team": "Leisure"})
    async with opened(desk) as pilot:
        await press(pilot, "u")
        row = table(pilot).current
        assert row is not None
        assert (row.activity.quarter, row.activity.code, row.activity.team) == (Q1, "KA.02.01", "Culture")


async def test_the_footer_tells_what_keys_do_while_a_reason_is_typed(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "w")
        assert lines_of(pilot.app)[-1].split() == ["enter", "Save", "esc", "Leave", "f1", "Help"]
        await press(pilot, "escape")
        assert "r Red" in lines_of(pilot.app)[-1]


async def test_undo_says_so_when_the_query_hides_what_it_did(desk: Desk) -> None:
    editing.set_fields(desk, Q2, ["KA.02.01"], {"status": "green"})
    async with opened(desk) as pilot:
        await press(pilot, "slash", *"orchard", "enter", "u")
        assert "The query hides it." in told(pilot)[-1]
        await press(pilot, "escape", "U")
        assert table(pilot).cursor == "KA.02.01"


async def test_what_a_query_no_longer_matches_can_still_be_given_its_reason(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "slash", *"status:green or status:amber", "enter", "asterisk", "r", "w", *"no money", "enter")
        assert [activity(desk, code).reason for code in ("KA.01.01", "KA.01.02")] == ["no money"] * 2
        assert table(pilot).codes == ()
