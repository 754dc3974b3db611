import pytest
from rich.cells import cell_len
from textual.geometry import Region
from textual.strip import Strip

from ka_tui.tui.widgets.activity_table import ActivityTable
from tests.tui.widgets.table_stage import codes_heard, heard, show, staged
from tests.tui.widgets.widget_samples import HOSTILE, SUMMER, activity, is_safe, many, register, screen_lines, two_groups


async def test_the_cursor_begins_on_the_first_activity_and_passes_over_headings() -> None:
    async with staged(two_groups()) as (pilot, table, stage):
        assert table.cursor == "KA.01.01"
        await pilot.press("down", "j", "down")
        assert table.cursor == "KA.02.01"
        await pilot.press("up", "k")
        assert table.cursor == "KA.01.02"
        await pilot.pause()
        assert list(codes_heard(stage))[-1] == "KA.01.02"


async def test_home_end_and_pages() -> None:
    async with staged(many(60)) as (pilot, table, _):
        await pilot.press("end")
        assert table.cursor == "KA.06.10"
        assert any("▌  KA.06.10" in line for line in screen_lines(table))
        await pilot.press("home")
        assert table.cursor == "KA.01.01"
        assert "Priority about subject 1" in screen_lines(table)[1]
        await pilot.press("pagedown")
        assert table.cursor == "KA.01.10"
        await pilot.press("pageup")
        assert table.cursor == "KA.01.01"


async def test_the_line_of_headings_stays_when_rows_scroll() -> None:
    async with staged(many(60)) as (pilot, table, _):
        await pilot.press("end")
        assert screen_lines(table)[0].split() == ["Code", "Activity", "Status", "±", "Team"]


async def test_a_cursor_key_paints_only_the_two_lines_that_change(monkeypatch: pytest.MonkeyPatch) -> None:
    async with staged(many(10_000)) as (pilot, table, _):
        await pilot.press("down")
        painted: list[Region] = []
        refresh = table.refresh

        def noted(*regions: Region, **options: bool) -> ActivityTable:
            painted.extend(regions or [table.size.region])
            return refresh(*regions, **options)

        monkeypatch.setattr(table, "refresh", noted)
        await pilot.press("down")
        assert [(region.y, region.height) for region in painted] == [(3, 1), (4, 1)]


async def test_only_lines_in_view_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    render_line = ActivityTable.render_line

    def noted(table: ActivityTable, y: int) -> Strip:
        drawn.append(y)
        return render_line(table, y)

    monkeypatch.setattr(ActivityTable, "render_line", noted)
    async with staged(many(10_000), height=20):
        assert drawn
        assert max(drawn) < 20


async def test_marks_are_toggled_told_and_shown() -> None:
    async with staged(two_groups()) as (pilot, table, stage):
        await pilot.press("down", "space", "up", "space")
        assert table.marked == ("KA.01.01", "KA.01.02")
        assert [line[1] for line in screen_lines(table)[2:4]] == ["●", "●"]
        await pilot.press("space")
        await pilot.pause()
        changes = [message.codes for message in heard(stage, ActivityTable.MarksChanged)]
        assert changes == [("KA.01.02",), ("KA.01.01", "KA.01.02"), ("KA.01.02",)]
        table.mark(())
        assert not table.marked


async def test_rows_replaced_keep_cursor_marks_and_the_line_on_screen() -> None:
    async with staged(many(60)) as (pilot, table, _):
        table.cursor = "KA.03.06"
        await pilot.press("space")
        line = next(y for y, text in enumerate(screen_lines(table)) if text.startswith("▌"))
        kept = many(60)
        show(table, register(*(a for a in kept.activities(SUMMER) if a.code != "KA.01.02")))
        await pilot.pause()
        assert (table.cursor, table.marked) == ("KA.03.06", ("KA.03.06",))
        assert screen_lines(table)[line].startswith("▌● KA.03.06")


async def test_a_cursor_whose_activity_is_gone_goes_to_the_row_now_in_its_place() -> None:
    async with staged(two_groups()) as (pilot, table, stage):
        await pilot.press("down", "space", "down")
        show(table, register(*(activity(code) for code in ("KA.01.01", "KA.02.01", "KA.02.02"))))
        assert (table.cursor, table.marked) == ("KA.02.02", ())
        show(table, register(activity("KA.01.01")))
        assert table.cursor == "KA.01.01"
        await pilot.pause()
        assert list(codes_heard(stage))[-1] == "KA.01.01"


