"""Editing an activity: its fields and both narratives. Nothing typed is lost: leaving asks, a refused save keeps it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static, TextArea

from ka_tui.domain.activities import FIELD_LABELS, Activity, normal_content
from ka_tui.domain.changes import Change
from ka_tui.domain.register import Register
from ka_tui.domain.text import clean_line, clean_text, shown, shown_line
from ka_tui.errors import KaError, StaleEdit
from ka_tui.services import editing
from ka_tui.services.desk import Desk
from ka_tui.tui.screens.draft import DraftScreen
from ka_tui.tui.screens.question import QuestionScreen
from ka_tui.tui.widgets.line_input import LineInput

LINES = ("title", "team", "portfolio", "priority", "reason")
TEXTS = ("progress", "next_steps")


class EditorScreen(DraftScreen):
    """The activity's fields to edit; returns the change that was saved, or None when nothing was."""

    DEFAULT_CSS = """
    EditorScreen {
        align: center middle;
        & > Vertical { width: 100%; max-width: 160; height: 100%; max-height: 60; padding: 0 1; background: $surface; }
        & .heading { text-style: bold; color: $accent; height: 1; }
        & .line { height: 1; }
        & .line Static { width: 11; color: $text-muted; }
        & .line Input { width: 1fr; background: $boost; }
        & .line Input:focus { background: $panel; }
        & .texts { height: 1fr; }
        & .texts Vertical { width: 1fr; margin-right: 1; }
        & .texts Static { color: $text-muted; height: 1; margin-top: 1; }
        & TextArea { height: 1fr; background: $boost; border: none; padding: 0; }
        & TextArea:focus { background: $panel; }
        & .keys { height: 1; color: $text-muted; }
        &.-narrow .texts { layout: vertical; }
        &.-narrow .texts Vertical { height: 1fr; }
        &.-narrow .texts Static { margin-top: 0; }
    }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual reads it from the class

    def __init__(self, desk: Desk, register: Register, activity: Activity, focus: str = "progress") -> None:
        super().__init__()
        self._desk, self._register, self._activity, self._first = desk, register, activity, focus
        self._seen = {name: getattr(activity, name) for name in (*LINES, *TEXTS)}

    def compose(self) -> ComposeResult:
        """Lay out the one-line fields over the two texts."""
        with Vertical():
            yield Static(Text(f"{self._activity.code}  {self._activity.quarter.label}"), classes="heading")
            for name in LINES:
                with Horizontal(classes="line"):
                    yield Static(FIELD_LABELS[name])
                    yield LineInput(
                        clean_line(self._seen[name]),
                        id=name,
                        compact=True,
                        suggester=self._suggester(name),
                        select_on_focus=False,
                    )
            with Horizontal(classes="texts"):
                for name in TEXTS:
                    with Vertical():
                        yield Static(FIELD_LABELS[name])
                        yield TextArea(
                            clean_text(self._seen[name]),
                            id=name,
                            soft_wrap=True,
                            tab_behavior="focus",
                            show_line_numbers=False,
                            compact=True,
                        )
            yield Static("ctrl+s Save   esc Leave   tab Next field   ctrl+z Undo typing   - Item", classes="keys")

    def on_mount(self) -> None:
        """Begin in the text that was asked for."""
        self.set_focus(self.query_one(f"#{self._first}"))

    def on_input_submitted(self) -> None:
        """Go to the next field."""
        self.focus_next()

    @property
    def edited(self) -> dict[str, str]:
        """The fields whose text, in its normal form, is no longer what was shown."""
        typed = {name: clean_line(self.query_one(f"#{name}", Input).value) for name in LINES}
        typed |= {name: clean_text(self.query_one(f"#{name}", TextArea).text) for name in TEXTS}
        return {name: text for name, text in typed.items() if text != _normal(name, self._seen[name])}

    @property
    def unsaved(self) -> list[str]:
        """The labels of the edited fields."""
        return [FIELD_LABELS[name] for name in self.edited]

    async def save(self) -> None:
        """Save what was edited and close, unless more was typed while that took its time."""
        values = self.edited
        if not values:
            self.dismiss(None)
            return
        try:
            normal_content(values, self._register.scheme)
            change = await asyncio.to_thread(self._save, values)
        except StaleEdit as clash:
            await self._settle(clash)
        except KaError as error:
            self.app.notify(shown(str(error)), title="Not saved", severity="error", markup=False)
        else:
            typed_since = self.edited != values
            self._seen |= values
            if typed_since:
                self.app.notify("Saved. What you typed since is not yet.", markup=False)
            else:
                self.dismiss(change)

    def _save(self, values: dict[str, str]) -> Change:
        activity = self._activity
        return editing.set_fields(
            self._desk, activity.quarter, [activity.code], values, why=values.get("reason", ""), seen=self._seen
        )

    async def _settle(self, clash: StaleEdit) -> None:
        """Show both texts and let the user choose: whichever loses stays in the history or on the screen."""
        answers = {"back": "Go on editing", "mine": "Save mine over theirs", "theirs": "Take theirs"}
        answer = await self.app.push_screen_wait(QuestionScreen(str(clash), answers, editing.clashing(clash)))
        theirs = {label.partition(" ")[2]: value for label, value in clash.theirs.items()}
        if answer == "mine":
            self._seen |= theirs
            await self.save()
        elif answer == "theirs":
            self._seen |= theirs
            for name, value in theirs.items():
                self._fill(name, str(value or ""))

    def _fill(self, name: str, text: str) -> None:
        """Put a text into a field so that the field's own undo brings the typed one back."""
        if name in TEXTS:
            area = self.query_one(f"#{name}", TextArea)
            area.replace(clean_text(text), area.document.start, area.document.end)
        else:
            self.query_one(f"#{name}", Input).value = clean_line(text)

    def _suggester(self, name: str) -> SuggestFromList | None:
        if name not in ("team", "portfolio", "priority"):
            return None
        return SuggestFromList(_known(self._register, name), case_sensitive=False)


def _known(register: Register, name: str) -> Iterable[str]:
    values: set[Any] = {getattr(a, name) for activities in register.quarters.values() for a in activities.values()}
    return sorted(shown_line(value) for value in values if value)


def _normal(name: str, text: str) -> str:
    return clean_text(text) if name in TEXTS else clean_line(text)
