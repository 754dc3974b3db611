"""The one table of actions: every entry works, no key is taken twice, and the docs say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from textual import events
from textual.pilot import Pilot

from docs.make_picture import keys_page
from ka_tui.domain.statuses import PRINTED_KEY, Status, StatusClass, StatusScheme
from ka_tui.tui.action import Place
from ka_tui.tui.actions import all_actions, every_action, status_actions
from ka_tui.tui.screens.checks import ChecksScreen
from ka_tui.tui.screens.comparing import CompareScreen
from ka_tui.tui.screens.dashboard import DashboardScreen
from ka_tui.tui.screens.help import Sections
from ka_tui.tui.screens.history import HistoryScreen
from ka_tui.tui.screens.importing import ImportScreen
from ka_tui.tui.screens.links import LinksScreen
from ka_tui.tui.screens.main import MainScreen
from ka_tui.tui.screens.meeting import MeetingScreen
from ka_tui.tui.screens.place import PlaceScreen
from ka_tui.tui.screens.promises import PromisesScreen
from ka_tui.tui.screens.quarter_map import MapScreen
from ka_tui.tui.screens.returns import ReturnsScreen
from ka_tui.tui.screens.settings import SettingsScreen
from ka_tui.tui.widgets.key_bar import fitting
from tests.tui.desks import Q2, small_desk
from tests.tui.driving import opened, press

DOCS = Path(__file__).resolve().parents[2] / "docs"


SCREENS = {
    Place.DESK: MainScreen,
    Place.HISTORY: HistoryScreen,
    Place.DASHBOARD: DashboardScreen,
    Place.MAP: MapScreen,
    Place.MEETING: MeetingScreen,
    Place.RETURNS: ReturnsScreen,
    Place.CHECKS: ChecksScreen,
    Place.PROMISES: PromisesScreen,
    Place.LINKS: LinksScreen,
    Place.COMPARE: CompareScreen,
    Place.IMPORT: ImportScreen,
    Place.SETTINGS: SettingsScreen,
}


@pytest.mark.parametrize("place", Place)
def test_no_two_actions_of_a_place_share_a_key_or_an_id(place: Place) -> None:
    actions = all_actions(PRINTED_KEY, place)
    for names in (Counter(key for a in actions for key in a.keys), Counter(a.id for a in actions)):
        assert [name for name, count in names.items() if count > 1] == []


def test_an_id_means_the_same_wherever_it_stands() -> None:
    meanings: dict[str, set[tuple[str, tuple[str, ...]]]] = {}
    for action in every_action(PRINTED_KEY):
        meanings.setdefault(action.id, set()).add((action.call, action.keys))
    assert [name for name, found in meanings.items() if len(found) > 1] == []


async def _read(pilot: Pilot[None], path: Path) -> None:
    """Give the picker a small document."""
    path.write_text("Code,Title\nKA.03.01,Sweep the leaves\n", "utf-8")
    pilot.app.post_message(events.Paste(str(path)))
    await pilot.pause()
    await press(pilot, "enter")


@asynccontextmanager
async def at(place: Place, folder: Path) -> AsyncIterator[Pilot[None]]:
    desk = small_desk(folder)
    async with opened(desk, quarter=Q2) as pilot:
        opens = {
            "DESK": (),
            "HISTORY": ("H",),
            "DASHBOARD": ("D",),
            "MAP": ("Q",),
            "MEETING": ("M",),
            "RETURNS": ("R",),
            "CHECKS": ("C",),
            "PROMISES": ("V",),
            "LINKS": ("L",),
            "COMPARE": ("B",),
            "IMPORT": ("I",),
            "SETTINGS": ("ctrl+o",),
        }[place.name]
        await press(pilot, *opens)
        if place is Place.IMPORT:
            await _read(pilot, folder / "Q2-2022.csv")
        assert isinstance(pilot.app.screen, SCREENS[place])
        yield pilot


@pytest.mark.parametrize("place", Place)
async def test_every_action_is_in_the_palette_and_the_help_and_somebody_carries_it_out(tmp_path: Path, place: Place) -> None:
    async with at(place, tmp_path) as pilot:
        app, screen = pilot.app, pilot.app.screen
        assert isinstance(screen, PlaceScreen)
        actions = all_actions(PRINTED_KEY, place)
        offered = {(command.title, command.help) for command in app.get_system_commands(screen)}
        for action in actions:
            assert any(title.startswith(action.label) and told == action.help for title, told in offered)
            owner, _, name = action.call.partition("(")[0].rpartition(".")
            nodes = [app] if owner == "app" else [screen, *screen.query("*")]
            assert any(callable(getattr(node, f"action_{name}", None)) for node in nodes), action.id
        await press(pilot, "question_mark")
        page = Console(width=1000, record=True, file=StringIO())
        for sections in app.screen.query(Sections):
            page.print(sections.render())
        helped = page.export_text()
        assert [action.id for action in actions if action.help not in helped] == []


def test_another_scheme_brings_its_own_keys() -> None:
    scheme = StatusScheme((Status("paused", "Paused", "‖", "#888888", "p", "Stopped for now.", StatusClass.IDLE),))
    assert [(a.keys, a.label) for a in status_actions(scheme)] == [(("p",), "Paused"), (("n",), "Not stated")]


def test_a_status_whose_key_is_taken_at_a_place_is_left_to_the_palette_there() -> None:
    ended = Status("ended", "Ended", "○", "#888888", "m", "It is over.", StatusClass.DONE)
    scheme = StatusScheme((ended, ended._replace(id="edited", key="e")))
    found = {(action.place, action.id): action.keys for action in every_action(scheme)}
    assert (found[Place.DESK, "status_ended"], found[Place.MEETING, "status_ended"]) == (("m",), ())
    assert (found[Place.DESK, "status_edited"], found[Place.DESK, "edit"]) == ((), ("e",))


FITTING = [(200, "Red", "Copy"), (78, "Red", "Undo"), (5, "Red", "Red"), (3, None, None)]


@pytest.mark.parametrize(("width", "first", "last"), FITTING)
def test_the_footer_shows_the_most_useful_keys_that_fit(width: int, first: str | None, last: str | None) -> None:
    labels = [label for _, label, _ in fitting(all_actions(PRINTED_KEY), width)]
    assert labels[:1] == ([first] if first else [])
    assert labels[-1:] == ([last] if last else [])


def test_the_page_of_keys_is_made_from_the_table() -> None:
    assert (DOCS / "keys.md").read_text("utf-8") == keys_page()
