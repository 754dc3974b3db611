from __future__ import annotations

from pathlib import Path

import pytest

from ka_tui.errors import ActivityExists, InvalidField, InvalidStatus, NoSuchActivity, NoSuchQuarter, StaleEdit
from ka_tui.services.desk import Desk
from ka_tui.services.editing import add_activity, clashing, new_activity, remove_activities, set_fields
from tests.services.small_office import Q1, Q2, desk_of


def test_fields_are_set_together_and_the_act_is_named_for_them(officer: Desk) -> None:
    change = set_fields(officer, Q2, ["KA.01.01", "ka.2.1"], {"status": "Amber", "team": "  Parks  "}, why="late")
    assert (change.what, change.why, len(change.edits)) == ("set status and team", "late", 2)
    assert [(a.status, a.team) for a in officer.register.activities(Q2)] == [("amber", "Parks")] * 2


def test_what_is_so_already_is_a_change_without_edits(officer: Desk) -> None:
    assert set_fields(officer, Q2, ["KA.01.01"], {"team": "Roads"}).edits == ()
    assert len(officer.history()) == 1


@pytest.mark.parametrize(
    ("quarter", "codes", "values", "error"),
    [
        (Q1, ["KA.01.01"], {"status": "red"}, NoSuchQuarter),
        (Q2, ["KA.01.01", "KA.01.02"], {"status": "red"}, NoSuchActivity),
        (Q2, ["KA.01.01"], {"status": "mauve"}, InvalidStatus),
    ],
)
def test_a_refusal_leaves_everything_as_it_was(
    officer: Desk, quarter: object, codes: list[str], values: dict[str, str], error: type[Exception]
) -> None:
    before = officer.store.path.read_bytes()
    with pytest.raises(error):
        set_fields(officer, quarter, codes, values)  # type: ignore[arg-type]  # a table of cases holds any quarter
    assert officer.store.path.read_bytes() == before


def test_two_editors_of_different_fields_are_merged_and_told(officer: Desk, deputy: Desk) -> None:
    set_fields(deputy, Q2, ["KA.02.01"], {"next_steps": "Water"})
    seen = {"progress": "Dug", "next_steps": ""}
    change = set_fields(officer, Q2, ["KA.02.01"], {"progress": "Dug and limed"}, seen=seen)
    assert change.merged == ("KA.02.01 next_steps",)
    orchard = officer.register.activity(Q2, "KA.02.01")
    assert (orchard.progress, orchard.next_steps) == ("Dug and limed", "Water")


def test_two_editors_of_the_same_field_get_both_texts_to_compare(officer: Desk, deputy: Desk) -> None:
    set_fields(deputy, Q2, ["KA.02.01"], {"progress": "Deputy's words\n\nin two parts"})
    with pytest.raises(StaleEdit) as refused:
        set_fields(officer, Q2, ["KA.02.01"], {"progress": ""}, seen={"progress": "Dug"})
    assert str(refused.value) == (
        "Deputy changed KA.02.01 progress meanwhile, so nothing was saved. Look at both texts, then save again."
    )
    assert clashing(refused.value) == (
        "KA.02.01 progress\n  now in the register:\n    Deputy's words\n\n    in two parts\n  yours, not saved:\n    (nothing)"
    )


def test_a_new_activity_stands_under_the_heading_of_its_neighbours(officer: Desk) -> None:
    new = new_activity(officer.register, Q2, "ka.1.2", "Light the towpath", {})
    assert (new.priority_number, new.theme, new.priority) == (1, "The Place", "Safe roads")
    alone = new_activity(officer.register, Q2, "KA.07.01", "Something else", {"priority": "New ground"})
    assert (alone.priority_number, alone.theme, alone.priority) == (7, None, "New ground")


def test_adding_makes_the_register_and_opens_the_quarter(tmp_path: Path) -> None:
    desk = desk_of("Officer", tmp_path / "new.json")
    add_activity(desk, Q1, "KA.01.01", "Begin", {"status": "green"})
    assert [a.title for a in desk.register.activities(Q1)] == ["Begin"]
    with pytest.raises(ActivityExists):
        add_activity(desk, Q1, "KA.01.01", "Begin again", {})


def test_removing_several_is_one_change(officer: Desk) -> None:
    assert len(remove_activities(officer, Q2, ["KA.01.01", "KA.02.01", "KA.01.01"]).edits) == 2
    assert officer.register.activities(Q2) == ()
    with pytest.raises(NoSuchActivity):
        remove_activities(officer, Q2, ["KA.01.01"])


@pytest.mark.parametrize("spelling", ["1", "Safe roads", "The Place Safe roads", "Priority One: The Place Safe roads"])
def test_a_priority_is_known_by_its_number_and_by_its_heading(officer: Desk, spelling: str) -> None:
    set_fields(officer, Q2, ["KA.02.01"], {"priority": spelling})
    register = officer.register
    assert register.activity(Q2, "KA.02.01").heading == register.activity(Q2, "KA.01.01").heading


def test_a_new_priority_loses_its_printed_label(officer: Desk) -> None:
    set_fields(officer, Q2, ["KA.02.01"], {"priority": "Priority Three: Fair prices"})
    assert officer.register.activity(Q2, "KA.02.01").heading[1:] == (None, "Fair prices")


def test_a_number_that_no_priority_has_is_refused(officer: Desk) -> None:
    with pytest.raises(InvalidField, match="write its heading"):
        set_fields(officer, Q2, ["KA.01.01"], {"priority": "77"})
