"""Letting a finding stand: the one line in which it is said why."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from ka_tui.checks.check import Finding
from ka_tui.domain.text import shown
from ka_tui.tui.screens.dialog import Dialog
from ka_tui.tui.widgets.line_input import LineInput


class ExcuseScreen(Dialog[str | None]):
    """Asks for the reason; returns it, or None where the finding shall not stand after all."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]
    DEFAULT_CSS = """
    ExcuseScreen {
        & > Vertical { width: 90%; max-width: 76; }
        & .message { margin-bottom: 1; height: auto; }
        & .error { color: $text-error; height: auto; }
    }
    """

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self._finding = finding

    def compose(self) -> ComposeResult:
        """Lay out what was found over the line."""
        with Vertical():
            yield Static(Text(f"Let this stand in {self._finding.code}"), classes="title")
            yield Static(Text(shown(self._finding.message)), classes="message")
            yield LineInput(placeholder="Why it may stand", compact=True)
            yield Static("", classes="error")
            yield Static("enter Let it stand   esc Back", classes="keys", markup=False)

    def on_mount(self) -> None:
        """Begin to type."""
        self.set_focus(self.query_one(LineInput))

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Return the reason, if there is one."""
        if submitted.value.strip():
            self.dismiss(submitted.value)
        else:
            self.query_one(".error", Static).update("Say why; the reason is kept, and shown beside the finding.")
