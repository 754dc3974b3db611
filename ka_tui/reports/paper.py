"""The paper that is published: what every laid-out format prints, in this order and these words, whatever it looks like.

Title, council, quarter and as-at date; the key; a summary with counts, movement and a chart; what was corrected since the
quarter was first signed off; then a table for each priority, portfolio or team. Word, PDF, HTML, Excel and OpenDocument only
differ in how they set it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.days import day_in_words
from ka_tui.domain.grouping import Grouping, grouped
from ka_tui.domain.labels import Labels, in_sentence
from ka_tui.domain.movement import Movement, compare_statuses
from ka_tui.domain.priorities import Priority
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import Status, StatusScheme
from ka_tui.domain.summaries import count_statuses
from ka_tui.reports.document import ReportDocument
from ka_tui.reports.printed_corrections import CorrectionRow, correction_rows, published_in_words

LANGUAGE = "en-GB"
CREATOR = "ka-tui"
"""What the properties of our exports name as the program; a reader knows them by it."""

NOT_STATED_COLOUR = "#e2e2e2"
"""The fill of a status that is not stated."""


NO_PRIORITY = "No priority"
_LABELLED = re.compile(r"Priority(?: (\d+))?(?:: |$)|No priority$")


class Column(NamedTuple):
    """A column of the tables: the field of an activity it shows, its heading, and its share of the width in percent."""

    field: str
    label: str
    share: int


class StatusCount(NamedTuple):
    """How many activities have a status, None for *not stated*, now and in the quarter before (None: nothing to compare with)."""

    status: str | None
    label: str
    colour: str
    size: int
    before: int | None


class Moved(NamedTuple):
    """An activity whose status moved, as ``was`` to ``now``, each shape and word."""

    activity: Activity
    was: str
    now: str


class PaperRow(NamedTuple):
    """An activity as it is printed: its status as shape and word on a fill, and its movement (``↓ was ▲ Amber``, or empty)."""

    activity: Activity
    status: str
    colour: str
    movement: str


class Section(NamedTuple):
    """A table: its heading, the theme that stands over it (or ""), its rows, and their counts by status, none of them 0.

    ``caption`` tells what the table is to who does not see it.
    """

    heading: str
    theme: str
    caption: str
    rows: tuple[PaperRow, ...]
    counts: tuple[StatusCount, ...]


class Paper(NamedTuple):
    """All that is printed. Empty texts are left out; ``key`` are the statuses of the scheme in their order.

    ``summary`` counts the whole quarter, also in a paper of exceptions: a count for each status of the scheme and, where
    there are any, one for *not stated*. ``chart`` says it in a sentence, the text alternative of the chart; ``headline`` is the
    paragraph that the summary opens with, the same sentence where the document has none.
    ``worse`` and ``better`` are empty, and ``compared`` is False, where movement was not chosen or there is nothing to
    compare with. ``day`` is that of ``as_at``; ``published`` stands over the ``corrections``, where there are any. ``ends``
    is the first day after the quarter.
    """

    title: str
    council: str
    quarter: Quarter
    period: str
    day: str
    as_at: str
    scope: str
    notice: str
    key: tuple[Status, ...]
    total: int
    summary: tuple[StatusCount, ...]
    headline: str
    chart: str
    compared: bool
    worse: tuple[Moved, ...]
    better: tuple[Moved, ...]
    published: str
    corrections: tuple[CorrectionRow, ...]
    by: Grouping
    columns: tuple[Column, ...]
    labels: Labels
    ends: date
    sections: tuple[Section, ...]
    reasons: bool

    @property
    def full_title(self) -> str:
        """Title and quarter, as in the properties of a document: ``Key Activity Quarterly Report, Quarter 2 of 2022/23``."""
        return f"{self.title}, {self.quarter.title}"


def paper_of(document: ReportDocument) -> Paper:
    """The paper that a document is."""
    choices = document.choices
    whole = sorted((*document.activities, *document.left_out), key=lambda activity: activity.sort_key)
    before = document.before if choices.movement else None
    moved = _moved(document.scheme, whole, before)
    summary = _counts(document.scheme, whole, None if before is None else {*before.values(), *document.gone})
    return Paper(
        title=f"{document.labels.activity} Quarterly Report",
        council=document.council,
        quarter=document.quarter,
        period=f"{document.quarter.title}, {document.calendar.months(document.quarter)}",
        day=day_in_words(document.as_at) if document.as_at else "",
        as_at=_as_at(document),
        scope=_scope(document),
        notice=document.notice,
        key=document.scheme.statuses,
        total=len(whole),
        summary=summary,
        headline=document.headline or _counted(document.labels, len(whole), summary),
        chart=_counted(document.labels, len(whole), summary),
        compared=before is not None,
        worse=moved[Movement.WORSE],
        better=moved[Movement.BETTER],
        published=published_in_words(document),
        corrections=correction_rows(document, document.labels),
        by=choices.by,
        columns=_columns(document.labels, choices.by),
        labels=document.labels,
        ends=document.calendar.end(document.quarter),
        sections=_sections(document, before),
        reasons=choices.reasons,
    )


def _as_at(document: ReportDocument) -> str:
    """The as-at day, with who signed the quarter off where it is that of the signing off; empty for no day."""
    signed = document.signed_off
    if signed is not None and signed.as_at == document.as_at:
        return signed.in_words
    return f"As at {day_in_words(document.as_at)}" if document.as_at else ""


def _scope(document: ReportDocument) -> str:
    if not document.choices.exceptions:
        return ""
    whole = len(document.activities) + len(document.left_out)
    return (
        f"Exceptions only: {len(document.activities)} of {document.labels.counted(whole)}, "
        "those that are off course, have worsened, or whose status is not stated."
    )


def _columns(labels: Labels, by: Grouping) -> tuple[Column, ...]:
    """The columns; the one that the sections already say gives its place to the priority."""
    last = [Column("team", labels.team, 12), Column("portfolio", labels.portfolio, 10)]
    if by is not Grouping.PRIORITY:
        last = [column for column in last if column.field != by.value] + [Column("priority", "Priority", 12)]
    return (
        Column("title", labels.one, 18),
        Column("status", "Status", 11),
        Column("progress", "Progress", 26),
        Column("next_steps", "Next steps", 23),
        *last,
    )


def _counts(scheme: StatusScheme, activities: Iterable[Activity], before: Iterable[Activity] | None) -> tuple[StatusCount, ...]:
    now = count_statuses(activities)
    was = count_statuses(before) if before is not None else None
    return tuple(
        StatusCount(
            status,
            scheme.label(status),
            colour_of(scheme, status),
            now.get(status, 0),
            None if was is None else was.get(status, 0),
        )
        for status in scheme.ids
        if status is not None or now.get(None) or (was and was.get(None))
    )


def colour_of(scheme: StatusScheme, status_id: str | None) -> str:
    """The fill of a status, ``#rrggbb``."""
    status = scheme.get(status_id)
    return status.colour if status else NOT_STATED_COLOUR


