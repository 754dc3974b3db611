"""Linking plans: what is suggested, and what a person decides. No link is made unless somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import Change, linking, unlinking
from ka_tui.domain.links import Link
from ka_tui.domain.plans import require_plan, require_planned, year_name
from ka_tui.domain.register import Register
from ka_tui.errors import NoSuchLink, YearsOutOfOrder
from ka_tui.services.desk import Desk, retried

LEAST = 0.4
"""The least likeness that makes a suggestion."""
_RIVAL = 0.8
"""Beside the best suggestion for an activity stand those that have this share of its likeness."""


class Suggestion(NamedTuple):
    """That one activity may continue another, and how alike they are, 0 to 1."""

    before: Activity
    after: Activity
    likeness: float

    @property
    def link(self) -> Link:
        """The link that would say so."""
        return link_between(self.before, self.after)

    def to_dict(self) -> dict[str, Any]:
        """The object of the command line's JSON."""
        return {"from": self.before.code, "to": self.after.code, "likeness": self.likeness}


def link_between(before: Activity, after: Activity) -> Link:
    """The link that says that one activity continues the other."""
    return Link(before.quarter.year, before.code, after.quarter.year, after.code)


def candidates(register: Register, from_year: int, to_year: int) -> dict[str, tuple[Suggestion, ...]]:
    """For each activity of the earlier year's plan all of the later one's, the likest first.

    Raises YearsOutOfOrder, NoSuchPlan and NoQuarters.
    """
    from ka_tui.services.likeness import likenesses

    old, new = _plans(register, from_year, to_year)
    alike = likenesses(old, new)
    return {
        one.code: tuple(
            sorted(
                (Suggestion(one, other, round(likeness, 2)) for other, likeness in zip(new, row, strict=True)),
                key=lambda suggestion: -suggestion.likeness,
            )
        )
        for one, row in zip(old, alike, strict=True)
    }


def suggestions(register: Register, from_year: int, to_year: int, least: float = LEAST) -> tuple[Suggestion, ...]:
    """What is worth looking at, the likest first for each activity of the earlier plan; what is linked already is left out.

    Raises YearsOutOfOrder, NoSuchPlan and NoQuarters.
    """
    return tuple(
        suggestion
        for found in candidates(register, from_year, to_year).values()
        for suggestion in worth_a_look(found, least)
        if suggestion.link not in register.links
    )


def worth_a_look(found: Sequence[Suggestion], least: float = LEAST) -> tuple[Suggestion, ...]:
    """Of all candidates for an activity, the likest first, those that may be it: the best, and who comes near it."""
    bar = max(least, found[0].likeness * _RIVAL) if found else least
    return tuple(suggestion for suggestion in found if suggestion.likeness >= bar)


def link(desk: Desk, from_year: int, from_code: str, to_year: int, to_codes: Iterable[str]) -> Change:
    """Say that an activity is continued by others, as one change; one without edits if that was said already.

    Raises YearsOutOfOrder, NotInPlan, NoSuchPlan, NoQuarters and InvalidCode.
    """
    register = desk.register
    _plans(register, from_year, to_year)
    before = require_planned(register, from_year, from_code)
    found = [require_planned(register, to_year, code) for code in to_codes]
    return desk.propose("link plans", [linking(link_between(before, after)) for after in found])


def unlink(desk: Desk, from_year: int, from_code: str, to_year: int, to_codes: Iterable[str] = ()) -> Change:
    """Take links of an activity away as one change, all those to a year where no codes are given; raises NoSuchLink."""
    links, codes = desk.register.links, desk.register.codes
    code, wanted = codes.parse(from_code), tuple(dict.fromkeys(map(codes.parse, to_codes)))
    there = links.after(from_year, code, to_year)
    missing = [one for one in wanted if one not in there]
    if missing or not there:
        raise NoSuchLink(f"{year_name(from_year)} {code}", f"{year_name(to_year)} {', '.join(missing)}".strip())
    return desk.propose("unlink plans", [unlinking(Link(from_year, code, to_year, one)) for one in wanted or there])


def accept(desk: Desk, from_year: int, to_year: int, least: float) -> tuple[Change, tuple[Suggestion, ...]]:
    """Link each activity that has no successor yet with the likest one, where that is so like it; as one change.

    Gives back the change and what was linked. Raises YearsOutOfOrder, NoSuchPlan and NoQuarters.
    """

    def attempt() -> tuple[Change, tuple[Suggestion, ...]]:
        register = desk.register
        likest = (found[0] for found in candidates(register, from_year, to_year).values() if found)
        taken = tuple(
            one for one in likest if one.likeness >= least and not register.links.after(from_year, one.before.code, to_year)
        )
        return desk.propose("link plans", [linking(one.link) for one in taken], at_commit=register.commit), taken

    return retried(attempt)


def _plans(register: Register, from_year: int, to_year: int) -> tuple[tuple[Activity, ...], tuple[Activity, ...]]:
    if from_year >= to_year:
        raise YearsOutOfOrder(year_name(from_year), year_name(to_year))
    return tuple(require_plan(register, from_year).values()), tuple(require_plan(register, to_year).values())
