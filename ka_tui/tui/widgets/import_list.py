"""The list of what an import would do, in sections that fold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeAlias

from textual.strip import Strip

from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.tui.widgets.cursor_list import CursorList
from ka_tui.tui.widgets.import_items import Item, Section
from ka_tui.tui.widgets.import_strip import ImportLayout, SectionRow, item_strip, lay_out, section_strip
from ka_tui.tui.widgets.line_styles import LineStyles

_FOLDED_AT_FIRST = frozenset({Section.UNCHANGED, Section.ASIDE})
ImportRow: TypeAlias = SectionRow | Item


class ImportList(CursorList[ImportRow, ImportLayout]):
    """Items go in with ``show``. A click on the heading of a section chooses it."""

    HEADER_LINES = 0
    FIRST_LINE: ClassVar[int] = 1

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id)
        self._items: Sequence[Item] = ()
        self._folded = _FOLDED_AT_FIRST
        self._scheme = PRINTED_KEY

    def show(self, items: Sequence[Item], scheme: StatusScheme) -> None:
        """Show these items, given section by section; the cursor stays on what it was on, or on its line."""
        self._items, self._scheme = items, scheme
        self.put_rows(self._made_rows())

    def _made_rows(self) -> list[ImportRow]:
        rows: list[ImportRow] = []
        for section in Section:
            items = [item for item in self._items if item.section is section]
            if items:
                rows.append(SectionRow(section, len(items), section in self._folded))
                rows += [] if section in self._folded else items
        return rows

    # Sections

    def action_section_step(self, step: int) -> None:
        """Move the cursor to the heading of the next section, or of the one before."""
        here = self._lines.get(self.cursor, 0)
        headings = [line for line, row in enumerate(self._rows) if isinstance(row, SectionRow)]
        beside = [line for line in headings if (line - here) * step > 0]
        if beside:
            self.cursor = self._at(beside[0 if step > 0 else -1])

    def action_fold(self) -> None:
        """Fold the section of the cursor, or unfold it, and bring what was in it into view."""
        row = self.current
        if row is None:
            return
        self._fold(self._folded ^ {row.section})
        if row.section not in self._folded:
            line = self._lines[self.cursor]
            size = sum(item.section is row.section for item in self._items)
            self.reveal(line, line + min(size, max(self.lines_in_view - 1, 0)))

    def action_fold_all(self) -> None:
        """Fold all sections, or unfold them all when they are."""
        sections = frozenset(item.section for item in self._items)
        self._fold(frozenset() if sections <= self._folded else sections)

    def _fold(self, folded: frozenset[Section]) -> None:
        """Fold just these sections, with the cursor on the heading of its own."""
        row = self.current
        self._folded = folded
        if row is not None:
            self.set_reactive(CursorList.cursor, f"section {row.section}")
        self.put_rows(self._made_rows())

    # Drawing

    def key_of(self, row: ImportRow) -> str:
        """What a row is from reading to reading."""
        return row.key

    def needs_one_click(self, row: ImportRow) -> bool:
        """A heading folds at a click."""
        return isinstance(row, SectionRow)

    def lay_out(self, width: int) -> ImportLayout:
        """Columns for the items, folded or not."""
        return lay_out(self._items, width)

    def draw_row(self, row: ImportRow, layout: ImportLayout, styles: LineStyles, *, cursor: bool) -> Strip:
        """A heading or an item as a line."""
        if isinstance(row, SectionRow):
            return section_strip(row, layout, styles, cursor=cursor)
        return item_strip(row, layout, self._scheme, styles, cursor=cursor)
