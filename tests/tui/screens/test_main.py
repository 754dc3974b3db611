"""What the keys of the main screen do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from ka_tui.domain.quarters import Quarter
from ka_tui.services import editing
from ka_tui.services.desk import Desk
from ka_tui.tui.app import KaTui
from ka_tui.tui.screens.editor import EditorScreen
from ka_tui.tui.screens.main import MainScreen
from ka_tui.tui.screens.question import QuestionScreen
from ka_tui.tui.widgets.activity_table import ActivityTable
from ka_tui.tui.widgets.narrative_panel import NarrativePanel
from tests.tui.desks import Q1, Q2, desk_at, small_desk
from tests.tui.pictures import lines_of


@pytest.fixture(autouse=True)
def _own_preferences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ka_tui.services.preferences.preferences_path", lambda: tmp_path / "preferences.json")
    monkeypatch.setattr("ka_tui.services.drafting.drafts_folder", lambda: tmp_path / "drafts")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_desk(tmp_path)


@asynccontextmanager
async def opened(desk: Desk, size: tuple[int, int] = (120, 36), quarter: Quarter | None = None) -> AsyncIterator[Pilot[None]]:
    app = KaTui(desk, quarter)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each once all that the one before began is done."""
    for key in keys:
        await pilot.press(key)
        acts = [worker for worker in pilot.app.workers if worker.group == "acts"]
        if acts:
            await pilot.app.workers.wait_for_complete(acts)
    await pilot.pause()


def table(pilot: Pilot[None]) -> ActivityTable:
    return pilot.app.screen.query_one(ActivityTable)


def told(pilot: Pilot[None]) -> list[str]:
    return [notice.message for notice in pilot.app._notifications]


def status(desk: Desk, code: str, quarter: Quarter = Q2) -> str | None:
    return desk.register.activity(quarter, code).status


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


async def test_brackets_switch_quarters_and_keep_the_activity(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "down", "down", "left_square_bracket")
        assert table(pilot).cursor == "KA.02.01"
        row = table(pilot).current
        assert row is not None
        assert row.activity.quarter == Q1
        await press(pilot, "left_square_bracket")
        assert "first quarter" in told(pilot)[-1]
        await press(pilot, "right_square_bracket")
        row = table(pilot).current
        assert row is not None
        assert row.activity.quarter == Q2


async def test_the_picker_goes_to_the_chosen_quarter(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "o", "down", "enter")
        await pilot.pause()
        row = table(pilot).current
        assert row is not None
        assert row.activity.quarter == Q1


async def test_it_opens_at_the_quarter_that_was_asked_for(desk: Desk) -> None:
    async with opened(desk, quarter=Q1) as pilot:
        row = table(pilot).current
        assert row is not None
        assert row.activity.quarter == Q1


async def test_the_panels_follow_the_cursor(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "down")
        await pilot.pause()
        screen = pilot.app.screen
        assert "Plant the orchard: begun" in text_of(screen.query_one("#progress", NarrativePanel))
        assert "Go on with KA.01.02" in text_of(screen.query_one("#next_steps", NarrativePanel))


async def test_a_search_narrows_as_it_is_typed_and_escape_ends_it(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "slash", *"parks")
        assert table(pilot).codes == ("KA.01.02", "KA.02.02")
        await press(pilot, *" hedge")
        assert table(pilot).codes == ("KA.02.02",)
        await press(pilot, "enter", "r")
        assert status(desk, "KA.02.02") == "red"
        await press(pilot, "escape")
        assert len(table(pilot).codes) == 4
        assert table(pilot).cursor == "KA.02.02"


async def test_letters_typed_in_the_search_set_no_status(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "slash", *"ragcnu")
        assert pilot.app.screen.query_one("#search", Input).value == "ragcnu"
        assert [status(desk, code) for code in ("KA.01.01", "KA.01.02")] == ["green", "amber"]


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


async def test_a_change_made_outside_appears_and_keeps_the_cursor(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "down", "down")
        other = desk_at(desk.store.path, "Script")
        editing.set_fields(other, Q2, ["KA.02.01"], {"status": "green", "progress": "Doors open."})
        screen = pilot.app.screen
        assert isinstance(screen, MainScreen)
        screen.look()
        await pilot.pause()
        assert table(pilot).cursor == "KA.02.01"
        assert "Doors open." in text_of(screen.query_one("#progress", NarrativePanel))


async def test_a_register_damaged_while_open_is_told_and_what_was_shown_stays(desk: Desk) -> None:
    async with opened(desk) as pilot:
        desk.store.path.write_text("{ nonsense")
        screen = pilot.app.screen
        assert isinstance(screen, MainScreen)
        screen.look()
        await pilot.pause()
        assert "ka restore" in told(pilot)[-1]
        assert len(table(pilot).codes) == 4
        await press(pilot, "r")
        assert desk.store.path.read_text() == "{ nonsense"


