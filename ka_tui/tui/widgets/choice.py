"""A choice of a few words on one line: it says what is chosen, and the next key or click chooses the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.widget import Widget


class Choice(Widget, can_focus=True):
    """One of several words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter,right", "choose(1)", "Choose", show=False),
        Binding("left", "choose(-1)", "Choose", show=False),
    ]
    DEFAULT_CSS = """
    Choice {
        width: auto; height: 1; color: $text-muted;
        &:focus { color: $text; background: $panel; text-style: bold; }
    }
    """
    chosen: reactive[int] = reactive(0, layout=True)
    """The place of the word that is chosen."""

    def __init__(self, words: Sequence[str], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._words = words

    def render(self) -> Text:
        """Say what is chosen, between the signs of a choice."""
        return Text(f"‹ {self._words[self.chosen]} ›")

    def action_choose(self, step: int) -> None:
        """Choose the word so many places further on, after the last the first."""
        self.chosen = (self.chosen + step) % len(self._words)

    def on_click(self) -> None:
        """Choose the next word."""
        self.action_choose(1)
