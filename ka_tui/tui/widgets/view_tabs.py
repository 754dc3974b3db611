"""One line that names the views of the panels and the key of each; the present one is underlined, and each can be clicked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from ka_tui.tui.action import Action
from ka_tui.tui.actions import DESK_ACTIONS
from ka_tui.tui.widgets.cell_text import Span, cell_line, whole
from ka_tui.tui.widgets.detail_views import DetailView
from ka_tui.tui.widgets.drawn import Drawn

_GAP = "   "


class ViewTabs(Drawn):
    """Shows which view the panels have; ``Chosen`` comes out of a click on another."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"view-tabs--quiet", "view-tabs--present"}
    DEFAULT_CSS = """
    ViewTabs {
        height: 1;
        width: 1fr;
        background: $background;
        color: $foreground;
        & > .view-tabs--quiet { color: $text-muted; }
        & > .view-tabs--present { color: $foreground; text-style: bold underline; }
        &:ansi > .view-tabs--quiet { text-style: dim; }
    }
    """

    view: reactive[DetailView] = reactive(DetailView.NOW, init=False)
    actions: reactive[Sequence[Action]] = reactive(DESK_ACTIONS, init=False)
    """The actions that may be done, in which the views and their keys are found."""

    class Chosen(Message):
        """A view was clicked."""

        def __init__(self, view: DetailView) -> None:
            self.view = view
            super().__init__()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        """The names of the views, as far as there is room."""
        parts: list[Segment] = []
        for view, label, (start, _) in self._tabs():
            parts.append(Segment(" " * (start - sum(cell_len(part.text) for part in parts)), self.looks["base"]))
            parts.append(Segment(label, self.looks["present" if view is self.view else "quiet"]))
        return whole(parts, self.size.width, self.looks["base"])

    def on_click(self, event: events.Click) -> None:
        """Choose the view under the mouse."""
        for view, _, (start, end) in self._tabs():
            if start <= event.x < end:
                event.stop()
                self.post_message(self.Chosen(view))

    def _tabs(self) -> Iterator[tuple[DetailView, str, Span]]:
        """Each view, how it is named, and the cells where that stands."""
        start = 0
        for view in DetailView:
            for action in self.actions:
                if action.id == f"panels_{view}":
                    label = cell_line(" ".join((*action.shown_keys[:1], action.label)))
                    yield view, label, (start, start + cell_len(label))
                    start += cell_len(label + _GAP)
