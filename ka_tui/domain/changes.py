"""Changes: one recorded act each, with who, when, what, before, after and why. Undo and history are made of these.

A ``Proposal`` is what somebody wants done; the store turns it into a ``Change`` by writing it, or refuses. Both are
made of edits to records, and a record is a quarter, an activity, a link or a setting.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.quarters import Quarter

if TYPE_CHECKING:
    from ka_tui.domain.links import Link

Values = Mapping[str, Any]


class Table(StrEnum):
    """The kinds of records that a change can touch, named as the tables of the register are."""

    SETTINGS = "settings"
    QUARTERS = "quarters"
    ACTIVITIES = "activities"
    LINKS = "links"


class Edit(NamedTuple):
    """What one record was and became.

    ``before`` and ``after`` hold only the fields that differ; ``before`` is None where the record was made, ``after`` is
    None where it was taken away, and the other one is then the whole content. ``key`` is ``Q2-2022`` for a quarter,
    ``Q2-2022/KA.01.02`` for an activity, ``2021/22 KA.01.01 > 2022/23 KA.01.07`` for a link, and the name of a setting.
    """

    table: Table
    key: str
    before: Values | None
    after: Values | None

    def to_dict(self) -> dict[str, Any]:
        """The edit as history keeps it."""
        return {"table": str(self.table), "key": self.key, "before": self.before, "after": self.after}

    @property
    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.table, self.key, self.after, self.before)

    @property
    def quarter(self) -> str | None:
        """The short name of the quarter it touches."""
        return self.key.partition("/")[0] if self.table in (Table.QUARTERS, Table.ACTIVITIES) else None

    @property
    def code(self) -> str | None:
        """The code of the activity it touches."""
        return self.key.partition("/")[2] if self.table is Table.ACTIVITIES else None


class Proposal(NamedTuple):
    """What somebody wants done to the register.

    In each edit ``before`` says what the fields are expected to be: where it lacks a field, any value will do. With
    ``at_commit`` the whole is refused (RegisterMoved) unless the register is still at that commit.
    """

    what: str
    edits: tuple[Edit, ...]
    by: str
    at: str
    why: str = ""
    target: int | None = None
    at_commit: int | None = None


class Change(NamedTuple):
    """One act as history keeps it. ``number`` is the commit that it made; ``target`` the change an undo or redo speaks of."""

    number: int
    at: str
    by: str
    what: str
    edits: tuple[Edit, ...]
    why: str = ""
    target: int | None = None
    merged: tuple[str, ...] = ()
    """'CODE field' of what somebody else had changed in the same records meanwhile; told once, not kept."""

    def to_dict(self) -> dict[str, Any]:
        """The change as history keeps it."""
        kept = {name: getattr(self, name) for name in ("number", "at", "by", "what", "why", "target")}
        return {**kept, "edits": [edit.to_dict() for edit in self.edits]}


UNDO, REDO, IMPORT, OPEN = "undo", "redo", "import", "open"
"""The acts that mean something to the program; any other ``what`` only describes."""


def activity_key(quarter: Quarter, code: str) -> str:
    """The key of an activity's record."""
    return f"{quarter}/{code}"


def change_of(activity: Activity, values: Values, expected: Values | None = None) -> Edit:
    """The edit that sets fields of an activity; with ``expected``, only if they are still what the editor saw."""
    return Edit(Table.ACTIVITIES, activity_key(activity.quarter, activity.code), expected or {}, values)


def addition_of(activity: Activity) -> Edit:
    """The edit that adds an activity."""
    return Edit(Table.ACTIVITIES, activity_key(activity.quarter, activity.code), None, activity.content())


def removal_of(activity: Activity) -> Edit:
    """The edit that removes an activity, as it was seen."""
    return Edit(Table.ACTIVITIES, activity_key(activity.quarter, activity.code), activity.content(), None)


def linking(link: Link) -> Edit:
    """The edit that makes a link."""
    return Edit(Table.LINKS, link.key, None, {})


def unlinking(link: Link) -> Edit:
    """The edit that takes a link away."""
    return Edit(Table.LINKS, link.key, {}, None)
