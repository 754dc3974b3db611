"""A meeting: what is noted, kept and taken up again, and the minutes of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui import settings
from ka_tui.domain.register import Register
from ka_tui.errors import DocumentUnwritable, OutputIsRegister
from ka_tui.services import editing, meetings
from ka_tui.services.desk import Desk
from ka_tui.services.meetings import Meeting, Minute, minutes_markdown
from ka_tui.services.undoing import undo
from tests.services.small_office import Q2

DAY = date(2022, 10, 14)
BRIDGE, ORCHARD = "KA.01.01", "KA.02.01"


def on_both(desk: Desk) -> Meeting:
    """A meeting that looked at both activities, set the status of one and decided on the other."""
    meeting = Meeting(Q2).looking_at(BRIDGE)
    meeting = meeting.after(editing.set_fields(desk, Q2, [BRIDGE], {"status": "red", "reason": "The steel is late"}))
    return meeting.looking_at(ORCHARD).deciding(ORCHARD, "Ask the parish.\nCome back in May.")


def test_the_minutes_tell_what_was_decided_and_which_status_changed(officer: Desk) -> None:
    meeting = on_both(officer)
    assert minutes_markdown(officer.register, meeting, DAY) == (
        "# Decisions on Q2 2022/23 (July to September 2022)\n\n"
        "14 October 2022\n\n"
        "## KA.01.01 Mend the bridge\n\n"
        "- **Status:** ■ Red (was · Not stated)\n- **Reason:** The steel is late\n- **Team:** Roads\n\n"
        "## KA.02.01 Plant the orchard\n\n"
        "- **Status:** · Not stated\n\n"
        "Ask the parish.\n\nCome back in May.\n\n"
        "*Activities looked at: 2. Passed without a word: 0.*\n"
    )


def test_the_minutes_are_in_the_order_of_the_report_and_count_what_was_passed_over(officer: Desk) -> None:
    meeting = Meeting(Q2).deciding(ORCHARD, "Later").deciding(BRIDGE, "Sooner").looking_at("KA.09.09")
    minutes = minutes_markdown(officer.register, meeting, DAY)
    assert minutes.index("Sooner") < minutes.index("Later")
    assert minutes.endswith("*Activities looked at: 3. Passed without a word: 1.*\n")


def test_items_of_a_decision_stay_a_list_and_markup_in_it_is_literal(officer: Desk) -> None:
    meeting = Meeting(Q2).deciding(BRIDGE, "Agreed:\n- *new* rails\n- paint\nBy <March>")
    minutes = minutes_markdown(officer.register, meeting, DAY)
    assert "Agreed:\n\n- \\*new\\* rails\n- paint\n\nBy \\<March>" in minutes


def test_an_activity_that_was_removed_keeps_its_minute(officer: Desk) -> None:
    meeting = on_both(officer)
    editing.remove_activities(officer, Q2, [BRIDGE, ORCHARD])
    minutes = minutes_markdown(officer.register, meeting, DAY)
    assert "## KA.01.01 (no longer in the register)\n\n- **Status:** ■ Red (was · Not stated)" in minutes
    assert "## KA.02.01 (no longer in the register)\n\nAsk the parish." in minutes


def test_a_status_that_was_taken_back_is_no_change_of_the_meeting(officer: Desk) -> None:
    meeting = Meeting(Q2).after(editing.set_fields(officer, Q2, [BRIDGE], {"status": "red"}))
    assert meeting.minute(BRIDGE) == Minute(BRIDGE, "", None, "red")
    assert meeting.after(undo(officer).change).noted == []


def test_a_status_that_changed_twice_changed_from_what_it_was_at_first(officer: Desk) -> None:
    meeting = Meeting(Q2)
    for status in ("green", "amber", "red"):
        meeting = meeting.after(editing.set_fields(officer, Q2, [BRIDGE], {"status": status}))
    assert meeting.minute(BRIDGE) == Minute(BRIDGE, "", None, "red")


def test_other_changes_are_none_of_the_meeting(officer: Desk) -> None:
    assert Meeting(Q2).after(editing.set_fields(officer, Q2, [BRIDGE], {"team": "Parks"})).noted == []
    assert Meeting(Q2.next).after(editing.set_fields(officer, Q2, [BRIDGE], {"status": "red"})).noted == []


@pytest.mark.parametrize(
    ("meeting", "told"),
    [
        (Meeting(Q2), "0 decisions"),
        (Meeting(Q2).deciding(BRIDGE, "x"), "1 decision"),
        (Meeting(Q2, {BRIDGE: Minute(BRIDGE, "", "red", None)}), "1 change of status"),
        (Meeting(Q2, {c: Minute(c, "x", "red", "green") for c in (BRIDGE, ORCHARD)}), "2 decisions and 2 changes of status"),
    ],
)
def test_what_was_noted_is_told_in_few_words(meeting: Meeting, told: str) -> None:
    assert meetings.told_so_far(meeting) == told


WORDS = st.lists(st.text("ab*_#-1.<>&[]`|", min_size=1), min_size=1).map(" ".join)


@given(st.lists(WORDS, min_size=1))
def test_the_minutes_lose_no_word_of_a_decision(lines: list[str]) -> None:
    minutes = minutes_markdown(Register(), Meeting(Q2).deciding(BRIDGE, "\n".join(lines)), DAY)
    _, _, decided = minutes.partition("(no longer in the register)")
    letters = [letter for letter in "".join(lines) if letter in "ab"]
    assert [letter for letter in decided.partition("*Activities")[0] if letter in "ab"] == letters


def test_a_meeting_is_taken_up_where_it_was(officer: Desk) -> None:
    meeting = on_both(officer).looking_at(BRIDGE)
    assert meetings.keep_meeting(officer, meeting)
    assert meetings.kept_meeting(officer, Q2) == meeting
    assert meetings.kept_meeting(officer, Q2.next) is None


def test_a_meeting_that_noted_nothing_leaves_nothing_behind(officer: Desk) -> None:
    meetings.keep_meeting(officer, on_both(officer))
    assert meetings.keep_meeting(officer, Meeting(Q2).looking_at(BRIDGE))
    assert meetings.kept_meeting(officer, Q2) is None


def test_a_disk_that_keeps_nothing_is_noticed(officer: Desk) -> None:
    settings.data_folder().write_text("no folder")
    assert not meetings.keep_meeting(officer, on_both(officer))


def test_the_end_of_a_meeting_keeps_the_minutes_beside_earlier_ones(officer: Desk) -> None:
    meeting = on_both(officer)
    meetings.keep_meeting(officer, meeting)
    paths = [meetings.finish_meeting(officer, meeting, f"Minutes {n}\n") for n in (1, 2, 3)]
    assert [path.name for path in paths] == ["decisions-Q2-2022.md", "decisions-Q2-2022 2.md", "decisions-Q2-2022 3.md"]
    assert [path.read_text() for path in paths] == ["Minutes 1\n", "Minutes 2\n", "Minutes 3\n"]
    assert meetings.kept_meeting(officer, Q2) is None


def test_a_meeting_whose_minutes_cannot_be_kept_goes_on(officer: Desk) -> None:
    meeting = on_both(officer)
    meetings.keep_meeting(officer, meeting)
    (settings.data_folder() / "meetings").write_text("no folder")
    with pytest.raises(DocumentUnwritable):
        meetings.finish_meeting(officer, meeting, "Minutes\n")
    assert meetings.kept_meeting(officer, Q2) == meeting


def test_a_file_is_named_or_found_in_the_folder_that_was_named(tmp_path: Path) -> None:
    assert meetings.named_output("", Q2) == Path("decisions-Q2-2022.md")
    assert meetings.named_output(f" {tmp_path} ", Q2) == tmp_path / "decisions-Q2-2022.md"
    assert meetings.named_output(f"{tmp_path}/mine.md", Q2) == tmp_path / "mine.md"


@pytest.mark.parametrize("name", ["missing/mine.md", "file/mine.md", "x" * 5000, "~nobody-of-this-name/mine.md"])
def test_a_name_that_can_be_no_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    with pytest.raises(DocumentUnwritable):
        meetings.named_output(name, Q2)


def test_the_minutes_are_never_written_over_the_register(officer: Desk, tmp_path: Path) -> None:
    with pytest.raises(OutputIsRegister):
        meetings.save_minutes(officer, "Minutes\n", officer.store.path)
    meetings.save_minutes(officer, "Minutes\n", tmp_path / "minutes.md")
    assert (tmp_path / "minutes.md").read_text() == "Minutes\n"


def test_the_folder_of_a_name_is_told_as_people_write_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    monkeypatch.chdir(reports)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert meetings.folder_for_names() == "~/reports"
    monkeypatch.setenv("HOME", str(tmp_path / "other"))
    assert meetings.folder_for_names() == str(reports)
