"""The report as an Excel workbook, to filter, to work on and to publish.

Every text is a string to Excel, whatever it begins with: no cell is a formula, nor becomes one when it is edited. The
status can be chosen from the key, and the colour of its cell follows. The same document gives the same bytes.
"""

from __future__ import annotations

import re
from datetime import datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from ka_tui.reports.document import ReportDocument
from ka_tui.reports.extras import extra
from ka_tui.reports.paper import CREATOR, LANGUAGE, Paper, paper_of
from ka_tui.reports.status_colours import ink_on
from ka_tui.reports.writers.repeatable_zip import repeatable
from ka_tui.reports.writers.sheets.content import COVER_WIDTH, Sheet, Sheets, Value, lines_in, sheets_of
from ka_tui.reports.writers.xml_text import escaped

with extra("excel", "Excel workbooks"):
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.chart import BarChart, Reference
    from openpyxl.chart.label import DataLabelList
    from openpyxl.chart.series import DataPoint
    from openpyxl.drawing.image import Image
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.packaging.core import DocumentProperties
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.filters import AutoFilter
    from openpyxl.worksheet.hyperlink import Hyperlink
    from openpyxl.worksheet.properties import PageSetupProperties
    from openpyxl.worksheet.table import Table, TableColumn
    from openpyxl.worksheet.worksheet import Worksheet
    from openpyxl.writer.excel import ExcelWriter

    from ka_tui.reports.writers.logo_picture import Logo, logo_picture

_FONT = "Arial"
_DARK = "1D4E64"
"""The fill of headers, and the ink of headings."""

_COVER_MARGIN, _COVER_LINE = 8, 18
"""What the larger letters of the cover leave of its width empty, and the height of a line of these in points."""

_LOGO_HEIGHT = 80
"""Of the logo on the cover, in pixels."""

_TITLE, _HEADING = "Heading 1", "Heading 2"
"""The styles of Excel's own that make a text a heading."""

_LINE, _PADDING, _TALLEST = 13, 6, 409
"""Heights of a line of 10 points, of what is left empty in a row, and of the tallest row there can be, in points."""

_HEADER_LINES = 2

_TITLE_HEIGHT, _HEADING_HEIGHT, _NOTE_HEIGHT = 30, 34, 18
"""Heights of the rows above a table and on the cover, in points."""

_A3, _A4 = 8, 9
"""Sizes of paper; on A3, all columns of the activities fit next to each other and can be read."""

_MOST_IN_FORMULA = 255
"""How many characters a text inside a condition of Excel can have."""

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED_UNDERSCORE = "_x005F_"
"""What looks like ``_x000A_`` is an escape to Excel (ECMA-376, part 1, 22.9.2.19, ST_Xstring); its underscore is escaped."""


def write(document: ReportDocument) -> bytes:
    """The workbook; raises DocumentUnreadable for a logo that is no picture. Importing it raises MissingExtra."""
    paper = paper_of(document)
    sheets = sheets_of(paper)
    chosen = document.choices.logo
    logo = logo_picture(chosen, paper.council, _LOGO_HEIGHT) if chosen else None
    book = Workbook()
    book.remove(book.active)
    book._named_styles["Normal"].font = Font(_FONT, 10)  # which widths of columns are counted in
    for style in _styles():
        book.add_named_style(style)
    _add_cover(book.create_sheet("Cover"), sheets, logo)
    for sheet in sheets.tables:
        _add_table(book.create_sheet(sheet.name), sheet)
    _add_chart(book["Summary"], sheets.summary)
    _add_choice_of_status(book["Activities"], sheets)
    book.properties = _properties(paper, datetime.combine(document.as_at or paper.ends, time()))
    return _packed(book, {"Chart": paper.chart, "Image": logo.alternative if logo else ""})


# --- styles ---------------------------------------------------------------------------------------------------------


def _styles() -> tuple[NamedStyle, ...]:
    """The named styles of all cells but those of statuses."""
    line = Side(style="thin", color="BFC7CC")
    boxed = Border(line, line, line, line)
    wrapped = Alignment(vertical="top", wrap_text=True)
    centred = Alignment(vertical="center", wrap_text=True)
    return (
        NamedStyle(_TITLE, Font(_FONT, 18, b=True, color=_DARK), alignment=Alignment(vertical="top"), builtinId=16),
        NamedStyle(_HEADING, Font(_FONT, 14, b=True, color=_DARK), alignment=Alignment(vertical="bottom"), builtinId=17),
        NamedStyle("KA Note", Font(_FONT, 10), alignment=Alignment(vertical="top")),
        NamedStyle("KA Line", Font(_FONT, 11), alignment=wrapped),
        NamedStyle("KA Link", Font(_FONT, 11, u="single", color="0B5394"), alignment=wrapped),
        NamedStyle("KA Header", Font(_FONT, 10, b=True, color="FFFFFF"), _filled(_DARK), boxed, centred),
        NamedStyle("KA Text", Font(_FONT, 10), border=boxed, alignment=wrapped),
        NamedStyle("KA Number", Font(_FONT, 10), border=boxed, alignment=Alignment("right", "top")),
    )


