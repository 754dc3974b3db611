"""The table of a quarter's activities under the headings of their groups. It draws only the lines in view, whatever its size."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.strip import Strip

from ka_tui.domain.labels import Labels
from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.tui.widgets.cell_text import folded_words
from ka_tui.tui.widgets.columns import Column, Layout, Wishes, lay_out, measure
from ka_tui.tui.widgets.drawn import Drawn
from ka_tui.tui.widgets.headings import headings_strip
from ka_tui.tui.widgets.lines_view import LinesView
from ka_tui.tui.widgets.painter import Painter, table_styles
from ka_tui.tui.widgets.row_index import RowIndex
from ka_tui.tui.widgets.row_strip import Artist
from ka_tui.tui.widgets.rows import ActivityRow, GroupRow, Row

if TYPE_CHECKING:
    from ka_tui.domain.ordering import SortKey

_TRAILS_LOOKED_AT = 50


class ActivityTable(LinesView, Drawn, can_focus=True):
    """The activities of a quarter. Rows go in with ``show``; messages come out.

    The cursor is the code of an activity, or the key of a folded group; it never rests on the heading of an open one. Marks
    are codes, also of activities inside folded groups. The column cursor is the column that keys would sort by.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "activity-table--quiet",
        "activity-table--dim",
        "activity-table--accent",
        "activity-table--cursor",
    }
    DEFAULT_CSS = """
    ActivityTable {
        & > .activity-table--quiet { color: $text-muted; }
        & > .activity-table--dim { color: $text-disabled; }
        & > .activity-table--accent { color: $accent; }
        & > .activity-table--cursor { background: $foreground 8%; }
        &:focus > .activity-table--cursor { background: $primary 35%; text-style: bold; }
        &:light:focus > .activity-table--cursor { background: $primary 20%; }
    }
    """

    cursor: reactive[str | None] = reactive(None, repaint=False, init=False)
    """Where the cursor is; None when there are no rows. The code of an activity inside a folded group leads to the group,
    an unknown key nowhere."""
    column: reactive[Column] = reactive(Column.CODE, repaint=False, init=False)
    """Where the column cursor is: one of the columns shown."""
    highlight_words: var[tuple[str, ...]] = var((), init=False)
    """Words to point out wherever they occur in code, title, team and portfolio, case and accents put aside."""
    flags: var[Mapping[str, str]] = var(MappingProxyType({}), init=False)
    """By code the sign of what a check found in an activity."""
    labels: var[Labels] = var(Labels(), init=False)
    """What the council calls what stands in the columns; it counts from the next ``show``."""
    empty: var[str] = var("", init=False)
    """What to say when there are no rows."""

    class Highlighted(Message):
        """The cursor is elsewhere, or the rows were replaced; ``code`` is None when it is on no activity."""

        def __init__(self, code: str | None) -> None:
            self.code = code
            super().__init__()

    class Chosen(Message):
        """An activity was chosen by enter or a double click."""

        def __init__(self, code: str) -> None:
            self.code = code
            super().__init__()

    class GroupChosen(Message):
        """A folded group was chosen by enter, or any group by a click: to be unfolded, or folded."""

        def __init__(self, heading: str) -> None:
            self.heading = heading
            super().__init__()

    class HeadingClicked(Message):
        """The heading of a column was clicked, to sort by it."""

        def __init__(self, column: Column) -> None:
            self.column = column
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
        self._order: Sequence[SortKey] = ()
        self._marks: set[str] = set()
        self._wishes = Wishes()
        self._painter: Painter | None = None

    # What goes in and what can be asked

    def show(
        self,
        rows: Sequence[Row],
        scheme: StatusScheme = PRINTED_KEY,
        order: Sequence[SortKey] = (),
        *,
        keep_widths: bool = False,
    ) -> None:
        """Show these rows instead of the present ones; ``order`` is what they are sorted by, for the headings to tell.

        The cursor stays on its activity where that is still there, or goes to the group into which that was folded; what
        was a folded group leads to its first activity. It stays on the same line of the screen if it can. When all that is
        gone it goes to the row now at its place. Marks stay on activities that are still there. ``keep_widths`` keeps
        the columns as they are, for the same activities in other rows: they should not jump while a search narrows.
        """
        before, self._index, self._scheme, self._order = self._index, RowIndex(rows), scheme, order
        if not keep_widths:
            self._wishes = self._measured()
        self._painter = None
        self.virtual_size = Size(0, len(rows) + self.HEADER_LINES)
        self._keep_column()
        self._put_cursor(before)
        self.mark(self._marks)
        self.refresh()

    @property
    def rows(self) -> Sequence[Row]:
        """The rows shown."""
        return self._index.rows

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the activities shown, in their order, and with them those inside folded groups."""
        return self._index.codes

    @property
    def current(self) -> ActivityRow | None:
        """The activity under the cursor; None when that is on a folded group."""
        row = self._index.get(self.cursor)
        return row if isinstance(row, ActivityRow) else None

    @property
    def current_group(self) -> GroupRow | None:
        """The group under the cursor, or that of the activity under it; None where nothing is grouped."""
        return self._index.group_of(self.cursor)

    @property
    def marked(self) -> tuple[str, ...]:
        """The codes marked, in the order of the table."""
        return self._index.in_order(self._marks)

    def mark(self, codes: Iterable[str]) -> None:
        """Mark exactly these activities, as far as they are shown."""
        marked = self._index.in_order(set(codes))
        changed = self._marks.symmetric_difference(marked)
        if changed:
            self._repaint_rows(changed)
            self._marks = set(marked)
            self.post_message(self.MarksChanged(marked))

    # The cursor

    def validate_cursor(self, key: str | None) -> str | None:
        """The code of an activity in a folded group leads to that; an unknown key leaves the cursor where it is."""
        return self._index.home(key) or self._index.home(self.cursor) or self._index.nearest(0)

    def watch_cursor(self, before: str | None, key: str | None) -> None:
        """Paint the two lines that changed, bring the cursor into view and tell."""
        self._repaint_row(before)
        self._repaint_row(key)
        self._reveal()
        self._tell_cursor()

    def action_step(self, stops: int) -> None:
        """Move the cursor by some activities or folded groups."""
        self.cursor = self._index.stepped(self.cursor, stops)

    def action_step_found(self, step: int) -> None:
        """Move the cursor to the next activity in a direction that a dimming query matches."""
        key, before = self._index.stepped(self.cursor, step), self.cursor
        while key != before and isinstance(row := self._index.get(key), ActivityRow) and row.dim:
            key, before = self._index.stepped(key, step), key
        if not (isinstance(row := self._index.get(key), ActivityRow) and row.dim):
            self.cursor = key

    def action_page(self, pages: int) -> None:
        """Move the cursor by as many lines as are in view."""
        self.cursor = self._index.paged(self.cursor, pages * max(self.lines_in_view - 1, 1))

    def action_first(self) -> None:
        """Move the cursor to the top."""
        self.cursor = self._index.nearest(0)

    def action_last(self) -> None:
        """Move the cursor to the end."""
        self.cursor = self._index.last

    def action_choose(self) -> None:
        """Tell that what is under the cursor is chosen."""
        row = self._index.get(self.cursor)
        if isinstance(row, GroupRow):
            self.post_message(self.GroupChosen(row.heading))
        elif row is not None:
            self.post_message(self.Chosen(row.key))

    def _tell_cursor(self) -> None:
        row = self.current
        self.post_message(self.Highlighted(row.key if row else None))

    def _put_cursor(self, before: RowIndex) -> None:
        """After the rows were replaced: find the cursor its place, and tell, whichever it is."""
        old_line = before.line(self.cursor)
        key = self._index.landing(self.cursor, before)
        self.set_reactive(ActivityTable.cursor, key)
        line = self._index.line(key)
        if line is not None:
            self.put_line(line, beside=old_line)
        self._reveal()
        self._tell_cursor()

    def _reveal(self) -> None:
        """Bring the cursor into view, with the heading when that stands right above."""
        line = self._index.line(self.cursor)
        if line is not None:
            self.reveal(self._index.top_of(line), line)

    # Marks

    def action_toggle_mark(self) -> None:
        """Mark the activity under the cursor, or all of the folded group; or take the marks away where all have them."""
        self._toggle_marks(self._index.codes_at(self.cursor))

    def action_mark_all(self) -> None:
        """Mark all activities but the dim ones; or take their marks away where all have them."""
        self._toggle_marks([row.key for row in self._index.activities if not row.dim])

    def action_mark_step(self, stops: int) -> None:
        """Mark what is under the cursor, move it, and mark what it comes to: held down, this marks a range."""
        here = self._index.codes_at(self.cursor)
        self.action_step(stops)
        self.mark(self._marks.union(here, self._index.codes_at(self.cursor)))

    def _toggle_marks(self, codes: Collection[str]) -> None:
        self.mark(self._marks.difference(codes) if self._marks.issuperset(codes) else self._marks.union(codes))

    # Columns

    def validate_column(self, column: Column) -> Column:
        """The column itself when it is shown, else the one shown left of it."""
        return self._layout.nearest(column)

    def watch_column(self) -> None:
        """Paint the line of headings."""
        self.repaint_headings()

    def action_column(self, columns: int) -> None:
        """Move the column cursor."""
        self.column = self._layout.beside(self.column, columns)

    def _keep_column(self) -> None:
        """Take the column cursor to a column that is shown."""
        self.column = self.column

    # Mouse

    def on_click(self, event: events.Click) -> None:
        """A click moves a cursor and tells of headings, a double click chooses."""
        if event.y < self.HEADER_LINES:
            self.column = self._layout.column_at(event.x)
            self.post_message(self.HeadingClicked(self.column))
            return
        line = self.line_at(event.y)
        row = self.rows[line] if line < len(self.rows) else None
        if isinstance(row, ActivityRow):
            self.cursor = row.key
            if event.chain == 2:
                self.action_choose()
        elif row is not None and event.chain == 1:
            if row.folded:
                self.cursor = row.key
            self.post_message(self.GroupChosen(row.heading))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the widget: the headings first, then the rows from where they are scrolled to."""
        painter = self._drawing()
        artist, plain = painter.artist, painter.styles.plain
        if y < self.HEADER_LINES:
            return headings_strip(artist.layout, self._order, self.column if self.has_focus else None, plain, self.labels)
        line = self.line_at(y)
        if line >= len(self.rows):
            return artist.note("" if self.rows else self.empty, line, plain)
        row = self.rows[line]
        return painter.row(line, row, cursor=row.key == self.cursor, marks=self._marks)

    @property
    def _layout(self) -> Layout:
        return lay_out(self._wishes, self.scrollable_content_region.width)

    def _drawing(self) -> Painter:
        width = self.scrollable_content_region.width
        if self._painter is None or self._painter.artist.layout.width != width:
            artist = Artist(self._layout, self._scheme, folded_words(self.highlight_words), self.flags)
            cursor, dim = (self.get_component_rich_style(f"activity-table--{look}") for look in ("cursor", "dim"))
            self._painter = Painter(artist, table_styles(self.looks, cursor, dim, self.is_dark))
        return self._painter

    def notify_style_update(self) -> None:
        """Textual tells that styles changed: everything is drawn anew."""
        super().notify_style_update()
        self._painter = None

    def watch_highlight_words(self) -> None:
        """Other words: everything is drawn anew."""
        self._painter = None
        self.refresh()

    def watch_flags(self) -> None:
        """Other signs: everything is drawn anew."""
        self._painter = None
        self.refresh()

    def on_resize(self) -> None:
        """Keep both cursors in view."""
        self._keep_column()
        self._reveal()

    # Inside

    def _measured(self) -> Wishes:
        rows = self._index.activities
        longest = max((len(row.trail) for row in rows[:_TRAILS_LOOKED_AT]), default=0)
        return measure([row.activity for row in rows], self._scheme, longest, self.labels)

    def _repaint_rows(self, codes: Collection[str]) -> None:
        """Paint the lines of activities, or everything where they are more than the lines in view."""
        if len(codes) > self.size.height:
            self.refresh()
        else:
            for code in codes:
                self._repaint_row(self._index.home(code))

    def _repaint_row(self, key: str | None) -> None:
        line = self._index.line(key)
        if line is not None:
            self.repaint_line(line)
