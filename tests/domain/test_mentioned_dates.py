"""Dates in a text, as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.mentioned_dates import dates_in

NEAR = date(2022, 12, 15)


def _said(text: str, near: date = NEAR) -> list[tuple[str, str, str]]:
    return [(text[each.start : each.end], each.first.isoformat(), each.last.isoformat()) for each in dates_in(text, near)]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("by 30 September", "30 September", "2022-09-30", "2022-09-30"),
        ("on the 4th of May 2021", "4th of May 2021", "2021-05-04", "2021-05-04"),
        ("10.10.22", "10.10.22", "2022-10-10", "2022-10-10"),
        ("01/09/2022", "01/09/2022", "2022-09-01", "2022-09-01"),
        ("2022-09-30", "2022-09-30", "2022-09-30", "2022-09-30"),
        ("September 30, 2022", "September 30, 2022", "2022-09-30", "2022-09-30"),
        ("1-5 August 2022", "1-5 August 2022", "2022-08-01", "2022-08-05"),
        ("in July 2022", "July 2022", "2022-07-01", "2022-07-31"),
        ("published Sep 22.", "Sep 22", "2022-09-01", "2022-09-30"),
        ("by the end of August", "the end of August", "2022-08-31", "2022-08-31"),
        ("early June", "early June", "2023-06-01", "2023-06-10"),
        ("Quarter 4 of 2022/23", "Quarter 4 of 2022/23", "2023-01-01", "2023-03-31"),
        ("in Q3/4", "Q3/4", "2022-10-01", "2023-03-31"),
        ("the first quarter", "first quarter", "2023-04-01", "2023-06-30"),
        ("by summer 2022", "summer 2022", "2022-06-01", "2022-08-31"),
        ("in winter 2022", "winter 2022", "2022-12-01", "2023-02-28"),
        ("by the end of the financial year", "the end of the financial year", "2023-03-31", "2023-03-31"),
        ("by the end of 2021", "the end of 2021", "2021-12-31", "2021-12-31"),
        ("in 2022/23", "2022/23", "2022-04-01", "2023-03-31"),
        ("before Christmas", "Christmas", "2022-12-25", "2022-12-25"),
    ],
)
def test_a_date_is_found_with_the_days_that_it_means(text: str, words: str, first: str, last: str) -> None:
    assert _said(text) == [(words, first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "It may rain, and we march on.",
        "Safer Summer campaign",
        "24/7 cover for 12 homes at £2023",
        "31 June 2022 is no day",
        "a plan for 2011-2031",
        "3.14.15.92",
        "",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert _said(text) == []


def test_a_date_without_a_year_is_the_one_nearest_to_the_day_given() -> None:
    assert _said("in March", date(2022, 4, 20)) == [("March", "2022-03-01", "2022-03-31")]
    assert _said("in March", date(2022, 12, 15)) == [("March", "2023-03-01", "2023-03-31")]


def test_joined_dates_share_the_year_of_the_last() -> None:
    assert [first for _, first, _ in _said("November–February 2019")] == ["2018-11-01", "2019-02-01"]
    assert [first for _, first, _ in _said("July and August 2019")] == ["2019-07-01", "2019-08-01"]


def test_whether_the_year_is_said_is_told() -> None:
    assert [each.with_year for each in dates_in("in May, on 10.10.22 and in June 2022", NEAR)] == [False, True, True]


@given(st.text(alphabet=" 0123456789/.-–'QqMmaAyYrchJune\nendofthequarter²٣"), st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_any_text_has_dates_in_order_and_apart_or_none(text: str, near: date) -> None:
    end = 0
    for each in dates_in(text, near):
        assert end <= each.start < each.end <= len(text)
        assert each.first <= each.last
        end = each.end
