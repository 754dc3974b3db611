"""Conditional formats, as far as they state a status: a cell that equals, contains, begins or ends with a text is shaded.

All other conditions are left alone: what they would shade has no mark.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from ka_tui.reports.readers.document_parts import Mark, MarkKind
from ka_tui.reports.readers.sheets.parts import Area, Sheet, SheetCell

_MOST_TESTS = 500_000
"""How often the conditions of a sheet are tried on a cell."""

_REFERENCE = r"\[?\.?(?P<{0}_column>\$?[A-Z]{{1,3}})(?P<{0}_row>\$?[1-9][0-9]{{0,6}})\]?"
_OPERAND = re.compile(rf"\s*(?:\"(?P<text>(?:[^\"]|\"\")*)\"|(?P<number>-?[0-9]+(?:\.[0-9]+)?)|{_REFERENCE.format('of')})\s*")
_COMPARISON = re.compile(rf"\s*{_REFERENCE.format('of')}\s*=(?P<other>.*)", re.DOTALL)
_AREA = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?::\.?\$?([A-Za-z]{1,3})\$?([0-9]{1,7}))?")


class Reference(NamedTuple):
    """A cell that a formula names; its row or column stays where it is only if it is fixed (``$D$2``)."""

    row: int
    column: int
    row_fixed: bool
    column_fixed: bool

    def seen_from(self, row: int, column: int, base: tuple[int, int]) -> tuple[int, int]:
        """Which cell is meant in a cell, where the formula was written for the cell ``base``."""
        return (
            self.row if self.row_fixed else self.row + row - base[0],
            self.column if self.column_fixed else self.column + column - base[1],
        )


class Condition(NamedTuple):
    """When a rule shades a cell: ``holds`` compares the text looked at with ``wanted``, both of them folded.

    What is looked at is the cell itself, or the one that ``looked_at`` refers to.
    """

    holds: Callable[[str, str], bool]
    wanted: str | Reference
    looked_at: Reference | None = None


class Rule(NamedTuple):
    """A conditional format of some areas, its formula written for the cell ``base``; of rules that hold, the first counts."""

    areas: tuple[Area, ...]
    base: tuple[int, int]
    condition: Condition
    marks: tuple[Mark, ...]


def equal(text: str, wanted: str) -> bool:
    """Whether a cell's text is the one wanted."""
    return text == wanted


def unequal(text: str, wanted: str) -> bool:
    """Whether a cell's text is another than the one that is not wanted."""
    return text != wanted


def contains(text: str, wanted: str) -> bool:
    """Whether the text wanted stands anywhere in a cell."""
    return bool(wanted) and wanted in text


def begins(text: str, wanted: str) -> bool:
    """Whether a cell begins with the text wanted."""
    return bool(wanted) and text.startswith(wanted)


def ends(text: str, wanted: str) -> bool:
    """Whether a cell ends with the text wanted."""
    return bool(wanted) and text.endswith(wanted)


def comparison(formula: str) -> Condition | None:
    """The condition of a formula such as ``$D2="Red"``; None for any other."""
    match = _COMPARISON.fullmatch(formula)
    wanted = operand(match["other"]) if match else None
    return Condition(equal, wanted, _reference(match)) if match and wanted is not None else None


def operand(formula: str) -> str | Reference | None:
    """What a cell is compared with: ``"Red"``, a number or a cell; None for anything that must be calculated."""
    match = _OPERAND.fullmatch(formula)
    if match is None:
        return None
    if match["text"] is not None:
        return match["text"].replace('""', '"')
    return match["number"] or _reference(match)


def area_of(text: str) -> Area | None:
    """The area that ``A1`` or ``A1:B2`` names, in either case; None for anything else."""
    match = _AREA.fullmatch(text)
    if match is None:
        return None
    left, top, right, bottom = match[1], int(match[2]), match[3] or match[1], int(match[4] or match[2])
    return Area(top, column_number(left), bottom, column_number(right))


def column_number(letters: str) -> int:
    """The number of a column, from 1: ``A``, ``AA``."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def shade(sheet: Sheet, rules: Iterable[Rule]) -> None:
    """Give the cells of a sheet the marks of the rules that hold for them, in place of their own; the first rule wins."""
    found: dict[tuple[int, int], dict[MarkKind, Mark]] = {}
    for rule, row, column in islice(_tests(sheet, rules), _MOST_TESTS):
        if _holds(sheet, rule, row, column):
            marks = found.setdefault((row, column), {})
            for mark in rule.marks:
                marks.setdefault(mark.kind, mark)
    for (row, column), marks in found.items():
        cell = sheet.rows[row].get(column, SheetCell())
        own = tuple(mark for mark in cell.marks if mark.kind not in marks)
        sheet.rows[row][column] = cell._replace(marks=own + tuple(marks.values()))


def _tests(sheet: Sheet, rules: Iterable[Rule]) -> Iterator[tuple[Rule, int, int]]:
    rows = sorted(sheet.rows)
    for rule in rules:
        for area in rule.areas:
            for row in rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]:
                for column in range(area.left, min(area.right, sheet.width) + 1):
                    yield rule, row, column


def _holds(sheet: Sheet, rule: Rule, row: int, column: int) -> bool:
    condition = rule.condition
    looked_at = condition.looked_at.seen_from(row, column, rule.base) if condition.looked_at else (row, column)
    wanted = condition.wanted
    if isinstance(wanted, Reference):
        wanted = sheet.text(*wanted.seen_from(row, column, rule.base))
    return condition.holds(sheet.text(*looked_at).strip().casefold(), wanted.strip().casefold())


def _reference(match: re.Match[str]) -> Reference:
    column, row = match["of_column"], match["of_row"]
    return Reference(int(row.lstrip("$")), column_number(column.lstrip("$")), row.startswith("$"), column.startswith("$"))
