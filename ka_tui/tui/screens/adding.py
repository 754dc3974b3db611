"""Adding an activity: its code and title, and whose it is."""

from __future__ import annotations

import asyncio

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from ka_tui.domain.changes import Change
from ka_tui.domain.labels import Labels
from ka_tui.domain.quarters import Quarter, parse_quarter
from ka_tui.domain.text import clean_line, shown, shown_line
from ka_tui.errors import KaError
from ka_tui.services import editing
from ka_tui.services.desk import Desk
from ka_tui.services.kept_drafts import KeptDraft
from ka_tui.tui.screens.draft import DraftScreen
from ka_tui.tui.widgets.line_input import LineInput

_USUAL = Labels()
_FIELDS = ("quarter", "code", "title", "team", "portfolio")


class AddingScreen(DraftScreen):
    """Ask for a new activity and add it; returns the change, or None when the user went back."""

    DEFAULT_CSS = """
    AddingScreen {
        align: center middle;
        & > Vertical {
            width: 80%; max-width: 90; height: auto; max-height: 100%; overflow-y: auto;
            padding: 1 2; background: $panel; border-left: outer $accent;
        }
        & .title { text-style: bold; margin-bottom: 1; }
        & .line { height: 1; margin-bottom: 1; }
        & .line Static { width: 11; color: $text-muted; }
        & .line Input { width: 1fr; background: $boost; }
        & .error { color: $text-error; height: auto; }
        & .keys { color: $text-muted; }
    }
    """

    def __init__(self, desk: Desk, quarter: Quarter | None, code: str = "", labels: Labels = _USUAL) -> None:
        """Add to a quarter; ``code`` is where the code's typing begins, as ``KA.01.``."""
        super().__init__(desk, "add")
        self._labels = labels
        self._given = {"quarter": str(quarter or ""), "code": code}

    def compose(self) -> ComposeResult:
        """Lay out the fields, and a line for what is wrong with them."""
        with Vertical():
            yield Static("Add an activity", classes="title")
            for name in _FIELDS:
                with Horizontal(classes="line"):
                    yield Static(shown_line(self._labels.of(name)), markup=False)
                    yield LineInput(self._given.get(name, ""), id=name, compact=True, select_on_focus=False)
            yield Static("", classes="error", markup=False)
            yield Static("enter Next field   ctrl+s Add   esc Leave", classes="keys")

    def on_mount(self) -> None:
        """Begin at the first field that is still to be filled in."""
        first = "code" if self._given["quarter"] else "quarter"
        field = self.query_one(f"#{first}", Input)
        self.set_focus(field)
        field.cursor_position = len(field.value)

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Go to the next field; after the last one, add."""
        if submitted.input.id == _FIELDS[-1]:
            self.action_save()
        else:
            self.focus_next(Input)

    @property
    def _values(self) -> dict[str, str]:
        return {name: clean_line(self.query_one(f"#{name}", Input).value) for name in _FIELDS}

    @property
    def typed(self) -> dict[str, str]:
        """All that is filled in, once anything is no longer as it was given."""
        return self._values if self.unsaved else {}

    @property
    def unsaved(self) -> list[str]:
        """The labels of the fields that are no longer as they were given."""
        return [self._labels.of(name) for name, value in self._values.items() if value != clean_line(self._given.get(name, ""))]

    def put_back(self, draft: KeptDraft) -> None:
        """Fill in what was typed before."""
        for name in draft.fields.keys() & set(_FIELDS):
            self.query_one(f"#{name}", Input).value = clean_line(draft.fields[name])

    async def save(self) -> None:
        """Add the activity and close; on a refusal say why and stay."""
        values = self._values
        try:
            quarter = parse_quarter(values.pop("quarter"))
            change = await asyncio.to_thread(self._add, quarter, values)
        except KaError as error:
            self.query_one(".error", Static).update(Text(shown(str(error))))
        else:
            self.end(change)

    def _add(self, quarter: Quarter, values: dict[str, str]) -> Change:
        return editing.add_activity(self.desk, quarter, values.pop("code"), values.pop("title"), values)
