"""The headings of priorities in extracted text: marked with ``###``, ``**`` or ``<b>``, or not at all, on one line or two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ka_tui.domain.codes import priority_number_of
from ka_tui.domain.priorities import Priority, is_priority_heading, parse_headings
from ka_tui.domain.quarters import find_quarter
from ka_tui.domain.reading_codes import split_code
from ka_tui.domain.text import folded
from ka_tui.reports.readers.page_seams import begins_small, unfinished
from ka_tui.reports.readers.table_rows import Line, front_of

_OPENED = re.compile(r"(?:#{1,6}\s*)?(\*\*|<b>|<strong>)", re.IGNORECASE)
_CLOSING = {"**": "**", "<b>": "</b>", "<strong>": "</strong>"}
_CONTINUED = re.compile(r"[\s(–-]*\bcont(?:inued|['’]?d|\.)?[.)]*$", re.IGNORECASE)
_PAGE_MARKS = re.compile(r"(?:appendix|annex)(?:\s+\w{1,3})?|(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_MOST_LINES = 4
_LARGEST_NUMBER = 999
_LONGEST = 1000
_FRONT, _FRONT_CELLS = 500, 4
"""How much of how many cells of a row is looked at for its code."""
_CAPTION = re.compile(r"table\s+\w{1,4}", re.IGNORECASE)


def is_marked(line: Line) -> bool:
    """Whether a line is set as a heading: marked with ``#``, or all in bold."""
    first = line.cells[0]
    opened = _OPENED.match(first)
    return first.startswith("#") or (opened is not None and first.endswith(_CLOSING[opened[1].lower()]))


def heading_text(line: Line) -> str:
    """The words of a line that may be a heading, its marks put aside."""
    return line.text.strip("#*_ ")


def is_heading(line: Line) -> bool:
    """Whether a line is the heading of a priority by its label; it stands alone in its row."""
    return line.is_alone and len(line.cells[0]) < _LONGEST and is_priority_heading(heading_text(line))


def is_page_mark(text: str) -> bool:
    """Whether a line is what pages carry at their edge: the letter of an appendix, or a number."""
    return _PAGE_MARKS.fullmatch(text.strip("#*_- ")) is not None


def without_continued(heading: str) -> tuple[str, str]:
    """A heading without the '(continued)' of a later page, and that mark."""
    mark = _CONTINUED.search(heading[-20:])
    return (heading[: -len(mark[0])], mark[0]) if mark and mark.start() else (heading, "")


def with_whole_headings(lines: Sequence[Line]) -> list[Line]:
    """The lines, each heading that was opened on one and closed on a later one made one."""
    whole: list[Line] = []
    position = 0
    while position < len(lines):
        count = _heading_lines(lines[position : position + _MOST_LINES])
        if count > 1:
            cells = [line.cells[0] for line in lines[position : position + count]]
            whole.append(replace(lines[position], cells=("\n".join(cells),)))
        else:
            whole.append(lines[position])
        position += count
    return whole


def _heading_lines(lines: Sequence[Line]) -> int:
    """How many lines the heading on the first of them takes; 1 also where it is none."""
    first = lines[0]
    if first.width != 1:
        return 1
    opened = _OPENED.match(first.cells[0])
    if opened is not None and _CLOSING[opened[1].lower()] not in first.cells[0][opened.end() :]:
        closing = _CLOSING[opened[1].lower()]
        for count, line in enumerate(lines[1:], start=2):
            if line.width > 1 or line.code or line.number > first.number + _MOST_LINES:
                return 1
            if line.cells[0].endswith(closing):
                return count
        return 1
    return 2 if is_heading(first) and len(lines) > 1 and _goes_on(first, lines[1]) else 1


def _goes_on(heading: Line, line: Line) -> bool:
    """Whether the line right below a heading is the rest of its sentence."""
    if (
        line.width != 1
        or line.number != heading.number + 1
        or is_heading(line)
        or is_page_mark(line.text)
        or is_marked(line)
        or line.code
    ):
        return False
    return begins_small(line.text) or unfinished(heading_text(heading))


def unlabelled_headings(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that are headings of priorities though nothing calls them so.

    There are such only where no heading has a label. They stand right over a table or its rows, and the codes change their
    priority under them. Where they are not set as headings, such a line must stand at every change.
    """
    if any(is_heading(line) for line in lines):
        return frozenset()
    over = _lone_lines_over_changes(lines)
    marked = frozenset(line.number for line in over if line is not None and _is_set_as_heading(line))
    if marked or len(over) < 2:
        return marked
    plain = [line for line in over if line is not None and _may_be_heading(line)]
    different = {key_of(heading_text(line)) for line in plain}
    return frozenset(line.number for line in plain) if len(different) == len(over) else frozenset()


def _lone_lines_over_changes(lines: Sequence[Line]) -> list[Line | None]:
    """Wherever the codes change their priority, the line that stands alone right over the table or row; None for no such line."""
    over: list[Line | None] = []
    candidate: Line | None = None
    number: int | None = None
    for line in lines:
        code = _code_in(line)
        if code is not None:
            before, number = number, priority_number_of(code)
            if number != before or (number is None and candidate is not None):
                over.append(candidate)
            candidate = None
        elif line.is_alone and not is_page_mark(line.text) and not line.is_rule:
            candidate = line
        elif not line.is_rule and line.columns is None and not is_page_mark(line.text):
            candidate = None
    return over


def _code_in(line: Line) -> str | None:
    """The code of a row, in one of its first cells."""
    return next(filter(None, (split_code(front_of(cell[:_FRONT]))[0] for cell in line.cells[:_FRONT_CELLS])), None)


def _is_set_as_heading(line: Line) -> bool:
    return (is_marked(line) or heading_text(line).lower().startswith("priority ")) and _may_be_heading(line)


def _may_be_heading(line: Line) -> bool:
    text = heading_text(line)
    return bool(text) and len(text) < _LONGEST and not find_quarter(text) and not _CAPTION.fullmatch(text)


def key_of(heading: str) -> str:
    """What two printings of one heading share, whatever their labels and case."""
    return folded(parse_headings([heading])[0].name)


def priorities_of(headings: Sequence[str], codes: Sequence[Sequence[str]]) -> list[Priority]:
    """The priorities that headings name, each with its number.

    The number is the one that the label states; else the one on which the codes under the heading agree; else the
    position of the heading. ``codes`` has those under each heading.
    """
    numbered: list[Priority] = []
    for position, priority in enumerate(parse_headings(headings)):
        number = priority.number or _agreed(codes[position]) or position + 1
        numbered.append(priority._replace(number=number if number <= _LARGEST_NUMBER else None))
    return numbered


def _agreed(codes: Sequence[str]) -> int | None:
    numbers = {priority_number_of(code) for code in codes}
    return numbers.pop() if len(numbers) == 1 else None
