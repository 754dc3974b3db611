"""The body of a Word document as texts and rows, in the order in which they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ka_tui.reports.readers.document_parts import Cell, Mark, MarkKind, Paragraph, Part, Row, Text
from ka_tui.reports.readers.office.package import Element
from ka_tui.reports.readers.office.text import in_one_line, left_out_note, refuse_deep, role_of_bookmark
from ka_tui.reports.readers.word.drawings import Drawings
from ka_tui.reports.readers.word.numbering import Label, Numbering
from ka_tui.reports.readers.word.paragraphs import Written, as_one, goes_on, written
from ka_tui.reports.readers.word.styles import Styles
from ka_tui.reports.readers.word.xml import W, is_on, number, shown, value
from ka_tui.reports.reading import Problem

_BLOCKS = frozenset({f"{W}p", f"{W}tbl", f"{W}bookmarkStart", f"{W}altChunk"})
_ROWS, _CELLS = frozenset({f"{W}tr"}), frozenset({f"{W}tc"})
_MOST_COLUMNS = 63
"""As many as Word has."""


class _Line(NamedTuple):
    """A paragraph as it reads: what it shows, its label in a list and that list's depth, its level and role."""

    written: Written
    label: Label
    depth: int
    level: int
    role: str

    @property
    def text(self) -> str:
        words = f"{self.label.words} " if self.label.words else ""
        text = self.written.text.strip()
        return f"{words}{text}" if text else ""


class _Content(NamedTuple):
    """What is in a cell: its paragraphs and marks."""

    paragraphs: tuple[Paragraph, ...]
    marks: tuple[Mark, ...]


class _Setting(NamedTuple):
    """What a table gives to its cells: the fill of its style, and those above that are merged down, by column."""

    fill: str | None
    above: dict[int, Cell]


