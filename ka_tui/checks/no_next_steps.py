"""``no-next-steps``: next steps that are empty, or name none."""

from __future__ import annotations

from collections.abc import Iterator

from ka_tui.checks.check import Check, Example, Found, Severity
from ka_tui.checks.saying_nothing import is_empty_plan
from ka_tui.checks.subject import Subject
from ka_tui.domain.statuses import NOT_STATED_WORD, StatusClass

_OVER = (StatusClass.DONE, StatusClass.NONE)


def _find(subject: Subject) -> Iterator[Found]:
    if subject.kind in _OVER or not is_empty_plan(subject.next_steps):
        return
    if subject.next_steps:
        spans = tuple((s.start, s.end) for s in subject.next_steps.sentences)
        yield Found("next_steps", "Next steps name none: say what will be done next, by whom or by when.", spans)
    else:
        yield Found("next_steps", "No next steps are stated: ask the team what will be done next.", evidence=NOT_STATED_WORD)


CHECK = Check(
    "no-next-steps",
    "No next steps",
    "Next steps are empty, or only say TBC, to be confirmed, none or N/A. Activities that are done, or take no part any more, "
    "are left alone, and so is a step whose date alone is to be confirmed.",
    "What scrutiny committees ask: what will be done next, so that they can see next quarter whether it was.",
    Severity.WARNING,
    _find,
    (
        Example({"status": "green"}, "Not stated"),
        Example({"next_steps": "TBC."}, "TBC."),
        Example({"next_steps": "- To be confirmed"}, "To be confirmed"),
        Example({"next_steps": "None at this stage", "status": "amber"}, "None at this stage"),
        Example({"next_steps": "n/a"}, "n/a"),
        Example({"next_steps": "No further actions are planned"}, "No further actions are planned"),
        Example({"next_steps": "Next steps to be agreed."}, "Next steps to be agreed."),
        Example({"next_steps": "None, complete", "status": "completed"}, None),
        Example({"next_steps": "", "status": "completed"}, None),
        Example({"next_steps": "Open the boathouse (date TBC)."}, None),
        Example({"next_steps": "To be agreed with the anglers at their meeting in October."}, None),
        Example({"next_steps": "No dredging before spring: count the newts first."}, None),
    ),
)
"""The check."""
