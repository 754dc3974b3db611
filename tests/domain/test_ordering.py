"""The orders of activities."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.activities import Activity
from ka_tui.domain.ordering import SORTABLE, SortKey, ordered, toggled
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from tests.domain.strategies import activity, law, register_of, statuses

QUARTERS = [Quarter(2022, number) for number in (1, 2, 3, 4)]


def histories(**lines: str) -> tuple[Register, list[Activity]]:
    """A register of four quarters and the activities of the last, each by its title and the letters of its statuses.

    A dot is *not stated*, a dash is a quarter without the activity.
    """
    letters = {"r": "red", "a": "amber", "g": "green", "c": "completed", ".": None}
    activities = [
        activity(f"KA.01.{number:02}", quarter, title=title, status=letters[letter])
        for number, (title, line) in enumerate(lines.items(), 1)
        for quarter, letter in zip(QUARTERS, line, strict=True)
        if letter != "-"
    ]
    register = register_of(*activities)
    return register, list(register.activities(QUARTERS[-1]))


def titles(register: Register, activities: list[Activity], *keys: SortKey) -> str:
    return " ".join(a.title for a in ordered(register, activities, keys))


LINES = {
    "quick": "ccra",
    "slow": "gaaa",
    "lost": "cccr",
    "long": "grrr",
    "steady": "rrrr",
    "calm": "gggg",
    "up": "...c",
    "gone": "ccc.",
}


def test_deterioration_is_how_far_it_fell_then_how_bad_it_is_then_for_how_long() -> None:
    register, activities = histories(**LINES)
    assert titles(register, activities, SortKey("trail")) == "lost long quick slow steady calm up gone"
    assert titles(register, activities, SortKey("trail", descending=True)) == "up calm steady slow quick long lost gone"


def test_of_what_fell_as_far_the_one_that_is_bad_for_longer_comes_first() -> None:
    register, activities = histories(short="gggr", longer="ggrr", gap="gr-r")
    assert titles(register, activities, SortKey("trail")) == "longer short gap"


def test_movement_is_worse_then_new_then_same_then_better_and_last_what_nobody_knows() -> None:
    register, activities = histories(same="--rr", unknown="--.g", better="--rg", new="---g", worse="--gr")
    assert titles(register, activities, SortKey("movement")) == "worse new same better unknown"
    assert titles(register, activities, SortKey("movement", descending=True)) == "better same new worse unknown"


def test_statuses_stand_as_in_the_scheme() -> None:
    register, activities = histories(c="---c", none="---.", g="---g", r="---r", a="---a")
    assert titles(register, activities, SortKey("status")) == "r a g c none"
    assert titles(register, activities, SortKey("status", descending=True)) == "c g a r none"


def test_codes_are_ordered_by_their_numbers() -> None:
    activities = [activity(code) for code in ("KA.02.01", "KA.100.01", "KA.01.100", "KA.01.99")]
    assert [a.code for a in ordered(Register(), activities, [SortKey("code")])] == [
        "KA.01.99",
        "KA.01.100",
        "KA.02.01",
        "KA.100.01",
    ]


@pytest.mark.parametrize("field", ["team", "portfolio"])
def test_texts_are_ordered_without_case_and_accents_and_empty_ones_last(field: str) -> None:
    activities = [activity().with_content({field: text}) for text in ("parks", "", "Économie", "Finance", "")]
    assert [getattr(a, field) for a in ordered(Register(), activities, [SortKey(field)])] == [
        "Économie",
        "Finance",
        "parks",
        "",
        "",
    ]
    down = ordered(Register(), activities, [SortKey(field, descending=True)])
    assert [getattr(a, field) for a in down] == ["parks", "Finance", "Économie", "", ""]


def test_the_second_key_decides_where_the_first_does_not() -> None:
    activities = [
        activity(title=title, team=team) for title, team in (("b", "Roads"), ("a", "parks"), ("b", "Parks"), ("c", "Roads"))
    ]
    found = ordered(Register(), activities, [SortKey("team"), SortKey("title", descending=True)])
    assert [(a.team, a.title) for a in found] == [("Parks", "b"), ("parks", "a"), ("Roads", "c"), ("Roads", "b")]


some_activities = st.lists(
    st.builds(
        activity,
        st.sampled_from(("KA.01.01", "KA.01.02", "KA.02.01", "KA.10.01")),
        st.sampled_from(QUARTERS),
        title=st.sampled_from(("Mend", "mend", "Plant")),
        team=st.sampled_from(("", "Parks", "Économie")),
        status=statuses,
    ),
    max_size=12,
)


@law
@given(some_activities, st.lists(st.builds(SortKey, st.sampled_from(SORTABLE), st.booleans()), max_size=3))
def test_an_order_keeps_every_activity_and_what_it_cannot_tell_apart_as_it_was(
    given_: list[Activity], keys: list[SortKey]
) -> None:
    register = register_of(*{(a.quarter, a.code): a for a in given_}.values())
    found = ordered(register, given_, keys)
    assert sorted(map(id, found)) == sorted(map(id, given_))
    assert list(map(id, ordered(register, found, keys))) == list(map(id, found))
    if not keys:
        assert found == given_


def test_a_column_is_sorted_upwards_then_downwards_then_not_at_all() -> None:
    up, down = (SortKey("team"),), (SortKey("team", descending=True),)
    assert [toggled(keys, "team", also=False) for keys in ((), up, down)] == [up, down, ()]


def test_other_columns_stay_only_when_asked_for() -> None:
    keys = (SortKey("status"), SortKey("team"))
    assert toggled(keys, "code", also=False) == (SortKey("code"),)
    assert toggled(keys, "team", also=False) == (SortKey("team", descending=True),)
    assert toggled(keys, "code", also=True) == (*keys, SortKey("code"))
    assert toggled(keys, "status", also=True) == (SortKey("status", descending=True), SortKey("team"))
    assert toggled((SortKey("status", descending=True), SortKey("team")), "status", also=True) == (SortKey("team"),)
