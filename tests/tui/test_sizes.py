"""No size of the terminal is too small for the program, whatever it shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from ka_tui.tui.app import KaTui
from tests.tui.desks import small_desk
from tests.tui.pictures import lines_of

SIZES = ((1, 1), (20, 5), (5, 20), (60, 18))


@pytest.mark.parametrize(
    "keys",
    [
        "",
        "e",
        "plus",
        "delete",
        "o",
        "slash",
        "question_mark",
        "ctrl+p",
        "asterisk e",
        "D",
        "Q",
        "H",
        "M",
        "y",
        "F",
        "T",
        "w",
        "x",
        "P",
        "O",
        "R",
        "R o",
        "I",
    ],
)
async def test_nothing_that_is_shown_breaks_at_any_size(tmp_path: Path, keys: str) -> None:
    app = KaTui(small_desk(tmp_path))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        before = lines_of(app)
        for size in (*SIZES, (120, 36)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert lines_of(app) == before
