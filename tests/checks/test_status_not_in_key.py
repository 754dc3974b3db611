"""A status of one's own is judged by the scheme that the register has."""

from __future__ import annotations

from datetime import date

import pytest

from ka_tui.checks.status_not_in_key import CHECK
from ka_tui.checks.subject import Report, Subject
from ka_tui.domain.activities import Activity
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import PRINTED_KEY, Status, StatusClass, StatusScheme

ON_HOLD = Status("held", "On hold", "=", "#777777", "h", "Work waits.", StatusClass.IDLE)
DORMANT = Status("dormant", "Dormant", "=", "#777777", "d", "Nothing is done.", StatusClass.IDLE)
BLUE = Status("blue", "Blue", "=", "#0000ff", "b", "The work is finished.", StatusClass.DONE)


def evidence(progress: str, *more: Status, status: str | None = None) -> list[str]:
    scheme = StatusScheme((*PRINTED_KEY, *more))
    activity = Activity(Quarter(2022, 2), "KA.01.01", "Look after the lake", progress=progress, status=status)
    subject = Subject(activity, None, scheme, date(2022, 7, 1), date(2022, 10, 1), Report([activity]))
    return [found.evidence or progress[found.spans[0][0] : found.spans[0][1]] for found in CHECK.find(subject)]


@pytest.mark.parametrize("progress", ["On hold until May.", "This project is paused."])
def test_a_scheme_that_can_hold_knows_what_is_held(progress: str) -> None:
    assert evidence(progress)
    assert not evidence(progress, ON_HOLD)


def test_a_scheme_that_can_hold_does_not_know_what_is_not_started() -> None:
    assert evidence("Not started.", ON_HOLD) == ["Not started"]


def test_an_idle_status_of_another_name_covers_all_that_is_idle() -> None:
    assert not evidence("Not started.", DORMANT)
    assert not evidence("On hold.", DORMANT)


def test_a_colour_is_a_status_where_the_scheme_has_it() -> None:
    assert evidence("RAG status: Blue") == ["Blue"]
    assert not evidence("RAG status: Blue", BLUE)


def test_a_status_that_the_scheme_no_longer_has_is_told() -> None:
    assert evidence("Reeds were cut.", status="purple") == ["purple"]
