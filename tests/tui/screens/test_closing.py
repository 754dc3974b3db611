"""Signing off on the screen: what is missing is seen first, editing keys then say why they cannot, nothing typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from ka_tui.services import closing, editing, undoing
from ka_tui.services.desk import Desk
from ka_tui.services.kept_drafts import all_kept
from ka_tui.services.register_settings import set_setting
from ka_tui.tui.screens.closing import ClosingScreen, ReopeningScreen
from ka_tui.tui.screens.editor import EditorScreen
from ka_tui.tui.screens.main import MainScreen
from ka_tui.tui.screens.meeting import MeetingScreen
from ka_tui.tui.screens.question import QuestionScreen
from tests.tui.desks import Q2, desk_at, small_desk
from tests.tui.dialogs import until
from tests.tui.driving import opened, press, status, told
from tests.tui.pictures import lines_of

WHY = "The quarter is signed off as at 14 October 2022: X opens it again."
IN_TABLE = "The quarter is signed off as at 14 October 2022: X in the table opens it again."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_desk(tmp_path)


@pytest.fixture
def signed(desk: Desk) -> Desk:
    """Officer's desk; Q2 is signed off."""
    closing.close_quarter(desk, Q2)
    return desk


def seen(pilot: Pilot[None]) -> str:
    return "\n".join(lines_of(pilot.app))


def is_signed(desk: Desk) -> bool:
    return desk.register.record(Q2).closed is not None


async def type_into(pilot: Pilot[None], field: str, text: str) -> None:
    pilot.app.screen.query_one(f"#{field}", Input).value = text
    await pilot.pause()


async def saved(pilot: Pilot[None]) -> None:
    """Press what signs or opens, and wait for the table."""
    await pilot.press("ctrl+s")
    await until(pilot, lambda: isinstance(pilot.app.screen, MainScreen))
    await pilot.pause()


class TestSigning:
    @pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36), (200, 60)])
    async def test_what_is_missing_is_seen_first(self, desk: Desk, size: tuple[int, int]) -> None:
        editing.set_fields(desk, Q2, ["KA.01.01", "KA.02.01"], {"progress": ""})
        async with opened(desk, size) as pilot:
            await press(pilot, "X")
            await until(pilot, lambda: "No progress: KA.01.01, KA.02.01." in seen(pilot))
            for text in ("Sign off Q2 2022/23", "4 activities", "things to object to", "14 October 2022, today"):
                assert text in seen(pilot)
            await press(pilot, "escape")
        assert not is_signed(desk)

    async def test_activities_are_called_as_the_council_does(self, desk: Desk) -> None:
        set_setting(desk, "label.activities", "Corporate Actions")
        async with opened(desk) as pilot:
            await press(pilot, "X")
            assert "4 corporate actions. Nothing in the quarter can be changed then" in seen(pilot)

    async def test_it_is_signed_off_as_at_a_day_by_a_name_and_told_with_how_to_undo(self, desk: Desk) -> None:
        async with opened(desk) as pilot:
            assert "signed off" not in seen(pilot)
            await press(pilot, "X")
            await type_into(pilot, "as_at", "30 September 2022")
            await type_into(pilot, "name", "Head of Policy")
            await saved(pilot)
            assert "Q2-2022: signed off as at 30 September 2022 by Head of Policy" in told(pilot)[-1]
            assert "u takes it back" in told(pilot)[-1]
            assert "Q1 ‹ Q2 2022/23   signed off" in lines_of(pilot.app)[0]
            assert lines_of(pilot.app)[-1].strip().startswith("X Open again")
            assert "Red" not in lines_of(pilot.app)[-1]
            await press(pilot, "u")
            assert "signed off" not in lines_of(pilot.app)[0]
        closed = desk.history()[-2].edits[0].after
        assert closed is not None
        assert closed["closings"][0]["name"] == "Head of Policy"

    async def test_statuses_that_are_not_stated_are_asked_about(self, desk: Desk) -> None:
        editing.set_fields(desk, Q2, ["KA.01.02"], {"status": None})
        async with opened(desk) as pilot:
            for answer in ("enter", "right"):
                await press(pilot, "X") if answer == "enter" else None
                await pilot.press("ctrl+s")
                await until(pilot, lambda: isinstance(pilot.app.screen, QuestionScreen))
                assert "The status of KA.01.02 is not stated. Sign off as it is?" in seen(pilot)
                assert not is_signed(desk)
                await press(pilot, answer)
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, MainScreen))
        assert is_signed(desk)

    @pytest.mark.parametrize(("day", "says"), [("soon", "'soon' is no day."), ("15 October 2022", "is still to come")])
    async def test_a_day_that_cannot_be_is_told_and_what_was_typed_stays(self, desk: Desk, day: str, says: str) -> None:
        async with opened(desk, (80, 24)) as pilot:
            await press(pilot, "X")
            await type_into(pilot, "as_at", day)
            await pilot.press("ctrl+s")
            await until(pilot, lambda: says in seen(pilot))
            assert pilot.app.screen.query_one("#as_at", Input).value == day
        assert not is_signed(desk)

    async def test_without_a_quarter_there_is_nothing_to_sign(self, tmp_path: Path) -> None:
        async with opened(desk_at(tmp_path / "none.json")) as pilot:
            await press(pilot, "X")
            assert "No register yet" in told(pilot)[-1]

    @pytest.mark.parametrize("size", [(1, 1), (20, 5)])
    async def test_no_terminal_is_too_small(self, desk: Desk, size: tuple[int, int]) -> None:
        async with opened(desk, size) as pilot:
            await press(pilot, "X")
            await saved(pilot)
        assert is_signed(desk)


