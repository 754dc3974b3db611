import pytest
from textual.app import App, ComposeResult

from ka_tui.tui.actions import DESK_ACTIONS, with_keys
from ka_tui.tui.widgets.detail_views import DetailView
from ka_tui.tui.widgets.view_tabs import ViewTabs


class Tabbed(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.chosen: list[DetailView] = []

    def compose(self) -> ComposeResult:
        yield ViewTabs()

    def on_view_tabs_chosen(self, chosen: ViewTabs.Chosen) -> None:
        self.chosen.append(chosen.view)


async def test_the_present_view_is_underlined_and_the_others_are_not() -> None:
    app = Tabbed()
    async with app.run_test(size=(60, 4)) as pilot:
        tabs = app.query_one(ViewTabs)
        tabs.view = DetailView.PROMISED
        await pilot.pause()
        assert tabs.render_line(0).text.rstrip() == "1 Now   2 Before   3 Promised   4 History   5 Findings"
        assert [part.text for part in tabs.render_line(0) if part.style and part.style.underline] == ["3 Promised"]


async def test_a_click_on_a_name_chooses_its_view_and_one_beside_it_nothing() -> None:
    app = Tabbed()
    async with app.run_test(size=(60, 4)) as pilot:
        for x in (0, 6, 9, 59):
            await pilot.click(ViewTabs, offset=(x, 0))
        await pilot.pause()
        assert app.chosen == [DetailView.NOW, DetailView.BEFORE]


async def test_the_keys_are_those_that_the_user_has() -> None:
    app = Tabbed()
    async with app.run_test(size=(60, 4)) as pilot:
        tabs = app.query_one(ViewTabs)
        tabs.actions = with_keys(DESK_ACTIONS, {"panels_now": ("f2",), "panels_before": ()})
        await pilot.pause()
        assert tabs.render_line(0).text.rstrip() == "f2 Now   Before   3 Promised   4 History   5 Findings"


@pytest.mark.parametrize(
    ("width", "view", "shown"),
    [
        (54, DetailView.BEFORE, "1 Now   2 Before   3 Promised   4 History   5 Findings"),
        (50, DetailView.BEFORE, "1 Now  2 Before  3 Promised  4 History  5 Findings"),
        (49, DetailView.BEFORE, "1  2 Before  3  4  5"),
        (22, DetailView.PROMISED, "1  2  3 Promised  4  5"),
        (21, DetailView.PROMISED, "1  2  3  4  5"),
        (8, DetailView.PROMISED, "1  2  3"),
    ],
)
async def test_names_that_do_not_fit_give_way_to_their_keys_and_are_never_cut(width: int, view: DetailView, shown: str) -> None:
    app = Tabbed()
    async with app.run_test(size=(width, 4)) as pilot:
        tabs = app.query_one(ViewTabs)
        tabs.view = view
        await pilot.pause()
        assert tabs.render_line(0).text.rstrip() == shown


async def test_a_click_on_a_key_alone_chooses_its_view() -> None:
    app = Tabbed()
    async with app.run_test(size=(20, 4)) as pilot:
        assert app.query_one(ViewTabs).render_line(0).text.rstrip() == "1 Now  2  3  4  5"
        await pilot.click(ViewTabs, offset=(10, 0))
        await pilot.pause()
        assert app.chosen == [DetailView.PROMISED]


async def test_a_view_without_a_key_keeps_its_name() -> None:
    app = Tabbed()
    async with app.run_test(size=(30, 4)) as pilot:
        tabs = app.query_one(ViewTabs)
        tabs.actions = with_keys(DESK_ACTIONS, {"panels_history": ()})
        await pilot.pause()
        assert tabs.render_line(0).text.rstrip() == "1 Now  2  3  History  5"
