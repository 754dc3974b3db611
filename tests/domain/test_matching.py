from collections.abc import Iterable, Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.matching import Match, matches
from tests.domain.strategies import law

rows = st.lists(st.sampled_from("abcdefghijkl"), max_size=30)


def none(old: Sequence[str], new: Sequence[str]) -> Iterable[Match]:
    return ()


@law
@given(rows, rows)
def test_matches_rise_in_both_rows_and_are_of_the_same(old: list[str], new: list[str]) -> None:
    found = list(matches(old, new, none))
    assert all(old[i] == new[j] for i, j in found)
    assert all(i < k and j < m for (i, j), (k, m) in pairwise(found))


def test_both_ends_and_what_stands_once_are_matched() -> None:
    assert list(matches("1aa2aa3", "1b2bbb3", none)) == [(0, 0), (3, 2), (6, 6)]


def test_the_longest_row_of_what_stands_once_wins() -> None:
    assert list(matches("-abcd+", "=dabc*", none)) == [(1, 2), (2, 3), (3, 4)]


def test_what_has_no_sure_match_is_looked_at_closer() -> None:
    asked: list[tuple[str, str]] = []

    def close(old: Sequence[str], new: Sequence[str]) -> Iterable[Match]:
        asked.append(("".join(old), "".join(new)))
        return [(0, 1)]

    assert list(matches("1aab2", "1bbaa2", close)) == [(0, 0), (1, 2), (4, 5)]
    assert asked == [("aab", "bbaa")]


def test_very_long_rows_without_a_common_end_are_matched() -> None:
    old = [str(n) for n in range(5000)]
    assert list(matches([*old, "a"], [*old[::2], "b"], none)) == [(n, n // 2) for n in range(0, 5000, 2)]
