"""What a proposal makes of the register."""

from typing import Any

import pytest

from ka_tui.domain.carrying_out import carry_out
from ka_tui.domain.changes import Edit, Table, addition_of, change_of, removal_of
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.errors import (
    ActivityExists,
    InvalidCode,
    InvalidField,
    InvalidQuarter,
    InvalidStatus,
    KaError,
    NoSuchActivity,
    RegisterMoved,
    StaleEdit,
)
from tests.domain.strategies import AT, AUTUMN, SUMMER, activity, contents_of, proposal, register_of

HEDGE = activity("KA.01.01", title="Plant a hedge", progress="Dug.", team="Parks")
ROOF = activity("KA.01.02", title="Mend the roof")


def setting(name: str, value: Any) -> Edit:
    return Edit(Table.SETTINGS, name, {}, {"value": value})


def test_adding_opens_the_quarter_and_tells_so() -> None:
    register, change = carry_out(Register(), proposal(addition_of(HEDGE), what="add", why="agreed"), 1)
    assert register.commit == 1
    assert register.find(SUMMER, "KA.01.01") == activity(
        "KA.01.01", title="Plant a hedge", progress="Dug.", team="Parks", revision=1, updated_at=AT, updated_by="Officer"
    )
    assert (change.number, change.what, change.by, change.at, change.why) == (1, "add", "Officer", AT, "agreed")
    assert change.edits == (Edit(Table.QUARTERS, "Q2-2022", None, {}), addition_of(HEDGE))


def test_undoing_what_opened_a_quarter_closes_it() -> None:
    register, change = carry_out(Register(), proposal(addition_of(HEDGE)), 1)
    back, _ = carry_out(register, proposal(*(edit.inverse for edit in reversed(change.edits))), 2)
    assert back.quarters == {}


def test_a_quarter_with_activities_is_not_closed() -> None:
    register = register_of(HEDGE)
    after, change = carry_out(register, proposal(Edit(Table.QUARTERS, "Q2-2022", {}, None)), 2)
    assert (after, change.edits) == (register, ())


def test_a_quarter_can_be_opened_empty_and_only_once() -> None:
    opening = Edit(Table.QUARTERS, "q3 2022/23", None, {})
    register, change = carry_out(Register(), proposal(opening, opening), 1)
    assert contents_of(register) == {"Q3-2022": {}}
    assert [edit.key for edit in change.edits] == ["Q3-2022"]


def test_quarters_stand_in_the_order_of_time() -> None:
    register = register_of(activity(quarter=AUTUMN), activity(quarter=Quarter(2021, 4)), HEDGE)
    assert list(contents_of(register)) == ["Q4-2021", "Q2-2022", "Q3-2022"]


def test_an_activity_is_added_only_once() -> None:
    with pytest.raises(ActivityExists, match=r"KA\.01\.01 is already in Q2-2022"):
        register_of(HEDGE, activity("ka.1.1"))


def test_other_spellings_of_code_and_quarter_are_written_in_the_normal_one() -> None:
    edit = Edit(Table.ACTIVITIES, "q2 2022/ka.1.1", None, {"title": "Plant"})
    register, change = carry_out(Register(), proposal(edit), 1)
    assert contents_of(register)["Q2-2022"]["KA.01.01"]["title"] == "Plant"
    assert [edit.key for edit in change.edits] == ["Q2-2022", "Q2-2022/KA.01.01"]


def test_an_update_records_only_what_really_differs() -> None:
    register = register_of(HEDGE)
    after, change = carry_out(
        register, proposal(change_of(HEDGE, {"status": "RED", "team": " Parks ", "progress": "Planted."})), 2
    )
    assert change.edits == (
        Edit(
            Table.ACTIVITIES,
            "Q2-2022/KA.01.01",
            {"status": None, "progress": "Dug."},
            {"status": "red", "progress": "Planted."},
        ),
    )
    now = after.activity(SUMMER, "KA.01.01")
    assert (now.status, now.progress, now.team, now.revision) == ("red", "Planted.", "Parks", 2)


def test_what_is_so_already_is_no_change() -> None:
    register = register_of(HEDGE)
    after, change = carry_out(register, proposal(change_of(HEDGE, {"progress": "Dug.\r\n"})), 2)
    assert after == register
    assert change.edits == ()


def test_several_activities_change_as_one() -> None:
    register = register_of(HEDGE, ROOF)
    after, change = carry_out(register, proposal(*(change_of(a, {"status": "green"}) for a in (HEDGE, ROOF))), 2)
    assert [a.status for a in after.activities(SUMMER)] == ["green", "green"]
    assert len(change.edits) == 2


