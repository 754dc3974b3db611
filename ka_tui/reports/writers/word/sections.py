"""The sections of the Word paper: a heading, its counts in a line, and the table of its activities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ka_tui.domain.activities import Activity
from ka_tui.domain.grouping import Grouping
from ka_tui.domain.statuses import StatusScheme
from ka_tui.reports.paper import Column, Paper, PaperRow, Section, StatusCount, priority_heading
from ka_tui.reports.readers.document_parts import NOTHING, PORTFOLIO, PRIORITY, TEAM
from ka_tui.reports.writers.word.lists import Lists
from ka_tui.reports.writers.word.tables import Cell, TableColumn, status_cell, table, width_of, widths
from ka_tui.reports.writers.word.xml import NO_BREAK, label_runs, paragraph, run, w

_ROLES = {Grouping.PRIORITY: PRIORITY, Grouping.TEAM: TEAM, Grouping.PORTFOLIO: PORTFOLIO}
_NARROWED, _WIDENED = 0.8, 1.35
"""How far the narratives give way to the longest word of a team's name, and how far that is given way to."""


def sections(paper: Paper, scheme: StatusScheme, lists: Lists, width: int, bookmark: int, accent: str) -> Iterator[Element]:
    """All sections, as wide as the page lets them; ``bookmark`` is the first id that the document has free."""
    columns = _columns(paper, scheme, width)
    for number, section in enumerate(paper.sections):
        yield from _headings(section, _role(paper.by, section), number, bookmark)
        rows = ([_cell(column.field, row, paper.reasons, lists) for column in paper.columns] for row in section.rows)
        yield table(section.heading, section.caption, columns, rows, accent)


def _columns(paper: Paper, scheme: StatusScheme, width: int) -> list[TableColumn]:
    """The columns in their shares of the width, but none so narrow that a code, a status or the name of a team breaks."""
    shares = [column.share for column in paper.columns]
    least = [_least(paper, column, scheme, width) for column in paper.columns]
    found = widths(shares, least, width)
    return [TableColumn(column.label, size) for column, size in zip(paper.columns, found, strict=True)]


def _least(paper: Paper, column: Column, scheme: StatusScheme, width: int) -> int:
    """The twips that a column should not go under."""
    share = width * column.share / 100
    match column.field:
        case "title":
            return width_of("KA.01.02")
        case "status":
            return max(width_of(scheme.label(status).replace(" ", "_", 1)) for status in scheme.ids)
        case "progress" | "next_steps":
            return round(share * _NARROWED)
        case field:
            names = {getattr(row.activity, field) for section in paper.sections for row in section.rows}
            return min(max(map(width_of, {column.label, *names})), round(share * _WIDENED))


def _role(by: Grouping, section: Section) -> str:
    """What the heading says of the activities below it; nothing where it only says that they have no such thing."""
    first = section.rows[0].activity
    named = _has_priority(first) if by is Grouping.PRIORITY else bool(first.content().get(by.value))
    return _ROLES.get(by, NOTHING) if named else NOTHING


def _has_priority(activity: Activity) -> bool:
    return bool(activity.priority) or activity.priority_number is not None


def _headings(section: Section, role: str, number: int, bookmark: int) -> list[Element]:
    theme = [paragraph("KA Theme", section.theme)] if section.theme else []
    close = [w("spacing", before=0)] if theme else []
    marked = [
        w("bookmarkStart", id=bookmark + number, name=f"ka_{role}_{number + 1}"),
        run(section.heading),
        w("bookmarkEnd", id=bookmark + number),
    ]
    return [*theme, paragraph("Heading 2", marked, *close), paragraph("KA Counts", _counts(section.counts))]


def _counts(counts: Iterable[StatusCount]) -> list[Element]:
    runs: list[Element] = []
    for count in counts:
        runs += [run("      ")] if runs else []
        runs += [*label_runs(count.label, blank=NO_BREAK), run(f"{NO_BREAK}{count.size}")]
    return runs


def _cell(field: str, row: PaperRow, reasons: bool, lists: Lists) -> Cell:
    activity = row.activity
    match field:
        case "title":
            return Cell([paragraph("KA Code", activity.code), paragraph("KA Text", activity.title)])
        case "status":
            return _status(row, reasons)
        case "progress" | "next_steps":
            return Cell(lists.narrative(getattr(activity, field)))
        case "priority":
            theme = [paragraph("KA Theme", activity.theme, w("spacing", before=0))] if activity.theme else []
            heading = priority_heading(activity.heading) if _has_priority(activity) else ""
            return Cell([*theme, paragraph("KA Text", heading)])
        case _:
            return Cell([paragraph("KA Text", getattr(activity, field))])


def _status(row: PaperRow, reasons: bool) -> Cell:
    activity = row.activity
    texts = (
        ("KA Movement", row.movement),
        ("KA Source", activity.status_source and f"In the source: {activity.status_source}"),
        ("KA Reason", activity.reason and reasons and f"Reason: {activity.reason}"),
    )
    return status_cell(row.status, row.colour, [paragraph(style, text) for style, text in texts if text])
