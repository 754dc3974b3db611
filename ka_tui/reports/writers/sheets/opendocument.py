"""The report as an OpenDocument spreadsheet: the same sheets as the Excel workbook, but for its chart, which odfdo has not.

No cell is a formula, and a text stays text when it is edited. The status can be chosen from the key, and its colour follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ka_tui.reports.document import ReportDocument
from ka_tui.reports.extras import extra
from ka_tui.reports.paper import paper_of
from ka_tui.reports.writers.opendocument.file import Parts, Picture, packed, picture_xml, text_xml
from ka_tui.reports.writers.sheets.content import COVER_WIDTH, CoverLine, Sheet, Sheets, Value, sheets_of
from ka_tui.reports.writers.sheets.opendocument_styles import (
    TABLE_STYLES,
    automatic_styles,
    cell_address,
    column_style,
    master_pages,
    page_layouts,
    status_style,
    styles,
)
from ka_tui.reports.writers.xml_text import escaped

with extra("opendocument", "OpenDocument files"):
    from ka_tui.reports.writers.logo_picture import logo_picture

_LOGO_HEIGHT = 2.0
"""Centimetres."""

_CHOICE = "status"
"""The name of the rule for what a status can be."""


def write(document: ReportDocument) -> bytes:
    """The spreadsheet; raises DocumentUnreadable for a logo that is no picture. Importing it raises MissingExtra."""
    paper = paper_of(document)
    sheets = sheets_of(paper)
    pictures = []
    if document.choices.logo:
        logo = logo_picture(document.choices.logo, paper.council, _LOGO_HEIGHT)
        name = f"logo.{logo.ending}"
        pictures.append(Picture(name, logo.data, logo.media_type, logo.width, _LOGO_HEIGHT, logo.alternative))
    parts = Parts(
        body="".join(_body(sheets, pictures)),
        automatic_styles=automatic_styles(sheets),
        styles=styles(sheets),
        page_layouts=page_layouts(),
        master_pages=master_pages(paper.full_title),
        settings=_settings(sheets),
        pictures=pictures,
    )
    return packed("spreadsheet", document, paper.full_title, parts)


def _body(sheets: Sheets, pictures: Iterable[Picture]) -> Iterator[str]:
    yield f"<office:spreadsheet>{_choice(sheets)}"
    yield from _cover(sheets, pictures)
    for sheet in sheets.tables:
        yield from _table(sheet, sheets)
    ranges = "".join(map(_range, sheets.tables))
    yield f"<table:database-ranges>{ranges}</table:database-ranges></office:spreadsheet>"


# --- cells ----------------------------------------------------------------------------------------------------------


def _cell(value: Value, style: str, more: str = "") -> str:
    if value is None:
        return f'<table:table-cell table:style-name="{style}"{more}/>'
    if isinstance(value, int):
        typed = f'office:value-type="float" office:value="{value}"'
        return f'<table:table-cell table:style-name="{style}"{more} {typed}><text:p>{value}</text:p></table:table-cell>'
    lines = "".join(f"<text:p>{text_xml(line)}</text:p>" for line in value.split("\n"))
    return f'<table:table-cell table:style-name="{style}"{more} office:value-type="string">{lines}</table:table-cell>'


def _row(style: str, cells: str) -> str:
    return f'<table:table-row table:style-name="{style}">{cells}</table:table-row>'


def _opening(name: str, widths: Iterable[int]) -> str:
    columns = "".join(f'<table:table-column table:style-name="{column_style(width)}"/>' for width in widths)
    return f'<table:table table:name="{name}" table:style-name="{TABLE_STYLES[name]}">{columns}'


# --- sheets ---------------------------------------------------------------------------------------------------------


def _cover(sheets: Sheets, pictures: Iterable[Picture]) -> Iterator[str]:
    logos = "".join(f"<table:table-cell><text:p/>{picture_xml(picture)}</table:table-cell>" for picture in pictures)
    yield _opening("Cover", (COVER_WIDTH, COVER_WIDTH // 2))
    yield _row("roTitle", _cell(sheets.title, "KA_20_Title") + logos)
    for line in sheets.cover:
        yield _row("roHeading" if line.heading else "roLine", _cover_cell(line))
    yield "</table:table>"


def _cover_cell(line: CoverLine) -> str:
    if not line.sheet:
        return _cell(line.text, "KA_20_Heading" if line.heading else "KA_20_Line")
    link = f'<text:a xlink:type="simple" xlink:href="#{line.sheet}.A1">{text_xml(line.text)}</text:a>'
    typed = 'table:style-name="KA_20_Link" office:value-type="string"'
    return f"<table:table-cell {typed}><text:p>{link}</text:p></table:table-cell>"


def _table(sheet: Sheet, sheets: Sheets) -> Iterator[str]:
    yield _opening(sheet.name, (column.width for column in sheet.columns))
    yield _row("roTitle", _cell(sheet.title, "KA_20_Title"))
    for note in sheet.notes:
        yield _row("roNote", _cell(note, "KA_20_Note"))
    headers = "".join(_cell(column.header, "KA_20_Header") for column in sheet.columns)
    yield f"<table:table-header-rows>{_row('roHeader', headers)}</table:table-header-rows>"
    chosen = f' table:content-validation-name="{_CHOICE}"' if sheet is sheets.activities else ""
    fills = {colour: status_style(sheets, colour, follows=bool(chosen)) for colour in set(sheet.colours) if colour}
    for row, colour in zip(sheet.rows, sheet.colours, strict=True):
        cells = [_cell(value, "KA_20_Number" if isinstance(value, int) else "KA_20_Text") for value in row]
        if colour:
            cells[sheet.status] = _cell(row[sheet.status], fills[colour], chosen)
        yield _row("roRow", "".join(cells))
    yield "</table:table>"


def _range(sheet: Sheet) -> str:
    """The table by its name, with filters where there is more to it than one looks over."""
    address = f"{cell_address(sheet, sheet.header_row, 0)}:{cell_address(sheet, sheet.last_row, len(sheet.columns) - 1)}"
    filters = ' table:display-filter-buttons="true"' if sheet.frozen else ""
    return f'<table:database-range table:name="{sheet.name}Table" table:target-range-address="{address}"{filters}/>'


def _choice(sheets: Sheets) -> str:
    """The rule that a status is one of the key's words, which gives its cells a drop-down."""
    key, activities = sheets.key, sheets.activities
    words = f"${key.name}.$A${key.header_row + 1}:.$A${key.last_row}"
    first = cell_address(activities, activities.header_row + 1, activities.status)
    return (
        f'<table:content-validations><table:content-validation table:name="{_CHOICE}" table:allow-empty-cell="true"'
        f' table:condition="of:cell-content-is-in-list([{words}])" table:display-list="unsorted"'
        f' table:base-cell-address="{first}">'
        '<table:error-message table:title="Status" table:display="true" table:message-type="stop">'
        "<text:p>Choose one of the statuses that the sheet Key explains.</text:p></table:error-message>"
        "</table:content-validation></table:content-validations>"
    )


