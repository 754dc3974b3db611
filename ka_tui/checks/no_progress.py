"""``no-progress``: a progress that is empty, or says nothing of what was done."""

from __future__ import annotations

from collections.abc import Iterator

from ka_tui.checks.check import Check, Example, Found, Severity
from ka_tui.checks.saying_nothing import is_empty_progress
from ka_tui.checks.subject import Subject
from ka_tui.domain.statuses import NOT_STATED_WORD, StatusClass


def _find(subject: Subject) -> Iterator[Found]:
    if _was_done_before(subject) or not is_empty_progress(subject.progress):
        return
    if subject.progress:
        spans = tuple((s.start, s.end) for s in subject.progress.sentences)
        yield Found("progress", "Progress says nothing of what was done: ask the team what happened, or why nothing did.", spans)
    else:
        yield Found("progress", "No progress is stated: ask the team what was done.", evidence=NOT_STATED_WORD)


def _was_done_before(subject: Subject) -> bool:
    before = subject.scheme.get(subject.before.status) if subject.before else None
    return before is not None and before.kind is StatusClass.DONE is subject.kind


CHECK = Check(
    "no-progress",
    "No progress",
    "Progress is empty, or only says that there is nothing to say: no new data, no update, as last quarter, N/A, ongoing. A text "
    "that says why nothing was done is left alone, and so is an activity that was done already in the quarter before.",
    "The CIPFA and Solace framework for good governance in local government, principle F: regular reports to members on progress "
    "towards the outcomes.",
    Severity.SERIOUS,
    _find,
    (
        Example({"progress": ""}, "Not stated"),
        Example({"progress": "No new data."}, "No new data."),
        Example({"progress": "N/A"}, "N/A"),
        Example({"progress": "- Nothing further to report this quarter"}, "Nothing further to report this quarter"),
        Example({"progress": "As reported in Quarter 1."}, "As reported in Quarter 1."),
        Example(
            {"progress": "Sickness in the team: no figures for July to September."},
            "Sickness in the team: no figures for July to September.",
        ),
        Example(
            {"progress": "No update received. A full update will be given next quarter."},
            "No update received. … A full update will be given next quarter.",
        ),
        Example({"progress": "Work is ongoing and on track."}, "Work is ongoing and on track."),
        Example({"progress": "Ongoing"}, "Ongoing"),
        Example({"progress": "Position unchanged since last quarter"}, "Position unchanged since last quarter"),
        Example({"progress": "The team has not yet provided any data."}, "The team has not yet provided any data."),
        Example({"progress": "No changes to the timetable; the reeds were cut in August."}, None),
        Example({"progress": "No swans were lost."}, None),
        Example({"progress": "No work was done, since the dredger was in for repair until October."}, None),
        Example({"progress": "Nothing in the new guidance calls for a change of policy."}, None),
        Example({"progress": "No update", "status": "completed"}, None, {"status": "completed"}),
    ),
)
"""The check."""
