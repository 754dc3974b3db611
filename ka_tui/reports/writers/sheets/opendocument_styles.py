"""The styles of the OpenDocument spreadsheet: its cells, columns, rows and pages."""

from __future__ import annotations

from ka_tui.reports.paper import LANGUAGE
from ka_tui.reports.status_colours import ink_on
from ka_tui.reports.writers.sheets.content import COVER_WIDTH, Sheet, Sheets
from ka_tui.reports.writers.xml_text import escaped

TABLE_STYLES = {"Cover": "taCover", "Key": "taSmall", "Summary": "taSmall", "Corrections": "taWide", "Activities": "taWide"}
"""The style of each sheet, by its name."""

_CHARACTER = 0.19
"""The width of a figure of 10 points, in centimetres."""

_DARK = "#1d4e64"
_LINK = "#0b5394"
_LINE = "0.5pt solid #bfc7cc"
_TEXT_FORMAT = "ntText"
"""The format of a cell that takes for text whatever is typed into it."""

_PAGES = {
    "Cover": ("plCover", "portrait", "21cm", "29.7cm"),
    "Small": ("plSmall", "landscape", "29.7cm", "21cm"),
    "Wide": ("plWide", "landscape", "42cm", "29.7cm"),
}
"""The page of each style of sheet; on A3, all columns of the activities fit next to each other and can be read."""


def cell_address(sheet: Sheet, row: int, column: int) -> str:
    """The address of a cell of a sheet, whose row is counted from 1 and column from 0: ``Activities.F4``."""
    first, last = divmod(column, 26)
    letters = (chr(ord("A") + first - 1) if first else "") + chr(ord("A") + last)
    return f"{sheet.name}.{letters}{row}"


def column_style(width: int) -> str:
    """The name of the style for a column of this width, in characters."""
    return f"co{width}"


def status_style(sheets: Sheets, colour: str, *, follows: bool) -> str:
    """The name of the style of a status' cell; ``follows`` tells that its colour changes with the word."""
    number = _colours(sheets).index(colour) + 1
    return f"ceStatus{number}" if follows else f"KA_20_Status_20_{number}"


def _colours(sheets: Sheets) -> list[str]:
    return list(dict.fromkeys(colour for sheet in sheets.tables for colour in sheet.colours if colour))