class TestOpeningAgain:
    async def test_it_takes_a_reason_which_is_kept_where_it_is_not_given_yet(self, signed: Desk) -> None:
        async with opened(signed, (80, 24)) as pilot:
            await press(pilot, "X")
            assert "Signed off as at 14 October 2022 by Officer." in seen(pilot)
            await pilot.press("ctrl+s")
            await until(pilot, lambda: "The reason must not be empty" in seen(pilot))
            await press(pilot, *"slip")
            dialog = pilot.app.screen
            assert isinstance(dialog, ReopeningScreen)
            dialog.keep_draft()
        async with opened(signed, (80, 24)) as pilot:
            assert "why to open again Q2-2022" in " ".join(told(pilot)[-1].split())
            await press(pilot, "X")
            assert pilot.app.screen.query_one("#reason", Input).value == "slip"
            await saved(pilot)
            assert "Q2-2022: opened again" in told(pilot)[-1]
            assert "open again" in lines_of(pilot.app)[0]
        assert not is_signed(signed)
        assert all_kept(signed) == []

    async def test_what_is_typed_is_not_left_without_asking(self, signed: Desk) -> None:
        async with opened(signed) as pilot:
            await press(pilot, "X", "s", "escape")
            assert isinstance(pilot.app.screen, QuestionScreen)
            assert "Not saved yet: Reason." in seen(pilot)


