"""Bars of statuses: in proportion, under each other, and leading somewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.overview import Bar
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.tui.widgets.bar_chart import Line, lay_out_bars, width_of
from tests.tui.widgets.widget_samples import HOSTILE, any_text, is_safe

QUERIES = {status: f"status:{status or 'none'}" for status in PRINTED_KEY.ids}
ROADS = Bar("Roads", {"red": 1, "green": 3}, "team:roads")
PARKS = Bar("Parks", {"green": 2}, "team:parks")


def text_of(line: Line) -> str:
    return "".join(part.text for part in line)


def drawn(*bars: Bar, width: int = 70) -> list[Line]:
    return list(lay_out_bars(bars, QUERIES, PRINTED_KEY, width).section("By team", bars))


def test_names_bars_and_numbers_stand_in_columns() -> None:
    assert [text_of(line).rstrip() for line in drawn(ROADS, PARKS)] == [
        "  By team                               All  ■ R  ▲ A  ▶ G  ✔ C    ·",
        "  Roads         ██████▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒    4    1         3",
        "  Parks         ▒▒▒▒▒▒▒▒▒▒▒               2              2",
        "",
    ]


def test_bar_and_numbers_lead_where_they_say() -> None:
    _, roads, _, _ = drawn(ROADS, PARKS)
    leads = {part.query: text_of(tuple(p for p in roads if p.query == part.query)).split() for part in roads if part.query}
    assert list(leads) == ["team:roads", "team:roads status:red", "team:roads status:green"]
    assert leads["team:roads status:red"] == ["1"]
    assert leads["team:roads"][0] == "Roads"
    assert leads["team:roads"][-1] == "4"


def test_where_there_is_no_room_the_bars_go_and_names_and_numbers_stay() -> None:
    lines = [text_of(line) for line in drawn(ROADS, PARKS, width=48)]
    assert lines[1].split() == ["Roads", "4", "1", "3"]


def test_what_has_no_name_is_not_stated() -> None:
    assert text_of(drawn(Bar("", {None: 1}, "missing:team"))[1]).startswith("  Not stated")


@given(any_text, st.integers(60, 240), st.integers(1, 20_000))
def test_every_line_fits_and_nothing_drives_the_terminal(name: str, width: int, count: int) -> None:
    for line in drawn(Bar(name, {"red": count, None: 1}, "q"), PARKS, width=width):
        assert width_of(line) <= width
        assert is_safe(text_of(line))


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_numbers_stay_in_their_columns_whatever_a_name_is(name: str) -> None:
    heading, first, second, _ = drawn(Bar(name, {"red": 2}, "q"), ROADS)
    assert width_of(first) == width_of(second) == width_of(heading)
