"""Choosing a quarter from the list of all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.desks import small_desk
from tests.tui.driving import opened, press
from tests.tui.pictures import lines_of


@pytest.mark.parametrize("size", [(60, 18), (120, 36)])
async def test_the_keys_are_told_under_the_quarters(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(small_desk(tmp_path), size) as pilot:
        await press(pilot, "o")
        seen = "\n".join(lines_of(pilot.app))
        assert seen.index("Q2 2022/23") < seen.index("Q1 2022/23") < seen.index("enter Go   esc Back")
