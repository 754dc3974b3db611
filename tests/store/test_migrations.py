from __future__ import annotations

import pytest

from ka_tui.store.migrations import SCHEMA, STEPS, Tables, upgrade


def old_tables() -> Tables:
    return {"meta": {"1": {"schema": 1, "program": "ka-tui"}}, "activities": {"1": {"name": "Plant trees"}}}


def rename(tables: Tables) -> None:
    for document in tables["activities"].values():
        document["title"] = document.pop("name")


def number(tables: Tables) -> None:
    for key, document in tables["activities"].items():
        document["number"] = int(key)


def test_steps_are_taken_in_order_up_to_the_target() -> None:
    tables = old_tables()
    upgrade(tables, 1, {1: rename, 2: number}, 3)
    assert tables["activities"] == {"1": {"title": "Plant trees", "number": 1}}
    assert tables["meta"]["1"] == {"schema": 3, "program": "ka-tui"}


def test_later_schemas_take_later_steps_only() -> None:
    tables = old_tables()
    upgrade(tables, 2, {1: rename, 2: number}, 3)
    assert tables["activities"]["1"] == {"name": "Plant trees", "number": 1}


def test_a_missing_step_is_told() -> None:
    with pytest.raises(LookupError):
        upgrade(old_tables(), 1, {2: number}, 3)


def test_the_present_schema_needs_no_step() -> None:
    tables = old_tables() | {"meta": {"1": {"schema": SCHEMA}}}
    upgrade(tables, SCHEMA)
    assert tables == old_tables() | {"meta": {"1": {"schema": SCHEMA}}}
    assert set(STEPS) == set(range(1, SCHEMA))
