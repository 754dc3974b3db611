from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.office import Office
from tests.reports.pack_samples import filled_word

ANSWERS = {"KA.01.01:status": "■ Red", "KA.01.02:progress": "Eight lamps stand\n- of ten"}
UNDO = "Take it back with 'ka undo'.\n"


@pytest.fixture
def back(filled: Office) -> str:
    """What Roads returned, of packs that were sent to Parks and Roads."""
    filled.done("packs", "--due", "2022-10-10")
    return filled.file("back.docx", filled_word(Path("packs/Q2-2022-Roads.docx").read_bytes(), ANSWERS))


def test_a_return_is_shown_field_by_field_and_taken(filled: Office, back: str) -> None:
    preview = filled.ka("collect", back, "--dry-run")
    assert preview.err == "This was a preview: nothing was changed.\n"
    assert preview.out.splitlines() == [
        "Quarter 2 of 2022/23 (Q2-2022)",
        "  back.docx: Roads, taken",
        "    note: It was sent as Q2-2022-Roads.docx.",
        "  would change 2 activities (2 fields)",
        "  change: KA.01.01 status (back.docx)",
        "      - Green",
        "      + Red",
        "  change: KA.01.02 progress (back.docx)",
        "      - Lamps are ordered",
        "      + Eight lamps stand",
        "      +",
        "      + - of ten",
        "Returned: 1 of 2",
        "  Parks: not returned, 1 activity, due 10 October 2022, 4 days late",
        "  Roads: returned, 2 activities, 1 with something missing",
        "    missing: KA.01.02 status",
    ]
    assert filled.json("show", "KA.01.01")["status"] == "green"
    done = filled.ka("collect", back)
    assert (done.code, done.err) == (0, UNDO)
    assert filled.json("show", "KA.01.01")["status"] == "red"
    assert filled.done("doctor").startswith("Sound.")


def test_a_conflict_shows_both_and_one_field_can_be_taken(filled: Office, back: str) -> None:
    filled.done("set", "KA.01.02", "--progress", "Typed here")
    shown = filled.done("collect", back)
    assert "  conflict: KA.01.02 progress (back.docx; Officer changed it since the pack was made)\n      - Typed here\n" in shown
    assert filled.json("show", "KA.01.02")["progress"] == "Typed here"
    filled.done("collect", back, "--take", "ka.1.2:Progress")
    assert filled.json("show", "KA.01.02")["progress"] == "Eight lamps stand\n\n- of ten"


def test_the_same_file_again_says_so(filled: Office, back: str) -> None:
    filled.done("collect", back)
    again = filled.ka("collect", back)
    assert "  back.docx: Roads, collected before, at 2022-10-14T09:30:00Z by Officer" in again.out.splitlines()
    assert again.err == "Nothing to change: all of this was collected already.\n"


def test_damaged_files_are_told_and_only_they_alone_end_with_5(filled: Office, back: str) -> None:
    broken = filled.file("broken.docx", Path(back).read_bytes()[:500])
    letter = filled.file("letter.txt", "Dear all")
    assert filled.ka("collect", broken, letter, back).code == 0
    result = filled.ka("collect", broken, letter)
    assert (result.code, result.err) == (5, "ka: None of the 2 files is a pack that can be read. Nothing was changed.\n")
    assert "  passed over, no packs: letter.txt" in result.out.splitlines()
    assert filled.ka("collect", letter) == (
        5,
        filled.ka("collect", letter).out,
        "ka: letter.txt is no pack of ka-tui: it is neither a Word document nor an Excel workbook. "
        "'ka packs' makes one, and 'ka import' reads any report.\n",
    )


def test_packs_as_they_were_sent_are_no_returns(filled: Office, back: str) -> None:
    result = filled.ka("collect", "packs/Q2-2022-Roads.docx", "packs/Q2-2022-Parks.docx")
    assert (result.code, result.err) == (0, "Nothing was filled in yet, so there is nothing to take.\n")
    assert filled.ka("collect", "packs/Q2-2022-Roads.docx", back).err == UNDO


def test_another_quarter_s_return_is_refused(filled: Office, back: str) -> None:
    result = filled.ka("collect", back, "--quarter", "Q1-2022")
    assert (result.code, result.err) == (1, "Nothing was taken: none of this is for this quarter of this register.\n")
    assert "passed over: it is for Q2-2022, not Q1-2022; collect it with --quarter Q2-2022" in result.out
    assert filled.ka("collect", back, "--quarter", "Q3-2022").code == 3


@pytest.mark.parametrize("take", ["KA.01.02", "KA.01.02:title", "X:progress", ":"])
def test_a_field_to_take_that_is_none_is_a_usage_error(filled: Office, back: str, take: str) -> None:
    assert filled.ka("collect", back, "--take", take).code == 2


def test_reminders_are_written_once(filled: Office, back: str) -> None:
    filled.done("collect", back)
    assert filled.ka("collect", "--reminders", "out").err == "2 reminders written into out.\n"
    parks = Path("out/Q2-2022-Parks-reminder.txt").read_text("utf-8")
    assert parks.startswith("Subject: Reminder: key activities, Quarter 2 of 2022/23, Parks\n")
    assert "was due on 10 October 2022, 4 days ago" in parks
    assert filled.ka("collect", "--reminders", "out").code == 1
    assert filled.ka("collect", "--reminders", "out", "--force").code == 0


def test_a_conflict_that_stands_is_not_called_collected(filled: Office, back: str) -> None:
    filled.done("collect", back)
    filled.done("set", "KA.01.02", "--progress", "Typed here")
    again = filled.ka("collect", back)
    assert "(kept as the register has them; --take CODE:FIELD or --replace takes the return's)" in again.out
    assert again.err == "Nothing was changed: what is in conflict is kept as the register has it.\n"


def test_no_option_is_offered_to_choose_between_two_returns(filled: Office, back: str) -> None:
    other = filled.file("other.docx", filled_word(Path("packs/Q2-2022-Roads.docx").read_bytes(), {"KA.01.01:status": "Amber"}))
    shown = filled.done("collect", back, other, "--dry-run")
    assert "1 field (kept as the register has them; of two returns, collect the one that counts alone)" in shown


def test_what_was_to_be_taken_and_is_nowhere_in_the_returns_is_told(filled: Office, back: str) -> None:
    result = filled.ka("collect", back, "--take", "KA.09.09:next-steps", "--take", "KA.01.02:progress")
    told = "--take KA.09.09:next-steps took nothing: no return says anything else of it than the register does.\n"
    assert (result.code, result.err) == (0, told + UNDO)


def test_a_field_that_no_pack_has_is_named_with_those_that_are(filled: Office, back: str) -> None:
    result = filled.ka("collect", back, "--take", "KA.01.02:mood")
    told = "Write CODE:FIELD, with one of these: status, reason, progress, next-steps."
    assert (result.code, result.err) == (2, f"ka: The field 'mood' is none that a pack asks for. {told}\n")
