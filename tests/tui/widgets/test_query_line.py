"""The line of the query completes what is typed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.widgets import Button, Input

from ka_tui.tui.keys_in_turn import KeysInTurn
from ka_tui.tui.widgets.query_line import QueryLine
from tests.tui.pictures import lines_of

KNOWN = {"status": ("red", "amber", "green"), "team": ("Regulatory Services", "Roads")}


class Host(KeysInTurn):
    def compose(self) -> ComposeResult:
        yield Button("before")
        line = QueryLine()
        line.known = KNOWN
        yield line
        yield Button("after")


@asynccontextmanager
async def typed(text: str) -> AsyncIterator[Pilot[None]]:
    """A line with a text that was typed into it."""
    async with Host().run_test(size=(60, 12)) as pilot:
        field_of(pilot).focus()
        await pilot.press(*text)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        yield pilot


def field_of(pilot: Pilot[None]) -> Input:
    return pilot.app.query_one("#query", Input)


def seen(pilot: Pilot[None]) -> str:
    """What the line shows behind its sign."""
    return next(line for line in lines_of(pilot.app) if line.startswith(" / ")).removeprefix(" / ")


@pytest.mark.parametrize(
    ("text", "longer"),
    [("sta", "status:"), ("bridge (status:red,AM", "bridge (status:red,amber"), ("team:re", 'team:"Regulatory Services"')],
)
async def test_tab_completes_and_the_cursor_is_at_the_end(text: str, longer: str) -> None:
    async with typed(text) as pilot:
        await pilot.press("tab", "x")
        assert field_of(pilot).value == f"{longer}x"


@pytest.mark.parametrize("text", ["", "bridge", "status:red", "status:red "])
async def test_tab_never_leaves_the_line(text: str) -> None:
    async with typed(text) as pilot:
        await pilot.press("tab", "tab", "r")
        assert field_of(pilot).value == f"{text}r"


async def test_shift_tab_leaves_the_line() -> None:
    async with typed("sta") as pilot:
        await pilot.press("shift+tab", "r")
        assert not field_of(pilot).has_focus
        assert field_of(pilot).value == "sta"


async def test_what_stands_before_the_cursor_is_completed() -> None:
    async with typed("sta bridge") as pilot:
        field = field_of(pilot)
        field.cursor_position = len("sta")
        await pilot.press("tab", "a", "tab", "x")
        assert field.value == "status:amberx bridge"


async def test_a_word_is_not_completed_in_its_middle() -> None:
    async with typed("status:amber") as pilot:
        field = field_of(pilot)
        field.cursor_position = len("status:am")
        await pilot.press("tab", "x")
        assert field.value == "status:amxber"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("sta", "status:"),
        ("STATUS:A", "STATUS:Amber"),
        ('team:"reg', 'team:"regulatory Services"'),
        ("team:ro", "team:roads"),
        ("team:re", "team:re"),
        ("bridge", "bridge"),
    ],
)
async def test_what_fits_is_shown_where_it_goes_on_from_what_is_typed(text: str, shown: str) -> None:
    async with typed(text) as pilot:
        assert seen(pilot) == shown
        assert field_of(pilot).value == text


async def test_nothing_is_shown_at_the_end_while_the_cursor_is_elsewhere() -> None:
    async with typed("bridge st") as pilot:
        await pilot.press("home", "a")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert seen(pilot) == "abridge st"


@pytest.mark.parametrize("key", ["right", "end"])
async def test_right_and_end_take_what_is_shown_and_nothing_else(key: str) -> None:
    async with typed("bridge status:a") as pilot:
        await pilot.press("left", key)
        assert field_of(pilot).value == "bridge status:a"
        await pilot.press(key, "x")
        assert field_of(pilot).value == "bridge status:amberx"
    async with typed("team:re") as pilot:
        await pilot.press(key, "x")
        assert field_of(pilot).value == "team:rex"


async def test_without_known_values_what_is_always_the_same_is_completed() -> None:
    assert QueryLine().known == {}
    async with typed("changed:w") as pilot:
        pilot.app.query_one(QueryLine).known = {}
        await pilot.press("tab", *" status:a", "tab")
        assert field_of(pilot).value == "changed:worse status:a"
