"""What a word for a status means, or which field a column holds: one of a few answers, by its key or from the list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ka_tui.domain.spellings import COLUMN_FIELDS
from ka_tui.domain.statuses import NOT_STATED_KEY, StatusScheme
from ka_tui.tui.screens.dialog import Dialog
from ka_tui.tui.widgets.cell_text import cell_line
from ka_tui.tui.widgets.import_passages import FIELD_NAMES


class Meaning(NamedTuple):
    """An answer: how it reads, and the key that gives it at once, where it has one."""

    label: Text
    key: str = ""


class MeaningScreen(Dialog[str | None]):
    """Offers meanings by what each is returned as; an empty one takes the meaning away, and None changes nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]
    DEFAULT_CSS = """
    MeaningScreen {
        & > Vertical { width: 80%; max-width: 60; max-height: 90%; }
        & OptionList { max-height: 60vh; }
    }
    """

    def __init__(self, title: str, meanings: Mapping[str, Meaning], present: str) -> None:
        """Offer ``meanings``, with the cursor on the one that it has at ``present``."""
        super().__init__()
        self._title, self._meanings, self._present = title, meanings, present

    def compose(self) -> ComposeResult:
        """Lay out the question over the answers."""
        with Vertical():
            yield Static(Text(cell_line(self._title)), classes="title")
            options = OptionList(*(Option(meaning.label) for meaning in self._meanings.values()))
            options.highlighted = list(self._meanings).index(self._present) if self._present in self._meanings else 0
            yield options
            yield Static("enter Choose   esc Back", classes="keys", markup=False)

    def on_option_list_option_selected(self, chosen: OptionList.OptionSelected) -> None:
        """Return what was chosen."""
        self.dismiss(list(self._meanings)[chosen.option_index])

    def on_key(self, key: events.Key) -> None:
        """Return what has this key."""
        for answer, meaning in self._meanings.items():
            if meaning.key and key.character == meaning.key:
                key.stop()
                self.dismiss(answer)
                return


def statuses_to_choose(scheme: StatusScheme) -> dict[str, Meaning]:
    """The statuses of a scheme with their keys, and none as the last."""
    meanings: dict[str, Meaning] = {}
    for status in scheme.ids:
        known = scheme.get(status)
        key = known.key if known else NOT_STATED_KEY
        meanings[status or ""] = Meaning(Text(f"{key}  {cell_line(scheme.label(status))}"), key)
    return meanings


def fields_to_choose() -> dict[str, Meaning]:
    """The fields that a column can hold, and none as the last."""
    return {**{name: Meaning(Text(FIELD_NAMES[name])) for name in COLUMN_FIELDS}, "": Meaning(Text("Not kept"))}
