from __future__ import annotations

import pytest

from ka_tui.errors import NothingToRedo, NothingToUndo, RegisterMoved
from ka_tui.services import undoing
from ka_tui.services.desk import Desk
from ka_tui.services.editing import set_fields
from tests.services.small_office import Q2


def team(desk: Desk) -> str:
    return desk.register.activity(Q2, "KA.01.01").team


def test_undo_and_redo_name_the_change_they_speak_of(officer: Desk, deputy: Desk) -> None:
    change = set_fields(officer, Q2, ["KA.01.01"], {"team": "Bridges"})
    undone = undoing.undo(deputy)
    assert (undone.target.number, undone.change.target, undone.change.by) == (change.number, change.number, "Deputy")
    assert team(officer) == "Roads"
    assert undoing.redo(officer).target.number == change.number
    assert team(deputy) == "Bridges"


def test_there_is_an_end_to_both(officer: Desk) -> None:
    with pytest.raises(NothingToRedo):
        undoing.redo(officer)
    undoing.undo(officer)
    with pytest.raises(NothingToUndo):
        undoing.undo(officer)


def test_a_change_that_slips_in_between_is_the_one_undone(officer: Desk, deputy: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    set_fields(officer, Q2, ["KA.01.01"], {"team": "Bridges"})
    looked = Desk.history
    slipped: list[int] = []

    def history(desk: Desk) -> object:
        found = looked(desk)
        if desk is officer and not slipped:
            slipped.append(set_fields(deputy, Q2, ["KA.01.01"], {"team": "Deputy's"}).number)
        return found

    monkeypatch.setattr(Desk, "history", history)
    assert [undoing.undo(officer).target.number] == slipped
    assert team(officer) == "Bridges"


def test_undo_writes_nothing_where_somebody_is_always_quicker(
    officer: Desk, deputy: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = officer.history()
    set_fields(deputy, Q2, ["KA.01.01"], {"team": "Deputy's"})
    before = officer.store.path.read_bytes()
    monkeypatch.setattr(Desk, "history", lambda _: earlier)
    with pytest.raises(RegisterMoved):
        undoing.undo(officer)
    assert officer.store.path.read_bytes() == before
