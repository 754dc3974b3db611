"""Copies of the register as it was before each write, in a folder beside it, few enough to keep and to look through.

A name tells when the copy was made and which commit it holds: ``20220930-141500-000012.json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

from ka_tui.errors import NoSuchBackup, RegisterError, RegisterUnreadable
from ka_tui.store.atomic import keep_copy
from ka_tui.store.change_documents import history_of
from ka_tui.store.documents import register_of
from ka_tui.store.register_file import file_behind, load, reason_of

KEPT_WRITES = 10
"""How many of the last writes can be taken back by a backup."""

KEPT_DAYS = 30
"""For how many of the last days with a write the newest backup of the day is kept."""

_NAME = re.compile(r"(?P<day>\d{8})-(?P<time>\d{6})-(?P<commit>\d{6,})(?:-\d+)?")


class Backup(NamedTuple):
    """One backup: ``made_at`` is ISO 8601 in UTC, ``size`` in bytes, ``commit`` the last change that it holds."""

    name: str
    path: Path
    made_at: str
    size: int
    commit: int


def folder_of(real: Path) -> Path:
    """The folder of a register file's backups."""
    return real.with_name(f"{real.stem}.backups")


def backups_behind(path: Path) -> tuple[Backup, ...]:
    """The backups of the register file behind a name, newest first. Raises RegisterUnreadable."""
    try:
        return backups_of(file_behind(path))
    except OSError as error:
        raise RegisterUnreadable(folder_of(path), reason_of(error)) from error


def backups_of(real: Path) -> tuple[Backup, ...]:
    """The backups of a register file, newest first; files of other names are nobody's business. Raises OSError."""
    try:
        paths = list(folder_of(real).iterdir())
    except FileNotFoundError:
        return ()
    found = []
    for path in paths:
        name = _NAME.fullmatch(path.stem)
        if name and path.suffix == real.suffix:
            with suppress(FileNotFoundError):
                found.append(Backup(path.stem, path, _made_at(name), path.stat().st_size, int(name["commit"])))
    return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.commit, backup.name), reverse=True))


def find_backup(backups: Iterable[Backup], name: str | None) -> Backup:
    """The backup of this name, with or without its ending; for None the first that reads. Raises NoSuchBackup."""
    for backup in backups:
        if name in (backup.name, backup.path.name) or (name is None and problem_of(backup) is None):
            return backup
    raise NoSuchBackup(name)


def problem_of(backup: Backup) -> str | None:
    """Why a backup could not be brought back, in a sentence; None when it could."""
    try:
        file = load(backup.path)
        register_of(backup.path, file.present)
        history_of(backup.path, file.whole)
    except RegisterError as error:
        return f"Backup {backup.name} cannot be brought back: {error}"
    return None


def keep_backup(real: Path, at: str, commit: int) -> Path:
    """Keep the register file as it is now, before it is replaced. Raises OSError."""
    folder = folder_of(real)
    folder.mkdir(exist_ok=True)
    return _kept_as(real, folder / f"{_stamp(at)}-{commit:06}", real.suffix)


def set_aside(real: Path, at: str) -> Path:
    """Keep a file that cannot be read as a register beside it, for whoever can mend it. Raises OSError."""
    return _kept_as(real, real.with_name(f"{real.name}.damaged-{_stamp(at)}"), "")


def prune(real: Path, newest: Path | None) -> None:
    """Drop the backups beyond those of the last writes and the newest of each of the last days. Raises OSError.

    ``newest``, which was made just now, stays whatever the clocks said.
    """
    backups = backups_of(real)
    days: dict[str, Backup] = {}
    for backup in backups:
        days.setdefault(backup.made_at[:10], backup)
    kept = {backup.path for backup in (*backups[:KEPT_WRITES], *list(days.values())[:KEPT_DAYS])} | {newest}
    for backup in backups:
        if backup.path not in kept:
            backup.path.unlink(missing_ok=True)


def _kept_as(real: Path, name: Path, ending: str) -> Path:
    """Keep the file under a name, or under that name and a number where it is taken."""
    for number in count(1):
        copy = name.with_name(f"{name.name}{f'-{number}' if number > 1 else ''}{ending}")
        with suppress(FileExistsError):
            keep_copy(real, copy)
            break
    return copy


def _stamp(at: str) -> str:
    """A moment (ISO 8601) as names of files have it: ``20220930-141500``."""
    digits = re.sub(r"\D", "", at)[:14].ljust(14, "0")
    return f"{digits[:8]}-{digits[8:]}"


def _made_at(name: re.Match[str]) -> str:
    day, time = name["day"], name["time"]
    return f"{day[:4]}-{day[4:6]}-{day[6:]}T{time[:2]}:{time[2:4]}:{time[4:]}Z"
