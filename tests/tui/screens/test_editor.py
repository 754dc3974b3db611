"""Editing in place: what is typed is saved, or kept, and never lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from ka_tui.domain.changes import Change
from ka_tui.domain.history import last_done
from ka_tui.services import editing
from ka_tui.services.desk import Desk
from ka_tui.tui.screens.editor import EditorScreen
from ka_tui.tui.screens.question import QuestionScreen
from tests.tui.desks import Q2, desk_at, small_desk


class Host(App[None]):
    """An app that shows the editor and remembers what it returned."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.answers: list[Change | None] = []

    def on_mount(self) -> None:
        register = self.desk.register
        self.push_screen(EditorScreen(self.desk, register, register.activity(Q2, "KA.01.01")), self.answers.append)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_desk(tmp_path)


@asynccontextmanager
async def editing_on(desk: Desk, size: tuple[int, int] = (120, 36)) -> AsyncIterator[tuple[Host, Pilot[None]]]:
    host = Host(desk)
    async with host.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield host, pilot


async def save(host: Host, pilot: Pilot[None]) -> None:
    """Press the key that saves, and wait until that came to an end or a question."""
    await pilot.press("ctrl+s")
    await until(pilot, lambda: bool(host.answers) or isinstance(host.screen, QuestionScreen) or bool(host._notifications))


async def until(pilot: Pilot[None], reached: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not reached():
            await pilot.pause()


def progress(host: Host) -> TextArea:
    return host.screen.query_one("#progress", TextArea)


async def test_what_is_typed_is_saved_as_one_change(desk: Desk) -> None:
    async with editing_on(desk) as (host, pilot):
        progress(host).text = "Built.\n\n- Opened in May"
        host.screen.query_one("#team", Input).value = "Bridges"
        await save(host, pilot)
    activity = desk.register.activity(Q2, "KA.01.01")
    assert (activity.progress, activity.team) == ("Built.\n\n- Opened in May", "Bridges")
    assert set(last_done(desk.history()).edits[0].after or {}) == {"progress", "team"}
    assert host.answers[-1] is not None


async def test_leaving_without_edits_does_not_ask_and_changes_nothing(desk: Desk) -> None:
    before = len(desk.history())
    async with editing_on(desk) as (host, pilot):
        await pilot.press("escape")
        await pilot.pause()
        assert host.answers == [None]
    assert len(desk.history()) == before


@pytest.mark.parametrize(
    ("presses", "saved", "closed"),
    [(("enter",), False, False), (("right", "enter"), True, True), (("right", "right", "enter"), False, True)],
)
async def test_leaving_with_edits_asks(desk: Desk, presses: tuple[str, ...], saved: bool, closed: bool) -> None:
    async with editing_on(desk) as (host, pilot):
        await pilot.press(*"New ")
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(host.screen, QuestionScreen)
        await pilot.press(*presses)
        await until(pilot, lambda: bool(host.answers) == closed)
        await pilot.pause()
        assert bool(host.answers) == closed
        if not closed:
            assert progress(host).text.startswith("New Mend the bridge")
    assert desk.register.activity(Q2, "KA.01.01").progress.startswith("New ") == saved


async def test_an_edit_of_another_field_meanwhile_is_merged(desk: Desk) -> None:
    async with editing_on(desk) as (host, pilot):
        editing.set_fields(desk_at(desk.store.path, "Script"), Q2, ["KA.01.01"], {"next_steps": "Paint it"})
        progress(host).text = "Built."
        await save(host, pilot)
    activity = desk.register.activity(Q2, "KA.01.01")
    assert (activity.progress, activity.next_steps) == ("Built.", "Paint it")


async def clash(desk: Desk, host: Host, pilot: Pilot[None]) -> None:
    editing.set_fields(desk_at(desk.store.path, "Script"), Q2, ["KA.01.01"], {"progress": "Theirs"})
    progress(host).text = "Mine"
    await save(host, pilot)
    assert isinstance(host.screen, QuestionScreen)
    assert desk.register.activity(Q2, "KA.01.01").progress == "Theirs"


async def test_an_edit_of_the_same_field_meanwhile_is_refused_and_the_draft_stays(desk: Desk) -> None:
    async with editing_on(desk) as (host, pilot):
        await clash(desk, host, pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert progress(host).text == "Mine"
        assert host.answers == []


async def test_a_clash_can_be_settled_for_mine(desk: Desk) -> None:
    async with editing_on(desk) as (host, pilot):
        await clash(desk, host, pilot)
        await pilot.press("right", "enter")
        await until(pilot, lambda: bool(host.answers))
    assert desk.register.activity(Q2, "KA.01.01").progress == "Mine"


async def test_a_clash_can_be_settled_for_theirs_and_the_typed_text_comes_back(desk: Desk) -> None:
    async with editing_on(desk) as (host, pilot):
        await clash(desk, host, pilot)
        await pilot.press("right", "right", "enter")
        await pilot.pause()
        await pilot.pause()
        assert progress(host).text == "Theirs"
        progress(host).focus()
        await pilot.press("ctrl+z")
        assert progress(host).text == "Mine"


async def test_an_empty_title_is_refused_and_kept(desk: Desk) -> None:
    async with editing_on(desk) as (host, pilot):
        host.screen.query_one("#title", Input).value = "  "
        progress(host).text = "An hour's work"
        await save(host, pilot)
        assert progress(host).text == "An hour's work"
        assert "title must not be empty" in [n.message for n in host._notifications][-1]
    assert desk.register.activity(Q2, "KA.01.01").title == "Mend the bridge"


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (200, 60)])
async def test_both_texts_have_room_at_every_size(desk: Desk, size: tuple[int, int]) -> None:
    async with editing_on(desk, size) as (host, _):
        for area in host.screen.query(TextArea):
            assert area.region.height >= 3
            assert area.region.width >= 25
