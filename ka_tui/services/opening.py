"""Opening the next quarter: preview first, then one change that undo takes back whole."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import OPEN, Change
from ka_tui.domain.opening import Completed, Opening, next_quarter, opening
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.errors import NotAReport
from ka_tui.reports.reading import Hints, Problem, Progress, Source
from ka_tui.services.desk import Desk, retried
from ka_tui.services.importing import read_reports


class Plan(NamedTuple):
    """The plan of a new year, as its document says it; ``problems`` are what a person should look at in that."""

    name: str
    activities: tuple[Activity, ...]
    problems: tuple[Problem, ...]


class OpeningOrder(NamedTuple):
    """Which quarter to open (None: the one after the latest), with which new plan, and what becomes of what was completed."""

    quarter: Quarter | None = None
    plan: Plan | None = None
    completed: Completed = Completed.CARRY


class Opened(NamedTuple):
    """What opening a quarter does; ``change`` is None for a preview."""

    opening: Opening
    change: Change | None = None


def read_plan(desk: Desk, source: Source, quarter: Quarter | None = None, progress: Progress | None = None) -> Plan:
    """The plan that a document holds, for a quarter (None: the one after the latest); raises DocumentError and NoQuarters.

    What it says of statuses is not taken over, so problems with their words are none of the plan's.
    """
    hints = Hints(quarter or next_quarter(desk.register))
    reading = read_reports(desk, [source], hints if progress is None else replace(hints, progress=progress))[0]
    if not any(activity.title for activity in reading.activities):
        raise NotAReport(source.name, "activities with a code and a title")
    return Plan(source.name, reading.activities, tuple(problem for problem in reading.problems if not problem.word))


def preview_opening(desk: Desk, order: OpeningOrder) -> Opened:
    """What ``open_quarter`` would do now; nothing is written. Raises what that does."""
    return Opened(_opening(desk.register, order))


def open_quarter(desk: Desk, order: OpeningOrder) -> Opened:
    """Open a quarter as one change.

    Which one the next is, is settled first: two who open it at once open one quarter. Raises QuarterBegun, QuarterPassed,
    PlanInsideYear, NothingToOpenFrom and NoQuarters.
    """
    settled = order._replace(quarter=order.quarter or next_quarter(desk.register))
    return retried(lambda: _open(desk, settled))


def _open(desk: Desk, order: OpeningOrder) -> Opened:
    register = desk.register
    found = _opening(register, order)
    source = f" with {order.plan.name}" if order.plan else f" from {found.source}"
    return Opened(found, desk.propose(OPEN, found.edits, why=f"{found.quarter}{source}", at_commit=register.commit))


def _opening(register: Register, order: OpeningOrder) -> Opening:
    return opening(register, order.quarter, order.plan.activities if order.plan else None, order.completed)
