"""A published report as text was extracted from it: headings of priorities, and rows of TAB-separated cells under headers.

The layout is what extractors leave of a Word table: headers repeat, a row that a page cut goes on in a row without a
code, and in between stand the marks of pages. Every word goes into an activity or a heading, or is named as noise.
"""

from __future__ import annotations

from ka_tui.domain.quarters import find_quarter
from ka_tui.domain.reading_codes import codes_of_reading, split_code
from ka_tui.reports.readers.decoded_text import decoded_text
from ka_tui.reports.readers.peeked_text import peeked_text
from ka_tui.reports.readers.priority_headings import unlabelled_headings, with_whole_headings
from ka_tui.reports.readers.report_lines import read_lines, readings_joined
from ka_tui.reports.readers.report_rows import LONGEST_TITLE
from ka_tui.reports.readers.table_rows import Line, front_of, lines_of, mended
from ka_tui.reports.reading import Hints, Reading, Source


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
    parts = [text] if hints.quarter is not None else _parts_by_quarter(text)
    readings: list[Reading] = []
    for part in parts:
        readings.append(_read_quarter(source, part, hints.after(readings)))
    return readings[0] if len(readings) == 1 else readings_joined(readings)


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
    lines = with_whole_headings(lines_of(text, hints.columns))
    lines = mended(lines, next((line.columns for line in lines if line.columns), None))
    start = _first_of_table(lines)
    return read_lines(source, lines, start, hints, text, looked_for=_looked_for(), unlabelled=unlabelled_headings(lines))


def _looked_for() -> str:
    return (
        f"rows of TAB-separated cells that begin with a code such as {codes_of_reading().example}, "
        "under headers such as Activities, Status, Progress and Next Steps"
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
