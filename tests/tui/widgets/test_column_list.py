"""The list of rows in columns: what is drawn fits whatever stands in it, and the cursor goes where it is led."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from ka_tui.tui.widgets.column_list import ColumnList, ListRow
from ka_tui.tui.widgets.narrative_lines import Run
from tests.tui.widgets.widget_samples import HOSTILE, is_safe


class Stage(App[None]):
    """Shows a list, and remembers where its cursor went."""

    def __init__(self) -> None:
        super().__init__()
        self.went: list[str] = []

    def compose(self) -> ComposeResult:
        yield ColumnList(("Name", "What"), "Nothing here.")

    def on_cursor_list_highlighted(self, highlighted: ColumnList.Highlighted) -> None:
        self.went.append(highlighted.key)


def row(key: str, what: str = "something") -> ListRow:
    return ListRow(key, (Run(key), Run(what, "quiet")))


def lines(shown: ColumnList) -> list[str]:
    return [shown.render_line(y).text for y in range(shown.size.height)]


async def shown_lines(rows: Sequence[ListRow], size: tuple[int, int] = (40, 6)) -> list[str]:
    app = Stage()
    async with app.run_test(size=size) as pilot:
        listed = app.query_one(ColumnList)
        listed.show(rows)
        await pilot.pause()
        return lines(listed)


async def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    found = await shown_lines([row("Parks"), row("Roads and Bridges")])
    assert [line.rstrip() for line in found[:3]] == [
        " Name               What",
        "▌Parks              something",
        " Roads and Bridges  something",
    ]


async def test_the_widest_column_makes_way() -> None:
    found = await shown_lines([row("Parks", "x" * 99)], (30, 4))
    assert found[1].rstrip() == "▌Parks  " + "x" * 20 + "…"


async def test_without_rows_it_says_so() -> None:
    assert (await shown_lines([]))[1].rstrip() == " Nothing here."


@pytest.mark.parametrize("width", [1, 12, 80])
async def test_whatever_is_written_there_lines_fit_and_drive_no_terminal(width: int) -> None:
    found = await shown_lines([row(str(number), text) for number, text in enumerate(HOSTILE)], (width, 20))
    assert all(is_safe(line) for line in found)
    assert len({cell_len(line) for line in found}) == 1


async def test_the_cursor_stays_on_its_row_and_never_leaves_the_list() -> None:
    app = Stage()
    async with app.run_test(size=(40, 4)) as pilot:
        listed = app.query_one(ColumnList)
        listed.show([row(name) for name in "abcdef"])
        listed.action_step(-1)
        listed.action_page(1)
        listed.action_step(1)
        listed.action_last()
        listed.action_step(9)
        listed.action_first()
        listed.action_step(1)
        listed.show([row(name) for name in "xaby"])
        await pilot.pause()
        assert app.went == ["a", "c", "d", "f", "a", "b", "b"]
        assert listed.cursor == "b"
        listed.show([])
        assert listed.cursor == ""


async def test_a_click_goes_there_and_the_last_row_comes_into_view() -> None:
    app = Stage()
    async with app.run_test(size=(40, 4)) as pilot:
        listed = app.query_one(ColumnList)
        listed.show([row(name) for name in "abcdef"])
        await pilot.pause()
        await pilot.click(ColumnList, offset=(3, 2))
        assert listed.cursor == "b"
        listed.action_last()
        await pilot.pause()
        assert lines(listed)[-1].startswith("▌f")
