"""The table's lines as they look now, each drawn once and kept until something changes how all of them look."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple, TypeAlias

from rich.style import Style
from textual.cache import LRUCache
from textual.strip import Strip

from ka_tui.tui.status_style import readable_on
from ka_tui.tui.widgets.cursor_styles import cursor_styles
from ka_tui.tui.widgets.group_strip import group_strip
from ka_tui.tui.widgets.line_styles import LineStyles
from ka_tui.tui.widgets.row_strip import Artist
from ka_tui.tui.widgets.rows import ActivityRow, GroupRow, Row

_KEPT = 1024
_DIM_CONTRAST = 3.0
"""What is dim must still be readable, if not at first sight."""
_StripKey: TypeAlias = tuple[int, bool, int]


class TableStyles(NamedTuple):
    """The styles of the table's kinds of lines: plain, under the cursor, and both of them for what is dim."""

    plain: LineStyles
    cursor: LineStyles
    dim: LineStyles
    dim_cursor: LineStyles


def table_styles(looks: Mapping[str, Style], cursor: Style, dim: Style, dark: bool) -> TableStyles:
    """The styles made of the table's looks, the style of the line under the cursor and that of what is dim.

    Colours are moved until they can be read on either ground.
    """
    plain, under_cursor = cursor_styles(looks, cursor, dark)
    return TableStyles(plain, under_cursor, _dimmed(plain, dim), _dimmed(under_cursor, dim))


def _dimmed(styles: LineStyles, dim: Style) -> LineStyles:
    text = readable_on(dim, styles.text, _DIM_CONTRAST) + Style(bold=False)
    return styles._replace(text=text, quiet=text, faded=True)


class Painter:
    """Draws rows in one layout and one set of styles. Another layout, other rows, words or styles need another painter."""

    def __init__(self, artist: Artist, styles: TableStyles) -> None:
        self.artist = artist
        self.styles = styles
        self._strips: LRUCache[_StripKey, Strip] = LRUCache(_KEPT)

    def row(self, line: int, row: Row, *, cursor: bool, marks: Collection[str]) -> Strip:
        """The row that stands on a line; ``marks`` are the codes of the marked activities."""
        marked = _marked(row, marks)
        key = (line, cursor, marked)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._drawn(row, cursor, marked)
        return strip

    def _drawn(self, row: Row, cursor: bool, marked: int) -> Strip:
        artist = self.artist
        if isinstance(row, ActivityRow):
            return artist.activity(row, self._styles_for(row.dim, cursor), cursor=cursor, marked=bool(marked))
        styles = self._styles_for(not row.wanted, cursor)
        return group_strip(row, artist.layout.width, artist.scheme, styles, cursor=cursor, marked=marked)

    def _styles_for(self, dim: bool, cursor: bool) -> LineStyles:
        if dim:
            return self.styles.dim_cursor if cursor else self.styles.dim
        return self.styles.cursor if cursor else self.styles.plain


def _marked(row: Row, marks: Collection[str]) -> int:
    """How many marked activities a row stands for: a folded group for its members, an open one for none."""
    if isinstance(row, GroupRow):
        return sum(member.key in marks for member in row.members) if row.folded and marks else 0
    return int(row.key in marks)
