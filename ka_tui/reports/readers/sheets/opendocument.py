"""Reports as OpenDocument spreadsheets (.ods), from any program that writes them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from posixpath import normpath
from typing import NamedTuple

from ka_tui.errors import DocumentDamaged
from ka_tui.reports.extras import extra
from ka_tui.reports.paper import CREATOR
from ka_tui.reports.readers.document_parts import LaidOut, Mark
from ka_tui.reports.readers.office.package import Element, OfficePackage, package_kind
from ka_tui.reports.readers.sheets.colours import fill_marks
from ka_tui.reports.readers.sheets.conditions import shade
from ka_tui.reports.readers.sheets.opendocument_cells import TEXT, shown_cell
from ka_tui.reports.readers.sheets.opendocument_conditions import rules_of
from ka_tui.reports.readers.sheets.opendocument_styles import DRAW, TABLE, SheetStyles
from ka_tui.reports.readers.sheets.parts import MOST_COLUMNS, Area, Sheet, SheetCell, address, laid_out, number_of
from ka_tui.reports.readers.sheets.pictures import PictureColours, drawn_marks
from ka_tui.reports.readers.sheets.runs import shown_runs
from ka_tui.reports.reading import Hints, Reading, Source

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_VALUES = tuple(f"{_OFFICE}{kind}" for kind in ("value", "date-value", "boolean-value", "string-value"))
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_GENERATOR = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}generator"
_HREF = "{http://www.w3.org/1999/xlink}href"
_ALTERNATIVES = tuple("{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}" + name for name in ("desc", "title"))
_SHAPES = tuple(DRAW + shape for shape in ("custom-shape", "circle", "ellipse", "rect", "polygon", "path"))
_ROW_GROUPS = tuple(TABLE + group for group in ("table-row-group", "table-header-rows", "table-rows"))
_COLUMN_GROUPS = tuple(TABLE + group for group in ("table-column-group", "table-header-columns", "table-columns"))
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")


class _Document(NamedTuple):
    """What the sheets of a document share."""

    styles: SheetStyles
    pictures: PictureColours


class _Placed(NamedTuple):
    """A cell of a row: its element, the columns it stands for, and the name of its style."""

    element: Element
    first: int
    last: int
    style: str | None


def recognises(source: Source) -> bool:
    """Whether this is an OpenDocument spreadsheet."""
    return package_kind(source) == "ods"


def read(source: Source, hints: Hints) -> Reading:
    """The activities of a spreadsheet; raises DocumentError, QuarterNotStated, MissingExtra."""
    from ka_tui.reports.readers.laid_out_report import read_laid_out

    return read_laid_out(source, take_apart(source), hints)


def take_apart(source: Source) -> LaidOut:
    """The sheets of a spreadsheet in their order; raises DocumentUnreadable, DocumentDamaged, MissingExtra."""
    with extra("opendocument", "OpenDocument spreadsheets"):
        package = OfficePackage(source)
        content = package.xml("content.xml")
        book = content.find(f"{_OFFICE}body/{_OFFICE}spreadsheet") if content is not None else None
        if book is None:
            raise DocumentDamaged(source.name, "it has no spreadsheet inside")
        meta = package.xml("meta.xml")
        document = _Document(SheetStyles(package.xml("styles.xml"), content), PictureColours(package))
        return laid_out(
            source.name,
            (_sheet(table, document) for table in book.iterfind(f"{TABLE}table")),
            title=_said(meta, _TITLE),
            ours=_said(meta, _GENERATOR).startswith(CREATOR),
        )


def _sheet(table: Element, document: _Document) -> Sheet:
    sheet = Sheet(table.get(f"{TABLE}name") or "", document.styles.is_hidden(table.get(f"{TABLE}style-name")))
    columns = list(_column_styles(table))
    styled: dict[str, list[Area]] = {}
    number = 1
    for row in _rows(table):
        placed = list(_placed(row, columns))
        repeated = number_of(row.get(f"{TABLE}number-rows-repeated")) or 1
        if any(_has_words(cell.element) for cell in placed):
            for cell in placed:
                if cell.style:
                    styled.setdefault(cell.style, []).append(Area(number, cell.first, number + repeated - 1, cell.last))
            _add_rows(sheet, number, repeated, placed, document)
        number += repeated
    shade(sheet, rules_of(table, document.styles, styled))
    return sheet


def _add_rows(sheet: Sheet, number: int, repeated: int, placed: list[_Placed], document: _Document) -> None:
    cells: dict[int, SheetCell] = {}
    for cell in placed:
        shown = _cell(sheet, number, cell, document)
        if shown.text or shown.marks:
            cells.update(dict.fromkeys(range(cell.first, cell.last + 1), shown))
    for row in range(number, number + repeated):
        sheet.add_row(row, cells)
        if sheet.cut and sheet.is_full:
            break


def _cell(sheet: Sheet, number: int, cell: _Placed, document: _Document) -> SheetCell:
    """What a cell shows; also takes note of what it is merged with, of an error and of what is drawn over it."""
    element = cell.element
    if element.tag != _CELLS[0]:
        return SheetCell()
    across = number_of(element.get(f"{TABLE}number-columns-spanned")) or 1
    down = number_of(element.get(f"{TABLE}number-rows-spanned")) or 1
    if across > 1 or down > 1:
        sheet.merged.append(Area(number, cell.first, number + down - 1, cell.first + across - 1))
    for marks in _drawn(element, document):
        sheet.add_marks(number, cell.first, marks)
    shown = shown_cell(element, document.styles)
    if shown.error:
        sheet.errors.append(address(number, cell.first))
    text, ink = shown_runs(shown.runs, document.styles.ink(cell.style), document.styles.font(cell.style))
    return SheetCell(text, fill_marks(document.styles.fill(cell.style)) + ink)


def _placed(row: Element, columns: list[str | None]) -> Iterator[_Placed]:
    """The cells of a row that are looked at; their style is their own, the row's or the column's."""
    first = 1
    for cell in (child for child in row if child.tag in _CELLS):
        repeated = number_of(cell.get(f"{TABLE}number-columns-repeated")) or 1
        style = cell.get(f"{TABLE}style-name") or row.get(f"{TABLE}default-cell-style-name")
        if style is None and first <= len(columns):
            style = columns[first - 1]
        yield _Placed(cell, first, min(first + repeated - 1, MOST_COLUMNS + 1), style)
        first += repeated
        if first > MOST_COLUMNS + 1:
            break


def _column_styles(table: Element) -> Iterator[str | None]:
    for column in islice(_below(table, f"{TABLE}table-column", _COLUMN_GROUPS), MOST_COLUMNS):
        repeated = number_of(column.get(f"{TABLE}number-columns-repeated")) or 1
        for _ in range(min(repeated, MOST_COLUMNS)):
            yield column.get(f"{TABLE}default-cell-style-name")


def _rows(table: Element) -> Iterator[Element]:
    return _below(table, f"{TABLE}table-row", _ROW_GROUPS)


def _below(element: Element, tag: str, groups: tuple[str, ...]) -> Iterator[Element]:
    """The elements of a kind, also inside groups, in their order."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in groups:
            yield from _below(child, tag, groups)


def _has_words(cell: Element) -> bool:
    return any(True for _ in cell.iterfind(f"{TEXT}p")) or any(cell.get(value) for value in _VALUES)


def _drawn(cell: Element, document: _Document) -> Iterator[tuple[Mark, ...]]:
    for drawn in cell.iter(f"{DRAW}frame", *_SHAPES):
        images = [image.get(_HREF) or "" for image in drawn.iterfind(f"{DRAW}image")]
        if images:
            colour = document.pictures.of(normpath(images[0]))
        elif drawn.tag == f"{DRAW}frame" or any((text.text or "").strip() for text in drawn.iter(f"{TEXT}p", f"{TEXT}span")):
            colour = None
        else:
            colour = document.styles.shape(drawn.get(f"{DRAW}style-name"))
        yield drawn_marks(colour, next((said for tag in _ALTERNATIVES if (said := _said(drawn, tag))), ""))


def _said(element: Element | None, tag: str) -> str:
    """The words of the first element of a kind."""
    return next(((found.text or "").strip() for found in element.iter(tag)), "") if element is not None else ""
