"""A pack as an Excel workbook: a row for each activity, whose white cells can be filled in and whose others are locked.

Cells to be filled in are text, so that a hyphen at the beginning makes no formula. What the pack knows of itself is a
sheet that no menu brings to light (``veryHidden``), which Excel and LibreOffice keep.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from ka_tui.domain.packs import PACK_FIELDS
from ka_tui.reports.extras import extra
from ka_tui.reports.pack import HOW_TO, LABELS, PROMPTS, Pack, PackActivity, memory_of, memory_text, printed, said_before
from ka_tui.reports.paper import CREATOR, LANGUAGE
from ka_tui.reports.status_colours import ink_on
from ka_tui.reports.writers.repeatable_zip import repeatable
from ka_tui.reports.writers.sheets.content import lines_in
from ka_tui.reports.writers.xml_text import printable

with extra("excel", "Excel workbooks"):
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.packaging.core import DocumentProperties
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.workbook.protection import WorkbookProtection
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties
    from openpyxl.worksheet.worksheet import Worksheet
    from openpyxl.writer.excel import ExcelWriter

MEMORY_SHEET = "ka-tui"
"""The sheet that holds what the pack knows of itself, in pieces that a cell can hold."""

CODE_LABEL = "Code"
"""The heading of the column that says of which activity a row is."""

PIECE = 30_000
"""How much of the memory stands in a cell; Excel's cells hold 32,767 characters."""

_HEADER_ROW = 4
_LINE, _LEAST, _TALLEST = 13, 96, 409
"""Heights of a line and of the lowest and the tallest row, in points; no row can be taller."""

_A4 = 9
_DARK, _GREY, _PALE, _QUIET = "1F3A4D", "E4E9EC", "F3F5F6", "5A6670"
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class _Column(NamedTuple):
    """A column of the form: its heading, its width in characters, and the field to be filled in there, if any."""

    label: str
    width: int
    field: str = ""


def write(pack: Pack) -> bytes:
    """The workbook; the same pack gives the same bytes. Raises MissingExtra without the library."""
    book = Workbook()
    form, key = book.active, book.create_sheet("Key")
    form.title = "Return"
    _fill_form(form, pack)
    _fill_key(key, pack)
    for page in (form, key):
        _set_up(page)
    _remember(book.create_sheet(MEMORY_SHEET), memory_text(memory_of(pack)))
    for page in book:
        page.protection.sheet = True
        page.protection.formatColumns = page.protection.formatRows = False  # False: both may be done
    book.security = WorkbookProtection(lockStructure=True)
    moment = datetime.combine(pack.calendar.start(pack.quarter), time())
    book.properties = DocumentProperties(
        title=f"{pack.title}, {pack.whose}", creator=CREATOR, language=LANGUAGE, created=moment, modified=moment
    )
    made = BytesIO()
    ExcelWriter(book, ZipFile(made, "w", ZIP_DEFLATED)).save()
    return repeatable(made.getvalue())


def _set_up(page: Worksheet) -> None:
    """Paper for whoever prints it: as wide as the sheet."""
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.75)
    page.oddFooter.center.text = "&P of &N"


def _remember(page: Worksheet, text: str) -> None:
    """Write what the pack knows of itself, in pieces below one another, where nobody sees it."""
    for number, begin in enumerate(range(0, len(text), PIECE), 1):
        _put(page.cell(number, 1), text[begin : begin + PIECE])
    page.sheet_state = "veryHidden"


def _columns(pack: Pack) -> tuple[_Column, ...]:
    before = tuple(
        _Column(f"{quarter.label}: {what}", width)
        for quarter in filter(None, [pack.looked_back_at])
        for what, width in (("status", 13), ("next steps", 34))
    )
    widths = {"status": 13, "reason": 22, "progress": 46, "next_steps": 40}
    asked = (_Column(LABELS[name], widths[name], name) for name in PACK_FIELDS)
    return (_Column(CODE_LABEL, 10), _Column("Activity", 28), *before, *asked)


def _fill_form(page: Worksheet, pack: Pack) -> None:
    columns = _columns(pack)
    _put(page["A1"], f"{pack.title}, {pack.whose}", Font("Arial", 16, b=True, color=_DARK))
    due = f"by {pack.due_in_words} " if pack.due else ""
    _put(page["A2"], f"Please return it {due}to {pack.council or 'the officer who sent it'}.", Font("Arial", 11, b=True))
    _put(page["A3"], " ".join(HOW_TO), Font("Arial", 10, color=_QUIET))
    for row, height in ((1, 28), (2, 20), (3, 20), (_HEADER_ROW, 30)):
        page.row_dimensions[row].height = height
    for number, column in enumerate(columns, 1):
        page.column_dimensions[get_column_letter(number)].width = column.width
        _put(page.cell(_HEADER_ROW, number), column.label, Font("Arial", 10, b=True, color="FFFFFF"), _DARK)
    for row, item in enumerate(pack.activities, _HEADER_ROW + 1):
        _fill_row(page, row, pack, item, columns)
    _add_choice_of_status(page, pack, columns)
    page.freeze_panes = page.cell(_HEADER_ROW + 1, 3).coordinate
    page.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"


