import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ka_tui.tui.widgets.narrative_lines import narrative_lines
from ka_tui.tui.widgets.narrative_panel import NarrativePanel
from tests.tui.widgets.widget_samples import HOSTILE, Stage, any_text, is_safe, screen_lines

NARRATIVE = "Work began.\nIt goes on.\n\n- A first item that is long\n  - Below it\n\n10. Tenth and last of them"


def lines(narrative: str, width: int) -> list[str]:
    return [indent + text for indent, text in narrative_lines(narrative, width)]


def test_paragraphs_stand_apart_and_items_hang() -> None:
    assert lines(NARRATIVE, 16) == [
        "Work began.",
        "It goes on.",
        "",
        "• A first item",
        "  that is long",
        "  • Below it",
        "10. Tenth and",
        "    last of them",
    ]


def test_everything_else_in_the_text_is_literal() -> None:
    assert lines("*not* [bold]bold[/bold] `code` # heading", 60) == ["*not* [bold]bold[/bold] `code` # heading"]


@given(any_text, any_text, st.integers(12, 80))
def test_no_line_is_wider_than_the_panel(one: str, other: str, width: int) -> None:
    for line in lines(f"{one}\n\n- {other}\n      - {one}", width)[:2000]:
        assert cell_len(line) <= width
        assert is_safe(line)


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_shown_safely_and_aligned(text: str) -> None:
    panel = NarrativePanel("Progress")
    async with Stage(panel).run_test(size=(40, 10)) as pilot:
        panel.show(f"{text}\n\n- {text}")
        await pilot.pause()
        shown = screen_lines(panel)
        assert {cell_len(line) for line in shown} == {panel.scrollable_content_region.width}
        assert all(is_safe(line) for line in shown)


async def test_what_is_not_stated_is_said_and_no_activity_says_nothing() -> None:
    panel = NarrativePanel("Next steps")
    async with Stage(panel).run_test(size=(40, 6)) as pilot:
        assert [line.strip() for line in screen_lines(panel)][:2] == ["Next steps", ""]
        panel.show("")
        await pilot.pause()
        assert [line.strip() for line in screen_lines(panel)][:2] == ["Next steps", "No next steps stated."]


async def test_the_title_stays_while_the_text_scrolls_and_another_text_begins_at_its_top() -> None:
    panel = NarrativePanel("Progress")
    async with Stage(panel).run_test(size=(40, 8)) as pilot:
        panel.show("\n".join(f"- item {n}" for n in range(100)))
        panel.focus()
        await pilot.pause()
        await pilot.press("end")
        await pilot.pause()
        shown = [line.strip() for line in screen_lines(panel)]
        assert (shown[0], shown[-1]) == ("Progress", "• item 99")
        panel.show("Another")
        await pilot.pause()
        assert [line.strip() for line in screen_lines(panel)][1] == "Another"


async def test_the_same_text_again_stays_where_it_is() -> None:
    panel = NarrativePanel("Progress")
    async with Stage(panel).run_test(size=(40, 8)) as pilot:
        text = "\n".join(f"- item {n}" for n in range(100))
        panel.show(text)
        panel.scroll_to(y=50, animate=False)
        await pilot.pause()
        panel.show(text)
        await pilot.pause()
        assert panel.scroll_offset.y == 50


async def test_a_narrower_panel_wraps_anew() -> None:
    panel = NarrativePanel("Progress")
    async with Stage(panel).run_test(size=(60, 8)) as pilot:
        panel.show("one two three four five six")
        await pilot.pause()
        assert screen_lines(panel)[1].strip() == "one two three four five six"
        await pilot.resize_terminal(14, 8)
        await pilot.pause()
        assert [line.strip() for line in screen_lines(panel)][1:3] == ["one two three", "four five six"]


async def test_searched_words_are_underlined() -> None:
    panel = NarrativePanel("Progress")
    async with Stage(panel).run_test(size=(40, 6)) as pilot:
        panel.show("- Café opened", ("cafe",))
        await pilot.pause()
        assert [part.text for part in panel.render_line(1) if part.style and part.style.underline] == ["Café"]
