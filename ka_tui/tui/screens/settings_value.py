"""One setting, typed in a line."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from ka_tui.domain.register import Register
from ka_tui.domain.text import shown, shown_line
from ka_tui.errors import KaError
from ka_tui.services.register_settings import NamedSetting
from ka_tui.tui.screens.dialog import Dialog
from ka_tui.tui.widgets.line_input import LineInput


class SettingScreen(Dialog[str | None]):
    """Asks for the value of a setting; returns it once it can be one, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]
    DEFAULT_CSS = """
    SettingScreen {
        & > Vertical { width: 90%; max-width: 76; }
        & .error { color: $text-error; height: auto; }
    }
    """

    def __init__(self, register: Register, setting: NamedSetting) -> None:
        super().__init__()
        self._register, self._setting = register, setting

    def compose(self) -> ComposeResult:
        """Lay out what is asked for over the line."""
        meaning = self._setting.meaning
        with Vertical():
            yield Static(Text(shown_line(meaning[:1].upper() + meaning[1:])), classes="title")
            yield LineInput(self._setting.told(self._register), compact=True, select_on_focus=False)
            yield Static("", classes="error")
            yield Static("enter Save   esc Back", classes="keys", markup=False)

    def on_mount(self) -> None:
        """Begin to type at the end."""
        line = self.query_one(LineInput)
        self.set_focus(line)
        line.cursor_position = len(line.value)

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Return the value, or say why it cannot be one."""
        try:
            self._setting.changed(self._register, submitted.value)
        except KaError as error:
            self.query_one(".error", Static).update(Text(shown(str(error))))
        else:
            self.dismiss(submitted.value)
