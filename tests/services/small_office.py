"""Desks for the tests of the services: one register, several people, a clock that stands still."""

from __future__ import annotations

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


def desk_of(user: str, register: Path) -> Desk:
    """Somebody's desk at a register, which may not be there yet."""
    return Desk(RegisterStore(register), user, lambda: MOMENT)


def two_activities(register: Path) -> Desk:
    """Officer's desk at a register of two activities in one quarter."""
    desk = desk_of("Officer", register)
    bridge = Activity(
        Q2, "KA.01.01", "Mend the bridge", priority_number=1, theme="The Place", priority="Safe roads", team="Roads"
    )
    orchard = Activity(Q2, "KA.02.01", "Plant the orchard", priority_number=2, priority="A green district", progress="Dug")
    desk.propose("add", [addition_of(bridge), addition_of(orchard)])
    return desk


def demanding(register: Path) -> Desk:
    """Officer's desk at the same, but red and amber must be explained here."""
    statuses = (status._replace(needs_reason=status.id in ("red", "amber")) for status in PRINTED_KEY)
    register.write_bytes(serialise(tables_of(Register("demanding", scheme=StatusScheme(tuple(statuses))))))
    return two_activities(register)
