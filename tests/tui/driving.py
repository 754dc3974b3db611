"""Driving the app in tests: opening it on a desk, pressing keys one after the other, and what then can be seen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from ka_tui.domain.quarters import Quarter
from ka_tui.services.desk import Desk
from ka_tui.tui.app import KaTui
from ka_tui.tui.screens.main import MainScreen
from ka_tui.tui.widgets.activity_table import ActivityTable
from ka_tui.tui.widgets.narrative_panel import NarrativePanel
from tests.tui.desks import Q2


@asynccontextmanager
async def opened(desk: Desk, size: tuple[int, int] = (120, 36), quarter: Quarter | None = None) -> AsyncIterator[Pilot[None]]:
    """The app on a desk, ready for keys."""
    app = KaTui(desk, quarter)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        await checked(pilot)
        yield pilot


async def checked(pilot: Pilot[None]) -> None:
    """Wait for the checks of the quarter, which are made beside everything else."""
    if checks := [worker for worker in pilot.app.workers if worker.group == "checks"]:
        await pilot.app.workers.wait_for_complete(checks)
        await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each once all that the one before began is done."""
    for key in keys:
        await pilot.press(key)
        acts = [worker for worker in pilot.app.workers if worker.group == "acts"]
        if acts:
            await pilot.app.workers.wait_for_complete(acts)
    await pilot.pause()


def main_screen(pilot: Pilot[None]) -> MainScreen:
    """The main screen, which is in front."""
    screen = pilot.app.screen
    assert isinstance(screen, MainScreen)
    return screen


def table(pilot: Pilot[None]) -> ActivityTable:
    """The table of activities."""
    return pilot.app.screen.query_one(ActivityTable)


def told(pilot: Pilot[None]) -> list[str]:
    """What the screen says, the last at the end."""
    return [notice.message for notice in pilot.app._notifications]


def status(desk: Desk, code: str, quarter: Quarter = Q2) -> str | None:
    """The status of an activity in the register."""
    return desk.register.activity(quarter, code).status


def panel_text(pilot: Pilot[None], panel: str) -> str:
    """What a panel shows."""
    shown = pilot.app.screen.query_one(f"#{panel}", NarrativePanel)
    return "\n".join(shown.render_line(y).text for y in range(shown.size.height))
