"""Undo and redo, read from the history alone."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain import history
from ka_tui.domain.activities import Activity
from ka_tui.domain.carrying_out import carry_out
from ka_tui.domain.changes import IMPORT, REDO, UNDO, Change, Edit, Table, addition_of, change_of, removal_of
from ka_tui.domain.register import Register
from ka_tui.errors import NothingToRedo, NothingToUndo
from tests.domain.strategies import AUTUMN, SUMMER, activity, contents, contents_of, law, normal, proposal

CODES = ("KA.01.01", "KA.01.02", "KA.02.01")


class Session:
    """A register with its history, as a person at the screen makes them."""

    def __init__(self) -> None:
        self.register = Register()
        self.changes: list[Change] = []

    def do(self, *edits: Edit, what: str = "set", target: int | None = None) -> None:
        wanted = proposal(*edits, what=what, target=target, at_commit=self.register.commit)
        self.register, change = carry_out(self.register, wanted, self.register.commit + 1)
        if change.edits:
            self.changes.append(change)

    def undo(self) -> None:
        target = history.last_done(self.changes)
        self.do(*history.inverse(target), what=UNDO, target=target.number)

    def redo(self) -> None:
        target = history.last_undone(self.changes)
        self.do(*target.edits, what=REDO, target=target.number)

    def state(self) -> tuple[str, dict[str, Any]]:
        return self.register.council, contents_of(self.register)


def edit_for(session: Session, place: tuple[str, bool], values: dict[str, Any], *, remove: bool) -> Edit:
    """An edit that can be carried out as things stand."""
    code, later = place
    quarter = AUTUMN if later else SUMMER
    present = session.register.find(quarter, code)
    if present is None:
        return addition_of(activity(code, quarter, **normal(values)))
    return removal_of(present) if remove else change_of(present, values, present.content())


places = st.tuples(st.sampled_from(CODES), st.booleans())
acts = st.one_of(
    st.tuples(
        st.just("edit"), st.lists(st.tuples(places, contents, st.booleans()), min_size=1, max_size=3, unique_by=lambda e: e[0])
    ),
    st.tuples(st.just("council"), st.sampled_from(("", "Eastmoor", "Westmoor"))),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("redo"), st.none()),
)


def perform(session: Session, act: tuple[str, Any]) -> None:
    kind, given_values = act
    if kind == "edit":
        session.do(*(edit_for(session, place, values, remove=remove) for place, values, remove in given_values))
    elif kind == "council":
        session.do(Edit(Table.SETTINGS, "council", {}, {"value": given_values}))
    else:
        with suppress(NothingToUndo, NothingToRedo):
            session.undo() if kind == "undo" else session.redo()


@given(st.lists(acts, max_size=14))
@law
def test_the_register_is_what_the_changes_in_force_alone_make_it(sequence: list[tuple[str, Any]]) -> None:
    session, alone = Session(), Session()
    for act in sequence:
        perform(session, act)
    for change in history.effective(session.changes)[0]:
        alone.do(*change.edits)
    assert session.state() == alone.state()


@given(st.lists(acts, max_size=10))
@law
def test_everything_can_be_undone_and_redone(sequence: list[tuple[str, Any]]) -> None:
    session = Session()
    for act in sequence:
        perform(session, act)
    done, undone = history.effective(session.changes)
    after = session.state()
    for _ in done:
        session.undo()
    assert session.state() == Session().state()
    with pytest.raises(NothingToUndo):
        session.undo()
    for _ in done:
        session.redo()
    assert session.state() == after
    assert history.effective(session.changes)[1] == undone


def change(number: int, what: str = "set", *edits: Edit) -> Change:
    return Change(number, "", "", what, edits or (Edit(Table.SETTINGS, "council", {"value": ""}, {"value": str(number)}),))


def numbers(changes: list[Change]) -> list[int]:
    return [change.number for change in changes]


@pytest.mark.parametrize(
    ("acts", "done", "undone"),
    [
        ([], [], []),
        (["set", "set"], [1, 2], []),
        (["set", "set", UNDO], [1], [2]),
        (["set", "set", UNDO, UNDO], [], [2, 1]),
        (["set", "set", UNDO, UNDO, REDO], [1], [2]),
        (["set", UNDO, REDO, UNDO], [], [1]),
        (["set", UNDO, "set"], [3], []),
        (["set", UNDO, REDO], [1], []),
        (["set", "set", UNDO, "set", UNDO], [1], [4]),
    ],
)
def test_what_is_in_force_and_what_can_come_back(acts: list[str], done: list[int], undone: list[int]) -> None:
    found = history.effective([change(number, what) for number, what in enumerate(acts, 1)])
    assert (numbers(found[0]), numbers(found[1])) == (done, undone)


def test_a_change_that_changed_nothing_neither_ends_redo_nor_can_be_undone() -> None:
    nothing = Change(3, "", "", "set", ())
    done, undone = history.effective([change(1), change(2, UNDO), nothing])
    assert (done, numbers(undone)) == ([], [1])


def test_there_is_nothing_to_undo_or_redo_at_first() -> None:
    with pytest.raises(NothingToUndo):
        history.last_done([])
    with pytest.raises(NothingToRedo):
        history.last_undone([change(1)])


def test_a_change_is_taken_back_last_edit_first() -> None:
    first, second = addition_of(activity("KA.01.01")), addition_of(activity("KA.01.02"))
    assert history.inverse(change(1, "add", first, second)) == (second.inverse, first.inverse)


class TestImportedValues:
    """What the last import in force made of each field."""

    one: Activity = activity(progress="First.")

    def test_later_imports_count_and_edits_do_not(self) -> None:
        values = history.imported_values(
            [
                change(1, IMPORT, addition_of(self.one)),
                change(2, "set", change_of(self.one, {"progress": "By hand."})),
                change(3, IMPORT, change_of(self.one, {"team": "Parks"})),
            ]
        )
        assert values["Q2-2022/KA.01.01"]["progress"] == "First."
        assert values["Q2-2022/KA.01.01"]["team"] == "Parks"

    def test_an_import_undone_does_not_count(self) -> None:
        first, second = change(1, IMPORT, addition_of(self.one)), change(2, IMPORT, change_of(self.one, {"progress": "Second."}))
        assert history.imported_values([first, second])["Q2-2022/KA.01.01"]["progress"] == "Second."
        assert history.imported_values([first, second, change(3, UNDO)])["Q2-2022/KA.01.01"]["progress"] == "First."
        assert history.imported_values([first, change(2, UNDO)]) == {}

    def test_an_import_brought_back_counts_again(self) -> None:
        first = change(1, IMPORT, addition_of(self.one))
        assert history.imported_values([first, change(2, UNDO), change(3, REDO)]) == {"Q2-2022/KA.01.01": self.one.content()}
