"""The app: one main screen, the palette from the table of actions, and the theme that the user chose."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from ka_tui.domain.quarters import Quarter
from ka_tui.domain.text import shown
from ka_tui.services.desk import Desk
from ka_tui.services.preferences import load_preferences, save_preferences
from ka_tui.tui.actions import all_actions
from ka_tui.tui.keys_in_turn import KeysInTurn
from ka_tui.tui.screens.main import MainScreen


class KaTui(KeysInTurn):
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

    async def on_event(self, event: events.Event) -> None:
        """Let nothing in that could drive the terminal: what is pasted loses its controls before any widget sees it."""
        if isinstance(event, events.Paste) and not event.is_forwarded:
            event.text = "\t".join(shown(part) for part in event.text.split("\t"))
        await super().on_event(event)

    async def ready_for_keys(self) -> None:
        """Let a dialog finish the save that it has begun: the keys behind it may be for the main screen."""
        if not isinstance(self.screen, MainScreen):
            from ka_tui.tui.screens.draft import DraftScreen

            if isinstance(self.screen, DraftScreen):
                await self.screen.let_save_end()

    async def carried_out(self, key: str) -> bool:
        """Do what a key is bound to, or on the main screen what the scheme of statuses has it for."""
        call = self.screen.status_call(key) if isinstance(self.screen, MainScreen) else None
        return await (self.run_action(call, self.screen) if call else super().carried_out(key))

    async def action_quit(self) -> None:
        """Leave, but never with a draft: the dialog that holds one asks what is to become of it."""
        from ka_tui.tui.screens.draft import DraftScreen

        drafts = [screen for screen in self.screen_stack if isinstance(screen, DraftScreen) and screen.unsaved]
        if not drafts:
            self.exit()
        elif drafts[-1] is self.screen:
            drafts[-1].action_leave()

    def action_command_palette(self) -> None:
        """Show the palette; its commands are for the main screen."""
        if isinstance(self.screen, MainScreen):
            super().action_command_palette()

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
