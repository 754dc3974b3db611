from __future__ import annotations

from pathlib import Path

import pytest

from ka_tui.domain.changes import Change
from ka_tui.domain.register import Register
from ka_tui.errors import (
    ActivityExists,
    InvalidField,
    InvalidStatus,
    NoSuchActivity,
    NoSuchQuarter,
    ReasonNeeded,
    RegisterMoved,
    StaleEdit,
)
from ka_tui.reports.reading import Hints, Source
from ka_tui.services.desk import Desk
from ka_tui.services.editing import add_activity, clashing, new_activity, remove_activities, set_fields
from ka_tui.services.importing import import_reports
from ka_tui.services.undoing import undo
from tests.services.small_office import Q1, Q2, demanding, desk_of, two_activities


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


def standings(desk: Desk) -> list[tuple[str | None, str]]:
    return [(activity.status, activity.reason) for activity in desk.register.activities(Q2)]


BOTH = ("KA.01.01", "KA.02.01")


class TestReasons:
    """A reason is one for the status that it came with."""

    def test_it_is_what_history_tells_as_why(self, officer: Desk) -> None:
        assert set_fields(officer, Q2, BOTH, {"status": "red", "reason": "Flood"}).why == "Flood"
        assert set_fields(officer, Q2, BOTH, {"reason": "Storm"}).why == "Storm"
        assert standings(officer) == [("red", "Storm")] * 2

    def test_another_status_without_one_drops_the_old_one_and_only_there(self, officer: Desk) -> None:
        set_fields(officer, Q2, ["KA.01.01"], {"status": "red", "reason": "Flood"})
        set_fields(officer, Q2, ["KA.02.01"], {"status": "amber", "reason": "Frost"})
        change = set_fields(officer, Q2, BOTH, {"status": "Amber"})
        assert standings(officer) == [("amber", ""), ("amber", "Frost")]
        assert [dict(edit.before or {}) for edit in change.edits] == [{"status": "red", "reason": "Flood"}]
        undo(officer)
        assert standings(officer) == [("red", "Flood"), ("amber", "Frost")]

    def test_it_stays_where_the_status_does(self, officer: Desk) -> None:
        set_fields(officer, Q2, ["KA.01.01"], {"status": "red", "reason": "Flood"})
        set_fields(officer, Q2, BOTH, {"status": "red", "team": "Parks"})
        assert standings(officer) == [("red", "Flood"), ("red", "")]

    def test_a_status_that_became_another_meanwhile_keeps_no_reason_of_that(
        self, officer: Desk, deputy: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        slipped: list[Change] = []

        def register(desk: Desk) -> Register:
            found = desk.store.snapshot()
            if desk is officer and not slipped:
                slipped.append(set_fields(deputy, Q2, BOTH, {"status": "amber", "reason": "Frost"}))
            return found

        monkeypatch.setattr(Desk, "register", property(register))
        set_fields(officer, Q2, ["KA.01.01"], {"status": "red"})
        assert standings(deputy) == [("red", ""), ("amber", "Frost")]

    def test_nothing_is_written_where_somebody_is_always_quicker(
        self, officer: Desk, deputy: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        earlier = officer.register
        set_fields(deputy, Q2, ["KA.01.01"], {"status": "amber", "reason": "Frost"})
        before = officer.store.path.read_bytes()
        monkeypatch.setattr(Desk, "register", property(lambda _: earlier))
        with pytest.raises(RegisterMoved):
            set_fields(officer, Q2, ["KA.01.01"], {"status": "red"})
        assert officer.store.path.read_bytes() == before


class TestStatusesThatNeedAReason:
    """In a scheme that says so, a status cannot be set without one; where it stands already it is left alone."""

    @pytest.fixture
    def strict(self, tmp_path: Path) -> Desk:
        return demanding(tmp_path / "demanding.json")

    def test_setting_one_is_refused_until_it_is_explained(self, strict: Desk) -> None:
        for reason in ({}, {"reason": " \t"}):
            with pytest.raises(ReasonNeeded) as refused:
                set_fields(strict, Q2, BOTH, {"status": "Amber", **reason})
            assert (refused.value.codes, refused.value.word) == (BOTH, "Amber")
        assert standings(strict) == [(None, "")] * 2
        set_fields(strict, Q2, BOTH, {"status": "Amber", "reason": "Late"})
        assert standings(strict) == [("amber", "Late")] * 2

    def test_only_those_whose_status_changes_lack_one(self, strict: Desk) -> None:
        set_fields(strict, Q2, ["KA.01.01"], {"status": "red", "reason": "Flood"})
        with pytest.raises(ReasonNeeded, match=r"Red needs a reason, and KA\.02\.01 would have none"):
            set_fields(strict, Q2, BOTH, {"status": "red"})
        set_fields(strict, Q2, BOTH, {"status": "green"})
        assert standings(strict) == [("green", "")] * 2

    def test_an_old_reason_does_not_serve_for_a_new_status(self, strict: Desk) -> None:
        set_fields(strict, Q2, ["KA.01.01"], {"status": "red", "reason": "Flood"})
        with pytest.raises(ReasonNeeded):
            set_fields(strict, Q2, ["KA.01.01"], {"status": "amber"})

    def test_a_reason_that_is_needed_cannot_be_taken_away(self, strict: Desk) -> None:
        set_fields(strict, Q2, ["KA.01.01"], {"status": "red", "reason": "Flood"})
        with pytest.raises(ReasonNeeded):
            set_fields(strict, Q2, ["KA.01.01"], {"reason": ""})
        set_fields(strict, Q2, ["KA.01.01"], {"reason": "Flood and storm"})
        assert standings(strict)[0] == ("red", "Flood and storm")

    def test_an_activity_is_added_with_one(self, strict: Desk) -> None:
        with pytest.raises(ReasonNeeded):
            add_activity(strict, Q2, "KA.03.01", "Begin", {"status": "red"})
        assert add_activity(strict, Q2, "KA.03.01", "Begin", {"status": "red", "reason": "No staff"}).why == "No staff"

    def test_imports_are_not_asked_nor_is_undo_and_other_fields_can_be_set_then(self, strict: Desk) -> None:
        report = b"Quarter,Code,Title,Status\r\nQ2-2022,KA.01.01,Mend the bridge,red\r\n"
        import_reports(strict, [Source("report.csv", report)], Hints())
        set_fields(strict, Q2, ["KA.01.01"], {"team": "Bridges"})
        set_fields(strict, Q2, ["KA.01.01"], {"status": "green"})
        undo(strict)
        assert standings(strict)[0] == ("red", "")
        assert strict.store.check() == ()


def test_a_priority_of_very_many_digits_is_a_heading(tmp_path: Path) -> None:
    desk = two_activities(tmp_path / "register.json")
    set_fields(desk, Q2, ["KA.01.01"], {"priority": "9" * 5000})
    assert desk.register.activity(Q2, "KA.01.01").priority == "9" * 5000
