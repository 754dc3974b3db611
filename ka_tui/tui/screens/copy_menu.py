"""What to copy: one letter each, and what cannot be copied says why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ka_tui.domain.activities import Activity
from ka_tui.domain.statuses import StatusScheme
from ka_tui.services.copying import Copy, copied_text, described_copy, how_many, why_not
from ka_tui.tui.clipboard import copied
from ka_tui.tui.screens.dialog import Dialog
from ka_tui.tui.widgets.cell_text import cell_line

_LETTERS = {
    "c": Copy.CODE,
    "r": Copy.ROW,
    "p": Copy.PROGRESS,
    "n": Copy.NEXT_STEPS,
    "a": Copy.ACTIVITY,
    "m": Copy.MARKED,
    "t": Copy.TABLE,
}
_LABEL_CELLS = max(map(cell_len, Copy)) + 2


class CopyMenu(Dialog[str | None]):
    """Copies what is chosen, of an activity or of those that are marked; returns what to say of it, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,y", "dismiss(None)", "Back"),
        *(Binding(letter, f"copy('{letter}')", kind) for letter, kind in _LETTERS.items()),
    ]
    DEFAULT_CSS = """
    CopyMenu {
        & > Vertical { width: 90%; max-width: 64; max-height: 90%; }
    }
    """

    def __init__(self, activity: Activity, marked: Sequence[Activity], scheme: StatusScheme) -> None:
        super().__init__()
        self._activity, self._marked, self._scheme = activity, marked, scheme

    def compose(self) -> ComposeResult:
        """Lay out the entries."""
        with Vertical():
            yield Static("Copy", classes="title")
            yield OptionList(*(self._option(letter, kind) for letter, kind in _LETTERS.items()))
            yield Static("A letter, or enter Copy   esc Back", classes="keys", markup=False)

    def _option(self, letter: str, kind: Copy) -> Option:
        why = why_not(kind, self._activity, self._marked)
        line = Text(f"{letter}  {kind:<{_LABEL_CELLS}}", no_wrap=True, overflow="ellipsis")
        line.append(cell_line(why or self._extent(kind)), "dim" if why else "")
        return Option(line, id=letter, disabled=bool(why))

    def _extent(self, kind: Copy) -> str:
        """Of what, or how much."""
        match kind:
            case Copy.PROGRESS | Copy.NEXT_STEPS:
                return f"{len(copied_text(kind, self._scheme, self._activity)):,} characters"
            case Copy.MARKED | Copy.TABLE:
                return how_many(self._marked)
            case _:
                return self._activity.code

    def on_option_list_option_selected(self, chosen: OptionList.OptionSelected) -> None:
        """Copy what was chosen."""
        if chosen.option_id:
            self.action_copy(chosen.option_id)

    def action_copy(self, letter: str) -> None:
        """Copy what a letter stands for, or say why there is none."""
        kind = _LETTERS[letter]
        if why := why_not(kind, self._activity, self._marked):
            self.app.clear_notifications()
            self.notify(f"There is nothing to copy: {why}.", markup=False)
            return
        text = copied_text(kind, self._scheme, self._activity, self._marked)
        self.dismiss(copied(self.app, text, described_copy(kind, self._activity, self._marked)))
