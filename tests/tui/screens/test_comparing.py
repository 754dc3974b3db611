"""Comparing two quarters on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from ka_tui.domain.quarters import Quarter
from ka_tui.services.desk import Desk
from ka_tui.services.editing import add_activity, remove_activities, set_fields
from ka_tui.services.links import link
from ka_tui.tui.screens.main import MainScreen
from ka_tui.tui.widgets.column_list import ColumnList
from tests.services.plan_samples import NEW, OLD, two_plans
from tests.tui.desks import Q1, Q2, small_desk
from tests.tui.driving import opened, panel_text, press, table, told
from tests.tui.pictures import lines_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_desk(tmp_path)


def listed(pilot: Pilot[None]) -> list[str]:
    rows = pilot.app.screen.query_one(ColumnList)
    return [rows.render_line(y).text.strip() for y in range(1, rows.size.height) if rows.render_line(y).text.strip()]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_what_moved_is_listed_worst_first_at_every_size(desk: Desk, size: tuple[int, int]) -> None:
    async with opened(desk, size, Q2) as pilot:
        await press(pilot, "B")
        assert [line.strip() for line in lines_of(pilot.app)[:2]] == [
            "Compare   Q1 2022/23 to Q2 2022/23",
            "↓ 2 down, = 1 same, ? 1 not comparable",
        ]
        assert [row.lstrip("▌ ")[0] for row in listed(pilot)] == ["↓", "↓", "=", "?"]


async def test_both_reports_stand_below_with_their_statuses_and_words(desk: Desk) -> None:
    set_fields(desk, Q1, ["KA.01.02"], {"progress": "Forty trees are ordered"})
    set_fields(desk, Q2, ["KA.01.02"], {"progress": "Forty trees are planted"})
    async with opened(desk, quarter=Q2) as pilot:
        await press(pilot, "B")
        first, second = panel_text(pilot, "first"), panel_text(pilot, "second")
        assert "Green" in first
        assert "Forty trees are ordered" in first
        assert "planted" not in first
        assert "Amber" in second
        assert "Forty trees are planted" in second
        assert "ordered" not in second


async def test_what_is_new_or_ended_says_so(desk: Desk) -> None:
    add_activity(desk, Q2, "KA.01.09", "Dredge the pond", {})
    remove_activities(desk, Q2, ["KA.01.01"])
    async with opened(desk, quarter=Q2) as pilot:
        await press(pilot, "B")
        assert "+ 1 new, × 1 ended" in lines_of(pilot.app)[1]
        await press(pilot, "down", "down")
        assert "It is new." in panel_text(pilot, "first")
        await press(pilot, "down")
        assert "It ended." in panel_text(pilot, "second")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, MainScreen)
        assert (pilot.app.screen.quarter, table(pilot).cursor) == (Q1, "KA.01.01")


async def test_enter_goes_to_the_activity_in_the_table(desk: Desk) -> None:
    async with opened(desk, quarter=Q2) as pilot:
        await press(pilot, "B", "down", "enter")
        assert isinstance(pilot.app.screen, MainScreen)
        assert (pilot.app.screen.quarter, table(pilot).cursor) == (Q2, "KA.02.01")


async def test_another_quarter_is_chosen_and_the_ends_are_told(desk: Desk) -> None:
    winter = Quarter(2022, 4)
    add_activity(desk, winter, "KA.01.01", "Mend the bridge", {"status": "red"})
    async with opened(desk, quarter=Q2) as pilot:
        await press(pilot, "B", "right_square_bracket")
        seen = [line.strip() for line in lines_of(pilot.app)]
        assert seen[:2] == ["Compare   Q2 2022/23 to Q4 2022/23", "↓ 1 down, × 3 ended"]
        await press(pilot, "right_square_bracket")
        assert told(pilot) == ["The register has no other quarter after Q4 2022/23."]
        await press(pilot, "left_square_bracket", "left_square_bracket")
        assert told(pilot) == ["The register has no other quarter before Q1 2022/23."]


async def test_years_are_compared_by_links_and_without_any_it_says_so(tmp_path: Path) -> None:
    desk = two_plans(tmp_path / "plans.json")
    async with opened(desk, quarter=NEW) as pilot:
        await press(pilot, "B")
        seen = [line.strip() for line in lines_of(pilot.app)]
        assert seen[:2] == ["Compare   Q3 2021/22 to Q2 2022/23. No links join the plans yet", "+ 5 new, × 6 ended"]
        await press(pilot, "escape")
    for code in ("KA.02.01", "KA.02.02"):
        link(desk, OLD.year, code, NEW.year, ["KA.02.01"])
    async with opened(desk, quarter=NEW) as pilot:
        await press(pilot, "B", "end")
        row = next(row for row in listed(pilot) if "merged" in row)
        assert "KA.02.01, KA.02.02" in row
        assert panel_text(pilot, "first").count("KA.02.0") == 2
