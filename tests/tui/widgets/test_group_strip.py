from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.tui.widgets.group_strip import group_strip
from ka_tui.tui.widgets.line_styles import LineStyles
from ka_tui.tui.widgets.rows import ActivityRow, GroupRow
from tests.tui.widgets.widget_samples import activity, any_text, is_safe, register

PLAIN = LineStyles(Style(), Style(), Style())


def group(heading: str = "A safe district", *, folded: bool = False, dim: int = 0, statuses: str = "rggg") -> GroupRow:
    """A group of activities with the statuses that these keys set, the first ones dim."""
    ids = {status.key: status.id for status in PRINTED_KEY}
    members = [activity(f"KA.01.{n:02}", status=ids.get(key)) for n, key in enumerate(statuses, 1)]
    kept = register(*members)
    return GroupRow(heading, [ActivityRow(member, kept, n < dim) for n, member in enumerate(members)], folded)


def text(row: GroupRow, width: int = 72, marked: int = 0, cursor: bool = False) -> str:
    return group_strip(row, width, PRINTED_KEY, PLAIN, cursor=cursor, marked=marked).text


@given(any_text, st.integers(0, 100_000), st.integers(1, 200), st.booleans(), st.sampled_from(["r", "ragc?", "?" * 12]))
def test_a_heading_is_as_wide_as_the_table_whatever_it_says(
    heading: str, marked: int, width: int, folded: bool, statuses: str
) -> None:
    line = text(group(heading, folded=folded, statuses=statuses), width, marked, cursor=folded)
    assert cell_len(line) == width
    assert is_safe(line)


def test_a_heading_tells_its_count_and_its_statuses_in_proportion() -> None:
    assert text(group()).startswith(" ▾ A safe district  ")
    assert text(group(statuses="rggg" * 2)).endswith("  8  ██▒▒▒▒▒▒▒ ")


def test_a_narrow_heading_has_its_count_and_no_bar() -> None:
    assert text(group("Word " * 40), 40).endswith("…  4 ")


def test_bars_of_different_groups_stand_under_each_other() -> None:
    lines = [text(group("One", statuses="r" * count), marked=marked) for count, marked in ((1, 0), (7, 3), (120, 120))]
    assert len({line.index("█") for line in lines}) == 1


def test_a_folded_heading_has_another_shape_and_counts_its_marks() -> None:
    assert text(group(folded=True), cursor=True).startswith("▌▸ A safe district  ")
    assert "  ● 3  4  " in text(group(folded=True), marked=3)
    assert "●" not in text(group(folded=True))


def test_a_heading_tells_how_many_of_its_activities_are_looked_for() -> None:
    assert "  1 of 4  " in text(group(dim=3))
