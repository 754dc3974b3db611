"""The line that tells how far work has come."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from ka_tui.tui.widgets.progress_line import ProgressLine


class Stage(App[None]):
    def compose(self) -> ComposeResult:
        yield ProgressLine()


@pytest.mark.parametrize(
    ("came", "line"),
    [((0, 0), "Writing…"), ((1, 2), f"{'━' * 9}{'─' * 9}  Writing… 1 of 2"), ((3, 2), f"{'━' * 18}  Writing… 3 of 2")],
)
async def test_it_shows_the_part_that_is_done(came: tuple[int, int], line: str) -> None:
    app = Stage()
    async with app.run_test(size=(35, 3)) as pilot:
        shown = app.query_one(ProgressLine)
        shown.begin("Writing")
        shown.post_message(ProgressLine.Came(*came))
        await pilot.pause()
        assert shown.render_line(0).text.rstrip() == line


async def test_it_is_there_only_while_something_is_done() -> None:
    app = Stage()
    async with app.run_test() as pilot:
        shown = app.query_one(ProgressLine)
        assert not shown.display
        shown.begin("Writing")
        await pilot.pause()
        assert shown.size.height == 1
        shown.end()
        await pilot.pause()
        assert not shown.display