def test_removing_records_the_whole() -> None:
    register = register_of(HEDGE, ROOF)
    after, change = carry_out(register, proposal(removal_of(HEDGE)), 2)
    assert [a.code for a in after.activities(SUMMER)] == ["KA.01.02"]
    assert change.edits == (removal_of(HEDGE),)


def test_the_register_before_stays_as_it_was() -> None:
    register = register_of(HEDGE, ROOF, activity(quarter=AUTUMN))
    before = contents_of(register)
    after, _ = carry_out(
        register, proposal(removal_of(ROOF), change_of(HEDGE, {"status": "red"}), addition_of(activity("KA.09.09"))), 2
    )
    assert contents_of(register) == before
    assert contents_of(after) != before


def test_a_change_of_the_caller_s_values_afterwards_reaches_nothing() -> None:
    values = {"title": "Plant", "status": "red"}
    edit = change_of(HEDGE, values)
    register, change = carry_out(register_of(HEDGE), proposal(edit), 2)
    values["title"] = "Other"
    assert register.activity(SUMMER, "KA.01.01").title == "Plant"
    assert change.edits[0].after == {"title": "Plant", "status": "red"}


def test_a_quarter_that_is_not_touched_is_not_copied() -> None:
    register = register_of(HEDGE, activity(quarter=AUTUMN))
    after, _ = carry_out(register, proposal(change_of(HEDGE, {"status": "red"})), 2)
    assert after.quarters[AUTUMN] is register.quarters[AUTUMN]
    assert after.quarters[SUMMER] is not register.quarters[SUMMER]


class TestOrder:
    def test_by_priority_number_then_code(self) -> None:
        register = register_of(
            activity("KA.01.01"),
            activity("KA.02.10", priority_number=2),
            activity("KA.02.09", priority_number=2),
            activity("KA.03.01", priority_number=1),
        )
        assert [a.code for a in register.activities(SUMMER)] == ["KA.03.01", "KA.02.09", "KA.02.10", "KA.01.01"]

    def test_an_activity_moves_with_its_priority_number(self) -> None:
        register = register_of(activity("KA.01.01", priority_number=1), activity("KA.02.01", priority_number=2))
        after, _ = carry_out(register, proposal(change_of(activity("KA.01.01"), {"priority_number": 3})), 2)
        assert [a.code for a in after.activities(SUMMER)] == ["KA.02.01", "KA.01.01"]

    def test_an_added_activity_stands_in_its_place(self) -> None:
        register = register_of(activity("KA.01.01"), activity("KA.01.03"))
        after, _ = carry_out(register, proposal(addition_of(activity("KA.01.02"))), 2)
        assert [a.code for a in after.activities(SUMMER)] == ["KA.01.01", "KA.01.02", "KA.01.03"]


class TestTwoEditors:
    """One saw the hedge as ``HEDGE``; then somebody called Deputy wrote other progress."""

    @pytest.fixture
    def register(self) -> Register:
        edit = change_of(HEDGE, {"progress": "Deputy's words."})
        register, _ = carry_out(register_of(HEDGE, ROOF), proposal(edit, by="Deputy"), 2)
        return register

    def test_the_same_field_is_refused_and_both_texts_are_kept(self, register: Register) -> None:
        mine = change_of(HEDGE, {"progress": "My words.", "status": "red"}, HEDGE.content())
        with pytest.raises(StaleEdit, match=r"Deputy changed KA\.01\.01 progress meanwhile") as refusal:
            carry_out(register, proposal(mine), 3)
        assert refusal.value.theirs == {"KA.01.01 progress": "Deputy's words."}
        assert refusal.value.mine == {"KA.01.01 progress": "My words."}

    def test_another_field_is_merged_and_told(self, register: Register) -> None:
        after, change = carry_out(register, proposal(change_of(HEDGE, {"status": "red"}, HEDGE.content())), 3)
        now = after.activity(SUMMER, "KA.01.01")
        assert (now.status, now.progress) == ("red", "Deputy's words.")
        assert change.merged == ("KA.01.01 progress",)

    def test_the_same_words_are_no_clash(self, register: Register) -> None:
        edit = change_of(HEDGE, {"progress": "Deputy's words. ", "status": "red"}, HEDGE.content())
        _, change = carry_out(register, proposal(edit), 3)
        assert change.edits[0].after == {"status": "red"}

    def test_without_expectations_the_last_word_counts(self, register: Register) -> None:
        after, _ = carry_out(register, proposal(change_of(HEDGE, {"progress": "My words."})), 3)
        assert after.activity(SUMMER, "KA.01.01").progress == "My words."

    def test_removing_what_changed_is_refused(self, register: Register) -> None:
        with pytest.raises(StaleEdit) as refusal:
            carry_out(register, proposal(removal_of(HEDGE)), 3)
        assert refusal.value.theirs == {"KA.01.01 progress": "Deputy's words."}
        assert refusal.value.mine == {"KA.01.01 progress": None}

    def test_one_clash_refuses_the_whole(self, register: Register) -> None:
        before = contents_of(register)
        with pytest.raises(StaleEdit):
            carry_out(
                register,
                proposal(change_of(ROOF, {"status": "red"}), change_of(HEDGE, {"progress": "Mine."}, {"progress": "Dug."})),
                3,
            )
        assert contents_of(register) == before

    def test_a_register_that_moved_is_refused_where_that_matters(self, register: Register) -> None:
        edit = change_of(ROOF, {"status": "red"})
        with pytest.raises(RegisterMoved):
            carry_out(register, proposal(edit, at_commit=1), 3)
        after, _ = carry_out(register, proposal(edit, at_commit=2), 3)
        assert after.commit == 3


