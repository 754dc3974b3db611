import pytest

from ka_tui.domain.changes import Change, change_of
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.tui.widgets.activity_card import ActivityCard
from ka_tui.tui.widgets.detail import Detail
from ka_tui.tui.widgets.detail_views import DetailView
from ka_tui.tui.widgets.narrative_panel import NarrativePanel
from ka_tui.tui.widgets.rows import ActivityRow
from ka_tui.tui.widgets.view_tabs import ViewTabs
from tests.tui.pictures import lines_of
from tests.tui.widgets.widget_samples import SPRING, Stage, activity, register

NOW = activity("KA.01.01", progress="One post is vacant.", next_steps="- Fill both posts")
ROW = ActivityRow(NOW, register(NOW, activity("KA.01.01", quarter=SPRING, progress="Two posts are vacant.")))


def titles(detail: Detail) -> list[str]:
    return [panel.title for panel in detail.query(NarrativePanel) if panel.display]


def side_by_side(detail: Detail) -> bool:
    one, other = (panel.region for panel in detail.query(NarrativePanel))
    return one.y == other.y


@pytest.mark.parametrize(
    ("size", "beside", "tabs", "brief"),
    [
        ((80, 10), True, False, True),
        ((60, 9), True, False, True),
        ((48, 30), False, True, False),
        ((48, 20), False, True, True),
        ((40, 15), False, False, True),
        ((96, 60), False, True, False),
        ((120, 60), True, True, False),
    ],
)
async def test_the_room_is_made_the_most_of(size: tuple[int, int], beside: bool, tabs: bool, brief: bool) -> None:
    detail = Detail()
    async with Stage(detail).run_test(size=size) as pilot:
        detail.show(ROW, PRINTED_KEY)
        await pilot.pause()
        assert side_by_side(detail) is beside
        assert bool(detail.query_one(ViewTabs).region) is tabs
        assert detail.query_one(ActivityCard).brief is brief


async def test_each_view_fills_the_panels_and_history_needs_one() -> None:
    detail = Detail()
    changes = (Change(1, "2030-10-14T09:30:00Z", "Officer", "set", (change_of(NOW, {"team": "b"}, {"team": "a"}),)),)
    async with Stage(detail).run_test(size=(48, 30)) as pilot:
        detail.show(ROW, PRINTED_KEY, (), lambda: changes)
        seen = []
        for view in (*DetailView, DetailView.NOW):
            detail.view = view
            await pilot.pause()
            seen.append(titles(detail))
        assert seen == [
            ["Progress", "Next steps"],
            ["Progress since Q1 2030/31", "Next steps since Q1 2030/31"],
            ["Next steps of Q1 2030/31", "Progress of Q2 2030/31"],
            ["History of KA.01.01"],
            ["Progress", "Next steps"],
        ]


async def test_a_click_on_a_tab_changes_the_view() -> None:
    detail = Detail()
    app = Stage(detail)
    async with app.run_test(size=(48, 30)) as pilot:
        detail.show(ROW, PRINTED_KEY)
        await pilot.pause()
        await pilot.click(ViewTabs, offset=(10, 0))
        await pilot.pause()
        assert detail.view is DetailView.BEFORE
        assert any("Progress since Q1 2030/31" in line for line in lines_of(app))


async def test_the_panel_used_last_fills_the_room_and_has_the_focus() -> None:
    detail = Detail()
    app = Stage(detail)
    async with app.run_test(size=(120, 40)) as pilot:
        detail.show(ROW, PRINTED_KEY)
        for name, title in (("next_steps", "Next steps"), ("progress", "Progress")):
            detail.query_one(f"#{name}").focus()
            await pilot.pause()
            app.set_focus(None)
            detail.full = True
            await pilot.pause()
            assert titles(detail) == [title]
            assert app.focused is detail.query_one(f"#{name}")
            detail.full = False
            await pilot.pause()
            assert titles(detail) == ["Progress", "Next steps"]


async def test_a_full_panel_stays_readable_on_a_very_wide_screen() -> None:
    detail = Detail()
    async with Stage(detail).run_test(size=(240, 40)) as pilot:
        detail.show(ROW, PRINTED_KEY)
        detail.full = True
        await pilot.pause()
        region = detail.query_one("#progress").region
        assert region.width <= 100
        assert abs((region.x + region.right) - 240) <= 4


async def test_the_focus_does_not_stay_on_a_panel_that_history_hides() -> None:
    detail = Detail()
    app = Stage(detail)
    async with app.run_test(size=(48, 30)) as pilot:
        detail.show(ROW, PRINTED_KEY)
        detail.query_one("#next_steps").focus()
        await pilot.pause()
        detail.view = DetailView.HISTORY
        await pilot.pause()
        assert app.focused is detail.query_one("#progress")


async def test_editing_begins_with_the_text_that_is_looked_at() -> None:
    detail = Detail()
    async with Stage(detail).run_test(size=(48, 30)) as pilot:
        detail.show(ROW, PRINTED_KEY)
        detail.query_one("#next_steps").focus()
        await pilot.pause()
        assert detail.field == "next_steps"
        detail.view = DetailView.PROMISED
        assert detail.field == "progress"


async def test_without_an_activity_there_is_nothing_but_ground_or_a_sentence() -> None:
    detail = Detail()
    app = Stage(detail)
    async with app.run_test(size=(48, 20)) as pilot:
        await pilot.pause()
        assert "".join(lines_of(app)).strip() == ""
        detail.show(ROW, PRINTED_KEY)
        detail.show_note("Parks: 4 activities, folded.")
        await pilot.pause()
        assert [line for line in lines_of(app) if line] == ["Parks: 4 activities, folded."]
        detail.show(None, PRINTED_KEY)
        await pilot.pause()
        assert "".join(lines_of(app)).strip() == ""
        detail.show(ROW, PRINTED_KEY)
        await pilot.pause()
        assert any("One post is vacant." in line for line in lines_of(app))