# --- how it is opened -----------------------------------------------------------------------------------------------


def _settings(sheets: Sheets) -> str:
    """Which sheet is seen first, without lines between cells, and which rows and columns stay in sight."""
    tables = _view("Cover", "") + "".join(_view(sheet.name, _frozen(sheet)) for sheet in sheets.tables)
    return (
        '<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">'
        f"<config:config-item-map-entry>{_item('ViewId', 'string', 'view1')}"
        f'<config:config-item-map-named config:name="Tables">{tables}</config:config-item-map-named>'
        f"{_item('ActiveTable', 'string', 'Cover')}</config:config-item-map-entry>"
        "</config:config-item-map-indexed></config:config-item-set>"
    )


def _view(name: str, items: str) -> str:
    shown = _item("ShowGrid", "boolean", "false")
    return f'<config:config-item-map-entry config:name="{escaped(name)}">{items}{shown}</config:config-item-map-entry>'


def _frozen(sheet: Sheet) -> str:
    if not sheet.frozen:
        return ""
    items = {
        "HorizontalSplitMode": ("short", 2),
        "VerticalSplitMode": ("short", 2),
        "HorizontalSplitPosition": ("int", sheet.frozen),
        "VerticalSplitPosition": ("int", sheet.header_row),
        "ActiveSplitRange": ("short", 2),
        "PositionLeft": ("int", 0),
        "PositionRight": ("int", sheet.frozen),
        "PositionTop": ("int", 0),
        "PositionBottom": ("int", sheet.header_row),
    }
    return "".join(_item(name, kind, str(value)) for name, (kind, value) in items.items())


def _item(name: str, kind: str, value: str) -> str:
    return f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
