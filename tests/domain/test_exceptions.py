from __future__ import annotations

import pytest

from ka_tui.domain.activities import Activity
from ka_tui.domain.exceptions import exceptions
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import PRINTED_KEY


def pond(status: str | None) -> Activity:
    return Activity(Quarter(2022, 2), "KA.01.01", "Dig the pond", status=status)


@pytest.mark.parametrize(
    ("before", "now", "shown"),
    [
        ("green", "green", False),
        ("amber", "green", False),
        ("green", "completed", False),
        ("completed", "green", True),
        ("green", "amber", True),
        ("red", "red", True),
        ("red", "amber", True),
        ("green", None, True),
        (None, "green", False),
    ],
)
def test_what_a_committee_has_to_look_at(before: str | None, now: str | None, shown: bool) -> None:
    found = exceptions([pond(now)], {"KA.01.01": pond(before)}, PRINTED_KEY)
    assert bool(found) is shown


def test_without_a_quarter_before_only_the_status_decides() -> None:
    assert not exceptions([pond("green")], None, PRINTED_KEY)
    assert exceptions([pond("amber")], None, PRINTED_KEY)
