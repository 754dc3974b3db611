"""Undo and redo, read from the history alone."""

from collections.abc import Iterable
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
from ka_tui.errors import ChangeUndone, NoSuchChange, NothingToRedo, NothingToUndo
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
        self.take_back(history.last_done(self.changes))

    def undo_to(self, number: int) -> None:
        self.take_back(*history.done_since(self.changes, number))

    def take_back(self, *targets: Change) -> None:
        self.do(*history.inverse(*targets), what=UNDO, target=targets[0].number)

    def redo(self) -> None:
        targets = history.last_undone(self.changes)
        self.do(*(edit for target in targets for edit in target.edits), what=REDO, target=targets[-1].number)

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
    st.tuples(st.just("undo to"), st.integers(0, 14)),
    st.tuples(st.just("redo"), st.none()),
)


def perform(session: Session, act: tuple[str, Any]) -> None:
    kind, given_values = act
    if kind == "edit":
        session.do(*(edit_for(session, place, values, remove=remove) for place, values, remove in given_values))
    elif kind == "council":
        session.do(Edit(Table.SETTINGS, "council", {}, {"value": given_values}))
    elif kind == "undo to":
        with suppress(NothingToUndo, NoSuchChange, ChangeUndone):
            session.undo_to(given_values)
    else:
        with suppress(NothingToUndo, NothingToRedo):
            session.undo() if kind == "undo" else session.redo()


@given(st.lists(acts, max_size=14))
@law
def test_the_register_is_what_the_changes_in_force_alone_make_it(sequence: list[tuple[str, Any]]) -> None:
    session, alone = Session(), Session()
    for act in sequence:
        perform(session, act)
    for change in history.course(session.changes).in_force:
        alone.do(*change.edits)
    assert session.state() == alone.state()


@given(st.lists(acts, max_size=10))
@law
def test_everything_can_be_undone_and_redone(sequence: list[tuple[str, Any]]) -> None:
    session = Session()
    for act in sequence:
        perform(session, act)
    led, after = history.course(session.changes), session.state()
    for _ in led.in_force:
        session.undo()
    assert session.state() == Session().state()
    with pytest.raises(NothingToUndo):
        session.undo()
    for _ in led.in_force:
        session.redo()
    assert session.state() == after
    assert history.course(session.changes).undone == led.undone


@given(st.lists(acts, max_size=10), st.integers(0, 10))
@law
def test_all_after_any_point_is_taken_back_and_brought_back_in_one_step(sequence: list[tuple[str, Any]], point: int) -> None:
    session, states = Session(), [Session().state()]
    for act in sequence:
        before = list(session.changes)
        perform(session, act)
        assert session.changes[: len(before)] == before
        if len(session.changes) > len(before):
            states.append(session.state())
    point = min(point, len(states) - 1)
    in_force = history.course(session.changes).in_force
    try:
        session.undo_to(point)
    except NothingToUndo:
        assert states[-1] == states[point]
    except ChangeUndone:
        assert history.course(session.changes[:point]).in_force[-1] not in in_force
    else:
        assert session.state() == states[point]
        session.redo()
        assert session.state() == states[-1]
        assert history.course(session.changes).in_force == in_force


def change(number: int, what: str = "set", *edits: Edit) -> Change:
    return Change(number, "", "", what, edits or (Edit(Table.SETTINGS, "council", {"value": ""}, {"value": str(number)}),))


def numbers(changes: Iterable[Change]) -> list[int]:
    return [change.number for change in changes]


def acts_of(line: str) -> list[Change]:
    """A history written as one word for each change; a number is an undo down to that change."""
    words = {"s": "set", "u": UNDO, "r": REDO}
    return [
        change(number, UNDO)._replace(target=int(word)) if word.isdigit() else change(number, words[word])
        for number, word in enumerate(line.split(), 1)
    ]


@pytest.mark.parametrize(
    ("line", "done", "undone"),
    [
        ("", [], []),
        ("s s", [1, 2], []),
        ("s s u", [1], [[2]]),
        ("s s u u", [], [[2], [1]]),
        ("s s u u r", [1], [[2]]),
        ("s u r u", [], [[1]]),
        ("s u s", [3], []),
        ("s u r", [1], []),
        ("s s u s u", [1], [[4]]),
        ("s s s 2", [1], [[2, 3]]),
        ("s s s 2 r", [1, 2, 3], []),
        ("s s s u 1 r", [1, 2], [[3]]),
        ("s s u s 2", [1], [[4]]),
        ("s s s 2 r u", [1, 2], [[3]]),
        ("s s s 2 s", [1, 5], []),
    ],
)
def test_what_is_in_force_and_what_can_come_back(line: str, done: list[int], undone: list[list[int]]) -> None:
    led = history.course(acts_of(line))
    assert (numbers(led.in_force), [numbers(group) for group in led.undone]) == (done, undone)


def test_what_each_undo_and_redo_turned_around_is_known_and_what_no_longer_counts() -> None:
    led = history.course(acts_of("s s s 2 r u s"))
    assert {number: numbers(group) for number, group in led.reversed.items()} == {4: [2, 3], 5: [2, 3], 6: [3]}
    assert led.taken_back == {3}


@pytest.mark.parametrize(
    ("line", "point", "taken"),
    [
        ("s s s", 0, [1, 2, 3]),
        ("s s s", 2, [3]),
        ("s s u s s", 1, [4, 5]),
        ("s s u s s", 3, [4, 5]),
        ("s s u s s", 4, [5]),
        ("s s s 2 r", 4, [2, 3]),
    ],
)
def test_a_point_may_be_any_change_an_undo_too(line: str, point: int, taken: list[int]) -> None:
    assert numbers(history.done_since(acts_of(line), point)) == taken


@pytest.mark.parametrize(
    ("line", "point", "error"),
    [
        ("s s", 2, NothingToUndo),
        ("s s u", 1, NothingToUndo),
        ("", 0, NothingToUndo),
        ("s s u s", 2, ChangeUndone),
        ("s s u u", 1, ChangeUndone),
        ("s s", 3, NoSuchChange),
    ],
)
def test_there_is_not_always_a_way_back(line: str, point: int, error: type[Exception]) -> None:
    with pytest.raises(error):
        history.done_since(acts_of(line), point)


def test_a_change_that_changed_nothing_neither_ends_redo_nor_can_be_undone() -> None:
    nothing = Change(3, "", "", "set", ())
    led = history.course([change(1), change(2, UNDO), nothing])
    assert (led.in_force, [numbers(group) for group in led.undone]) == ([], [[1]])


def test_there_is_nothing_to_undo_or_redo_at_first() -> None:
    with pytest.raises(NothingToUndo):
        history.last_done([])
    with pytest.raises(NothingToRedo):
        history.last_undone([change(1)])


def test_a_change_is_taken_back_last_edit_first() -> None:
    first, second = addition_of(activity("KA.01.01")), addition_of(activity("KA.01.02"))
    assert history.inverse(change(1, "add", first, second)) == (second.inverse, first.inverse)
    assert history.inverse(change(1, "add", first), change(2, "add", second)) == (second.inverse, first.inverse)


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
