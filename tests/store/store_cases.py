"""Small registers for the tests of the store, and the changes made to them."""

from __future__ import annotations

from pathlib import Path

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import Change, Edit, Proposal, Table, addition_of, change_of
from ka_tui.domain.quarters import Quarter
from ka_tui.store.register_store import RegisterStore

Q2 = Quarter(2022, 2)
AT = "2022-10-04T09:30:00Z"


def activity(code: str = "KA.01.01", quarter: Quarter = Q2, **content: str | int | None) -> Activity:
    fields = {"title": f"Look after {code}", "priority_number": 1, "priority": "Good places", "team": "Parks"} | content
    return Activity(quarter, code, **fields)  # type: ignore[arg-type]  # the tests name the fields that they need


def proposal(*edits: Edit, by: str = "Officer", at: str = AT, what: str = "set", why: str = "") -> Proposal:
    return Proposal(what, edits, by, at, why)


def setting(name: str, value: str) -> Edit:
    return Edit(Table.SETTINGS, name, {}, {"value": value})


def seeded(path: Path, count: int = 3) -> RegisterStore:
    """A store of a register with some activities in one quarter, made by one import."""
    store = RegisterStore(path)
    additions = [addition_of(activity(f"KA.01.{number:02}")) for number in range(1, count + 1)]
    store.apply(proposal(*additions, what="import"))
    return store


def set_field(store: RegisterStore, value: str, field: str = "progress", code: str = "KA.01.01", at: str = AT) -> Change:
    return store.apply(proposal(change_of(store.snapshot().activity(Q2, code), {field: value}), at=at))


def progress(store: RegisterStore, code: str = "KA.01.01") -> str:
    return store.snapshot().activity(Q2, code).progress


def moment(number: int) -> str:
    """A moment that comes later the higher the number: a minute each."""
    return f"2022-10-04T{number // 60:02}:{number % 60:02}:00Z"
