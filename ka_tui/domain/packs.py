"""Packs: what a team is asked for a quarter, and what the register remembers of the asking and of what came back.

A pack holds the activities of one team, or of one portfolio. The register keeps a ``SentPack`` for each in the record of
its quarter, so that it is known who was asked, by when, and who has returned; sending and collecting are changes like any
other, and undo takes what they remembered back with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.codes import kept_code
from ka_tui.domain.grouping import Grouping, grouped
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.text import clean_line, folded
from ka_tui.errors import InvalidField, KaError

PACK_FIELDS = ("status", "reason", "progress", "next_steps")
"""What a team is asked to state of each activity."""

GROUPINGS = (Grouping.TEAM, Grouping.PORTFOLIO)
"""Whom packs can be made for."""

_UNSAFE = re.compile(r"[\W_]+")
_LONGEST = 60


class Return(NamedTuple):
    """A pack that came back: the digest of what it said, the name of its file, when it was collected and by whom."""

    digest: str
    file: str
    at: str
    by: str


class SentPack(NamedTuple):
    """What the register remembers of a pack: of which ``grouping``, whose it is, and what was asked when.

    ``due`` is the day by which it is wanted, None where none was said; ``commit`` that of the register it was made from;
    ``sent_at`` is ISO 8601, UTC. ``codes`` are its activities, ``returns`` what came back so far, oldest first.
    """

    grouping: Grouping
    whose: str
    due: date | None
    commit: int
    sent_at: str
    sent_by: str
    file: str
    codes: tuple[str, ...]
    returns: tuple[Return, ...] = ()

    @property
    def key(self) -> tuple[Grouping, str]:
        """Whose pack it is: a quarter has one for each."""
        return self.grouping, self.whose

    def to_dict(self) -> dict[str, Any]:
        """The pack as the register keeps it."""
        return {
            **self._asdict(),
            "grouping": str(self.grouping),
            "due": self.due.isoformat() if self.due else None,
            "codes": list(self.codes),
            "returns": [entry._asdict() for entry in self.returns],
        }


def sent_packs_of(value: Any) -> tuple[SentPack, ...]:
    """The packs that a quarter's record holds; none for None. Raises InvalidField for what is no list of packs."""
    if value is None:
        return ()
    try:
        packs = tuple(_sent_pack(document) for document in value)
    except (KeyError, TypeError, ValueError, AttributeError, KaError) as error:
        raise InvalidField("packs", "cannot be understood") from error
    if len({pack.key for pack in packs}) < len(packs):
        raise InvalidField("packs", "has two for the same team")
    return packs


def _sent_pack(document: Mapping[str, Any]) -> SentPack:
    texts = [clean_line(document[name]) for name in ("whose", "sent_at", "sent_by", "file")]
    whose, sent_at, sent_by, file = texts
    grouping, due, commit = Grouping(document["grouping"]), document["due"], document["commit"]
    if grouping not in GROUPINGS or type(commit) is not int:
        raise ValueError(whose)
    returns = tuple(Return(*(clean_line(entry[name]) for name in Return._fields)) for entry in document["returns"])
    day = None if due is None else date.fromisoformat(due)
    return SentPack(grouping, whose, day, commit, sent_at, sent_by, file, tuple(map(kept_code, document["codes"])), returns)


def with_packs(known: Iterable[SentPack], new: Iterable[SentPack]) -> tuple[SentPack, ...]:
    """What is remembered once some packs are sent (again), or have returned: each takes the place of its older self."""
    packs = {pack.key: pack for pack in known} | {pack.key: pack for pack in new}
    return tuple(sorted(packs.values(), key=lambda pack: (pack.grouping, folded(pack.whose), pack.whose)))


class Asking(NamedTuple):
    """Whom to ask, and for which activities, in the order of the report."""

    grouping: Grouping
    whose: str
    activities: tuple[Activity, ...]


class Askings(NamedTuple):
    """Everybody to ask; ``unasked`` are the activities that have no team (or portfolio), so that nobody can be."""

    packs: tuple[Asking, ...]
    unasked: tuple[Activity, ...]


def askings(register: Register, quarter: Quarter, grouping: Grouping, names: Iterable[str] = ()) -> Askings:
    """Whom to ask for a quarter; with ``names`` only those whose name has one of them in it, in either case.

    As in a query, ``=Parks`` names exactly that.
    """
    wanted = [clean_line(name) for name in names]
    packs: list[Asking] = []
    unasked: tuple[Activity, ...] = ()
    for group in grouped(register.activities(quarter), grouping, register.scheme):
        whose = getattr(group.activities[0], grouping.value)
        if not whose:
            unasked = tuple(group.activities)
        elif not wanted or any(is_named(whose, name) for name in wanted):
            packs.append(Asking(grouping, whose, tuple(group.activities)))
    return Askings(tuple(packs), () if wanted else unasked)


def is_named(whose: str, name: str) -> bool:
    """Whether a team (or portfolio) is meant by a name: one that has it in it, in either case, or exactly that of ``=Parks``."""
    return whose == name[1:] if name.startswith("=") else folded(name) in folded(whose)


def file_stems(quarter: Quarter, names: Iterable[str]) -> dict[str, str]:
    """For each name a file's name without its ending, as ``Q3-2022-Parks-and-Trees``.

    Only letters, digits and hyphens, safe on every system; a number tells apart names that differ in nothing else.
    """
    stems: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        plain = stem = f"{quarter}-{_UNSAFE.sub('-', name).strip('-')[:_LONGEST].strip('-') or 'pack'}"
        number = 1
        while folded(stem) in taken:
            number += 1
            stem = f"{plain}-{number}"
        taken.add(folded(stem))
        stems[name] = stem
    return stems
