"""``unsupported-status``: an activity in trouble, and nothing said of what will be done about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ka_tui.checks.check import Check, Example, Found, Severity
from ka_tui.checks.saying_nothing import is_empty_plan
from ka_tui.checks.subject import Subject, Text
from ka_tui.domain.statuses import NOT_STATED_WORD, StatusClass

_IN_TROUBLE = (StatusClass.BAD, StatusClass.WARNING)
_WATCHING = re.compile(
    r"(?:(?:we|officers|the team|the council|the service)\s+(?:will\s+)?)?(?:to\s+)?"
    r"(?:(?:continue[sd]?|continuing|keep|carry(?:ing)?\s+on|go\s+on|ongoing|regular(?:ly)?|closely|actively)\s+(?:to\s+|"
    r"with\s+)?)*"
    r"(?:(?:closely|actively|regular)\s+)*"
    r"(?:monitor(?:ing|ed|s)?|watch(?:ing)?|track(?:ing)?|observ(?:e|ing)|await(?:ing)?|wait(?:ing)?|"
    r"(?:keep|keeping|kept|remains?)\s+(?:\w+\s+){0,4}?under\s+(?:close\s+)?review|as\s+(?:before|planned|now|above)|"
    r"continu(?:e|es|ing)|ongoing)"
    r"(?:\s+(?!and\b|then\b|to\b|by\b|until\b)[\w'’/-]+){0,10}[.;]?",
    re.IGNORECASE,
)


def _find(subject: Subject) -> Iterator[Found]:
    status = subject.status
    if status is None or status.kind not in _IN_TROUBLE:
        return
    plan = subject.next_steps
    if is_empty_plan(plan):
        message = f"The status is {status.word}, but no next steps say what will be done about it."
        yield Found("next_steps", message, _whole(plan), "" if plan else NOT_STATED_WORD)
    elif all(_WATCHING.fullmatch(s.text) for s in plan.sentences):
        yield Found(
            "next_steps", f"The status is {status.word}, but next steps only watch it: say what will be done.", _whole(plan)
        )


def _whole(text: Text) -> tuple[tuple[int, int], ...]:
    return tuple((s.start, s.end) for s in text.sentences)


CHECK = Check(
    "unsupported-status",
    "Trouble without a remedy",
    "The status is one of trouble (Red and Amber in the printed key), and next steps are empty or only go on watching. One "
    "action among them is enough to leave them alone.",
    "The CIPFA and Solace framework for good governance in local government, principle F: managing risks and performance; and "
    "what scrutiny committees ask of what is late: what will be done about it.",
    Severity.SERIOUS,
    _find,
    (
        Example({"status": "red"}, "Not stated"),
        Example({"status": "amber", "next_steps": "TBC"}, "TBC"),
        Example(
            {"status": "red", "next_steps": "Continue to monitor the water level closely."},
            "Continue to monitor the water level closely.",
        ),
        Example({"status": "amber", "next_steps": "- Await news\n- Keep under review"}, "Await news … Keep under review"),
        Example({"status": "amber", "next_steps": "Monitor the water level. Repair the sluice in November."}, None),
        Example({"status": "red", "next_steps": "Watch the level and open the sluice by Friday if it rises"}, None),
        Example({"status": "red", "next_steps": "A second contractor will be seen on 6 October."}, None),
        Example({"status": "green", "next_steps": "Continue to monitor the water level."}, None),
        Example({"status": "green"}, None),
        Example({"progress": "Reeds were cut."}, None),
    ),
)
"""The check."""
