import pytest

from ka_tui.domain.grouping import Grouping
from ka_tui.domain.movement import Movement
from ka_tui.domain.reading_codes import parse_code
from ka_tui.errors import InvalidCode
from ka_tui.tui.widgets.rows import ActivityRow, GroupRow, Row, rows_of
from tests.tui.widgets.widget_samples import SPRING, SUMMER, activity, many, register, two_groups


def outline(rows: tuple[Row, ...]) -> list[str]:
    """Headings with their sizes, in brackets where folded, and codes."""
    told = []
    for row in rows:
        if isinstance(row, ActivityRow):
            told.append(row.key)
        else:
            heading = f"{row.heading}: {row.size}"
            told.append(f"[{heading}]" if row.folded else heading)
    return told


def test_activities_stand_under_their_priorities_with_counts() -> None:
    kept = two_groups()
    assert outline(rows_of(kept, kept.activities(SUMMER))) == [
        "Priority about subject 1: 3",
        "KA.01.01",
        "KA.01.02",
        "KA.01.03",
        "Priority about subject 2: 2",
        "KA.02.01",
        "KA.02.02",
    ]


def test_a_folded_group_stands_for_its_activities() -> None:
    kept = two_groups()
    rows = rows_of(kept, kept.activities(SUMMER), folded={"Priority about subject 1", "No such heading"})
    assert outline(rows) == ["[Priority about subject 1: 3]", "Priority about subject 2: 2", "KA.02.01", "KA.02.02"]
    assert isinstance(rows[0], GroupRow)
    assert [each.code for each in rows[0].activities] == ["KA.01.01", "KA.01.02", "KA.01.03"]


def test_activities_stand_together_by_whatever_groups_them_and_keep_their_order() -> None:
    kept = register(activity("KA.01.01", team="Roads"), activity("KA.01.02", team="Parks"), activity("KA.02.01", team="Roads"))
    backwards = kept.activities(SUMMER)[::-1]
    assert set(outline(rows_of(kept, backwards, Grouping.TEAM))) >= {"Roads: 2", "Parks: 1"}
    roads = next(row for row in rows_of(kept, backwards, Grouping.TEAM) if isinstance(row, GroupRow) and row.size == 2)
    assert [member.key for member in roads.members] == ["KA.02.01", "KA.01.01"]
    assert outline(rows_of(kept, backwards, Grouping.NOTHING, folded={"Roads"})) == ["KA.02.01", "KA.01.02", "KA.01.01"]


@pytest.mark.parametrize("grouping", list(Grouping))
def test_every_grouping_shows_every_activity_once(grouping: Grouping) -> None:
    kept = many(60)
    rows = rows_of(kept, kept.activities(SUMMER), grouping)
    assert sorted(row.key for row in rows if isinstance(row, ActivityRow)) == sorted(kept.quarters[SUMMER])


def test_what_is_not_looked_for_is_dim_and_counted_apart() -> None:
    kept = two_groups()
    group, *members = rows_of(kept, kept.activities(SUMMER), wanted={"KA.01.02"})[:4]
    assert [isinstance(row, ActivityRow) and row.dim for row in members] == [True, False, True]
    assert isinstance(group, GroupRow)
    assert (group.wanted, group.size) == (1, 3)


def test_a_row_knows_what_came_before_it() -> None:
    kept = register(
        activity("KA.01.01", quarter=SPRING, status="green"),
        activity("KA.01.01", status="amber"),
        activity("KA.01.02", quarter=SPRING, status="red"),
        activity("KA.01.02", status="red"),
        activity("KA.01.03", status="green"),
    )
    first, second, third = (row for row in rows_of(kept, kept.activities(SUMMER)) if isinstance(row, ActivityRow))
    assert [row.movement for row in (first, second, third)] == [Movement.WORSE, Movement.SAME, Movement.NEW]
    assert [row.standing for row in (first, second, third)] == [1, 2, 1]
    assert first.trail == ((SPRING, "green"), (SUMMER, "amber"))
    assert first.before is not None
    assert first.before.status == "green"
    assert third.before is None


def test_the_key_of_a_group_is_no_code_even_where_its_heading_is_one() -> None:
    with pytest.raises(InvalidCode):
        parse_code(GroupRow("KA.01.01", []).key)


def test_activities_without_a_priority_stand_under_words_that_say_so() -> None:
    lone = activity("KA.01.01", priority="")
    heading, row = rows_of(register(lone), [lone])
    assert isinstance(heading, GroupRow)
    assert heading.heading.strip()
    assert row == ActivityRow(lone, register(lone))