def automatic_styles(sheets: Sheets) -> str:
    """The styles of columns, rows and sheets, and of the cells whose colour follows their word."""
    widths = {column.width for sheet in sheets.tables for column in sheet.columns} | {COVER_WIDTH, COVER_WIDTH // 2}
    columns = "".join(
        f'<style:style style:name="{column_style(width)}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width * _CHARACTER:.2f}cm"/></style:style>'
        for width in sorted(widths)
    )
    rows = "".join(
        f'<style:style style:name="{name}" style:family="table-row">'
        f'<style:table-row-properties style:row-height="{height}cm" style:use-optimal-row-height="{optimal}"/></style:style>'
        for name, height, optimal in (
            ("roTitle", "1.1", "false"),
            ("roHeading", "1.2", "false"),
            ("roNote", "0.65", "false"),
            ("roHeader", "1.1", "false"),
            ("roLine", "0.6", "true"),
            ("roRow", "0.6", "true"),
        )
    )
    tables = "".join(
        f'<style:style style:name="ta{name}" style:family="table" style:master-page-name="KA{name}">'
        '<style:table-properties table:display="true" style:writing-mode="lr-tb"/></style:style>'
        for name in _PAGES
    )
    return columns + rows + tables + _following(sheets)


def _following(sheets: Sheets) -> str:
    """For each fill a style that takes the fill of the word that its cell has."""
    activities = sheets.activities
    first = cell_address(activities, activities.header_row + 1, activities.status)
    maps = ""
    for (word, *_), colour in zip(sheets.key.rows, sheets.key.colours, strict=True):
        quoted = str(word).replace('"', '""')
        condition = escaped(f'cell-content()="{quoted}"')
        fill = status_style(sheets, colour, follows=False)
        maps += f'<style:map style:condition="{condition}" style:apply-style-name="{fill}" style:base-cell-address="{first}"/>'
    return "".join(
        f'<style:style style:name="{status_style(sheets, colour, follows=True)}" style:family="table-cell"'
        f' style:parent-style-name="{status_style(sheets, colour, follows=False)}">{maps}</style:style>'
        for colour in _colours(sheets)
    )


# --- named styles ---------------------------------------------------------------------------------------------------


def styles(sheets: Sheets) -> str:
    """The named styles of cells, which a council can change in one place."""
    language, _, country = LANGUAGE.partition("-")
    boxed = f'fo:border="{_LINE}" fo:padding="0.06cm" fo:padding-bottom="0.35cm"'
    header = f'fo:background-color="{_DARK}" fo:border="{_LINE}" fo:padding="0.06cm" style:vertical-align="middle"'
    return (
        f'<number:text-style style:name="{_TEXT_FORMAT}"><number:text-content/></number:text-style>'
        '<style:default-style style:family="table-cell"><style:text-properties fo:font-family="Arial"'
        f' fo:font-size="10pt" fo:language="{language}" fo:country="{country}"/></style:default-style>'
        '<style:style style:name="Default" style:family="table-cell"/>'
        + _cell_style("Title", "", f'fo:font-size="18pt" fo:font-weight="bold" fo:color="{_DARK}"', wrap=False)
        + _cell_style("Heading", 'style:vertical-align="bottom"', f'fo:font-size="14pt" fo:font-weight="bold" fo:color="{_DARK}"')
        + _cell_style("Note", "", "", wrap=False)
        + _cell_style("Line", "", 'fo:font-size="11pt"')
        + _cell_style(
            "Link",
            "",
            f'fo:font-size="11pt" fo:color="{_LINK}" style:text-underline-style="solid" style:text-underline-width="auto"',
        )
        + _cell_style("Header", header, 'fo:font-weight="bold" fo:color="#ffffff"')
        + _cell_style("Text", boxed, "")
        + _cell_style("Number", boxed, "", number=True)
        + "".join(
            _cell_style(
                f"Status {number}",
                f'{boxed} fo:background-color="{colour}"',
                f'fo:font-weight="bold" fo:color="{ink_on(colour)}"',
            )
            for number, colour in enumerate(_colours(sheets), start=1)
        )
    )


def _cell_style(name: str, cell: str, text: str, *, wrap: bool = True, number: bool = False) -> str:
    """A style of cells, at the top of the cell unless it says otherwise; all but numbers are text whatever they begin with."""
    data = "" if number else f' style:data-style-name="{_TEXT_FORMAT}"'
    top = "" if "vertical-align" in cell else ' style:vertical-align="top"'
    option = "wrap" if wrap else "no-wrap"
    side = '<style:paragraph-properties fo:text-align="end"/>' if number else ""
    return (
        f'<style:style style:name="KA_20_{name.replace(" ", "_20_")}" style:display-name="KA {name}" style:family="table-cell"'
        f' style:parent-style-name="Default"{data}><style:table-cell-properties {cell}{top} fo:wrap-option="{option}"/>'
        f"{side}<style:text-properties {text}/></style:style>"
    )


# --- pages ----------------------------------------------------------------------------------------------------------


def page_layouts() -> str:
    """The pages that the sheets are printed on, each sheet as wide as its page."""
    return "".join(
        f'<style:page-layout style:name="{layout}"><style:page-layout-properties fo:page-width="{width}"'
        f' fo:page-height="{height}" style:print-orientation="{orientation}" fo:margin-top="1.5cm" fo:margin-bottom="1.2cm"'
        ' fo:margin-left="1.3cm" fo:margin-right="1.3cm" style:scale-to-X="1" style:scale-to-Y="0"'
        ' style:print="charts drawings objects zero-values" style:first-page-number="continue"/>'
        "<style:footer-style><style:header-footer-properties"
        ' fo:min-height="0.8cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout>'
        for layout, orientation, width, height in _PAGES.values()
    )


def master_pages(title: str) -> str:
    """What stands at the foot of each page: the title, and the number of the page."""
    footer = (
        f"<style:footer><style:region-left><text:p>{escaped(title)}</text:p></style:region-left><style:region-right>"
        "<text:p>Page <text:page-number>1</text:page-number> of <text:page-count>1</text:page-count></text:p>"
        "</style:region-right></style:footer>"
    )
    return "".join(
        f'<style:master-page style:name="KA{name}" style:page-layout-name="{layout}">{footer}</style:master-page>'
        for name, (layout, *_) in _PAGES.items()
    )
