"""The table of a quarter's activities under their priorities. It draws only the lines in view, so its size costs nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple, TypeAlias

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.tui.status_style import readable_on
from ka_tui.tui.widgets.cell_text import cell_line, folded_words, wrap
from ka_tui.tui.widgets.columns import GUTTER, Wishes, lay_out, measure
from ka_tui.tui.widgets.drawn import Drawn
from ka_tui.tui.widgets.row_index import RowIndex
from ka_tui.tui.widgets.row_strip import Artist, LineStyles
from ka_tui.tui.widgets.rows import ActivityRow, GroupRow, Row

_HEADER_LINES = 1
_TRAILS_LOOKED_AT = 50
_StripKey: TypeAlias = tuple[int, bool, bool]


class _Styles(NamedTuple):
    normal: LineStyles
    group: LineStyles
    cursor: LineStyles


class ActivityTable(ScrollView, Drawn, can_focus=True):
    """The activities of a quarter. Rows go in with ``show``; ``Highlighted``, ``Chosen`` and ``MarksChanged`` come out.

    The cursor is the code of an activity; it never rests on the heading of a priority. Marks are codes too.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1)", "Up", show=False),
        Binding("down,j", "step(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "first", "First", show=False),
        Binding("end", "last", "Last", show=False),
        Binding("space", "toggle_mark", "Mark", show=False),
        Binding("enter", "choose", "Choose", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "activity-table--quiet",
        "activity-table--accent",
        "activity-table--cursor",
    }
    DEFAULT_CSS = """
    ActivityTable {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        scrollbar-color: $foreground 20%;
        & > .activity-table--quiet { color: $text-muted; }
        & > .activity-table--accent { color: $accent; }
        & > .activity-table--cursor { background: $foreground 8%; }
        &:focus > .activity-table--cursor { background: $primary 35%; text-style: bold; }
        &:light:focus > .activity-table--cursor { background: $primary 20%; }
        &:ansi {
            scrollbar-color: ansi_bright_black;
            & > .activity-table--quiet { text-style: dim; }
            & > .activity-table--cursor { background: ansi_default; text-style: bold; }
        }
    }
    """

    cursor: reactive[str | None] = reactive(None, repaint=False, init=False)
    """The code of the activity under the cursor; None when there is none. An unknown code leaves it where it is."""
    highlight_words: var[tuple[str, ...]] = var((), init=False)
    """Words to point out wherever they occur in code, title, team and portfolio, case and accents put aside."""
    empty: var[str] = var("", init=False)
    """What to say when there are no rows."""

    class Highlighted(Message):
        """The cursor is on another activity, or the rows were replaced; ``code`` is None when there are no rows."""

        def __init__(self, code: str | None) -> None:
            self.code = code
            super().__init__()

    class Chosen(Message):
        """An activity was chosen by enter or a double click."""

        def __init__(self, code: str) -> None:
            self.code = code
            super().__init__()

    class MarksChanged(Message):
        """Other activities are marked now; ``codes`` are all that are, in the order of the table."""

        def __init__(self, codes: tuple[str, ...]) -> None:
            self.codes = codes
            super().__init__()

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id, classes=classes)
        self._index = RowIndex()
        self._scheme = PRINTED_KEY
        self._marks: set[str] = set()
        self._wishes = Wishes()
        self._artist: Artist | None = None
        self._styles: _Styles | None = None
        self._strips: LRUCache[_StripKey, Strip] = LRUCache(1024)

    # What goes in and what can be asked

    def show(self, rows: Sequence[Row], scheme: StatusScheme = PRINTED_KEY, *, keep_widths: bool = False) -> None:
        """Show these rows instead of the present ones.

        The cursor stays on its activity where that is still there, on the same line of the screen if it can; otherwise it
        goes to the row now at its place. Marks stay on activities that are still there. ``keep_widths`` keeps the columns
        as they are, for rows that are a selection of others: they should not jump while a search narrows.
        """
        before, self._index, self._scheme = self._index, RowIndex(rows), scheme
        if not keep_widths:
            self._wishes = self._measured()
        self._artist = None
        self.virtual_size = Size(0, len(rows) + _HEADER_LINES)
        self._put_cursor(before)
        self.mark(self._marks)
        self.refresh()

    @property
    def rows(self) -> Sequence[Row]:
        """The rows shown."""
        return self._index.rows

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the activities shown, in their order."""
        return self._index.codes

    @property
    def current(self) -> ActivityRow | None:
        """The row under the cursor."""
        return self._index.get(self.cursor)

    @property
    def marked(self) -> tuple[str, ...]:
        """The codes marked, in the order of the table."""
        return self._index.in_order(self._marks)

    def mark(self, codes: Iterable[str]) -> None:
        """Mark exactly these activities, as far as they are shown."""
        marks = {code for code in codes if code in self._index}
        for code in marks ^ self._marks:
            self._refresh_row(code)
        if marks != self._marks:
            self._marks = marks
            self.post_message(self.MarksChanged(self.marked))

    # The cursor

    def validate_cursor(self, code: str | None) -> str | None:
        """An unknown code leaves the cursor where it is, or on the first row."""
        if code in self._index:
            return code
        return self.cursor if self.cursor in self._index else self._index.nearest(0)

    def watch_cursor(self, before: str | None, code: str | None) -> None:
        """Paint the two lines that changed, bring the cursor into view and tell."""
        self._refresh_row(before)
        self._refresh_row(code)
        self._reveal()
        self.post_message(self.Highlighted(code))

    def action_step(self, activities: int) -> None:
        """Move the cursor by some activities."""
        self.cursor = self._index.stepped(self.cursor, activities)

    def action_page(self, pages: int) -> None:
        """Move the cursor by as many lines as are in view."""
        self.cursor = self._index.paged(self.cursor, pages * max(self._view_height - 1, 1))

    def action_first(self) -> None:
        """Move the cursor to the first activity."""
        self.cursor = self._index.nearest(0)

    def action_last(self) -> None:
        """Move the cursor to the last activity."""
        self.cursor = self._index.nearest(len(self._index.activities))

    def action_choose(self) -> None:
        """Tell that the activity under the cursor is chosen."""
        if self.cursor is not None:
            self.post_message(self.Chosen(self.cursor))

    def action_toggle_mark(self) -> None:
        """Mark the activity under the cursor, or take its mark away."""
        if self.cursor is not None:
            self.mark(self._marks ^ {self.cursor})

    def _put_cursor(self, before: RowIndex) -> None:
        """After the rows were replaced: on the same activity, or the one at the same place; and tell, whichever it is."""
        old_line = before.line(self.cursor)
        code = self.cursor if self.cursor in self._index else self._index.nearest(before.place(self.cursor) or 0)
        self.set_reactive(ActivityTable.cursor, code)
        line = self._index.line(code)
        if line is not None:
            self._scroll_to_line(0 if old_line is None else line - old_line + self.scroll_offset.y)
        self._reveal()
        self.post_message(self.Highlighted(code))

    def _reveal(self) -> None:
        """Scroll as little as brings the cursor into view, with the heading when that stands right above."""
        line = self._index.line(self.cursor)
        if line is None or self._view_height < 1:
            return
        top = self.scroll_offset.y
        first = self._index.top_of(line) if self._view_height > 1 else line
        if first < top:
            self._scroll_to_line(first)
        elif line >= top + self._view_height:
            self._scroll_to_line(line - self._view_height + 1)

    def _scroll_to_line(self, line: int) -> None:
        self.scroll_to(y=max(line, 0), animate=False)

    # Mouse

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a double click chooses."""
        line = event.y + self.scroll_offset.y - _HEADER_LINES
        if event.y < _HEADER_LINES or line >= len(self.rows):
            return
        row = self.rows[line]
        if isinstance(row, ActivityRow):
            self.cursor = row.activity.code
            if event.chain == 2:
                self.action_choose()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the widget: the headings first, then the rows from where they are scrolled to."""
        artist, styles = self._drawing(), self._line_styles()
        if y < _HEADER_LINES:
            return artist.header(styles.normal)
        line = y + self.scroll_offset.y - _HEADER_LINES
        if line >= len(self.rows):
            return artist.note("" if self.rows else self._empty_line(line), styles.normal)
        row = self.rows[line]
        if isinstance(row, GroupRow):
            return artist.group(row, styles.group)
        code = row.activity.code
        cursor, marked = code == self.cursor, code in self._marks
        key = (line, cursor, marked)
        strip = self._strips.get(key)
        if strip is None:
            strip = artist.activity(row, styles.cursor if cursor else styles.normal, cursor=cursor, marked=marked)
            self._strips[key] = strip
        return strip

    def _empty_line(self, line: int) -> str:
        lines = wrap(cell_line(self.empty), self.scrollable_content_region.width - GUTTER - 1)
        return lines[line] if line < len(lines) else ""

    def _drawing(self) -> Artist:
        width = self.scrollable_content_region.width
        if self._artist is None or self._artist.layout.width != width:
            self._strips.clear()
            self._artist = Artist(lay_out(self._wishes, width), self._scheme, folded_words(self.highlight_words))
        return self._artist

    def _line_styles(self) -> _Styles:
        if self._styles is None:
            self._strips.clear()
            cursor = self.get_component_rich_style("activity-table--cursor")
            self._styles = _Styles(self._on(self.looks["base"]), self._on(self.looks["bold"]), self._on(cursor))
        return self._styles

    def _on(self, ground: Style) -> LineStyles:
        """The styles of a line on some ground: its colours are moved until they can be read there."""
        return LineStyles(
            text=ground,
            quiet=readable_on(self.looks["quiet"], ground) + Style(bold=ground.bold),
            accent=readable_on(self.looks["accent"], ground),
            dark=self.is_dark,
        )

    def notify_style_update(self) -> None:
        """Textual tells that styles changed: everything is drawn anew."""
        super().notify_style_update()
        self._styles = None

    def watch_highlight_words(self) -> None:
        """Other words: everything is drawn anew."""
        self._artist = None
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._reveal()

    # Inside

    @property
    def _view_height(self) -> int:
        return self.scrollable_content_region.height - _HEADER_LINES

    def _measured(self) -> Wishes:
        rows = self._index.activities
        longest = max((len(row.trail) for row in rows[:_TRAILS_LOOKED_AT]), default=0)
        return measure([row.activity for row in rows], self._scheme, longest)

    def _refresh_row(self, code: str | None) -> None:
        line = self._index.line(code)
        if line is None:
            return
        y = line - self.scroll_offset.y + _HEADER_LINES
        if _HEADER_LINES <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))
