"""Writing the register: under the lock, whole or not at all, with what was there kept as a backup."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ka_tui.domain.carrying_out import carry_out
from ka_tui.domain.changes import Change, Proposal
from ka_tui.domain.register import Register
from ka_tui.domain.text import clean_line
from ka_tui.errors import NoRegister, RegisterError, RegisterMoved, RegisterUnwritable
from ka_tui.store import atomic, backups
from ka_tui.store.documents import register_of, tables_of
from ka_tui.store.layout import serialise
from ka_tui.store.locking import held
from ka_tui.store.opened_register import Loaded, OpenedRegister
from ka_tui.store.register_file import RegisterFile, Stamp, file_behind, load, reason_of, stamp_if_any, stamp_of
from ka_tui.store.restoring import RESTORE, differences, refuse_signed_off
from ka_tui.store.soundness import problems_of
from ka_tui.store.staging import stage


class RegisterWriter:
    """Whoever changes the file of an opened register, and knows its backups."""

    def __init__(self, opened: OpenedRegister, lock_timeout: float) -> None:
        self._opened = opened
        self._path = opened.path
        self._lock_timeout = lock_timeout

    def apply(self, proposal: Proposal) -> Change:
        """Do ``RegisterStore.apply``."""
        with self._locked(proposal.by) as real:
            try:
                base = self._opened.load()
            except NoRegister:
                base = _new()
            return self._carry_out(real, base, proposal)

    def restore(self, backup_name: str | None, by: str, at: str) -> Change:
        """Do ``RegisterStore.restore``."""
        with self._locked(by) as real:
            backup = backups.find_backup(backups.backups_behind(self._path), backup_name)
            old = load(backup.path)
            wanted = register_of(backup.path, old.present)
            proposal = Proposal(RESTORE, (), clean_line(by), at, f"backup {backup.name}")
            try:
                base = self._opened.load()
            except RegisterError:
                return self._put_in_place(real, Loaded(old, wanted), proposal)
            edits = differences(base.register, wanted)
            refuse_signed_off(base.register, edits)
            return self._carry_out(real, base, proposal._replace(edits=edits, why=proposal.why if edits else ""))

    def check(self) -> tuple[str, ...]:
        """Do ``RegisterStore.check``."""
        try:
            problems = list(problems_of(self._opened.load().file.present, self._opened.load().register, self._opened.history()))
        except NoRegister:
            raise
        except RegisterError as error:
            problems = [str(error)]
        try:
            unreadable = [problem for backup in backups.backups_behind(self._path) if (problem := backups.problem_of(backup))]
        except RegisterError as error:
            unreadable = [str(error)]
        return (*problems, *self._leftovers(), *unreadable)

    @contextmanager
    def _locked(self, by: str) -> Iterator[Path]:
        """Hold the register's lock; gives the file behind the register's name, and says plainly what the system refuses."""
        try:
            real = file_behind(self._path)
            with held(self._path, real, by, self._lock_timeout):
                yield real
        except OSError as error:
            raise RegisterUnwritable(self._path, reason_of(error)) from error

    def _carry_out(self, real: Path, base: Loaded, proposal: Proposal) -> Change:
        """Write what a proposal makes of the register; only who holds the lock may."""
        commit = base.register.commit
        after, change = carry_out(base.register, proposal, commit + 1)
        if not change.edits:
            return change._replace(number=commit)
        self._write(real, base.file, after, change, lambda: backups.keep_backup(real, change.at, commit))
        return change

    def _put_in_place(self, real: Path, old: Loaded, proposal: Proposal) -> Change:
        """Write a backup where no register can be read, and keep aside what is there; only who holds the lock may.

        The change has a number that none has had, not even one that is lost: the last write made one more than it backed up.
        """
        number = max(backup.commit for backup in backups.backups_behind(self._path)) + 2
        change = Change(number, proposal.at, proposal.by, proposal.what, (), proposal.why)
        in_its_place = RegisterFile(stamp_of(real), old.file.whole)
        self._write(real, in_its_place, old.register._replace(commit=number), change, lambda: backups.set_aside(real, change.at))
        return change

    def _write(self, real: Path, file: RegisterFile, after: Register, change: Change, keep: Callable[[], Path]) -> None:
        """Replace the file by one that holds the change; ``keep`` keeps what is there, if something is."""
        tables = file.whole
        self._opened.forget()  # its documents are being changed; should this fail, the next look reads them again
        stage(tables, after, change)
        with atomic.replacement(real, serialise(tables)) as draft:
            kept = keep() if file.stamp else None
            self._replace(real, draft, file.stamp, kept)
        self._settle(real, kept)
        self._opened.remember(Loaded(RegisterFile(stamp_if_any(real), tables), after))

    def _replace(self, real: Path, draft: Path, expected: Stamp | None, kept: Path | None) -> None:
        try:
            if stamp_of(real) != expected:  # written by a program that does not know our lock
                raise RegisterMoved
            draft.replace(real)
        except BaseException:
            if kept:
                with suppress(OSError):
                    kept.unlink()
            raise

    def _settle(self, real: Path, kept: Path | None) -> None:
        """What is done once the new file is in its place."""
        try:
            atomic.sync_folder(real.parent)
        except OSError as error:
            raise RegisterUnwritable(self._path, reason_of(error), written=True) from error
        with suppress(OSError):  # a backup too many does no harm
            backups.prune(real, kept)

    def _leftovers(self) -> list[str]:
        """What a killed writer left. A draft that is there while nobody holds the lock is nobody's."""
        with suppress(OSError):
            draft = atomic.draft_of(file_behind(self._path))
            if draft.exists():
                return self._abandoned(draft)
        return []

    def _abandoned(self, draft: Path) -> list[str]:
        try:
            with self._locked(""):
                abandoned = draft.exists()
        except RegisterError as error:
            return [str(error)]
        told = f"{draft.name} was left behind by a write that did not finish; the next one clears it away."
        return [told] if abandoned else []


def _new() -> Loaded:
    register = Register(identity=os.urandom(8).hex())
    return Loaded(RegisterFile(None, tables_of(register)), register)
