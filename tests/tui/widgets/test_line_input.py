from __future__ import annotations

import pytest
from textual import events
from textual.app import App, ComposeResult

from ka_tui.tui.widgets.line_input import LineInput


class Host(App[None]):
    def compose(self) -> ComposeResult:
        yield LineInput("one three", select_on_focus=False)


@pytest.mark.parametrize(
    ("pasted", "value"),
    [
        ("two\n", "one two three"),
        ("two\r\n", "one two three"),
        ("two\rand\r\na half", "one two and a half three"),
        ("two\tand", "one two and three"),
    ],
)
async def test_a_paste_of_several_lines_becomes_one_line_at_the_cursor(pasted: str, value: str) -> None:
    host = Host()
    async with host.run_test() as pilot:
        field = host.query_one(LineInput)
        field.cursor_position = len("one ")
        field.post_message(events.Paste(pasted))
        await pilot.press("space")
        assert " ".join(field.value.split()) == value
        assert field.value[: field.cursor_position].endswith(" ")


async def test_a_paste_takes_the_place_of_what_is_selected() -> None:
    host = Host()
    async with host.run_test() as pilot:
        field = host.query_one(LineInput)
        field.action_select_all()
        field.post_message(events.Paste("\n".join(map(str, range(200)))))
        await pilot.pause()
        assert field.value.split() == [str(number) for number in range(200)]
