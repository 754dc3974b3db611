"""The palette of commands: Textual's, without what ends the program there."""

from __future__ import annotations

from contextlib import suppress

from textual.command import CommandPalette


class Palette(CommandPalette):
    """Textual's palette, in which a page key comes to nothing while there is no list."""

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError):  # Textual's list looks for its lines before any are laid out
            super()._action_command_list(action)
