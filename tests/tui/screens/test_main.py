"""The main screen as a whole: what it shows of a register, and how it stands what happens to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, TextArea

from ka_tui.domain.changes import activity_key
from ka_tui.services import editing
from ka_tui.services.desk import Desk
from ka_tui.services.kept_drafts import keep
from ka_tui.tui.screens.editor import EditorScreen
from ka_tui.tui.screens.main import MainScreen
from ka_tui.tui.widgets.narrative_panel import NarrativePanel
from tests.tui.desks import Q1, Q2, desk_at, small_desk
from tests.tui.driving import opened, panel_text, press, status, table, told
from tests.tui.pictures import lines_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_desk(tmp_path)


async def test_it_opens_at_the_quarter_that_was_asked_for(desk: Desk) -> None:
    async with opened(desk, quarter=Q1) as pilot:
        row = table(pilot).current
        assert row is not None
        assert row.activity.quarter == Q1


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
        assert "Doors open." in panel_text(pilot, "progress")


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
        assert "Press I to read a report in" in table(pilot).empty
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
        first = pilot.app.theme
        await press(pilot, "T", "down", "enter")
        chosen = pilot.app.theme
        assert chosen != first
    async with opened(desk) as pilot:
        assert pilot.app.theme == chosen


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


@pytest.mark.parametrize("key", ["r", "e", "E", "delete", "o", "B"])
async def test_a_key_that_can_do_nothing_says_why(tmp_path: Path, key: str) -> None:
    async with opened(desk_at(tmp_path / "none.json")) as pilot:
        await press(pilot, key)
        assert "No register yet" in told(pilot)[-1]


async def test_what_to_do_is_told_whole_where_it_is_narrow(tmp_path: Path) -> None:
    async with opened(desk_at(tmp_path / "none.json"), size=(60, 24)) as pilot:
        assert "or + to add an activity." in " ".join(" ".join(lines_of(pilot.app)).split())


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


async def test_read_only_looks_and_changes_nothing(desk: Desk) -> None:
    before = desk.store.path.read_bytes()
    async with opened(desk._replace(read_only=True)) as pilot:
        for key in ("r", "e", "E", "w", "plus", "delete", "u", "U"):
            await press(pilot, key)
            assert isinstance(pilot.app.screen, MainScreen)
            assert "read-only" in told(pilot)[-1]
        assert "Read-only" in lines_of(pilot.app)[1]
    assert desk.store.path.read_bytes() == before


async def test_a_key_that_does_nothing_names_the_one_that_explains(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "%")
        assert told(pilot)[-1] == "% does nothing here. ? explains the keys."


async def test_keys_of_the_user_hold_in_table_footer_and_help(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "keys.toml").write_text('[keys]\nstatus_red = "1"\ndown = "b"\nedti = "x"\n')
    async with opened(desk) as pilot:
        assert "line 4" in told(pilot)[-1]
        assert "edit" in told(pilot)[-1]
        await press(pilot, "j", "down")
        assert table(pilot).cursor == "KA.01.01"
        await press(pilot, "b", "1")
        assert status(desk, "KA.01.02") == "red"
        assert "1 Red" in lines_of(pilot.app)[-1]
        await press(pilot, "question_mark")
        assert "■ Red: Planned actions" in " ".join(" ".join(lines_of(pilot.app)).split())


async def test_what_was_typed_and_not_saved_is_told_at_the_start(desk: Desk) -> None:
    keep(desk, activity_key(Q2, "KA.01.02"), {"progress": "Half a sentence"})
    keep(desk, "add", {"title": "Sow"})
    async with opened(desk) as pilot:
        assert told(pilot) == ["Typed before and not saved: KA.01.02 in Q2-2022, a new activity. It is back where it was typed."]
