"""Signing off and opening again, as a use case."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ka_tui.domain.closings import checksum
from ka_tui.domain.quarters import Quarter
from ka_tui.errors import (
    InvalidField,
    NoSuchQuarter,
    NothingToSignOff,
    QuarterClosed,
    QuarterOpen,
    ReadOnly,
    StatusesNotStated,
)
from ka_tui.services.as_of import history_of, register_on
from ka_tui.services.checking import check_quarter
from ka_tui.services.closing import Outstanding, close_quarter, outstanding, reopen_quarter
from ka_tui.services.desk import Desk
from ka_tui.services.editing import add_activity, remove_activities, set_fields
from tests.services.small_office import Q2


def stated(desk: Desk) -> Desk:
    """The desk, with every status stated."""
    set_fields(desk, Q2, ["KA.01.01", "KA.02.01"], {"status": "green"})
    return desk


def test_what_is_noted(officer: Desk) -> None:
    before = stated(officer).register
    change = close_quarter(officer, Q2, as_at=date(2022, 10, 7), name=" Head of\nPolicy ")
    assert (change.what, change.number) == ("sign off", before.commit + 1)
    assert officer.register.record(Q2).closed == (
        checksum(before.activities(Q2)),
        date(2022, 10, 7),
        "Head of Policy",
        "2022-10-14T09:30:00Z",
        "Officer",
        before.commit,
        None,
    )


def test_today_and_the_user_go_without_saying(officer: Desk) -> None:
    close_quarter(officer, Q2, anyway=True)
    closing = officer.register.record(Q2).closings[-1]
    assert (closing.as_at, closing.name) == (date(2022, 10, 14), "Officer")


def test_a_second_closing_stands_beside_the_first(officer: Desk, deputy: Desk) -> None:
    close_quarter(stated(officer), Q2)
    change = reopen_quarter(deputy, Q2, "A figure was\nlast year's.")
    assert (change.what, change.why, change.by) == ("reopen", "A figure was\nlast year's.", "Deputy")
    set_fields(officer, Q2, ["KA.01.01"], {"status": "red"})
    close_quarter(deputy, Q2)
    first, second = officer.register.record(Q2).closings
    assert first.reopened == ("2022-10-14T09:30:00Z", "Deputy", "A figure was\nlast year's.")
    assert (second.reopened, second.by) == (None, "Deputy")
    assert second.checksum != first.checksum


def test_what_cannot_be_is_refused_and_nothing_changes(officer: Desk) -> None:
    before = officer.register
    with pytest.raises(StatusesNotStated) as refused:
        close_quarter(officer, Q2)
    assert refused.value.codes == ("KA.01.01", "KA.02.01")
    with pytest.raises(InvalidField, match="still to come"):
        close_quarter(officer, Q2, as_at=date(2022, 10, 15), anyway=True)
    with pytest.raises(NoSuchQuarter):
        close_quarter(officer, Quarter(2022, 3))
    with pytest.raises(QuarterOpen):
        reopen_quarter(officer, Q2, "Why not.")
    with pytest.raises(InvalidField, match="reason"):
        reopen_quarter(officer, Q2, " \n\x07 ")
    with pytest.raises(ReadOnly):
        close_quarter(officer._replace(read_only=True), Q2, anyway=True)
    assert officer.register == before
    remove_activities(officer, Q2, ["KA.01.01", "KA.02.01"])
    with pytest.raises(NothingToSignOff, match=r"Q2-2022 has no activities.*'ka add CODE TITLE --quarter Q2-2022'"):
        close_quarter(officer, Q2)


def test_a_closed_quarter_refuses_and_others_do_not(officer: Desk) -> None:
    close_quarter(stated(officer), Q2)
    with pytest.raises(QuarterClosed):
        close_quarter(officer, Q2)
    with pytest.raises(QuarterClosed):
        add_activity(officer, Q2, "KA.03.01", "Sweep", {})
    add_activity(officer, Quarter(2022, 3), "KA.03.01", "Sweep", {})


def test_what_is_outstanding_is_told_in_a_line_for_each_field_and_one_for_the_checks(officer: Desk) -> None:
    found = outstanding(stated(officer).register, Q2)
    assert found.missing == {"KA.01.01": ("progress", "next_steps"), "KA.02.01": ("next_steps",)}
    assert found.findings == len(check_quarter(officer.register, Q2).findings) > 1
    assert found.told("C") == [
        "No progress: KA.01.01.",
        "No next steps: KA.01.01, KA.02.01.",
        f"The checks find {found.findings} things to object to; C shows them.",
    ]
    many = {f"KA.01.{n:02}": ("status",) for n in range(1, 12)}
    assert Outstanding(many, 0).told("C") == [f"No status: {', '.join(list(many)[:8])} and 3 more."]
    assert Outstanding({}, 1).told("C") == ["The checks find 1 thing to object to; C shows it."]
    assert Outstanding({}, 0).told("C") == []


def test_the_register_of_another_day(officer: Desk) -> None:
    day = datetime(2022, 10, 20, 23, 59, tzinfo=UTC)
    later = officer._replace(clock=lambda: day)
    before = officer.register
    close_quarter(later, Q2, anyway=True)
    assert register_on(later, date(2022, 10, 14)) == before
    assert history_of(later, before) == officer.history()[:1]
    assert register_on(later, date(2022, 10, 20)) == later.register
