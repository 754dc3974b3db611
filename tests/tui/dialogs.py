"""An app that shows one dialog, for the tests of dialogs in which something is typed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.app import App
from textual.pilot import Pilot

from ka_tui.domain.changes import Change
from ka_tui.tui.screens.draft import DraftScreen
from ka_tui.tui.screens.question import QuestionScreen


class DialogHost(App[None]):
    """Shows a dialog and remembers what it returned."""

    def __init__(self, dialog: DraftScreen) -> None:
        super().__init__()
        self.dialog = dialog
        self.answers: list[Change | None] = []

    def on_mount(self) -> None:
        self.push_screen(self.dialog, self.answers.append)


@asynccontextmanager
async def showing(dialog: DraftScreen, size: tuple[int, int] = (120, 36)) -> AsyncIterator[tuple[DialogHost, Pilot[None]]]:
    """A dialog in a terminal of this size."""
    host = DialogHost(dialog)
    async with host.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield host, pilot


async def save(host: DialogHost, pilot: Pilot[None]) -> None:
    """Press the key that saves, and wait until that came to an end, a refusal or a question."""
    host.clear_notifications()
    await pilot.press("ctrl+s")
    await until(pilot, lambda: bool(host.answers) or isinstance(host.screen, QuestionScreen) or bool(told(host)))


async def until(pilot: Pilot[None], reached: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(10):
        while not reached():
            await pilot.pause()


def told(host: App[None]) -> str:
    """What the last notice says; nothing where there is none."""
    return next((notice.message for notice in reversed(list(host._notifications))), "")
