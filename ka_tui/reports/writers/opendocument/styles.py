"""The styles of the OpenDocument text: paragraphs, lists, tables and the page, named as in the Word document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ka_tui.reports.paper import LANGUAGE, NOT_STATED_COLOUR, Paper
from ka_tui.reports.status_colours import ink_on
from ka_tui.reports.writers.opendocument.lists import BULLETS, NUMBERS
from ka_tui.reports.writers.xml_text import escaped

PAGE_WIDTH = 26.7
"""Centimetres between the margins of A4 on its side."""

_ACCENT = "#1d4e64"
_QUIET = "#595959"
_TINT = 0.16
"""How much of a status' colour its cell has, beside the full one behind its word."""

_LEVELS = range(1, 11)
"""The levels that a list style has (OpenDocument 1.3, part 3, 16.31)."""


def colours_of(paper: Paper) -> tuple[str, ...]:
    """The fills of all statuses in a paper, each once."""
    shown = (row.colour for section in paper.sections for row in section.rows)
    counted = (count.colour for count in paper.summary)
    return tuple(dict.fromkeys((*(status.colour for status in paper.key), NOT_STATED_COLOUR, *counted, *shown)))


# --- named styles ---------------------------------------------------------------------------------------------------


def styles() -> str:
    """The named styles."""
    language, _, country = LANGUAGE.partition("-")
    small = 'fo:margin-top="0cm" fo:margin-bottom="0.08cm"'
    bold, quiet = 'fo:font-weight="bold"', f'fo:color="{_QUIET}"'
    right, stays = 'fo:text-align="end"', 'fo:keep-with-next="always"'
    made = (
        ("front", "Standard", 'fo:margin-bottom="0.08cm"', ""),
        ("council", "Standard", 'fo:margin-bottom="0.1cm"', 'fo:font-size="15pt"'),
        (
            "notice",
            "Standard",
            f'fo:background-color="#f2f2f2" fo:border-left="2.25pt solid {_ACCENT}" fo:padding="0.2cm" fo:margin-top="0.3cm"',
            "",
        ),
        ("lead", "Standard", f'{stays} fo:margin-bottom="0.2cm"', ""),
        ("picture", "Standard", 'fo:margin-top="0.3cm" fo:margin-bottom="0.3cm"', ""),
        ("theme", "Standard", f'{stays} fo:margin-top="0.6cm" fo:margin-bottom="0cm"', f'fo:font-size="9.5pt" {quiet}'),
        ("counts", "Standard", f'{stays} fo:margin-bottom="0.2cm"', f'fo:font-size="9.5pt" {quiet}'),
        ("end", "Standard", 'fo:margin-bottom="0cm"', 'fo:font-size="2pt"'),
        ("text", "Standard", small, 'fo:font-size="9pt"'),
        ("code", "KA_20_Text", f'{stays} fo:margin-bottom="0.04cm"', f'{bold} fo:font-size="8.5pt"'),
        ("status", "KA_20_Text", 'fo:padding="0.05cm" fo:margin-bottom="0.1cm"', bold),
        ("movement", "KA_20_Text", "", 'fo:font-size="8.5pt"'),
        ("source", "KA_20_Text", "", 'fo:font-size="8.5pt"'),
        ("reason", "KA_20_Text", "", 'fo:font-size="8.5pt"'),
        ("figure", "KA_20_Text", right, ""),
        ("total", "KA_20_Text", "", bold),
        ("table heading", "KA_20_Text", stays, f'{bold} fo:color="#ffffff"'),
        ("figure heading", "KA_20_Table_20_Heading", right, ""),
    )
    return (
        '<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2"'
        ' style:tab-stop-distance="1.25cm"/><style:text-properties fo:font-family="Arial" fo:font-size="10.5pt"'
        f' fo:language="{language}" fo:country="{country}"/></style:default-style>'
        '<style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/>'
        "</style:default-style>"
        '<style:style style:name="Standard" style:family="paragraph" style:class="text">'
        '<style:paragraph-properties fo:margin-bottom="0.18cm" fo:line-height="112%"/></style:style>'
        + _heading(1, "26pt", "0cm", "0.1cm")
        + _heading(2, "15pt", "0.65cm", "0.14cm")
        + _heading(3, "11.5pt", "0.35cm", "0.1cm")
        + "".join(_paragraph_style(*style) for style in made)
        + _list_style(BULLETS, "KA Bullets", _bullet)
        + _list_style(NUMBERS, "KA Numbers", _number)
    )


def _heading(level: int, size: str, before: str, after: str) -> str:
    return (
        f'<style:style style:name="Heading_20_{level}" style:display-name="Heading {level}" style:family="paragraph"'
        f' style:parent-style-name="Standard" style:next-style-name="Standard" style:default-outline-level="{level}"'
        f' style:class="text"><style:paragraph-properties fo:margin-top="{before}" fo:margin-bottom="{after}"'
        ' fo:keep-with-next="always" fo:keep-together="always"/>'
        f'<style:text-properties fo:font-size="{size}" fo:font-weight="bold" fo:color="{_ACCENT}"/></style:style>'
    )


