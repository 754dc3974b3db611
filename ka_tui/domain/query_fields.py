"""The fields of the query language: what ``status:``, ``team:`` and the others look for, given the value behind the colon."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from ka_tui.domain.codes import CodePattern
from ka_tui.domain.movement import Movement
from ka_tui.domain.narrative import excerpt
from ka_tui.domain.quarters import Quarter, parse_quarter
from ka_tui.domain.query import (
    Query,
    any_of,
    in_quarter,
    moved,
    standing_for,
    text_anywhere,
    text_in,
    text_is,
    under_code,
    under_priority,
    wanted_text,
    with_status,
    without,
)
from ka_tui.domain.statuses import NOT_STATED_WORD, StatusScheme
from ka_tui.domain.text import folded, shown_line
from ka_tui.domain.typed_codes import code_beginnings
from ka_tui.errors import InvalidQuarter, InvalidQuery

T = TypeVar("T")

_LENGTH = re.compile(r"[1-9][0-9]?")
_ANY_YEAR = 2000
_CAN_BE_MISSING = {name: name for name in ("status", "progress", "team", "portfolio", "reason", "priority")}
_CAN_BE_MISSING["next"] = "next_steps"


class Value(NamedTuple):
    """A value behind the colon of a field, where in which query it stands, and the scheme and the codes that the query is for."""

    text: str
    position: int
    query: str
    scheme: StatusScheme
    codes: CodePattern

    @property
    def wanted(self) -> str:
        """The value as it is compared."""
        return wanted_text(self.text)

    def wrong(self, why: str) -> InvalidQuery:
        """The error that points at the value; ``why`` goes on from it."""
        return InvalidQuery(self.query, self.position, f"'{excerpt(shown_line(self.text), 40)}' {why}")


def text_or_status(text: str, scheme: StatusScheme) -> Query:
    """What has a text in one of its fields; where the text is the id or the word of a status, also what has that status."""
    statuses = {wanted_text(name): status for status in scheme.ids for name in (status, scheme.word(status)) if name}
    wanted, anywhere = wanted_text(text), text_anywhere(text)
    return any_of([anywhere, with_status(statuses[wanted])]) if wanted in statuses else anywhere


def status_names(scheme: StatusScheme) -> tuple[str, ...]:
    """The names of the statuses for ``status:``, as they are told and offered."""
    return (*(status.id for status in scheme), "none")


def _text_in(field: str) -> Callable[[Value], Query]:
    return lambda value: text_in(field, value.text)


def _text_is(field: str) -> Callable[[Value], Query]:
    return lambda value: text_is(field, value.text)


def _priority(value: Value) -> Query:
    return under_priority(value.text)


def _status(value: Value) -> Query:
    names: dict[str, str | None] = {"none": None, folded(NOT_STATED_WORD): None}
    names |= {folded(name): status.id for status in value.scheme for name in (status.id, status.word, *status.aliases)}
    return with_status(*_named(value, names, "no status", status_names(value.scheme)))


def _changed(value: Value) -> Query:
    return moved(*_named(value, {str(way): way for way in Movement}, "no way to have changed", Movement))


def _missing(value: Value) -> Query:
    return any_of([without(field) for field in _named(value, _CAN_BE_MISSING, "nothing that can be missing", _CAN_BE_MISSING)])


def _code(value: Value) -> Query:
    begins = code_beginnings(value.wanted, value.codes)
    if not begins:
        raise value.wrong(f"begins no code. Codes look like {value.codes.example}.")
    return under_code(*begins)


def _quarter(value: Value) -> Query:
    """A quarter in any of its spellings, or only its number or its year: what lacks just the other half to be a quarter."""
    if (quarter := _as_quarter(value.wanted)) is not None:
        return in_quarter(*quarter)
    if (quarter := _as_quarter(f"{value.wanted} {_ANY_YEAR}")) is not None:
        return in_quarter(None, quarter.number)
    if (quarter := _as_quarter(f"Q1 {value.wanted}")) is not None:
        return in_quarter(quarter.year, None)
    raise value.wrong("is not a quarter. Write it as Q2-2022, or Q2 for that of any year, or 2022/23 for any of that year.")


def _as_quarter(text: str) -> Quarter | None:
    try:
        return parse_quarter(text)
    except InvalidQuarter:
        return None


def _standing(value: Value) -> Query:
    if _LENGTH.fullmatch(value.wanted) is None:
        raise value.wrong("is not a number of quarters from 1 to 99.")
    return standing_for(int(value.wanted))


def _named(value: Value, names: Mapping[str, T], no_such: str, known: Iterable[str]) -> list[T]:
    """What a value names among these; while it names none, all that it begins the name of."""
    if value.wanted in names:
        return [names[value.wanted]]
    begun = [meant for name, meant in names.items() if name.startswith(value.wanted)]
    if not begun:
        raise value.wrong(f"is {no_such}. There are: {', '.join(known)}.")
    return begun


FIXED_VALUES: Mapping[str, Sequence[str]] = {"changed": tuple(Movement), "missing": tuple(_CAN_BE_MISSING)}
"""The values of those fields that have the same in every register."""

FIELDS: Mapping[str, Callable[[Value], Query]] = {
    "status": _status,
    "changed": _changed,
    "standing": _standing,
    "team": _text_in("team"),
    "portfolio": _text_in("portfolio"),
    "priority": _priority,
    "code": _code,
    "title": _text_in("title"),
    "progress": _text_in("progress"),
    "next": _text_in("next_steps"),
    "reason": _text_in("reason"),
    "quarter": _quarter,
    "missing": _missing,
}
"""Each field by its name, and what makes a query of a value that is not empty; that may raise InvalidQuery."""

EXACT_FIELDS: Mapping[str, Callable[[Value], Query]] = {
    name: _text_is(name) for name in ("team", "portfolio", "priority", "title")
}
"""The fields that can be asked for a whole value, as in ``team:="Parks"``, and what makes a query of that."""
