"""A form of an activity's fields: lines to fill in over the two texts. What the editors of one and of many share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from ka_tui.domain.register import Register
from ka_tui.domain.statuses import NOT_STATED_WORD
from ka_tui.domain.text import clean_line, clean_text, shown, shown_line
from ka_tui.errors import InvalidField, InvalidStatus, KaError, ReasonNeeded
from ka_tui.services.desk import Desk
from ka_tui.tui.screens.draft import DraftScreen
from ka_tui.tui.widgets.line_input import LineInput

TEXTS = ("progress", "next_steps")
KEYS = "ctrl+s Save   esc Leave   tab Next   F1 Help   ctrl+z Undo typing   - Item"


class ActivityForm(DraftScreen):
    """Fields of one or several activities."""

    LINES: ClassVar[tuple[str, ...]]
    """The fields of one line, in their order."""
    DEFAULT_CSS = """
    ActivityForm {
        align: center middle;
        & > VerticalScroll { width: 100%; max-width: 160; height: 100%; max-height: 60; padding: 0 1; background: $background; }
        & .heading { height: 1; color: $text-muted; }
        & .name { text-style: bold; color: $accent; }
        & .line { height: 1; }
        & .line Static { width: 11; color: $text-muted; }
        & .line Input { width: 1fr; background: $surface; }
        & .line Input:focus { background: $panel; }
        & .texts { height: 1fr; min-height: 6; }
        & .texts Vertical { width: 1fr; height: 1fr; min-height: 3; }
        & .texts Vertical:first-child { margin-right: 1; }
        & .over { height: 1; margin-top: 1; }
        & .over Static { width: auto; margin-right: 2; color: $text-muted; }
        & Horizontal:focus-within > Static, & Vertical:focus-within > .over > Static { color: $text; text-style: bold; }
        & TextArea { height: 1fr; min-height: 2; background: $surface; border: none; padding: 0; }
        & TextArea:focus { background: $panel; }
        & .keys { height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
        &.-narrow .texts { layout: vertical; }
        &.-narrow .texts Vertical { margin-right: 0; }
        &.-narrow .over { margin-top: 0; }
    }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual reads it from the class

    def __init__(self, desk: Desk, key: str, register: Register, texts: Mapping[str, str], hints: Mapping[str, str]) -> None:
        """Begin with ``texts`` in the fields; ``hints`` say in an empty field what it stands for."""
        super().__init__(desk, key)
        self._register, self._texts, self._hints = register, texts, hints

    @property
    def heading(self) -> str:
        """What is edited here."""
        raise NotImplementedError

    @property
    def subheading(self) -> str:
        """What more there is to say of it; may be nothing."""
        return ""

    @on(TextArea.Changed)
    def follow_cursor(self, changed: TextArea.Changed) -> None:
        """Keep the cursor in view: a long paste is laid out only after the text has scrolled."""
        self.call_after_refresh(changed.text_area.scroll_cursor_visible)

    def over(self, name: str) -> Iterable[Widget]:
        """What stands over a text: its label."""
        yield Static(shown_line(self._register.labels.of(name)), markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the one-line fields over the two texts."""
        with VerticalScroll(can_focus=False):
            yield Static(_on_one_line(self.heading), classes="heading name")
            if self.subheading:
                yield Static(_on_one_line(self.subheading), classes="heading")
            for name in self.LINES:
                with Horizontal(classes="line"):
                    yield Static(shown_line(self._register.labels.of(name)), markup=False)
                    yield self._line(name)
            with Horizontal(classes="texts"):
                for name in TEXTS:
                    with Vertical():
                        with Horizontal(classes="over"):
                            yield from self.over(name)
                        yield self._area(name)
            yield Static(KEYS, classes="keys")

    def _line(self, name: str) -> LineInput:
        suggester = self._suggester(name)
        text, hint = clean_line(self._texts.get(name, "")), shown_line(self._hints.get(name, ""))
        return LineInput(text, hint, id=name, compact=True, suggester=suggester, select_on_focus=False)

    def _area(self, name: str) -> TextArea:
        return TextArea(
            clean_text(self._texts.get(name, "")),
            id=name,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            compact=True,
            placeholder=Content(shown(self._hints.get(name, ""))),
        )

    def _suggester(self, name: str) -> SuggestFromList | None:
        if name == "status":
            words = [*(shown_line(status.word) for status in self._register.scheme), NOT_STATED_WORD]
            return SuggestFromList(words, case_sensitive=False)
        if name in ("team", "portfolio", "priority"):
            return SuggestFromList(_known(self._register, name), case_sensitive=False)
        return None

    def on_input_submitted(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def text(self, name: str) -> str:
        """What a field holds, in its normal form."""
        if name in TEXTS:
            return clean_text(self.query_one(f"#{name}", TextArea).text)
        return clean_line(self.query_one(f"#{name}", Input).value)

    def fill(self, name: str, text: str) -> None:
        """Put a text into a field so that the field's own undo brings the earlier one back."""
        if name in TEXTS:
            area = self.query_one(f"#{name}", TextArea)
            area.replace(clean_text(text), area.document.start, area.document.end)
        else:
            self.query_one(f"#{name}", Input).value = clean_line(text)

    @property
    def unsaved(self) -> list[str]:
        """The labels of the fields in which something was typed that is not saved."""
        return [self._register.labels.of(name) for name in self.typed]

    def refused(self, error: KaError) -> None:
        """Say why nothing was saved, and go to the field that it is about."""
        self.app.notify(shown(str(error)), title="Not saved", severity="error", markup=False)
        field = _field_of(error)
        if field in self.LINES:
            self.set_focus(self.query_one(f"#{field}"))


def _field_of(error: KaError) -> str | None:
    """The field that a refusal is about."""
    if isinstance(error, InvalidField):
        return error.field
    return "status" if isinstance(error, InvalidStatus) else "reason" if isinstance(error, ReasonNeeded) else None


def _on_one_line(text: str) -> Text:
    return Text(shown_line(text), no_wrap=True, overflow="ellipsis")


def _known(register: Register, name: str) -> Iterable[str]:
    values: set[Any] = {getattr(a, name) for activities in register.quarters.values() for a in activities.values()}
    return sorted(shown_line(value) for value in values if value)
