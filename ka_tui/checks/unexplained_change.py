"""``unexplained-change``: a status other than in the quarter before, and no reason for it."""

from __future__ import annotations

from collections.abc import Iterator

from ka_tui.checks.check import Check, Example, Found, Severity
from ka_tui.checks.subject import Subject


def _find(subject: Subject) -> Iterator[Found]:
    before = subject.scheme.get(subject.before.status) if subject.before else None
    after = subject.status
    if before is not None and after is not None and before != after and not subject.activity.reason:
        change = f"{before.word} to {after.word}"
        yield Found("status", f"The status changed from {change}, and no reason is given: say why.", evidence=change)


CHECK = Check(
    "unexplained-change",
    "Change of status without a reason",
    "The status is other than in the quarter before, and the activity gives no reason for it. A reader should not have to guess "
    "it from the texts, so those do not count. Where either status is not stated nothing has changed.",
    "What scrutiny committees ask first: what has changed, and why; the CIPFA and Solace framework for good governance in local "
    "government, principle G: openness in reporting.",
    Severity.WARNING,
    _find,
    (
        Example({"status": "amber", "progress": "Reeds were cut."}, "Green to Amber", {"status": "green"}),
        Example({"status": "green", "progress": "A new warden was appointed."}, "Red to Green", {"status": "red"}),
        Example({"status": "completed"}, "Green to Completed", {"status": "green"}),
        Example({"status": "amber", "reason": "The warden left"}, None, {"status": "green"}),
        Example({"status": "green"}, None, {"status": "green"}),
        Example({"status": "green"}, None, {}),
        Example({"status": "red"}, None),
        Example({}, None, {"status": "green"}),
    ),
)
"""The check."""
