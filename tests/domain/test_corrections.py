"""What a quarter says otherwise than when it was first signed off."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.activities import CONTENT_FIELDS
from ka_tui.domain.corrections import WHOLE, corrections_of
from tests.domain.histories import Past, acts
from tests.domain.strategies import SUMMER, law

BEGIN = ("edit", [(("KA.01.01", SUMMER), {"status": "green", "progress": "Dug."}, False), (("KA.01.02", SUMMER), {}, False)])
CLOSE, REOPEN = ("close", SUMMER), ("reopen", SUMMER)


def edit(code: str = "KA.01.01", *, remove: bool = False, **values: Any) -> tuple[str, Any]:
    return "edit", [((code, SUMMER), values, remove)]


def told(*performed: tuple[str, Any]) -> list[tuple[str, str, str, str]]:
    past = Past(*performed)
    found = corrections_of(past.register, past.changes, SUMMER)
    assert found is not None
    return [(item.code, item.field, item.was, item.is_now) for item in found.items]


def test_a_quarter_that_was_never_signed_off_has_none() -> None:
    past = Past(BEGIN)
    assert corrections_of(past.register, past.changes, SUMMER) is None


def test_one_that_is_as_it_was_has_no_item() -> None:
    assert told(BEGIN, CLOSE) == []
    assert told(BEGIN, CLOSE, REOPEN, edit(team="Parks"), edit(team=""), CLOSE) == []


def test_each_field_that_says_otherwise_is_told_in_words() -> None:
    changed = edit(status=None, team="Parks", priority_number=2)
    assert told(BEGIN, CLOSE, REOPEN, changed) == [
        ("KA.01.01", "priority_number", "", "2"),
        ("KA.01.01", "team", "", "Parks"),
        ("KA.01.01", "status", "▶ Green", "· Not stated"),
    ]


def test_what_was_added_or_taken_out_is_told_as_a_whole() -> None:
    taken_out, added = edit(remove=True), edit("KA.02.01", title="Plant a hedge")
    assert told(BEGIN, CLOSE, REOPEN, taken_out, added, CLOSE) == [
        ("KA.01.01", WHOLE, "Title of KA.01.01", ""),
        ("KA.02.01", WHOLE, "", "Plant a hedge"),
    ]


def test_each_says_when_by_whom_and_for_which_reopening() -> None:
    later = (edit("KA.01.02", team="Roads"), edit("KA.01.02", status="red"))
    past = Past(BEGIN, CLOSE, REOPEN, edit(team="Parks"), CLOSE, REOPEN, *later)
    found = corrections_of(past.register, past.changes, SUMMER)
    assert found is not None
    by_number = {change.at: change.number for change in past.changes}
    assert [(item.field, by_number[item.at], item.why) for item in found.items] == [
        ("team", 4, "A slip."),
        ("team", 7, "A slip."),
        ("status", 8, "A slip."),
    ]
    assert found.items[0].by == "Officer"
    assert found.first == past.register.record(SUMMER).closings[0]


def test_an_undone_signing_off_published_nothing() -> None:
    past = Past(BEGIN, CLOSE, ("undo", None), edit(team="Parks"), CLOSE)
    found = corrections_of(past.register, past.changes, SUMMER)
    assert found is not None
    assert found.items == ()


@given(st.lists(acts, max_size=16))
@law
def test_they_are_just_what_differs_from_the_register_that_was_first_signed_off(sequence: list[tuple[str, Any]]) -> None:
    past = Past(BEGIN, CLOSE, REOPEN, *sequence)
    closings = past.register.record(SUMMER).closings
    found = corrections_of(past.register, past.changes, SUMMER)
    assert (found is None) == (not closings)
    if found is not None:
        both = (past.registers[closings[0].commit], past.register)
        was, is_now = (register.quarters.get(SUMMER, {}) for register in both)
        differing = {(code, WHOLE) for code in was.keys() ^ is_now.keys()}
        for code in was.keys() & is_now.keys():
            before, after = was[code].content(), is_now[code].content()
            differing |= {(code, name) for name in CONTENT_FIELDS if before[name] != after[name]}
        assert {(item.code, item.field) for item in found.items} == differing
        assert all(item.at and item.why for item in found.items)
