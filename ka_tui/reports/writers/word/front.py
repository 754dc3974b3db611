"""The front of the Word paper: what it is, the key to its statuses, the summary, and what was corrected since."""

from __future__ import annotations

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ka_tui.reports.paper import Moved, Paper
from ka_tui.reports.printed_corrections import COLUMNS, HEADING
from ka_tui.reports.writers.word.lists import Lists
from ka_tui.reports.writers.word.tables import Cell, TableColumn, kept_together, status_cell, table
from ka_tui.reports.writers.word.xml import NO_BREAK, label_runs, paragraph, run, w

_STATUS, _MEANING, _FIGURES = 2000, 9000, 1700
"""Twips of the columns of the small tables."""


def title_block(paper: Paper, logo: Element | None) -> list[Element]:
    """Logo, title, council, period, as-at date, scope and notice, as far as there are any."""
    lines = [paragraph("KA Logo", [logo])] if logo is not None else []
    lines.append(paragraph("Heading 1", paper.title))
    texts = (
        ("Subtitle", paper.council),
        ("KA Front", paper.period),
        ("KA Front", paper.as_at),
        ("KA Front", paper.scope),
        ("KA Notice", paper.notice),
    )
    return lines + [paragraph(style, text) for style, text in texts if text]


def key(paper: Paper, width: int, accent: str) -> list[Element]:
    """The statuses and what each means."""
    columns = [TableColumn("Status", _STATUS), TableColumn("Meaning", min(_MEANING, width - _STATUS))]
    rows = [
        [status_cell(f"{status.symbol} {status.word}", status.colour), Cell([paragraph("KA Text", status.meaning)], middle=True)]
        for status in paper.key
    ]
    return [paragraph("Heading 2", "Status key"), table("Status key", "What each status means", columns, rows, accent)]


def summary(paper: Paper, lists: Lists, chart: Element | None, accent: str) -> list[Element]:
    """The counts in a sentence, a chart and a table, and what moved since the quarter before."""
    parts = [paragraph("Heading 2", "Summary"), paragraph("KA Lead", paper.headline)]
    if chart is not None:
        parts.append(paragraph("KA Chart", [chart]))
    parts.append(_counts(paper, accent))
    for heading, moved in (("Worsened", paper.worse), ("Improved", paper.better)):
        if moved:
            parts += [paragraph("Heading 3", heading), *(lists.bullet(_move(one)) for one in moved)]
    return parts


def corrections(paper: Paper, lists: Lists, width: int, accent: str) -> list[Element]:
    """What was corrected since the quarter was published; nothing where nothing was."""
    if not paper.corrections:
        return []
    columns = [TableColumn(label, width * share // 100) for _, label, share in COLUMNS]
    rows = (
        [
            Cell([paragraph("KA Text", row.item)]),
            Cell(lists.narrative(row.was)),
            Cell(lists.narrative(row.is_now)),
            Cell([paragraph("KA Text", row.day)]),
            Cell([paragraph("KA Text", row.why)]),
        ]
        for row in paper.corrections
    )
    made = table(HEADING, "What was published, and what it was corrected to", columns, rows, accent)
    return [paragraph("Heading 2", HEADING), paragraph("KA Lead", paper.published), made]


def _counts(paper: Paper, accent: str) -> Element:
    columns = [TableColumn("Status", _STATUS), TableColumn("This quarter", _FIGURES, figures=True)]
    if paper.compared:
        columns += [TableColumn(label, _FIGURES, figures=True) for label in ("Quarter before", "Difference")]
    rows = [
        [status_cell(count.label, count.colour), *_figures(count.size, count.before if paper.compared else None)]
        for count in paper.summary
    ]
    before = sum(count.before or 0 for count in paper.summary) if paper.compared else None
    rows.append([Cell([paragraph("KA Text", [run("All", w("b"))])]), *_figures(paper.total, before)])
    return kept_together(table("Summary", "How many activities have each status", columns, rows, accent))


def _figures(now: int, before: int | None) -> list[Cell]:
    texts = [str(now)] if before is None else [str(now), str(before), _signed(now - before)]
    return [Cell([paragraph("KA Figure", text)], middle=True) for text in texts]


def _signed(number: int) -> str:
    return f"+{number}" if number > 0 else str(number).replace("-", "\N{MINUS SIGN}")


def _move(moved: Moved) -> list[Element]:
    activity = moved.activity
    return [
        run(f"{activity.code} ", w("b")),
        run(f"{activity.title}: was "),
        *label_runs(moved.was, blank=NO_BREAK),
        run(", now "),
        *label_runs(moved.now, blank=NO_BREAK),
    ]
