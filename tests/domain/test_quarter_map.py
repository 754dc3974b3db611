"""The map of quarters: which activities, and where each stands."""

from ka_tui.domain.links import Link, Links
from ka_tui.domain.quarter_map import by_quarter, quarter_map
from ka_tui.domain.quarters import Quarter
from tests.domain.strategies import AUTUMN, SUMMER, activity, register_of

NEXT_YEAR = Quarter(2023, 1)
REGISTER = register_of(
    activity("KA.01.01", SUMMER, priority="Clean air", title="Plant a hedge", status="green"),
    activity("KA.01.02", SUMMER, priority="Clean air", status="red"),
    activity("KA.01.10", AUTUMN, priority="Clean air"),
    activity("KA.01.01", AUTUMN, priority="Clean air", title="Plant two hedges", status="amber"),
    activity("KA.02.01", AUTUMN, priority="Warm homes", status="green"),
    activity("KA.01.01", NEXT_YEAR, priority="Safe roads", title="Paint a crossing", status="completed"),
)


def test_the_map_has_all_activities_of_a_year_as_last_reported() -> None:
    groups = quarter_map(REGISTER, 2022).groups
    assert [(heading, [one.code for one in activities]) for heading, activities in groups] == [
        ("Clean air", ["KA.01.01", "KA.01.02", "KA.01.10"]),
        ("Warm homes", ["KA.02.01"]),
    ]
    assert groups[0].activities[0].title == "Plant two hedges"


def test_another_year_has_other_activities_under_the_same_quarters() -> None:
    shown = quarter_map(REGISTER, 2022)
    assert shown.quarters == (SUMMER, AUTUMN, NEXT_YEAR)
    other = shown.of_year(2023)
    assert (other.year, other.quarters, [group.heading for group in other.groups]) == (2023, shown.quarters, ["Safe roads"])
    assert not shown.of_year(2030).groups


def test_every_quarter_is_counted_whole() -> None:
    assert quarter_map(REGISTER, 2022).counts[AUTUMN] == {None: 1, "amber": 1, "green": 1}


def test_an_activity_is_followed_through_its_year_and_no_further() -> None:
    hedge = REGISTER.activity(AUTUMN, "KA.01.01")
    assert [(quarter, one.status) for quarter, one in by_quarter(REGISTER, hedge).items()] == [
        (SUMMER, "green"),
        (AUTUMN, "amber"),
    ]
    gone = REGISTER.activity(SUMMER, "KA.01.02")
    assert list(by_quarter(REGISTER, gone)) == [SUMMER]


def test_an_activity_is_followed_across_a_quarter_that_is_not_in_the_register() -> None:
    register = register_of(activity("KA.01.01", Quarter(2022, 1)), activity("KA.01.01", Quarter(2022, 4)))
    latest = register.activity(Quarter(2022, 4), "KA.01.01")
    assert list(by_quarter(register, latest)) == [Quarter(2022, 1), Quarter(2022, 4)]


def test_an_activity_is_followed_into_other_years_by_links_and_the_worst_of_merged_ones_stands_for_all() -> None:
    links = Links([Link(2022, code, 2023, "KA.01.01") for code in ("KA.01.02", "KA.02.01")])
    crossing = REGISTER.activity(NEXT_YEAR, "KA.01.01")
    assert [(quarter, one.code) for quarter, one in by_quarter(REGISTER._replace(links=links), crossing).items()] == [
        (SUMMER, "KA.01.02"),
        (AUTUMN, "KA.02.01"),
        (NEXT_YEAR, "KA.01.01"),
    ]
    both = links.with_one(Link(2022, "KA.01.01", 2023, "KA.01.01"))
    assert by_quarter(REGISTER._replace(links=both), crossing)[SUMMER].status == "red"
