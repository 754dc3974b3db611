"""All quarters in a list, to choose one."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.summaries import count_statuses
from ka_tui.tui.widgets.cell_text import cell_line

_MONTHS_CELLS = len("October to December 2022")
_WITH_MONTHS = 90
"""From how many columns of the terminal on the months of each quarter fit beside its counts."""


class QuarterPicker(ModalScreen[Quarter | None]):
    """The quarters of the register, latest first, with their counts; returns the chosen one, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,o,q", "dismiss(None)", "Back")]
    DEFAULT_CSS = """
    QuarterPicker {
        align: center middle;
        & > Vertical {
            width: 90%; max-width: 84; height: auto; max-height: 80%;
            padding: 1 2; background: $panel; border-left: outer $accent;
        }
        & .title { text-style: bold; margin-bottom: 1; }
        & OptionList { height: auto; max-height: 20; background: $panel; border: none; padding: 0; }
        & OptionList:focus { border: none; }
        & .keys { color: $text-muted; margin-top: 1; }
    }
    """

    def __init__(self, register: Register, current: Quarter | None) -> None:
        super().__init__()
        self._register = register
        self._quarters = list(register.quarters)[::-1]
        self._current = current

    def compose(self) -> ComposeResult:
        """Lay out the list with the present quarter under the cursor."""
        with Vertical():
            yield Static("Quarters", classes="title")
            options = OptionList(*(Option(self._line(quarter), id=str(quarter)) for quarter in self._quarters))
            if self._current in self._quarters:
                options.highlighted = self._quarters.index(self._current)
            yield options
            yield Static("enter Go   esc Back", classes="keys")

    def on_option_list_option_selected(self, chosen: OptionList.OptionSelected) -> None:
        """Return the quarter."""
        self.dismiss(self._quarters[chosen.option_index])

    def _line(self, quarter: Quarter) -> Text:
        found = count_statuses(self._register.activities(quarter))
        scheme = self._register.scheme
        counts = "  ".join(f"{cell_line(scheme.symbol(status))} {found.get(status, 0):<2}" for status in scheme.ids)
        months = f"{self._register.calendar.months(quarter):<{_MONTHS_CELLS}}  " if self.app.size.width >= _WITH_MONTHS else ""
        return Text(f"{quarter.label}  {months}{sum(found.values()):>3}   {counts}", no_wrap=True, overflow="ellipsis")
