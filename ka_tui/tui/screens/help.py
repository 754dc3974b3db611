"""The help screen: every key and what it does, from the table of actions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from ka_tui.tui.actions import Action

_MOVING = (
    ("↑ ↓ k j", "Move to the activity before or after."),
    ("PgUp PgDn", "Move by a page."),
    ("Home End", "Move to the first or last activity."),
    ("Tab", "Go from the table to the panels, to scroll them, and back."),
)


class HelpScreen(ModalScreen[None]):
    """All keys by group; any of escape, ? and q closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,f1,q", "dismiss(None)", "Close")]
    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        & > VerticalScroll {
            width: 90%; max-width: 100; height: auto; max-height: 90%;
            padding: 1 2; background: $panel; border-left: outer $accent;
        }
    }
    """

    def __init__(self, actions: Sequence[Action]) -> None:
        super().__init__()
        self._actions = actions

    def compose(self) -> ComposeResult:
        """Lay out the groups one under the other."""
        with VerticalScroll():
            yield Static(self._table())

    def on_mount(self) -> None:
        """Take the focus, so that the keys scroll."""
        self.set_focus(self.query_one(VerticalScroll))

    def _table(self) -> Table:
        table = Table.grid(padding=(0, 2))
        table.add_column(no_wrap=True, style="bold")
        table.add_column()
        table.add_row(Text("Moving", style="bold underline"), "")
        for keys, what in _MOVING:
            table.add_row(keys, what)
        for group in dict.fromkeys(action.group for action in self._actions):
            table.add_row("", "")
            table.add_row(Text(group, style="bold underline"), "")
            for action in self._actions:
                if action.group == group:
                    table.add_row(Text(" ".join(action.shown_keys)), Text(action.help))
        table.add_row("", "")
        table.add_row("", Text("Everything is saved at once, and 'u' takes it back. Esc closes this.", style="italic"))
        return table
