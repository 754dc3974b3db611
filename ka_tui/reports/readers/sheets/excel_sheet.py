"""The worksheet of an Excel workbook, read from its XML: what each cell shows, what is merged, what is shaded on a condition.

Read here and not by openpyxl, which fills each merged area cell by cell (one that spans the sheet takes all memory) and
refuses whole workbooks for a style that Excel itself forgives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from ka_tui.reports.readers.office.package import Element
from ka_tui.reports.readers.sheets import conditions as sheet_conditions
from ka_tui.reports.readers.sheets.colours import fill_marks, ink_marks
from ka_tui.reports.readers.sheets.conditions import Condition, Rule, area_of, column_number
from ka_tui.reports.readers.sheets.excel_styles import MAIN, Colours, Look, Styles, font_name
from ka_tui.reports.readers.sheets.number_formats import shown_day, shown_number
from ka_tui.reports.readers.sheets.parts import Sheet, SheetCell, address, number_of
from ka_tui.reports.readers.sheets.runs import Run, Runs, plain_runs, shown_runs

_CELL = re.compile(r"([A-Za-z]{1,3})[0-9]{1,7}")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_COMPARED = {"equal": sheet_conditions.equal, "notEqual": sheet_conditions.unequal}
_SEARCHED = {
    "containsText": sheet_conditions.contains,
    "beginsWith": sheet_conditions.begins,
    "endsWith": sheet_conditions.ends,
}
_LAST_PRIORITY = 10**9


class Shared(NamedTuple):
    """What the sheets of a workbook share."""

    texts: Sequence[Runs]
    styles: Styles
    colours: Colours
    since_1904: bool


class Shown(NamedTuple):
    """What a cell shows; ``error`` that it is an error, ``uncalculated`` that it is a formula without its result."""

    runs: Runs = ()
    error: bool = False
    uncalculated: bool = False


_NOTHING = Shown()


def runs_of(element: Element, colours: Colours) -> Runs:
    """The text of a shared string or of one that stands in its cell; how it is pronounced is no part of it."""
    runs: list[Run] = []
    for part in element:
        if part.tag == f"{MAIN}t" and part.text:
            runs.append(Run(_unescaped(part.text)))
        elif part.tag == f"{MAIN}r":
            said = part.find(f"{MAIN}t")
            look = part.find(f"{MAIN}rPr")
            if said is not None and said.text:
                ink = colours.of(look.find(f"{MAIN}color")) if look is not None else None
                runs.append(Run(_unescaped(said.text), ink, font_name(look, "rFont")))
    return tuple(runs)


def fill_sheet(sheet: Sheet, root: Element, shared: Shared) -> None:
    """Take what the XML of a worksheet holds into a sheet."""
    number = 0
    for row in root.iterfind(f"{MAIN}sheetData/{MAIN}row"):
        number = number_of(row.get("r")) or number + 1
        sheet.add_row(number, dict(_cells(sheet, number, row, shared)))
        if sheet.cut and sheet.is_full:
            break
    for merged in root.iterfind(f"{MAIN}mergeCells/{MAIN}mergeCell"):
        area = area_of(merged.get("ref") or "")
        if area is not None:
            sheet.merged.append(area)
    sheet_conditions.shade(sheet, (rule for _, rule in sorted(_rules(root, shared.styles), key=lambda found: found[0])))


def _cells(sheet: Sheet, number: int, row: Element, shared: Shared) -> Iterator[tuple[int, SheetCell]]:
    column = 0
    for cell in row:
        place = _CELL.fullmatch(cell.get("r") or "")
        column = column_number(place[1]) if place else column + 1
        look = shared.styles.look(cell.get("s"))
        shown = _shown(cell, look, shared) if len(cell) else _NOTHING
        if shown.error:
            sheet.errors.append(address(number, column))
        if shown.uncalculated:
            sheet.uncalculated.append(address(number, column))
        text, ink = shown_runs(shown.runs, look.ink, look.font)
        marks = fill_marks(look.fill) + ink
        if text or marks:
            yield column, SheetCell(text, marks)


def _shown(cell: Element, look: Look, shared: Shared) -> Shown:
    kind, value, formula, inline = cell.get("t") or "n", "", False, None
    for part in cell:
        if part.tag == f"{MAIN}v":
            value = part.text or ""
        elif part.tag == f"{MAIN}f":
            formula = True
        elif part.tag == f"{MAIN}is":
            inline = part
    if kind == "e":
        return Shown(error=True)
    if kind == "inlineStr":
        return Shown(runs_of(inline, shared.colours) if inline is not None else ())
    if kind == "s":
        place = number_of(value)
        missing = place is None or place >= len(shared.texts)
        return Shown(() if missing else shared.texts[place or 0], error=missing and bool(value))
    if kind == "str":
        return Shown(plain_runs(_unescaped(value)))
    if not value:
        return Shown(uncalculated=formula)
    return Shown(plain_runs(_value(kind, value, look.code, since_1904=shared.since_1904)))


def _value(kind: str, value: str, code: str, *, since_1904: bool) -> str:
    """What a number, a day or a truth shows; one that is none of them is shown as it stands."""
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(value, value.upper())
    try:
        if kind == "d":
            return shown_day(datetime.fromisoformat(value).replace(tzinfo=None))
        return shown_number(float(value), code, since_1904=since_1904)
    except ValueError:
        return value


def _unescaped(text: str) -> str:
    """A text with its characters written as ``_x000D_`` turned into what they are."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _rules(root: Element, styles: Styles) -> Iterator[tuple[int, Rule]]:
    """The conditional formats that are followed, each with its priority."""
    for formats in root.iterfind(f"{MAIN}conditionalFormatting"):
        areas = tuple(area for text in (formats.get("sqref") or "").split() if (area := area_of(text)) is not None)
        for rule in formats.iterfind(f"{MAIN}cfRule") if areas else ():
            condition = _condition(rule)
            look = number_of(rule.get("dxfId"))
            if condition is not None and look is not None and look < len(styles.differential):
                marks = fill_marks(styles.differential[look].fill) + ink_marks(styles.differential[look].ink)
                base = min(area.top for area in areas), min(area.left for area in areas)
                yield number_of(rule.get("priority")) or _LAST_PRIORITY, Rule(areas, base, condition, marks)


def _condition(rule: Element) -> Condition | None:
    kind = rule.get("type") or ""
    stated = rule.find(f"{MAIN}formula")
    formula = (stated.text if stated is not None else None) or ""
    if kind == "expression":
        return sheet_conditions.comparison(formula)
    if kind in _SEARCHED and rule.get("text"):
        return Condition(_SEARCHED[kind], rule.get("text") or "")
    if kind == "cellIs" and rule.get("operator") in _COMPARED:
        wanted = sheet_conditions.operand(formula)
        return Condition(_COMPARED[rule.get("operator") or ""], wanted) if wanted is not None else None
    return None
