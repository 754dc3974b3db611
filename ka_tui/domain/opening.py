"""Opening the next quarter: what it carries over from the last one, or takes from a new plan, and what begins empty.

A plan is of a financial year. Inside the year an activity goes on under its code. At the year's end either a new plan
begins, whose codes mean other activities, or the old one is carried on: links then say that each goes on as itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import Edit, Table, addition_of, linking
from ka_tui.domain.links import Link
from ka_tui.domain.movement import predecessors
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import StatusClass, StatusScheme
from ka_tui.domain.text import clean_line
from ka_tui.errors import NoQuarters, NothingToOpenFrom, PlanInsideYear, QuarterBegun, QuarterPassed

CARRIED_FIELDS = ("title", "theme", "priority_number", "priority", "team", "portfolio")
"""What a new quarter keeps of an activity; what was said of how it stood is said anew each quarter."""


class Completed(StrEnum):
    """What becomes of the activities that were done in the quarter before."""

    CARRY = "carry"
    CLOSE = "close"


class Opening(NamedTuple):
    """What opening a quarter does.

    ``source`` is the quarter that it is opened from, None where there is none before. ``carried`` are activities of that
    which go on, ``closed`` those that were done and are left out; ``completed`` the codes of all that were done. With a new
    plan there are ``added`` ones instead: ``stripped`` are the codes of those of which the plan said more than is taken,
    ``untitled`` the codes of those that it gives no title, so that they cannot be added. ``links`` join an old year's plan
    to the new year's.
    """

    quarter: Quarter
    source: Quarter | None
    carried: tuple[Activity, ...] = ()
    closed: tuple[Activity, ...] = ()
    completed: tuple[str, ...] = ()
    added: tuple[Activity, ...] = ()
    stripped: tuple[str, ...] = ()
    untitled: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits that carry it out, the quarter itself first: it is opened also where nothing goes on."""
        begun = Edit(Table.QUARTERS, str(self.quarter), None, {})
        activities = (addition_of(_begun(activity, self.quarter)) for activity in (*self.carried, *self.added))
        return (begun, *activities, *map(linking, self.links))

    @property
    def is_new_plan(self) -> bool:
        """Whether its codes mean other activities than those of the quarter before."""
        return bool(self.added)


def opening(
    register: Register,
    quarter: Quarter | None = None,
    plan: Sequence[Activity] | None = None,
    completed: Completed = Completed.CARRY,
) -> Opening:
    """What opening a quarter does, by default the one after the latest; a ``plan`` has the activities of a new year.

    It is opened from the last quarter before that has activities. Raises QuarterBegun, QuarterPassed, PlanInsideYear,
    NothingToOpenFrom and NoQuarters.
    """
    quarter = quarter or next_quarter(register)
    source = _source(register, quarter)
    if plan is None:
        return _carrying_on(register, quarter, source, completed)
    if source is not None and source.year == quarter.year:
        raise PlanInsideYear(str(quarter), quarter.financial_year)
    titled = tuple(activity for activity in plan if clean_line(activity.title))
    return Opening(
        quarter,
        source,
        added=titled,
        stripped=tuple(activity.code for activity in titled if _says_more(activity)),
        untitled=tuple(activity.code for activity in plan if not clean_line(activity.title)),
    )


def next_quarter(register: Register) -> Quarter:
    """The quarter after the latest that has activities; raises NoQuarters where none has."""
    latest = _latest(register)
    if latest is None:
        raise NoQuarters
    return latest.next


def kept_in_view(register: Register, activity: Activity, field: str) -> tuple[Activity, ...]:
    """The activities of the quarter before whose next steps stand where a narrative is still empty.

    They stand in one place: that of the next steps, else that of the progress; none where nothing was promised. There are
    several where activities were merged.
    """
    empty = next((name for name in ("next_steps", "progress") if not getattr(activity, name)), None)
    if field != empty:
        return ()
    return tuple(before for before in predecessors(register, activity) if before.next_steps)


def promised_in(activity: Activity, before: Activity) -> str:
    """A heading for the next steps that an activity had in an earlier quarter, with the code where that was another."""
    code = "" if before.code == activity.code else f", {before.code}"
    return f"Promised in {before.quarter.label}{code}"


def _latest(register: Register) -> Quarter | None:
    return max((quarter for quarter, held in register.quarters.items() if held), default=None)


def _source(register: Register, quarter: Quarter) -> Quarter | None:
    """The quarter that another is opened from; refuses what has begun already, and what lies behind."""
    if held := register.activities(quarter):
        raise QuarterBegun(str(quarter), len(held), str(next_quarter(register)))
    latest = _latest(register)
    if latest is not None and latest > quarter:
        raise QuarterPassed(str(quarter), str(latest), str(latest.next))
    return latest


def _carrying_on(register: Register, quarter: Quarter, source: Quarter | None, completed: Completed) -> Opening:
    if source is None:
        raise NothingToOpenFrom(str(quarter))
    activities = register.activities(source)
    done = tuple(activity for activity in activities if _is_done(register.scheme, activity))
    closes = completed is Completed.CLOSE
    carried = tuple(a for a in activities if not (closes and _is_done(register.scheme, a)))
    links = (Link(source.year, a.code, quarter.year, a.code) for a in carried if source.year != quarter.year)
    return Opening(
        quarter,
        source,
        carried=carried,
        closed=done if closes else (),
        completed=tuple(activity.code for activity in done),
        links=tuple(link for link in links if link not in register.links),
    )


def _is_done(scheme: StatusScheme, activity: Activity) -> bool:
    """Whether an activity is completed."""
    status = scheme.get(activity.status)
    return status is not None and status.kind is StatusClass.DONE


def _begun(activity: Activity, quarter: Quarter) -> Activity:
    """An activity as it begins in a new quarter."""
    return Activity(quarter, activity.code, **{name: getattr(activity, name) for name in CARRIED_FIELDS})


def _says_more(activity: Activity) -> bool:
    """Whether there is a status or a text in it that a new quarter does not begin with."""
    content = activity.content()
    return any(value for name, value in content.items() if name not in CARRIED_FIELDS)
