from __future__ import annotations

import pytest
from textual.app import App

from ka_tui.tui.screens.theme_picker import ThemePicker
from ka_tui.tui.themes import THEME_NAMES, THEMES
from tests.tui.pictures import lines_of


class Wardrobe(App[None]):
    """Wears the second theme, and keeps what the picker returns."""

    returned: str | None = "nothing yet"

    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "ka-light"

    def on_mount(self) -> None:
        self.push_screen(ThemePicker(), lambda theme: setattr(self, "returned", theme))


async def test_the_themes_stand_under_names_for_people_with_the_present_one_under_the_cursor() -> None:
    app = Wardrobe()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        seen = "\n".join(lines_of(app))
        assert all(name in seen for name in THEME_NAMES.values())
        assert app.theme == "ka-light"
        await pilot.press("enter")
        assert (app.returned, app.theme) == ("ka-light", "ka-light")


async def test_a_theme_is_worn_as_soon_as_the_cursor_is_on_it_and_enter_keeps_it() -> None:
    app = Wardrobe()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down", "down")
        await pilot.pause()
        assert app.theme == "ka-contrast-dark"
        assert app.returned == "nothing yet"
        await pilot.press("enter")
        assert (app.returned, app.theme) == ("ka-contrast-dark", "ka-contrast-dark")


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_going_back_brings_the_theme_from_before_back_too(key: str) -> None:
    app = Wardrobe()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("up")
        await pilot.pause()
        assert app.theme == "ka-dark"
        await pilot.press(key)
        assert (app.returned, app.theme) == (None, "ka-light")
