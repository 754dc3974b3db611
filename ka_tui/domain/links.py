"""Links: which activity of one year's plan continues which of another's. A code means an activity only inside its year.

One activity may be split among several, and several merged into one. A link is only ever made by a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from ka_tui.domain.codes import code_key, parse_code
from ka_tui.errors import InvalidField, KaError

_KEY = re.compile(r"(\d{4})/\d\d (\S+) > (\d{4})/\d\d (\S+)")


class Link(NamedTuple):
    """That an activity of one plan is continued by one of a later plan; a year is that in which the financial year begins."""

    from_year: int
    from_code: str
    to_year: int
    to_code: str

    @property
    def key(self) -> str:
        """The key of its record: ``2021/22 KA.01.01 > 2022/23 KA.01.07``."""
        return f"{_year(self.from_year)} {self.from_code} > {_year(self.to_year)} {self.to_code}"


class Links:
    """All links of a register, found from both ends. The order of codes is that of the plans."""

    def __init__(self, links: Iterable[Link] = ()) -> None:
        self._links = frozenset(links)
        self._after: dict[tuple[int, int, str], tuple[str, ...]] = {}
        self._before: dict[tuple[int, int, str], tuple[str, ...]] = {}
        self._years = {(link.from_year, link.to_year) for link in self._links}
        for link in self:
            after, before = (link.from_year, link.to_year, link.from_code), (link.from_year, link.to_year, link.to_code)
            self._after[after] = (*self._after.get(after, ()), link.to_code)
            self._before[before] = (*self._before.get(before, ()), link.from_code)

    def __iter__(self) -> Iterator[Link]:
        return iter(sorted(self._links, key=_order))

    def __len__(self) -> int:
        return len(self._links)

    def __contains__(self, link: object) -> bool:
        return link in self._links

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Links) and self._links == other._links

    def __hash__(self) -> int:
        return hash(self._links)

    def __repr__(self) -> str:
        return f"Links({[link.key for link in self]})"

    def join(self, from_year: int, to_year: int) -> bool:
        """Whether any link leads from one year's plan to the other's, so that their activities can be compared."""
        return (from_year, to_year) in self._years

    def after(self, from_year: int, code: str, to_year: int) -> tuple[str, ...]:
        """The codes of a later plan that continue an activity of an earlier one."""
        return self._after.get((from_year, to_year, code), ())

    def before(self, to_year: int, code: str, from_year: int) -> tuple[str, ...]:
        """The codes of an earlier plan that an activity of a later one continues."""
        return self._before.get((from_year, to_year, code), ())

    def with_one(self, link: Link) -> Links:
        """These and one more."""
        return Links(self._links | {link})

    def without(self, link: Link) -> Links:
        """These but one."""
        return Links(self._links - {link})


def parse_link(key: str) -> Link:
    """The link that a record's key names; raises InvalidField for what is none."""
    found = _KEY.fullmatch(key)
    if found is not None:
        with suppress(KaError):
            link = Link(int(found[1]), parse_code(found[2]), int(found[3]), parse_code(found[4]))
            if link.key == key and link.from_year < link.to_year:
                return link
    raise InvalidField("link", f"'{key}' names no activities of an earlier and a later year")


def _order(link: Link) -> tuple[object, ...]:
    return link.from_year, link.to_year, code_key(link.from_code), code_key(link.to_code)


def _year(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02}"
