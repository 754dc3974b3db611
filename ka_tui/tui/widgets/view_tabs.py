"""One line that names the views of the panels and the key of each; the present one is underlined, and each can be clicked.

Where the names do not fit, the keys stand for them: no name is ever cut.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from ka_tui.tui.action import Action
from ka_tui.tui.actions import DESK_ACTIONS
from ka_tui.tui.widgets.cell_text import cell_line, whole
from ka_tui.tui.widgets.detail_views import DetailView
from ka_tui.tui.widgets.drawn import Drawn

_GAP, _SMALL_GAP = 3, 2
"""Cells between two views: where all are named, and where they are not."""


class _Tab(NamedTuple):
    """A view, what stands for it, and from which cell to before which one."""

    view: DetailView
    label: str
    start: int
    end: int


class ViewTabs(Drawn):
    """Shows which view the panels have; ``Chosen`` comes out of a click on another."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"view-tabs--quiet", "view-tabs--present"}
    DEFAULT_CSS = """
    ViewTabs {
        & > .view-tabs--quiet { color: $text-muted; }
        & > .view-tabs--present { color: $foreground; text-style: bold underline; }
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
        """The views beside each other."""
        parts: list[Segment] = []
        done = 0
        for tab in self._tabs():
            parts.append(Segment(" " * (tab.start - done), self.looks["base"]))
            parts.append(Segment(tab.label, self.looks["present" if tab.view is self.view else "quiet"]))
            done = tab.end
        return whole(parts, self.size.width, self.looks["base"])

    def on_click(self, event: events.Click) -> None:
        """Choose the view under the mouse."""
        for tab in self._tabs():
            if tab.start <= event.x < tab.end:
                event.stop()
                self.post_message(self.Chosen(tab.view))

    def _tabs(self) -> list[_Tab]:
        """The views, all by their names; where there is no room for these only the present one, then none, and never cut."""
        tabs: list[_Tab] = []
        everything = tuple(DetailView)
        for named, gap in ((everything, _GAP), (everything, _SMALL_GAP), ((self.view,), _SMALL_GAP), ((), _SMALL_GAP)):
            tabs = list(self._placed(named, gap))
            if all(tab.end <= self.size.width for tab in tabs):
                break
        return [tab for tab in tabs if tab.end <= self.size.width]

    def _placed(self, named: Collection[DetailView], gap: int) -> Iterator[_Tab]:
        """Every view with its place: some of them by key and name, the others by the key alone where they have one."""
        start = 0
        for view in DetailView:
            for action in self.actions:
                if action.id == f"panels_{view}":
                    key = action.shown_keys[:1]
                    name = (action.label,) if view in named or not key else ()
                    label = cell_line(" ".join((*key, *name)))
                    end = start + cell_len(label)
                    yield _Tab(view, label, start, end)
                    start = end + gap
