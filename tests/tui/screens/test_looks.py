"""How the main states look at the sizes people have, line for line, dark and light; KA_NEW_PICTURES=1 draws them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tui.desks import Q2, small_desk
from tests.tui.driving import opened, press
from tests.tui.pictures import lines_of

PICTURES = Path(__file__).parent / "pictures"
SIZES = [(60, 18), (80, 24), (120, 36)]
STATES = {
    "main": ("down", "down"),
    "found": ("d", "slash", *"team:parks", "enter"),
    "wrong-query": ("slash", *"parks or"),
    "arranged": ("G", "G", "right", "right", "s", "left", "S", "J", "end", "z"),
    "before": ("2", "down"),
    "full": ("3", "f"),
    "why": ("down", "g"),
    "dashboard": ("D", "down", "down"),
    "map": ("Q", "down", "left"),
    "history": ("H", "down"),
    "meeting": ("M", "right"),
    "help": ("question_mark",),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
async def test_it_looks_as_it_did(tmp_path: Path, size: tuple[int, int], state: str) -> None:
    async with opened(small_desk(tmp_path), size, Q2) as pilot:
        await press(pilot, *STATES[state])
        seen = {}
        for theme in ("ka-dark", "ka-light"):
            pilot.app.theme = theme
            pilot.app.clear_notifications()
            await pilot.pause()
            await pilot.pause()
            seen[theme] = "\n".join(lines_of(pilot.app)) + "\n"
    picture = PICTURES / f"{state}-{'x'.join(map(str, size))}.txt"
    if os.environ.get("KA_NEW_PICTURES"):
        picture.parent.mkdir(exist_ok=True)
        picture.write_text(seen["ka-dark"], "utf-8")
    kept = picture.read_text("utf-8")
    assert seen == {"ka-dark": kept, "ka-light": kept}
