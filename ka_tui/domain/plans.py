"""A year's plan: the activities that a council set itself for a financial year, as their latest reports have them."""

from __future__ import annotations

import re

from ka_tui.domain.activities import Activity
from ka_tui.domain.opening import CARRIED_FIELDS
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.errors import InvalidYear, NoQuarters, NoSuchPlan, NotInPlan

_YEAR = re.compile(r"((?:19|2\d)\d\d)(?:\s*[/–-]\s*(\d\d|\d{4}))?")


def parse_year(text: str) -> int:
    """The year in which a financial year begins that is written as ``2021/22``, ``2021-22`` or ``2021``; raises InvalidYear."""
    found = _YEAR.fullmatch(text.strip())
    if found is None or (found[2] and int(found[2]) != (int(found[1]) + 1) % 10 ** len(found[2])):
        raise InvalidYear(text)
    return int(found[1])


def year_name(year: int) -> str:
    """A financial year as people write it: ``2021/22``."""
    return Quarter(year, 1).financial_year


def plan_years(register: Register) -> tuple[int, ...]:
    """The years of which the register has any activities, in the order of time."""
    return tuple(sorted({quarter.year for quarter, held in register.quarters.items() if held}))


def plan_of(register: Register, year: int) -> dict[str, Activity]:
    """The activities of all quarters of a year by code, in the order of the report, each as its latest report has it.

    Of a quarter that was opened and not filled in yet only what an activity is called counts: what was said last stands.
    """
    latest: dict[str, Activity] = {}
    for number in range(1, 5):
        for code, activity in register.quarters.get(Quarter(year, number), {}).items():
            said = code not in latest or activity.status or activity.progress or activity.next_steps
            latest[code] = activity if said else _renamed(latest[code], activity)
    return {activity.code: activity for activity in sorted(latest.values(), key=lambda activity: activity.sort_key)}


def _renamed(activity: Activity, later: Activity) -> Activity:
    """An activity with what a later quarter calls it."""
    return activity.with_content({name: getattr(later, name) for name in CARRIED_FIELDS})


def require_plan(register: Register, year: int) -> dict[str, Activity]:
    """The plan of a year; raises NoSuchPlan with the years that there are, and NoQuarters."""
    years = plan_years(register)
    if not years:
        raise NoQuarters
    if year not in years:
        raise NoSuchPlan(year_name(year), map(year_name, years))
    return plan_of(register, year)


def require_planned(register: Register, year: int, code: str) -> Activity:
    """An activity of a year's plan, its code in any spelling; raises NotInPlan, NoSuchPlan, NoQuarters and InvalidCode."""
    plan, wanted = require_plan(register, year), register.codes.parse(code)
    if wanted not in plan:
        from difflib import get_close_matches

        raise NotInPlan(wanted, year_name(year), get_close_matches(wanted, plan, n=3, cutoff=0.5))
    return plan[wanted]