async def test_no_rows_leave_no_cursor_and_say_why() -> None:
    async with staged(two_groups()) as (pilot, table, stage):
        table.empty = "Nothing has all these words."
        show(table, register())
        await pilot.press("down", "end", "pagedown", "shift+down", "right", "space", "enter")
        table.action_mark_all()
        assert table.cursor is None
        assert table.current is None
        assert "Nothing has all these words." in screen_lines(table)[1]
        await pilot.pause()
        assert list(codes_heard(stage))[-1] is None
        assert not heard(stage, ActivityTable.Chosen)


async def test_the_cursor_can_be_put_on_a_code_and_not_on_an_unknown_one() -> None:
    async with staged(many(60)) as (pilot, table, _):
        table.cursor = "KA.05.05"
        await pilot.pause()
        assert any(line.startswith("▌  KA.05.05") for line in screen_lines(table))
        table.cursor = "KA.99.99"
        assert table.cursor == "KA.05.05"


async def test_enter_chooses() -> None:
    async with staged(two_groups()) as (pilot, _, stage):
        await pilot.press("down", "enter")
        await pilot.pause()
        assert [message.code for message in heard(stage, ActivityTable.Chosen)] == ["KA.01.02"]


async def test_the_mouse_moves_chooses_and_scrolls() -> None:
    async with staged(many(60)) as (pilot, table, stage):
        await pilot.click(ActivityTable, offset=(10, 5))
        assert table.cursor == "KA.01.04"
        await pilot.click(ActivityTable, offset=(10, 1))
        await pilot.click(ActivityTable, offset=(10, 0))
        assert table.cursor == "KA.01.04"
        assert not heard(stage, ActivityTable.Chosen)
        await pilot.double_click(ActivityTable, offset=(10, 3))
        await pilot.pause()
        assert [message.code for message in heard(stage, ActivityTable.Chosen)] == ["KA.01.02"]
        table.scroll_to(y=20, animate=False)
        await pilot.pause()
        await pilot.click(ActivityTable, offset=(10, 1))
        assert table.cursor == "KA.02.09"


async def test_a_click_below_the_rows_moves_nothing() -> None:
    async with staged(two_groups()) as (pilot, table, _):
        await pilot.click(ActivityTable, offset=(10, 11))
        assert table.cursor == "KA.01.01"


@pytest.mark.parametrize("width", [60, 80, 120, 200])
async def test_hostile_text_in_every_field_keeps_lines_aligned_and_safe(width: int) -> None:
    hostile = register(
        *(
            activity(f"KA.01.{n:02}", text or "title", team=text, portfolio=text, priority=text, status=text)
            for n, text in enumerate(HOSTILE, 1)
        )
    )
    async with staged(hostile, width, 40) as (pilot, table, _):
        await pilot.press("down", "space")
        widths = {cell_len(line) for line in screen_lines(table)}
        assert widths == {table.scrollable_content_region.width}
        assert all(is_safe(line) for line in screen_lines(table))


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light"])
async def test_every_theme_shows_cursor_and_status_as_shapes_and_words(theme: str) -> None:
    async with staged(register(activity("KA.01.01", status="amber"))) as (pilot, table, stage):
        stage.theme = theme
        await pilot.pause()
        line = screen_lines(table)[2]
        assert line.startswith("▌  KA.01.01")
        assert "▲ Amber" in line


async def test_searched_words_are_pointed_out_at_once() -> None:
    async with staged(register(activity("KA.01.01", "Mend the clock"))) as (pilot, table, _):
        table.highlight_words = ("CLOCK",)
        await pilot.pause()
        found = [part.text for part in table.render_line(2) if part.style and part.style.underline]
        assert found == ["clock"]


async def test_columns_stay_while_a_search_narrows() -> None:
    kept = register(activity("KA.01.01", team="A team with a long name"), activity("KA.01.02", team="Short"))
    async with staged(kept, width=120) as (pilot, table, _):
        before = screen_lines(table)[0]
        show(table, register(activity("KA.01.02", team="Short")), keep_widths=True)
        await pilot.pause()
        assert screen_lines(table)[0] == before


async def test_a_smaller_window_keeps_the_cursor_in_view() -> None:
    async with staged(many(60), height=40) as (pilot, table, _):
        table.cursor = "KA.04.01"
        await pilot.resize_terminal(60, 10)
        await pilot.pause()
        assert any(line.startswith("▌") for line in screen_lines(table))
