"""Days as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.days import day_in_words
from ka_tui.domain.typed_days import typed_day
from ka_tui.errors import InvalidField

FRIDAY = date(2023, 1, 13)


@pytest.mark.parametrize(
    "text", ["2023-01-13", "13 January 2023", " 13  jan 2023 ", "13th January, 2023", "13/01/2023", "13.1.2023", "2023-1-13"]
)
def test_the_usual_ways_to_write_a_day(text: str) -> None:
    assert typed_day(text, "due date") == FRIDAY


def test_nothing_is_no_day() -> None:
    assert typed_day("  ", "due date") is None


@pytest.mark.parametrize(
    "text", ["soon", "31 February 2023", "2023-13-01", "13 J 2023", "13 Ju 2023", "13 January", "1/13/2023", "0"]
)
def test_what_is_no_day_is_told(text: str) -> None:
    with pytest.raises(InvalidField, match=rf"The due date '{text}' is no day\. Write it as 2023-01-13 or 13 January 2023"):
        typed_day(text, "due date")


@given(st.dates(date(1900, 1, 1)))
def test_whatever_is_written_is_read(day: date) -> None:
    assert typed_day(day.isoformat(), "day") == typed_day(day_in_words(day), "day") == day
