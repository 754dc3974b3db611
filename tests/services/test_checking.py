"""Checking a quarter: what is found, what is let stand and for how long, and what is turned off."""

from __future__ import annotations

from pathlib import Path

import pytest

from ka_tui.checks.registry import CHECKS
from ka_tui.domain.register_settings import NAMED, setting_edit
from ka_tui.errors import NoSuchActivity, NoSuchCheck, NothingFound, ReasonMissing
from ka_tui.services.checking import check_quarter, excuse, withdraw
from ka_tui.services.desk import Desk
from ka_tui.services.editing import set_fields
from ka_tui.services.undoing import undo
from tests.services.small_office import Q2, two_activities

BRIDGE = ("KA.01.01", "no-progress")
WHY = "The works begin in spring."


@pytest.fixture
def officer(tmp_path: Path) -> Desk:
    """Officer's desk at two activities without a status, of which the bridge has no progress either."""
    return two_activities(tmp_path / "register.json")


def found(officer: Desk, only: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(finding.code, finding.check) for finding in check_quarter(officer.register, Q2, only).findings]


def test_what_is_found_stands_in_the_order_of_the_report(officer: Desk) -> None:
    codes = [code for code, _ in found(officer)]
    assert codes == sorted(codes)
    assert ("KA.02.01", "no-status") in found(officer)
    assert BRIDGE in found(officer)


def test_only_some_checks_are_made_where_these_are_named(officer: Desk) -> None:
    assert found(officer, ("no-progress",)) == [BRIDGE]
    with pytest.raises(NoSuchCheck, match="'no-pogress'"):
        found(officer, ("no-pogress",))


def test_a_finding_is_let_stand_for_a_reason_and_counts_again(officer: Desk) -> None:
    excuse(officer, Q2, [BRIDGE], WHY)
    checked = check_quarter(officer.register, Q2)
    assert BRIDGE not in found(officer)
    assert [(finding.check, excused.reason, excused.by) for finding, excused in checked.excused] == [
        ("no-progress", WHY, "Officer")
    ]
    withdraw(officer, Q2, [BRIDGE])
    assert BRIDGE in found(officer)
    undo(officer)
    assert BRIDGE not in found(officer)


def test_another_text_is_looked_at_anew(officer: Desk) -> None:
    excuse(officer, Q2, [BRIDGE], WHY)
    set_fields(officer, Q2, ["KA.01.01"], {"progress": "No update."})
    assert BRIDGE in found(officer)


@pytest.mark.parametrize(
    ("place", "reason", "error"),
    [
        (BRIDGE, " ", ReasonMissing),
        (("KA.02.01", "no-progress"), WHY, NothingFound),
        (("KA.01.01", "no-such"), WHY, NoSuchCheck),
        (("KA.09.09", "no-status"), WHY, NoSuchActivity),
    ],
)
def test_what_cannot_be_excused_is_refused(officer: Desk, place: tuple[str, str], reason: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        excuse(officer, Q2, [place], reason)
    assert officer.register.records == {}


def test_what_is_not_excused_cannot_be_withdrawn(officer: Desk) -> None:
    with pytest.raises(NothingFound, match=r"No finding of no-progress in KA\.01\.01 of Q2-2022 is excused"):
        withdraw(officer, Q2, [BRIDGE])


def test_a_check_that_is_turned_off_is_made_only_when_it_is_named(officer: Desk) -> None:
    officer.propose("turn off", [setting_edit(NAMED["checks_off"], (), ("no-progress",))])
    assert BRIDGE not in found(officer)
    assert check_quarter(officer.register, Q2).off == ("no-progress",)
    assert found(officer, ("no-progress",)) == [BRIDGE]


def test_all_turned_off_finds_nothing(officer: Desk) -> None:
    officer.propose("turn off", [setting_edit(NAMED["checks_off"], (), tuple(sorted(check.id for check in CHECKS)))])
    assert found(officer) == []
