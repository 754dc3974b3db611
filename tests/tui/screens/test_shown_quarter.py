"""What the main screen shows of a register."""

from __future__ import annotations

from pathlib import Path

import pytest

from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.tui.screens.shown_quarter import ShownQuarter
from tests.tui.desks import Q1, Q2, small_desk


@pytest.mark.parametrize(("wanted", "shown"), [(Q1, Q1), (None, Q2), (Quarter(1999, 1), Q2)])
def test_a_quarter_that_is_not_there_gives_the_latest(tmp_path: Path, wanted: Quarter | None, shown: Quarter) -> None:
    assert ShownQuarter(small_desk(tmp_path).register, wanted).quarter == shown


def test_the_quarters_beside_it_end_at_both_ends(tmp_path: Path) -> None:
    register = small_desk(tmp_path).register
    assert [ShownQuarter(register, Q1).beside(step) for step in (-1, 1)] == [None, Q2]
    assert [ShownQuarter(register, Q2).beside(step) for step in (-1, 1)] == [Q1, None]
    assert ShownQuarter(Register(), None).beside(1) is None


SEARCHES = [("", 4), ("PARKS", 2), ("parks hedge", 1), ("nowhere", 0)]


@pytest.mark.parametrize(("search", "count"), SEARCHES)
def test_a_search_finds_what_has_all_its_words(tmp_path: Path, search: str, count: int) -> None:
    assert len(ShownQuarter(small_desk(tmp_path).register, Q2).found(search)) == count


def test_nothing_to_show_says_why(tmp_path: Path) -> None:
    place = tmp_path / "register.json"
    assert str(place) in ShownQuarter(Register(), None).nothing_found("", place)
    assert "holds no quarter" in ShownQuarter(Register(identity="x"), None).nothing_found("", place)
    shown = ShownQuarter(small_desk(tmp_path).register, Q2)
    assert "all these words" in shown.nothing_found("x", place)
    assert "has no activities" in shown.nothing_found("", place)
