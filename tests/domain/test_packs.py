from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.carrying_out import carry_out
from ka_tui.domain.changes import Edit, Table
from ka_tui.domain.grouping import Grouping
from ka_tui.domain.history import inverse
from ka_tui.domain.packs import (
    Return,
    SentPack,
    askings,
    file_stems,
    sent_packs_of,
    with_packs,
)
from ka_tui.domain.quarter_records import NOTHING, QuarterRecord, documents_of, record_edit
from ka_tui.domain.record_events import record_event
from ka_tui.errors import InvalidField, StaleEdit
from tests.domain.strategies import AT, AUTUMN, activity, hostile_text, law, proposal, register_of

PARKS = SentPack(Grouping.TEAM, "Parks", date(2023, 1, 13), 4, AT, "Officer", "Q3-2022-Parks.docx", ("KA.01.01",))
ROADS = PARKS._replace(whose="Roads", due=None, codes=("KA.01.02", "KA.02.01"))
BACK = PARKS._replace(returns=(Return("abc", "parks.docx", AT, "Officer"),))


def register() -> Any:
    return register_of(
        activity("KA.01.01", AUTUMN, team="Parks", portfolio="Leisure"),
        activity("KA.01.02", AUTUMN, team="Roads", portfolio="Leisure"),
        activity("KA.02.01", AUTUMN, portfolio="Planning"),
    )


def test_a_quarter_s_record_says_what_was_sent_and_what_came_back() -> None:
    assert sent_packs_of(documents_of([BACK, ROADS])) == (BACK, ROADS)
    assert sent_packs_of(documents_of([])) == ()


@pytest.mark.parametrize(
    "value",
    [
        "packs",
        [{}],
        [PARKS.to_dict() | {"due": "soon"}],
        [PARKS.to_dict() | {"grouping": "status"}],
        [PARKS.to_dict() | {"codes": ["X"]}],
        [PARKS.to_dict() | {"commit": None}],
        [PARKS.to_dict(), PARKS.to_dict()],
    ],
)
def test_a_record_that_is_no_list_of_packs_is_refused(value: Any) -> None:
    with pytest.raises(InvalidField, match="packs"):
        sent_packs_of(value)


def test_the_register_remembers_packs_until_that_is_taken_back() -> None:
    before = register()
    sent, change = carry_out(before, proposal(record_edit(AUTUMN, NOTHING, QuarterRecord((PARKS,))), what="packs"), 2)
    assert sent.records == {AUTUMN: QuarterRecord((PARKS,))}
    undone, _ = carry_out(sent, proposal(*inverse(change), what="undo"), 3)
    assert undone.records == {}
    assert undone.quarters == before.quarters


def test_who_saw_other_packs_is_refused() -> None:
    sent, _ = carry_out(register(), proposal(record_edit(AUTUMN, NOTHING, QuarterRecord((PARKS,)))), 2)
    with pytest.raises(StaleEdit, match="Q3-2022 packs"):
        carry_out(sent, proposal(record_edit(AUTUMN, NOTHING, QuarterRecord((ROADS,)))), 3)


def test_a_quarter_has_no_other_field() -> None:
    with pytest.raises(InvalidField, match="weather is no field of a quarter"):
        carry_out(register(), proposal(Edit(Table.QUARTERS, "Q3-2022", {}, {"weather": "fine"})), 2)


def test_each_team_is_asked_for_its_own_and_nobody_for_what_is_nobody_s() -> None:
    asked = askings(register(), AUTUMN, Grouping.TEAM)
    assert [(pack.whose, [a.code for a in pack.activities]) for pack in asked.packs] == [
        ("Parks", ["KA.01.01"]),
        ("Roads", ["KA.01.02"]),
    ]
    assert [a.code for a in asked.unasked] == ["KA.02.01"]
    assert [pack.whose for pack in askings(register(), AUTUMN, Grouping.PORTFOLIO).packs] == ["Leisure", "Planning"]


def test_a_part_of_a_name_is_enough_in_either_case() -> None:
    asked = askings(register(), AUTUMN, Grouping.TEAM, ["ROAD"])
    assert ([pack.whose for pack in asked.packs], asked.unasked) == (["Roads"], ())


@law
@given(st.lists(hostile_text | st.sampled_from(["Parks", "PARKS", "P/arks", "P.arks", "..", "../x", "con"]), unique=True))
def test_files_have_safe_names_that_differ_in_more_than_case(names: list[str]) -> None:
    stems = file_stems(AUTUMN, names)
    assert len({stem.casefold() for stem in stems.values()}) == len(names)
    assert all(stem.startswith("Q3-2022-") and stem.replace("-", "").isalnum() and len(stem) < 80 for stem in stems.values())


def test_names_stay_readable() -> None:
    stems = file_stems(AUTUMN, ["Parks & Trees", "Parks / Trees", "Café"])
    assert list(stems.values()) == ["Q3-2022-Parks-Trees", "Q3-2022-Parks-Trees-2", "Q3-2022-Café"]


def test_a_pack_takes_the_place_of_its_older_self() -> None:
    assert with_packs([ROADS, PARKS], [BACK]) == (BACK, ROADS)


def test_what_happened_to_a_quarter_is_told() -> None:
    told = [
        record_event(edit)
        for edit in (
            Edit(Table.QUARTERS, "Q3-2022", None, {}),
            Edit(Table.QUARTERS, "Q3-2022", {}, None),
            record_edit(AUTUMN, NOTHING, QuarterRecord((PARKS, ROADS))),
            record_edit(AUTUMN, QuarterRecord((PARKS, ROADS)), QuarterRecord((BACK, ROADS))),
            record_edit(AUTUMN, QuarterRecord((BACK,)), NOTHING),
        )
    ]
    assert told == [
        "opened",
        "taken out",
        "packs sent to Parks, Roads",
        "returned by Parks",
        "packs or returns no longer noted",
    ]
