"""Desks for the screen's tests: a small register in a folder of the test, a fixed user and a fixed clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import addition_of
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.services.desk import Desk
from ka_tui.store.documents import tables_of
from ka_tui.store.layout import serialise
from ka_tui.store.register_store import RegisterStore

Q1, Q2 = Quarter(2022, 1), Quarter(2022, 2)
MOMENT = datetime(2022, 10, 14, 9, 30, tzinfo=UTC)


def desk_at(path: Path, user: str = "Officer") -> Desk:
    """A desk at a register that may not be there yet."""
    return Desk(RegisterStore(path), user, lambda: MOMENT)


def small_desk(folder: Path) -> Desk:
    """Two quarters with four activities each, under two priorities."""
    desk = desk_at(folder / "register.json")
    for quarter, statuses in ((Q1, ("green", "green", "amber", None)), (Q2, ("green", "amber", "red", "completed"))):
        desk.propose("add", [addition_of(activity) for activity in _activities(quarter, statuses)])
    return desk


def long_desk(folder: Path) -> Desk:
    """Fifty quarters with the same four activities each."""
    desk = desk_at(folder / "register.json")
    quarters = [Quarter(2010 + number // 4, number % 4 + 1) for number in range(50)]
    statuses = ("red", "amber", "green", "completed", None)
    activities = (_activities(quarter, [statuses[(place + n) % 5] for n in range(4)]) for place, quarter in enumerate(quarters))
    desk.propose("add", [addition_of(activity) for found in activities for activity in found])
    return desk


def strict_desk(folder: Path) -> Desk:
    """The same, in a register where red and amber must be explained."""
    statuses = (status._replace(needs_reason=status.id in ("red", "amber")) for status in PRINTED_KEY)
    register = Register("strict", scheme=StatusScheme(tuple(statuses)))
    (folder / "register.json").write_bytes(serialise(tables_of(register)))
    return small_desk(folder)


def _activities(quarter: Quarter, statuses: Sequence[str | None]) -> list[Activity]:
    rows = (
        ("KA.01.01", "Mend the bridge", 1, "Roads", "Planning"),
        ("KA.01.02", "Plant the orchard", 1, "Parks", "Wellbeing"),
        ("KA.02.01", "Open the library on Sundays", 2, "Culture", "Wellbeing"),
        ("KA.02.02", "Count the hedgehogs", 2, "Parks", "Regulatory"),
    )
    return [
        Activity(
            quarter,
            code,
            title,
            priority_number=number,
            priority=("A safe district", "A green district")[number - 1],
            team=team,
            portfolio=portfolio,
            status=status,
            progress=f"{title}: begun in {quarter.label}.",
            next_steps=f"- Go on with {code}\n- Tell the parish",
        )
        for (code, title, number, team, portfolio), status in zip(rows, statuses, strict=True)
    ]
