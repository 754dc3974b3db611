"""Saying what came of promised steps: one judgement or many, as one change that the register remembers with the quarter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ka_tui.domain.changes import Change
from ka_tui.domain.judgements import Judgement, PromiseOutcome
from ka_tui.domain.promises import Promise, promised, promises
from ka_tui.domain.quarter_records import record_edit
from ka_tui.domain.quarters import Quarter
from ka_tui.errors import NoSuchPromise
from ka_tui.services.desk import Desk, retried

JUDGE = "judge promises"
"""What history calls it."""


def numbered(found: Sequence[Promise], quarter: Quarter, code: str, number: int) -> Promise:
    """The promise of a code that has a number; raises NoSuchPromise."""
    of_code = [promise for promise in found if promise.code == code]
    if not 0 < number <= len(of_code):
        raise NoSuchPromise(code, number, str(quarter), len(of_code))
    return of_code[number - 1]


def judge(desk: Desk, quarter: Quarter, outcomes: Mapping[Promise, PromiseOutcome]) -> Change:
    """Remember what came of some promises of a quarter, as one change; what was judged before is judged anew.

    Raises NoSuchPromise for a step that is promised no longer, and QuarterClosed.
    """
    return retried(lambda: _judge(desk, quarter, outcomes))


def accept(desk: Desk, quarter: Quarter) -> Change:
    """Take every suggestion of a quarter as it is, where nothing is judged yet, as one change; raises QuarterClosed."""
    return judge(desk, quarter, {p: p.outcome for p in promises(desk.register, quarter) if not p.confirmed})


def _judge(desk: Desk, quarter: Quarter, outcomes: Mapping[Promise, PromiseOutcome]) -> Change:
    register = desk.register
    there = {(promise.code, promise.step.text) for promise in promised(register, quarter)}
    known = register.record(quarter)
    judged = {(judgement.code, judgement.step): judgement for judgement in known.judgements}
    for promise, outcome in outcomes.items():
        place = (promise.code, promise.step.text)
        if place not in there:
            raise NoSuchPromise(promise.code, promise.number, str(quarter), sum(code == promise.code for code, _ in there))
        if place not in judged or judged[place].outcome is not outcome:
            judged[place] = Judgement(*place, outcome, desk.now, desk.user)
    edit = record_edit(quarter, known, known._replace(judgements=tuple(judged.values())))
    return desk.propose(JUDGE, [edit], at_commit=register.commit)
