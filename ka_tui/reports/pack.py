"""A pack as a value: the document that a team fills in, which its writers print and its readers give back.

What a pack knows of itself (its register, quarter, team, and what each activity said when it was sent) is its
``PackMemory``. It travels inside the document as one line of JSON with a checksum, in a place where neither Word nor
Excel nor LibreOffice shows it, and which each of them keeps when it saves.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.calendar import Calendar
from ka_tui.domain.codes import kept_code
from ka_tui.domain.days import day_in_words
from ka_tui.domain.grouping import Grouping
from ka_tui.domain.labels import Labels, opening
from ka_tui.domain.narrative import blocks, compose
from ka_tui.domain.packs import GROUPINGS, PACK_FIELDS
from ka_tui.domain.quarters import Quarter, parse_quarter
from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.domain.text import clean_text
from ka_tui.errors import DocumentDamaged, DocumentUnreadable, KaError, NotAPack
from ka_tui.reports.reading import Problem

VERSION = 1
"""The version of the memory that this program writes."""

LABELS = {"status": "Status", "reason": "Reason for status", "progress": "Progress", "next_steps": "Next steps"}
"""How a pack calls what it asks for."""

PROMPTS = {
    "status": "Choose a status",
    "reason": "Say in a sentence why the status is what it is.",
    "progress": "Write here what was done this quarter.",
    "next_steps": "Write here what comes next, and by when.",
}
"""What stands in an empty field to say what belongs there; it counts as nothing."""

HOW_TO = (
    "Fill in the white fields only: choose a status, and say what was done and what comes next.",
    "Where an item of a list is meant, begin its line with a hyphen.",
    "Save the file as it is and send it back; whatever you leave empty stays as it was.",
)

NOTHING_KEPT = "New this quarter"
"""What stands for last quarter's words where the register has none."""


class PackActivity(NamedTuple):
    """An activity as it is sent, and what it was in the quarter before, if it is known."""

    activity: Activity
    before: Activity | None = None


class Pack(NamedTuple):
    """A document for one team or portfolio. ``register`` and ``commit`` say which state of which register it shows."""

    register: str
    commit: int
    quarter: Quarter
    grouping: Grouping
    whose: str
    due: date | None = None
    council: str = ""
    notice: str = ""
    scheme: StatusScheme = PRINTED_KEY
    activities: tuple[PackActivity, ...] = ()
    labels: Labels = Labels()
    calendar: Calendar = Calendar()

    @property
    def title(self) -> str:
        """What the document is called: ``Key activities: return for Quarter 3 of 2022/23``."""
        return f"{opening(self.labels.activities)}: return for {self.quarter.title}"

    @property
    def due_in_words(self) -> str:
        """The due date, ``13 January 2023``; empty where none was said."""
        return day_in_words(self.due) if self.due else ""

    @property
    def looked_back_at(self) -> Quarter | None:
        """The quarter before, as far as the register goes; None where nothing is known of it."""
        return next((item.before.quarter for item in self.activities if item.before is not None), None)


def said_before(item: PackActivity) -> str:
    """Last quarter's next steps as a pack shows them, or that there are none."""
    return NOTHING_KEPT if item.before is None else printed(item.before.next_steps) or "No next steps were given"


def printed(narrative: str) -> str:
    """A narrative as it is printed in a field where lists are typed."""
    return compose(blocks(narrative))


class SentActivity(NamedTuple):
    """What an activity was when its pack was sent: its revision, its title, and the fields that were asked for."""

    revision: int
    title: str
    values: Mapping[str, Any]


class PackMemory(NamedTuple):
    """What a pack knows of itself, whatever became of its file's name and of the words in it."""

    register: str
    commit: int
    quarter: Quarter
    grouping: Grouping
    whose: str
    due: date | None
    activities: Mapping[str, SentActivity]


class ReturnedPack(NamedTuple):
    """A pack that was read: what it knows, and the words that now stand in it, by code and field.

    ``titles`` are the titles as they stand in it. A field that is gone from the document is missing from ``fields``, and told
    as a problem.
    """

    memory: PackMemory
    fields: Mapping[str, Mapping[str, str]]
    titles: Mapping[str, str]
    problems: tuple[Problem, ...] = ()

    @property
    def digest(self) -> str:
        """The same for the same answers to the same pack, whichever program saved the file and whatever it is called."""
        said = {code: {name: clean_text(text) for name, text in fields.items()} for code, fields in self.fields.items()}
        return _checksum({"pack": _memory_document(self.memory), "said": said})


def memory_of(pack: Pack) -> PackMemory:
    """What a pack is to know of itself."""
    activities = {
        item.activity.code: SentActivity(
            item.activity.revision, item.activity.title, {name: getattr(item.activity, name) for name in PACK_FIELDS}
        )
        for item in pack.activities
    }
    return PackMemory(pack.register, pack.commit, pack.quarter, pack.grouping, pack.whose, pack.due, activities)


def memory_text(memory: PackMemory) -> str:
    """The memory as one line of JSON in plain ASCII, with its version and checksum."""
    document = _memory_document(memory)
    return json.dumps({"ka-tui pack": VERSION, "checksum": _checksum(document), "pack": document})


def memory_from(name: str, text: str) -> PackMemory:
    """The memory that the document ``name`` carries; raises NotAPack, DocumentDamaged, DocumentUnreadable for a newer one."""
    try:
        whole = json.loads(text)
        version, document = whole["ka-tui pack"], whole["pack"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotAPack(name, "what it should know of itself cannot be read") from error
    if type(version) is not int or version > VERSION:
        raise DocumentUnreadable(name, "a newer ka-tui made it. Upgrade ka-tui, and try again")
    if whole.get("checksum") != _checksum(document):
        raise DocumentDamaged(name, "what it knows of itself was changed. Send that team a new pack")
    try:
        return _memory_in(document)
    except (KeyError, TypeError, ValueError, AttributeError, KaError) as error:
        raise DocumentDamaged(name, "what it knows of itself makes no sense") from error


def _checksum(document: Any) -> str:
    return sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()


def _memory_document(memory: PackMemory) -> dict[str, Any]:
    return {
        "register": memory.register,
        "commit": memory.commit,
        "quarter": str(memory.quarter),
        "grouping": str(memory.grouping),
        "whose": memory.whose,
        "due": memory.due.isoformat() if memory.due else None,
        "activities": {
            code: {"revision": sent.revision, "title": sent.title, "values": dict(sent.values)}
            for code, sent in memory.activities.items()
        },
    }


def _memory_in(document: Mapping[str, Any]) -> PackMemory:
    grouping = Grouping(document["grouping"])
    if grouping not in GROUPINGS or type(document["commit"]) is not int:
        raise ValueError(grouping)
    due = document["due"]
    return PackMemory(
        str(document["register"]),
        document["commit"],
        parse_quarter(document["quarter"]),
        grouping,
        str(document["whose"]),
        None if due is None else date.fromisoformat(due),
        {kept_code(code): _sent_activity(sent) for code, sent in document["activities"].items()},
    )


def _sent_activity(document: Mapping[str, Any]) -> SentActivity:
    values = {name: document["values"][name] for name in PACK_FIELDS}
    if any(not isinstance(value, str | None) for value in values.values()):
        raise TypeError(document["revision"])
    return SentActivity(int(document["revision"]), str(document["title"]), values)
