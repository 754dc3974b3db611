"""The table with groups, marks and columns to sort by."""

from ka_tui.domain.grouping import Grouping
from ka_tui.domain.ordering import SortKey
from ka_tui.tui.widgets.activity_table import ActivityTable
from ka_tui.tui.widgets.columns import Column
from ka_tui.tui.widgets.rows import rows_of
from tests.tui.widgets.table_stage import codes_heard, heard, show, staged
from tests.tui.widgets.widget_samples import SUMMER, many, screen_lines, two_groups

ONE, TWO = "Priority about subject 1", "Priority about subject 2"


def column_marked(table: ActivityTable) -> list[str]:
    return [part.text for part in table.render_line(0) if part.style and part.style.underline]


async def test_the_cursor_rests_on_a_folded_group_and_enter_chooses_that() -> None:
    async with staged(two_groups()) as (pilot, table, stage):
        show(table, two_groups(), TWO)
        await pilot.press("end")
        assert table.current is None
        assert table.current_group is not None
        assert (table.cursor, table.current_group.heading) == (table.current_group.key, TWO)
        assert next(line for line in screen_lines(table) if line.startswith("▌")).startswith(f"▌▸ {TWO}")
        await pilot.press("enter")
        await pilot.pause()
        assert [message.heading for message in heard(stage, ActivityTable.GroupChosen)] == [TWO]
        assert not heard(stage, ActivityTable.Chosen)
        assert list(codes_heard(stage))[-1] is None
        await pilot.press("up")
        assert table.cursor == "KA.01.03"


async def test_folding_and_unfolding_takes_the_cursor_along_on_its_line() -> None:
    async with staged(many(60)) as (pilot, table, _):
        table.cursor = "KA.04.05"
        await pilot.pause()
        show(table, many(60), "Priority about subject 4")
        await pilot.pause()
        assert table.cursor == "group Priority about subject 4"
        line = next(y for y, text in enumerate(screen_lines(table)) if text.startswith("▌"))
        show(table, many(60))
        await pilot.pause()
        assert table.cursor == "KA.04.01"
        assert screen_lines(table)[line].startswith("▌  KA.04.01")


async def test_a_code_inside_a_folded_group_leads_the_cursor_to_that() -> None:
    async with staged(two_groups()) as (_, table, _):
        show(table, two_groups(), TWO)
        table.cursor = "KA.02.02"
        assert table.cursor == f"group {TWO}"


async def test_a_click_on_the_heading_of_a_group_chooses_it_once() -> None:
    async with staged(two_groups()) as (pilot, table, stage):
        show(table, two_groups(), TWO)
        await pilot.pause()
        await pilot.click(ActivityTable, offset=(10, 1))
        await pilot.double_click(ActivityTable, offset=(10, 5))
        await pilot.pause()
        assert [message.heading for message in heard(stage, ActivityTable.GroupChosen)] == [ONE, TWO]
        assert table.cursor == f"group {TWO}"


async def test_there_is_no_group_where_nothing_is_grouped() -> None:
    kept = two_groups()
    async with staged(kept) as (_, table, _):
        assert table.current_group is not None
        table.show(rows_of(kept, kept.activities(SUMMER), Grouping.NOTHING), kept.scheme)
        assert table.current_group is None
        assert screen_lines(table)[1].startswith("▌  KA.01.01")


async def test_marks_stay_inside_folded_groups_which_count_them() -> None:
    async with staged(two_groups()) as (pilot, table, _):
        table.mark(["KA.01.03", "KA.01.01", "KA.02.01", "KA.09.09"])
        show(table, two_groups(), ONE)
        await pilot.pause()
        assert table.marked == ("KA.01.01", "KA.01.03", "KA.02.01")
        assert "● 2" in screen_lines(table)[1]
        table.mark(["KA.01.02"])
        await pilot.pause()
        assert "● 1" in screen_lines(table)[1]
        assert table.codes == ("KA.01.01", "KA.01.02", "KA.01.03", "KA.02.01", "KA.02.02")


