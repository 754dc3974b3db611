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
        "signed_off": None,
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
        "1 of 1 key activity with a status is on course (100%); 2 more have no status",
        "stated. 1 is Green. Since Q1 2022/23, 1 has moved up (KA.01.01); 1 is new.",
        "",
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
        "",
        "Promises   Kept  Not kept  Moved  Silent  All",
        "Confirmed     0         0      0       0    0",
        "Suggested     0         0      0       2    2",
        "",
        "Quarter  Red  Amber  Green  Completed  Not stated  All  On course",
        "Q4-2021    0      0      0          1           0    1       100%",
        "Q1-2022    0      1      1          0           0    2        50%",
        "Q2-2022    0      0      1          0           2    3       100%",
    )


def test_on_a_wide_terminal_the_trend_has_bars(filled: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    assert filled.ka("summary", terminal=True).out.splitlines()[-3:] == [
        f"Q4-2021    0      0      0          1           0    1       100%  {'▇' * 20}",
        f"Q1-2022    0      1      1          0           0    2        50%  {'▇' * 10}",
        f"Q2-2022    0      0      1          0           2    3       100%  {'▇' * 20}",
    ]
    assert "▇" not in filled.done("summary")


def test_the_headline_alone_is_one_line_to_be_pasted(filled: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    told = filled.ka("summary", "--headline", terminal=True).out
    assert told == (
        "1 of 1 key activity with a status is on course (100%); 2 more have no status stated. 1 is Green. "
        "Since Q1 2022/23, 1 has moved up (KA.01.01); 1 is new.\n"
    )
    assert filled.json("summary")["headline"] == told.strip()


def test_summary_in_a_pipe_keeps_its_headings(filled: Office) -> None:
    assert filled.done("summary", "--quarter", "Q4-2021").splitlines()[:8] == [
        "1 of 1 key activity is on course (100%). 1 is Completed.",
        "",
        "Quarter 4 of 2021/22, January to March 2022: 1 activity",
        "",
        "\tRed\tAmber\tGreen\tCompleted\tNot stated\tAll",
        "All\t0\t0\t0\t1\t0\t1",
        "",
        "Priority\tRed\tAmber\tGreen\tCompleted\tNot stated\tAll",
    ]


def test_summary_as_json_counts_every_status_of_the_scheme(filled: Office) -> None:
    none = {"red": 0, "amber": 0, "green": 0, "completed": 0, "not_stated": 0}
    summary = filled.json("summary")
    assert [(one["quarter"], one["activities"], one["on_course"], one["share_on_course"]) for one in summary.pop("trend")] == [
        ("Q4-2021", 1, 1, 1.0),
        ("Q1-2022", 2, 1, 0.5),
        ("Q2-2022", 3, 1, 1.0),
    ]
    assert summary.pop("headline")
    assert summary.pop("promises")["promised"] == 2
    assert summary == {
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
