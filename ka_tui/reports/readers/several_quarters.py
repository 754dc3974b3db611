"""A document that holds the reports of several quarters, parted: by a column of quarters, by sheets, or by titles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ka_tui.domain.quarters import Quarter, find_quarter, parse_quarter
from ka_tui.domain.reading_codes import split_code
from ka_tui.domain.text import clean_line
from ka_tui.errors import InvalidQuarter
from ka_tui.reports.readers.document_parts import SHEET, Part, Row, Text
from ka_tui.reports.readers.report_rows import LONGEST_TITLE
from ka_tui.reports.readers.table_rows import Line
from ka_tui.reports.reading import Hints

_FRONT_CELLS = 4
"""How many of a row's first cells are looked at for a code."""
_FRONT = 200


def by_quarter(parts: Sequence[Part], hints: Hints) -> list[Sequence[Part]]:
    """The parts of each quarter's report, in the order of the quarters; all of them where one quarter is all there is."""
    if hints.quarter is not None:
        return [parts]
    return _by_column(parts, hints) or _by_titles(parts) or [parts]


# --- a column of quarters -------------------------------------------------------------------------------------------


def _by_column(parts: Sequence[Part], hints: Hints) -> list[Sequence[Part]]:
    """The parts, once for each quarter that a column of theirs names, with only its rows; nothing where there is none."""
    quarters: dict[int, Quarter] = {}
    column: int | None = None
    for number, part in enumerate(parts):
        if not isinstance(part, Row):
            continue
        columns = Line(0, tuple(clean_line(cell.text) for cell in part.cells), hints.columns).columns
        if columns is not None:
            column = columns.position("quarter")
        elif column is not None and column < len(part.cells):
            quarter = _quarter_in(part.cells[column].text)
            if quarter is not None:
                quarters[number] = quarter
    found = sorted(set(quarters.values()))
    return [[_title(found[0]), *parts]] if len(found) == 1 else [_only(parts, quarters, quarter) for quarter in found]


def _only(parts: Sequence[Part], quarters: dict[int, Quarter], quarter: Quarter) -> Sequence[Part]:
    """The parts without the rows of other quarters; their title is that of the quarter."""
    kept = [part for number, part in enumerate(parts) if quarters.get(number, quarter) == quarter]
    return [_title(quarter), *(part for part in kept if isinstance(part, Row) or find_quarter(part.text) in (None, quarter))]


def _quarter_in(text: str) -> Quarter | None:
    try:
        return parse_quarter(clean_line(text))
    except InvalidQuarter:
        return None


# --- sheets and titles ----------------------------------------------------------------------------------------------


@dataclass
class _Stretch:
    """The parts from a sheet's name or a title on, the quarter that they are for, and the codes in them."""

    quarter: Quarter | None = None
    parts: list[Part] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)


def _by_titles(parts: Sequence[Part]) -> list[Sequence[Part]]:
    """The parts of each quarter that a sheet's name or a title says; nothing unless two of them have an activity in common.

    A title of another quarter that stands over other activities says when they are due, or what they go back to.
    """
    stretches = _stretches(parts)
    having = [stretch for stretch in stretches if stretch.codes]
    found = {stretch.quarter for stretch in having if stretch.quarter is not None}
    again = any(
        one.quarter != other.quarter and one.codes & other.codes for number, one in enumerate(having) for other in having[:number]
    )
    if len(found) < 2 or not again or any(stretch.quarter is None for stretch in having):
        return []
    return [_of_quarter(stretches, quarter, found) for quarter in sorted(found)]


def _stretches(parts: Iterable[Part]) -> list[_Stretch]:
    stretches = [_Stretch()]
    for part in parts:
        words = _title_words(part)
        quarter = find_quarter(words) if words else None
        is_sheet = isinstance(part, Text) and part.role == SHEET
        if is_sheet or (quarter is not None and quarter != stretches[-1].quarter and stretches[-1].codes):
            stretches.append(_Stretch(quarter))
        now = stretches[-1]
        now.parts.append(part)
        now.quarter = now.quarter or quarter
        if isinstance(part, Row):
            fronts = (clean_line(cell.text[:_FRONT]) for cell in part.cells[:_FRONT_CELLS])
            now.codes.update(filter(None, (split_code(front)[0] for front in fronts)))
    return stretches


def _title_words(part: Part) -> str:
    """The words of a heading, or of a row in which only one cell holds something."""
    if isinstance(part, Text):
        return part.text[:LONGEST_TITLE] if part.level or part.bold or part.role == SHEET else ""
    filled = [cell.text for cell in part.cells if not cell.repeated and cell.text.strip()]
    return filled[0][:LONGEST_TITLE] if len(filled) == 1 else ""


def _of_quarter(stretches: Iterable[_Stretch], quarter: Quarter, found: Iterable[Quarter]) -> Sequence[Part]:
    """The parts of a quarter, and those of none; its title comes first."""
    others = set(found) - {quarter}
    return [_title(quarter), *(part for stretch in stretches if stretch.quarter not in others for part in stretch.parts)]


def _title(quarter: Quarter) -> Text:
    return Text("the column of quarters", quarter.title, 1)
