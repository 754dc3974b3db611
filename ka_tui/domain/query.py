"""What is looked for among activities: conditions on their words, their fields and their past, and what joins them.

A ``Query`` is made by the functions here; ``query_language`` makes one of a text. All texts are compared folded.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

from ka_tui.domain.activities import Activity
from ka_tui.domain.movement import Movement, movement, standing
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.text import clean_line, folded

Rows: TypeAlias = Sequence[int]
"""Places of activities among those that are looked through, in their order."""

_SEARCHED = ("code", "title", "theme", "priority", "team", "portfolio", "status_source", "progress", "next_steps", "reason")
_texts_of = attrgetter(*_SEARCHED)


class Query(NamedTuple):
    """What is looked for. ``find`` gives those rows of some that match.

    ``words`` are the folded texts that matches are wanted to have, for pointing them out. ``allows`` tells in which
    quarters there can be a match; None where the query does not speak of quarters.
    """

    find: Callable[[Candidates, Rows], Rows]
    words: tuple[str, ...] = ()
    allows: Callable[[Quarter], bool] | None = None

    def select(self, register: Register, activities: Sequence[Activity], texts: Sequence[str] | None = None) -> list[Activity]:
        """The activities of a register that match, in their order.

        ``texts`` are the ``searched_text`` of each, for a caller that selects often and keeps them.
        """
        candidates = Candidates(register, activities, texts)
        return [activities[row] for row in self.find(candidates, range(len(activities)))]

    def quarters(self, register: Register) -> tuple[Quarter, ...] | None:
        """The quarters of a register in which there can be a match; None where the query does not speak of quarters."""
        return None if self.allows is None else tuple(filter(self.allows, register.quarters))


class Candidates:
    """The activities that a query looks through; the text of one is folded when it is first needed."""

    def __init__(self, register: Register, activities: Sequence[Activity], texts: Sequence[str] | None) -> None:
        self.register = register
        self.activities = activities
        self.given_texts = texts
        self._made: dict[int, str] = {}

    def texts(self, rows: Rows) -> Sequence[str] | Mapping[int, str]:
        """By row the text that words are looked for in, for these rows at least."""
        if self.given_texts is not None:
            return self.given_texts
        for row in rows:
            if row not in self._made:
                self._made[row] = searched_text(self.activities[row])
        return self._made


def searched_text(activity: Activity) -> str:
    """All that free words are looked for in, folded, with a line for each field."""
    return folded("\n".join([_one_line(text) for text in _texts_of(activity)]))


def wanted_text(text: str) -> str:
    """A text as it is looked for: folded, on one line."""
    return " ".join(folded(clean_line(text)).split())


def all_of(queries: Sequence[Query]) -> Query:
    """What each of these matches; everything, if there are none."""
    if len(queries) == 1:
        return queries[0]

    def find(among: Candidates, rows: Rows) -> Rows:
        for query in queries:
            rows = query.find(among, rows)
        return rows

    return Query(find, _words(queries), _joined(all, queries))


def any_of(queries: Sequence[Query]) -> Query:
    """What one of these matches, or several do."""
    if len(queries) == 1:
        return queries[0]

    def find(among: Candidates, rows: Rows) -> Rows:
        found: set[int] = set()
        for query in queries:
            found.update(query.find(among, [row for row in rows if row not in found]))
        return [row for row in rows if row in found]

    return Query(find, _words(queries), _joined(any, queries))


def none_of(query: Query) -> Query:
    """What a query does not match."""

    def find(among: Candidates, rows: Rows) -> Rows:
        found = set(query.find(among, rows))
        return [row for row in rows if row not in found]

    return Query(find, allows=query.allows and (lambda _: True))


def text_anywhere(text: str) -> Query:
    """What has a text in one of its fields."""
    wanted = wanted_text(text)

    def find(among: Candidates, rows: Rows) -> Rows:
        texts = among.texts(rows)
        return [row for row in rows if wanted in texts[row]]

    return Query(find, (wanted,)) if wanted else all_of(())


def text_in(field: str, text: str) -> Query:
    """What has a text in this field. Texts that are folded already spare folding it for each key that the user types."""
    wanted, line = wanted_text(text), _SEARCHED.index(field)
    unfolded = _by_value(attrgetter(field), lambda value: wanted in folded(_one_line(value)))

    def find(among: Candidates, rows: Rows) -> Rows:
        texts = among.given_texts
        if texts is None:
            return unfolded.find(among, rows)
        return [row for row in rows if wanted in texts[row] and wanted in texts[row].split("\n")[line]]

    return Query(find, (wanted,))


def text_is(field: str, text: str) -> Query:
    """What has this text in the field and nothing else there; ``priority`` is the whole heading."""
    wanted = wanted_text(text)
    if field == "priority":
        return _by_value(_heading_parts, lambda parts: wanted_text(_heading(parts)) == wanted, (wanted,))
    return _by_value(attrgetter(field), lambda value: wanted_text(value) == wanted, (wanted,))


def under_priority(text: str) -> Query:
    """What stands under the priority of this number, or under one with this text in its heading, theme included."""
    wanted = wanted_text(text)
    if wanted.isdecimal():
        number = wanted.lstrip("0")
        return _by_value(attrgetter("priority_number"), lambda value: str(value) == number)
    return _by_value(_heading_parts, lambda parts: wanted in folded(_heading(parts)), (wanted,))


def under_code(*begins: str) -> Query:
    """What has a code that, with a dot after it, begins in one of these ways: ``KA.02.`` begins all of priority 2."""
    words = tuple(folded(begin).rstrip("-./_ ") for begin in begins)
    return _by_value(attrgetter("code"), lambda code: f"{code}.".startswith(begins), words)


def with_status(*statuses: str | None) -> Query:
    """What has one of these statuses; None is *not stated*."""
    return _by_value(attrgetter("status"), statuses.__contains__)


def in_quarter(year: int | None, number: int | None) -> Query:
    """What is of a quarter of this financial year and number; None lets any be."""

    def allows(quarter: Quarter) -> bool:
        return year in (None, quarter.year) and number in (None, quarter.number)

    return _by_value(attrgetter("quarter"), allows, allows=allows)


def without(field: str) -> Query:
    """What says nothing in this field; ``priority`` is the whole heading."""
    if field == "priority":
        return _by_value(_heading_parts, lambda parts: not _heading(parts))
    return _by_value(attrgetter(field), lambda value: not value)


def moved(*movements: Movement) -> Query:
    """What moved in one of these ways since the quarter before."""
    return _by_past(lambda register, activity: movement(register, activity) in movements)


def standing_for(quarters: int) -> Query:
    """What has had its status for at least so many quarters in a row."""
    return _by_past(lambda register, activity: standing(register, activity) >= quarters)


def _by_value(
    value_of: Callable[[Activity], Any],
    fits: Callable[[Any], bool],
    words: tuple[str, ...] = (),
    allows: Callable[[Quarter], bool] | None = None,
) -> Query:
    """What has a value that fits; each value is tried once, however many activities have it."""

    def find(among: Candidates, rows: Rows) -> Rows:
        values: list[Hashable] = [value_of(among.activities[row]) for row in rows]
        fitting = set(filter(fits, set(values)))
        return [row for row, value in zip(rows, values, strict=True) if value in fitting]

    return Query(find, words, allows)


def _by_past(fits: Callable[[Register, Activity], bool]) -> Query:
    def find(among: Candidates, rows: Rows) -> Rows:
        register, activities = among.register, among.activities
        return [row for row in rows if fits(register, activities[row])]

    return Query(find)


def _one_line(text: str | None) -> str:
    return text.replace("\n", " ") if text else ""


_heading_parts = attrgetter("theme", "priority")


def _heading(parts: tuple[str | None, str]) -> str:
    return " ".join(filter(None, parts))


def _words(queries: Iterable[Query]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for query in queries for word in query.words))


def _joined(join: Callable[[Iterable[bool]], bool], queries: Sequence[Query]) -> Callable[[Quarter], bool] | None:
    """In which quarters all or any of these can match; those that do not speak of quarters can match in each."""
    if all(query.allows is None for query in queries):
        return None
    return lambda quarter: join(query.allows is None or query.allows(quarter) for query in queries)
