"""How the main screen looks at the sizes people have, line for line; set KA_NEW_PICTURES=1 to draw them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ka_tui.tui.app import KaTui
from tests.tui.desks import Q2, small_desk
from tests.tui.pictures import lines_of

PICTURES = Path(__file__).parent / "pictures"


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 36)])
@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
async def test_the_main_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int, height: int, theme: str) -> None:
    monkeypatch.setattr("ka_tui.services.preferences.preferences_path", lambda: tmp_path / "preferences.json")
    app = KaTui(small_desk(tmp_path), Q2)
    async with app.run_test(size=(width, height)) as pilot:
        app.theme = theme
        await pilot.pause()
        await pilot.press("down", "down")
        await pilot.pause()
        seen = "\n".join(lines_of(app)) + "\n"
    picture = PICTURES / f"main-{width}x{height}.txt"
    if os.environ.get("KA_NEW_PICTURES"):
        picture.parent.mkdir(exist_ok=True)
        picture.write_text(seen, "utf-8")
    assert seen == picture.read_text("utf-8")
