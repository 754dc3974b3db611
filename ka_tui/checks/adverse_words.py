"""``adverse-words``: words of trouble in an activity whose status is good, or not stated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ka_tui.checks.check import Check, Example, Found, Severity
from ka_tui.checks.phrases import Phrase
from ka_tui.checks.subject import Subject, Text
from ka_tui.checks.trouble import troubles
from ka_tui.domain.statuses import StatusClass

_GOOD = (StatusClass.DONE, StatusClass.ON_COURSE)
_WAS = re.compile(r"(?:\b(?:was|were|had)(?:\s+\w+){0,3}|\b(?:some|a|by|of|with|initial|\d+\s+\w+))\s*$")


def _find(subject: Subject) -> Iterator[Found]:
    status = subject.status
    if status is not None and status.kind not in _GOOD:
        return
    is_done = status is not None and status.kind is StatusClass.DONE
    stands = f"but the status is {status.word}" if status else "and no status is stated"
    for field, text in subject.narratives:
        found = [phrase for phrase in troubles(text) if not (is_done and _is_past(text, phrase))]
        if found:
            said = ", ".join(f"'{text.raw[p.start : p.end]}'" for p in found)
            yield Found(
                field, f"The text says {said}, {stands}: see whether the status is right.", tuple((p.start, p.end) for p in found)
            )


def _is_past(text: Text, phrase: Phrase) -> bool:
    """Whether it tells what went wrong on the way, which for an activity that is done is over."""
    start = max(phrase.sentence.start, phrase.start - 40)
    return any(_WAS.search(text.lowered, start, end) for end in (phrase.end, phrase.start))


CHECK = Check(
    "adverse-words",
    "Trouble under a good status",
    "The text tells of work that has halted, is delayed, at risk, over budget or short of its target, while the status is good "
    "or not stated. Trouble that is denied, only supposed, being reduced, or over, is left alone, and so are people at risk "
    "and names such as a risk register.",
    "The report's own key, in which a good status has no known issues; the CIPFA and Solace framework for good governance in "
    "local government, principle G: reports that are fair, balanced and understandable.",
    Severity.SERIOUS,
    _find,
    (
        Example({"progress": "Dredging has halted.", "status": "green"}, "halted"),
        Example(
            {"progress": "The new jetty is delayed until spring, and its cost at risk.", "status": "green"}, "delayed … at risk"
        ),
        Example({"next_steps": "- Open the café, which is three weeks behind schedule"}, "behind schedule"),
        Example({"progress": "The surveyor is no longer able to take part.", "status": "green"}, "no longer able"),
        Example(
            {"progress": "The contractor for the boathouse has withdrawn.", "status": "green"},
            "contractor for the boathouse has withdrawn",
        ),
        Example({"progress": "The only bidder withdrew in May.", "status": "green"}, "only bidder withdrew"),
        Example({"progress": "A shortage of timber has pushed back work.", "status": "green"}, "shortage"),
        Example({"progress": "The target for visits was not met.", "status": "green"}, "was not met"),
        Example({"progress": "An overspend of £4,000 is forecast.", "status": "green"}, "overspend"),
        Example({"progress": "The path is open, but planting has been paused.", "status": "completed"}, "paused"),
        Example({"progress": "Dredging has halted.", "status": "amber"}, None),
        Example({"progress": "There were no delays, and the risk assessment was signed off.", "status": "green"}, None),
        Example(
            {"progress": "Nets were renewed to reduce the risk of delays. The Risk Register was reviewed.", "status": "green"},
            None,
        ),
        Example({"next_steps": "If the permit is delayed, start with the north bank.", "status": "green"}, None),
        Example({"progress": "Delivery of the pump was delayed in July. This has now been resolved.", "status": "green"}, None),
        Example({"progress": "Work was paused for the nesting season and resumed on 1 September.", "status": "green"}, None),
        Example({"progress": "The lease was let, after a bidder withdrew.", "status": "green"}, None),
        Example({"progress": "Sessions were held for young people at risk of exclusion.", "status": "green"}, None),
        Example({"progress": "The bridge opened, though it was delayed by frost.", "status": "completed"}, None),
        Example({"progress": "The scheme has not been delayed and nothing is behind schedule.", "status": "green"}, None),
    ),
)
"""The check."""
