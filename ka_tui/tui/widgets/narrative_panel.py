"""A panel of text, as for Progress or Next Steps: passages under a title, wrapped, scrolling, drawn line by line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import Reactive, var
from textual.strip import Strip

from ka_tui.tui.widgets.cell_text import cut, fit, folded_words, matches, segments, whole
from ka_tui.tui.widgets.drawn import Drawn
from ka_tui.tui.widgets.lines_view import LinesView
from ka_tui.tui.widgets.narrative_lines import Line, Passage, Run, wrapped
from ka_tui.tui.widgets.passages import narrative_passages, note

_MARKS = {
    "added": Style(underline=True),
    "removed": Style(strike=True),
    "found": Style(underline=True),
    "noted": Style(underline=True),
}
"""How differences are seen without colours, whatever the theme."""


class NarrativePanel(LinesView, Drawn, can_focus=True):
    """Shows some passages, given by ``show_passages``, or a narrative, given by ``show``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", "Up", show=False),
        Binding("down,j", "scroll_down", "Down", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("pagedown", "page_down", "Page down", show=False),
        Binding("home", "scroll_home", "Top", show=False),
        Binding("end", "scroll_end", "End", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"narrative-panel--{look}" for look in ("title", "quiet", "added", "removed", "found", "noted", "link")
    }
    DEFAULT_CSS = """
    NarrativePanel {
        margin-top: 1;
        scrollbar-size-horizontal: 0;
        & > .narrative-panel--title { color: $foreground; text-style: bold; }
        &:focus > .narrative-panel--title { color: $accent; text-style: bold underline; }
        & > .narrative-panel--quiet, & > .narrative-panel--removed { color: $text-muted; }
        & > .narrative-panel--added, & > .narrative-panel--link { color: $text-accent; }
        & > .narrative-panel--found { color: $text-warning; }
    }
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """As in every scrolling widget, but without a new layout of the screen: only the lines inside change."""
    highlight_words: var[tuple[str, ...]] = var((), init=False)
    """Words to point out in the text, case and accents put aside."""

    def __init__(self, title: str, *, name: str | None = None, id: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id)
        self.title = title
        self._passages: tuple[Passage, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self._wrapped_at = -1

    def show(self, narrative: str | None, words: tuple[str, ...] = ()) -> None:
        """Show a narrative under the title that is there, saying so where it says nothing; None for no activity at all."""
        said = () if narrative is None else narrative_passages(narrative) or note(f"No {self.title.lower()} stated.")
        self.show_passages(self.title, said, words)

    def show_passages(self, title: str, passages: tuple[Passage, ...], words: tuple[str, ...] = ()) -> None:
        """Show these passages from the top; the same ones again stay where they are scrolled to."""
        self.highlight_words = words
        if (title, passages) == (self.title, self._passages):
            return
        self.title, self._passages = title, passages
        before = len(self._lines)
        self._wrapped_at = -1
        self._wrap()
        self.scroll_to(y=0, animate=False)
        self.refresh(layout=self.styles.is_auto_height and len(self._lines) != before)

    def on_resize(self) -> None:
        """Wrap anew for the new width."""
        self._wrap()
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as Textual asks
        """As many lines as the text takes at this width, where that is left to it."""
        return len(wrapped(self._passages, width - self.scrollbar_gutter.width)) + self.HEADER_LINES

    def watch_highlight_words(self) -> None:
        """Other words: draw anew."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The title first, which stays; then the lines of the text from where it is scrolled to."""
        width, base = self.scrollable_content_region.width, self.looks["base"]
        if y < self.HEADER_LINES:
            return whole(self._title(width), width, base)
        index = self.line_at(y)
        if index >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[index]
        return whole((Segment(line.indent.text, self._style(line.indent)), *self._segments(line)), width, base)

    def _title(self, width: int) -> Iterator[Segment]:
        """The title, and at its right how far the text is scrolled when there is more than is seen."""
        seen = self._seen()
        room = width - cell_len(seen)
        if seen and room > cell_len(self.title):
            yield Segment(self.title, self.looks["title"])
            yield Segment(fit("", room - cell_len(self.title)) + seen, self.looks["quiet"])
        else:
            yield Segment(cut(self.title, width), self.looks["title"])

    def _seen(self) -> str:
        """Which lines are seen, of how many; nothing when that is all."""
        first, room, count = self.scroll_offset.y, self.lines_in_view, len(self._lines)
        if count <= room:
            return ""
        return f"{first + 1}–{min(first + room, count)} of {count}" if first else "▼ more"

    def _segments(self, line: Line) -> Iterator[Segment]:
        """The text of a line in its looks, the words that are looked for pointed out."""
        found = matches(line.text, folded_words(self.highlight_words))
        done = 0
        for run in line.runs:
            within = [(max(start - done, 0), end - done) for start, end in found if end > done]
            yield from segments(run.text, self._style(run), within)
            done += len(run.text)

    def _style(self, run: Run) -> Style:
        if run.link:
            look = "link" if run.look == "base" else run.look
            return self.looks[look] + _MARKS.get(look, Style.null()) + _link(run.link)
        return self.looks[run.look] + _MARKS.get(run.look, Style.null())

    def _wrap(self) -> None:
        width = self.scrollable_content_region.width
        if width > 0 and width != self._wrapped_at:
            self._wrapped_at = width
            self._lines = wrapped(self._passages, width)
            self.virtual_size = Size(0, max(len(self._lines), 1) + self.HEADER_LINES)
            self._scroll_update(self.virtual_size)


@lru_cache(maxsize=64)
def _link(address: str) -> Style:
    """A style that makes a terminal open an address: one and the same for all pieces of it, which then light up together."""
    return Style(link=address)