@pytest.mark.parametrize(
    ("bad", "error"),
    [
        (change_of(activity("KA.09.09"), {"status": "red"}), NoSuchActivity),
        (change_of(activity("KA.01.01", AUTUMN), {"status": "red"}), NoSuchActivity),
        (removal_of(activity("KA.09.09")), NoSuchActivity),
        (addition_of(HEDGE), ActivityExists),
        (addition_of(activity("KA.09.09", title="")), InvalidField),
        (addition_of(activity("KA.09.09", status="mauve")), InvalidStatus),
        (Edit(Table.ACTIVITIES, "Q2-2022/KA.09.09", None, {}), InvalidField),
        (Edit(Table.ACTIVITIES, "Q2-2022/KA.09.09", None, {"title": "T", "colour": "red"}), InvalidField),
        (Edit(Table.ACTIVITIES, "Q2-2022/KA.01.01", {}, {"revision": 9}), InvalidField),
        (Edit(Table.ACTIVITIES, "Q2-2022/KA.01.01", {"colour": "red"}, {"status": "red"}), InvalidField),
        (Edit(Table.ACTIVITIES, "Q2-2022/nonsense", None, {"title": "T"}), InvalidCode),
        (Edit(Table.ACTIVITIES, "nonsense", None, {"title": "T"}), InvalidQuarter),
        (Edit(Table.QUARTERS, "Q9-2022", None, {}), InvalidQuarter),
        (setting("colour", "red"), InvalidField),
        (setting("council", 5), InvalidField),
        (Edit(Table.SETTINGS, "council", {}, {}), InvalidField),
        (Edit(Table.SETTINGS, "council", {"value": ""}, None), InvalidField),
    ],
)
def test_what_is_refused_leaves_nothing_half_done(bad: Edit, error: type[KaError]) -> None:
    register = register_of(HEDGE, ROOF)
    before = contents_of(register)
    good = (change_of(ROOF, {"status": "green"}), addition_of(activity(quarter=Quarter(2020, 1))), setting("council", "Eastmoor"))
    with pytest.raises(error):
        carry_out(register, proposal(*good, bad), 2)
    assert contents_of(register) == before
    assert (register.commit, register.council) == (1, "")


def test_settings() -> None:
    register, change = carry_out(
        Register(), proposal(setting("council", " Eastmoor\x1b Borough "), setting("notice", "Only a sample.")), 1
    )
    assert (register.council, register.notice) == ("Eastmoor Borough", "Only a sample.")
    back, _ = carry_out(register, proposal(*(edit.inverse for edit in change.edits)), 2)
    assert (back.council, back.notice) == ("", "")
    _, same = carry_out(register, proposal(setting("council", "Eastmoor Borough")), 2)
    assert same.edits == ()


def test_no_control_character_enters_with_the_name_or_the_reason() -> None:
    edit = change_of(HEDGE, {"status": "red"})
    register, change = carry_out(register_of(HEDGE), proposal(edit, by="O\x1bfficer\udc80", why="\ud800because"), 2)
    assert (change.by, change.why) == ("Officer", "because")
    assert register.activity(SUMMER, "KA.01.01").updated_by == "Officer"
