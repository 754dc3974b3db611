from ka_tui.domain.grouping import Grouping
from ka_tui.tui.widgets.row_index import RowIndex
from ka_tui.tui.widgets.rows import rows_of
from tests.tui.widgets.widget_samples import SUMMER, two_groups

ONE, TWO = "Priority about subject 1", "Priority about subject 2"
FIRST, SECOND = f"group {ONE}", f"group {TWO}"


def index(*folded: str, only: tuple[str, ...] = ()) -> RowIndex:
    kept = two_groups()
    return RowIndex(rows_of(kept, [a for a in kept.activities(SUMMER) if not only or a.code in only], folded=folded))


def test_steps_pass_over_headings_and_stop_at_the_ends() -> None:
    rows = index()
    assert rows.stepped("KA.01.03", 1) == "KA.02.01"
    assert rows.stepped("KA.02.01", -1) == "KA.01.03"
    assert rows.stepped("KA.01.01", -1) == "KA.01.01"
    assert rows.stepped("KA.02.02", 1) == "KA.02.02"
    assert rows.stepped(None, 1) == "KA.01.02"


def test_pages_count_lines_and_land_on_activities() -> None:
    rows = index()
    assert rows.paged("KA.01.01", 3) == "KA.01.03"
    assert rows.paged("KA.01.01", 4) == "KA.02.01"
    assert rows.paged("KA.02.02", -100) == "KA.01.01"
    assert rows.paged("KA.01.01", 100) == "KA.02.02"


def test_an_index_of_nothing_leads_nowhere() -> None:
    empty = RowIndex()
    assert (empty.stepped(None, 1), empty.paged(None, 5), empty.nearest(0), empty.line("KA.01.01")) == (None, None, None, None)


def test_the_heading_right_above_is_shown_with_its_first_activity() -> None:
    rows = index()
    assert [rows.top_of(line) for line in (1, 2, 5)] == [0, 2, 4]


def test_a_folded_group_is_a_stop_and_an_open_one_is_not() -> None:
    rows = index(ONE)
    assert rows.nearest(0) == FIRST
    assert rows.stepped(FIRST, 1) == "KA.02.01"
    assert rows.stepped("KA.02.01", -1) == FIRST
    assert (rows.line(FIRST), rows.line(SECOND), rows.line("KA.02.01"), rows.line("KA.01.01")) == (0, None, 2, None)
    assert rows.last == "KA.02.02"
    assert index(ONE, TWO).last == SECOND


def test_a_folded_group_above_is_not_shown_for_the_sake_of_the_next_line() -> None:
    assert [index(ONE, TWO).top_of(line) for line in (0, 1)] == [0, 1]


def test_activities_inside_folded_groups_keep_their_place_in_the_order() -> None:
    rows = index(ONE)
    assert rows.codes == index().codes
    assert rows.in_order({"KA.02.01", "KA.01.03", "KA.09.09"}) == ("KA.01.03", "KA.02.01")
    assert rows.codes_at(FIRST) == ("KA.01.01", "KA.01.02", "KA.01.03")
    assert (rows.codes_at("KA.02.01"), rows.codes_at(None)) == (("KA.02.01",), ())


def test_every_key_has_its_home() -> None:
    rows = index(ONE)
    assert [rows.home(key) for key in ("KA.01.02", "KA.02.02", FIRST, SECOND)] == [FIRST, "KA.02.02", FIRST, "KA.02.01"]
    assert [rows.home(key) for key in ("KA.09.09", "group of another kind", None)] == [None, None, None]


def test_the_group_of_a_stop() -> None:
    rows = index(ONE)
    groups = [rows.group_of(key) for key in (FIRST, "KA.02.01", "KA.02.02", None)]
    assert [group.heading if group else None for group in groups] == [ONE, TWO, TWO, None]


def test_a_cursor_lands_in_the_group_that_was_folded_over_it_and_on_the_first_of_one_unfolded() -> None:
    assert index(ONE).landing("KA.01.02", index()) == FIRST
    assert index().landing(FIRST, index(ONE)) == "KA.01.01"
    assert index(ONE).landing(FIRST, index(ONE, TWO)) == FIRST


def test_a_cursor_whose_group_is_gone_lands_on_what_was_in_it_or_at_its_place() -> None:
    kept = two_groups()
    assert RowIndex(rows_of(kept, kept.activities(SUMMER), Grouping.NOTHING)).landing(SECOND, index(TWO)) == "KA.02.01"
    assert index(only=("KA.01.01", "KA.01.03")).landing("KA.01.02", index()) == "KA.01.03"
    assert index(only=("KA.01.01",)).landing(SECOND, index(TWO)) == "KA.01.01"
