"""Statuses are data: a scheme says which there are, what they mean, how they look and which key sets them.

The default scheme is the key that the published reports print. *Not stated* is no status of the scheme: it is what a
report without an icon gives, and is written as None.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from ka_tui.domain.text import clean_line, folded
from ka_tui.errors import InvalidField, InvalidStatus

NOT_STATED_WORD = "Not stated"
NOT_STATED_SYMBOL = "·"
NOT_STATED_KEY = "n"
NOT_STATED_SPELLINGS = frozenset({"", "none", "not stated", "not_stated", "-", "null"})
"""What says that a status is not stated, so that no status can be called so."""


class StatusClass(StrEnum):
    """What a status means whatever the scheme calls it, from best to worst; ``none`` takes no part in movement."""

    DONE = "done"
    ON_COURSE = "on course"
    WARNING = "warning"
    BAD = "bad"
    IDLE = "idle"
    NONE = "none"


_RANKED = (StatusClass.BAD, StatusClass.WARNING, StatusClass.ON_COURSE, StatusClass.DONE)
"""The classes that take part in movement, the worst first."""


class Status(NamedTuple):
    """One status of a scheme. ``symbol`` is one column wide; ``colour`` is ``#rrggbb``; ``key`` one character."""

    id: str
    word: str
    symbol: str
    colour: str
    key: str
    meaning: str
    kind: StatusClass
    needs_reason: bool = False
    aliases: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The status as the register keeps it."""
        return {**self._asdict(), "kind": str(self.kind), "aliases": list(self.aliases)}


@dataclass(frozen=True)
class StatusScheme:
    """The statuses of a register in the order of its printed key; of several of one class, the worse stands first."""

    statuses: tuple[Status, ...]
    _by_name: dict[str, Status] = field(init=False, repr=False, compare=False)
    _by_id: dict[str, Status] = field(init=False, repr=False, compare=False)
    _ranks: dict[str | None, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        names = {name: status for status in self.statuses for name in names_of(status)}
        ids = {status.id: status for status in self.statuses}
        ranked = sorted((s for s in self.statuses if s.kind in _RANKED), key=lambda status: _RANKED.index(status.kind))
        object.__setattr__(self, "_by_name", {**names, **{folded(status.id): status for status in self.statuses}})
        object.__setattr__(self, "_by_id", ids)
        object.__setattr__(self, "_ranks", {status.id: rank for rank, status in enumerate(ranked, 1)})

    def __iter__(self) -> Iterator[Status]:
        return iter(self.statuses)

    def __contains__(self, status_id: object) -> bool:
        return status_id in self._by_id

    def get(self, status_id: str | None) -> Status | None:
        """The status with this id; None for None and for an id of another scheme."""
        return self._by_id.get(status_id) if status_id else None

    def rank(self, status_id: str | None) -> int | None:
        """How good a status is, 1 the worst; None for one that takes no part in movement, and for *not stated*.

        It goes by the classes of the statuses, and inside a class by their order.
        """
        return self._ranks.get(status_id)

    def recognise(self, text: str) -> Status | None:
        """The status that a word in a document means; None when the scheme does not know it. Nothing is guessed."""
        return self._by_name.get(folded(clean_line(text)))

    def parse(self, text: str) -> str | None:
        """The id of the status that a user named, None for *not stated*; raise InvalidStatus for anything else."""
        status = self.recognise(text)
        if status is not None:
            return status.id
        if folded(clean_line(text)) in NOT_STATED_SPELLINGS:
            return None
        raise InvalidStatus(text, [s.id for s in self.statuses] + ["none"])

    def word(self, status_id: str | None) -> str:
        """The word for a status, *Not stated* for None."""
        status = self.get(status_id)
        return status.word if status else (status_id or NOT_STATED_WORD)

    def symbol(self, status_id: str | None) -> str:
        """The shape for a status."""
        status = self.get(status_id)
        return status.symbol if status else NOT_STATED_SYMBOL

    def label(self, status_id: str | None) -> str:
        """Shape and word together, as in ``▲ Amber``."""
        return f"{self.symbol(status_id)} {self.word(status_id)}"

    @property
    def ids(self) -> tuple[str | None, ...]:
        """The ids in order, and None for *not stated* last."""
        return (*self._by_id, None)

    def to_documents(self) -> list[dict[str, Any]]:
        """The scheme as the register keeps it."""
        return [status.to_dict() for status in self.statuses]


def scheme_of(value: Any) -> StatusScheme:
    """The scheme that a setting holds; raises InvalidField for what is none."""
    try:
        return StatusScheme(tuple(_status_of(document) for document in value))
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidField("statuses", "cannot be understood") from error


def _status_of(document: Mapping[str, Any]) -> Status:
    texts = [document[name] for name in ("id", "word", "symbol", "colour", "key", "meaning")]
    aliases = document["aliases"]
    if not isinstance(aliases, list) or any(type(text) is not str for text in (*texts, *aliases)):
        raise TypeError(document["id"])
    id_, word, symbol, colour, key, meaning = texts
    kind = StatusClass(document["kind"])
    return Status(id_, word, symbol, colour, key, meaning, kind, document["needs_reason"] is True, tuple(aliases))


def names_of(status: Status) -> set[str]:
    """All that documents and users may call a status, folded."""
    return {folded(name) for name in (status.id, status.word, *status.aliases)}


PRINTED_KEY = StatusScheme(
    (
        Status(
            "red",
            "Red",
            "■",
            "#d4351c",
            "r",
            "Planned actions were missed or are late, and delivery is now affected.",
            StatusClass.BAD,
            aliases=("r",),
        ),
        Status(
            "amber",
            "Amber",
            "▲",
            "#f0a500",
            "a",
            "Most actions are done; known issues may come to affect delivery.",
            StatusClass.WARNING,
            aliases=("a",),
        ),
        Status(
            "green",
            "Green",
            "▶",
            "#2e9e5b",
            "g",
            "Planned actions are done and the work is on course, with no known issues.",
            StatusClass.ON_COURSE,
            aliases=("g",),
        ),
        Status(
            "completed",
            "Completed",
            "✔",
            "#4a7fd6",
            "c",
            "The work is finished.",
            StatusClass.DONE,
            aliases=("c", "complete"),
        ),
    )
)
"""The key that the published reports print: Red, Amber, Green, Completed."""
