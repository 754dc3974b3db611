"""The list of what an import would do, in sections that fold. It draws only the lines in view, so its length costs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeAlias

from rich.segment import Segment
from textual import events
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.strip import Strip

from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.tui.widgets.cell_text import cut, whole
from ka_tui.tui.widgets.cursor_styles import CursorStyles, cursor_styles
from ka_tui.tui.widgets.drawn import Drawn
from ka_tui.tui.widgets.import_items import Item, Section
from ka_tui.tui.widgets.import_strip import ImportLayout, SectionRow, item_strip, lay_out, section_strip
from ka_tui.tui.widgets.lines_view import LinesView

_KEPT = 512
_FOLDED_AT_FIRST = frozenset({Section.UNCHANGED, Section.ASIDE})
ImportRow: TypeAlias = SectionRow | Item


class ImportList(LinesView, Drawn, can_focus=True):
    """Items go in with ``show``; ``Highlighted`` and ``Chosen`` come out. The cursor is the key of a row."""

    HEADER_LINES = 0
    COMPONENT_CLASSES: ClassVar[set[str]] = {"import-list--quiet", "import-list--accent", "import-list--cursor"}
    DEFAULT_CSS = """
    ImportList {
        & > .import-list--quiet { color: $text-muted; }
        & > .import-list--accent { color: $accent; }
        & > .import-list--cursor { background: $foreground 8%; }
        &:focus > .import-list--cursor { background: $primary 35%; text-style: bold; }
        &:light:focus > .import-list--cursor { background: $primary 20%; }
    }
    """

    cursor: reactive[str] = reactive("", repaint=False, init=False)
    """The key of the row under the cursor; empty when there is none."""
    empty: var[str] = var("", init=False)
    """What to say when there are no items."""

    class Highlighted(Message):
        """The cursor is on another row, or the rows were replaced."""

    class Chosen(Message):
        """A row was chosen by a double click, or a heading by a click."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id)
        self._items: Sequence[Item] = ()
        self._rows: Sequence[ImportRow] = ()
        self._lines: dict[str, int] = {}
        self._folded = _FOLDED_AT_FIRST
        self._scheme = PRINTED_KEY
        self._layout_kept: ImportLayout | None = None
        self._styles: CursorStyles | None = None
        self._strips: LRUCache[tuple[int, bool], Strip] = LRUCache(_KEPT)

    def show(self, items: Sequence[Item], scheme: StatusScheme) -> None:
        """Show these items, given section by section; the cursor stays on what it was on, or on its line."""
        self._items, self._scheme = items, scheme
        self._lay_out_rows()

    @property
    def current(self) -> ImportRow | None:
        """The row under the cursor."""
        line = self._lines.get(self.cursor)
        return None if line is None else self._rows[line]

    def _lay_out_rows(self) -> None:
        old = self._lines.get(self.cursor)
        self._rows = self._made_rows()
        self._lines = {row.key: line for line, row in enumerate(self._rows)}
        self._layout_kept = None
        self._strips.clear()
        self.virtual_size = Size(0, len(self._rows))
        key = self.cursor if self.cursor in self._lines else self._at(min(old or 1, len(self._rows) - 1))
        self.set_reactive(ImportList.cursor, key)
        self._keep_in_view()
        self.post_message(self.Highlighted())
        self.refresh()

    def _made_rows(self) -> list[ImportRow]:
        rows: list[ImportRow] = []
        for section in Section:
            items = [item for item in self._items if item.section is section]
            if items:
                rows.append(SectionRow(section, len(items), section in self._folded))
                rows += [] if section in self._folded else items
        return rows

    # The cursor

    def watch_cursor(self, before: str, key: str) -> None:
        """Paint the two lines that changed, bring the cursor into view and tell."""
        for line in (self._lines.get(before), self._lines.get(key)):
            if line is not None:
                self.repaint_line(line)
        self._keep_in_view()
        self.post_message(self.Highlighted())

    def action_item_step(self, rows: int) -> None:
        """Move the cursor by some rows."""
        self.cursor = self._at(self._lines.get(self.cursor, 0) + rows)

    def action_item_page(self, pages: int) -> None:
        """Move the cursor by as many lines as are in view."""
        self.action_item_step(pages * max(self.lines_in_view - 1, 1))

    def action_item_end(self, end: int) -> None:
        """Move the cursor to the first row (-1) or to the last (1)."""
        self.cursor = self._at(0 if end < 0 else len(self._rows))

    def action_section_step(self, step: int) -> None:
        """Move the cursor to the heading of the next section, or of the one before."""
        here = self._lines.get(self.cursor, 0)
        headings = [line for line, row in enumerate(self._rows) if isinstance(row, SectionRow)]
        beside = [line for line in headings if (line - here) * step > 0]
        if beside:
            self.cursor = self._at(beside[0 if step > 0 else -1])

    def action_fold(self) -> None:
        """Fold the section of the cursor, or unfold it."""
        row = self.current
        if row is not None:
            self._folded ^= {row.section}
            self.set_reactive(ImportList.cursor, f"section {row.section}")
            self._lay_out_rows()

    def action_fold_all(self) -> None:
        """Fold all sections, or unfold them all when they are."""
        sections = frozenset(item.section for item in self._items)
        row = self.current
        self._folded = frozenset() if sections <= self._folded else sections
        if row is not None:
            self.set_reactive(ImportList.cursor, f"section {row.section}")
        self._lay_out_rows()

    def _at(self, line: int) -> str:
        """The key of the row on a line, or on the nearest one."""
        return self._rows[min(max(line, 0), len(self._rows) - 1)].key if self._rows else ""

    def _keep_in_view(self) -> None:
        line = self._lines.get(self.cursor, 0)
        self.reveal(max(line - 1, 0) if line == 1 else line, line)

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor and folds a heading, a double click chooses an item."""
        line = self.line_at(event.y)
        if line < len(self._rows):
            self.cursor = self._at(line)
            if isinstance(self._rows[line], SectionRow) or event.chain == 2:
                self.post_message(self.Chosen())

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._keep_in_view()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the widget."""
        layout, (plain, under_cursor) = self._laid_out(), self._cursor_styles()
        if not self._rows:
            text = cut(f" {self.empty}", layout.width) if y == 1 else ""
            return whole([Segment(text, plain.quiet)], layout.width, plain.text)
        line = self.line_at(y)
        if line >= len(self._rows):
            return Strip.blank(layout.width, plain.text)
        row = self._rows[line]
        cursor = row.key == self.cursor
        strip = self._strips.get((line, cursor))
        if strip is None:
            styles = under_cursor if cursor else plain
            strip = (
                section_strip(row, layout, styles, cursor=cursor)
                if isinstance(row, SectionRow)
                else item_strip(row, layout, self._scheme, styles, cursor=cursor)
            )
            self._strips[line, cursor] = strip
        return strip

    def _laid_out(self) -> ImportLayout:
        width = self.scrollable_content_region.width
        if self._layout_kept is None or self._layout_kept.width != width:
            self._strips.clear()
            self._layout_kept = lay_out(self._items, width)
        return self._layout_kept

    def _cursor_styles(self) -> CursorStyles:
        if self._styles is None:
            self._strips.clear()
            cursor = self.get_component_rich_style("import-list--cursor")
            self._styles = cursor_styles(self.looks, cursor, self.is_dark)
        return self._styles

    def watch_empty(self) -> None:
        """Say it."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Textual tells that styles changed: everything is drawn anew."""
        super().notify_style_update()
        self._styles = None
