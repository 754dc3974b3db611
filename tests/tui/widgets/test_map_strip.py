"""The lines of the map: how its columns lie and what stands in them."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.color import Color

from ka_tui.domain.quarter_map import by_quarter, quarter_map
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.tui.status_style import READABLE, contrast
from ka_tui.tui.widgets.cursor_styles import CursorStyles
from ka_tui.tui.widgets.line_styles import LineStyles
from ka_tui.tui.widgets.map_strip import MapArtist, lay_out_map, tinted
from tests.tui.widgets.widget_samples import AUTUMN, HOSTILE, SPRING, SUMMER, activity, is_safe, register

PLAIN = LineStyles(Style.parse("white on black"), Style.parse("bright_black on black"), Style.parse("magenta on black"))
CURSOR = LineStyles(Style.parse("white on blue"), Style.parse("white on blue"), Style.parse("magenta on blue"))
CLOCK = register(
    activity("KA.01.01", "Mend the clock", SPRING, status="green"),
    activity("KA.01.01", "Mend the clock", SUMMER, status="amber"),
    activity("KA.01.02", "Plant limes", AUTUMN),
)


def long_register(quarters: int) -> Register:
    """One activity in each of so many quarters, from the first of 2030/31 on."""
    quarter, found = SPRING, []
    for _ in range(quarters):
        found.append(activity("KA.01.01", quarter=quarter, status="green"))
        quarter = quarter.next
    return register(*found)


def artist(shown: Register, width: int, column: int = 0, year: int = 2030) -> MapArtist:
    layout = lay_out_map(quarter_map(shown, year), PRINTED_KEY, width).scrolled_to(column)
    return MapArtist(layout, PRINTED_KEY, CursorStyles(PLAIN, CURSOR))


def test_words_where_there_is_room_and_letters_where_there_is_not() -> None:
    clock = CLOCK.activity(SUMMER, "KA.01.01")
    wide, narrow = (" ".join(artist(CLOCK, n).activity(clock, by_quarter(CLOCK, clock), None).text.split()) for n in (100, 60))
    assert wide == "KA.01.01 Mend the clock ▶ Green ▲ Amber"
    assert narrow == "KA.01.01 Mend the clock ▶ G ▲ A"


def test_the_cursor_is_seen_without_colour() -> None:
    clock = CLOCK.activity(SUMMER, "KA.01.01")
    line = artist(CLOCK, 100).activity(clock, by_quarter(CLOCK, clock), SUMMER).text
    assert line.startswith("▌ KA.01.01")
    assert "[▲ Amber     ]" in line
    assert "[            ]" in artist(CLOCK, 100).activity(clock, by_quarter(CLOCK, clock), AUTUMN).text


def test_headings_name_years_once_and_tell_of_quarters_out_of_view() -> None:
    heads = artist(long_register(50), 80, column=8)
    assert heads.years(2032).text.split() == ["32/33", "33/34"]
    assert heads.numbers(Quarter(2032, 1)).text.split() == ["Code", "Activity", "‹", "Q1", "Q2", "Q3", "Q4", "Q1", "Q2", "›"]


def test_every_whole_quarter_has_a_bar() -> None:
    bars = artist(CLOCK, 100)
    assert bars.totals(quarter_map(CLOCK, 2030).counts).text.split() == ["All", "activities", "▒" * 14, "▓" * 14, "·" * 14]


@pytest.mark.parametrize("width", [60, 80, 120, 240])
@pytest.mark.parametrize("column", [0, 1, 5, 30, 48, 49])
def test_the_quarter_under_the_cursor_is_in_view_with_its_year(width: int, column: int) -> None:
    layout = artist(long_register(50), width, column).layout
    year = [quarter for quarter in layout.quarters if quarter.year == layout.quarters[column].year]
    assert set(year) <= set(layout.shown)
    assert layout.column_at(layout.name_width) == layout.first
    assert layout.column_at(0) is None


def test_no_blank_room_stands_where_quarters_could() -> None:
    layout = artist(long_register(50), 120, 49).layout
    assert layout.shown[-1] == layout.quarters[-1]
    assert len(layout.shown) * (layout.cell_width + 1) + layout.name_width > 120 - layout.cell_width - 1


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("width", [60, 100])
def test_lines_are_as_wide_as_the_map_whatever_a_title_is(title: str, width: int) -> None:
    hostile = register(activity("KA.01.01", title, status="red", priority=title))
    one = hostile.activity(SUMMER, "KA.01.01")
    draws = artist(hostile, width)
    for strip in (draws.activity(one, {SUMMER: one}, SUMMER), draws.group(title), draws.years(2030), draws.numbers(SUMMER)):
        assert strip.cell_length == width
        assert is_safe(strip.text)


@pytest.mark.parametrize("ground", ["black", "white", "#14171c", "#faf9f6"])
@pytest.mark.parametrize("status", PRINTED_KEY.ids)
def test_statuses_can_be_read_on_their_tints(ground: str, status: str | None) -> None:
    text = Style(color="white" if Color.parse(ground).brightness < 0.5 else "black", bgcolor=Color.parse(ground).rich_color)
    style = tinted(PRINTED_KEY, status, LineStyles(text, text, text))
    assert style.color is not None
    assert style.bgcolor is not None
    if status is not None:
        assert contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)) >= READABLE
        assert style.bgcolor != text.bgcolor


def test_where_the_terminal_chooses_the_colours_there_is_no_tint() -> None:
    text = Style(color="default", bgcolor="default")
    assert tinted(PRINTED_KEY, "red", LineStyles(text, text, text)).bgcolor == text.bgcolor
