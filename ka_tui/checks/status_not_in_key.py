"""``status-not-in-key``: an activity said to have a status that the report's key does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ka_tui.checks.check import Check, Example, Found, Severity, Span
from ka_tui.checks.phrases import Phrase, Phrases, is_supposed
from ka_tui.checks.subject import Subject, Text
from ka_tui.checks.whole_activity import begins, names_whole, subject_of
from ka_tui.domain.statuses import StatusClass, StatusScheme

_FAMILIES = (
    ("on hold", "paused", "suspended", "deferred", "postponed", "in abeyance", "parked"),
    (
        "not started",
        "not yet started",
        "yet to start",
        "not begun",
        "not yet begun",
        "not yet commenced",
        "not commenced",
        "yet to begin",
    ),
    ("cancelled", "withdrawn", "abandoned", "discontinued", "superseded", "stopped"),
)
"""Words that mean the same status; a scheme that knows one of them has it."""

_COLOURS = ("blue", "grey", "gray", "purple", "black", "white", "yellow", "brown", "orange", "red", "amber", "green")
_NAMES = Phrases(
    {
        "hold": "on hold",
        "paused suspended deferred postponed parked": "paused|suspended|deferred|postponed|parked",
        "abeyance": "in abeyance",
        "started begun commenced & not": "not (?:yet )?(?:started|begun|commenced)",
        "start begin commence & yet": "yet to (?:start|begin|commence)",
        "cancelled withdrawn abandoned discontinued superseded stopped": "cancelled|withdrawn|abandoned|discontinued|superseded|s"
        "topped",
        " ".join(_COLOURS): "|".join(_COLOURS),
    }
)
_WORK = re.compile(r"(?:(?:this|the|all)\s+)?works?(?:\s+on\s+(?:this|it|the\s+project|the\s+activity))?")
_STATUS_WORD = re.compile(
    r"\b(?:status|rating|rag|brag|rated|assessed\s+as|flagged\s+as|marked(?:\s+as)?|shown\s+as|reported\s+as)\W+(?:(?:is|now|as|"
    r"remains?|status|rating|at|of|to)\W+)*$"
)
_AFTER = re.compile(
    r"\s*(?:$|[.,;:!)(–—-]|\b(?:until|till|pending|due|because|as|while|whilst|since|following|awaiting|at|in|for|by|after|"
    r"owing|given|and|so|but|this)\b)"
)


def _find(subject: Subject) -> Iterator[Found]:
    activity, scheme = subject.activity, subject.scheme
    unknown = activity.status if activity.status and activity.status not in scheme else activity.status_source
    if unknown and subject.status is None and scheme.recognise(unknown) is None:
        yield Found("status", f"'{unknown}' is no status of the key: {_choices(scheme)}.", evidence=unknown)
    for field, text in subject.narratives:
        if spans := tuple(_named(text, activity.title, scheme)):
            said = text.raw[spans[0][0] : spans[0][1]]
            yield Found(field, f"'{said}' is said of the activity, but is no status of the key: {_choices(scheme)}.", spans)


def _choices(scheme: StatusScheme) -> str:
    return "use " + ", ".join(status.word for status in scheme)


def _named(text: Text, title: str, scheme: StatusScheme) -> Iterator[Span]:
    for phrase in _NAMES.found(text):
        said = " ".join(text.lowered[phrase.start : phrase.end].split())
        if _is_said_of_activity(text, phrase, said, title) and not is_supposed(text, phrase) and not _knows(scheme, said):
            yield (phrase.start, phrase.end)


def _is_said_of_activity(text: Text, phrase: Phrase, said: str, title: str) -> bool:
    if _STATUS_WORD.search(text.lowered, phrase.sentence.start, phrase.start):
        return True
    if said in _COLOURS or not _AFTER.match(text.lowered, phrase.end, phrase.sentence.end):
        return False
    named = subject_of(text, phrase)
    if not named:
        return named is not None and begins(text, phrase)
    return names_whole(named, title) or _WORK.fullmatch(named) is not None


def _knows(scheme: StatusScheme, said: str) -> bool:
    """Whether the scheme has this status, by this name or by one that means the same."""
    if scheme.recognise(said):
        return True
    family = next((names for names in _FAMILIES if said in names), ())
    if any(scheme.recognise(name) for name in family):
        return True
    idle = [status for status in scheme if status.kind is StatusClass.IDLE]
    others = [name for names in _FAMILIES for name in names if names is not family]
    return bool(family) and any(not any(scheme.recognise(name) is status for name in others) for status in idle)


CHECK = Check(
    "status-not-in-key",
    "A status that the key does not have",
    "The text gives the activity a status of its own, such as on hold, not started, paused, cancelled or blue, or its document "
    "had one that the scheme does not know. A part of the work that is on hold is left alone, and so are names that the scheme "
    "has.",
    "The report's own key, which says what its statuses are; the CIPFA and Solace framework for good governance in local "
    "government, principle G: reports that are fair, balanced and understandable.",
    Severity.WARNING,
    _find,
    (
        Example({"progress": "On hold until the new warden starts."}, "On hold"),
        Example({"progress": "This activity is currently paused."}, "paused"),
        Example({"progress": "The project has not yet started, as the permit is awaited."}, "not yet started"),
        Example({"progress": "Not started"}, "Not started"),
        Example({"title": "Refurbish the weir", "progress": "Refurbishment of the weir is on hold."}, "on hold"),
        Example({"progress": "BRAG status: Blue. The reeds were cut."}, "Blue"),
        Example({"next_steps": "The project was cancelled in August."}, "cancelled"),
        Example({"status_source": "◆"}, "◆"),
        Example({"status_source": "◆", "status": "green"}, None),
        Example({"progress": "Small grants run smoothly, but large ones are on hold."}, None),
        Example({"progress": "Work on the north bank has not started."}, None),
        Example({"progress": "A blue boat was bought. The RAG status is Green."}, None),
        Example({"progress": "- Paused\n- The weir was cleaned."}, None),
        Example({"progress": "The open day was cancelled because of rain."}, None),
        Example({"next_steps": "If the project is paused, tell the anglers."}, None),
    ),
)
"""The check."""
