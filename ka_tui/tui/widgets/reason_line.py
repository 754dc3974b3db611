"""One line that asks why a status is as it is, and never stands in the way: it takes no key before it is told to."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
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

    class Typed(Message):
        """Something was typed that is not sent yet."""

    class PassedOver(Message):
        """The reason that a status needs was not given, so the status is not set."""

        def __init__(self, codes: tuple[str, ...], status: str) -> None:
            self.codes, self.status = codes, status
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id)
        self.codes: tuple[str, ...] = ()
        self._status: str | None = None
        self._proposed = ""

    @property
    def asking(self) -> bool:
        """Whether the question stands."""
        return self.has_class("-asking")

    @property
    def typed(self) -> str:
        """What was typed and is neither sent nor what was proposed; empty when the question does not stand."""
        value = self.query_one(LineInput).value if self.asking else ""
        return "" if value == self._proposed else value

    def ask(self, codes: Sequence[str], label: str, key: str, reason: str = "", status: str | None = None) -> None:
        """Ask why some activities have the status called ``label``; ``key`` begins the answer, ``reason`` is proposed.

        With a ``status`` the question is about one that is to be set only with its reason.
        """
        if not self.children:  # until the first question nobody need lay out a field for the answer
            self.mount(Static("", markup=False), LineInput(id="reason", compact=True, select_on_focus=False))
        self.codes, self._status, self._proposed = tuple(codes), status, clean_line(reason)
        which = f"{codes[0]} is" if len(codes) == 1 else f"{len(codes)} activities are"
        if status is not None:
            which = f"{codes[0]} becomes" if len(codes) == 1 else f"{len(codes)} activities become"
        self.query_one(Static).update(Text(cell_line(f"{which} {label}. Why?")))
        field = self.query_one(LineInput)
        field.value = self._proposed
        field.placeholder = f"{key} to say, or just go on"
        self.add_class("-asking")

    def begin(self, draft: str = "") -> None:
        """Take the keys, with what was typed at an earlier time."""
        field = self.query_one(LineInput)
        field.value = draft or field.value
        field.placeholder = "enter saves, esc leaves" if self._status is None else "needed: enter sets both, esc neither"
        self.screen.set_focus(field)
        field.cursor_position = len(field.value)

    def leave(self) -> None:
        """Ask no more, since the user goes on: what was typed is sent as by enter."""
        if self.typed:
            self._send()
        elif self.asking:
            self.put_aside()

    def put_aside(self) -> None:
        """Ask no more, and send nothing."""
        if self.asking:
            self.remove_class("-asking")
            if self._status is not None:
                self.post_message(self.PassedOver(self.codes, self._status))

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Send the reason; one that is needed and empty is none."""
        submitted.stop()
        if self._status is None or clean_line(submitted.value):
            self._send()
        else:
            self.put_aside()

    def on_input_changed(self, changed: Input.Changed) -> None:
        """Tell that something was typed; what it is, is nobody else's business yet."""
        changed.stop()
        if self.typed:
            self.post_message(self.Typed())

    def _send(self) -> None:
        self.remove_class("-asking")
        self.post_message(self.Given(self.codes, self.query_one(LineInput).value, self._status))
