"""One line that asks why a status is as it is, and never stands in the way: it takes no key before it is asked to."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from ka_tui.domain.text import clean_line
from ka_tui.tui.widgets.cell_text import cell_line
from ka_tui.tui.widgets.line_input import LineInput


class ReasonLine(Horizontal):
    """Asks for the reason of a status. ``Given`` comes out when one was typed; whose it is stays with the question."""

    DEFAULT_CSS = """
    ReasonLine {
        height: 1;
        padding: 0 1;
        background: $boost;
        display: none;
        &.-asking { display: block; }
        & Static { width: auto; margin-right: 1; text-style: bold; }
        & Input { width: 1fr; border: none; padding: 0; background: $boost; }
    }
    """

    class Given(Message):
        """A reason was typed for the status of some activities; ``status`` is to be set with it, unless it is None."""

        def __init__(self, codes: tuple[str, ...], reason: str, status: str | None) -> None:
            self.codes, self.reason, self.status = codes, reason, status
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id)
        self.codes: tuple[str, ...] = ()
        self._status: str | None = None
        self._typed: dict[tuple[str, ...], str] = {}

    def compose(self) -> ComposeResult:
        """Lay out the question before the field."""
        yield Static("", markup=False)
        yield LineInput(id="reason", compact=True, select_on_focus=False)

    @property
    def asking(self) -> bool:
        """Whether the question stands."""
        return self.has_class("-asking")

    def ask(self, codes: Sequence[str], label: str, key: str, reason: str = "", status: str | None = None) -> None:
        """Ask why some activities have the status called ``label``; ``key`` begins the answer.

        With a ``status`` the question is about one that is to be set only with its reason.
        """
        self.codes, self._status = tuple(codes), status
        which = f"{codes[0]} is" if len(codes) == 1 else f"{len(codes)} activities are"
        if status is not None:
            which = f"{codes[0]} becomes" if len(codes) == 1 else f"{len(codes)} activities become"
        self.query_one(Static).update(Text(cell_line(f"{which} {label}. Why?")))
        field = self.query_one(LineInput)
        field.value = self._typed.get(self.codes, clean_line(reason))
        field.placeholder = f"{key} to say, or just go on" if status is None else "This status needs a reason. Enter sets both."
        self.add_class("-asking")

    def begin(self) -> None:
        """Take the keys."""
        field = self.query_one(LineInput)
        self.screen.set_focus(field)
        field.cursor_position = len(field.value)

    def leave(self) -> None:
        """Ask no more; what was typed and not sent is there when the same is asked again."""
        if self.asking:
            typed = self.query_one(LineInput).value
            if typed:
                self._typed[self.codes] = typed
            self.remove_class("-asking")

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Send the reason."""
        submitted.stop()
        self._typed.pop(self.codes, None)
        submitted.input.value, reason = "", submitted.value
        self.leave()
        self.post_message(self.Given(self.codes, reason, self._status))

    def on_input_changed(self, changed: Input.Changed) -> None:
        """Typing a reason is nobody else's business."""
        changed.stop()
