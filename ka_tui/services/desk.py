"""The desk: one register, the person at it and the clock. Every use case is a function of a desk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ka_tui import settings
from ka_tui.domain.register import Register
from ka_tui.errors import ReadOnly, RegisterMoved
from ka_tui.store.register_store import RegisterStore

if TYPE_CHECKING:
    from ka_tui.domain.changes import Change, Edit

_ATTEMPTS = 20
_Result = TypeVar("_Result")


def _now() -> datetime:
    return datetime.now(UTC)


class Desk(NamedTuple):
    """A register's store, the user's name for the history, and the clock that dates it."""

    store: RegisterStore
    user: str
    clock: Callable[[], datetime] = _now
    read_only: bool = False
    """Whether nothing may be changed at this desk, whoever asks."""

    @property
    def register(self) -> Register:
        """The register as it now is; an empty one where there is none yet."""
        return self.store.snapshot() if self.store.exists() else Register()

    @property
    def now(self) -> str:
        """The present moment as the register writes it: ISO 8601, UTC, to the second."""
        return self.clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def backups_folder(self) -> Path:
        """Where the backups of the register lie."""
        return self.store.backups_folder

    def history(self) -> tuple[Change, ...]:
        """Every change, oldest first; none where there is no register yet."""
        return self.store.history() if self.store.exists() else ()

    def propose(
        self, what: str, edits: Iterable[Edit], *, why: str = "", target: int | None = None, at_commit: int | None = None
    ) -> Change:
        """Have the store carry out a change as one act of this user, or raise why it was refused."""
        from ka_tui.domain.changes import Proposal  # whoever only looks need not load it

        self._refuse_when_read_only()
        return self.store.apply(Proposal(what, tuple(edits), self.user, self.now, why=why, target=target, at_commit=at_commit))

    def restore(self, backup: str | None) -> Change:
        """Bring a backup back, the newest readable one for None, as a change that can be undone."""
        self._refuse_when_read_only()
        return self.store.restore(backup, self.user, self.now)

    def _refuse_when_read_only(self) -> None:
        if self.read_only:
            raise ReadOnly


def open_desk(register: Path | None = None, *, read_only: bool = False) -> Desk:
    """The desk of the present user, at the given register or the usual one; nothing is read yet."""
    return Desk(RegisterStore(settings.register_path(register)), settings.user_name(), read_only=read_only)


def retried(attempt: Callable[[], _Result]) -> _Result:
    """Do what is worked out from the whole register, again if somebody else wrote in between; raises RegisterMoved at last."""
    for _ in range(_ATTEMPTS - 1):
        try:
            return attempt()
        except RegisterMoved:
            continue
    return attempt()
