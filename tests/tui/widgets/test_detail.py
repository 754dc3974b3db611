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


async def test_the_words_of_a_query_are_pointed_out_in_the_card_as_in_the_panels() -> None:
    detail = Detail()
    async with Stage(detail).run_test(size=(48, 30)) as pilot:
        detail.show(ROW, PRINTED_KEY, ("clock", "vacant"))
        await pilot.pause()
        for widget, word in ((detail.query_one(ActivityCard), "clock"), (detail.query_one("#progress"), "vacant")):
            lines = [widget.render_line(y) for y in range(widget.size.height)]
            assert word in [part.text for line in lines for part in line if part.style and part.style.underline]


async def test_each_view_fills_the_panels_and_some_need_one() -> None:
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
            ["Findings in KA.01.01"],
            ["Progress", "Next steps"],
        ]


async def test_a_click_on_a_tab_changes_the_view() -> None:
    detail = Detail()
    app = Stage(detail)
    async with app.run_test(size=(48, 30)) as pilot:
        detail.show(ROW, PRINTED_KEY)
        await pilot.pause()
        await pilot.click(ViewTabs, offset=(7, 0))
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


@pytest.mark.parametrize(("width", "beside"), [(59, False), (60, True), (100, True)])
async def test_promise_and_progress_stand_beside_each_other_to_be_compared(width: int, beside: bool) -> None:
    detail = Detail()
    async with Stage(detail).run_test(size=(width, 40)) as pilot:
        detail.show(ROW, PRINTED_KEY)
        detail.view = DetailView.PROMISED
        await pilot.pause()
        assert side_by_side(detail) is beside
        detail.view = DetailView.NOW
        await pilot.pause()
        assert not side_by_side(detail)


@pytest.mark.parametrize(("width", "each"), [(80, 38), (160, 78), (240, 100)])
async def test_promise_and_progress_fill_the_room_together(width: int, each: int) -> None:
    detail = Detail()
    app = Stage(detail)
    async with app.run_test(size=(width, 40)) as pilot:
        detail.show(ROW, PRINTED_KEY)
        detail.view = DetailView.PROMISED
        detail.full = True
        await pilot.pause()
        assert side_by_side(detail)
        assert [panel.region.width for panel in detail.query(NarrativePanel)] == [each, each]
        assert app.focused is detail.query_one("#progress")
        detail.view = DetailView.NOW
        await pilot.pause()
        assert titles(detail) == ["Progress"]
        detail.view = DetailView.PROMISED
        await pilot.pause()
        assert titles(detail) == ["Next steps of Q1 2030/31", "Progress of Q2 2030/31"]


@pytest.mark.parametrize("width", [30, 41, 49])
async def test_a_promise_above_its_progress_takes_the_lines_it_needs_and_half_at_most(width: int) -> None:
    detail = Detail()
    app = Stage(detail)
    async with app.run_test(size=(width, 40)) as pilot:
        detail.view = DetailView.PROMISED
        promise, progress = detail.query(NarrativePanel)
        for words in (1, 30, 3, 2000):
            past = activity("KA.01.01", quarter=SPRING, next_steps="word " * words)
            detail.show(ActivityRow(NOW, register(NOW, past)), PRINTED_KEY)
            await pilot.pause()
            seen = [line.strip() for line in lines_of(app)[promise.region.y + 1 : progress.region.y - 1]]
            if words < 2000:
                assert " ".join(seen).split() == ["word"] * words
                assert all(seen)
            else:
                assert abs(promise.region.height - progress.region.height) <= 2


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
