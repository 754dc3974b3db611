"""The end of a meeting: its minutes as Markdown, to read, copy, save and keep."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from ka_tui.domain.register import Register
from ka_tui.domain.text import shown
from ka_tui.errors import KaError
from ka_tui.services import meetings
from ka_tui.services.desk import Desk
from ka_tui.tui.clipboard import copied
from ka_tui.tui.screens.question import QuestionScreen
from ka_tui.tui.widgets.cell_text import cell_line
from ka_tui.tui.widgets.line_input import LineInput

_KEYS = "enter Finish   y Copy   s Save to a file   l Leave for now   del Drop   esc Back"
_NAMING_KEYS = "enter Save   esc Back"


class MeetingEnd(ModalScreen[str | None]):
    """Shows the minutes; returns what to say when the meeting is over, or None when it goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back"),
        Binding("enter,f", "finish", "Finish"),
        Binding("y", "copy", "Copy"),
        Binding("s", "name", "Save to a file"),
        Binding("l", "later", "Leave for now"),
        Binding("delete", "drop", "Drop"),
    ]
    DEFAULT_CSS = """
    MeetingEnd {
        align: center middle;
        & > Vertical { width: 92%; max-width: 110; height: 90%; padding: 1 2; background: $panel; border-left: outer $accent; }
        & .title { text-style: bold; margin-bottom: 1; }
        & VerticalScroll { height: 1fr; margin-bottom: 1; scrollbar-size-vertical: 1; }
        & #minutes Static { padding-right: 1; }
        & #naming { height: auto; display: none; }
        &.-naming #naming { display: block; }
        & Input { height: 1; border: none; padding: 0 1; background: $boost; }
        & .keys { color: $text-muted; }
        & .folder { color: $text-muted; margin-bottom: 1; }
    }
    """

    def __init__(self, desk: Desk, register: Register, meeting: meetings.Meeting) -> None:
        super().__init__()
        self._desk, self._meeting = desk, meeting
        self._minutes = meetings.minutes_markdown(register, meeting, desk.clock().astimezone().date())

    def compose(self) -> ComposeResult:
        """Lay out the minutes over the keys."""
        with Vertical():
            yield Static(f"Minutes: {meetings.told_so_far(self._meeting)}", classes="title", markup=False)
            with VerticalScroll(id="minutes"):
                yield Static(Text(shown(self._minutes)))
            with Vertical(id="naming"):
                yield Static("Save the minutes as", markup=False)
                yield LineInput(meetings.proposed_name(self._meeting.quarter), compact=True, select_on_focus=False)
                folder = Text(cell_line(f"A name alone is put into {meetings.folder_for_names()}"), overflow="ellipsis")
                yield Static(folder, classes="folder")
            yield Static(_KEYS, classes="keys", markup=False)

    def on_mount(self) -> None:
        """Let the keys scroll."""
        self._let_name(False)

    def action_copy(self) -> None:
        """Send the minutes to the terminal's clipboard."""
        self._tell(copied(self.app, self._minutes, f"the minutes of {self._meeting.quarter.label}"))

    def action_finish(self) -> None:
        """Keep the minutes for good; the meeting is over."""
        try:
            path = meetings.finish_meeting(self._desk, self._meeting, self._minutes)
        except KaError as error:
            self._tell(str(error))
        else:
            self.dismiss(f"The meeting is over. Its minutes are in {path}.")

    def action_later(self) -> None:
        """Leave the meeting as it is."""
        self.dismiss("The meeting is kept as it is: begin it again to take it up.")

    def action_drop(self) -> None:
        """Give the minutes up, after asking; statuses that were set stay."""
        answers = {"keep": "Keep them", "drop": "Drop them"}
        question = QuestionScreen("Drop these minutes? They cannot be brought back. Statuses stay as they were set.", answers)
        self.app.push_screen(question, self._drop)

    def _drop(self, answer: str | None) -> None:
        if answer == "drop":
            meetings.drop_meeting(self._desk, self._meeting.quarter)
            self.dismiss("The minutes are dropped.")

    def action_back(self) -> None:
        """Go back: from the name of a file, then to the meeting."""
        if self.has_class("-naming"):
            self._let_name(False)
        else:
            self.dismiss(None)

    # Saving to a file

    def action_name(self) -> None:
        """Ask for the name of the file."""
        self._let_name(True)

    def _let_name(self, naming: bool) -> None:
        self.set_class(naming, "-naming")
        self.query_one(".keys", Static).update(_NAMING_KEYS if naming else _KEYS)
        field = self.query_one(LineInput)
        self.set_focus(field if naming else self.query_one("#minutes"))
        field.action_select_all()

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Save the minutes, asking before another file is replaced."""
        self.run_worker(self._save(submitted.value))

    async def _save(self, name: str) -> None:
        try:
            output = meetings.named_output(name, self._meeting.quarter)
            if output.exists() and not await self._may_replace(str(output)):
                return
            meetings.save_minutes(self._desk, self._minutes, output)
        except KaError as error:
            self._tell(str(error))
        else:
            self._let_name(False)
            self._tell(f"Saved to {output.absolute()}. The meeting goes on until it is finished.")

    async def _may_replace(self, name: str) -> bool:
        answers = {"back": "Choose another name", "replace": "Replace it"}
        return await self.app.push_screen_wait(QuestionScreen(f"{name} is there already.", answers)) == "replace"

    def _tell(self, text: str) -> None:
        self.app.clear_notifications()
        self.notify(shown(text), timeout=8, markup=False)
