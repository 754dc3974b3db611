"""The activities of a report as finished values, made of the records that its rows gave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ka_tui.domain.activities import Activity
from ka_tui.domain.codes import priority_number_of
from ka_tui.domain.priorities import Priority, parse_headings
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.text import folded
from ka_tui.reports.conservation import Printed
from ka_tui.reports.readers.activity_record import ActivityRecord
from ka_tui.reports.readers.priority_headings import priorities_of
from ka_tui.reports.readers.report_rows import ReportRows
from ka_tui.reports.readers.stated_status import contradiction, status_of, unknown_status
from ka_tui.reports.reading import Hints, Noise, Problem


@dataclass(frozen=True, slots=True)
class FinishedActivities:
    """Activities, how the source spells them, and what making them showed."""

    activities: tuple[Activity, ...]
    printed: Mapping[str, Printed]
    noise: tuple[Noise, ...]
    problems: tuple[Problem, ...]


def finished_activities(file: str, rows: ReportRows, quarter: Quarter, hints: Hints) -> FinishedActivities:
    """The activities of all records that were kept, in the order of the report."""
    codes: list[list[str]] = [[] for _ in rows.headings]
    for record in rows.records:
        if record.heading is not None:
            codes[record.heading].append(record.code)
    priorities = priorities_of(rows.headings, codes)
    activities: list[Activity] = []
    noise = _label_noise(rows, priorities, codes)
    printed: dict[str, Printed] = {}
    doubts: list[Problem] = []
    for record in rows.records:
        stated = status_of(record.status, record.marks, rows.key, hints)
        activity = _activity(record, priorities, quarter, stated.status, stated.source)
        if stated.against is not None:
            doubts.append(contradiction(file, record.place, record.code, stated, hints.scheme))
        activities.append(activity)
        printed[record.code] = record.printed_forms(states=bool(stated.status or stated.source))
        if record.status and stated.status is None and stated.source is None:
            noise.append(Noise(record.place, record.status, "says that the status is not stated"))
    problems = (
        *_unknown_statuses(file, rows.records, activities, hints.scheme),
        *doubts,
        *_doubtful_activities(file, rows, activities),
    )
    return FinishedActivities(tuple(activities), printed, tuple(noise), problems)


def _activity(
    record: ActivityRecord, priorities: Sequence[Priority], quarter: Quarter, status: str | None, source: str | None
) -> Activity:
    priority = _priority(record, priorities)
    return Activity(
        quarter,
        record.code,
        record.line("title"),
        priority.theme,
        priority.number,
        priority.name,
        record.line("team"),
        record.line("portfolio"),
        status,
        source,
        record.narrative("progress"),
        record.narrative("next_steps"),
        record.line("reason"),
    )


def _priority(record: ActivityRecord, priorities: Sequence[Priority]) -> Priority:
    """The priority of the heading that it stands under; number and theme are its own where columns state them."""
    if record.heading is None:
        priority = Priority(priority_number_of(record.code) or None, None, "")
    else:
        priority = priorities[record.heading]
    number, theme = record.apart.get("priority_number", ""), record.apart.get("theme")
    if theme and not (priority.theme or "").startswith(theme):
        priority = priority._replace(theme=theme, name=priority.heading)
    return priority._replace(number=int(number)) if number.isdecimal() and 0 < int(number) < 1000 else priority


def _label_noise(rows: ReportRows, priorities: Sequence[Priority], codes: Sequence[Sequence[str]]) -> list[Noise]:
    """The words of headings that no activity carries: their labels, and headings with nothing under them."""
    noise: list[Noise] = []
    for heading, place, priority, under in zip(rows.headings, rows.heading_places, priorities, codes, strict=True):
        text = " ".join(heading.split())
        if not under:
            noise.append(Noise(place, text, "a heading with no activity under it"))
        elif text != priority.heading:
            noise.append(Noise(place, text.removesuffix(priority.heading).strip(), "the label of a heading"))
    return noise


def _unknown_statuses(
    file: str, records: Sequence[ActivityRecord], activities: Sequence[Activity], scheme: StatusScheme
) -> list[Problem]:
    """One problem for each glyph or word that nobody has given a meaning, with the codes that have it."""
    unknown: dict[str, list[ActivityRecord]] = {}
    spelled: dict[str, str] = {}
    for record, activity in zip(records, activities, strict=True):
        if activity.status is None and activity.status_source:
            source = spelled.setdefault(folded(activity.status_source), activity.status_source)
            unknown.setdefault(source, []).append(record)
    return [
        unknown_status(file, having[0].place, source, ", ".join(record.code for record in having), scheme)
        for source, having in unknown.items()
    ]


def _doubtful_activities(file: str, rows: ReportRows, activities: Sequence[Activity]) -> list[Problem]:
    """Activities without a title, under no heading, or whose code says another priority than the heading's label."""
    stated = [priority.number for priority in parse_headings(rows.headings)]
    problems: list[Problem] = []
    homeless = [record for record in rows.records if record.heading is None]
    if homeless:
        codes = ", ".join(record.code for record in homeless)
        what = f"No heading of a priority stands over {codes}."
        problems.append(Problem(file, homeless[0].place, what, "Set the priority of each after importing."))
    for record, activity in zip(rows.records, activities, strict=True):
        if not activity.title:
            problems.append(
                Problem(file, record.place, f"{record.code} has no title.", "Write one in the report and import again.")
            )
        number = stated[record.heading] if record.heading is not None else None
        if number is not None and priority_number_of(record.code) not in (None, number):
            what = f"{record.code} stands under the heading of priority {number}."
            problems.append(Problem(file, record.place, what, "Look which of the two is right: the code or the place."))
    return problems