def _paragraph_style(name: str, parent: str, paragraph: str, text: str) -> str:
    shown = f"KA {name.title()}"
    return (
        f'<style:style style:name="{shown.replace(" ", "_20_")}" style:display-name="{shown}" style:family="paragraph"'
        f' style:parent-style-name="{parent}"><style:paragraph-properties {paragraph}/>'
        f"<style:text-properties {text}/></style:style>"
    )


def _list_style(name: str, shown: str, level: Callable[[int], str]) -> str:
    levels = "".join(map(level, _LEVELS))
    return f'<text:list-style style:name="{name}" style:display-name="{shown}">{levels}</text:list-style>'


def _bullet(level: int) -> str:
    return (
        f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="{"•◦▪"[(level - 1) % 3]}">'
        f"{_indent(level)}</text:list-level-style-bullet>"
    )


def _number(level: int) -> str:
    return (
        f'<text:list-level-style-number text:level="{level}" style:num-format="1" style:num-suffix=".">'
        f"{_indent(level)}</text:list-level-style-number>"
    )


def _indent(level: int) -> str:
    left = f'fo:margin-left="{0.45 * level:.2f}cm" fo:text-indent="-0.45cm"'
    return (
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        f'<style:list-level-label-alignment text:label-followed-by="listtab" {left}/></style:list-level-properties>'
    )


# --- styles of tables -----------------------------------------------------------------------------------------------


def automatic_styles(tables: Mapping[str, Sequence[float]], colours: Sequence[str]) -> str:
    """The styles of tables with columns of these widths, in centimetres, and of the statuses with these fills.

    Only the tables of the sections and of the corrections may go over the end of a page.
    """
    cell = 'fo:padding-left="0.17cm" fo:padding-right="0.17cm" fo:padding-top="0.1cm" fo:padding-bottom="0.05cm"'
    line = 'fo:border-bottom="0.5pt solid #bfbfbf"'
    return (
        "".join(_table_style(name, widths, breaks=name in ("Section", "Corrections")) for name, widths in tables.items())
        + _row_style("roHeading", "always")
        + _row_style("roText", "auto")
        + _cell_style("ceHeading", f'{cell} fo:background-color="{_ACCENT}"')
        + _cell_style("ceText", f"{cell} {line}")
        + "".join(
            _cell_style(f"ceStatus{number}", f'{cell} {line} fo:background-color="{_tint(colour)}"')
            + f'<style:style style:name="paStatus{number}" style:family="paragraph" style:parent-style-name="KA_20_Status">'
            f'<style:paragraph-properties fo:background-color="{colour}"/>'
            f'<style:text-properties fo:color="{ink_on(colour)}"/></style:style>'
            for number, colour in enumerate(colours)
        )
    )


def _table_style(name: str, widths: Sequence[float], *, breaks: bool) -> str:
    columns = "".join(
        f'<style:style style:name="{name}.{place}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width:.2f}cm"/></style:style>'
        for place, width in enumerate(widths)
    )
    return (
        f'<style:style style:name="{name}" style:family="table"><style:table-properties style:width="{sum(widths):.2f}cm"'
        f' table:align="left" style:may-break-between-rows="{str(breaks).lower()}"/></style:style>{columns}'
    )


def _row_style(name: str, together: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-row">'
        f'<style:table-row-properties fo:keep-together="{together}"/></style:style>'
    )


def _cell_style(name: str, properties: str) -> str:
    return f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties {properties}/></style:style>'


def _tint(colour: str) -> str:
    """A light shade of a colour ``#rrggbb``."""
    channels = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - channel) * _TINT):02x}" for channel in channels)


# --- the page -------------------------------------------------------------------------------------------------------


def page_layouts() -> str:
    """A4 on its side, and what its footer looks like."""
    return (
        '<style:page-layout style:name="plReport"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm"'
        ' style:print-orientation="landscape" fo:margin-top="1.5cm" fo:margin-bottom="1.2cm" fo:margin-left="1.5cm"'
        ' fo:margin-right="1.5cm"/><style:footer-style><style:header-footer-properties fo:min-height="0.8cm"'
        ' fo:margin-top="0.3cm"/></style:footer-style></style:page-layout>'
        '<style:style style:name="paFooter" style:family="paragraph" style:parent-style-name="Standard">'
        f'<style:paragraph-properties><style:tab-stops><style:tab-stop style:position="{PAGE_WIDTH}cm" style:type="right"/>'
        f'</style:tab-stops></style:paragraph-properties><style:text-properties fo:font-size="8.5pt" fo:color="{_QUIET}"/>'
        "</style:style>"
    )


def master_pages(title: str) -> str:
    """The page with the title and its number at its foot."""
    return (
        '<style:master-page style:name="Standard" style:page-layout-name="plReport"><style:footer>'
        f'<text:p text:style-name="paFooter">{escaped(title)}<text:tab/>Page <text:page-number>1</text:page-number>'
        " of <text:page-count>1</text:page-count></text:p></style:footer></style:master-page>"
    )