def _rgb(colour: str) -> str:
    return colour.removeprefix("#").upper()


def _put(cell: Cell, value: Value, style: str) -> None:
    """Set a cell; a text is a string whatever it looks like, and is not cut or refused as by the setter of its value."""
    cell.style = style
    if isinstance(value, str):
        cell._value = _ESCAPE.sub(_ESCAPED_UNDERSCORE, value)
        cell.data_type = "s"
        cell.quotePrefix = True
    else:
        cell.value = value


def _status_style(book: Workbook, colour: str) -> str:
    """The name of the style for a status of this fill."""
    name = f"KA Status {_rgb(colour)}"
    if name not in book.named_styles:
        text = next(style for style in _styles() if style.name == "KA Text")
        ink = Font(_FONT, 10, b=True, color=_rgb(ink_on(colour)))
        book.add_named_style(NamedStyle(name, ink, _filled(colour), text.border, text.alignment))
    return name


def _filled(colour: str) -> PatternFill:
    return PatternFill("solid", _rgb(colour), _rgb(colour))


# --- sheets ---------------------------------------------------------------------------------------------------------


def _add_cover(page: Worksheet, sheets: Sheets, logo: Logo | None) -> None:
    page.column_dimensions["A"].width = COVER_WIDTH
    _put(page["A1"], sheets.title, _TITLE)
    page.row_dimensions[1].height = _TITLE_HEIGHT
    for number, line in enumerate(sheets.cover, start=2):
        cell = page.cell(number, 1)
        _put(cell, line.text, _HEADING if line.heading else "KA Link" if line.sheet else "KA Line")
        height = _HEADING_HEIGHT if line.heading else _COVER_LINE * lines_in(line.text, COVER_WIDTH - _COVER_MARGIN)
        page.row_dimensions[number].height = height
        if line.sheet:
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{line.sheet}'!A1")
    if logo:
        picture = Image(BytesIO(logo.data))
        picture.width, picture.height = round(logo.width), _LOGO_HEIGHT
        page.add_image(picture, "B1")
    _set_up(page, sheets.title, _A4, "portrait")


def _add_table(page: Worksheet, sheet: Sheet) -> None:
    _put(page["A1"], sheet.title, _TITLE)
    page.row_dimensions[1].height = _TITLE_HEIGHT
    for number, note in enumerate(sheet.notes, start=2):
        page.row_dimensions[number].height = _NOTE_HEIGHT
        _put(page.cell(number, 1), note, "KA Note")
    page.row_dimensions[sheet.header_row].height = _height(_HEADER_LINES)
    for number, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = column.width
        _put(page.cell(sheet.header_row, number), column.header, "KA Header")
    fills = {colour: _status_style(page.parent, colour) for colour in sheet.colours if colour}
    for number, (row, colour) in enumerate(zip(sheet.rows, sheet.colours, strict=True), start=sheet.header_row + 1):
        page.row_dimensions[number].height = _height(sheet.lines(row))
        for position, value in enumerate(row):
            style = "KA Number" if isinstance(value, int) else "KA Text"
            _put(page.cell(number, position + 1), value, fills[colour] if colour and position == sheet.status else style)
    page.add_table(_table(sheet))
    if sheet.frozen:
        page.freeze_panes = page.cell(sheet.header_row + 1, sheet.frozen + 1)
    page.print_title_rows = f"{sheet.header_row}:{sheet.header_row}"
    _set_up(page, sheet.title, _A3 if sheet.frozen else _A4, "landscape")


def _height(lines: int) -> int:
    """The height, in points, of a row with so many lines."""
    return min(_LINE * lines + _PADDING, _TALLEST)


