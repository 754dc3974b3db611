"""What importing a report does to a register."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.activities import Activity
from ka_tui.domain.carrying_out import carry_out
from ka_tui.domain.changes import IMPORT, Edit, change_of
from ka_tui.domain.history import imported_values
from ka_tui.domain.merging import FieldDifference, Merge, merge
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.errors import InvalidCode, InvalidStatus, RegisterMoved, StaleEdit
from tests.domain.strategies import AUTUMN, SUMMER, activity, contents, contents_of, law, normal, proposal
from tests.domain.test_history import Session

HEDGE = activity("KA.01.01", priority_number=1, priority="Clean air", team="Parks", progress="Dug.", status="green")
ROOF = activity("KA.01.02", priority_number=1, priority="Clean air", progress="Measured.")


class Desk(Session):
    """A session at which reports are imported."""

    def preview(self, *reported: Activity, overwrite: bool = False) -> Merge:
        return merge(self.register, reported, imported_values(self.changes), overwrite=overwrite)

    def take_in(self, *reported: Activity, overwrite: bool = False) -> Merge:
        merged = self.preview(*reported, overwrite=overwrite)
        self.do(*merged.edits, what=IMPORT)
        return merged

    def set(self, one: Activity, **values: Any) -> None:
        self.do(change_of(one, values))

    def now(self, one: Activity) -> Activity:
        return self.register.activity(one.quarter, one.code)


@pytest.fixture
def desk() -> Desk:
    """A desk where a report of two activities was imported."""
    desk = Desk()
    desk.take_in(HEDGE, ROOF)
    return desk


def fields(differences: tuple[FieldDifference, ...]) -> list[tuple[str, str, Any, Any]]:
    return [(d.activity.code, d.field, d.before, d.after) for d in differences]


def test_what_is_new_is_added() -> None:
    merged = Desk().preview(HEDGE, ROOF)
    assert [a.code for a in merged.added] == ["KA.01.01", "KA.01.02"]
    assert (merged.changed, merged.conflicts, merged.unchanged, merged.absent) == ((), (), (), ())


def test_the_same_report_again_changes_nothing(desk: Desk) -> None:
    merged = desk.take_in(HEDGE, ROOF)
    assert merged.edits == ()
    assert [a.code for a in merged.unchanged] == ["KA.01.01", "KA.01.02"]
    assert len(desk.changes) == 1


def test_a_corrected_report_changes_field_by_field(desk: Desk) -> None:
    merged = desk.take_in(HEDGE.with_content({"progress": "Dug and planted.", "team": "Gardens"}), ROOF)
    assert fields(merged.changed) == [
        ("KA.01.01", "team", "Parks", "Gardens"),
        ("KA.01.01", "progress", "Dug.", "Dug and planted."),
    ]
    assert len(merged.edits) == 1
    assert (desk.now(HEDGE).team, desk.now(HEDGE).progress) == ("Gardens", "Dug and planted.")


def test_what_a_report_does_not_state_is_not_erased(desk: Desk) -> None:
    bare = activity("KA.01.01", title=HEDGE.title)
    merged = desk.take_in(bare, ROOF)
    assert merged.edits == ()
    assert desk.now(HEDGE).content() == HEDGE.content()


def test_what_was_edited_since_is_kept_and_told(desk: Desk) -> None:
    desk.set(HEDGE, progress="By hand.")
    merged = desk.take_in(HEDGE.with_content({"progress": "Corrected.", "team": "Gardens"}))
    assert fields(merged.conflicts) == [("KA.01.01", "progress", "By hand.", "Corrected.")]
    assert fields(merged.changed) == [("KA.01.01", "team", "Parks", "Gardens")]
    assert desk.now(HEDGE).progress == "By hand."


def test_the_same_report_again_does_not_undo_an_edit(desk: Desk) -> None:
    desk.set(HEDGE, progress="By hand.", status="red")
    merged = desk.take_in(HEDGE, ROOF)
    assert merged.edits == ()
    assert [d.field for d in merged.conflicts] == ["status", "progress"]


@pytest.mark.parametrize(("field", "emptied"), [("progress", ""), ("status", None), ("team", ""), ("priority_number", None)])
def test_what_was_emptied_by_hand_stays_empty(desk: Desk, field: str, emptied: str | None) -> None:
    desk.set(HEDGE, **{field: emptied})
    merged = desk.take_in(HEDGE, ROOF)
    assert [d.field for d in merged.conflicts] == [field]
    assert getattr(desk.now(HEDGE), field) == emptied


def test_what_was_filled_in_before_any_import_is_kept(desk: Desk) -> None:
    desk.set(ROOF, status="amber", next_steps="Buy tiles.")
    merged = desk.take_in(ROOF.with_content({"status": "green", "next_steps": "Order tiles.", "portfolio": "Homes"}))
    assert [d.field for d in merged.conflicts] == ["status", "next_steps"]
    assert fields(merged.changed) == [("KA.01.02", "portfolio", "", "Homes")]


def test_an_edit_that_was_undone_is_no_edit(desk: Desk) -> None:
    desk.set(HEDGE, progress="By hand.")
    desk.undo()
    assert desk.take_in(HEDGE.with_content({"progress": "Corrected."})).conflicts == ()


def test_replacing_lets_the_report_win(desk: Desk) -> None:
    desk.set(HEDGE, progress="By hand.")
    merged = desk.take_in(HEDGE, overwrite=True)
    assert fields(merged.changed) == [("KA.01.01", "progress", "By hand.", "Dug.")]
    assert merged.conflicts == ()
    assert desk.now(HEDGE).progress == "Dug."


def test_replacing_erases_nothing_either(desk: Desk) -> None:
    assert desk.preview(activity("KA.01.01", title=HEDGE.title), overwrite=True).edits == ()


def test_activities_that_the_report_lacks_are_told_and_left_alone(desk: Desk) -> None:
    desk.take_in(activity("KA.05.01", AUTUMN))
    merged = desk.take_in(HEDGE)
    assert [(a.quarter, a.code) for a in merged.absent] == [(SUMMER, "KA.01.02")]
    assert desk.now(ROOF).progress == "Measured."


def test_a_quarter_that_the_report_is_not_for_is_not_compared(desk: Desk) -> None:
    assert desk.preview(activity("KA.01.01", Quarter(2023, 1))).absent == ()


def test_undoing_an_import_restores_the_earlier_baseline(desk: Desk) -> None:
    corrected = HEDGE.with_content({"progress": "Corrected."})
    desk.take_in(corrected, ROOF)
    desk.undo()
    assert desk.now(HEDGE).progress == "Dug."
    again = desk.preview(corrected, ROOF)
    assert (fields(again.changed), again.conflicts) == ([("KA.01.01", "progress", "Dug.", "Corrected.")], ())


def test_undoing_the_first_import_leaves_nothing(desk: Desk) -> None:
    desk.undo()
    assert contents_of(desk.register) == {}


class TestHeadings:
    """A heading is one statement: theme and priority belong together."""

    themed = activity("KA.01.01", theme="The Place", priority="Clean air")

    @pytest.fixture
    def desk(self) -> Desk:
        desk = Desk()
        desk.take_in(self.themed)
        return desk

    @pytest.mark.parametrize("priority", ["The Place Clean air", "Clean air"])
    def test_the_same_words_divided_less_well_are_no_difference(self, desk: Desk, priority: str) -> None:
        assert desk.take_in(activity("KA.01.01", priority=priority)).edits == ()

    def test_the_same_words_divided_better_are_taken(self) -> None:
        desk = Desk()
        desk.take_in(activity("KA.01.01", priority="The Place Clean air"))
        desk.take_in(self.themed)
        assert (desk.now(self.themed).theme, desk.now(self.themed).priority) == ("The Place", "Clean air")

    def test_another_heading_without_a_theme_takes_the_old_theme_away(self, desk: Desk) -> None:
        desk.take_in(activity("KA.01.01", priority="Homes"))
        assert desk.now(self.themed).heading.heading == "Homes"

    def test_a_heading_edited_by_hand_is_kept_whole(self, desk: Desk) -> None:
        desk.set(self.themed, priority="Homes")
        merged = desk.take_in(activity("KA.01.01", theme="The People", priority="Sport"))
        assert [d.field for d in merged.conflicts] == ["theme", "priority"]
        assert desk.now(self.themed).heading.heading == "The Place Homes"


def test_a_report_s_values_are_compared_in_their_normal_form(desk: Desk) -> None:
    raw = activity("ka.1.1", title=f" {HEDGE.title}\n", status="GREEN", progress="Dug.\r\n\x00")
    assert desk.preview(raw).edits == ()


def test_who_changed_it_elsewhere_does_not_come_along() -> None:
    (added,) = Desk().preview(activity(revision=7, updated_at="2020", updated_by="Somebody")).added
    assert (added.revision, added.updated_at, added.updated_by) == (0, "", "")


def test_a_report_that_breaks_the_rules_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidStatus):
        desk.preview(activity(status="mauve"))
    with pytest.raises(InvalidCode):
        desk.preview(activity("hedge"))


@pytest.mark.parametrize("title", ["", " \n", "\x00"])
def test_a_report_without_titles_changes_what_is_there_and_adds_nothing(desk: Desk, title: str) -> None:
    merged = desk.take_in(activity("KA.01.01", title=title, status="red"), activity("KA.09.09", title=title))
    assert fields(merged.changed) == [("KA.01.01", "status", "green", "red")]
    assert [a.code for a in merged.untitled] == ["KA.09.09"]
    assert desk.register.find(SUMMER, "KA.09.09") is None


def test_what_was_previewed_is_carried_out_or_refused(desk: Desk) -> None:
    edits: tuple[Edit, ...] = desk.preview(HEDGE.with_content({"progress": "Corrected."})).edits
    seen = desk.register.commit
    desk.set(HEDGE, progress="By hand.")
    with pytest.raises(StaleEdit):
        carry_out(desk.register, proposal(*edits), 9)
    with pytest.raises(RegisterMoved):
        carry_out(desk.register, proposal(*edits, at_commit=seen), 9)


reports = st.lists(
    st.builds(
        lambda code, values: activity(code, **normal(values)), st.sampled_from(("KA.01.01", "KA.01.02", "KA.02.01")), contents
    ),
    max_size=3,
    unique_by=lambda a: a.code,
)


@given(reports, reports, st.booleans())
@law
def test_every_second_import_of_a_report_is_no_change(first: list[Activity], second: list[Activity], overwrite: bool) -> None:
    desk = Desk()
    desk.take_in(*first)
    desk.take_in(*second, overwrite=overwrite)
    state = desk.state()
    merged = desk.take_in(*second, overwrite=overwrite)
    assert merged.edits == ()
    assert desk.state() == state


@given(reports, reports, reports)
@law
def test_an_import_erases_no_text_and_sorts_every_activity_into_one_heap(
    first: list[Activity], by_hand: list[Activity], second: list[Activity]
) -> None:
    desk = Desk()
    desk.take_in(*first)
    for one in by_hand:
        if desk.register.find(one.quarter, one.code):
            desk.set(one, **one.content())
    before: Register = desk.register
    merged = desk.take_in(*second)
    for old in before.activities(SUMMER):
        new = desk.now(old)
        assert all(getattr(new, name) for name in ("title", "priority", "team", "status", "progress") if getattr(old, name))
    differing = {d.activity.code for d in (*merged.changed, *merged.conflicts)}
    added, unchanged = {a.code for a in merged.added}, {a.code for a in merged.unchanged}
    assert added | unchanged | differing == {a.code for a in second}
    assert len(added) + len(unchanged) + len(differing) == len(second)
