"""A reminder to a team that still owes something: to read, to copy, and to save with those to all others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from ka_tui.domain.text import clean_line, shown
from ka_tui.errors import FilesInTheWay, KaError
from ka_tui.services.chasing import Reminder, save_reminders
from ka_tui.services.desk import Desk
from ka_tui.services.meetings import folder_for_names
from ka_tui.tui.clipboard import copied
from ka_tui.tui.screens.dialog import Dialog
from ka_tui.tui.screens.question import QuestionScreen
from ka_tui.tui.widgets.cell_text import cell_line
from ka_tui.tui.widgets.line_input import LineInput

_NAMING_KEYS = "enter Save   esc Back"
_FOLDER = "reminders"


class ReminderScreen(Dialog[None]):
    """Shows the reminder to one team; ``s`` and ``m`` save those to everybody, as texts or as mails, into a folder."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", "Back"),
        Binding("y", "copy", "Copy"),
        Binding("s", "name(False)", "Save all"),
        Binding("m", "name(True)", "Save all as mails"),
    ]
    DEFAULT_CSS = """
    ReminderScreen {
        & > Vertical { max-width: 90; }
        & VerticalScroll { height: auto; max-height: 60vh; margin-bottom: 1; scrollbar-size-vertical: 1; }
        & #naming { height: auto; display: none; }
        &.-naming #naming { display: block; }
        &.-naming #letter { max-height: 40vh; }
        & .folder { color: $text-muted; margin-bottom: 1; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & .keys { height: 1; margin-top: 0; }
    }
    """

    def __init__(self, desk: Desk, everybody: Sequence[Reminder], here: Reminder) -> None:
        """Show one of the reminders that there are."""
        super().__init__()
        self._desk, self._all, self._text, self._whose = desk, everybody, here.letter.text, here.standing.whose
        self._mails = False
        self._keys = f"y Copy   s Save {f'all {len(everybody)}' if len(everybody) > 1 else 'it'} as text   m as mail   esc Back"

    def compose(self) -> ComposeResult:
        """Lay out the text over the keys."""
        with Vertical():
            yield Static(Text(cell_line(f"Reminder to {self._whose}")), classes="title")
            with VerticalScroll(id="letter"):
                yield Static(Text(shown(self._text)))
            with Vertical(id="naming"):
                yield Static(classes="what")
                yield LineInput(_FOLDER, compact=True, select_on_focus=False)
                yield Static(Text(cell_line(f"A name alone is put into {folder_for_names()}")), classes="folder")
            yield Static(self._keys, classes="keys", markup=False)

    def on_mount(self) -> None:
        """Let the keys scroll."""
        self._let_name(False)

    def action_copy(self) -> None:
        """Send the text to the terminal's clipboard."""
        self._tell(copied(self.app, self._text, f"the reminder to {self._whose}"))

    def action_name(self, mails: bool) -> None:
        """Ask for the folder to save them into, as texts or as mails."""
        self._mails = mails
        what = "mails, to be opened and sent," if mails else "reminders"
        self.query_one(".what", Static).update(f"Save the {what} into the folder")
        self._let_name(True)

    def _let_name(self, naming: bool) -> None:
        self.set_class(naming, "-naming")
        self.query_one(".keys", Static).update(_NAMING_KEYS if naming else self._keys)
        self.set_focus(self.query_one(LineInput if naming else "#letter"))

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Save all of them."""
        self._save(clean_line(submitted.value) or _FOLDER)

    def _save(self, folder: str, *, force: bool = False) -> None:
        """Save the reminders, after asking where some of the files are there already."""
        try:
            path = Path(folder).expanduser()
            saved = save_reminders(self._desk, self._all, path, mails=self._mails, force=force)
        except FilesInTheWay:
            answers = {"back": "Choose another folder", "replace": "Replace them"}
            question = QuestionScreen(f"Reminders for this quarter are in {path} already.", answers)
            self.app.push_screen(question, lambda answer: self._save(folder, force=True) if answer == "replace" else None)
        except (KaError, RuntimeError) as error:  # the folder of a user whom there is not
            self._tell(str(error))
        else:
            self._let_name(False)
            what = "mail" if self._mails else "reminder"
            self._tell(f"{len(saved)} {what}{'s' if len(saved) != 1 else ''} written into {path.absolute()}.")

    def action_back(self) -> None:
        """Go back: from the folder, then to the teams."""
        if self.has_class("-naming"):
            self._let_name(False)
        else:
            self.dismiss(None)

    def _tell(self, text: str) -> None:
        self.app.clear_notifications()
        self.notify(shown(text), timeout=8, markup=False)
