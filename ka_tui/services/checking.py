"""Checking a quarter: what a scrutiny committee would object to, and what the officer lets stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ka_tui.checks.check import Check, Finding
from ka_tui.checks.registry import CHECKS, findings
from ka_tui.checks.subject import Report, Subject
from ka_tui.domain.changes import Change
from ka_tui.domain.excuses import Excuse
from ka_tui.domain.movement import predecessor
from ka_tui.domain.quarter_records import record_edit
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.errors import NoSuchCheck, NothingFound, ReasonMissing
from ka_tui.services.desk import Desk, retried

Place = tuple[str, str]
"""A code, and the id of a check: what the check finds in that activity."""


class Checked(NamedTuple):
    """What the checks found in a quarter, in the order of the report.

    ``excused`` are findings that somebody let stand, each with the excuse; ``off`` the ids of the checks that are turned off.
    """

    quarter: Quarter
    findings: tuple[Finding, ...]
    excused: tuple[tuple[Finding, Excuse], ...]
    off: tuple[str, ...]

    def findings_of(self, code: str) -> tuple[Finding, ...]:
        """What was found in one activity."""
        return tuple(finding for finding in self.findings if finding.code == code)

    def excused_of(self, code: str) -> tuple[tuple[Finding, Excuse], ...]:
        """What is let stand in one activity."""
        return tuple((finding, excuse) for finding, excuse in self.excused if finding.code == code)


def check_named(id_: str) -> Check:
    """A check by its id; raises NoSuchCheck."""
    found = next((check for check in CHECKS if check.id == id_), None)
    if found is None:
        raise NoSuchCheck(id_, [check.id for check in CHECKS])
    return found


def check_quarter(register: Register, quarter: Quarter | None, only: Sequence[str] = ()) -> Checked:
    """Check a quarter, the latest for None; with ``only`` by these checks, whether they are turned off or not.

    Raises NoSuchCheck, NoSuchQuarter and NoQuarters.
    """
    quarter = register.require(quarter)
    wanted = [check_named(id_).id for id_ in only]
    off = tuple(c.id for c in CHECKS if c.id not in wanted) if wanted else register.checks_off
    excuses = {_key_of(excuse): excuse for excuse in register.record(quarter).excuses}
    standing: list[Finding] = []
    excused: list[tuple[Finding, Excuse]] = []
    for finding in findings(subjects(register, quarter), off):
        excuse = excuses.get(_key_of(finding))
        if excuse is None:
            standing.append(finding)
        else:
            excused.append((finding, excuse))
    return Checked(quarter, tuple(standing), tuple(excused), () if wanted else off)


def subjects(register: Register, quarter: Quarter) -> Iterator[Subject]:
    """The activities of a quarter as checks look at them."""
    report = Report(register.activities(quarter))
    start, end = register.calendar.start(quarter), register.calendar.end(quarter)
    for activity in report.activities:
        yield Subject(activity, predecessor(register, activity), register.scheme, start, end, report)


def excuse(desk: Desk, quarter: Quarter | None, places: Iterable[Place], reason: str) -> Change:
    """Let findings stand, for a reason, as one change: all that a check finds now in an activity.

    They hold as long as the text quoted is the same. Raises NothingFound where there is nothing to excuse, ReasonMissing,
    NoSuchCheck, NoSuchActivity and QuarterClosed.
    """
    if not reason.strip():
        raise ReasonMissing("an excuse")
    wanted = list(places)
    return retried(lambda: _excuse(desk, quarter, wanted, reason))


def _excuse(desk: Desk, quarter: Quarter | None, places: Iterable[Place], reason: str) -> Change:
    register = desk.register
    quarter = register.require(quarter)
    checked = check_quarter(register, quarter)
    new: list[Excuse] = []
    for code, id_ in _normal(register, quarter, places):
        found = [finding for finding in checked.findings if (finding.code, finding.check) == (code, id_)]
        if not found:
            raise NothingFound(id_, code, str(quarter))
        new += (Excuse(f.check, f.code, f.field, f.evidence, reason, desk.now, desk.user) for f in found)
    return _remember(desk, register, quarter, (*register.record(quarter).excuses, *new), "excuse findings", reason)


def withdraw(desk: Desk, quarter: Quarter | None, places: Iterable[Place]) -> Change:
    """Let findings count again, as one change; raises NothingFound where none of them is excused."""
    wanted = list(places)
    return retried(lambda: _withdraw(desk, quarter, wanted))


def _withdraw(desk: Desk, quarter: Quarter | None, places: Iterable[Place]) -> Change:
    register = desk.register
    quarter = register.require(quarter)
    known = register.record(quarter).excuses
    wanted = set(_normal(register, quarter, places))
    for code, id_ in wanted - {(excuse.code, excuse.check) for excuse in known}:
        raise NothingFound(id_, code, str(quarter), excused=True)
    kept = tuple(excuse for excuse in known if (excuse.code, excuse.check) not in wanted)
    return _remember(desk, register, quarter, kept, "withdraw excuses", "")


def _remember(desk: Desk, register: Register, quarter: Quarter, excuses: tuple[Excuse, ...], what: str, why: str) -> Change:
    record = register.record(quarter)
    edit = record_edit(quarter, record, record._replace(excuses=excuses))
    return desk.propose(what, [edit], why=why, at_commit=register.commit)


def _normal(register: Register, quarter: Quarter, places: Iterable[Place]) -> list[Place]:
    codes = register.codes
    return [(register.activity(quarter, codes.parse(code)).code, check_named(id_).id) for code, id_ in dict.fromkeys(places)]


def _key_of(one: Finding | Excuse) -> tuple[str, str, str, str]:
    return one.check, one.code, one.field, one.evidence
