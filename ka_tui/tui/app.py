"""The app: one main screen, the palette from the table of actions, and the theme that the user chose."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from ka_tui.domain.quarters import Quarter
from ka_tui.services.desk import Desk
from ka_tui.services.preferences import load_preferences, save_preferences
from ka_tui.tui.actions import all_actions
from ka_tui.tui.screens.main import MainScreen


class KaTui(App[None]):
    """The officer's desk on a terminal."""

    TITLE = "Key Activities"
    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, desk: Desk, quarter: Quarter | None = None) -> None:
        """Work at ``desk``, beginning at ``quarter``, or at the latest for None."""
        super().__init__()
        self.desk = desk
        self._quarter = quarter

    def on_mount(self) -> None:
        """Wear the user's theme."""
        theme = load_preferences().get("theme", "")
        if theme in self.available_themes:
            self.theme = theme
        self.theme_changed_signal.subscribe(self, lambda theme: save_preferences({"theme": theme.name}))

    def get_default_screen(self) -> Screen[None]:
        """Give the main screen."""
        return MainScreen(self.desk, self._quarter)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Give the palette everything in the table of actions, while the main screen is in front."""
        if not isinstance(screen, MainScreen):
            return
        for action in all_actions(screen.scheme):
            keys = " ".join(action.shown_keys)
            yield SystemCommand(f"{action.label}  ({keys})", action.help, partial(screen.run_action, action.call))


def run(desk: Desk, quarter: Quarter | None, *, headless: bool = False, size: tuple[int, int] | None = None) -> None:
    """Open the screen and stay until the user leaves; ``headless`` and ``size`` are for measuring without a terminal."""
    gc.disable()  # until the register is loaded: a collection would only walk through what stays
    KaTui(desk, quarter).run(headless=headless, size=size)
