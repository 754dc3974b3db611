"""Quarters: how people write them, and where they lie in the year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.quarters import Quarter, find_quarter, parse_quarter
from ka_tui.errors import InvalidQuarter

quarters = st.builds(Quarter, st.integers(1974, 2100), st.integers(1, 4))


@pytest.mark.parametrize(
    "text",
    [
        "Q2-2022",
        "q2-2022",
        "Q2 2022/23",
        "Q2 2022-23",
        "Q2 2022/2023",
        "2022/23 Q2",
        "quarter 2 of year 2022/2023",
        "Quarter 2 of 2022/23",
        "Quarter Two, 2022/23",
        "2nd quarter 2022/23",
        "Q.2 2022",
    ],
)
def test_spellings_of_one_quarter(text: str) -> None:
    assert parse_quarter(text) == Quarter(2022, 2)


@pytest.mark.parametrize(
    "text", ["", "Q2", "2022", "Q5-2022", "Q0-2022", "Q2 2022/24", "Q2-2022 draft", "Q22-2022", "Q2 22", "Q1-0000", "Q4-9999"]
)
def test_what_is_no_quarter_is_refused_with_the_right_spelling(text: str) -> None:
    with pytest.raises(InvalidQuarter, match="Q2-2022"):
        parse_quarter(text)


@pytest.mark.parametrize(
    ("heading", "quarter"),
    [
        ("Key Activity Quarterly Report (Quarter 3, 2021/22)", Quarter(2021, 3)),
        ("## Key Activity Quarterly Report (Quarter 2 of year 2022/2023)", Quarter(2022, 2)),
        ("KA report 12 May 2023: Quarter 4 2022/23", Quarter(2022, 4)),
        ("Key Activities, Quarter 4 (January to March 2023)", Quarter(2022, 4)),
        ("Key Activities, Quarter 1 (April to June 2023)", Quarter(2023, 1)),
        ("Quarter 4, 2022/23 (January to March 2023)", Quarter(2022, 4)),
        ("quarter-3-2021-22.txt", None),
        ("Key Activity Quarterly Report", None),
    ],
)
def test_the_quarter_in_a_heading(heading: str, quarter: Quarter | None) -> None:
    assert find_quarter(heading) == quarter


def test_a_financial_year_is_named_by_both_years_that_it_lies_in() -> None:
    assert Quarter(2022, 4).label == "Q4 2022/23"
    assert Quarter(1999, 1).financial_year == "1999/00"


@given(quarters)
def test_every_way_of_writing_a_quarter_reads_back(quarter: Quarter) -> None:
    for text in (str(quarter), quarter.label, quarter.title):
        assert parse_quarter(text) == quarter


@given(quarters)
def test_quarters_follow_each_other_without_gap(quarter: Quarter) -> None:
    assert quarter.next.previous == quarter
    assert quarter < quarter.next


def test_letters_that_only_look_right_are_read_or_refused_and_never_crash() -> None:
    assert find_quarter("Fir\u017ft quarter 2022/23") == Quarter(2022, 1)


@pytest.mark.parametrize("start", ["q", "quarter.", "Q2", "Q2 2022", "1", ""])
def test_a_run_of_blanks_is_no_burden(start: str) -> None:
    assert find_quarter(f"{start}{' ' * 50_000}x") in (None, Quarter(2022, 2))
