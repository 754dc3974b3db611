"""Which codes an activity had and has in the plans of other years, as far as links lead from plan to plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ka_tui.domain.codes import code_key
from ka_tui.domain.links import Links
from ka_tui.domain.register import Register


def lineage(register: Register, year: int, code: str) -> Mapping[int, tuple[str, ...]]:
    """The codes of an activity by year, its own among them: what it continues, and what continues it.

    What was merged with it, or split from the same one, is a relative and not itself.
    """
    years = register.links.years
    return {
        **_followed(register.links, code, year, [one for one in reversed(years) if one < year]),
        **_followed(register.links, code, year, [one for one in years if one > year]),
    }


def successor_codes(register: Register, year: int, code: str, to_year: int) -> tuple[str, ...]:
    """The codes of what continues an activity in a later year's plan, linked to it or over the plans in between."""
    later = [one for one in register.links.years if year < one <= to_year]
    return _followed(register.links, code, year, later).get(to_year, ())


def _followed(links: Links, code: str, year: int, years: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The codes by year, from one year on through others in the order given."""
    found: dict[int, tuple[str, ...]] = {year: (code,)}
    for other in years:
        codes = {
            linked
            for known, held in found.items()
            for one in held
            for linked in (links.after(known, one, other) if known < other else links.before(known, one, other))
        }
        if codes:
            found[other] = tuple(sorted(codes, key=code_key))
    return found