async def test_a_mark_on_a_folded_group_is_one_for_each_of_its_activities() -> None:
    async with staged(two_groups()) as (pilot, table, _):
        show(table, two_groups(), TWO)
        table.mark(["KA.02.02"])
        await pilot.press("end", "space")
        assert table.marked == ("KA.02.01", "KA.02.02")
        await pilot.press("space")
        assert not table.marked


async def test_shift_and_an_arrow_mark_a_range() -> None:
    async with staged(two_groups()) as (pilot, table, stage):
        await pilot.press("down", "shift+down", "shift+down")
        assert table.marked == ("KA.01.02", "KA.01.03", "KA.02.01")
        assert table.cursor == "KA.02.01"
        await pilot.press("K", "J")
        assert table.marked == ("KA.01.02", "KA.01.03", "KA.02.01")
        await pilot.pause()
        assert len(heard(stage, ActivityTable.MarksChanged)) == 2


async def test_all_are_marked_or_none_and_what_is_dim_is_left_alone() -> None:
    async with staged(two_groups()) as (_, table, _):
        show(table, two_groups(), TWO)
        table.action_mark_all()
        assert table.marked == table.codes
        table.action_mark_all()
        assert not table.marked
        show(table, two_groups(), TWO, wanted={"KA.01.02", "KA.02.02"})
        table.action_mark_all()
        assert table.marked == ("KA.01.02", "KA.02.02")
        table.action_mark_all()
        assert not table.marked


async def test_the_cursor_rests_on_dim_activities_too() -> None:
    async with staged(two_groups()) as (pilot, table, _):
        show(table, two_groups(), wanted={"KA.01.02"})
        assert table.cursor == "KA.01.01"
        await pilot.press("down", "down")
        assert table.current is not None
        assert (table.current.key, table.current.dim) == ("KA.01.03", True)


async def test_the_column_cursor_goes_through_the_columns_shown() -> None:
    async with staged(two_groups()) as (pilot, table, _):
        assert (table.column, column_marked(table)) == (Column.CODE, ["Code"])
        await pilot.press("right", "l", "right", "right")
        assert (table.column, column_marked(table)) == (Column.TEAM, ["Team"])
        await pilot.press("right", "right", "left")
        assert (table.column, column_marked(table)) == (Column.MOVEMENT, ["±"])
        await pilot.press("h", "h", "h", "h", "h")
        assert table.column is Column.CODE


async def test_the_column_cursor_is_seen_only_while_keys_come_here() -> None:
    async with staged(two_groups()) as (pilot, table, stage):
        stage.set_focus(None)
        await pilot.pause()
        assert column_marked(table) == []


async def test_a_column_that_goes_takes_its_cursor_to_one_that_stays() -> None:
    async with staged(two_groups()) as (pilot, table, _):
        table.column = Column.TEAM
        await pilot.resize_terminal(60, 12)
        await pilot.pause()
        assert (table.column, column_marked(table)) == (Column.MOVEMENT, ["±"])
        table.column = Column.PORTFOLIO
        assert table.column is Column.MOVEMENT


async def test_a_click_on_the_heading_of_a_column_tells_and_moves_the_column_cursor() -> None:
    async with staged(two_groups()) as (pilot, table, stage):
        for x in (screen_lines(table)[0].index("Status"), 0, 79):
            await pilot.click(ActivityTable, offset=(x, 0))
            await pilot.pause()
        assert [message.column for message in heard(stage, ActivityTable.HeadingClicked)] == [
            Column.STATUS,
            Column.CODE,
            Column.TEAM,
        ]
        assert table.column is Column.TEAM
        assert table.cursor == "KA.01.01"


async def test_the_headings_tell_by_what_rows_are_sorted_until_other_rows_are_not() -> None:
    kept = two_groups()
    async with staged(kept) as (_, table, _):
        rows = rows_of(kept, kept.activities(SUMMER))
        table.show(rows, kept.scheme, (SortKey("status"), SortKey("code", descending=True)))
        assert "Code ▼2" in screen_lines(table)[0]
        assert "Status ▲1" in screen_lines(table)[0]
        table.show(rows, kept.scheme)
        assert "▲" not in screen_lines(table)[0]
