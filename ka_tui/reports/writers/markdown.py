"""A quarter as Markdown: a document to publish and to read, which reads back exactly.

Only what the reader takes for structure is markup; every text of the report is escaped, so that it shows as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from ka_tui.domain.activities import FIELD_LABELS, Activity
from ka_tui.domain.labels import Labels
from ka_tui.domain.priorities import Priority
from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.summaries import summarise
from ka_tui.reports.document import ReportDocument
from ka_tui.reports.markdown_text import escaped, escaped_cell, escaped_heading, narrative_as_markdown

TITLE = "# Key Activity Quarterly Report"
NO_PRIORITY = "*No priority*"
"""Stands for an empty name; no text can be mistaken for it, since an asterisk of a text is escaped."""
_SHORT_FIELDS = ("reason", "status_source", "team", "portfolio")
_NARRATIVES = ("progress", "next_steps")


def write(document: ReportDocument) -> bytes:
    """The document in UTF-8, lines ending in LF."""
    return ("\n\n".join(_parts(document)) + "\n").encode()


def _parts(document: ReportDocument) -> Iterator[str]:
    """The blocks of the document; a blank line goes between them."""
    quarter = document.quarter
    yield TITLE
    council = f"**{escaped(document.council)}** · " if document.council else ""
    yield f"{council}{quarter.title} · {document.calendar.months(quarter)}"
    if document.signed_off:
        yield f"{escaped(document.signed_off.in_words)}."
    if document.notice:
        yield f"> {narrative_as_markdown(document.notice)}".replace("\n", "\n> ")
    yield _status_key(document.scheme)
    yield _counts(document)
    if document.corrections:
        yield from _corrections(document)
    for heading, activities in groupby(document.activities, key=lambda activity: activity.heading):
        yield f"## {_heading(heading)}"
        if heading.theme:
            yield f"**{FIELD_LABELS['theme']}:** {escaped(heading.theme)}"
        for activity in activities:
            yield from activity_section(activity, document.scheme, _SHORT_FIELDS, level=3)


def _status_key(scheme: StatusScheme) -> str:
    rows = [f"| {escaped_cell(scheme.label(status.id))} | {escaped_cell(status.meaning)} |" for status in scheme]
    return "\n".join(["| Status | Meaning |", "| --- | --- |", *rows])


def _counts(document: ReportDocument) -> str:
    summary = summarise(document.activities)
    rows = [
        f"| {escaped_cell(document.scheme.label(status))} | {summary.by_status.get(status, 0)} |"
        for status in document.scheme.ids
    ]
    return "\n".join(["| Status | Activities |", "| --- | ---: |", *rows, f"| All | {summary.total} |"])


def _corrections(document: ReportDocument) -> Iterator[str]:
    """What was corrected since the quarter was first signed off; nothing where nothing was."""
    from ka_tui.reports.printed_corrections import COLUMNS, HEADING, correction_rows, published_in_words

    if rows := correction_rows(document, Labels()):
        yield f"## {HEADING}"
        yield published_in_words(document)
        lines = [f"| {' | '.join(map(_cell, row))} |" for row in rows]
        yield "\n".join([f"| {' | '.join(label for _, label, _ in COLUMNS)} |", f"|{' --- |' * len(COLUMNS)}", *lines])


def _cell(text: str) -> str:
    return "<br>".join(map(escaped_cell, text.split("\n")))


def _heading(priority: Priority) -> str:
    """``Priority 2: Name`` where there is a number; a name that itself begins so has its colon escaped."""
    name = escaped_heading(priority.name)
    if priority.number is not None:
        return f"Priority {priority.number}: {name}".rstrip()
    label, colon, rest = name.partition(":")
    if colon and label.startswith("Priority ") and label[9:].isdigit():
        return f"{label}\\:{rest}"
    return name or NO_PRIORITY


def activity_section(activity: Activity, scheme: StatusScheme, fields: Iterable[str], level: int) -> Iterator[str]:
    """The blocks of an activity under a heading of this level: its status and what it states in ``fields``, then its texts."""
    yield f"{'#' * level} {activity.code} {escaped_heading(activity.title)}"
    facts = [("status", scheme.label(activity.status))]
    facts += [(name, text) for name in fields if (text := getattr(activity, name))]
    yield "\n".join(f"- **{FIELD_LABELS[name]}:** {escaped(text)}" for name, text in facts)
    for name in _NARRATIVES:
        if narrative := getattr(activity, name):
            yield f"{'#' * (level + 1)} {FIELD_LABELS[name]}"
            yield narrative_as_markdown(narrative)
