from __future__ import annotations

import pytest

from tests.cli.office import Office, lines


def test_quarters_with_their_months_and_counts(filled: Office) -> None:
    assert filled.ka("quarters") == (
        0,
        lines(
            "Q4-2021\tJanuary to March 2022\t1\t1",
            "Q1-2022\tApril to June 2022\t2\t2",
            "Q2-2022\tJuly to September 2022\t3\t1",
        ),
        "",
    )
    assert filled.json("quarters")[0] == {
        "quarter": "Q4-2021",
        "label": "Q4 2021/22",
        "months": "January to March 2022",
        "activities": 1,
        "with_status": 1,
    }


def test_quarters_on_a_terminal_have_a_heading_and_numbers_to_the_right(filled: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert filled.ka("quarters", terminal=True).out == lines(
        "Quarter  Months                  Activities  With a status",
        "Q4-2021  January to March 2022            1              1",
        "Q1-2022  April to June 2022               2              2",
        "Q2-2022  July to September 2022           3              1",
    )


def test_a_register_without_quarters_says_how_to_begin(filled: Office) -> None:
    filled.done("undo")
    filled.done("undo")
    told = "The register holds no quarter yet. Read a report in with 'ka import FILE'.\n"
    assert filled.ka("quarters") == (0, "", told)
    assert filled.ka("quarters", "--json") == (0, "[]\n", "")
    assert filled.ka("list") == (3, "", f"ka: {told}")


def test_summary_counts_the_quarter_and_each_group(filled: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    assert filled.ka("summary", terminal=True).out == lines(
        "Quarter 2 of 2022/23, July to September 2022: 3 activities",
        "",
        "     Red  Amber  Green  Completed  Not stated  All",
        "All    0      0      1          0           2    3",
        "",
        "Priority          Red  Amber  Green  Completed  Not stated  All",
        "A safe district     0      0      1          0           1    2",
        "A green district    0      0      0          0           1    1",
        "",
        "Team   Red  Amber  Green  Completed  Not stated  All",
        "Roads    0      0      1          0           1    2",
        "Parks    0      0      0          0           1    1",
        "",
        "Portfolio  Red  Amber  Green  Completed  Not stated  All",
        "Planning     0      0      1          0           1    2",
        "Wellbeing    0      0      0          0           1    1",
    )


def test_summary_in_a_pipe_keeps_its_headings(filled: Office) -> None:
    assert filled.done("summary", "--quarter", "Q4-2021").splitlines()[:6] == [
        "Quarter 4 of 2021/22, January to March 2022: 1 activity",
        "",
        "\tRed\tAmber\tGreen\tCompleted\tNot stated\tAll",
        "All\t0\t0\t0\t1\t0\t1",
        "",
        "Priority\tRed\tAmber\tGreen\tCompleted\tNot stated\tAll",
    ]


def test_summary_as_json_counts_every_status_of_the_scheme(filled: Office) -> None:
    none = {"red": 0, "amber": 0, "green": 0, "completed": 0, "not_stated": 0}
    assert filled.json("summary") == {
        "quarter": "Q2-2022",
        "activities": 3,
        "by_status": {**none, "green": 1, "not_stated": 2},
        "by_priority": {
            "A safe district": {**none, "green": 1, "not_stated": 1},
            "A green district": {**none, "not_stated": 1},
        },
        "by_team": {"Roads": {**none, "green": 1, "not_stated": 1}, "Parks": {**none, "not_stated": 1}},
        "by_portfolio": {"Planning": {**none, "green": 1, "not_stated": 1}, "Wellbeing": {**none, "not_stated": 1}},
    }
