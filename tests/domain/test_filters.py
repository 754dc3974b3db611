"""Which activities are wanted."""

from typing import Any

import pytest

from ka_tui.domain.filters import Filter
from tests.domain.strategies import activity

ACTIVITIES = (
    activity("KA.01.01", title="Plant a hedge", priority_number=1, priority="Clean air", team="Parks", status="green"),
    activity("KA.01.02", title="Café for walkers", theme="The Place", priority="Homes and shops", team="Economy", status="red"),
    activity(
        "KA.02.01",
        title="Mend the roof",
        priority_number=2,
        priority="Warm homes",
        portfolio="Housing",
        progress="Tiles [ordered].",
    ),
)


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [
        ({}, ["KA.01.01", "KA.01.02", "KA.02.01"]),
        ({"statuses": ("red", "green")}, ["KA.01.01", "KA.01.02"]),
        ({"statuses": (None,)}, ["KA.02.01"]),
        ({"team": "PARK"}, ["KA.01.01"]),
        ({"portfolio": "hous"}, ["KA.02.01"]),
        ({"priority": "homes"}, ["KA.01.02", "KA.02.01"]),
        ({"priority": "the place"}, ["KA.01.02"]),
        ({"priority": "2"}, ["KA.02.01"]),
        ({"words": "cafe"}, ["KA.01.02"]),
        ({"words": "roof tiles"}, ["KA.02.01"]),
        ({"words": "[ordered]"}, ["KA.02.01"]),
        ({"words": "ka.01"}, ["KA.01.01", "KA.01.02"]),
        ({"words": "roof hedge"}, []),
        ({"words": "homes", "statuses": ("red",)}, ["KA.01.02"]),
        ({"words": ".*"}, []),
    ],
)
def test_what_is_selected(wanted: dict[str, Any], codes: list[str]) -> None:
    assert [a.code for a in Filter(**wanted).select(ACTIVITIES)] == codes


def test_words_do_not_match_over_two_fields() -> None:
    assert Filter(words="hedgeclean").select(ACTIVITIES) == ()