async def test_without_a_register_the_screen_says_what_to_do(tmp_path: Path) -> None:
    async with opened(desk_at(tmp_path / "none.json")) as pilot:
        assert "ka import" in table(pilot).empty
        await press(pilot, "r", "e", "delete", "left_square_bracket", "o")
        assert not (tmp_path / "none.json").exists()


async def test_an_empty_quarter_says_what_to_do(desk: Desk) -> None:
    editing.remove_activities(desk, Q2, desk.register.quarters[Q2])
    async with opened(desk, quarter=Q2) as pilot:
        assert "has no activities" in table(pilot).empty


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36), (200, 60)])
async def test_every_size_shows_table_and_panels(desk: Desk, size: tuple[int, int]) -> None:
    async with opened(desk, size) as pilot:
        screen = pilot.app.screen
        for widget in (table(pilot), *screen.query(NarrativePanel)):
            assert widget.region.height >= 3
            assert widget.region.width >= 20
            assert screen.region.contains_region(widget.region)


async def test_help_and_palette_open_and_close(desk: Desk) -> None:
    async with opened(desk) as pilot:
        for key in ("question_mark", "ctrl+p"):
            await press(pilot, key)
            await pilot.pause()
            assert not isinstance(pilot.app.screen, MainScreen)
            await press(pilot, "escape")
            await pilot.pause()
            assert isinstance(pilot.app.screen, MainScreen)


async def test_the_chosen_theme_is_kept(desk: Desk) -> None:
    async with opened(desk) as pilot:
        pilot.app.theme = "textual-light"
        await pilot.pause()
    async with opened(desk) as pilot:
        assert pilot.app.theme == "textual-light"


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
    kept = list((tmp_path / "drafts").iterdir())
    assert [path.read_text() for path in kept] == ["headings gone, text of an hour"]


def editor(write: Callable[[str], str]) -> Callable[..., str]:
    from ka_tui.services.drafting import draft_of

    return lambda _app, activity: write(draft_of(activity))


def text_of(panel: NarrativePanel) -> str:
    return "\n".join(panel.render_line(y).text for y in range(panel.size.height))


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


async def test_a_register_deleted_while_open_is_told_and_what_was_shown_stays(desk: Desk) -> None:
    async with opened(desk, size=(160, 36)) as pilot:
        kept = desk.store.path.read_bytes()
        desk.store.path.unlink()
        screen = pilot.app.screen
        assert isinstance(screen, MainScreen)
        screen.look()
        await pilot.pause()
        assert "is gone" in told(pilot)[-1]
        assert len(table(pilot).codes) == 4
        assert "is gone" in lines_of(pilot.app)[1]
        assert not desk.store.has_changed()
        desk.store.path.write_bytes(kept)
        screen.look()
        await pilot.pause()
        assert "is gone" not in "".join(lines_of(pilot.app)[:2])


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


@pytest.mark.parametrize("key", ["r", "e", "E", "delete", "o"])
async def test_a_key_that_can_do_nothing_says_why(tmp_path: Path, key: str) -> None:
    async with opened(desk_at(tmp_path / "none.json")) as pilot:
        await press(pilot, key)
        assert "No register yet" in told(pilot)[-1]


async def test_what_to_do_is_told_whole_where_it_is_narrow(tmp_path: Path) -> None:
    async with opened(desk_at(tmp_path / "none.json"), size=(60, 24)) as pilot:
        assert "press + to add an activity." in " ".join(" ".join(lines_of(pilot.app)).split())


async def test_the_palette_stays_closed_over_a_dialog(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "e", "ctrl+p")
        assert isinstance(pilot.app.screen, EditorScreen)


async def test_a_paste_brings_no_controls_in_and_loses_no_line(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "e")
        pilot.app.post_message(events.Paste("\n".join(f"line {n}\x1b]52;c;QQ\x07\u202e" for n in range(200))))
        await pilot.pause()
        text = pilot.app.screen.query_one("#progress", TextArea).text
        assert all(f"line {n}]52;c;QQ" in text for n in range(200))
        assert not set(text) & set("\x1b\x07\u202e")
        pilot.app.screen.query_one("#team", Input).focus()
        await pilot.pause()
        pilot.app.post_message(events.Paste("\nfirst\r\nsecond"))
        await pilot.pause()
        assert pilot.app.screen.query_one("#team", Input).value.split() == ["Roads", "first", "second"]


async def test_all_answers_can_be_read_where_it_is_narrow(desk: Desk) -> None:
    async with opened(desk, size=(60, 18)) as pilot:
        await press(pilot, "e", *"New ", "escape")
        assert "Leave without saving" in "".join(lines_of(pilot.app))
