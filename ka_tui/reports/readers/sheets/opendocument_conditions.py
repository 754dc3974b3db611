"""The conditional formats of an OpenDocument sheet: those of LibreOffice, or else the conditions of the cells' own styles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ka_tui.reports.readers.document_parts import Mark
from ka_tui.reports.readers.office.package import Element
from ka_tui.reports.readers.sheets import conditions as sheet_conditions
from ka_tui.reports.readers.sheets.colours import fill_marks, ink_marks
from ka_tui.reports.readers.sheets.conditions import Condition, Rule, area_of
from ka_tui.reports.readers.sheets.opendocument_styles import STYLE, SheetStyles
from ka_tui.reports.readers.sheets.parts import Area

_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_COMPARED = re.compile(r"(?:cell-content\(\)\s*)?(!?=)(.*)", re.DOTALL)
_CALLED = re.compile(r"(contains-text|begins-with|ends-with|formula-is|is-true-formula)\((.*)\)", re.DOTALL)
_SEARCHES = {
    "contains-text": sheet_conditions.contains,
    "begins-with": sheet_conditions.begins,
    "ends-with": sheet_conditions.ends,
}
_SHEET_NAME = re.compile(r"\$?(?:'(?:[^']|'')*'|[^\s'.:$]*)\.")


def rules_of(table: Element, styles: SheetStyles, styled: Mapping[str, Sequence[Area]]) -> Iterator[Rule]:
    """The rules of a sheet, the first of them first; ``styled`` are the areas of the cells of each style."""
    own = list(table.iterfind(f"{_CALC}conditional-formats/{_CALC}conditional-format"))
    for stated in own:
        areas = _areas(stated.get(f"{_CALC}target-range-address") or "")
        for condition in stated.iterfind(f"{_CALC}condition") if areas else ():
            marks = _marks(styles, condition.get(f"{_CALC}apply-style-name"))
            base = condition.get(f"{_CALC}base-cell-address")
            yield from _rule(areas, base, condition.get(f"{_CALC}value"), marks)
    for name, condition in () if own else styles.conditions():
        if name in styled:
            marks = _marks(styles, condition.get(f"{STYLE}apply-style-name"))
            base = condition.get(f"{STYLE}base-cell-address")
            yield from _rule(tuple(styled[name]), base, condition.get(f"{STYLE}condition"), marks)


def _rule(areas: tuple[Area, ...], base: str | None, stated: str | None, marks: tuple[Mark, ...]) -> Iterator[Rule]:
    condition = _condition((stated or "").strip())
    if condition is not None:
        written_for = (_areas(base or "") or areas)[0]
        yield Rule(areas, (written_for.top, written_for.left), condition, marks)


def _condition(stated: str) -> Condition | None:
    called = _CALLED.fullmatch(stated)
    if called and called[1] in _SEARCHES:
        wanted = sheet_conditions.operand(called[2])
        return Condition(_SEARCHES[called[1]], wanted) if wanted is not None else None
    if called:
        return sheet_conditions.comparison(called[2])
    compared = _COMPARED.fullmatch(stated)
    wanted = sheet_conditions.operand(compared[2]) if compared else None
    if compared is None or wanted is None:
        return None
    return Condition(sheet_conditions.equal if compared[1] == "=" else sheet_conditions.unequal, wanted)


def _areas(addresses: str) -> tuple[Area, ...]:
    """The areas that addresses such as ``'Sheet 1'.D2:'Sheet 1'.D9`` name, in any sheet."""
    found = (area_of(text) for text in _SHEET_NAME.sub("", addresses).split())
    return tuple(area for area in found if area is not None)


def _marks(styles: SheetStyles, name: str | None) -> tuple[Mark, ...]:
    return fill_marks(styles.fill(name)) + ink_marks(styles.ink(name))
