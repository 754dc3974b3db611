"""Judging promises: one change each time, refused where the quarter is signed off or the step is gone."""

from __future__ import annotations

from datetime import date

import pytest

from ka_tui.domain.closings import Closing, checksum
from ka_tui.domain.judgements import PromiseOutcome
from ka_tui.domain.promises import promises
from ka_tui.domain.quarter_records import record_edit
from ka_tui.errors import NoSuchPromise, QuarterClosed
from ka_tui.services.desk import Desk
from ka_tui.services.editing import set_fields
from ka_tui.services.promises import accept, judge, numbered
from ka_tui.services.undoing import undo
from tests.tui.desks import Q1, Q2, small_desk

KEPT, NOT_KEPT, MOVED, SILENT = PromiseOutcome


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return small_desk(tmp_path_factory.mktemp("promises"))


def outcomes(desk: Desk) -> list[tuple[str, int, str]]:
    return [(p.code, p.number, str(p.outcome)) for p in promises(desk.register, Q2) if p.confirmed]


def test_several_judgements_are_one_change_that_is_remembered_and_undone(desk: Desk) -> None:
    first, second, *_ = promises(desk.register, Q2)
    change = judge(desk, Q2, {first: KEPT, second: MOVED})
    assert (change.what, len(change.edits)) == ("judge promises", 1)
    assert outcomes(desk) == [(first.code, 1, "kept"), (second.code, 2, "moved")]
    judged = promises(desk.register, Q2)[0].judged
    assert judged is not None
    assert (judged.by, judged.at) == ("Officer", "2022-10-14T09:30:00Z")
    undo(desk)
    assert outcomes(desk) == []


def test_what_was_judged_can_be_judged_anew_and_the_same_again_is_no_change(desk: Desk) -> None:
    first = promises(desk.register, Q2)[0]
    judge(desk, Q2, {first: KEPT})
    assert judge(desk, Q2, {first: KEPT}).edits == ()
    judge(desk, Q2, {first: NOT_KEPT})
    assert outcomes(desk) == [(first.code, 1, "not kept")]


def test_accepting_leaves_what_is_judged_already(desk: Desk) -> None:
    first = promises(desk.register, Q2)[0]
    judge(desk, Q2, {first: NOT_KEPT})
    accept(desk, Q2)
    found = promises(desk.register, Q2)
    assert all(promise.confirmed for promise in found)
    assert [promise.outcome for promise in found[1:]] == [promise.suggested.outcome for promise in found[1:]]
    assert found[0].outcome is NOT_KEPT


def test_a_step_that_is_promised_no_longer_is_refused(desk: Desk) -> None:
    first = promises(desk.register, Q2)[0]
    set_fields(desk, Q1, [first.code], {"next_steps": "Something else altogether"})
    with pytest.raises(NoSuchPromise):
        judge(desk, Q2, {first: KEPT})
    assert outcomes(desk) == []


def test_a_quarter_that_is_signed_off_takes_no_judgement(desk: Desk) -> None:
    register = desk.register
    first, known = promises(register, Q2)[0], register.record(Q2)
    closing = Closing(checksum(register.activities(Q2)), date(2022, 10, 14), "Officer", desk.now, desk.user, register.commit)
    desk.propose("close", [record_edit(Q2, known, known._replace(closings=(closing,)))])
    with pytest.raises(QuarterClosed):
        judge(desk, Q2, {first: KEPT})


@pytest.mark.parametrize(("code", "number"), [("KA.01.01", 0), ("KA.01.01", 3), ("KA.09.09", 1)])
def test_a_number_that_there_is_not_is_told_with_how_many_there_are(desk: Desk, code: str, number: int) -> None:
    found = promises(desk.register, Q2)
    with pytest.raises(NoSuchPromise, match="It has 2" if code == "KA.01.01" else "It has none"):
        numbered(found, Q2, code, number)
    assert numbered(found, Q2, "KA.01.01", 2).step.text == "Tell the parish"
