"""The help: what has the focus, explained, then every key and what it does, from the table of actions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult, RenderResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from ka_tui.tui.action import Action, Place
from ka_tui.tui.help_topics import topic_of

_WIDE = 110
"""From how many columns of the terminal on two columns of text stand side by side."""
_LINE = 40
"""About how many letters of a meaning fit on a line of a column."""
_WITHOUT_KEY = "palette"
"""What stands for the key of an action without one."""


class Section(NamedTuple):
    """A heading, which may be empty, over rows of a key or word and what it means."""

    heading: str
    rows: Sequence[tuple[str, str]]

    @property
    def height(self) -> int:
        """About how many lines it takes."""
        return 2 + sum(1 + len(meaning) // _LINE for _, meaning in self.rows)


class Sections(Widget):
    """Sections one under the other, the meanings of all rows in line."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"sections--heading", "sections--key"}
    DEFAULT_CSS = """
    Sections {
        width: 1fr;
        height: auto;
        & > .sections--heading { text-style: bold; }
        & > .sections--key { color: $accent; }
    }
    """

    def __init__(self, sections: Sequence[Section], key_width: int, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._sections, self._key_width = sections, key_width

    def render(self) -> RenderResult:
        """Draw heading and rows of each section, with a blank line between any two."""
        heading, key = (self.get_component_rich_style(f"sections--{name}", partial=True) for name in ("heading", "key"))
        drawn: list[Text | Table] = []
        for section in self._sections:
            if drawn:
                drawn.append(Text(""))
            if section.heading:
                drawn.append(Text(section.heading, heading))
            table = Table.grid(padding=(0, 2, 0, 0))
            table.add_column(width=self._key_width, no_wrap=True, style=key)
            table.add_column()
            for name, meaning in section.rows:
                table.add_row(Text(name), Text(meaning))
            drawn.append(table)
        return Group(*drawn)


class HelpScreen(ModalScreen[None]):
    """Explains ``topic``, the id of what has the focus, then all keys by group. Any of escape, ?, f1 and q closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,f1,q", "dismiss(None)", "Close")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]  # noqa: RUF012 - Textual reads it from the class
    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        & > VerticalScroll {
            width: 100%; max-width: 132; height: auto; max-height: 100%; margin: 1 2;
            padding: 1 2; background: $panel; border-left: outer $accent; scrollbar-size-vertical: 1;
        }
        & .title { text-style: bold; color: $accent; margin-bottom: 1; }
        & .paragraph { margin-bottom: 1; }
        & Horizontal { height: auto; margin-bottom: 1; }
        & .closing { color: $text-muted; }
        &.-wide .-left { margin-right: 3; }
        &.-narrow > VerticalScroll { margin: 0; padding: 0 1; }
        &.-narrow Horizontal { layout: vertical; }
        &.-narrow .groups .-left { margin-bottom: 1; }
    }
    """

    def __init__(self, actions: Sequence[Action], topic: str = "") -> None:
        super().__init__()
        self._actions = actions
        self._topic = topic_of(topic, next((action.place for action in actions if action.place), Place.DESK))

    def compose(self) -> ComposeResult:
        """Lay out the topic over the groups of keys."""
        keys = defaultdict(lambda: _WITHOUT_KEY, {action.id: _keys_of(action).split()[0] for action in self._actions})
        rows = [(name.format_map(keys), meaning) for name, meaning in self._topic.rows]
        half = (len(rows) + 1) // 2
        with VerticalScroll():
            yield Static(self._topic.title, classes="title", markup=False)
            for paragraph in self._topic.paragraphs:
                yield Static(paragraph.format_map(keys), classes="paragraph", markup=False)
            if rows:
                yield _beside([Section("", rows[:half])], [Section("", rows[half:])])
            if self._actions:
                yield _beside(*_balanced(_groups_of(self._actions)), classes="groups")
            yield Static("esc closes this.", classes="closing", markup=False)

    def on_mount(self) -> None:
        """Take the focus, so that the keys scroll."""
        self.set_focus(self.query_one(VerticalScroll))


def _keys_of(action: Action) -> str:
    return " ".join(action.shown_keys) or _WITHOUT_KEY


def _groups_of(actions: Sequence[Action]) -> list[Section]:
    """The actions under the headings of their groups."""
    return [
        Section(group, [(_keys_of(action), action.help) for action in actions if action.group == group])
        for group in dict.fromkeys(action.group for action in actions)
    ]


def _balanced(sections: Sequence[Section]) -> tuple[Sequence[Section], Sequence[Section]]:
    """The sections in two columns of about the same height."""
    columns: tuple[list[Section], list[Section]] = [], []
    for section in sections:
        min(columns, key=lambda column: sum(placed.height for placed in column)).append(section)
    return columns


def _beside(left: Sequence[Section], right: Sequence[Section], classes: str = "") -> Horizontal:
    """Two columns of sections, side by side where there is room for it."""
    key_width = max(cell_len(key) for section in (*left, *right) for key, _ in section.rows)
    return Horizontal(Sections(left, key_width, classes="-left"), Sections(right, key_width), classes=classes)
