from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.tui.widgets.line_styles import LineStyles
from ka_tui.tui.widgets.status_bar import share_out, status_bar, statuses_in_order

PLAIN = LineStyles(Style(), Style(), Style())


def test_a_bar_has_shades_in_the_order_of_the_scheme_and_in_its_colours() -> None:
    bar = status_bar(PRINTED_KEY, {None: 2, "green": 6, "red": 2}, 10, PLAIN)
    assert [part.text for part in bar] == ["██", "▒▒▒▒▒▒", "··"]
    assert len({part.style for part in bar}) == 3


def test_there_is_no_bar_of_nothing_and_none_without_room() -> None:
    assert status_bar(PRINTED_KEY, {}, 10, PLAIN) == []
    assert status_bar(PRINTED_KEY, {"red": 1}, 0, PLAIN) == []


def test_statuses_of_another_scheme_come_before_those_not_stated() -> None:
    known = ["red", "amber", "green", "completed"]
    assert statuses_in_order(PRINTED_KEY, {None: 1, "strange": 1}) == [*known, "strange", None]
    assert statuses_in_order(PRINTED_KEY, {"red": 1}) == known


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=8), st.integers(8, 60))
def test_shares_fill_the_bar_and_nothing_present_is_left_out(counts: list[int], cells: int) -> None:
    shares = share_out(counts, cells)
    if not any(counts):
        assert shares == ()
    else:
        assert sum(shares) == cells
        assert all((share > 0) == (count > 0) for share, count in zip(shares, counts, strict=True))


def test_shares_are_in_proportion() -> None:
    assert share_out([2, 6, 18, 3, 3], 32) == (2, 6, 18, 3, 3)
    assert share_out([1, 1], 1) == ()
