"""A panel for Progress or Next Steps: the narrative under its title, wrapped, scrolling, drawn line by line."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import Reactive, var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ka_tui.tui.widgets.cell_text import cut, folded_words, matches, segments, whole
from ka_tui.tui.widgets.drawn import Drawn
from ka_tui.tui.widgets.narrative_lines import Line, narrative_lines

_TITLE_LINES = 1


class NarrativePanel(ScrollView, Drawn, can_focus=True):
    """Shows one narrative at a time, given by ``show``, and says so when nothing is stated."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", "Up", show=False),
        Binding("down,j", "scroll_down", "Down", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("pagedown", "page_down", "Page down", show=False),
        Binding("home", "scroll_home", "Top", show=False),
        Binding("end", "scroll_end", "End", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"narrative-panel--title", "narrative-panel--quiet"}
    DEFAULT_CSS = """
    NarrativePanel {
        background: $background;
        color: $foreground;
        height: 1fr;
        margin-top: 1;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        scrollbar-color: $foreground 20%;
        & > .narrative-panel--title { color: $foreground; text-style: bold; }
        &:focus > .narrative-panel--title { color: $accent; text-style: bold underline; }
        & > .narrative-panel--quiet { color: $text-muted; }
        &:ansi {
            scrollbar-color: ansi_bright_black;
            & > .narrative-panel--quiet { text-style: dim; }
        }
    }
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """As in every scrolling widget, but without a new layout of the screen: only the lines inside change."""
    highlight_words: var[tuple[str, ...]] = var((), init=False)
    """Words to point out in the text, case and accents put aside."""

    def __init__(self, title: str, *, name: str | None = None, id: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id)
        self.title = title
        self.narrative: str | None = None
        self._lines: tuple[Line, ...] = ()
        self._wrapped_at = -1

    def show(self, narrative: str | None, words: tuple[str, ...] = ()) -> None:
        """Show this narrative from its top, None for no activity at all; the same one again stays where it is scrolled to."""
        self.highlight_words = words
        if narrative == self.narrative:
            return
        self.narrative = narrative
        self._wrapped_at = -1
        self._wrap()
        self.scroll_to(y=0, animate=False)
        self.refresh()

    def on_resize(self) -> None:
        """Wrap anew for the new width."""
        self._wrap()

    def watch_highlight_words(self) -> None:
        """Other words: draw anew."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The title first, which stays; then the lines of the text from where it is scrolled to."""
        width, style = self.scrollable_content_region.width, self.looks["base"]
        if y < _TITLE_LINES:
            return whole([Segment(cut(self.title, width), self.looks["title"])], width, style)
        index = y + self.scroll_offset.y - _TITLE_LINES
        if self.narrative is not None and not self._lines and index == 0:
            return whole([Segment(cut(f"No {self.title.lower()} stated.", width), self.looks["quiet"])], width, style)
        if index >= len(self._lines):
            return Strip.blank(width, style)
        line = self._lines[index]
        found = matches(line.text, folded_words(self.highlight_words))
        return whole([Segment(line.indent, style), *segments(line.text, style, found)], width, style)

    def _wrap(self) -> None:
        width = self.scrollable_content_region.width
        if width > 0 and width != self._wrapped_at:
            self._wrapped_at = width
            self._lines = narrative_lines(self.narrative or "", width)
            self.virtual_size = Size(0, max(len(self._lines), 1) + _TITLE_LINES)
            self._scroll_update(self.virtual_size)
