import pytest
from rich.cells import cell_len

from ka_tui.domain.statuses import PRINTED_KEY, Status, StatusClass, StatusScheme
from ka_tui.domain.summaries import count_statuses
from ka_tui.tui.widgets.status_strip import StatusStrip
from tests.tui.widgets.widget_samples import HOSTILE, Stage, activity, is_safe, screen_lines

STATUSES = ["red"] * 2 + ["amber"] * 6 + ["green"] * 18 + ["completed"] * 3 + [None] * 3
QUARTER = count_statuses(activity(f"KA.01.{n:02}", status=status) for n, status in enumerate(STATUSES, 1))


async def line(width: int, shown: int | None = None, marked: int = 0) -> str:
    strip = StatusStrip()
    async with Stage(strip).run_test(size=(width, 3)) as pilot:
        strip.show(QUARTER, PRINTED_KEY, shown, marked)
        await pilot.pause()
        (only,) = screen_lines(strip)
        assert cell_len(only) == width
        return only


async def test_a_wide_line_has_counts_bar_and_total() -> None:
    text = await line(120)
    assert text.startswith(" ■ Red 2   ▲ Amber 6   ▶ Green 18   ✔ Completed 3   · Not stated 3 ")
    assert text.rstrip().endswith("32 activities")
    assert "██▓▓▓" in text
    assert "▒░░░···" in text


async def test_a_narrower_line_drops_the_bar_then_the_words_then_the_total() -> None:
    assert "█" not in await line(88)
    assert "■ Red 2" in await line(88)
    assert (await line(60)).startswith(" ■ R 2  ▲ A 6  ▶ G 18  ✔ C 3  · 3 ")
    assert "activities" in await line(60)
    assert (await line(36)).rstrip() == " ■ R 2  ▲ A 6  ▶ G 18  ✔ C 3  · 3"


async def test_a_search_tells_how_many_of_all_are_shown() -> None:
    assert (await line(120, shown=5)).rstrip().endswith("5 of 32 activities")
    assert (await line(120, shown=32)).rstrip().endswith(" 32 activities")


async def test_marks_are_counted_before_the_total() -> None:
    assert (await line(130, marked=3)).rstrip().endswith("  ● 3 marked   32 activities")
    assert (await line(130, shown=5, marked=1)).rstrip().endswith("  ● 1 marked   5 of 32 activities")
    assert "marked" not in await line(130)


async def test_the_count_of_marks_is_the_last_to_go() -> None:
    assert (await line(60, marked=12)).startswith(" ■ R 2  ▲ A 6  ▶ G 18  ✔ C 3  · 3 ")
    assert (await line(60, marked=12)).rstrip().endswith("● 12 marked")
    assert "activities" not in await line(60, marked=12)


async def test_an_empty_quarter_counts_nothing() -> None:
    strip = StatusStrip()
    async with Stage(strip).run_test(size=(100, 3)) as pilot:
        strip.show(count_statuses([]), PRINTED_KEY)
        await pilot.pause()
        assert "■ Red 0" in screen_lines(strip)[0]
        assert screen_lines(strip)[0].rstrip().endswith("0 activities")


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_scheme_with_hostile_words_stays_aligned(text: str) -> None:
    scheme = StatusScheme((Status("odd", text, "■", "#aa0000", "o", "", StatusClass.BAD),))
    strip = StatusStrip()
    async with Stage(strip).run_test(size=(100, 3)) as pilot:
        strip.show(count_statuses([activity("KA.01.01", status="odd"), activity("KA.01.02", status=text)]), scheme)
        await pilot.pause()
        assert cell_len(screen_lines(strip)[0]) == 100
        assert is_safe(screen_lines(strip)[0])
