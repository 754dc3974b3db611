"""The meeting, as the person at the projector has it: going on, statuses, decisions, and nothing lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from ka_tui import settings
from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import addition_of, removal_of
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.services import editing, meetings
from ka_tui.services.desk import Desk
from ka_tui.services.meetings import Minute
from ka_tui.store.documents import tables_of
from ka_tui.store.layout import serialise
from ka_tui.tui.screens.meeting import MeetingScreen
from ka_tui.tui.screens.meeting_end import MeetingEnd
from ka_tui.tui.widgets.reason_line import ReasonLine
from tests.tui.desks import Q2, desk_at, small_desk
from tests.tui.driving import opened, press, status, told
from tests.tui.pictures import lines_of

CODES = ("KA.01.01", "KA.01.02", "KA.02.01", "KA.02.02")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_desk(tmp_path)


@asynccontextmanager
async def meeting(desk: Desk, size: tuple[int, int] = (120, 36)) -> AsyncIterator[Pilot[None]]:
    """A meeting on all four activities, ready for keys."""
    async with opened(desk, size) as pilot:
        await pilot.app.push_screen(MeetingScreen(desk, desk.register, Q2, CODES))
        await pilot.pause()
        yield pilot


def seen(pilot: Pilot[None]) -> str:
    return "\n".join(lines_of(pilot.app))


def screen(pilot: Pilot[None]) -> MeetingScreen:
    found = pilot.app.screen
    assert isinstance(found, MeetingScreen)
    return found


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36), (200, 60)])
async def test_an_activity_is_shown_whole_at_every_size(desk: Desk, size: tuple[int, int]) -> None:
    async with meeting(desk, size) as pilot:
        await press(pilot, "right")
        for text in ("2 of 4", "KA.01.02", "Plant the orchard", "▲ Amber", "↓ was Green", "Q1 ▶ Green", "Parks", "Wellbeing"):
            assert text in seen(pilot), text
        for text in ("Progress", "Plant the orchard: begun", "Next steps", "• Go on with KA.01.02"):
            assert text in seen(pilot), text


async def test_keys_go_on_and_back_and_the_ends_say_that_they_are(desk: Desk) -> None:
    async with meeting(desk) as pilot:
        for keys, code in ((["left"], 0), (["space", "pagedown", "right"], 3), (["right"], 3), (["backspace", "pageup"], 1)):
            await press(pilot, *keys)
            assert screen(pilot).code == CODES[code]
        await press(pilot, "end", "right")
        assert told(pilot) == ["This is the last activity. esc ends the meeting."]
        await press(pilot, "home", "left")
        assert told(pilot) == ["This is the first activity."]


async def test_a_status_is_set_at_once_noted_and_told_by_history(desk: Desk) -> None:
    async with meeting(desk) as pilot:
        await press(pilot, "right", "r")
        assert status(desk, "KA.01.02") == "red"
        assert "■ Red" in seen(pilot)
        assert told(pilot) == ["Q2-2022 KA.01.02: Status: Amber → Red\nu takes it back."]
        assert screen(pilot).meeting.noted == [Minute("KA.01.02", "", "amber", "red")]
    assert desk.history()[-1].why == "meeting"


async def test_after_a_status_it_is_asked_why_and_going_on_needs_no_answer(desk: Desk) -> None:
    async with meeting(desk) as pilot:
        await press(pilot, "r")
        assert "KA.01.01 is ■ Red. Why? w to say, or just go on" in " ".join(seen(pilot).split())
        await press(pilot, "right")
        assert screen(pilot).code == "KA.01.02"
        assert "Why?" not in seen(pilot)
        await press(pilot, "r", "d", *"xw", "enter")
        assert screen(pilot).meeting.minute("KA.01.02").decision == "xw"
        assert "Why?" not in seen(pilot)
        await press(pilot, "g", "escape")
        assert isinstance(pilot.app.screen, MeetingEnd)


async def test_the_reason_is_written_with_the_key_of_the_question(desk: Desk) -> None:
    async with meeting(desk) as pilot:
        await press(pilot, "r", "w", *"late", "enter")
        await press(pilot)
        assert "Reason: late" in seen(pilot)
        assert "Why?" not in seen(pilot)
        await press(pilot, "w", *"r", "enter")
        await press(pilot)
        assert "Reason: later" in seen(pilot)
        await press(pilot, "right")
        assert screen(pilot).code == "KA.01.02"
    assert desk.register.activity(Q2, "KA.01.01").reason == "later"
    assert [change.why for change in desk.history()[-3:]] == ["meeting"] * 3


async def test_going_on_by_a_click_keeps_the_reason_that_was_being_written(desk: Desk) -> None:
    async with meeting(desk) as pilot:
        await press(pilot, "r", "w", *"late")
        await screen(pilot).action_perform("meeting_next")
        await press(pilot)
        assert screen(pilot).code == "KA.01.02"
        assert "Why?" not in seen(pilot)
        await press(pilot, "r")
        assert status(desk, "KA.01.02") == "red"
    assert desk.register.activity(Q2, "KA.01.01").reason == "late"


async def test_escape_from_the_reason_goes_back_to_the_sheet_and_changes_nothing(desk: Desk) -> None:
    async with meeting(desk) as pilot:
        await press(pilot, "right", "w", *"late", "escape")
        assert "Why?" not in seen(pilot)
        assert desk.register.activity(Q2, "KA.01.02").reason == ""
        await press(pilot, "right")
        assert screen(pilot).code == "KA.02.01"


async def test_a_reason_that_is_saved_late_takes_no_letter_of_a_decision_away(desk: Desk) -> None:
    async with meeting(desk) as pilot:
        await press(pilot, "r", "d", *"ab")
        screen(pilot).post_message(ReasonLine.Given(("KA.01.01",), "late", None))
        await press(pilot, *"cd", "enter")
        assert screen(pilot).meeting.minute("KA.01.01").decision == "abcd"
    assert desk.register.activity(Q2, "KA.01.01").reason == "late"


async def test_a_status_that_is_there_already_is_not_asked_about(desk: Desk) -> None:
    async with meeting(desk) as pilot:
        await press(pilot, "g")
        assert "Why?" not in seen(pilot)


async def test_help_leaves_the_question_standing(desk: Desk) -> None:
    async with meeting(desk) as pilot:
        await press(pilot, "r", "question_mark", "escape")
        assert "KA.01.01 is ■ Red. Why?" in seen(pilot)


async def test_a_status_that_is_taken_back_is_not_noted(desk: Desk) -> None:
    async with meeting(desk) as pilot:
        await press(pilot, "r", "u")
        assert status(desk, "KA.01.01") == "green"
        assert screen(pilot).meeting.noted == []


async def test_a_decision_is_written_without_setting_statuses_and_stays_on_the_sheet(desk: Desk) -> None:
    before = desk.history()
    async with meeting(desk) as pilot:
        await press(pilot, "d", *"graceful", "space", *"mango", "enter")
        await press(pilot, "enter", *"Second", "escape", "right")
        assert screen(pilot).code == "KA.01.02"
        assert "graceful" not in seen(pilot)
        await press(pilot, "left")
        assert "graceful" in seen(pilot)
        assert "Second" in seen(pilot)
        decision = screen(pilot).meeting.minute("KA.01.01").decision
    assert decision == "graceful mango\nSecond"
    assert desk.history() == before


async def test_a_burst_of_keys_does_what_they_do_one_by_one(desk: Desk) -> None:
    async with meeting(desk) as pilot:
        for key in ("d", *"ra", "enter", "right", "a", "right", "d", *"g", "escape", "c"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        for _ in range(3):
            await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        minutes = screen(pilot).meeting.minutes
    assert [minutes[code].decision for code in CODES[:3]] == ["ra", "", "g"]
    assert [status(desk, code) for code in CODES] == ["green", "amber", "completed", "completed"]


async def test_a_status_that_is_set_meanwhile_takes_no_letter_away(desk: Desk) -> None:
    async with meeting(desk) as pilot:
        for key in ("r", "d", *"xyz"):
            pilot.app.post_message(events.Key(key, key))
        await pilot.app.workers.wait_for_complete()
        for key in "abc":
            pilot.app.post_message(events.Key(key, key))
        await press(pilot, "enter")
        assert screen(pilot).meeting.noted == [Minute("KA.01.01", "xyzabc", "green", "red")]


async def test_what_is_typed_is_kept_when_the_program_ends_in_the_middle_and_taken_up_again(desk: Desk) -> None:
    async with meeting(desk) as pilot:
        await press(pilot, "right", "d", *"half")
    async with meeting(desk) as pilot:
        assert told(pilot) == ["Taken up again: 1 decision so far."]
        assert screen(pilot).code == "KA.01.02"
        assert "half" in seen(pilot)


async def test_a_click_on_the_footer_keeps_what_is_being_written(desk: Desk) -> None:
    async with meeting(desk) as pilot:
        await press(pilot, "d", *"half")
        await screen(pilot).action_perform("meeting_next")
        assert screen(pilot).code == "KA.01.02"
        assert screen(pilot).meeting.minute("KA.01.01").decision == "half"


async def test_a_disk_that_keeps_nothing_is_told(desk: Desk) -> None:
    async with meeting(desk) as pilot:
        settings.data_folder().write_text("no folder")
        await press(pilot, "d", "x", "enter")
        assert "cannot be kept on this disk" in told(pilot)[-1]


async def test_a_status_that_needs_a_reason_asks_for_it(tmp_path: Path) -> None:
    statuses = (known._replace(needs_reason=known.id == "red") for known in PRINTED_KEY)
    (tmp_path / "register.json").write_bytes(serialise(tables_of(Register("demanding", scheme=StatusScheme(tuple(statuses))))))
    desk = desk_at(tmp_path / "register.json")
    desk.propose("add", [addition_of(Activity(Q2, code, "Mend the bridge", status="green")) for code in CODES])
    async with meeting(desk) as pilot:
        await press(pilot, "r")
        assert "KA.01.01 becomes ■ Red. Why?" in seen(pilot)
        await press(pilot, "escape")
        assert (screen(pilot).code, status(desk, "KA.01.01")) == ("KA.01.01", "green")
        assert told(pilot) == ["KA.01.01 stays as it is: ■ Red needs a reason."]
        await press(pilot, "r", *"late", "enter")
        await press(pilot)
        assert screen(pilot).meeting.noted == [Minute("KA.01.01", "", "green", "red")]
    assert desk.register.activity(Q2, "KA.01.01").reason == "late"


async def test_where_nothing_may_be_changed_decisions_can_still_be_noted(desk: Desk) -> None:
    async with meeting(desk._replace(read_only=True)) as pilot:
        for key in ("r", "w"):
            await press(pilot, "right", "left", key)
            assert "read-only" in told(pilot)[-1]
            assert "Why?" not in seen(pilot)
        await press(pilot, "d", "x", "enter")
        assert screen(pilot).meeting.minute("KA.01.01").decision == "x"


async def test_an_activity_that_somebody_removes_is_said_to_be_gone(desk: Desk) -> None:
    async with meeting(desk) as pilot:
        desk.propose("remove", [removal_of(desk.register.activity(Q2, "KA.01.02"))])
        await press(pilot, "right")
        assert "is no longer in the register." in seen(pilot)
        await press(pilot, "w")
        assert told(pilot) == ["KA.01.02 is no longer in the register."]


async def test_a_meeting_on_some_of_the_quarter_says_so(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "J", "M")
        assert "1 of 2, out of 4 in the quarter" in seen(pilot)


async def test_both_texts_scroll(desk: Desk) -> None:
    async with meeting(desk, (80, 18)) as pilot:
        lines = "\n".join(f"- line {n}" for n in range(40))
        editing.set_fields(desk, Q2, ["KA.01.01"], {"progress": lines})
        await press(pilot, "right", "left", "down", "j")
        assert "line 0" not in seen(pilot)
        await press(pilot, "up", "k")
        assert "line 0" in seen(pilot)


async def test_a_meeting_that_noted_nothing_just_ends(desk: Desk) -> None:
    async with meeting(desk) as pilot:
        await press(pilot, "right", "escape")
        assert not isinstance(pilot.app.screen, MeetingScreen)
    assert meetings.kept_meeting(desk, Q2) is None
