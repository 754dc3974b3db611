from collections.abc import Iterable

import pytest
from textual.app import App, ComposeResult
from textual.containers import Container
from textual.pilot import Pilot

from ka_tui.tui.widgets.ground import GroundBox
from ka_tui.tui.widgets.splitter import Splitter


class Split(App[None]):
    """Two boxes and a splitter in a container that begins at 10, 2 and is 100 cells wide and 20 high."""

    CSS = """
    #whole { margin: 2 10; width: 100; height: 20; }
    .standing { layout: horizontal; & Splitter { width: 1; height: 1fr; } }
    """

    def __init__(self, layout: str) -> None:
        super().__init__()
        self.layout = layout
        self.shares: list[int] = []

    def compose(self) -> ComposeResult:
        with Container(id="whole", classes=self.layout):
            yield GroundBox()
            yield Splitter()
            yield GroundBox()

    def on_splitter_dragged(self, dragged: Splitter.Dragged) -> None:
        self.shares.append(dragged.share)


async def dragged(pilot: Pilot[None], places: Iterable[tuple[int, int]]) -> None:
    """Take hold of the splitter, go from place to place, and let go at the last one."""
    await pilot.mouse_down(Splitter)
    place = None
    for place in places:
        await pilot.hover(offset=place)
    await pilot.mouse_up(None if place else Splitter, offset=place or (0, 0))
    await pilot.pause()


async def test_a_standing_line_is_dragged_sideways_and_keeps_to_its_bounds() -> None:
    app = Split("standing")
    async with app.run_test(size=(120, 24)) as pilot:
        assert app.query_one(Splitter).render_line(0).text == "│"
        await dragged(pilot, [(10 + 30, 5), (10 + 2, 5), (119, 5)])
        assert app.shares == [30, 20, 80]


async def test_a_lying_line_is_dragged_up_and_down() -> None:
    app = Split("lying")
    async with app.run_test(size=(120, 24)) as pilot:
        assert app.query_one(Splitter).render_line(0).text == "─" * 100
        await dragged(pilot, [(50, 2 + 5), (50, 2 + 14)])
        assert app.shares == [25, 70]


async def test_a_mouse_that_only_passes_drags_nothing_and_lights_the_line() -> None:
    app = Split("standing")
    async with app.run_test(size=(120, 24)) as pilot:
        splitter = app.query_one(Splitter)
        quiet = splitter.render_line(0)
        await pilot.hover(Splitter)
        await pilot.pause()
        assert list(splitter.render_line(0)) != list(quiet)
        await pilot.hover(offset=(20, 5))
        await pilot.pause()
        assert list(splitter.render_line(0)) == list(quiet)
        assert not app.shares


@pytest.mark.parametrize("layout", ["standing", "lying"])
async def test_a_line_that_was_let_go_stays(layout: str) -> None:
    app = Split(layout)
    async with app.run_test(size=(120, 24)) as pilot:
        await dragged(pilot, [])
        await pilot.hover(offset=(60, 8))
        await pilot.pause()
        assert not app.shares
        assert not app.query_one(Splitter).can_focus
