"""``no-status``: an activity whose status is not stated."""

from __future__ import annotations

from collections.abc import Iterator

from ka_tui.checks.check import Check, Example, Found, Severity
from ka_tui.checks.subject import Subject
from ka_tui.domain.statuses import NOT_STATED_WORD


def _find(subject: Subject) -> Iterator[Found]:
    if subject.status is None:
        source = subject.activity.status_source or subject.activity.status
        why = f"its document had '{source}', which the scheme does not know" if source else "ask the team, and set one"
        yield Found("status", f"No status is stated: {why}.", evidence=source or NOT_STATED_WORD)


CHECK = Check(
    "no-status",
    "No status",
    "The status of an activity is not stated, so that nobody can tell whether it is on course.",
    "The report's own key, which gives each activity a status; the CIPFA and Solace framework for good governance, principle G: "
    "reporting that those who read it can follow.",
    Severity.SERIOUS,
    _find,
    (
        Example({"progress": "The plan was adopted."}, "Not stated"),
        Example({"status_source": "▶"}, "▶"),
        Example({"status": "green"}, None),
    ),
)
