"""Two years' plans of a small council, of which a reader can tell what continues what."""

from __future__ import annotations

from pathlib import Path

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import addition_of
from ka_tui.domain.quarters import Quarter
from ka_tui.services.desk import Desk
from tests.services.small_office import desk_of

OLD, NEW = Quarter(2021, 3), Quarter(2022, 2)

_OLD_PLAN = (
    ("KA.01.01", "Mend the packhorse bridge", "Roads", "Both arches are surveyed.", "- Order limestone"),
    ("KA.01.02", "Run the ferry", "Roads", "Passengers fell in the floods.", "- Paint the landing stage"),
    (
        "KA.02.01",
        "Look after people without a home",
        "Housing",
        "Twelve families were housed at Mill Court.",
        "- Audit Mill Court",
    ),
    ("KA.02.02", "Housing advice", "Housing", "Mill Court has a new warden.", "- Train the families' adviser"),
    ("KA.03.01", "Tell residents what the council does", "Press", "A newsletter went to all.", "- Another newsletter"),
    ("KA.03.02", "Sell the old library", "Estates", "The auction brought the reserve price.", ""),
)
_NEW_PLAN = (
    ("KA.01.01", "Tell residents what the council does", "Media", "The newsletter is monthly now.", "- Ask readers"),
    ("KA.01.02", "Safe crossings of the river", "Highways", "Limestone for the packhorse arches came.", "- Rebuild the arches"),
    ("KA.02.01", "A roof for everybody", "Homes", "Mill Court took in nine families.", "- Audit the warden's figures"),
    ("KA.03.01", "Plant street trees", "Parks", "Forty limes are in the ground.", "- Water them"),
    ("KA.03.02", "Passengers on the landing stage", "Highways", "The ferry runs hourly.", "- Survey the floods' damage"),
)
TRUTH = {"KA.01.01": "KA.01.02", "KA.01.02": "KA.03.02", "KA.02.01": "KA.02.01", "KA.02.02": "KA.02.01", "KA.03.01": "KA.01.01"}
"""What a reader says: the library was sold, so nothing continues that, and the trees are new."""


def activities(quarter: Quarter) -> list[Activity]:
    """The activities of one of the two plans, as a quarter has them."""
    plan = _OLD_PLAN if quarter.year == OLD.year else _NEW_PLAN
    return [
        Activity(quarter, code, title, team=team, progress=progress, next_steps=steps, priority_number=1)
        for code, title, team, progress, steps in plan
    ]


def two_plans(register: Path) -> Desk:
    """Officer's desk at a register with a quarter of each."""
    desk = desk_of("Officer", register)
    desk.propose("add", [addition_of(activity) for quarter in (OLD, NEW) for activity in activities(quarter)])
    return desk
