from __future__ import annotations

import pytest

from tests.cli.office import AT, Office, lines


def test_one_activity_is_shown_whole(filled: Office) -> None:
    filled.done("set", "KA.01.02", "--status", "red", "--reason", "The lamps are late")
    assert filled.ka("show", "ka.1.2") == (
        0,
        lines(
            "KA.01.02 Light the towpath",
            "",
            "Quarter:   Q2 2022/23, July to September 2022",
            "Status:    ■ Red (in the source: ▶)",
            "Reason:    The lamps are late",
            "Team:      Roads",
            "Portfolio: Planning",
            "Priority:  1. A safe district",
            "",
            "Progress",
            "Lamps are ordered",
            "",
            "Next steps",
            "- Dig the trench",
            "- Lay the cable",
            "",
            f"Revision 2, {AT} by Officer",
        ),
        "",
    )


def test_the_status_before_is_told_where_it_was_another(filled: Office) -> None:
    assert "Status:    ▶ Green, was Amber\n" in filled.done("show", "KA.01.01")
    assert "Status:    ▲ Amber\n" in filled.done("show", "KA.01.01", "--quarter", "Q1-2022")


def test_what_is_not_stated_says_so(office: Office) -> None:
    office.done("add", "KA.01.01", "Bare", "--quarter", "Q2-2022")
    assert office.done("show", "KA.01.01").splitlines()[2:-2] == [
        "Quarter:   Q2 2022/23, July to September 2022",
        "Status:    · Not stated",
        "",
        "Progress",
        "(nothing stated)",
        "",
        "Next steps",
        "(nothing stated)",
    ]


def test_json_is_the_same_object_as_in_a_list(filled: Office) -> None:
    assert filled.json("show", "KA.02.01") == filled.json("list")[2]


def test_a_terminal_gets_long_lines_folded_between_words_and_items_hanging(
    filled: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("NO_COLOR", "1")
    filled.done("set", "KA.01.01", "--next-steps", "- paint the rail in the colours of the borough\n2. a short one")
    shown = filled.ka("show", "KA.01.01", terminal=True).out
    assert "Next steps\n- paint the rail in the colours of the\n  borough\n2. a short one\n" in shown
    assert "- paint the rail in the colours of the borough\n" in filled.done("show", "KA.01.01")


def test_a_code_that_is_not_there_names_those_that_look_like_it(filled: Office) -> None:
    assert filled.ka("show", "KA.01.03") == (3, "", "ka: Q2-2022 has no activity KA.01.03. Near it: KA.01.02, KA.01.01.\n")
    told = "ka: Q2-2022 has no activity KA.99.99. 'ka list --quarter Q2-2022' shows what there is.\n"
    assert filled.ka("show", "KA.99.99") == (3, "", told)
    assert filled.ka("show", "bridge") == (2, "", "ka: 'bridge' is not an activity code. Codes look like KA.01.02.\n")