def _table(sheet: Sheet) -> Table:
    """The table as Excel knows it, with a name, and with filters where there is more to it than one looks over."""
    place = f"A{sheet.header_row}:{get_column_letter(len(sheet.columns))}{sheet.last_row}"
    columns = [TableColumn(id=number, name=column.header) for number, column in enumerate(sheet.columns, start=1)]
    filters = AutoFilter(ref=place) if sheet.frozen else None
    return Table(displayName=f"{sheet.name}Table", ref=place, tableColumns=columns, autoFilter=filters)


def _set_up(page: Worksheet, title: str, paper_size: int, orientation: str) -> None:
    """How the sheet is printed: as wide as the paper, on as many pages as it takes."""
    page.sheet_view.showGridLines = False
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.orientation, page.page_setup.paperSize = orientation, paper_size
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.page_margins.left = page.page_margins.right = 0.5
    page.oddFooter.left.text = title
    page.oddFooter.right.text = "Page &P of &N"


def _add_chart(page: Worksheet, sheet: Sheet) -> None:
    """The counts as bars in the colours of the statuses, beside the table; the row of the sum, which has no colour, is no bar."""
    first, counts = sheet.header_row + 1, [colour for colour in sheet.colours if colour]
    last = sheet.header_row + len(counts)
    chart = BarChart(barDir="bar", gapWidth=50)
    chart.add_data(Reference(page, min_col=2, min_row=sheet.header_row, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(page, min_col=1, min_row=first, max_row=last))
    chart.title, chart.legend = "Activities by status", None
    bars = chart.series[0]
    for number, colour in enumerate(counts):
        point = DataPoint(idx=number)
        point.graphicalProperties.solidFill = _rgb(colour)
        bars.dPt.append(point)
    bars.dLbls = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False)
    chart.x_axis.scaling.orientation, chart.x_axis.delete = "maxMin", False
    chart.y_axis.scaling.min, chart.y_axis.delete, chart.y_axis.majorGridlines = 0, True, None
    chart.width, chart.height = 18, 9
    page.add_chart(chart, f"{get_column_letter(len(sheet.columns) + 2)}{sheet.header_row}")


def _add_choice_of_status(page: Worksheet, sheets: Sheets) -> None:
    """The drop-down of the key's words on each status, and the fill that goes with the word that is chosen."""
    sheet, key = sheets.activities, sheets.key
    letter = get_column_letter(sheet.status + 1)
    cells = f"{letter}{sheet.header_row + 1}:{letter}{sheet.last_row}"
    choice = DataValidation("list", f"'{key.name}'!$A${key.header_row + 1}:$A${key.last_row}", allow_blank=True)
    choice.errorTitle, choice.error = "Status", "Choose one of the statuses that the sheet Key explains."
    choice.add(cells)
    page.add_data_validation(choice)
    for (word, *_), colour in zip(key.rows, key.colours, strict=True):
        quoted = str(word).replace('"', '""')
        if len(quoted) <= _MOST_IN_FORMULA:
            ink = Font(color=_rgb(ink_on(colour)))
            page.conditional_formatting.add(cells, CellIsRule("equal", [f'"{quoted}"'], font=ink, fill=_filled(colour)))


# --- the file -------------------------------------------------------------------------------------------------------


def _properties(paper: Paper, moment: datetime) -> DocumentProperties:
    """What the file says of itself; its moment is the day the data are of, since the clock would make every file another."""
    return DocumentProperties(
        title=paper.full_title, creator=CREATOR, language=LANGUAGE, created=moment, modified=moment, lastModifiedBy=CREATOR
    )


def _packed(book: Workbook, alternatives: dict[str, str]) -> bytes:
    """The workbook's bytes; ``Workbook.save`` would put the clock into the properties.

    ``alternatives`` are the texts for charts and images, by the word that openpyxl names these with; it has no way to set them.
    """
    made, finished = BytesIO(), BytesIO()
    ExcelWriter(book, ZipFile(made, "w", ZIP_DEFLATED)).save()
    with ZipFile(made) as plain, ZipFile(finished, "w") as described:
        for name in plain.namelist():
            described.writestr(name, _described(name, plain.read(name), alternatives))
    return repeatable(finished.getvalue())


def _described(name: str, part: bytes, alternatives: dict[str, str]) -> bytes:
    if name == "docProps/app.xml":
        namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
        return f'<Properties xmlns="{namespace}"><Application>{CREATOR}</Application></Properties>'.encode()
    if not name.startswith("xl/drawings/drawing"):
        return part
    text = part.decode().replace(' descr="Picture"', "")
    return re.sub(
        r'name="(Chart|Image) \d+"', lambda found: f'{found[0]} descr="{escaped(alternatives[found[1]])}"', text
    ).encode()
