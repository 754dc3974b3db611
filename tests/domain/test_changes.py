"""Edits, and what they speak of."""

import pytest

from ka_tui.domain.changes import Edit, Table, addition_of, change_of, removal_of
from tests.domain.strategies import activity


@pytest.mark.parametrize(
    ("table", "key", "quarter", "code"),
    [
        (Table.ACTIVITIES, "Q2-2022/KA.01.02", "Q2-2022", "KA.01.02"),
        (Table.QUARTERS, "Q2-2022", "Q2-2022", None),
        (Table.SETTINGS, "council", None, None),
    ],
)
def test_the_quarter_and_code_that_an_edit_touches(table: Table, key: str, quarter: str | None, code: str | None) -> None:
    edit = Edit(table, key, {}, {})
    assert (edit.quarter, edit.code) == (quarter, code)


def test_taking_back_twice_is_not_taking_back() -> None:
    edit = change_of(activity(), {"status": "red"}, {"status": None})
    assert edit.inverse == Edit(Table.ACTIVITIES, "Q2-2022/KA.01.01", {"status": "red"}, {"status": None})
    assert edit.inverse.inverse == edit


def test_adding_and_removing_take_each_other_back() -> None:
    assert addition_of(activity()).inverse == removal_of(activity())


def test_a_change_without_expectations_expects_nothing() -> None:
    assert change_of(activity(), {"status": "red"}).before == {}
