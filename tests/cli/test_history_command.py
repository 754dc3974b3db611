from __future__ import annotations

import pytest

from tests.cli.office import AT, Office, lines


def test_history_tells_who_when_why_before_and_after_the_latest_first(filled: Office) -> None:
    filled.done("set", "KA.01.01", "--status", "red", "--progress", "One arch fell\n\nin the flood", "--reason", "Flood")
    assert filled.ka("history") == (
        0,
        lines(
            f"3  {AT}  Officer  set status and progress and reason: Flood",
            "   Q2-2022 KA.01.01 status",
            "      - Green",
            "      + Red",
            "   Q2-2022 KA.01.01 progress",
            "      - Both arches stand and",
            "      + One arch fell",
            "      + ",
            "      + in the flood",
            "   Q2-2022 KA.01.01 reason",
            "      + Flood",
            "",
            f"2  {AT}  Officer  import: earlier.csv",
            "   Q1-2022 opened",
            "   Q1-2022 KA.01.01 added: Mend the bridge",
            "   Q1-2022 KA.02.01 added: Plant the orchard",
            "   Q4-2021 opened",
            "   Q4-2021 KA.01.01 added: Open the library on Sundays",
            "",
            f"1  {AT}  Officer  import: q2.txt",
            "   Q2-2022 opened",
            "   Q2-2022 KA.01.01 added: Mend the bridge",
            "   Q2-2022 KA.01.02 added: Light the towpath",
            "   Q2-2022 KA.02.01 added: Plant the orchard",
        ),
        "",
    )


def test_undo_and_redo_say_what_they_speak_of(filled: Office) -> None:
    filled.done("undo")
    filled.done("redo")
    heads = [line for line in filled.done("history").splitlines() if line[:1].isdigit()]
    assert heads[:2] == [f"4  {AT}  Officer  redo of change 2", f"3  {AT}  Officer  undo of change 2"]
    assert "   Q4-2021 taken out" in filled.done("history").splitlines()


def test_what_no_longer_counts_is_told_and_what_went_together(filled: Office) -> None:
    filled.done("undo", "--to", "0")
    heads = [line for line in filled.done("history").splitlines() if line[:1].isdigit()]
    assert heads == [
        f"3  {AT}  Officer  undo of 2 changes, 1 to 2",
        f"2  {AT}  Officer  import, undone: earlier.csv",
        f"1  {AT}  Officer  import, undone: q2.txt",
    ]


def test_with_a_code_additions_are_shown_field_by_field(filled: Office) -> None:
    assert filled.ka("history", "KA.01.01", "--quarter", "Q4-2021").out == lines(
        f"2  {AT}  Officer  import: earlier.csv",
        "   Q4-2021 KA.01.01 title",
        "      + Open the library on Sundays",
        "   Q4-2021 KA.01.01 priority",
        "      + A learned district",
        "   Q4-2021 KA.01.01 team",
        "      + Culture",
        "   Q4-2021 KA.01.01 portfolio",
        "      + Leisure",
        "   Q4-2021 KA.01.01 status",
        "      + Completed",
        "   Q4-2021 KA.01.01 progress",
        "      + It is open",
    )


def test_a_code_of_two_years_is_told_apart_by_its_quarter(filled: Office) -> None:
    both = filled.json("history", "KA.01.01")
    assert [edit["quarter"] for change in both for edit in change["edits"]] == ["Q1-2022", "Q4-2021", "Q2-2022"]
    one = filled.json("history", "KA.01.01", "--quarter", "Q4 2021/22")
    assert [edit["after"]["title"] for change in one for edit in change["edits"]] == ["Open the library on Sundays"]


def test_a_quarter_that_is_gone_keeps_its_history(filled: Office) -> None:
    filled.done("undo")
    assert [change["what"] for change in filled.json("history", "--quarter", "Q4-2021")] == ["undo", "import"]


def test_json_has_the_whole_change(filled: Office) -> None:
    filled.done("set", "KA.01.01", "--status", "none", "--reason", "Unclear")
    assert filled.json("history", "--limit", "1") == [
        {
            "number": 3,
            "at": AT,
            "by": "Officer",
            "what": "set status and reason",
            "why": "Unclear",
            "target": None,
            "edits": [
                {
                    "table": "activities",
                    "quarter": "Q2-2022",
                    "code": "KA.01.01",
                    "key": "Q2-2022/KA.01.01",
                    "before": {"status": "green", "reason": ""},
                    "after": {"status": None, "reason": "Unclear"},
                }
            ],
        }
    ]


@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        (("KA.09.09",), "KA.09.09"),
        (("KA.01.02", "--quarter", "Q4-2021"), "KA.01.02 of Q4-2021"),
        (("--quarter", "Q1-2030"), "Q1-2030"),
    ],
)
def test_what_was_never_there_is_not_found(filled: Office, arguments: tuple[str, ...], place: str) -> None:
    told = f"ka: No change touched {place}. 'ka history' shows them all, 'ka quarters' and 'ka list' what there is.\n"
    assert filled.ka("history", *arguments) == (3, "", told)


def test_names_in_the_history_are_safe_to_show(filled: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KA_USER", "\x1b[31mEve\u202e\n")
    filled.done("set", "KA.01.01", "--reason", "\x1b]0;x\x07why")
    assert filled.done("history", "-n", "1").splitlines()[0] == f"3  {AT}  [31mEve  set reason: ]0;xwhy"
