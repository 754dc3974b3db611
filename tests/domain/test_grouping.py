"""Activities in groups."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.activities import Activity
from ka_tui.domain.grouping import Grouping, grouped
from ka_tui.domain.labels import Labels
from ka_tui.domain.statuses import PRINTED_KEY
from tests.domain.strategies import activity, contents, law

ACTIVITIES = (
    activity("KA.03.01", priority="Homes", team="roads", portfolio="Planning", status="green"),
    activity("KA.02.02", priority_number=2, priority="Clean air", team="Économie", status=None),
    activity("KA.01.01", team="Roads", portfolio="Leisure", status="red"),
    activity("KA.02.01", priority_number=2, theme="Clean", priority="air", status="green"),
    activity("KA.04.01", priority_number=1, priority="Warmth", team="Parks", portfolio="Planning", status="completed"),
)


@pytest.mark.parametrize(
    ("grouping", "groups"),
    [
        (
            Grouping.PRIORITY,
            {"Warmth": ["04.01"], "Clean air": ["02.02", "02.01"], "Homes": ["03.01"], "No priority": ["01.01"]},
        ),
        (Grouping.PORTFOLIO, {"Leisure": ["01.01"], "Planning": ["03.01", "04.01"], "No portfolio": ["02.02", "02.01"]}),
        (
            Grouping.TEAM,
            {"Économie": ["02.02"], "Parks": ["04.01"], "Roads": ["01.01"], "roads": ["03.01"], "No team": ["02.01"]},
        ),
        (
            Grouping.STATUS,
            {"■ Red": ["01.01"], "▶ Green": ["03.01", "02.01"], "✔ Completed": ["04.01"], "· Not stated": ["02.02"]},
        ),
        (Grouping.NOTHING, {"": ["03.01", "02.02", "01.01", "02.01", "04.01"]}),
    ],
)
def test_groups_and_their_order(grouping: Grouping, groups: dict[str, list[str]]) -> None:
    found = grouped(ACTIVITIES, grouping, PRINTED_KEY)
    assert [(group.heading, [a.code.removeprefix("KA.") for a in group.activities]) for group in found] == list(groups.items())


def test_priorities_stand_as_in_the_report_however_activities_are_sorted() -> None:
    headings = [group.heading for group in grouped(ACTIVITIES, Grouping.PRIORITY, PRINTED_KEY)]
    assert [group.heading for group in grouped(ACTIVITIES[::-1], Grouping.PRIORITY, PRINTED_KEY)] == headings


def test_priorities_without_a_number_stand_by_their_codes_as_numbers() -> None:
    codes = ("KA.100.01", "KA.20.100", "KA.03.99", "KA.20.99")
    activities = [activity(code, priority=f"Around {code}") for code in codes]
    headings = [group.heading for group in grouped(activities, Grouping.PRIORITY, PRINTED_KEY)]
    assert headings == ["Around KA.03.99", "Around KA.20.99", "Around KA.20.100", "Around KA.100.01"]


def test_a_priority_stands_where_its_first_activity_does_whatever_its_codes_look_like() -> None:
    wide = [activity(code, priority="Wide") for code in ("KA.100.01", "KA.20.100")]
    groups = grouped([*wide, activity("KA.50.01", priority="Narrow")], Grouping.PRIORITY, PRINTED_KEY)
    assert [group.heading for group in groups] == ["Wide", "Narrow"]


@law
@given(st.lists(st.builds(lambda values: activity(**values), contents), max_size=8), st.sampled_from(Grouping))
def test_every_activity_is_in_one_group_and_groups_keep_the_order(activities: list[Activity], grouping: Grouping) -> None:
    groups = grouped(activities, grouping, PRINTED_KEY)
    assert sorted(map(id, chain.from_iterable(group.activities for group in groups))) == sorted(map(id, activities))
    assert len({group.heading for group in groups}) == len(groups)
    places = {id(a): place for place, a in enumerate(activities)}
    assert all((inside := [places[id(a)] for a in group.activities]) and inside == sorted(inside) for group in groups)


@pytest.mark.parametrize("grouping", [Grouping.TEAM, Grouping.PORTFOLIO, Grouping.PRIORITY])
def test_a_name_that_says_there_is_none_is_no_second_group(grouping: Grouping) -> None:
    named = activity("KA.01.02").with_content({grouping.value: f"No {grouping}"})
    found = grouped([activity("KA.01.01"), named], grouping, PRINTED_KEY)
    assert [(group.heading, len(group.activities)) for group in found] == [(f"No {grouping}", 2)]


def test_after_the_last_grouping_comes_the_first() -> None:
    seen = [Grouping.PRIORITY]
    while (after := seen[-1].next) not in seen:
        seen.append(after)
    assert [grouping.word(Labels()) for grouping in seen] == ["priority", "portfolio", "team", "status", "nothing"]
    assert after is Grouping.PRIORITY
