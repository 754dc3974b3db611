"""What the activity under the cursor says: its card over two panels, which show one of several views of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.reactive import var

from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.tui.action import Action
from ka_tui.tui.actions import DESK_ACTIONS
from ka_tui.tui.widgets.activity_card import ActivityCard
from ka_tui.tui.widgets.detail_views import NARRATIVES, SINGLE, DetailView, History, PanelContent, panel_contents
from ka_tui.tui.widgets.ground import GroundBox
from ka_tui.tui.widgets.narrative_panel import NarrativePanel
from ka_tui.tui.widgets.rows import ActivityRow
from ka_tui.tui.widgets.view_tabs import ViewTabs

if TYPE_CHECKING:
    from ka_tui.services.checking import Checked

_WIDE, _FLAT = 110, 3
"""From how many columns the panels stand beside each other, and from how many for a line."""
_PAIR_WIDE = 60
"""The same where the two are there to be compared."""
_ROOMY, _TABBED = 22, 16
"""From how many lines the card tells all, and there is one to spare for the views."""


def _no_history() -> tuple[()]:
    return ()


class Detail(GroundBox):
    """Shows an activity, given by ``show``, or a sentence in its place; ``view`` says what of it the panels have."""

    DEFAULT_CSS = """
    Detail {
        & > ViewTabs { margin-top: 1; }
        &.-flat > ViewTabs { display: none; }
        & > #narratives { height: 1fr; }
        & NarrativePanel { width: 1fr; max-width: 100; margin: 1 0 0 0; }
        &.-beside > #narratives { layout: horizontal; }
        &.-beside NarrativePanel { margin: 1 2 0 0; }
        &.-beside.-flat NarrativePanel { margin: 0 2 0 0; }
        &.-full { align-horizontal: center; }
        &.-full > * { max-width: 100; }
        &.-promised #progress { height: auto; max-height: 50%; }
        &.-promised.-beside #progress { height: 1fr; max-height: 100%; }
        &.-promised.-full > * { max-width: 204; }
    }
    """

    view: var[DetailView] = var(DetailView.NOW, init=False)
    """What the panels show."""
    full: var[bool] = var(False, init=False)
    """Whether one panel, the one that was used last, has all the room; promise and progress have it together."""
    checked: var[Checked | None] = var(None, init=False)
    """What the checks found in the quarter; None as long as they have not been made."""
    actions: var[Sequence[Action]] = var(DESK_ACTIONS, init=False)
    """The actions that may be done: the names and keys of the views are among them."""

    class Turned(Message):
        """The panels have another view now."""

        def __init__(self, view: DetailView) -> None:
            self.view = view
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id)
        self._row: ActivityRow | None = None
        self._scheme = PRINTED_KEY
        self._words: tuple[str, ...] = ()
        self._history: History = _no_history
        self._used = NARRATIVES[0]

    def compose(self) -> ComposeResult:
        """Lay out card, views and panels."""
        yield ActivityCard()
        tabs = ViewTabs()
        tabs.visible = False
        yield tabs
        with GroundBox(id="narratives"):
            yield from (NarrativePanel("", id=name) for name in NARRATIVES)

    def show(
        self, row: ActivityRow | None, scheme: StatusScheme, words: tuple[str, ...] = (), history: History = _no_history
    ) -> None:
        """Show an activity with some words pointed out, or nothing; ``history`` gives every change, oldest first."""
        self._row, self._scheme, self._words, self._history = row, scheme, words, history
        self.query_one(ActivityCard).show(row, scheme, words)
        self._show_panels()

    def show_note(self, text: str) -> None:
        """Show a sentence and no activity."""
        self._row = None
        self.query_one(ActivityCard).show(None, self._scheme, note=text)
        self._show_panels()

    @property
    def field(self) -> str:
        """The narrative that the panel used last speaks of, for editing to begin there."""
        return self._used if self.view in (DetailView.NOW, DetailView.BEFORE) else NARRATIVES[0]

    def watch_view(self) -> None:
        """Show another view, from the top."""
        self.query_one(ViewTabs).view = self.view
        self._show_panels()
        self._arrange()
        self._measure()
        self.post_message(self.Turned(self.view))

    def watch_checked(self) -> None:
        """Show what was found."""
        self._show_panels()

    def watch_full(self) -> None:
        """Give one panel all the room, or both their own."""
        self.set_class(self.full, "-full")
        self._arrange()
        self._measure()
        if self.full and self.screen.focused not in self._panels:
            self.screen.set_focus(self._panel)

    def watch_actions(self) -> None:
        """Other keys for the views."""
        self.query_one(ViewTabs).actions = self.actions

    def on_resize(self) -> None:
        """Make the most of the room."""
        self._measure()

    def on_descendant_focus(self, focused: events.DescendantFocus) -> None:
        """Remember which panel is used."""
        if isinstance(focused.widget, NarrativePanel) and focused.widget.id:
            self._used = focused.widget.id

    def on_view_tabs_chosen(self, chosen: ViewTabs.Chosen) -> None:
        """Show the view that was clicked."""
        self.view = chosen.view

    @property
    def _panels(self) -> list[NarrativePanel]:
        return list(self.query(NarrativePanel))

    @property
    def _panel(self) -> NarrativePanel:
        """The panel that was used last, or the only one that there is in the view."""
        used = NARRATIVES[0] if self.view in SINGLE else self._used
        return self.query_one(f"#{used}", NarrativePanel)

    def _show_panels(self) -> None:
        contents = panel_contents(self.view, self._row, self._scheme, self._history, self.checked) if self._row else ()
        self.query_one(ViewTabs).visible = self._row is not None
        for panel, content in zip(self._panels, (*contents, PanelContent(), PanelContent()), strict=False):
            panel.show_passages(content.title, content.passages, self._words)

    def _arrange(self) -> None:
        """Leave out the panel that has nothing to show, or no room."""
        single = self.view in SINGLE or (self.full and self.view is not DetailView.PROMISED)
        alone = self._panel if single else None
        if alone is not None and self.screen.focused in self._panels:
            self.screen.set_focus(alone)
        for panel in self._panels:
            panel.display = alone in (None, panel)

    def _measure(self) -> None:
        """Lay out for the room that there is."""
        size, promised = self.outer_size, self.view is DetailView.PROMISED
        self.set_class(promised, "-promised")
        self.set_class(size.width >= min(size.height * _FLAT, _PAIR_WIDE if promised else _WIDE), "-beside")
        self.set_class(size.height < _TABBED, "-flat")
        self.query_one(ActivityCard).brief = self.full or size.height < _ROOMY
