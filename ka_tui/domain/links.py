"""Links: which activity of one year's plan continues which of another's. A code means an activity only inside its year.

One activity may be split among several, and several merged into one. A link is only ever made by a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple, TypeAlias

from ka_tui.domain.codes import CodePattern, code_key
from ka_tui.errors import InvalidField

_KEY = re.compile(r"(\d{4})/\d\d ([^>]+) > (\d{4})/\d\d ([^>]+)")
_End: TypeAlias = tuple[int, int, str]
"""The years that a link joins, and the code at one of its ends."""


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
    """All links of a register, found from both ends. The order of codes is that of the plans.

    The ends are looked up once they are asked for: where many links are made one after the other, few are.
    """

    def __init__(self, links: Iterable[Link] = ()) -> None:
        self._links = frozenset(links)

    @cached_property
    def _years(self) -> frozenset[tuple[int, int]]:
        return frozenset((link.from_year, link.to_year) for link in self._links)

    @cached_property
    def _after(self) -> Mapping[_End, tuple[str, ...]]:
        return _by_end(((link.from_year, link.to_year, link.from_code), link.to_code) for link in self)

    @cached_property
    def _before(self) -> Mapping[_End, tuple[str, ...]]:
        return _by_end(((link.from_year, link.to_year, link.to_code), link.from_code) for link in self)

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

    @property
    def years(self) -> tuple[int, ...]:
        """The years whose plans they join, in the order of time."""
        return tuple(sorted({year for pair in self._years for year in pair}))

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


def parse_link(key: str, *patterns: CodePattern) -> Link:
    """The link that a record's key names, its codes of one of the patterns that are given, if any; raises InvalidField."""
    found = _KEY.fullmatch(key)
    if found is not None:
        link = Link(int(found[1]), found[2], int(found[3]), found[4])
        codes = (link.from_code, link.to_code)
        fit = not patterns or all(any(pattern.is_normal(code) for pattern in patterns) for code in codes)
        if fit and link.key == key and link.from_year < link.to_year:
            return link
    raise InvalidField("link", f"'{key}' names no activities of an earlier and a later year")


def _by_end(ends: Iterable[tuple[_End, str]]) -> Mapping[_End, tuple[str, ...]]:
    """The codes at the other end, by years and code of this one."""
    found: dict[_End, list[str]] = {}
    for end, code in ends:
        found.setdefault(end, []).append(code)
    return {end: tuple(codes) for end, codes in found.items()}


def _order(link: Link) -> tuple[object, ...]:
    return link.from_year, link.to_year, code_key(link.from_code), code_key(link.to_code)


def _year(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02}"
