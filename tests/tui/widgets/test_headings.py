import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from ka_tui.domain.ordering import SORTABLE, SortKey
from ka_tui.tui.widgets.columns import Column, Layout, Wishes, lay_out
from ka_tui.tui.widgets.headings import headings_strip
from ka_tui.tui.widgets.line_styles import LineStyles

PLAIN = LineStyles(Style(), Style(dim=True), Style())
WISHES = Wishes(code=8, title=60, status=12, trail=6, team=20, portfolio=20)

orders = st.lists(st.builds(SortKey, st.sampled_from(SORTABLE), st.booleans()), max_size=7, unique_by=lambda key: key.by)


def text(width: int, *order: SortKey) -> str:
    return headings_strip(lay_out(WISHES, width), order, None, PLAIN).text


@given(orders, st.sampled_from([None, *Column]), st.integers(1, 200))
def test_the_headings_are_as_wide_as_the_table(order: list[SortKey], cursor: Column | None, width: int) -> None:
    strip = headings_strip(lay_out(WISHES, width), order, cursor, PLAIN)
    assert strip.cell_length == cell_len(strip.text) == width


def starts(layout: Layout) -> dict[Column, int]:
    return {column: min(x for x in range(3, layout.width) if layout.column_at(x) is column) for column, _ in layout.columns}


@given(orders, st.integers(60, 200))
def test_every_heading_stands_over_its_column_and_apart_from_the_next(order: list[SortKey], width: int) -> None:
    layout = lay_out(WISHES, width)
    line = headings_strip(layout, order, None, PLAIN).text
    for column, start in starts(layout).items():
        assert line[start - 1] == " "
        assert line[start] in column.value[0] + "▲▼"


def test_sorted_columns_have_arrows_and_among_several_their_rank() -> None:
    assert text(120, SortKey("status")).split()[:4] == ["Code", "Activity", "Status", "▲"]
    several = text(120, SortKey("team", True), SortKey("code"), SortKey("movement"))
    assert "Code ▲2" in several
    assert "Team ▼1" in several
    assert "▲3" in several
    assert "±▼" in text(120, SortKey("movement", True))


@pytest.mark.parametrize(("order", "shown"), [((), "Stat ±"), ((SortKey("status"),), "Sta▲ ±")])
def test_a_name_gives_way_where_the_column_is_narrow(order: tuple[SortKey, ...], shown: str) -> None:
    assert text(44, *order).rstrip().endswith(shown)


def test_the_heading_under_the_column_cursor_is_bold_and_underlined_and_no_other() -> None:
    strip = headings_strip(lay_out(WISHES, 120), (SortKey("code"),), Column.STATUS, PLAIN)
    assert [part.text for part in strip if part.style and part.style.underline and part.style.bold] == ["Status"]
    assert [part.text for part in strip if part.style and part.style.underline] == ["Status"]


def test_a_sorted_heading_stands_out_among_the_quiet_ones() -> None:
    strip = headings_strip(lay_out(WISHES, 60), (SortKey("code"),), None, PLAIN)
    assert [part.text for part in strip if part.style and part.style.dim] == ["Activity", "Status", "±"]
