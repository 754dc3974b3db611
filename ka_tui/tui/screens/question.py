"""A question with a few answers; the answer is what the screen returns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from ka_tui.domain.text import shown


class QuestionScreen(ModalScreen[str | None]):
    """Ask, and return the id of the chosen answer; escape returns None, which changes nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back"),
        Binding("left,up", "app.focus_previous", show=False),
        Binding("right,down", "app.focus_next", show=False),
    ]
    DEFAULT_CSS = """
    QuestionScreen {
        align: center middle;
        & > Vertical {
            width: 80%; max-width: 90; height: auto; max-height: 80%;
            padding: 1 2; background: $panel; border-left: outer $accent;
        }
        & .question { text-style: bold; margin-bottom: 1; }
        & VerticalScroll { height: auto; max-height: 12; margin-bottom: 1; }
        & Horizontal { height: auto; }
        & Button { margin-right: 2; }
        &.-narrow Horizontal { layout: vertical; }
        & .keys { color: $text-muted; margin-top: 1; }
    }
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-wide")]  # noqa: RUF012 - Textual reads it from the class

    def __init__(self, question: str, answers: Mapping[str, str], detail: str = "") -> None:
        """Ask ``question``; ``answers`` maps ids to labels, the safest first, since that one has the focus."""
        super().__init__()
        self._question, self._answers, self._detail = question, answers, detail

    def compose(self) -> ComposeResult:
        """Lay out the question over its answers."""
        with Vertical():
            yield Static(Text(shown(self._question)), classes="question")
            if self._detail:
                with VerticalScroll(can_focus=False):
                    yield Static(Text(shown(self._detail)))
            with Horizontal():
                for answer, label in self._answers.items():
                    yield Button(label, id=answer, compact=True)
            yield Static("← → Choose   enter Answer   esc Back", classes="keys")

    def on_button_pressed(self, pressed: Button.Pressed) -> None:
        """Return the answer."""
        self.dismiss(pressed.button.id)
