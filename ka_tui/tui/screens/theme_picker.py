"""The themes in a list; the screen takes the colours of the one under the cursor."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ka_tui.tui.themes import THEME_NAMES


class ThemePicker(ModalScreen[str | None]):
    """Shows each theme on the screen behind it; returns the name of the chosen one, or None with the colours as before."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,T,q", "back", "Back")]
    DEFAULT_CSS = """
    ThemePicker {
        align: right bottom;
        background: transparent;
        & > Vertical {
            width: 40; height: auto; max-height: 100%; margin: 1 2;
            padding: 1 2; background: $panel; border-left: outer $accent;
        }
        & .title { text-style: bold; margin-bottom: 1; }
        & OptionList { height: auto; background: $panel; border: none; padding: 0; }
        & OptionList:focus { border: none; background-tint: transparent; }
        & .keys { color: $text-muted; margin-top: 1; }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay out the list with the present theme under the cursor."""
        self._before = self.app.theme
        with Vertical():
            yield Static("Colours", classes="title")
            options = OptionList(*(Option(name, id=theme) for theme, name in THEME_NAMES.items()), markup=False)
            if self._before in THEME_NAMES:
                options.highlighted = list(THEME_NAMES).index(self._before)
            yield options
            yield Static("enter Keep   esc Back", classes="keys")

    def on_option_list_option_highlighted(self, shown: OptionList.OptionHighlighted) -> None:
        """Take its colours."""
        self.app.theme = shown.option_id or self._before

    def on_option_list_option_selected(self, chosen: OptionList.OptionSelected) -> None:
        """Return the theme."""
        self.dismiss(chosen.option_id)

    def action_back(self) -> None:
        """Take the colours of before."""
        self.app.theme = self._before
        self.dismiss(None)
