"""Reports as Excel 97-2003 workbooks (.xls). Pictures and conditional formats in them are not read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import StringIO
from itertools import pairwise
from typing import Any, TypeVar

from ka_tui.errors import DocumentDamaged, DocumentUnreadable
from ka_tui.reports.extras import extra
from ka_tui.reports.readers.document_parts import LaidOut
from ka_tui.reports.readers.office.package import PASSWORD, compound_kind
from ka_tui.reports.readers.sheets.colours import fill_marks
from ka_tui.reports.readers.sheets.excel_styles import Look
from ka_tui.reports.readers.sheets.number_formats import BUILT_IN, shown_number
from ka_tui.reports.readers.sheets.old_excel_records import refuse_giant
from ka_tui.reports.readers.sheets.parts import MOST_COLUMNS, Area, Sheet, SheetCell, address, laid_out
from ka_tui.reports.readers.sheets.runs import Run, Runs, plain_runs, shown_runs
from ka_tui.reports.reading import Hints, Reading, Source

_BARE = (b"\x09\x08\x08\x00\x00\x05", b"\x09\x08\x10\x00\x00\x06")
"""How a workbook of Excel 5 or 97 begins that is no compound file."""
_LOCAL_FORMATS = range(14, 23)
"""The formats of days and times that Excel shows as the reader's country does, whatever the file says."""
_SOLID = 1
_TEXT, _NUMBER, _DAY, _TRUTH, _ERROR = 1, 2, 3, 4, 5
"""The types of cells as xlrd numbers them."""

_Result = TypeVar("_Result")


def recognises(source: Source) -> bool:
    """Whether this is an Excel workbook of before 2007, and not a page or a package that is only called so."""
    return compound_kind(source) == "xls" or source.data.startswith(_BARE)


def read(source: Source, hints: Hints) -> Reading:
    """The activities of a workbook; raises DocumentError, QuarterNotStated, MissingExtra."""
    from ka_tui.reports.readers.laid_out_report import read_laid_out

    return read_laid_out(source, take_apart(source), hints)


def take_apart(source: Source) -> LaidOut:
    """The sheets of a workbook in their order; raises DocumentUnreadable, DocumentDamaged, MissingExtra."""
    kind = compound_kind(source)
    if kind == "encrypted":
        raise DocumentUnreadable(source.name, PASSWORD)
    if kind not in ("xls", "other") and not recognises(source):
        raise DocumentUnreadable(source.name, "it is no Excel workbook of before 2007, whatever its name says")
    with extra("excel", "Excel workbooks"):
        import xlrd
    _made(source, partial(refuse_giant, source))
    opened = partial(xlrd.open_workbook, logfile=StringIO(), formatting_info=True, on_demand=True, ragged_rows=True)
    book = _made(source, partial(opened, file_contents=source.data))
    return laid_out(source.name, _sheets(source, book))


def _made(source: Source, make: Callable[[], _Result]) -> _Result:
    """What xlrd makes of a part of a workbook; raises DocumentUnreadable for a password, DocumentDamaged."""
    try:
        return make()
    except DocumentUnreadable:
        raise
    except Exception as error:
        # A damaged workbook makes xlrd raise nearly anything: struct.error, IndexError, AssertionError, UnicodeDecodeError.
        if "encrypted" in str(error):
            raise DocumentUnreadable(source.name, PASSWORD) from error
        raise DocumentDamaged(source.name, "it is no whole Excel workbook") from error


def _sheets(source: Source, book: Any) -> Iterator[Sheet]:
    for number in range(book.nsheets):
        page = _made(source, partial(book.sheet_by_index, number))
        yield _made(source, partial(_sheet, book, page))
        book.unload_sheet(number)


def _sheet(book: Any, page: Any) -> Sheet:
    sheet = Sheet(page.name, hidden=page.visibility != 0)
    for row in range(page.nrows):
        sheet.add_row(row + 1, dict(_cells(sheet, book, page, row)))
        if sheet.cut and sheet.is_full:
            break
    sheet.merged += [Area(top + 1, left + 1, bottom, right) for top, bottom, left, right in page.merged_cells]
    return sheet


def _cells(sheet: Sheet, book: Any, page: Any, row: int) -> Iterator[tuple[int, SheetCell]]:
    for column in range(min(page.row_len(row), MOST_COLUMNS)):
        cell = page.cell(row, column)
        if cell.ctype == _ERROR:
            sheet.errors.append(address(row + 1, column + 1))
        look = _look(book, cell.xf_index)
        runs = _rich_runs(book, page, row, column) if cell.ctype == _TEXT else plain_runs(_value(book, cell, look.code))
        text, ink = shown_runs(runs, look.ink, look.font)
        marks = fill_marks(look.fill) + ink
        if text or marks:
            yield column + 1, SheetCell(text, marks)


def _look(book: Any, number: int) -> Look:
    """The look of this number; a plain one in the workbooks of programs that state none."""
    if number >= len(book.xf_list):
        return Look()
    stated = book.xf_list[number]
    font, background, code = book.font_list[stated.font_index], stated.background, book.format_map.get(stated.format_key)
    return Look(
        BUILT_IN[stated.format_key] if stated.format_key in _LOCAL_FORMATS else code.format_str if code else "",
        _colour(book, background.pattern_colour_index) if background.fill_pattern == _SOLID else None,
        _colour(book, font.colour_index),
        font.name,
    )


def _rich_runs(book: Any, page: Any, row: int, column: int) -> Runs:
    text: str = page.cell_value(row, column)
    changes: Sequence[tuple[int, int]] = page.rich_text_runlist_map.get((row, column), ())
    if not changes:
        return plain_runs(text)
    runs = [Run(text[: changes[0][0]])]
    for (start, font_index), (end, _) in pairwise((*changes, (len(text), 0))):
        font = book.font_list[font_index]
        runs.append(Run(text[start:end], _colour(book, font.colour_index), font.name))
    return tuple(runs)


def _value(book: Any, cell: Any, code: str) -> str:
    if cell.ctype == _TRUTH:
        return "TRUE" if cell.value else "FALSE"
    return shown_number(cell.value, code, since_1904=book.datemode == 1) if cell.ctype in (_NUMBER, _DAY) else ""


def _colour(book: Any, index: int) -> str | None:
    """A colour of the workbook's palette; None for the automatic ones."""
    rgb = book.colour_map.get(index)
    return "#{:02x}{:02x}{:02x}".format(*rgb) if rgb else None
