"""The days of quarters, in whatever month the year begins."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.calendar import APRIL, Calendar, calendar_of, parse_calendar
from ka_tui.domain.quarters import Quarter
from ka_tui.errors import InvalidField

calendars = st.builds(Calendar, st.integers(2, 12))
quarters = st.builds(Quarter, st.integers(1900, 2999), st.integers(1, 4))


def test_the_year_of_english_councils_begins_in_april() -> None:
    first, last = Quarter(2022, 1), Quarter(2022, 4)
    assert (APRIL.start(first), APRIL.months(first)) == (date(2022, 4, 1), "April to June 2022")
    assert (APRIL.start(last), APRIL.months(last)) == (date(2023, 1, 1), "January to March 2023")


@pytest.mark.parametrize(
    ("month", "number", "months"),
    [
        (10, 1, "October to December 2022"),
        (10, 2, "January to March 2023"),
        (11, 1, "November 2022 to January 2023"),
        (12, 1, "December 2022 to February 2023"),
        (7, 2, "October to December 2022"),
        (2, 4, "November 2022 to January 2023"),
    ],
)
def test_another_month_moves_every_quarter(month: int, number: int, months: str) -> None:
    assert Calendar(month).months(Quarter(2022, number)) == months


@given(calendars, quarters)
def test_quarters_follow_each_other_without_gap(calendar: Calendar, quarter: Quarter) -> None:
    start, end = calendar.start(quarter), calendar.end(quarter)
    assert start < end == calendar.start(quarter.next)
    assert 89 <= (end - start).days <= 92
    assert start.day == 1
    assert (end - timedelta(days=1)).month == (start.month + 1) % 12 + 1
    assert calendar.start(Quarter(quarter.year, 1)) == date(quarter.year, calendar.first_month, 1)


@pytest.mark.parametrize("text", ["October", "oct", " OCTOBER ", "1 October"])
def test_the_month_is_named_as_people_do(text: str) -> None:
    assert parse_calendar(text) == Calendar(10)
    assert Calendar(10).month == "October"


@pytest.mark.parametrize("text", ["", "o", "ma", "10", "Octember"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(InvalidField, match="must be a month"):
        parse_calendar(text)


@pytest.mark.parametrize("value", [0, 13, "4", True, None])
def test_what_is_kept_must_be_a_month(value: object) -> None:
    with pytest.raises(InvalidField, match="must be a month"):
        calendar_of(value)


def test_a_year_that_begins_in_january_has_no_name() -> None:
    with pytest.raises(InvalidField, match=r"cannot be January: .* as 2022/23"):
        parse_calendar("January")
