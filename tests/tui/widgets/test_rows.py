from ka_tui.domain.movement import Movement
from ka_tui.tui.widgets.row_index import RowIndex
from ka_tui.tui.widgets.rows import NO_PRIORITY, ActivityRow, GroupRow, rows_of
from tests.tui.widgets.widget_samples import SPRING, SUMMER, activity, register, two_groups


def test_activities_stand_under_their_priorities_with_counts() -> None:
    kept = two_groups()
    rows = rows_of(kept, kept.activities(SUMMER))
    assert [row for row in rows if isinstance(row, GroupRow)] == [
        GroupRow("Priority about subject 1", 3),
        GroupRow("Priority about subject 2", 2),
    ]
    assert [row.activity.code if isinstance(row, ActivityRow) else "" for row in rows] == [
        "",
        "KA.01.01",
        "KA.01.02",
        "KA.01.03",
        "",
        "KA.02.01",
        "KA.02.02",
    ]


def test_a_row_knows_what_came_before_it() -> None:
    kept = register(
        activity("KA.01.01", quarter=SPRING, status="green"),
        activity("KA.01.01", status="amber"),
        activity("KA.01.02", status="green"),
    )
    first, second = (row for row in rows_of(kept, kept.activities(SUMMER)) if isinstance(row, ActivityRow))
    assert (first.movement, second.movement) == (Movement.WORSE, Movement.NEW)
    assert first.trail == ((SPRING, "green"), (SUMMER, "amber"))
    assert first.before is not None
    assert first.before.status == "green"
    assert second.before is None


def test_activities_without_a_priority_stand_under_words_that_say_so() -> None:
    lone = activity("KA.01.01", priority="")
    assert rows_of(register(lone), [lone])[0] == GroupRow(NO_PRIORITY, 1)


def index() -> RowIndex:
    kept = two_groups()
    return RowIndex(rows_of(kept, kept.activities(SUMMER)))


def test_steps_pass_over_headings_and_stop_at_the_ends() -> None:
    rows = index()
    assert rows.stepped("KA.01.03", 1) == "KA.02.01"
    assert rows.stepped("KA.02.01", -1) == "KA.01.03"
    assert rows.stepped("KA.01.01", -1) == "KA.01.01"
    assert rows.stepped("KA.02.02", 1) == "KA.02.02"
    assert rows.stepped(None, 1) == "KA.01.02"


def test_pages_count_lines_and_land_on_activities() -> None:
    rows = index()
    assert rows.paged("KA.01.01", 3) == "KA.01.03"
    assert rows.paged("KA.01.01", 4) == "KA.02.01"
    assert rows.paged("KA.02.02", -100) == "KA.01.01"
    assert rows.paged("KA.01.01", 100) == "KA.02.02"


def test_an_index_of_nothing_leads_nowhere() -> None:
    empty = RowIndex()
    assert (empty.stepped(None, 1), empty.paged(None, 5), empty.nearest(0), empty.line("KA.01.01")) == (None, None, None, None)


def test_the_heading_right_above_is_shown_with_its_first_activity() -> None:
    rows = index()
    assert [rows.top_of(line) for line in (1, 2, 5)] == [0, 2, 4]
