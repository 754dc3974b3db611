"""What the keys of the main screen do that only look."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from ka_tui.services import editing
from ka_tui.services.desk import Desk
from ka_tui.store.documents import tables_of
from ka_tui.store.layout import serialise
from ka_tui.tui.screens.main import MainScreen
from ka_tui.tui.widgets.activity_table import ActivityTable
from ka_tui.tui.widgets.rows import ActivityRow, GroupRow
from tests.tui.desks import Q1, Q2, small_desk
from tests.tui.driving import opened, panel_text, press, status, table, told
from tests.tui.pictures import lines_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_desk(tmp_path)


async def test_brackets_switch_quarters_and_keep_the_activity(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "down", "down", "left_square_bracket")
        assert table(pilot).cursor == "KA.02.01"
        row = table(pilot).current
        assert row is not None
        assert row.activity.quarter == Q1
        await press(pilot, "left_square_bracket")
        assert "first quarter" in told(pilot)[-1]
        await press(pilot, "right_square_bracket")
        row = table(pilot).current
        assert row is not None
        assert row.activity.quarter == Q2


async def test_a_quarter_that_is_gone_by_the_time_it_is_chosen_is_not_gone_to(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "o")
        desk.store.path.write_bytes(serialise(tables_of(desk.register)))  # its settings alone
        main_screen = pilot.app.screen_stack[0]
        assert isinstance(main_screen, MainScreen)
        main_screen.look()
        await press(pilot, "enter", "Q")
        assert pilot.app.screen is main_screen
        assert "no quarter yet" in " ".join(lines_of(pilot.app))


async def test_the_picker_goes_to_the_chosen_quarter(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "o", "down", "enter")
        await pilot.pause()
        row = table(pilot).current
        assert row is not None
        assert row.activity.quarter == Q1


async def test_the_panels_follow_the_cursor(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "down")
        await pilot.pause()
        assert "Plant the orchard: begun" in panel_text(pilot, "progress")
        assert "Go on with KA.01.02" in panel_text(pilot, "next_steps")


async def test_a_search_narrows_as_it_is_typed_and_escape_ends_it(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "slash", *"parks")
        assert table(pilot).codes == ("KA.01.02", "KA.02.02")
        await press(pilot, *" hedge")
        assert table(pilot).codes == ("KA.02.02",)
        await press(pilot, "enter", "r")
        assert status(desk, "KA.02.02") == "red"
        await press(pilot, "escape", "escape")
        assert len(table(pilot).codes) == 4
        assert table(pilot).cursor == "KA.02.02"


async def test_letters_typed_in_the_search_set_no_status(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "slash", *"ragcnu")
        assert pilot.app.screen.query_one("#query", Input).value == "ragcnu"
        assert [status(desk, code) for code in ("KA.01.01", "KA.01.02")] == ["green", "amber"]


async def test_a_wrong_query_points_at_the_place_and_leaves_the_table_as_it_is(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "slash", *"parks status:a")
        assert table(pilot).codes == ("KA.01.02",)
        await press(pilot, "backspace", "x")
        seen = lines_of(pilot.app)
        line = next(n for n, text in enumerate(seen) if "parks status:x" in text)
        assert seen[line + 1].index("^") == seen[line].index("x")
        assert "amber" in seen[line + 1]
        assert table(pilot).codes == ("KA.01.02",)
        await press(pilot, "backspace", "c")
        assert table(pilot).codes == ("KA.02.02",)
        assert not any("^" in text for text in lines_of(pilot.app))


async def test_a_query_stays_in_view_and_says_how_many_it_finds(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "slash", *"team:parks", "enter", "down")
        assert any("team:parks" in text and "2 of 4" in text for text in lines_of(pilot.app))


async def test_dimming_shows_what_a_query_does_not_match_too(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "d", "slash", *"parks")
        assert [row.activity.code for row in table(pilot).rows if isinstance(row, ActivityRow) and row.dim] == [
            "KA.01.01",
            "KA.02.01",
        ]
        await press(pilot, "enter", "d")
        assert table(pilot).codes == ("KA.01.02", "KA.02.02")


async def test_a_query_for_a_quarter_goes_there(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "slash", *"quarter:Q1-2022 parks", "enter")
        row = table(pilot).current
        assert row is not None
        assert row.activity.quarter == Q1
        assert table(pilot).codes == ("KA.01.02", "KA.02.02")


async def test_sorting_by_the_column_upwards_downwards_and_not_at_all(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "G", "G", "G", "G", "right", "right", "s")
        assert table(pilot).codes == ("KA.02.01", "KA.01.02", "KA.01.01", "KA.02.02")
        assert "Status ▲" in lines_of(pilot.app)[2]
        await press(pilot, "s")
        assert table(pilot).codes == ("KA.02.02", "KA.01.01", "KA.01.02", "KA.02.01")
        assert "Status ▼" in lines_of(pilot.app)[2]
        await press(pilot, "s")
        assert table(pilot).codes == ("KA.01.01", "KA.01.02", "KA.02.01", "KA.02.02")


async def test_sorting_by_several_columns(desk: Desk) -> None:
    editing.set_fields(desk, Q2, ["KA.01.01", "KA.01.02", "KA.02.01", "KA.02.02"], {"status": "amber"})
    async with opened(desk) as pilot:
        await press(pilot, "G", "G", "G", "G", "right", "right", "s", "left", "S")
        assert table(pilot).codes == ("KA.02.02", "KA.01.01", "KA.02.01", "KA.01.02")


async def test_a_click_on_a_heading_sorts(desk: Desk) -> None:
    async with opened(desk) as pilot:
        line = lines_of(pilot.app)[2]
        await pilot.click(ActivityTable, offset=(line.index("Activity") + 1, 0))
        await pilot.pause()
        assert table(pilot).codes == ("KA.01.01", "KA.01.02", "KA.02.02", "KA.02.01")


async def test_grouping_goes_round_and_says_by_what(desk: Desk) -> None:
    async with opened(desk) as pilot:
        headings = []
        for _ in range(5):
            await press(pilot, "G")
            headings.append([row.heading for row in table(pilot).rows if isinstance(row, GroupRow)])
        assert headings == [
            ["Planning", "Regulatory", "Wellbeing"],
            ["Culture", "Parks", "Roads"],
            ["■ Red", "▲ Amber", "▶ Green", "✔ Completed"],
            [],
            ["A safe district", "A green district"],
        ]


async def test_a_group_folds_and_its_marks_are_kept(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "space", "z")
        assert table(pilot).current is None
        assert table(pilot).marked == ("KA.01.01",)
        await press(pilot, "down")
        assert table(pilot).cursor == "KA.02.01"
        await press(pilot, "up", "enter")
        assert table(pilot).cursor == "KA.01.01"
        await press(pilot, "Z", "home", "end", "z")
        assert table(pilot).cursor == "KA.02.01"


async def test_a_folded_group_takes_no_status_and_says_why(desk: Desk) -> None:
    before = desk.history()
    async with opened(desk) as pilot:
        await press(pilot, "z", "r")
        assert "folded" in told(pilot)[-1]
    assert desk.history() == before


async def test_marking_a_range_and_all_says_how_many(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "J", "J")
        assert table(pilot).marked == ("KA.01.01", "KA.01.02", "KA.02.01")
        assert "3 marked" in lines_of(pilot.app)[-1]
        await press(pilot, "asterisk")
        assert len(table(pilot).marked) == 4
        await press(pilot, "asterisk")
        assert table(pilot).marked == ()


async def test_the_panels_tell_what_came_before(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "2")
        assert "since Q1 2022/23" in panel_text(pilot, "progress")
        await press(pilot, "3")
        assert "Next steps" in panel_text(pilot, "progress")
        assert "Go on with KA.01.01" in panel_text(pilot, "progress")
        assert "Mend the bridge: begun" in panel_text(pilot, "next_steps")
        await press(pilot, "v")
        assert "Officer" in panel_text(pilot, "progress")
        await press(pilot, "v")
        assert "Findings in KA.01.01" in panel_text(pilot, "progress")
        await press(pilot, "v")
        assert "Mend the bridge: begun" in panel_text(pilot, "progress")


async def test_a_panel_fills_the_screen_and_escape_ends_that(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "f")
        assert not table(pilot).display
        assert pilot.app.screen.query_one("#progress").size.width > 90
        await press(pilot, "escape")
        assert table(pilot).display
        assert table(pilot).has_focus


async def test_the_share_of_the_table_is_kept(desk: Desk) -> None:
    async with opened(desk) as pilot:
        before = table(pilot).size.width
        await press(pilot, "less_than_sign", "less_than_sign")
        narrower = table(pilot).size.width
        assert narrower < before
    async with opened(desk) as pilot:
        assert table(pilot).size.width == narrower


async def test_marks_that_a_query_hides_are_kept_and_told_and_not_acted_on(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "J", "slash", *"orchard", "enter")
        assert "1 marked, 1 marked out of view" in lines_of(pilot.app)[-1]
        await press(pilot, "n")
        assert [status(desk, code) for code in ("KA.01.01", "KA.01.02")] == ["green", None]
        await press(pilot, "escape")
        assert table(pilot).marked == ("KA.01.01", "KA.01.02")
        await press(pilot, "slash", *"hedgehogs", "enter")
        assert "2 marked out of view" in lines_of(pilot.app)[-1]
        await press(pilot, "r")
        assert "All 2 marked are out of view" in told(pilot)[-1]
        assert status(desk, "KA.02.02") == "completed"
        await press(pilot, "escape", "escape")
        assert table(pilot).marked == ()


async def test_each_quarter_has_marks_of_its_own(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "space", "left_square_bracket")
        assert table(pilot).marked == ()
        await press(pilot, "right_square_bracket")
        assert table(pilot).marked == ("KA.01.01",)


async def test_a_query_for_another_quarter_goes_there_by_enter_only(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "slash", *"quarter:Q1")
        assert "Q2 2022/23 ›" in lines_of(pilot.app)[0] or "‹ Q2 2022/23" in lines_of(pilot.app)[0]
        assert any("enter goes to Q1 2022/23" in line for line in lines_of(pilot.app))
        await press(pilot, "escape")
        assert len(table(pilot).codes) == 4


async def test_escape_while_a_kept_query_is_changed_goes_back_to_it(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "slash", *"parks", "enter", "slash", *" hedge", "escape")
        assert pilot.app.screen.query_one("#query", Input).value == "parks"
        assert len(table(pilot).codes) == 2
        assert table(pilot).has_focus
        await press(pilot, "escape")
        assert len(table(pilot).codes) == 4


async def test_an_empty_query_that_is_kept_is_none(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "slash", "enter")
        assert not pilot.app.screen.query("#query")


async def test_the_footer_tells_what_keys_do_while_a_query_is_typed(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "slash")
        assert lines_of(pilot.app)[-1].split() == ["enter", "Keep", "tab", "Complete", "esc", "Back", "f1", "Help"]
        await press(pilot, "enter")
        assert "r Red" in lines_of(pilot.app)[-1]


async def test_a_query_unfolds_what_would_hide_all_that_it_finds(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "Z", "slash", *"hedge", "enter")
        assert [row.key for row in table(pilot).rows if isinstance(row, ActivityRow)] == ["KA.02.02"]


async def test_in_a_full_panel_the_column_keys_go_on(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "f", "right")
        assert table(pilot).cursor == "KA.01.02"
        assert "Plant the orchard: begun" in panel_text(pilot, "progress")


async def test_tab_completes_the_query_and_never_leaves_it(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "slash", *"te", "tab", *"par", "tab", "tab", "r")
        assert pilot.app.screen.query_one("#query", Input).value == "team:Parksr"
        assert status(desk, "KA.01.01") == "green"


async def test_the_cursor_goes_from_match_to_match_past_what_is_dimmed(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "d", "slash", *"parks", "enter", "full_stop")
        assert table(pilot).cursor == "KA.01.02"
        await press(pilot, "full_stop", "full_stop")
        assert table(pilot).cursor == "KA.02.02"
        await press(pilot, "comma")
        assert table(pilot).cursor == "KA.01.02"
        await press(pilot, "comma")
        assert table(pilot).cursor == "KA.01.02"


async def test_enter_on_a_wrong_query_keeps_the_letters_away_from_the_table(desk: Desk) -> None:
    before = desk.history()
    async with opened(desk) as pilot:
        await press(pilot, "slash", *"status:x", "enter", *"rag")
        assert pilot.app.screen.query_one("#query", Input).value == "status:xrag"
    assert desk.history() == before


async def test_the_cursor_does_not_drift_while_a_query_is_typed(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "down", "slash", *"hedge")
        assert table(pilot).cursor == "KA.02.02"
        await press(pilot, "escape")
        assert table(pilot).cursor == "KA.01.02"
        await press(pilot, "slash", *"sundays", "enter")
        assert table(pilot).cursor == "KA.02.01"


async def test_what_is_for_the_table_says_so_while_a_panel_hides_it(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "f", "s")
        assert "out of view" in told(pilot)[-1]
