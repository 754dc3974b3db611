"""The one table of what people call the fields of an activity, in the header of a table or before a colon."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from ka_tui.domain.activities import CONTENT_FIELDS
from ka_tui.domain.text import clean_line, folded

_NAMES = {
    "quarter": "quarter, qtr, period, reporting period, reporting quarter",
    "code": "code, ref, reference, id, no, number, ka, ka ref, ka code, ka no, activity code, activity ref, activity reference",
    "title": "title, activity, activities, key activity, key activities, activity title, name, description, action, actions",
    "theme": "theme, council theme, priority theme",
    "priority_number": "priority number, priority no",
    "priority": "priority, council priority, corporate priority, strategic priority, priorities",
    "team": "team, cmt lead team, cmt lead, lead team, lead, service, service area, lead officer, responsible team",
    "portfolio": "portfolio, portfolio holder, cabinet portfolio, councillor portfolio, cabinet member",
    "status": "status, rag, rag status, action status, rag rating, current status",
    "status_source": "status source, status in the source",
    "progress": "progress, progress to date, progress this quarter, update, comments, commentary",
    "next_steps": "next steps, next step, next actions, next quarter, planned actions",
    "reason": "reason, reasons, reason for status, status reason",
}
_LIKELY = {
    "next_steps": re.compile(
        r"next (?:step|action|quarter|period|three|3)|what (?:happens|s|is) next|"
        r"(?:future|planned|forthcoming) (?:action|activit|step|work|plan)|(?:actions?|plans?) for (?:the )?(?:next|coming)"
    ),
    "progress": re.compile(r"progress|achievement|commentary|\bupdates?\b"),
    "status": re.compile(r"status|\bb?rag\b|\brating\b"),
    "portfolio": re.compile(r"portfolio|(?:lead|cabinet) member|councillor"),
    "team": re.compile(r"\bteams?\b|\blead\b|\bofficer|\bdepartment"),
    "title": re.compile(r"\bactivit(?:y|ies)\b"),
}
"""What the name of a column can look like; asked in this order, since 'Action Status' is a status and no action."""
_BOOKKEEPING = {"revision", "updated at", "updated by"}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split(", ")}
_NOT_WORDS = re.compile(r"[\W_]+")
_LONGEST_NAME = 60

NO_NAMES: Mapping[str, str] = MappingProxyType({})
"""What the user said that columns hold, where nothing was said."""

READ_FIELDS = ("quarter", "code", *CONTENT_FIELDS)
"""What a reader takes from a document."""


def _plain(name: str) -> str:
    return _NOT_WORDS.sub(" ", folded(clean_line(name))).strip() if len(name) <= _LONGEST_NAME else ""


def field_called(name: str, called: Mapping[str, str] = NO_NAMES) -> str | None:
    """The field that a column or label of this name holds, as ``called`` says or usually; None for any other name."""
    told = {_plain(column): field for column, field in called.items()}
    return told.get(_plain(name)) or _FIELDS.get(_plain(name))


def is_bookkeeping(name: str) -> bool:
    """Whether it is a field of our own that belongs to the register and is passed over without a word."""
    return _plain(name) in _BOOKKEEPING


def fields_of_columns(names: Sequence[str], called: Mapping[str, str] = NO_NAMES) -> list[str | None]:
    """The field of each column of a header, None for one of no use; each field once, a usual name before a likely one.

    ``called`` has what the user said that columns hold, by their names; it comes before all others.
    """
    fields: list[str | None] = []
    for name in names:
        usual = field_called(name, called)
        fields.append(None if usual in fields else usual)
    for column, name in enumerate(names):
        if fields[column] is None and field_called(name) is None and not is_bookkeeping(name):
            likely = next((field for field, pattern in _LIKELY.items() if pattern.search(_plain(name))), None)
            fields[column] = None if likely in fields else likely
    return fields
