from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.tui.widgets.columns import Wishes, lay_out
from ka_tui.tui.widgets.row_strip import Artist, LineStyles
from ka_tui.tui.widgets.rows import ActivityRow, GroupRow
from tests.tui.widgets.widget_samples import AUTUMN, SPRING, SUMMER, activity, any_text, is_safe, register

PLAIN = LineStyles(Style(), Style(), Style())
WISHES = Wishes(code=8, title=60, status=12, trail=5, team=20, portfolio=20)


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


@given(any_text, st.integers(0, 100_000), st.integers(1, 160))
def test_headings_are_as_wide_as_the_table_too(heading: str, count: int, width: int) -> None:
    for strip in (
        artist(width).group(GroupRow(heading, count), PLAIN),
        artist(width).header(PLAIN),
        artist(width).note(heading, PLAIN),
    ):
        assert strip.cell_length == cell_len(strip.text) == width
        assert is_safe(strip.text)


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


def test_movement_and_trail_tell_the_year_so_far() -> None:
    past = [activity("KA.01.01", quarter=q, status=s) for q, s in ((SPRING, "green"), (SUMMER, None), (AUTUMN, "red"))]
    line = artist(100).activity(ActivityRow(past[2], register(*past)), PLAIN).text
    assert "G · R" in line
    worse = [past[0], activity("KA.01.01", status="red")]
    assert "↓" in artist(100).activity(ActivityRow(worse[1], register(*worse)), PLAIN).text


def test_searched_words_are_underlined_in_code_title_team_and_portfolio() -> None:
    found = row(title="Plan the works", team="Works planning", portfolio="Plans")
    strip = artist(140, "plan", "01.01").activity(found, PLAIN)
    assert [part.text for part in strip if part.style and part.style.underline] == ["01.01", "Plan", "plan", "Plan"]


def test_a_match_behind_the_ellipsis_is_not_pointed_out() -> None:
    strip = artist(60, "zz").activity(row(title="a" * 100 + "zz"), PLAIN)
    assert not [part for part in strip if part.style and part.style.underline]
