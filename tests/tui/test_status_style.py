from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from textual.color import Color

from ka_tui.domain.statuses import PRINTED_KEY, Status, StatusClass, StatusScheme
from ka_tui.tui.status_style import (
    READABLE,
    ansi_colour,
    contrast,
    readable,
    readable_on,
    status_letter,
    status_shade,
    status_style,
)

colours = st.builds(Color, *[st.integers(0, 255)] * 3)
QUIET = Style(color="#888888")


def test_contrast_is_that_of_the_web_guidelines() -> None:
    assert round(contrast(Color(0, 0, 0), Color(255, 255, 255)), 1) == 21
    assert contrast(Color(9, 9, 9), Color(9, 9, 9)) == 1
    assert round(contrast(Color(119, 119, 119), Color(255, 255, 255)), 2) == 4.48


@given(colours, colours)
def test_any_colour_becomes_readable_on_any_background(colour: Color, background: Color) -> None:
    assert contrast(readable(colour, background), background) >= READABLE


def test_a_colour_that_is_readable_already_stays_itself() -> None:
    assert readable(Color(255, 255, 255), Color(18, 18, 18)) == Color(255, 255, 255)


def test_statuses_of_the_printed_key_are_readable_on_dark_light_and_cursor_backgrounds() -> None:
    for background in ("#121212", "#e0e0e0", "#ffffff", "#0c3657", "#b3c3cd"):
        for status in PRINTED_KEY:
            style = status_style(PRINTED_KEY, status.id, Style(bgcolor=background), QUIET)
            assert style.color is not None
            assert contrast(Color.from_rich_color(style.color), Color.parse(background)) >= READABLE


def test_on_the_terminals_own_colours_a_status_takes_one_of_those() -> None:
    ground = Style(color="default", bgcolor="default")
    names = {status.id: status_style(PRINTED_KEY, status.id, ground, QUIET, dark=False).color for status in PRINTED_KEY}
    assert {key: Color.from_rich_color(colour).hex for key, colour in names.items()} == {
        "red": "ansi_red",
        "amber": "ansi_yellow",
        "green": "ansi_green",
        "completed": "ansi_blue",
    }
    assert ansi_colour(Color(128, 128, 128), dark=True) == Color.parse("ansi_default")


def test_a_bad_status_is_bold_and_not_stated_is_quiet() -> None:
    ground = Style(bgcolor="#121212")
    assert status_style(PRINTED_KEY, "red", ground, QUIET).bold
    assert not status_style(PRINTED_KEY, "green", ground, QUIET).bold
    assert status_style(PRINTED_KEY, None, ground, QUIET).color == QUIET.color
    assert status_style(PRINTED_KEY, "from another scheme", ground, QUIET).color == QUIET.color


def test_letters_and_shades_tell_all_statuses_apart_without_colour() -> None:
    assert [status_letter(PRINTED_KEY, status) for status in PRINTED_KEY.ids] == ["R", "A", "G", "C", "·"]
    assert len({status_shade(PRINTED_KEY, status) for status in PRINTED_KEY.ids}) == 5


def test_another_scheme_brings_its_own_letter() -> None:
    scheme = StatusScheme((Status("late", "Late", "!", "#aa0000", "x", "", StatusClass.BAD),))
    assert status_letter(scheme, "late") == "X"


def test_an_accent_is_moved_until_it_can_be_read_on_its_ground() -> None:
    style = readable_on(Style(color="#ffa62b"), Style(bgcolor="#e0e0e0"))
    assert style.color is not None
    assert contrast(Color.from_rich_color(style.color), Color.parse("#e0e0e0")) >= READABLE
