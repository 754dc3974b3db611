"""The list of filters: one is taken, the query is kept under a name, one is forgotten."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ka_tui.services.desk import Desk
from ka_tui.services.kept_filters import keep_filter, kept_filters
from ka_tui.tui.screens.filter_list import FilterList
from ka_tui.tui.screens.question import QuestionScreen
from tests.tui.desks import Q2, small_desk
from tests.tui.driving import opened, press, told
from tests.tui.pictures import lines_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_desk(tmp_path)


@asynccontextmanager
async def filters(
    desk: Desk, query: str = "", size: tuple[int, int] = (100, 30)
) -> AsyncIterator[tuple[Pilot[None], list[str | None]]]:
    """The list, with ``query`` in force; what it returns comes into the list beside."""
    returned: list[str | None] = []
    async with opened(desk, size) as pilot:
        await pilot.app.push_screen(FilterList(query, desk.register, desk.register.activities(Q2)), returned.append)
        await pilot.pause()
        yield pilot, returned


def seen(pilot: Pilot[None]) -> list[str]:
    return [" ".join(line.split()) for line in lines_of(pilot.app)]


async def test_filters_are_listed_with_what_they_find_and_the_query_of_the_one_under_the_cursor(desk: Desk) -> None:
    keep_filter("Greens", "status:green")
    keep_filter("Broken", "status:(")
    async with filters(desk) as (pilot, _):
        for line in ("Greens 1", "Broken ?", "Needs attention 2", "Got worse 2", "Not stated 0", "status:green"):
            assert any(line in shown for shown in seen(pilot)), line
        await press(pilot, "down")
        assert any("status:( (" in shown for shown in seen(pilot))


async def test_the_chosen_one_is_returned(desk: Desk) -> None:
    async with filters(desk) as (pilot, returned):
        await press(pilot, "down", "enter")
    assert returned == ["changed:worse"]


async def test_the_query_is_kept_under_a_name(desk: Desk) -> None:
    async with filters(desk, " team:parks ") as (pilot, returned):
        await press(pilot, "k", *"Parks", "enter")
        assert told(pilot) == ["Kept as 'Parks'."]
        await press(pilot, "enter")
    assert kept_filters() == {"Parks": "team:parks"}
    assert returned == ["team:parks"]


async def test_an_empty_query_and_an_empty_name_are_not_kept(desk: Desk) -> None:
    async with filters(desk) as (pilot, _):
        await press(pilot, "k")
        assert "no query to keep" in told(pilot)[-1]
    async with filters(desk, "team:parks") as (pilot, _):
        await press(pilot, "k", "enter")
        assert told(pilot) == ["A filter needs a name."]
    assert kept_filters() == {}


async def test_a_name_that_is_taken_asks_before_it_means_another_query(desk: Desk) -> None:
    keep_filter("Parks", "status:red")
    async with filters(desk, "team:parks") as (pilot, _):
        await press(pilot, "k", *"Parks", "enter", "enter")
        assert kept_filters() == {"Parks": "status:red"}
        await press(pilot, "enter", "right", "enter")
    assert kept_filters() == {"Parks": "team:parks"}


async def test_only_what_the_user_keeps_is_forgotten_and_only_after_asking(desk: Desk) -> None:
    keep_filter("Parks", "team:parks")
    async with filters(desk) as (pilot, _):
        await press(pilot, "delete", "delete", "enter")
        assert kept_filters() == {"Parks": "team:parks"}
        await press(pilot, "delete", "right", "enter")
        assert kept_filters() == {}
        await press(pilot, "delete")
        assert not isinstance(pilot.app.screen, QuestionScreen)
        assert told(pilot) == ["'Needs attention' is always there."]


async def test_a_name_is_no_markup_and_no_control(desk: Desk) -> None:
    keep_filter("[red]Bold[/nonsense]\x1b[31m", "[/x]")
    async with filters(desk) as (pilot, _):
        assert any("[red]Bold[/nonsense][31m" in shown for shown in seen(pilot))


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_the_field_for_a_name_is_seen_at_every_size(desk: Desk, size: tuple[int, int]) -> None:
    async with filters(desk, "team:parks", size) as (pilot, _):
        await press(pilot, "k", *"Parks")
        for text in ("Keep team:parks under the name", "Parks", "enter Keep esc Back"):
            assert any(text in shown for shown in seen(pilot)), text
        await press(pilot, "escape", "escape")
        assert not isinstance(pilot.app.screen, FilterList)
