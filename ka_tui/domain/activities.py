"""A key activity: one line of one quarter's report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ka_tui.domain.codes import KA, CodePattern, code_key
from ka_tui.domain.priorities import Priority
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.text import clean_line, clean_text
from ka_tui.errors import InvalidField

CONTENT_FIELDS = (
    "title",
    "theme",
    "priority_number",
    "priority",
    "team",
    "portfolio",
    "status",
    "status_source",
    "progress",
    "next_steps",
    "reason",
)
"""What a report can say of an activity, in the order in which it is shown; quarter and code say which activity it is."""

FIELD_LABELS = {
    "title": "Title",
    "theme": "Theme",
    "priority_number": "Priority number",
    "priority": "Priority",
    "team": "Team",
    "portfolio": "Portfolio",
    "status": "Status",
    "status_source": "Status in the source",
    "progress": "Progress",
    "next_steps": "Next steps",
    "reason": "Reason",
}


class Activity(NamedTuple):
    """One activity of one quarter.

    ``status`` is an id of the scheme, or None when it is not stated; ``status_source`` is the glyph or word of a source
    that the scheme did not know. ``progress`` and ``next_steps`` are narratives. ``revision`` counts the changes made to
    it; ``updated_at`` (ISO 8601, UTC) and ``updated_by`` tell of the last one. An empty text means *not stated*.
    """

    quarter: Quarter
    code: str
    title: str
    theme: str | None = None
    priority_number: int | None = None
    priority: str = ""
    team: str = ""
    portfolio: str = ""
    status: str | None = None
    status_source: str | None = None
    progress: str = ""
    next_steps: str = ""
    reason: str = ""
    revision: int = 0
    updated_at: str = ""
    updated_by: str = ""

    @property
    def heading(self) -> Priority:
        """The priority it stands under."""
        return Priority(self.priority_number, self.theme, self.priority)

    def content(self) -> dict[str, Any]:
        """What a report says of it, field by field."""
        return {name: getattr(self, name) for name in CONTENT_FIELDS}

    def to_dict(self) -> dict[str, Any]:
        """The object of the command line's JSON, with exactly the fields of the contract."""
        return {
            "quarter": str(self.quarter),
            "code": self.code,
            **self.content(),
            "revision": self.revision,
            "updated_at": self.updated_at,
            "updated_by": self.updated_by,
        }

    def with_content(self, values: Mapping[str, Any]) -> Activity:
        """The same activity with some fields of its content changed."""
        return self._replace(**values)

    @property
    def sort_key(self) -> tuple[object, ...]:
        """The order of the printed report: by priority number (those without come last), then by code."""
        number = self.priority_number
        return (number is None, number or 0, *code_key(self.code))


def normal_content(values: Mapping[str, Any], scheme: StatusScheme) -> dict[str, Any]:
    """Values for fields of an activity in their normal form, as the register keeps them: this is the rule at every door.

    Raises InvalidField for a field that does not exist or cannot hold its value, InvalidStatus for an unknown status.
    """
    unknown = [name for name in values if name not in CONTENT_FIELDS]
    if unknown:
        raise InvalidField(unknown[0], "is no field of an activity")
    return {name: _normal_value(name, value, scheme) for name, value in values.items()}


def normal_activity(activity: Activity, scheme: StatusScheme, codes: CodePattern = KA) -> Activity:
    """An activity whose code and content are in their normal form; raises as ``normal_content`` does, and InvalidCode."""
    content = normal_content(activity.content(), scheme)
    return activity._replace(code=codes.parse(activity.code), **content)


def _normal_value(name: str, value: Any, scheme: StatusScheme) -> Any:
    if name == "priority_number":
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1000):
            return value
        raise InvalidField(name, "must be a whole number from 1 to 999, or nothing")
    if value is None and name in ("theme", "status", "status_source"):
        return None
    if not isinstance(value, str):
        raise InvalidField(name, "must be text")
    if name == "status":
        return scheme.parse(value)
    clean: Callable[[str], str] = clean_text if name in ("progress", "next_steps") else clean_line
    normal = clean(value)
    if name == "title" and not normal:
        raise InvalidField(name, "must not be empty")
    return normal or (None if name in ("theme", "status_source") else "")
