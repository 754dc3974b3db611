"""The register's file as it was read at one moment, and how to tell that it has changed since."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from ka_tui.errors import NoRegister, RegisterUnreadable
from ka_tui.store.layout import parse, parse_history
from ka_tui.store.migrations import Tables


class Stamp(NamedTuple):
    """What tells one state of a file from another without reading it; ``modified`` is in nanoseconds."""

    inode: int
    size: int
    modified: int


class RegisterFile(NamedTuple):
    """What was read: the tables that say how things stand, and the history, as bytes while nobody asked for it.

    ``stamp`` is what the file had then, None where there is no file yet.
    """

    stamp: Stamp | None
    present: Tables
    unread_history: memoryview = memoryview(b"")

    @property
    def whole(self) -> Tables:
        """All tables, the history too."""
        return {**self.present, **parse_history(self.unread_history)} if self.unread_history else self.present


def load(path: Path) -> RegisterFile:
    """Read the register's file; raises NoRegister, RegisterUnreadable, and what ``layout.parse`` does."""
    try:
        with path.open("rb", buffering=0) as file:
            stamp = _stamp(os.fstat(file.fileno()))  # before the bytes, so that a change meanwhile is noticed later
            content = file.readall()
    except FileNotFoundError:
        raise NoRegister(path) from None
    except OSError as error:
        raise RegisterUnreadable(path, reason_of(error)) from error
    tables, unread_history = parse(path, content)
    return RegisterFile(stamp, tables, unread_history)


def file_behind(path: Path) -> Path:
    """The file behind a register's name: a symbolic link is followed, so that it stays one. Raises OSError."""
    try:
        return Path(os.path.realpath(path, strict=True))
    except FileNotFoundError:
        return Path(os.path.realpath(path))


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of the file that stands there now; None when there is none. Raises OSError."""
    try:
        return _stamp(path.stat())
    except FileNotFoundError:
        return None


def stamp_if_any(path: Path) -> Stamp | None:
    """The same, and None too where the file cannot be looked at: reading it will say why."""
    try:
        return stamp_of(path)
    except OSError:
        return None


def reason_of(error: OSError) -> str:
    """The operating system's reason in plain words, to stand inside a sentence."""
    words = error.strerror or str(error) or type(error).__name__
    return words[:1].lower() + words[1:]


def _stamp(status: os.stat_result) -> Stamp:
    return Stamp(status.st_ino, status.st_size, status.st_mtime_ns)
