"""The app: one main screen, the palette from the table of actions, the user's keys and colours."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme

from ka_tui.domain.quarters import Quarter
from ka_tui.domain.text import shown
from ka_tui.services.desk import Desk
from ka_tui.services.preferences import load_preferences
from ka_tui.settings import keys_path
from ka_tui.tui.keys_in_turn import KeysInTurn
from ka_tui.tui.screens.main import MainScreen
from ka_tui.tui.screens.place import PlaceScreen
from ka_tui.tui.themes import DEFAULT_THEME, THEMES

_TOLD = 5
"""How many mistakes in the file of keys are told at once."""
_THEMES = {theme.name: theme for theme in THEMES}


def _theme_at_first() -> str:
    """The theme that the user chose, the usual one where that is none of ours."""
    chosen = load_preferences().theme
    return chosen if chosen in _THEMES else DEFAULT_THEME


class KaTui(KeysInTurn, inherit_css=False):
    """The officer's desk on a terminal.

    It has not the default styles of Textual's apps: they are for what is not used here, and parsing them delays the first paint.
    """

    TITLE = "Key Activities"
    DEFAULT_CSS = """
    KaTui { background: $background; color: $foreground; }
    """
    CSS = """
    ToastRack { margin-bottom: 3; }
    Toast { padding: 0 1; margin-top: 0; max-width: 80%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = []
    theme: Reactive[str] = Reactive(_theme_at_first)
    """The colours, the user's from the start: to change them later styles everything anew."""
    ENABLE_COMMAND_PALETTE = False  # Textual would bind its key for all screens and before all others

    def __init__(self, desk: Desk, quarter: Quarter | None = None) -> None:
        """Work at ``desk``, beginning at ``quarter``, or at the latest for None."""
        super().__init__()
        self.desk = desk
        self._quarter = quarter

    @property
    def available_themes(self) -> dict[str, Theme]:
        """All that the user can choose: ours alone."""
        return _THEMES

    def on_mount(self) -> None:
        """Take the user's keys, and see to it that a lost connection loses nothing."""
        from ka_tui.tui.hang_up import leave_on_hang_up

        leave_on_hang_up(self)
        if keys_path().exists():
            self._take_keys()

    def _take_keys(self) -> None:
        from ka_tui.tui.actions import every_action
        from ka_tui.tui.key_map import read_key_map

        reading = read_key_map(keys_path(), every_action(self.desk.register.scheme))
        self.key_map = reading.keys
        if reading.problems:
            first, more = reading.problems[:_TOLD], len(reading.problems) - _TOLD
            told = [*first, *([f"And {more} more."] if more > 0 else [])]
            self.notify(shown("\n".join(told)), title="Keys", severity="warning", timeout=20, markup=False)

    async def on_event(self, event: events.Event) -> None:
        """Let nothing in that could drive the terminal: what is pasted loses its controls before any widget sees it."""
        if isinstance(event, events.Paste) and not event.is_forwarded:
            event.text = "\t".join(shown(part) for part in event.text.split("\t"))
        await super().on_event(event)

    async def ready_for_keys(self) -> None:
        """Let a dialog finish the save that it has begun: the keys behind it may be for the main screen."""
        if not isinstance(self.screen, PlaceScreen):
            from ka_tui.tui.screens.draft import DraftScreen

            if isinstance(self.screen, DraftScreen):
                await self.screen.let_save_end()

    async def action_quit(self) -> None:
        """Leave, but never with a draft: the dialog that holds one asks what is to become of it."""
        from ka_tui.tui.screens.draft import DraftScreen

        drafts = [screen for screen in self.screen_stack if isinstance(screen, DraftScreen) and screen.unsaved]
        if not drafts:
            self.exit()
        elif drafts[-1] is self.screen:
            drafts[-1].action_leave()

    def action_command_palette(self) -> None:
        """Show the palette; its commands are for the screens that have a place in the table of actions."""
        from ka_tui.tui.palette import Palette

        if isinstance(self.screen, PlaceScreen):
            self.push_screen(Palette(id="--command-palette"))

    def action_help_quit(self) -> None:
        """Say how to leave: ctrl+c leaves nothing behind here, as in an editor."""
        self.notify("q leaves, or ctrl+q from anywhere. Everything is saved.", markup=False)

    def action_help_here(self) -> None:
        """Explain the dialog in front."""
        from ka_tui.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen((), "editor"))

    def get_default_screen(self) -> Screen[None]:
        """Give the main screen."""
        return MainScreen(self.desk, self._quarter)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Give the palette everything in the table of actions that can be done on this screen."""
        return screen.commands() if isinstance(screen, PlaceScreen) else ()


def run(desk: Desk, quarter: Quarter | None, *, headless: bool = False, size: tuple[int, int] | None = None) -> int:
    """Open the screen and stay until the user leaves; give 0, or 128 and the signal that ended it.

    ``headless`` and ``size`` are for measuring without a terminal.
    """
    gc.disable()  # until the register is loaded: a collection would only walk through what stays
    app = KaTui(desk, quarter)
    app.run(headless=headless, size=size)
    return app.return_code or 0
