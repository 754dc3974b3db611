"""What becomes of statuses where a register takes another scheme: nothing is guessed in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from ka_tui.domain.changes import Edit, change_of
from ka_tui.domain.register import Register
from ka_tui.domain.register_settings import NAMED, setting_edit
from ka_tui.domain.spellings import SETTING
from ka_tui.domain.statuses import Status, StatusScheme
from ka_tui.errors import InvalidStatusMapping, StatusesUnmapped


class Basis(StrEnum):
    """Why a status becomes what it becomes."""

    SAME = "in both schemes"
    ALIKE = "the only one that means the same"
    SAID = "as you said"
    OPEN = "to be said"


class MappedStatus(NamedTuple):
    """What becomes of one status; ``after`` is None for *not stated*, and where it is still to be said (``Basis.OPEN``).

    ``activities`` counts those of all quarters that have it, ``spellings`` the words and signs that imports take for it.
    """

    before: Status
    after: Status | None
    basis: Basis
    activities: int
    spellings: int

    @property
    def in_use(self) -> bool:
        """Whether anything has it."""
        return bool(self.activities or self.spellings)


Said = Mapping[str, str | None]
"""The id of a new status for the id of an old one, None for *not stated*."""


def mapped_statuses(register: Register, scheme: StatusScheme, said: Said) -> tuple[MappedStatus, ...]:
    """What becomes of each status of the register under another scheme.

    What was said counts first; then a status that is in both stays; then one becomes the only one of its class.
    """
    used = Counter(activity.status for held in register.quarters.values() for activity in held.values())
    spelled = Counter(register.spellings.statuses.values())
    return tuple(
        MappedStatus(status, *_successor(status, scheme, said), used[status.id], spelled[status.id]) for status in register.scheme
    )


def parse_mapping(old: StatusScheme, new: StatusScheme, texts: Collection[str]) -> dict[str, str | None]:
    """Read ``completed=blue``, ``paused=none``; raise InvalidStatusMapping, and InvalidStatus for a status that there is not."""
    said: dict[str, str | None] = {}
    for text in texts:
        name, equals, meant = text.rpartition("=")
        before = old.recognise(name)
        if not equals or before is None:
            raise InvalidStatusMapping(text)
        said[before.id] = new.parse(meant)
    return said


def mapping_edits(register: Register, scheme: StatusScheme, said: Said) -> Iterator[Edit]:
    """The edits that make the register's statuses those of another scheme, the scheme itself included.

    Raises StatusesUnmapped for statuses that are in use and of which nobody can tell what they become.
    """
    mapped = mapped_statuses(register, scheme, said)
    unmapped = [one.before for one in mapped if one.basis is Basis.OPEN and one.in_use]
    if unmapped:
        raise StatusesUnmapped([status.id for status in unmapped], [status.id for status in scheme])
    yield setting_edit(NAMED["statuses"], register.scheme, scheme)
    becomes = {one.before.id: one.after.id if one.after else None for one in mapped}
    known = register.spellings
    meant = {name: becomes.get(status) for name, status in known.statuses.items()}
    if meant != known.statuses:
        yield setting_edit(NAMED[SETTING], known, known.with_more(meant, {}))
    for held in register.quarters.values():
        for activity in held.values():
            if activity.status is not None and becomes.get(activity.status) != activity.status:
                values = {"status": becomes.get(activity.status)}
                yield change_of(activity, values, {"status": activity.status})


def _successor(status: Status, scheme: StatusScheme, said: Said) -> tuple[Status | None, Basis]:
    if status.id in said:
        return scheme.get(said[status.id]), Basis.SAID
    if status.id in scheme:
        return scheme.get(status.id), Basis.SAME
    alike = [other for other in scheme if other.kind is status.kind]
    return (alike[0], Basis.ALIKE) if len(alike) == 1 else (None, Basis.OPEN)
