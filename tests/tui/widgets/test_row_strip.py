from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.tui.widgets.columns import Wishes, lay_out
from ka_tui.tui.widgets.line_styles import LineStyles
from ka_tui.tui.widgets.row_strip import Artist
from ka_tui.tui.widgets.rows import ActivityRow
from tests.tui.widgets.widget_samples import activity, any_text, is_safe, register

PLAIN = LineStyles(Style(), Style(), Style())
FADED = PLAIN._replace(faded=True)
WISHES = Wishes(code=8, title=60, status=12, trail=4, team=20, portfolio=20)


def artist(width: int, *words: str) -> Artist:
    return Artist(lay_out(WISHES, width), PRINTED_KEY, words)


def row(**fields: object) -> ActivityRow:
    one = activity("KA.01.01").with_content(fields)
    return ActivityRow(one, register(one))


@settings(max_examples=150)
@given(any_text, any_text, any_text, any_text, st.sampled_from([*PRINTED_KEY.ids, "strange"]), st.integers(1, 160), st.booleans())
def test_every_line_is_as_wide_as_the_table_whatever_it_says(
    title: str, team: str, portfolio: str, word: str, status: str | None, width: int, cursor: bool
) -> None:
    strip = artist(width, word[:4]).activity(
        row(title=title, team=team, portfolio=portfolio, status=status), PLAIN, cursor=cursor, marked=not cursor
    )
    assert strip.cell_length == cell_len(strip.text) == width
    assert is_safe(strip.text)


@given(any_text, st.integers(1, 160))
def test_a_note_is_as_wide_as_the_table_too(text: str, width: int) -> None:
    for line in range(3):
        strip = artist(width).note(text, line, PLAIN)
        assert strip.cell_length == cell_len(strip.text) == width
        assert is_safe(strip.text)


def test_a_note_goes_on_in_the_next_line() -> None:
    assert [artist(30).note("Nothing matches the query. Esc ends it.", n, PLAIN).text.strip() for n in range(3)] == [
        "Nothing matches the query.",
        "Esc ends it.",
        "",
    ]


@given(any_text)
def test_the_columns_after_any_title_stand_where_they_always_do(title: str) -> None:
    plain = artist(100).activity(row(title="Plain", status="red"), PLAIN).text
    line = artist(100).activity(row(title=title, status="red"), PLAIN).text
    assert cell_len(line[: line.rindex("■ Red")]) == cell_len(plain[: plain.rindex("■ Red")])


def test_a_status_reads_without_colour() -> None:
    lines = [artist(100).activity(row(status=status), PLAIN).text for status in PRINTED_KEY.ids]
    for line, label in zip(lines, ("■ Red", "▲ Amber", "▶ Green", "✔ Completed", "· Not stated"), strict=True):
        assert label in line


def test_a_narrow_table_shows_shape_and_letter() -> None:
    lines = [artist(45).activity(row(status=status), PLAIN).text for status in ("red", None)]
    assert "■ R" in lines[0]
    assert "■ Red" not in lines[0]
    assert "·" in lines[1]


def test_cursor_and_mark_are_shapes() -> None:
    assert artist(80).activity(row(), PLAIN, cursor=True, marked=True).text.startswith("▌● KA.01.01")
    assert artist(80).activity(row(), PLAIN).text.startswith("   KA.01.01")


def year(*statuses: str | None) -> ActivityRow:
    """An activity that had these statuses, the last one now."""
    past = [activity("KA.01.01", quarter=Quarter(2030, n), status=status) for n, status in enumerate(statuses, 1)]
    return ActivityRow(past[-1], register(*past))


def test_movement_tells_what_became_of_the_quarter_before() -> None:
    lines = [artist(100).activity(year(before, "amber"), PLAIN).text for before in ("red", "amber", "green")]
    assert [next(arrow for arrow in "↑=↓" if arrow in line) for line in lines] == ["↑", "=", "↓"]


def test_a_trail_is_shapes_and_letters_where_there_is_room_and_letters_where_not() -> None:
    row = year("green", None, "red")
    assert " ▶G ·  ■R " in artist(100).activity(row, PLAIN).text
    narrow = artist(66).activity(row, PLAIN).text
    assert " G · R " in narrow
    assert "▶" not in narrow


def test_the_same_quarters_of_a_trail_stand_under_each_other() -> None:
    for width in (66, 100):
        long, short = (artist(width).activity(row, PLAIN).text for row in (year(*["green"] * 3, "red"), year("red")))
        assert long.rindex("R") == short.rindex("R")
        assert long.rindex("G") < short.rindex("R")


def test_the_shapes_of_a_trail_have_the_colours_of_their_statuses() -> None:
    strip = artist(100).activity(year("green", "red"), PLAIN)
    coloured = [(part.text, part.style.color) for part in strip if part.style and part.style.color]
    assert [text.strip() for text, _ in coloured] == ["■ Red", "▶", "■"]
    assert coloured[0][1] == coloured[2][1] != coloured[1][1]


def test_a_dim_line_says_all_that_another_one_says_without_colour_weight_or_lines() -> None:
    dim = artist(100, "clock").activity(year("green", "red"), FADED)
    assert dim.text == artist(100, "clock").activity(year("green", "red"), PLAIN).text
    assert "■ Red" in dim.text
    assert not [part for part in dim if part.style and (part.style.color or part.style.bold or part.style.underline)]


def test_searched_words_are_underlined_in_code_title_team_and_portfolio() -> None:
    found = row(title="Plan the works", team="Works planning", portfolio="Plans")
    strip = artist(140, "plan", "01.01").activity(found, PLAIN)
    assert [part.text for part in strip if part.style and part.style.underline] == ["01.01", "Plan", "plan", "Plan"]


def test_a_match_behind_the_ellipsis_is_not_pointed_out() -> None:
    strip = artist(60, "zz").activity(row(title="a" * 100 + "zz"), PLAIN)
    assert not [part for part in strip if part.style and part.style.underline]
