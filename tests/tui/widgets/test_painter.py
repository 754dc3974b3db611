import pytest
from rich.style import Style
from textual.color import Color

from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.tui.status_style import contrast
from ka_tui.tui.widgets.columns import Wishes, lay_out
from ka_tui.tui.widgets.painter import Painter, table_styles
from ka_tui.tui.widgets.row_strip import Artist
from ka_tui.tui.widgets.rows import Row, rows_of
from tests.tui.widgets.widget_samples import SUMMER, two_groups

BASE = Style.parse("#e0e0e0 on #121212")
LOOKS = {"base": BASE, "quiet": Style.parse("#555555 on #121212"), "accent": Style.parse("#ffa62b on #121212")}
CURSOR, DIM = Style.parse("bold #e0e0e0 on #0a3a5f"), Style.parse("#333333 on #121212")
STYLES = table_styles(LOOKS, CURSOR, DIM, dark=True)
FIRST = "Priority about subject 1"


def rows(*, wanted: set[str] | None = None) -> tuple[Row, ...]:
    """A folded group, an open one and its two activities."""
    kept = two_groups()
    return rows_of(kept, kept.activities(SUMMER), folded={FIRST}, wanted=wanted)


def painter() -> Painter:
    return Painter(Artist(lay_out(Wishes(), 80), PRINTED_KEY), STYLES)


def contrast_of(style: Style) -> float:
    assert style.color is not None
    assert style.bgcolor is not None
    return contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))


def test_everything_can_be_read_on_either_ground_and_what_is_dim_somewhat_less() -> None:
    for styles in (STYLES.plain, STYLES.cursor):
        assert min(map(contrast_of, (styles.text, styles.quiet, styles.accent))) >= 4.5
    for styles in (STYLES.dim, STYLES.dim_cursor):
        assert 3 <= contrast_of(styles.text) < 4.5
        assert contrast_of(styles.accent) >= 4.5


def test_a_row_is_drawn_once_for_each_way_it_can_look() -> None:
    easel, row = painter(), rows()[2]
    plain = easel.row(2, row, cursor=False, marks=set())
    assert easel.row(2, row, cursor=False, marks={"KA.02.02"}) is plain
    assert easel.row(2, row, cursor=False, marks={"KA.02.01"}).text[1] == "●"
    assert easel.row(2, row, cursor=True, marks=set()).text[0] == "▌"


def test_a_folded_group_counts_the_marks_of_its_members_and_an_open_one_does_not() -> None:
    easel, (folded, opened, *_) = painter(), rows()
    marks = {"KA.01.01", "KA.01.03", "KA.02.02"}
    assert "● 2" in easel.row(0, folded, cursor=False, marks=marks).text
    assert "● 3" in easel.row(0, folded, cursor=False, marks=marks | {"KA.01.02"}).text
    assert "●" not in easel.row(1, opened, cursor=False, marks=marks).text


@pytest.mark.parametrize("cursor", [False, True])
def test_rows_and_groups_in_which_nothing_is_looked_for_are_dim(cursor: bool) -> None:
    easel, shown = painter(), rows(wanted={"KA.02.02"})
    dim = (STYLES.dim_cursor if cursor else STYLES.dim).text.color
    for line, row in enumerate(shown):
        colours = {part.style.color for part in easel.row(line, row, cursor=cursor, marks=()) if part.style}
        assert (colours <= {dim, STYLES.cursor.accent.color, STYLES.plain.accent.color}) is (line in (0, 2))
