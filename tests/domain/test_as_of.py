"""The register as it stood."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.as_of import last_change_by, register_as_of
from ka_tui.domain.changes import Change, Edit, Table
from ka_tui.domain.register import Register
from ka_tui.errors import HistoryLost, NothingYet
from tests.domain.histories import Past, acts, everything
from tests.domain.strategies import SUMMER, activity, law

EDIT = Edit(Table.SETTINGS, "council", {"value": ""}, {"value": "Eastmoor"})


@given(st.lists(acts, max_size=14))
@law
def test_it_is_the_register_that_really_was_after_every_change(sequence: list[tuple[str, Any]]) -> None:
    past = Past(*sequence)
    for number, was in past.registers.items():
        assert everything(register_as_of(past.register, past.changes, number)) == everything(was)


@given(st.lists(acts, max_size=14), st.integers(0, 14), st.integers(0, 14))
@law
def test_looking_back_twice_is_looking_back_once(sequence: list[tuple[str, Any]], one: int, other: int) -> None:
    past = Past(*sequence)
    far, near = sorted((one, other))
    there = register_as_of(past.register, past.changes, near)
    known = [change for change in past.changes if change.number <= near]
    assert everything(register_as_of(there, known, far)) == everything(register_as_of(past.register, past.changes, far))


def test_the_register_that_is_looked_at_stays_as_it_is() -> None:
    past = Past(("edit", [(("KA.01.01", SUMMER), {}, False)]), ("edit", [(("KA.01.01", SUMMER), {"team": "Parks"}, False)]))
    before = everything(past.register)
    register_as_of(past.register, past.changes, 0)
    assert everything(past.register) == before


def test_what_no_change_ever_touched_has_always_stood_so() -> None:
    by_hand = activity("KA.09.09", revision=1)
    past = Past(("council", "Eastmoor"))
    register = past.register._replace(quarters={SUMMER: {by_hand.code: by_hand}})
    assert register_as_of(register, past.changes, 0).activities(SUMMER) == (by_hand,)


def test_a_line_written_by_hand_and_edited_since_is_again_as_it_was() -> None:
    by_hand = activity("KA.01.01", revision=1)
    past = Past()
    past.register = Register("identity", quarters={SUMMER: {by_hand.code: by_hand}})
    past.perform(("edit", [(("KA.01.01", SUMMER), {"team": "Parks"}, False)]))
    assert register_as_of(past.register, past.changes, 0).activities(SUMMER) == (by_hand,)


def change(number: int, day: int, *edits: Edit) -> Change:
    return Change(number, f"2022-10-{day:02}T23:59:59Z", "Officer", "set" if edits else "restore", edits)


HISTORY = (change(1, 3, EDIT), change(2, 3, EDIT), change(3, 5, EDIT), change(9, 8), change(10, 10, EDIT))
"""Two changes of one day, one of another; then a backup took the place of a register that could not be read."""


@pytest.mark.parametrize(("day", "number"), [(3, 2), (4, 2), (8, 9), (9, 9), (10, 10), (28, 10)])
def test_the_last_change_by_the_end_of_a_day(day: int, number: int) -> None:
    assert last_change_by(HISTORY, date(2022, 10, day)) == number


@pytest.mark.parametrize("day", [5, 6, 7])
def test_what_may_have_been_done_between_a_backup_and_its_return_is_not_known(day: int) -> None:
    with pytest.raises(HistoryLost, match=rf"on 2022-10-0{day} is not known: it could not be read on 2022-10-08"):
        last_change_by(HISTORY, date(2022, 10, day))


def test_before_the_first_change_there_was_nothing() -> None:
    with pytest.raises(NothingYet, match=r"by the end of 2022-10-02: its first change was made on 2022-10-03"):
        last_change_by(HISTORY, date(2022, 10, 2))
    with pytest.raises(NothingYet, match="nothing was ever changed"):
        last_change_by((), date(2022, 10, 2))
