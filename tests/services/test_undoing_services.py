from __future__ import annotations

import pytest

from ka_tui.errors import ChangeUndone, NoSuchChange, NothingToRedo, NothingToUndo, RegisterMoved
from ka_tui.reports.reading import Hints, Source
from ka_tui.services import undoing
from ka_tui.services.desk import Desk
from ka_tui.services.editing import add_activity, remove_activities, set_fields
from ka_tui.services.importing import import_reports
from tests.services.small_office import Q1, Q2, desk_of


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


REPORT = "Quarter,Code,Title,Status\r\n" + "".join(
    f"{quarter},KA.{number:02}.01,Activity {number},green\r\n" for quarter in ("Q2-2022", "Q3-2022") for number in range(2, 22)
)


def busy(desk: Desk, other: Desk) -> None:
    """Changes 2 to 6: fields, a new quarter, a removal, an import that opens a quarter, and a change of what it brought."""
    set_fields(desk, Q2, ["KA.01.01", "KA.02.01"], {"status": "red", "reason": "Flood"})
    add_activity(other, Q1, "KA.01.01", "Begin", {})
    remove_activities(desk, Q2, ["KA.01.01"])
    import_reports(other, [Source("report.csv", REPORT.encode())], Hints())
    set_fields(desk, Q2, ["KA.05.01"], {"priority_number": 9, "progress": "Begun"})


def content(desk: Desk) -> dict[str, dict[str, object]]:
    register = desk.register
    return {str(quarter): {a.code: a.content() for a in register.activities(quarter)} for quarter in register.quarters}


def test_everything_after_a_point_goes_as_one_change_and_comes_back_in_one_step(officer: Desk, deputy: Desk) -> None:
    start = content(officer)
    busy(officer, deputy)
    end = content(officer)
    done = undoing.undo_to(desk_of("Officer", officer.store.path), 1)
    assert ([target.number for target in done.targets], done.change.number, done.change.target) == ([2, 3, 4, 5, 6], 7, 2)
    assert content(officer) == start
    again = undoing.redo(desk_of("Officer", officer.store.path))
    assert ([target.number for target in again.targets], again.change.number, again.change.target) == ([2, 3, 4, 5, 6], 8, 6)
    assert content(officer) == end
    assert officer.store.check() == ()


def test_all_can_be_taken_back_to_the_empty_register(officer: Desk, deputy: Desk) -> None:
    busy(officer, deputy)
    undoing.undo_to(officer, 0)
    assert content(officer) == {}
    assert len(officer.history()) == 7
    assert officer.store.check() == ()
    with pytest.raises(NothingToUndo):
        undoing.undo(officer)


def test_changes_that_together_changed_nothing_are_taken_back_all_the_same(officer: Desk) -> None:
    for team in ("Bridges", "Roads"):
        set_fields(officer, Q2, ["KA.01.01"], {"team": team})
    undoing.undo_to(officer, 1)
    with pytest.raises(NothingToUndo):
        undoing.undo_to(officer, 1)
    assert [target.number for target in undoing.redo(officer).targets] == [2, 3]


def test_a_point_that_was_left_behind_cannot_be_gone_back_to(officer: Desk) -> None:
    set_fields(officer, Q2, ["KA.01.01"], {"team": "Bridges"})
    undoing.undo(officer)
    set_fields(officer, Q2, ["KA.01.01"], {"team": "Highways"})
    before = officer.store.path.read_bytes()
    with pytest.raises(ChangeUndone):
        undoing.undo_to(officer, 2)
    with pytest.raises(NoSuchChange):
        undoing.undo_to(officer, 9)
    assert officer.store.path.read_bytes() == before


def test_what_somebody_did_since_one_looked_is_not_taken_back_unasked(officer: Desk, deputy: Desk) -> None:
    set_fields(officer, Q2, ["KA.01.01"], {"team": "Bridges"})
    set_fields(deputy, Q2, ["KA.01.01"], {"team": "Deputy's"})
    with pytest.raises(RegisterMoved):
        undoing.undo_to(officer, 1, seen=2)
    assert team(officer) == "Deputy's"
    assert len(undoing.undo_to(officer, 1, seen=3).targets) == 2