@dataclass
class BodyReader:
    """Reads the blocks of a document. ``notes`` are its footnotes and endnotes by kind and id; ``file`` is its name."""

    file: str
    styles: Styles
    numbering: Numbering
    drawings: Drawings
    notes: dict[tuple[str, str], str]
    parts: list[Part] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _tables: int = 0
    _paragraphs: int = 0

    def read(self, container: Element, nested: int = 0) -> None:
        """Take the paragraphs and tables of a body, a text box, or a cell that only lays out the page."""
        for block in self._blocks(container, nested, "the text"):
            if isinstance(block, _Line):
                self._text(block, nested)
            elif _only_lays_out(block):
                for cell in (cell for row in shown(block, _ROWS) for cell in shown(row, _CELLS)):
                    self.read(cell, nested + 1)
            else:
                self._tables += 1
                table = self._tables
                for place, cells in enumerate(self._rows(block, f"table {table}", nested), start=1):
                    self.parts.append(Row(f"table {table}, row {place}", cells, table))

    def _text(self, line: _Line, nested: int) -> None:
        if line.text:
            self._paragraphs += 1
            place = f"paragraph {self._paragraphs}"
            marker = "" if line.level else line.label.marker
            text = f"{marker} {line.text}" if marker else line.text
            self.parts.append(Text(place, text, line.level, bool(line.written.bold), line.role))
        for box in line.written.boxes:
            self.read(box, nested + 1)

    def _blocks(self, container: Element, nested: int, place: str) -> Iterator[_Line | Element]:
        """The paragraphs, those whose end was deleted joined to the next, and the tables."""
        refuse_deep(self.file, nested)
        halves: list[Element] = []
        bookmarks: list[str] = []
        for block in shown(container, _BLOCKS):
            if block.tag == f"{W}bookmarkStart":
                bookmarks.append(block.get(f"{W}name") or "")
            elif block.tag == f"{W}altChunk":
                what = "Another file is embedded here; it was left out."
                self.problems.append(Problem(self.file, place, what, "Copy its text into the document."))
            elif block.tag == f"{W}p":
                halves.append(block)
                if not goes_on(block):
                    yield self._line(halves, bookmarks, place)
                    halves, bookmarks = [], []
            else:
                if halves:
                    yield self._line(halves, bookmarks, place)
                    halves, bookmarks = [], []
                yield block
        if halves:
            yield self._line(halves, bookmarks, place)

    def _line(self, halves: list[Element], bookmarks: list[str], place: str) -> _Line:
        """A paragraph, which may have been several; what it is goes by the last of them, whose end still stands."""
        content = as_one([written(half, self.styles, self.drawings) for half in halves])
        paragraph = halves[-1]
        style_id = self.styles.style_of(paragraph)
        for note in content.notes:
            kind = note.tag.rpartition("}")[2].removesuffix("Reference")
            text = self.notes.get((kind, note.get(f"{W}id") or ""), "")
            self.problems.append(left_out_note(self.file, place, kind, text))
        label, depth = self._label(paragraph, style_id)
        roles = (role_of_bookmark(name) for name in (*bookmarks, *content.bookmarks))
        role = next(filter(None, roles), self.styles.role(style_id))
        return _Line(content, label, depth, self.styles.level(paragraph, style_id), role)

    def _label(self, paragraph: Element, style_id: str) -> tuple[Label, int]:
        list_number, depth = self.styles.list_place(paragraph, style_id)
        if list_number:
            if depth is None:
                depth = self.numbering.depth_of(list_number, style_id) or 0
            return self.numbering.next_label(list_number, depth), depth
        bullets = self.styles.bullet_depth(style_id) if list_number is None else None
        return (Label(), 0) if bullets is None else (Label("-"), bullets)

    def _rows(self, table: Element, place: str, nested: int) -> Iterator[tuple[Cell, ...]]:
        """The rows that are left when all changes are accepted, with the cells in their columns."""
        setting = _Setting(self.styles.table_fill(table), {})
        count = 1
        for row in shown(table, _ROWS):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells = [Cell()] * (number(value(row, f"{W}trPr/{W}gridBefore"), 0, _MOST_COLUMNS) or 0)
            for cell in shown(row, _CELLS):
                if cell.find(f"{W}tcPr/{W}cellDel") is None:
                    cells.append(self._cell(cell, len(cells), setting, f"{place}, row {count}", nested))
                    span = number(value(cell, f"{W}tcPr/{W}gridSpan"), 1, _MOST_COLUMNS) or 1
                    cells.extend([Cell()] * (span - 1))
            if cells:
                count += 1
                yield tuple(cells)

    def _cell(self, cell: Element, column: int, setting: _Setting, place: str, nested: int) -> Cell:
        """A cell, or what the cells that it is merged with say."""
        down = cell.find(f"{W}tcPr/{W}vMerge")
        if down is not None and down.get(f"{W}val") != "restart" and column in setting.above:
            return setting.above[column]._replace(repeated=True)
        if value(cell, f"{W}tcPr/{W}hMerge") == "continue":
            return Cell()
        shading = cell.find(f"{W}tcPr/{W}shd")
        fill = setting.fill if shading is None else self.styles.palette.fill(shading)
        content = self._content(cell, nested + 1, place) if not _holds_placeholder(cell) else _Content((), ())
        marks = ((Mark(MarkKind.FILL, fill),) if fill is not None else ()) + content.marks
        found = Cell(content.paragraphs, tuple(dict.fromkeys(marks)))
        setting.above.pop(column, None)
        if down is not None:
            setting.above[column] = found
        return found

    def _content(self, container: Element, nested: int, place: str) -> _Content:
        paragraphs: list[Paragraph] = []
        marks: list[Mark] = []
        for block in self._blocks(container, nested, place):
            if not isinstance(block, _Line):
                for cells in self._rows(block, place, nested):
                    paragraphs.extend(in_one_line(cells))
                    marks.extend(mark for cell in cells for mark in cell.marks)
                continue
            if block.text or block.label.marker:
                paragraphs.append(Paragraph(block.text, block.label.marker, block.depth, block.role))
            marks.extend(block.written.marks)
            for box in block.written.boxes:
                inside = self._content(box, nested + 1, place)
                paragraphs.extend(inside.paragraphs)
                marks.extend(inside.marks)
        return _Content(tuple(paragraphs), tuple(marks))


def note_texts(kind: str, root: Element | None) -> dict[tuple[str, str], str]:
    """The footnotes or endnotes of a part, by kind and id."""
    found = {}
    for note in root.iterfind(f"{W}{kind}") if root is not None else ():
        found[kind, note.get(f"{W}id") or ""] = "".join(piece.text or "" for piece in shown(note, frozenset({f"{W}t"})))
    return found


def _only_lays_out(table: Element) -> bool:
    """Whether a table is there for nothing but to hold another: each of its rows is one cell."""
    rows = [list(shown(row, _CELLS)) for row in shown(table, _ROWS)]
    return all(len(cells) == 1 for cells in rows) and any(next(cell.iter(f"{W}tbl"), None) is not None for (cell,) in rows)


def _holds_placeholder(cell: Element) -> bool:
    """Whether a cell is a content control that nobody has filled in."""
    content = cell.getparent()
    control = content.getparent() if content is not None and content.tag == f"{W}sdtContent" else None
    return control is not None and is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr"))
