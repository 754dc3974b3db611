"""Lines of a form in which things are chosen: a label, what can be chosen or typed, and a note beside it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from ka_tui.tui.widgets.cell_text import cell_line
from ka_tui.tui.widgets.choice import Choice
from ka_tui.tui.widgets.line_input import LineInput


class FormChoice(Choice):
    """A choice that tells when another word is chosen; one that is not offered is dimmed and passed over."""

    DEFAULT_CSS = """
    FormChoice { color: $text; }
    FormChoice:focus { background: $boost; color: $accent; }
    FormChoice:disabled { color: $text-disabled; }
    """

    class Changed(Message):
        """Another word was chosen."""

        def __init__(self, choice: FormChoice) -> None:
            self.choice = choice
            super().__init__()

        @property
        def control(self) -> FormChoice:
            """Whose words these are."""
            return self.choice

    def __init__(self, words: Sequence[str], chosen: int = 0, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(tuple(cell_line(word) for word in words), id=id)
        self.set_reactive(FormChoice.chosen, chosen)

    def watch_chosen(self) -> None:
        """Tell."""
        self.post_message(self.Changed(self))


class FormLine(Horizontal):
    """A line of the form: a label, its control and a note. ``refuse`` dims it and says why it is not offered."""

    DEFAULT_CSS = """
    FormLine {
        height: 1;
        & > .label { width: 14; color: $text-muted; }
        & > .note { width: 1fr; color: $text-muted; padding-left: 2; text-wrap: nowrap; text-overflow: ellipsis; }
        & > LineInput { width: 3fr; background: $boost; padding: 0 1; }
        & > LineInput:disabled { color: $text-disabled; background: $panel; }
        &:focus-within > .label { color: $text; text-style: bold; }
        &.-refused > .label { color: $text-disabled; }
        &.-refused > LineInput { width: 1fr; }
        &.-wordless > .note { display: none; }
    }
    """

    def __init__(self, label: str, control: FormChoice | LineInput, note: str = "") -> None:
        super().__init__(classes="" if note or isinstance(control, FormChoice) else "-wordless")
        self._label, self.control, self._note = label, control, note

    def compose(self) -> ComposeResult:
        """Lay the line out."""
        yield Static(self._label, classes="label", markup=False)
        yield self.control
        yield Static(Text(cell_line(self._note)), classes="note")

    def note(self, text: str) -> None:
        """Say something beside the control."""
        self._note = text
        self._tell(text)

    def refuse(self, why: str) -> None:
        """Let it be used where ``why`` is empty, else dim it and say that; what is filled in stays."""
        self.control.disabled = bool(why)
        self.set_class(bool(why), "-refused")
        self._tell(why or self._note)

    def _tell(self, text: str) -> None:
        self.set_class(not text and isinstance(self.control, LineInput), "-wordless")
        self.query_one(".note", Static).update(Text(cell_line(text)))