def _fill_row(page: Worksheet, row: int, pack: Pack, item: PackActivity, columns: Sequence[_Column]) -> None:
    texts = _texts(pack, item)
    for number, (column, text) in enumerate(zip(columns, texts, strict=True), 1):
        cell = page.cell(row, number)
        bold = column.label == CODE_LABEL
        _put(cell, text, Font("Arial", 10, b=bold), "" if column.field else _PALE)
        if column.field:
            cell.protection = Protection(locked=False)
            cell.number_format = "@"
    lines = max(lines_in(text, column.width) for text, column in zip(texts, columns, strict=True))
    page.row_dimensions[row].height = min(max(lines * _LINE + 20, _LEAST), _TALLEST)


def _texts(pack: Pack, item: PackActivity) -> tuple[str, ...]:
    activity, before = item
    said = ((pack.scheme.label(before.status) if before else "", said_before(item)),) if pack.looked_back_at else ()
    status = pack.scheme.word(activity.status) if activity.status else ""
    asked = (status, activity.reason, printed(activity.progress), printed(activity.next_steps))
    return (activity.code, activity.title, *(text for pair in said for text in pair), *asked)


def _add_choice_of_status(page: Worksheet, pack: Pack, columns: Sequence[_Column]) -> None:
    """The drop-down of the key's words on each status, and the fill that goes with the word that is chosen."""
    number = next(number for number, column in enumerate(columns, 1) if column.field == "status")
    letter = get_column_letter(number)
    cells = f"{letter}{_HEADER_ROW + 1}:{letter}{_HEADER_ROW + max(len(pack.activities), 1)}"
    choice = DataValidation("list", f"'Key'!$A$2:$A${len(pack.scheme.statuses) + 1}", allow_blank=True)
    choice.errorTitle, choice.error = "Status", "Choose one of the statuses that the sheet Key explains."
    choice.promptTitle, choice.prompt = PROMPTS["status"], "The sheet Key says what each of them means."
    choice.showErrorMessage = choice.showInputMessage = True
    choice.add(cells)
    page.add_data_validation(choice)
    for place, status in enumerate(pack.scheme, 2):
        ink = Font(color=_rgb(ink_on(status.colour)))
        fill = PatternFill("solid", bgColor=_rgb(status.colour))
        page.conditional_formatting.add(cells, CellIsRule("equal", [f"'Key'!$A${place}"], font=ink, fill=fill))


def _fill_key(page: Worksheet, pack: Pack) -> None:
    for letter, label, width in (("A", "Status", 18), ("B", "Shape", 8), ("C", "Meaning", 90)):
        _put(page[f"{letter}1"], label, Font("Arial", 10, b=True, color="FFFFFF"), _DARK)
        page.column_dimensions[letter].width = width
    for row, status in enumerate(pack.scheme, 2):
        ink = Font("Arial", 10, b=True, color=_rgb(ink_on(status.colour)))
        _put(page.cell(row, 1), status.word, ink, _rgb(status.colour))
        _put(page.cell(row, 2), status.symbol, ink, _rgb(status.colour))
        _put(page.cell(row, 3), status.meaning, Font("Arial", 10))
        page.row_dimensions[row].height = 20


def _put(cell: Cell, text: str, font: Font | None = None, fill: str = "") -> None:
    """Set a cell's text, which is text whatever it looks like; what stands above the table runs on over empty cells."""
    cell._value = _ESCAPE.sub("_x005F_", printable(text)) or None
    cell.data_type = "s"
    cell.quotePrefix = True
    if font is not None:
        cell.font = font
        in_table = cell.row >= _HEADER_ROW or cell.parent.title == "Key"
        cell.alignment = Alignment(vertical="top" if in_table else "center", wrap_text=in_table)
        if in_table:
            line = Side(style="thin", color="AEB8BE")
            cell.border = Border(line, line, line, line)
    if fill:
        cell.fill = PatternFill("solid", fgColor=fill)


def _rgb(colour: str) -> str:
    return colour.removeprefix("#").upper()
