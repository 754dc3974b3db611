"""Whatever is done to a register, in whatever order, the file, the memory and the history say the same."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ka_tui.domain.activities import CONTENT_FIELDS
from ka_tui.domain.changes import Edit, Table, activity_key, addition_of
from ka_tui.domain.history import inverse
from ka_tui.domain.quarters import Quarter
from ka_tui.errors import KaError
from ka_tui.store.register_store import RegisterStore
from tests.store.store_cases import activity, moment, proposal, setting

QUARTERS = [Quarter(2022, 1), Quarter(2022, 4)]
PLACES = st.tuples(st.sampled_from(QUARTERS), st.sampled_from(["KA.01.01", "KA.01.02", "KA.12.345"]))
TEXTS = st.text(max_size=20) | st.sampled_from(["", "- a\n- b", "=1+1", "\x1b[1m[/x]", "\u202eright", "\udc00", "  x \r\n\r\n"])
VALUES = st.dictionaries(
    st.sampled_from([f for f in CONTENT_FIELDS if f not in ("status", "priority_number")]), TEXTS, max_size=3
)
STATUSES = st.fixed_dictionaries({"status": st.sampled_from(["red", "green", None])})
NUMBERS = st.fixed_dictionaries({"priority_number": st.none() | st.integers(1, 99)})
ADDITIONS = PLACES.map(lambda place: addition_of(activity(place[1], place[0])))
UPDATES = st.builds(
    lambda place, values: Edit(Table.ACTIVITIES, activity_key(*place), {}, values), PLACES, VALUES | STATUSES | NUMBERS
)
REMOVALS = PLACES.map(lambda place: Edit(Table.ACTIVITIES, activity_key(*place), {}, None))
OPENINGS = st.sampled_from(QUARTERS).map(lambda quarter: Edit(Table.QUARTERS, str(quarter), None, {}))
CLOSINGS = st.sampled_from(QUARTERS).map(lambda quarter: Edit(Table.QUARTERS, str(quarter), {}, None))
SETTINGS = st.builds(setting, st.sampled_from(["council", "notice"]), TEXTS)
EDITS = st.lists(ADDITIONS | UPDATES | REMOVALS | OPENINGS | CLOSINGS | SETTINGS, min_size=1, max_size=4)


@pytest.fixture(autouse=True)
def quick_disk() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield


def contents(store: RegisterStore) -> object:
    register = store.snapshot()
    kept = {quarter: {c: a.content() for c, a in activities.items()} for quarter, activities in register.quarters.items()}
    return register.council, register.notice, kept


@settings(max_examples=40, deadline=None)
@given(st.lists(EDITS, min_size=1, max_size=8))
def test_what_is_done_can_be_read_again_and_taken_back_step_by_step(acts: list[list[Edit]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = RegisterStore(Path(folder) / "register.json")
        store.apply(proposal(addition_of(activity("KA.07.07", QUARTERS[0]))))
        done, states = [], [contents(store)]
        for number, edits in enumerate(acts):
            try:
                change = store.apply(proposal(*edits, at=moment(number)))
            except KaError:
                assert contents(RegisterStore(store.path)) == states[-1]
                continue
            if change.edits:
                done.append(change)
                states.append(contents(store))
            fresh = RegisterStore(store.path)
            assert fresh.snapshot() == store.snapshot()
            assert fresh.history() == store.history()
        assert store.check() == ()
        while done:
            assert contents(store) == states.pop()
            store.apply(proposal(*inverse(done.pop()), at=moment(99)))
        assert contents(RegisterStore(store.path)) == states.pop()
        assert store.check() == ()
