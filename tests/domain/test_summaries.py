"""Counts of activities."""

from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.activities import Activity
from ka_tui.domain.summaries import summarise
from tests.domain.strategies import activity, contents, law, normal

lists = st.lists(contents).map(lambda found: [activity(f"KA.01.{n:02}", **normal(values)) for n, values in enumerate(found)])


@given(lists)
@law
def test_every_way_of_counting_adds_up_to_the_same(activities: list[Activity]) -> None:
    summary = summarise(iter(activities))
    assert summary.total == len(activities) == sum(summary.by_status.values())
    for groups in (summary.by_priority, summary.by_team, summary.by_portfolio):
        assert sum(count for counts in groups.values() for count in counts.values()) == summary.total
        for status, count in summary.by_status.items():
            assert sum(counts.get(status, 0) for counts in groups.values()) == count


def test_groups_in_the_order_of_the_report() -> None:
    summary = summarise(
        [
            activity("KA.01.01", theme="The Place", priority="Clean air", team="Parks", status="green"),
            activity("KA.01.02", priority="Homes", status="red"),
            activity("KA.02.01", theme="The Place", priority="Clean air", team="Parks"),
        ]
    )
    assert (summary.total, summary.by_status) == (3, {"green": 1, "red": 1, None: 1})
    assert list(summary.by_priority.items()) == [("The Place Clean air", {"green": 1, None: 1}), ("Homes", {"red": 1})]
    assert list(summary.by_team.items()) == [("Parks", {"green": 1, None: 1}), ("", {"red": 1})]
