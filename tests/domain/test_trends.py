"""The register over its quarters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.domain.trends import Standing, standing_of, trend
from tests.domain.strategies import AUTUMN, SUMMER, activity, law, register_of, statuses


def test_each_quarter_up_to_this_one_oldest_first() -> None:
    register = register_of(
        activity("KA.01.01", AUTUMN, status="red"),
        activity("KA.01.02", AUTUMN, status="completed"),
        activity("KA.01.03", AUTUMN),
        activity("KA.01.01", SUMMER, status="green"),
    )
    before, now = trend(register, AUTUMN)
    assert (before.quarter, before.total, before.share) == (SUMMER, 1, 1.0)
    assert (now.quarter, now.total, now.stated, now.not_stated, now.on_course, now.off_course) == (AUTUMN, 3, 2, 1, 1, 1)
    assert (now.by_status, now.share, now.percent) == ({"red": 1, "completed": 1, None: 1}, 0.5, 50)
    assert [one.quarter for one in trend(register, SUMMER)] == [SUMMER]


@pytest.mark.parametrize(
    ("on_course", "stated", "percent"),
    [(0, 0, None), (0, 3, 0), (3, 3, 100), (1, 8, 13), (3, 8, 38), (1, 300, 1), (299, 300, 99), (2, 3, 67)],
)
def test_percents_are_whole_and_all_or_none_only_where_it_is_so(on_course: int, stated: int, percent: int | None) -> None:
    assert Standing(AUTUMN, stated, {}, stated, on_course, 0).percent == percent


@given(st.lists(statuses, max_size=12))
@law
def test_a_quarter_adds_up(found: list[str | None]) -> None:
    stands = standing_of(register_of(*(activity(f"KA.01.{n:02}", status=s) for n, s in enumerate(found, 1))), SUMMER)
    assert stands.total == len(found) == sum(stands.by_status.values()) == stands.stated + stands.not_stated
    assert stands.on_course + stands.off_course == stands.stated
    assert set(stands.by_status) <= {*PRINTED_KEY.ids}
