"""One status of the scheme: its word, shape, colour, key and what it means, each in a line."""

from __future__ import annotations

import re

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from ka_tui.domain.schemes import checked_scheme
from ka_tui.domain.statuses import Status, StatusClass, StatusScheme
from ka_tui.domain.text import folded, shown_line
from ka_tui.errors import InvalidScheme
from ka_tui.tui.screens.dialog import FormDialog
from ka_tui.tui.widgets.line_input import LineInput
from ka_tui.tui.widgets.option_form import FormChoice, FormLine

_KEYS = "ctrl+s Save   tab Next   ← → Choose   esc Back"
_TEXTS = {"word": "Word", "symbol": "Symbol", "colour": "Colour", "key": "Key", "meaning": "Meaning", "aliases": "Also called"}
_HINTS = {
    "symbol": "one sign, as ▲",
    "colour": "as #d4351c",
    "key": "a small letter",
    "meaning": "as the report's key says it",
    "aliases": "other words for it in documents, with commas between them",
}
_CLASSES = tuple(StatusClass)
_TOLD = {
    StatusClass.DONE: "finished",
    StatusClass.ON_COURSE: "as it should be",
    StatusClass.WARNING: "off course, a little",
    StatusClass.BAD: "off course",
    StatusClass.IDLE: "nobody works on it",
    StatusClass.NONE: "takes no part in better and worse",
}
_YES = ("no", "yes")
NEW = Status("", "", "", "", "", "", StatusClass.ON_COURSE)
"""What the form of a status begins with that is to be added."""


class StatusScreen(FormDialog[StatusScheme | None]):
    """Edits a status of a scheme, or adds one; returns the scheme with it, or None."""

    def __init__(self, scheme: StatusScheme, status: Status = NEW) -> None:
        super().__init__()
        self._scheme, self._status = scheme, status

    def compose(self) -> ComposeResult:
        """Lay out a line for each part of it."""
        status = self._status
        kind = FormChoice(_CLASSES, _CLASSES.index(status.kind), id="kind")
        with VerticalScroll(can_focus=False):
            yield Static(Text(shown_line(status.word or "A new status")), classes="title")
            for name, label in _TEXTS.items():
                text = ", ".join(status.aliases) if name == "aliases" else getattr(status, name)
                line = LineInput(text, _HINTS.get(name, ""), id=name, compact=True, select_on_focus=False)
                yield FormLine(label, line)
            yield FormLine("Class", kind, _TOLD[status.kind])
            yield FormLine("Reason", FormChoice(_YES, int(status.needs_reason), id="reason"), "whether it must be explained")
            yield Static(classes="error")
            yield Static(_KEYS, classes="keys", markup=False)

    def on_mount(self) -> None:
        """Begin at the word."""
        self.set_focus(self.query_one("#word"))

    def on_form_choice_changed(self, changed: FormChoice.Changed) -> None:
        """Say what the class means."""
        if changed.choice.id == "kind":
            line = next(line for line in self.query(FormLine) if line.control is changed.choice)
            line.note(_TOLD[_CLASSES[changed.choice.chosen]])

    def on_input_submitted(self) -> None:
        """Go to the next line."""
        self.focus_next()

    def action_write(self) -> None:
        """Return the scheme with the status as it is filled in, or say what is wrong with it."""
        filled = self._filled()
        kept = self._scheme.statuses
        place = kept.index(self._status) if self._status in kept else len(kept)
        try:
            scheme = checked_scheme(StatusScheme((*kept[:place], filled, *kept[place + 1 :])))
        except InvalidScheme as error:
            self.complain(error.why)
            if error.field in _TEXTS:
                self.set_focus(self.query_one(f"#{error.field}"))
        else:
            self.dismiss(scheme)

    def _filled(self) -> Status:
        typed = {name: self.query_one(f"#{name}", Input).value for name in _TEXTS}
        return Status(
            self._status.id or _id_of(typed["word"]),
            typed["word"],
            typed["symbol"],
            typed["colour"],
            typed["key"],
            typed["meaning"],
            _CLASSES[self.query_one("#kind", FormChoice).chosen],
            bool(self.query_one("#reason", FormChoice).chosen),
            tuple(typed["aliases"].split(",")),
        )

    def action_back(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)


def _id_of(word: str) -> str:
    """The id of a new status, made of its word."""
    return re.sub(r"[^a-z0-9]+", "-", folded(word)).strip("-")