class TestKeys:
    @pytest.mark.parametrize("key", [*"ragcn", "e", "enter", "E", "w", "plus", "delete", "P", "W"])
    async def test_a_key_that_would_change_the_quarter_says_why_it_does_not(self, signed: Desk, key: str) -> None:
        before = signed.store.path.read_bytes()
        async with opened(signed) as pilot:
            await press(pilot, key)
            assert told(pilot) == [WHY]
            assert isinstance(pilot.app.screen, MainScreen)
        assert signed.store.path.read_bytes() == before

    async def test_several_marked_ones_stay_too(self, signed: Desk) -> None:
        async with opened(signed) as pilot:
            await press(pilot, "asterisk", "r")
            assert told(pilot)[-1] == WHY
        assert status(signed, "KA.01.01") == "green"

    async def test_keys_work_in_another_quarter_and_once_it_is_open_again(self, signed: Desk) -> None:
        async with opened(signed) as pilot:
            await press(pilot, "left_square_bracket", "r")
            assert told(pilot)[-1].startswith("Q1-2022 KA.01.01: Status: Green → Red")
            await press(pilot, "right_square_bracket", "X", *"slip")
            await saved(pilot)
            await press(pilot, "r")
        assert status(signed, "KA.01.01") == "red"

    async def test_the_meeting_says_so_and_notes_decisions_all_the_same(self, signed: Desk) -> None:
        async with opened(signed) as pilot:
            await press(pilot, "M")
            assert isinstance(pilot.app.screen, MeetingScreen)
            for key in ("r", "n", "w"):
                await press(pilot, key)
                assert told(pilot) == [IN_TABLE]
            await press(pilot, "d", *"Agreed", "enter")
            assert "Agreed" in seen(pilot)
        assert status(signed, "KA.01.01") == "green"

    async def test_no_packs_are_made_among_the_returns(self, signed: Desk) -> None:
        async with opened(signed) as pilot:
            await press(pilot, "R", "P")
            assert told(pilot) == [IN_TABLE]

    async def test_redo_leads_to_nothing_and_undo_takes_the_signing_off_back(self, desk: Desk) -> None:
        editing.set_fields(desk, Q2, ["KA.01.01"], {"status": "red"})
        undoing.undo(desk)
        closing.close_quarter(desk, Q2)
        async with opened(desk) as pilot:
            await press(pilot, "U")
            assert "nothing to redo" in told(pilot)[-1]
            await press(pilot, "u", "r")
        assert status(desk, "KA.01.01") == "red"


class TestMeanwhile:
    """Somebody else signs the quarter off while something is being typed."""

    async def test_a_text_in_the_editor_stays_and_is_kept(self, desk: Desk) -> None:
        async with opened(desk) as pilot:
            await press(pilot, "e")
            area = pilot.app.screen.query_one("#progress", TextArea)
            area.load_text("Both arches stand.")
            closing.close_quarter(desk_at(desk.store.path, "Deputy"), Q2)
            await pilot.press("ctrl+s")
            await until(pilot, lambda: "signed off" in " ".join(told(pilot)))
            assert isinstance(pilot.app.screen, EditorScreen)
            assert area.text == "Both arches stand."
            pilot.app.screen.keep_draft()
        assert [draft.fields for draft in all_kept(desk)] == [{"progress": "Both arches stand."}]
        closing.reopen_quarter(desk, Q2, "It was not finished.")
        async with opened(desk) as pilot:
            await press(pilot, "e", "ctrl+s")
            await until(pilot, lambda: isinstance(pilot.app.screen, MainScreen))
        assert desk.register.activity(Q2, "KA.01.01").progress == "Both arches stand."

    @pytest.mark.parametrize("begin", [(), ("M",)])
    async def test_a_reason_is_kept(self, desk: Desk, begin: tuple[str, ...]) -> None:
        async with opened(desk) as pilot:
            await press(pilot, *begin, "w", *"flood")
            closing.close_quarter(desk_at(desk.store.path, "Deputy"), Q2)
            await press(pilot, "enter")
            assert "'ka reopen Q2-2022 --reason WHY'" in " ".join(told(pilot))
        assert [(draft.key, draft.fields) for draft in all_kept(desk) if draft.key.startswith("reason")] == [
            ("reason Q2-2022/KA.01.01", {"reason": "flood"})
        ]
        closing.reopen_quarter(desk, Q2, "It was not finished.")
        async with opened(desk) as pilot:
            await press(pilot, "w", "enter")
        assert desk.register.activity(Q2, "KA.01.01").reason == "flood"
        assert [draft for draft in all_kept(desk) if draft.key.startswith("reason")] == []

    async def test_a_dialog_to_sign_off_says_that_it_was_done(self, desk: Desk) -> None:
        async with opened(desk, (80, 24)) as pilot:
            await press(pilot, "X")
            closing.close_quarter(desk_at(desk.store.path, "Deputy"), Q2)
            await pilot.press("ctrl+s")
            await until(pilot, lambda: "is signed off as at 2022-10-14" in " ".join(seen(pilot).split()))
            assert isinstance(pilot.app.screen, ClosingScreen)
        assert len(desk.register.record(Q2).closings) == 1
