from __future__ import annotations

import pytest

from ka_tui.errors import NothingToRedo, NothingToUndo, RegisterMoved
from ka_tui.services import undoing
from ka_tui.services.desk import Desk
from ka_tui.services.editing import set_fields
from tests.services.small_office import Q2


def team(desk: Desk) -> str:
    return desk.register.activity(Q2, "KA.01.01").team


def test_undo_and_redo_name_the_change_they_speak_of(ada: Desk, ben: Desk) -> None:
    change = set_fields(ada, Q2, ["KA.01.01"], {"team": "Bridges"})
    undone = undoing.undo(ben)
    assert (undone.target.number, undone.change.target, undone.change.by) == (change.number, change.number, "Ben")
    assert team(ada) == "Roads"
    assert undoing.redo(ada).target.number == change.number
    assert team(ben) == "Bridges"


def test_there_is_an_end_to_both(ada: Desk) -> None:
    with pytest.raises(NothingToRedo):
        undoing.redo(ada)
    undoing.undo(ada)
    with pytest.raises(NothingToUndo):
        undoing.undo(ada)


def test_a_change_that_slips_in_between_is_the_one_undone(ada: Desk, ben: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    set_fields(ada, Q2, ["KA.01.01"], {"team": "Bridges"})
    looked = Desk.history
    slipped: list[int] = []

    def history(desk: Desk) -> object:
        found = looked(desk)
        if desk is ada and not slipped:
            slipped.append(set_fields(ben, Q2, ["KA.01.01"], {"team": "Ben's"}).number)
        return found

    monkeypatch.setattr(Desk, "history", history)
    assert [undoing.undo(ada).target.number] == slipped
    assert team(ada) == "Bridges"


def test_undo_writes_nothing_where_somebody_is_always_quicker(ada: Desk, ben: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    earlier = ada.history()
    set_fields(ben, Q2, ["KA.01.01"], {"team": "Ben's"})
    before = ada.store.path.read_bytes()
    monkeypatch.setattr(Desk, "history", lambda _: earlier)
    with pytest.raises(RegisterMoved):
        undoing.undo(ada)
    assert ada.store.path.read_bytes() == before
