"""Signing a quarter off, so that nothing in it can be changed, and opening it again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.changes import Change
from ka_tui.domain.closings import Closing, Reopening, checksum
from ka_tui.domain.packs import PACK_FIELDS
from ka_tui.domain.quarter_records import record_edit
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.returns import missing_fields
from ka_tui.domain.text import clean_line, clean_text
from ka_tui.errors import InvalidField, NothingToSignOff, QuarterClosed, QuarterOpen, StatusesNotStated
from ka_tui.services.desk import Desk, retried

CLOSE, REOPEN = "sign off", "reopen"
"""What history calls the two acts."""
_TOLD = 8
"""How many codes a line tells at most."""


class Outstanding(NamedTuple):
    """What a quarter still lacks: the empty fields by the code of each activity that has any, and how much the checks find."""

    missing: Mapping[str, tuple[str, ...]]
    findings: int

    def told(self, check: str) -> list[str]:
        """All of it, a line for each field and one for the checks, which ``check`` shows; none where nothing is outstanding."""
        lines = []
        for name in PACK_FIELDS:
            codes = [code for code, fields in self.missing.items() if name in fields]
            more = f" and {len(codes) - _TOLD} more" if len(codes) > _TOLD else ""
            if codes:
                lines.append(f"No {FIELD_LABELS[name].lower()}: {', '.join(codes[:_TOLD])}{more}.")
        if self.findings:
            things, them = ("1 thing", "it") if self.findings == 1 else (f"{self.findings} things", "them")
            lines.append(f"The checks find {things} to object to; {check} shows {them}.")
        return lines


def outstanding(register: Register, quarter: Quarter) -> Outstanding:
    """What is still to be done in a quarter, or to be let stand."""
    from ka_tui.services.checking import check_quarter  # the checks are many

    activities = register.activities(quarter)
    missing = {a.code: fields for a in activities if (fields := missing_fields(register.scheme, a))}
    return Outstanding(missing, len(check_quarter(register, quarter).findings))


def refuse_closed(register: Register, quarter: Quarter) -> None:
    """Raise QuarterClosed for a quarter that is signed off: before somebody writes what could not be saved."""
    closed = register.record(quarter).closed
    if closed is not None:
        raise QuarterClosed(str(quarter), closed.as_at)


def close_quarter(desk: Desk, quarter: Quarter, *, as_at: date | None = None, name: str = "", anyway: bool = False) -> Change:
    """Sign a quarter off as at a day, today for None; ``name`` signs for it, the user where it is empty.

    Raises NoSuchQuarter, QuarterClosed where it is signed off already, NothingToSignOff for a quarter without activities,
    InvalidField for a day to come, and StatusesNotStated unless it is to be done ``anyway``.
    """
    return retried(lambda: _close(desk, quarter, as_at, clean_line(name) or clean_line(desk.user), anyway=anyway))


def _close(desk: Desk, quarter: Quarter, as_at: date | None, name: str, *, anyway: bool) -> Change:
    register = desk.store.snapshot()
    refuse_closed(register, register.require(quarter))
    record, activities, today = register.record(quarter), register.activities(quarter), desk.clock().date()
    if not activities:
        raise NothingToSignOff(str(quarter))
    if as_at is not None and as_at > today:
        raise InvalidField("as-at day", f"{as_at.isoformat()} is still to come; today is {today.isoformat()}")
    unstated = [activity.code for activity in activities if activity.status is None]
    if unstated and not anyway:
        raise StatusesNotStated(str(quarter), unstated)
    closing = Closing(checksum(activities), as_at or today, name, desk.now, clean_line(desk.user), register.commit)
    after = record._replace(closings=(*record.closings, closing))
    return desk.propose(CLOSE, [record_edit(quarter, record, after)], at_commit=register.commit)


def reopen_quarter(desk: Desk, quarter: Quarter, reason: str) -> Change:
    """Open a quarter again that is signed off; what is changed then is told as a correction, with this reason.

    Raises NoSuchQuarter, QuarterOpen where it is not signed off, and InvalidField without a reason.
    """
    why = clean_text(reason)
    if not why:
        raise InvalidField("reason", "must not be empty: it is printed with what is corrected")
    return retried(lambda: _reopen(desk, quarter, why))


def _reopen(desk: Desk, quarter: Quarter, why: str) -> Change:
    register = desk.store.snapshot()
    record = register.record(register.require(quarter))
    if record.closed is None:
        raise QuarterOpen(str(quarter))
    reopened = record.closed._replace(reopened=Reopening(desk.now, clean_line(desk.user), why))
    after = record._replace(closings=(*record.closings[:-1], reopened))
    return desk.propose(REOPEN, [record_edit(quarter, record, after)], why=why, at_commit=register.commit)
