"""A year's plan, and how a financial year is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.plans import parse_year, plan_of, plan_years, require_plan, require_planned, year_name
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.errors import InvalidYear, NoQuarters, NoSuchPlan, NotInPlan
from tests.domain.strategies import AUTUMN, SUMMER, activity, law, register_of

REGISTER = register_of(
    activity("KA.01.01", SUMMER, title="Plant a hedge"),
    activity("KA.01.02", SUMMER),
    activity("KA.01.01", AUTUMN, title="Plant two hedges"),
    activity("KA.02.01", Quarter(2023, 1)),
)


@pytest.mark.parametrize("text", ["2021/22", "2021-22", "2021–22", " 2021 ", "2021/2022", "2021 / 22"])
def test_a_year_is_read_as_people_write_it(text: str) -> None:
    assert parse_year(text) == 2021


@pytest.mark.parametrize("text", ["", "21/22", "2021/23", "2021/2023", "2021/22/23", "Q1 2021/22", "next"])
def test_what_is_no_year_is_refused_with_the_way_it_is_written(text: str) -> None:
    with pytest.raises(InvalidYear, match=r"Write it as 2021/22"):
        parse_year(text)


@law
@given(st.integers(1900, 2998))
def test_a_year_s_name_is_read_as_that_year(year: int) -> None:
    assert parse_year(year_name(year)) == year


def test_a_plan_is_what_all_quarters_of_a_year_report_each_activity_as_last_reported() -> None:
    assert [(one.code, one.title) for one in plan_of(REGISTER, 2022).values()] == [
        ("KA.01.01", "Plant two hedges"),
        ("KA.01.02", "Title of KA.01.02"),
    ]
    assert plan_years(REGISTER) == (2022, 2023)


def test_what_was_said_of_an_activity_stands_until_a_quarter_that_was_opened_says_more() -> None:
    said = activity("KA.01.01", SUMMER, title="Plant a hedge", team="Parks", status="amber", progress="Half is planted")
    begun = activity("KA.01.01", AUTUMN, title="Plant two hedges", team="Gardens")
    plan = plan_of(register_of(said, begun), 2022)["KA.01.01"]
    assert (plan.quarter, plan.status, plan.progress) == (SUMMER, "amber", "Half is planted")
    assert (plan.title, plan.team) == ("Plant two hedges", "Gardens")
    told = activity("KA.01.01", AUTUMN, next_steps="Water it")
    plan = plan_of(register_of(said, told), 2022)["KA.01.01"]
    assert (plan.quarter, plan.status, plan.progress, plan.next_steps) == (AUTUMN, None, "", "Water it")


def test_a_quarter_without_activities_is_no_plan() -> None:
    register = REGISTER._replace(quarters={**REGISTER.quarters, Quarter(2030, 1): {}})
    assert plan_years(register) == (2022, 2023)
    with pytest.raises(NoSuchPlan, match=r"no plan of 2030/31\. It has: 2022/23, 2023/24\."):
        require_plan(register, 2030)
    with pytest.raises(NoQuarters):
        require_plan(Register(), 2022)


def test_a_code_is_found_in_any_spelling_and_one_that_is_not_there_told_with_those_near_it() -> None:
    assert require_planned(REGISTER, 2022, "ka.1.2").code == "KA.01.02"
    with pytest.raises(NotInPlan, match=r"2023/24 has no activity KA\.02\.02\. Near it: KA\.02\.01\."):
        require_planned(REGISTER, 2023, "KA.02.02")
