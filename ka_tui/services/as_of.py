"""The register as it stood by the end of a day."""

from __future__ import annotations

from datetime import UTC, date

from ka_tui.domain.as_of import last_change_by, register_as_of
from ka_tui.domain.changes import Change
from ka_tui.domain.register import Register
from ka_tui.services.desk import Desk


def history_of(desk: Desk, register: Register) -> tuple[Change, ...]:
    """The changes that led to a register, oldest first, without any that were made since."""
    return tuple(change for change in desk.history() if change.number <= register.commit)


def register_on(desk: Desk, day: date) -> Register:
    """The register as it stood by the end of a day, in UTC; today and any later day are the present.

    Raises NothingYet, HistoryLost, and what the store raises for a register that cannot be read.
    """
    register = desk.store.snapshot()
    if day >= desk.clock().astimezone(UTC).date():
        return register
    changes = history_of(desk, register)
    return register_as_of(register, changes, last_change_by(changes, day))
