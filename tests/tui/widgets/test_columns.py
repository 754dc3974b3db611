import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.ordering import SORTABLE
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.tui.widgets.columns import GAP, GUTTER, Column, Wishes, lay_out, measure
from tests.tui.widgets.widget_samples import activity

EVERYTHING = Wishes(code=8, title=60, status=12, trail=6, team=24, portfolio=30)


def shown(width: int, wishes: Wishes = EVERYTHING) -> list[Column]:
    return [column for column, _ in lay_out(wishes, width).columns]


def test_columns_drop_one_after_the_other_and_come_in_their_order() -> None:
    seen: list[tuple[set[Column], bool, bool]] = []
    for width in range(200, 20, -1):
        layout = lay_out(EVERYTHING, width)
        state = ({column for column, _ in layout.columns}, layout.short_trail, layout.short_status)
        if not seen or seen[-1] != state:
            seen.append(state)
        assert [column for column, _ in layout.columns] == [column for column in Column if column in state[0]]
    always = {Column.CODE, Column.TITLE, Column.STATUS, Column.MOVEMENT}
    assert seen == [
        ({*always, Column.TRAIL, Column.TEAM, Column.PORTFOLIO}, False, False),
        ({*always, Column.TRAIL, Column.TEAM}, False, False),
        ({*always, Column.TRAIL}, False, False),
        ({*always, Column.TRAIL}, True, False),
        (always, True, False),
        (always, True, True),
    ]


def test_sixty_columns_are_enough_for_a_title_and_the_word_of_the_status() -> None:
    layout = lay_out(EVERYTHING, 60)
    assert not layout.short_status
    assert dict(layout.columns)[Column.TITLE] >= 20


def test_a_column_that_nothing_is_in_is_not_shown() -> None:
    assert Column.PORTFOLIO not in shown(200, Wishes(team=10, portfolio=0))
    assert Column.TRAIL not in shown(200, Wishes(trail=0))


def test_team_and_portfolio_get_their_full_width_where_titles_have_theirs() -> None:
    widths = dict(lay_out(EVERYTHING, 200).columns)
    assert (widths[Column.TEAM], widths[Column.PORTFOLIO]) == (24, 30)
    assert widths[Column.TITLE] >= 60


def test_a_few_long_titles_do_not_keep_team_and_portfolio_narrow() -> None:
    def widths(long_titles: int) -> dict[Column, int]:
        titles = ["x" * 40] * (20 - long_titles) + ["x" * 190] * long_titles
        shown = [activity(f"KA.01.{n:02}", title, team="t" * 32, portfolio="p" * 25) for n, title in enumerate(titles, 1)]
        return dict(lay_out(measure(shown, PRINTED_KEY, 3), 150).columns)

    some, many = widths(2), widths(3)
    assert (some[Column.TEAM], some[Column.PORTFOLIO]) == (32, 25)
    assert some[Column.TITLE] >= 40
    assert (many[Column.TEAM], many[Column.PORTFOLIO]) == (20, 20)


wishes = st.builds(
    Wishes,
    code=st.integers(1, 12),
    title=st.integers(0, 200),
    status=st.integers(3, 20),
    trail=st.integers(0, 6),
    team=st.integers(0, 200),
    portfolio=st.integers(0, 200),
)


@given(wishes, st.integers(45, 300))
def test_the_columns_fill_the_width_exactly(wanted: Wishes, width: int) -> None:
    columns = lay_out(wanted, width).columns
    assert GUTTER + sum(cells for _, cells in columns) + GAP * (len(columns) - 1) + 1 == width
    assert all(cells > 0 for _, cells in columns)


def test_widths_are_deserved_by_the_contents() -> None:
    wanted = measure([activity("KA.01.01", "Short", team="Works"), activity("KA.01.02", team="漢字漢字漢字")], PRINTED_KEY, 3)
    assert (wanted.code, wanted.team, wanted.portfolio, wanted.trail) == (8, 12, 0, 3)
    assert wanted.status == len("· Not stated")


@given(wishes, st.integers(45, 300))
def test_a_trail_has_room_for_all_its_quarters(wanted: Wishes, width: int) -> None:
    layout = lay_out(wanted, width)
    room = dict(layout.columns).get(Column.TRAIL)
    needed = 2 * wanted.trail - 1 if layout.short_trail else 3 * wanted.trail - 1
    assert not room or room == max(needed, len("Trail"))


def test_every_cell_of_a_line_belongs_to_a_column() -> None:
    layout = lay_out(EVERYTHING, 60)
    assert [column for column, _ in layout.columns] == [Column.CODE, Column.TITLE, Column.STATUS, Column.MOVEMENT]
    columns = [layout.column_at(x) for x in range(60)]
    assert columns == sorted(columns, key=list(Column).index)
    assert (columns[0], columns[3], columns[10], columns[13]) == (Column.CODE, Column.CODE, Column.CODE, Column.TITLE)
    assert (columns[-2], columns[-1]) == (Column.MOVEMENT, Column.MOVEMENT)


def test_columns_are_gone_through_as_far_as_they_are_shown() -> None:
    layout = lay_out(EVERYTHING, 60)
    assert layout.beside(Column.CODE, 1) is Column.TITLE
    assert layout.beside(Column.CODE, -1) is Column.CODE
    assert layout.beside(Column.MOVEMENT, 1) is Column.MOVEMENT
    assert layout.beside(Column.PORTFOLIO, -1) is Column.STATUS
    assert (layout.nearest(Column.PORTFOLIO), layout.nearest(Column.STATUS)) == (Column.MOVEMENT, Column.STATUS)


def test_activities_can_be_sorted_by_every_column() -> None:
    assert {column.by for column in Column} == set(SORTABLE)


def test_measuring_ten_thousand_texts_looks_at_few_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []

    def noted(text: str) -> str:
        looked_at.append(text)
        return text

    monkeypatch.setattr("ka_tui.tui.widgets.columns.cell_line", noted)
    one = activity("KA.01.01")
    measure([one.with_content({"team": f"Team {n}", "portfolio": f"Portfolio {n}"}) for n in range(10_000)], PRINTED_KEY, 3)
    assert len(looked_at) < 1000


def test_no_activities_measure_as_nothing() -> None:
    assert dict(lay_out(measure([], PRINTED_KEY, 0), 80).columns)[Column.CODE] == 8
