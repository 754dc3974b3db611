"""One writer at a time: a lock of the operating system, and a note beside it of who holds it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ka_tui.domain.text import clean_line
from ka_tui.errors import RegisterLocked

POLL_SECONDS = 0.005
"""How long a waiting writer sleeps between two looks: a write takes some ten milliseconds."""


def lock_path(path: Path) -> Path:
    """The lock of a register file. It stays when nobody holds it: taking it away would let two in."""
    return path.with_name(f"{path.name}.lock")


def note_path(path: Path) -> Path:
    """The note of who holds the lock, there only while somebody does."""
    return path.with_name(f"{path.name}.lock-holder")


@contextmanager
def held(path: Path, real: Path, by: str, timeout: float) -> Iterator[None]:
    """Hold the lock of the register; ``path`` is its name for the user, ``real`` the file behind it.

    Makes the folder if there is none. Raises RegisterLocked after ``timeout`` seconds, OSError where no lock can be had.
    """
    from filelock import FileLock, Timeout  # costs as much as the rest of a command: only writers pay

    real.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(
        lock_path(real),
        timeout=timeout,
        mode=0o600 | real.parent.stat().st_mode & 0o066,  # whoever may write into the folder may wait here
        poll_interval=POLL_SECONDS,
        fallback_to_soft=False,
        preserve_lock_file=True,
    )
    try:
        lock.acquire()
    except Timeout as error:
        raise RegisterLocked(path, _holder(real), timeout) from error
    try:
        with suppress(OSError):
            _leave_note(real, by)
        yield
    finally:
        with suppress(OSError):
            note_path(real).unlink(missing_ok=True)
        try:
            lock.release()
        except OSError:  # what was written is written; a second call lets go of what is left
            with suppress(OSError):
                lock.release(force=True)


def _leave_note(real: Path, by: str) -> None:
    draft = note_path(real).with_suffix(".lock-holder-new")
    draft.write_text(clean_line(f"{by or 'somebody'} (process {os.getpid()})"), encoding="utf-8")
    draft.replace(note_path(real))


def _holder(real: Path) -> str:
    try:
        return clean_line(note_path(real).read_text(encoding="utf-8")) or "another program"
    except (OSError, UnicodeDecodeError):
        return "another program"
