"""From the lines of a report, whatever its format, to its activities: one quarter's report read with all that is to be told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from ka_tui.domain.quarters import Quarter, find_quarter
from ka_tui.errors import NotAReport, QuarterNotStated
from ka_tui.reports.conservation import conserve
from ka_tui.reports.readers.priority_headings import is_marked
from ka_tui.reports.readers.report_rows import LONGEST_TITLE, ReportRows
from ka_tui.reports.readers.report_values import finished_activities
from ka_tui.reports.readers.stated_quarter import quarter_in_name
from ka_tui.reports.readers.table_rows import USUAL_COLUMNS, Columns, Line
from ka_tui.reports.reading import Conservation, Hints, Problem, Reading, Source

TakeLine = Callable[[ReportRows, Line], None]


def read_lines(
    source: Source,
    lines: Sequence[Line],
    start: int,
    hints: Hints,
    text: str,
    *,
    looked_for: str,
    unlabelled: Collection[int],
    title: str = "",
    take: TakeLine = ReportRows.take,
) -> Reading:
    """The activities of one quarter's report, with every problem, every seam, and the proof that no word was lost.

    ``start`` is the position of the first line of the tables; ``text`` all words of the source, for the proof;
    ``unlabelled`` the numbers of the lines that are headings without being called so; ``title`` what the properties of the
    document call it. Raises NotAReport without activities, QuarterNotStated.
    """
    rows = ReportRows(source.name, hints, _first_columns(lines) or USUAL_COLUMNS, unlabelled)
    for line in lines[:start]:
        rows.in_front(line)
    for line in lines[start:]:
        take(rows, line)
    rows.finish()
    if not rows.records:
        raise NotAReport(source.name, looked_for)
    quarter, told = _quarter(source, lines, start, hints, title)
    values = finished_activities(source.name, rows, quarter, hints)
    noise = (*rows.noise, *values.noise)
    return Reading(
        values.activities,
        (*told, *rows.problems, *values.problems),
        tuple(rows.seams),
        conserve(text, values.activities, values.printed, noise),
    )


def readings_joined(readings: Sequence[Reading]) -> Reading:
    """The readings of several quarters' reports in one document as one."""
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


def _first_columns(lines: Sequence[Line]) -> Columns | None:
    return next((line.columns for line in lines if line.columns), None)


def _quarter(source: Source, lines: Sequence[Line], start: int, hints: Hints, title: str) -> tuple[Quarter, list[Problem]]:
    """The quarter: what the user said, else a heading, the title, or the file's name; told where the first two differ."""
    stated = _stated_quarter(lines, start)
    if hints.quarter is not None:
        if stated is None or stated[0] == hints.quarter:
            return hints.quarter, []
        what = f"The report says that it is for {stated[0]}, and was read as {hints.quarter}."
        return hints.quarter, [Problem(source.name, stated[1].place, what, "Leave out --quarter if the report is right.")]
    quarter = stated[0] if stated else find_quarter(title[:LONGEST_TITLE]) or quarter_in_name(source.name)
    if quarter is None:
        raise QuarterNotStated(source.name)
    return quarter, []


def _stated_quarter(lines: Sequence[Line], start: int) -> tuple[Quarter, Line] | None:
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