def _counted(labels: Labels, total: int, summary: Iterable[StatusCount]) -> str:
    """``Of 32 activities, 2 are Red, 6 Amber ...``: the counts in a sentence."""
    if not total:
        return f"There are no {in_sentence(labels.several)}."
    words = [f"{count.size} {count.label.split(' ', 1)[1]}" for count in summary if count.size]
    listed = " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
    return f"Of {labels.counted(total)}: {listed}."


def _moved(
    scheme: StatusScheme, activities: Iterable[Activity], before: Mapping[str, Activity] | None
) -> dict[Movement, tuple[Moved, ...]]:
    found: dict[Movement, list[Moved]] = {Movement.WORSE: [], Movement.BETTER: []}
    for activity in activities if before is not None else ():
        was = (before or {}).get(activity.code)
        if was is not None:
            kind = compare_statuses(scheme, was.status, activity.status)
            if kind in found:
                found[kind].append(Moved(activity, scheme.label(was.status), scheme.label(activity.status)))
    return {kind: tuple(moved) for kind, moved in found.items()}


def _sections(document: ReportDocument, before: Mapping[str, Activity] | None) -> tuple[Section, ...]:
    by = document.choices.by
    if by is not Grouping.PRIORITY:
        groups = grouped(document.activities, by, document.scheme, document.labels)
        return tuple(_section(document, group.heading, "", group.activities, before) for group in groups)
    headings: dict[Priority, list[Activity]] = {}
    for activity in document.activities:
        headings.setdefault(activity.heading, []).append(activity)
    return tuple(
        _section(document, priority_heading(heading), heading.theme or "", activities, before)
        for heading, activities in headings.items()
    )


def _section(
    document: ReportDocument, heading: str, theme: str, activities: Sequence[Activity], before: Mapping[str, Activity] | None
) -> Section:
    rows = tuple(_row(document, activity, before) for activity in activities)
    counts = tuple(count for count in _counts(document.scheme, activities, None) if count.size)
    return Section(heading, theme, f"{document.labels.several} of {heading}", rows, counts)


def priority_heading(priority: Priority) -> str:
    """A priority as a heading, without its theme: ``Priority 2: Promoting health``; a name alone that looks so gets a label."""
    if not priority.name:
        return NO_PRIORITY if priority.number is None else f"Priority {priority.number}"
    if priority.number is None:
        return f"Priority: {priority.name}" if _LABELLED.match(priority.name) else priority.name
    return f"Priority {priority.number}: {priority.name}"


def parsed_heading(text: str) -> tuple[int | None, str]:
    """The number and the name that such a heading prints: the inverse of ``priority_heading``."""
    if text == NO_PRIORITY:
        return None, ""
    label = _LABELLED.match(text)
    if label is None:
        return None, text
    return int(label[1]) if label[1] else None, text[label.end() :]


def _row(document: ReportDocument, activity: Activity, before: Mapping[str, Activity] | None) -> PaperRow:
    scheme = document.scheme
    return PaperRow(
        activity, scheme.label(activity.status), colour_of(scheme, activity.status), _movement_of(scheme, activity, before)
    )


def _movement_of(scheme: StatusScheme, activity: Activity, before: Mapping[str, Activity] | None) -> str:
    """``↑ was ▲ Amber``; ``new`` for one that the quarter before had not; empty for one that did not move."""
    if before is None:
        return ""
    was = before.get(activity.code)
    if was is None:
        return "New"
    kind = compare_statuses(scheme, was.status, activity.status)
    if kind is Movement.SAME or was.status == activity.status:
        return ""
    return f"{kind.symbol.strip()} was {scheme.word(was.status)}".strip()
