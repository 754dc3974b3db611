"""A published report as text was extracted from it: headings of priorities, and rows of TAB-separated cells under headers.

The layout is what extractors leave of a Word table: headers repeat, a row that a page cut goes on in a row without a
code, and in between stand the marks of pages. Every word goes into an activity or a heading, or is named as noise.
"""

from __future__ import annotations

from ka_tui.domain.codes import split_code
from ka_tui.domain.quarters import Quarter, find_quarter
from ka_tui.errors import NotAReport, QuarterNotStated
from ka_tui.reports.conservation import conserve
from ka_tui.reports.readers.decoded_text import decoded_text
from ka_tui.reports.readers.peeked_text import peeked_text
from ka_tui.reports.readers.priority_headings import is_marked, unlabelled_headings, with_whole_headings
from ka_tui.reports.readers.report_rows import LONGEST_TITLE, ReportRows
from ka_tui.reports.readers.report_values import finished_activities
from ka_tui.reports.readers.stated_quarter import quarter_in_name
from ka_tui.reports.readers.table_rows import (
    USUAL_COLUMNS,
    Line,
    front_of,
    lines_of,
    mended,
)
from ka_tui.reports.reading import Conservation, Hints, Problem, Reading, Source

LOOKED_FOR = (
    "rows of TAB-separated cells that begin with a code such as KA.01.02, "
    "under headers such as Activities, Status, Progress and Next Steps"
)


def recognises(source: Source) -> bool:
    """Whether a document is such a text: it has a row of cells that begins with a code; never raises."""
    return any(_is_row(line) for line in peeked_text(source).splitlines() if "\t" in line)


def _is_row(line: str) -> bool:
    return any(split_code(front_of(cell))[0] for cell in line[:2000].split("\t")[:7])


def read(source: Source, hints: Hints) -> Reading:
    """The activities of a report, with every problem, every seam, and the proof that no word was lost.

    Raises DocumentUnreadable for bytes that are no text, NotAReport for a text without activities, QuarterNotStated.
    """
    text = decoded_text(source)
    if hints.quarter is not None:
        return _read_quarter(source, text, hints)
    readings = [_read_quarter(source, part, hints) for part in _parts_by_quarter(text)]
    proofs = [reading.conservation for reading in readings if reading.conservation]
    return Reading(
        tuple(activity for reading in readings for activity in reading.activities),
        tuple(problem for reading in readings for problem in reading.problems),
        tuple(seam for reading in readings for seam in reading.seams),
        Conservation(
            sum(proof.words for proof in proofs),
            sum(proof.placed for proof in proofs),
            tuple(noise for proof in proofs for noise in proof.noise),
            tuple(word for proof in proofs for word in proof.lost),
            tuple(word for proof in proofs for word in proof.invented),
        ),
    )


def _parts_by_quarter(text: str) -> list[str]:
    """The reports in a text that holds those of several quarters, each begun by its title; lines keep their numbers."""
    lines = text.splitlines()
    begins, now = [0], None
    for position, line in enumerate(lines):
        quarter = find_quarter(line[:LONGEST_TITLE]) if _may_be_title(line) else None
        if quarter is not None and quarter != now:
            if now is not None:
                begins.append(position)
            now = quarter
    ends = [*begins[1:], len(lines)]
    parts = [(begin, end) for begin, end in zip(begins, ends, strict=True) if any(map(_is_row, lines[begin:end]))]
    if len(parts) < 2 or len(parts) < len(begins):
        return [text]
    return ["\n" * begin + "\n".join(lines[begin:end]) for begin, end in parts]


def _may_be_title(line: str) -> bool:
    """Whether a line is marked as a heading, or begins as the title of these reports does; never a line of a cell's text."""
    return "\t" not in line and line.lstrip().lower().startswith(("#", "**", "<b>", "key activit"))


def _read_quarter(source: Source, text: str, hints: Hints) -> Reading:
    """The activities of one quarter's report."""
    lines = with_whole_headings(lines_of(text))
    columns = next((line.columns for line in lines if line.columns), None)
    lines = mended(lines, columns)
    rows = ReportRows(source.name, hints.scheme, columns or USUAL_COLUMNS, unlabelled_headings(lines))
    start = _first_of_table(lines)
    for line in lines[:start]:
        rows.in_front(line)
    for line in lines[start:]:
        rows.take(line)
    rows.finish()
    if not rows.records:
        raise NotAReport(source.name, LOOKED_FOR)
    quarter, told = _quarter(source, lines, start, hints)
    values = finished_activities(source.name, rows, quarter, hints)
    noise = (*rows.noise, *values.noise)
    return Reading(
        values.activities,
        (*told, *rows.problems, *values.problems),
        tuple(rows.seams),
        conserve(text, values.activities, values.printed, noise),
    )


def _first_of_table(lines: list[Line]) -> int:
    """Where the first table begins: at its header, or at the first row with a code where there is no header."""
    header = code = len(lines)
    for position, line in enumerate(lines):
        if line.columns is not None:
            header = position
            break
        if code == len(lines) and line.width > 1 and line.code:
            code = position
    return header if code > header or _is_repeated(lines, code, header) else code


def _is_repeated(lines: list[Line], code: int, header: int) -> bool:
    """Whether the code of a row in front of the header comes again behind it: the rows in front are a table of contents."""
    listed = lines[code].code if code < len(lines) else None
    return listed is not None and any(line.code == listed for line in lines[header:])


def _quarter(source: Source, lines: list[Line], start: int, hints: Hints) -> tuple[Quarter, list[Problem]]:
    """The quarter: what the user said, else a heading, else the file's name; with a problem where the first two differ."""
    stated = _stated_quarter(lines, start)
    if hints.quarter is not None:
        if stated is None or stated[0] == hints.quarter:
            return hints.quarter, []
        what = f"The report says that it is for {stated[0]}, and was read as {hints.quarter}."
        return hints.quarter, [Problem(source.name, stated[1].place, what, "Leave out --quarter if the report is right.")]
    quarter = stated[0] if stated else quarter_in_name(source.name)
    if quarter is None:
        raise QuarterNotStated(source.name)
    return quarter, []


def _stated_quarter(lines: list[Line], start: int) -> tuple[Quarter, Line] | None:
    """The quarter that a line outside the tables names; titles first, and what stands before the first table before the rest.

    Cells of activities are not asked: what they say of quarters is their own story.
    """
    front = lines[:start]
    later = [line for line in lines[start:] if line.width == 1]
    for line in [*(line for line in front if _is_title(line)), *front, *later]:
        quarter = find_quarter(line.text[:LONGEST_TITLE])
        if quarter is not None:
            return quarter, line
    quarter = find_quarter(" ".join(line.text for line in front)[:LONGEST_TITLE])
    return (quarter, front[0]) if quarter else None


def _is_title(line: Line) -> bool:
    return is_marked(line) or "report" in line.text.lower()
