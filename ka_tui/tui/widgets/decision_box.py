"""What was decided, under the texts of the meeting's sheet: to read, and to write without leaving the sheet."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from ka_tui.domain.text import clean_text

_READING, _WRITING = "Decision", "Decision   enter Note it   ctrl+z Take typing back"


class _DecisionText(TextArea):
    """The text. Enter notes it, as escape does: there is no way to leave that loses what was typed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,escape,ctrl+s", "screen.decided", "Note it")]


class DecisionBox(Vertical):
    """Shows a decision, given by ``show``, and is not there for an empty one; ``begin`` lets it be written."""

    DEFAULT_CSS = """
    DecisionBox {
        height: auto;
        margin-top: 1;
        & .title { color: $text-muted; height: 1; }
        & TextArea { height: auto; padding: 0 1; border: none; background: $boost; }
        & TextArea:focus { background: $panel; border: none; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.display = False

    def compose(self) -> ComposeResult:
        """Lay out the text under its title."""
        yield Static(_READING, classes="title", markup=False)
        area = _DecisionText(soft_wrap=True, show_line_numbers=False, compact=True, tab_behavior="focus", read_only=True)
        area.can_focus = False
        yield area

    @property
    def area(self) -> TextArea:
        """The field."""
        return self.query_one(TextArea)

    @property
    def writing(self) -> bool:
        """Whether it is being written."""
        return not self.area.read_only

    @property
    def text(self) -> str:
        """The decision as it stands in the field."""
        return clean_text(self.area.text)

    def show(self, decision: str) -> None:
        """Show a decision, unless one is being written."""
        if not self.writing:
            self.area.load_text(decision)
            self.display = bool(decision)

    def begin(self) -> None:
        """Take the keys; what is typed is a new line under what was decided before."""
        area = self.area
        if self.writing:
            return
        self._let_write(True)
        if area.text:
            area.load_text(f"{self.text}\n")
        area.move_cursor(area.document.end)
        self.screen.set_focus(area)

    def leave(self) -> None:
        """Take no more keys."""
        if self.writing:
            self._let_write(False)
            self.screen.set_focus(None)
            self.area.load_text(self.text)
            self.display = bool(self.text)

    def _let_write(self, writing: bool) -> None:
        area = self.area
        area.read_only, area.can_focus, area.show_cursor = not writing, writing, writing
        self.display = True
        self.query_one(Static).update(_WRITING if writing else _READING)
