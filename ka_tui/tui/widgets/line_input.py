"""A field of one line that loses nothing of a paste: where Textual's keeps the first line, this one joins them all."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from ka_tui.domain.text import shown_line


class LineInput(Input, inherit_bindings=False):
    """An input of one line."""

    BINDINGS = Input.BINDINGS  # without those of what scrolls: up and down are for what the line is about

    def on_paste(self, event: events.Paste) -> None:
        """Insert all that was pasted, its line breaks as blanks."""
        event.prevent_default()
        event.stop()
        self.replace(shown_line(event.text.rstrip("\r\n")), *self.selection)
