"""Two quarters beside each other."""

from operator import attrgetter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.activities import Activity
from ka_tui.domain.comparing import Comparison, Fate, compare
from ka_tui.domain.links import Link, Links
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.errors import NoSuchQuarter
from tests.domain.strategies import AUTUMN, SUMMER, activity, contents, law, register_of

NEXT_YEAR = Quarter(2023, 1)
CODES = [f"KA.01.0{number}" for number in range(1, 6)]
plans = st.dictionaries(st.sampled_from(CODES), contents, max_size=5)
links = st.sets(st.tuples(st.sampled_from(CODES), st.sampled_from(CODES)), max_size=8)


def register_with(old: dict[str, dict[str, Any]], new: dict[str, dict[str, Any]], pairs: set[tuple[str, str]]) -> Register:
    quarters = {
        quarter: {code: activity(code, quarter)._replace(**values) for code, values in sorted(plan.items())}
        for quarter, plan in ((SUMMER, old), (NEXT_YEAR, new))
    }
    return Register(quarters=quarters, links=Links(Link(2022, one, 2023, other) for one, other in pairs))


def told(comparison: Comparison) -> dict[str, Fate]:
    """The fate of each activity by its codes: ``KA.01.01>KA.02.01``."""
    return {
        f"{'+'.join(one.code for one in compared.before)}>{'+'.join(one.code for one in compared.after)}": compared.fate
        for compared in comparison.activities
    }


@law
@given(plans, plans, links)
def test_every_activity_of_both_quarters_stands_on_its_side_exactly_once(
    old: dict[str, Any], new: dict[str, Any], pairs: set[tuple[str, str]]
) -> None:
    register = register_with(old, new, pairs)
    comparison = compare(register, SUMMER, NEXT_YEAR)
    sides: list[list[Activity]] = [[], []]
    for compared in comparison.activities:
        sides[0] += compared.before
        sides[1] += compared.after
    key = attrgetter("code")
    assert sorted(sides[0], key=key) == sorted(register.activities(SUMMER), key=key)
    assert sorted(sides[1], key=key) == sorted(register.activities(NEXT_YEAR), key=key)
    assert sum(comparison.counts.values()) == len(comparison.activities)


@law
@given(plans, plans, links)
def test_two_activities_stand_together_where_a_link_says_so_and_new_or_ended_ones_alone(
    old: dict[str, Any], new: dict[str, Any], pairs: set[tuple[str, str]]
) -> None:
    comparison = compare(register_with(old, new, pairs), SUMMER, NEXT_YEAR)
    together = {
        (one.code, other.code) for compared in comparison.activities for one in compared.before for other in compared.after
    }
    assert {pair for pair in pairs if pair[0] in old and pair[1] in new} <= together
    assert {one.code for compared in comparison.of(Fate.NEW) for one in compared.after} == new.keys() - {p[1] for p in together}
    assert {one.code for compared in comparison.of(Fate.ENDED) for one in compared.before} == old.keys() - {
        p[0] for p in together
    }


@law
@given(plans)
def test_a_quarter_compared_with_itself_is_the_same_throughout(plan: dict[str, Any]) -> None:
    comparison = compare(register_with(plan, {}, set()), SUMMER, SUMMER)
    assert {compared.fate for compared in comparison.activities} <= {Fate.SAME}
    assert not any(compared.changed for compared in comparison.activities)


@law
@given(plans, plans, links)
def test_the_order_in_which_the_quarters_are_named_does_not_matter(
    old: dict[str, Any], new: dict[str, Any], pairs: set[tuple[str, str]]
) -> None:
    register = register_with(old, new, pairs)
    assert compare(register, NEXT_YEAR, SUMMER) == compare(register, SUMMER, NEXT_YEAR)


@pytest.mark.parametrize(
    ("before", "after", "fate"),
    [
        ("green", "red", Fate.DOWN),
        ("amber", "completed", Fate.UP),
        ("amber", "amber", Fate.SAME),
        (None, "amber", Fate.NOT_COMPARABLE),
        ("amber", None, Fate.NOT_COMPARABLE),
        (None, None, Fate.NOT_COMPARABLE),
    ],
)
def test_inside_a_year_an_activity_goes_by_its_code(before: str | None, after: str | None, fate: Fate) -> None:
    register = register_of(activity(quarter=SUMMER, status=before), activity(quarter=AUTUMN, status=after))
    assert told(compare(register, SUMMER, AUTUMN)) == {"KA.01.01>KA.01.01": fate}


def test_without_links_the_same_code_of_another_year_is_another_activity() -> None:
    register = register_of(activity(quarter=SUMMER, status="green"), activity(quarter=NEXT_YEAR, status="green"))
    comparison = compare(register, SUMMER, NEXT_YEAR)
    assert told(comparison) == {">KA.01.01": Fate.NEW, "KA.01.01>": Fate.ENDED}
    assert not comparison.are_joined


def test_what_was_merged_stands_as_one_by_the_worst_status_and_says_so() -> None:
    register = register_of(
        activity("KA.01.01", SUMMER, status="red", progress="One arch"),
        activity("KA.01.02", SUMMER, status="green", progress="Two lamps"),
        activity("KA.05.01", NEXT_YEAR, status="amber", progress="One arch"),
    )._replace(links=Links([Link(2022, code, 2023, "KA.05.01") for code in ("KA.01.01", "KA.01.02")]))
    (merged,) = compare(register, SUMMER, NEXT_YEAR).activities
    assert (merged.fate, merged.regrouped, merged.text_before("progress")) == (Fate.UP, "merged", "One arch\n\nTwo lamps")
    assert merged.changed == ("title", "progress")


def test_what_was_split_stands_as_one_and_says_so() -> None:
    register = register_of(
        activity("KA.01.01", SUMMER, status="amber"),
        activity("KA.05.01", NEXT_YEAR, status="green"),
        activity("KA.05.02", NEXT_YEAR, status="red"),
    )._replace(links=Links([Link(2022, "KA.01.01", 2023, code) for code in ("KA.05.01", "KA.05.02")]))
    (split,) = compare(register, SUMMER, NEXT_YEAR).activities
    assert (split.fate, split.regrouped) == (Fate.DOWN, "split")


def test_an_activity_is_followed_over_a_plan_in_between() -> None:
    later = Quarter(2024, 1)
    register = register_of(
        activity("KA.01.01", SUMMER, status="green"), activity("KA.02.02", NEXT_YEAR), activity("KA.03.03", later, status="red")
    )._replace(links=Links([Link(2022, "KA.01.01", 2023, "KA.02.02"), Link(2023, "KA.02.02", 2024, "KA.03.03")]))
    assert told(compare(register, SUMMER, later)) == {"KA.01.01>KA.03.03": Fate.DOWN}


def test_a_text_counts_as_changed_by_its_words_alone() -> None:
    before, after = (
        activity(progress="Half of it\nis done"),
        activity(quarter=AUTUMN, progress="Half of it is  done", next_steps="x"),
    )
    (compared,) = compare(register_of(before, after), SUMMER, AUTUMN).activities
    assert compared.changed == ("next_steps",)


def test_a_quarter_that_is_not_there_is_refused() -> None:
    with pytest.raises(NoSuchQuarter):
        compare(register_of(activity()), SUMMER, NEXT_YEAR)
