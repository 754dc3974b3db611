"""The register as its users know it: look at it, change it, read its history, bring a backup back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from ka_tui.domain.changes import Change, Proposal
from ka_tui.domain.register import Register
from ka_tui.domain.text import clean_line
from ka_tui.errors import NoRegister, RegisterError, RegisterMoved, RegisterUnreadable, RegisterUnwritable
from ka_tui.store import atomic, backups
from ka_tui.store.backups import Backup
from ka_tui.store.documents import history_of, register_of, tables_of
from ka_tui.store.layout import serialise
from ka_tui.store.locking import held
from ka_tui.store.register_file import RegisterFile, Stamp, load, reason_of, stamp_if_any, stamp_of
from ka_tui.store.restoring import RESTORE, differences


class _Loaded:
    """One state of the file, the value that it holds, and its history once somebody asked."""

    def __init__(self, file: RegisterFile, register: Register) -> None:
        self.file, self.register = file, register
        self.history: tuple[Change, ...] | None = None


class RegisterStore:
    """One register file. What is read stays in memory until the file's stamp changes; no file is kept open.

    Its errors are those of RegisterError, and of the domain for what breaks a rule. After one, the file and what
    ``snapshot`` gives are as they were before; a RegisterUnwritable that says ``written`` is the one exception.
    """

    def __init__(self, path: Path, *, lock_timeout: float = 10.0) -> None:
        self.path = path
        self._lock_timeout = lock_timeout
        self._loaded: _Loaded | None = None
        self._seen: Stamp | None = None

    def exists(self) -> bool:
        """Whether there is a file at this place, register or not; also where only ``snapshot`` can say what is wrong."""
        try:
            return stamp_of(self.path) is not None
        except OSError:
            return True

    def has_changed(self) -> bool:
        """Whether the file is another than at the last look. One call of the system, for a screen that asks often."""
        return stamp_if_any(self.path) != self._seen

    def snapshot(self) -> Register:
        """The register as it stands now.

        Raises NoRegister, RegisterUnreadable, RegisterEmpty, RegisterDamaged, RegisterForeign or RegisterNewer.
        """
        return self._load().register

    def history(self) -> tuple[Change, ...]:
        """Every change, oldest first; raises as ``snapshot`` does."""
        loaded = self._load()
        if loaded.history is None:
            loaded.history = history_of(self.path, loaded.file.whole)
        return loaded.history

    def apply(self, proposal: Proposal) -> Change:
        """Carry out a proposal and write it down; where there is no register yet, make one.

        Gives the change that was written; one without edits means that all was so already and nothing was. Raises what
        ``snapshot`` does, what ``Register.carry_out`` does, RegisterLocked and RegisterUnwritable; and RegisterMoved when a
        program that does not know our lock wrote meanwhile.
        """
        with self._locked(proposal.by) as real:
            try:
                base = self._load()
            except NoRegister:
                base = _new()
            return self._carry_out(real, base, proposal)

    def backups(self) -> tuple[Backup, ...]:
        """The backups that can be brought back, newest first. Raises RegisterUnreadable."""
        try:
            return backups.backups_of(self._real())
        except OSError as error:
            raise RegisterUnreadable(backups.folder_of(self.path), reason_of(error)) from error

    def restore(self, backup_name: str | None, by: str, at: str) -> Change:
        """Bring a backup back, the newest that reads for None, as a new change that can be undone.

        Where the register itself cannot be read it is kept aside, and the backup takes its place: the change then has no
        edits, and only says which backup that was. One without even that says that all was so already. Raises
        NoSuchBackup, the errors of ``snapshot`` for a backup that cannot be read, RegisterLocked and RegisterUnwritable.
        """
        with self._locked(by) as real:
            backup = backups.find_backup(self.backups(), backup_name)
            old = load(backup.path)
            wanted = register_of(backup.path, old.present)
            proposal = Proposal(RESTORE, (), clean_line(by), at, f"backup {backup.name}")
            try:
                base = self._load()
            except RegisterError:
                return self._put_in_place(real, _Loaded(old, wanted), proposal)
            edits = differences(base.register, wanted)
            return self._carry_out(real, base, replace(proposal, edits=edits, why=proposal.why if edits else ""))

    def check(self) -> tuple[str, ...]:
        """What is wrong with the register, one sentence each; raises NoRegister only."""
        from ka_tui.store.soundness import problems_of

        try:
            problems = list(problems_of(self._load().file.present, self.snapshot(), self.history()))
        except NoRegister:
            raise
        except RegisterError as error:
            problems = [str(error)]
        try:
            unreadable = [problem for backup in self.backups() if (problem := backups.problem_of(backup))]
        except RegisterError as error:
            unreadable = [str(error)]
        return (*problems, *self._leftovers(), *unreadable)

    @contextmanager
    def _locked(self, by: str) -> Iterator[Path]:
        """Hold the register's lock; gives the file behind the register's name, and says plainly what the system refuses."""
        try:
            real = self._real()
            with held(self.path, real, by, self._lock_timeout):
                yield real
        except OSError as error:
            raise RegisterUnwritable(self.path, reason_of(error)) from error

    def _real(self) -> Path:
        """The file behind the name: a symbolic link is followed, so that it stays one. Raises OSError."""
        try:
            return Path(os.path.realpath(self.path, strict=True))
        except FileNotFoundError:
            return Path(os.path.realpath(self.path))

    def _load(self) -> _Loaded:
        self._seen = stamp_if_any(self.path)
        loaded = self._loaded
        if loaded is None or self._seen is None or loaded.file.stamp != self._seen:
            self._loaded = None
            file = load(self.path)
            loaded = _Loaded(file, register_of(self.path, file.present))
            self._loaded, self._seen = loaded, file.stamp
        return loaded

    def _carry_out(self, real: Path, base: _Loaded, proposal: Proposal) -> Change:
        """Write what a proposal makes of the register; only who holds the lock may."""
        commit = base.register.commit
        after, change = base.register.carry_out(proposal, commit + 1)
        if not change.edits:
            return replace(change, number=commit)
        self._write(real, base.file, after, change, lambda: backups.keep_backup(real, change.at, commit))
        return change

    def _put_in_place(self, real: Path, old: _Loaded, proposal: Proposal) -> Change:
        """Write a backup where no register can be read, and keep aside what is there; only who holds the lock may.

        The change has a number that none has had, not even one that is lost: the last write made one more than it backed up.
        """
        number = max(backup.commit for backup in self.backups()) + 2
        change = Change(number, proposal.at, proposal.by, proposal.what, (), proposal.why)
        in_its_place = RegisterFile(stamp_of(real), old.file.whole)
        self._write(real, in_its_place, replace(old.register, commit=number), change, lambda: backups.set_aside(real, change.at))
        return change

    def _write(self, real: Path, file: RegisterFile, after: Register, change: Change, keep: Callable[[], Path]) -> None:
        """Replace the file by one that holds the change; ``keep`` keeps what is there, if something is."""
        from ka_tui.store.staging import stage

        tables = file.whole
        self._loaded = None  # its documents are being changed; should this fail, the next look reads them again
        stage(tables, after, change)
        with atomic.replacement(real, serialise(tables)) as draft:
            kept = keep() if file.stamp else None
            self._replace(real, draft, file.stamp, kept)
        self._settle(real, kept)
        self._seen = stamp_if_any(real)
        self._loaded = _Loaded(RegisterFile(self._seen, tables), after)

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
            raise RegisterUnwritable(self.path, reason_of(error), written=True) from error
        with suppress(OSError):  # a backup too many does no harm
            backups.prune(real, kept)

    def _leftovers(self) -> list[str]:
        """What a killed writer left. A draft that is there while nobody holds the lock is nobody's."""
        with suppress(OSError):
            draft = atomic.draft_of(self._real())
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


def _new() -> _Loaded:
    import secrets

    register = Register(identity=secrets.token_hex(8))
    return _Loaded(RegisterFile(None, tables_of(register)), register)
