import pytest
from rich.cells import cell_len

from ka_tui.domain.differences import word_differences
from ka_tui.tui.widgets.difference_passages import difference_passages
from ka_tui.tui.widgets.narrative_panel import NarrativePanel
from tests.tui.widgets.widget_samples import HOSTILE, Stage, is_safe, screen_lines


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
        assert shown[-1] == "• item 99"
        assert shown[0].startswith("Progress")
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


async def test_words_are_pointed_out_across_the_looks_of_a_difference() -> None:
    panel = NarrativePanel("Progress")
    async with Stage(panel).run_test(size=(60, 6)) as pilot:
        panel.show_passages("Progress", difference_passages(word_differences("The cafe is shut", "The cafe is open")), ("open",))
        await pilot.pause()
        styles = {part.text: part.style for part in panel.render_line(1) if part.style and part.text.strip()}
        assert {text: bool(style.strike) for text, style in styles.items()} == {"The cafe is": False, "shut": True, "open": False}
        assert {text for text, style in styles.items() if style.underline} == {"open"}
        assert styles["open"].bold


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark"])
async def test_differences_are_seen_without_colours(theme: str) -> None:
    panel = NarrativePanel("Progress")
    app = Stage(panel)
    async with app.run_test(size=(60, 6)) as pilot:
        app.theme = theme
        panel.show_passages("Progress", difference_passages(word_differences("It is shut", "It is open")))
        await pilot.pause()
        styles = {part.text: part.style for part in panel.render_line(1) if part.style}
        assert styles["shut"].strike
        assert styles["open"].underline
        assert not styles["It is"].strike
        assert not styles["It is"].underline


async def test_an_address_is_a_link_of_the_terminal() -> None:
    panel = NarrativePanel("Progress")
    async with Stage(panel).run_test(size=(60, 6)) as pilot:
        panel.show("See https://example.org/page.")
        await pilot.pause()
        links = {part.text: part.style.link for part in panel.render_line(1) if part.style}
        assert links["https://example.org/page"] == "https://example.org/page"
        assert links["See "] is None


async def test_the_title_says_how_far_the_text_is_scrolled_when_there_is_more() -> None:
    panel = NarrativePanel("Progress")
    async with Stage(panel).run_test(size=(40, 8)) as pilot:
        panel.show("short")
        await pilot.pause()
        assert screen_lines(panel)[0].strip() == "Progress"
        panel.show("\n".join(f"- item {n}" for n in range(48)))
        await pilot.pause()
        room = panel.size.height - 1
        assert screen_lines(panel)[0].split() == ["Progress", "▼", "more"]
        panel.scroll_to(y=11, animate=False)
        await pilot.pause()
        assert screen_lines(panel)[0].endswith(f" 12–{11 + room} of 48")
        await pilot.resize_terminal(16, 8)
        await pilot.pause()
        assert screen_lines(panel)[0].strip() == "Progress"
