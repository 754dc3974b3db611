"""The register as its users know it: look at it, change it, read its history, bring a backup back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ka_tui.store.opened_register import OpenedRegister
from ka_tui.store.register_file import file_behind, stamp_if_any, stamp_of

if TYPE_CHECKING:
    from ka_tui.domain.changes import Change, Proposal
    from ka_tui.domain.register import Register
    from ka_tui.store.backups import Backup
    from ka_tui.store.register_writer import RegisterWriter


class RegisterStore:
    """One register file, read and written by whole commits.

    Its errors are those of RegisterError, and of the domain for what breaks a rule. After one, the file and what
    ``snapshot`` gives are as they were before; a RegisterUnwritable that says ``written`` is the one exception.
    """

    def __init__(self, path: Path, *, lock_timeout: float = 10.0) -> None:
        self.path = path
        self._lock_timeout = lock_timeout
        self._opened = OpenedRegister(path)

    def exists(self) -> bool:
        """Whether there is a file at this place, register or not; also where only ``snapshot`` can say what is wrong."""
        try:
            return stamp_of(self.path) is not None
        except OSError:
            return True

    @property
    def size(self) -> int:
        """How many bytes the file has; 0 where it cannot be looked at."""
        stamp = stamp_if_any(self.path)
        return stamp.size if stamp else 0

    def has_changed(self) -> bool:
        """Whether the file is another than at the last look. One call of the system, for a screen that asks often."""
        return self._opened.has_changed()

    def snapshot(self) -> Register:
        """The register as it stands now.

        Raises NoRegister, RegisterUnreadable, RegisterEmpty, RegisterDamaged, RegisterForeign or RegisterNewer.
        """
        return self._opened.load().register

    def history(self) -> tuple[Change, ...]:
        """Every change, oldest first; raises as ``snapshot`` does."""
        return self._opened.history()

    def apply(self, proposal: Proposal) -> Change:
        """Carry out a proposal and write it down; where there is no register yet, make one.

        Gives the change that was written; one without edits means that all was so already and nothing was. Raises what
        ``snapshot`` does, what carrying out does, RegisterLocked and RegisterUnwritable; and RegisterMoved when a
        program that does not know our lock wrote meanwhile.
        """
        return self._writer.apply(proposal)

    def backups(self) -> tuple[Backup, ...]:
        """The backups that can be brought back, newest first. Raises RegisterUnreadable."""
        from ka_tui.store.backups import backups_behind  # only who asks for them

        return backups_behind(self.path)

    @property
    def backups_folder(self) -> Path:
        """Where the backups lie, whether there are any or not."""
        from ka_tui.store.backups import folder_of  # only who asks for it

        return folder_of(file_behind(self.path))

    def restore(self, backup_name: str | None, by: str, at: str) -> Change:
        """Bring a backup back, the newest that reads for None, as a new change that can be undone.

        Where the register itself cannot be read it is kept aside, and the backup takes its place: the change then has no
        edits, and only says which backup that was. One without even that says that all was so already. Raises
        NoSuchBackup, the errors of ``snapshot`` for a backup that cannot be read, QuarterClosed where it would change a
        quarter that is signed off, RegisterLocked and RegisterUnwritable.
        """
        return self._writer.restore(backup_name, by, at)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the register, one sentence each; raises NoRegister only."""
        return self._writer.check()

    @property
    def _writer(self) -> RegisterWriter:
        from ka_tui.store.register_writer import RegisterWriter  # whoever only reads need not load what writing takes

        return RegisterWriter(self._opened, self._lock_timeout)
