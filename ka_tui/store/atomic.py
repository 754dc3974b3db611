"""A file replaced in one step: whoever looks, and whenever the machine stops, sees the old bytes or the new, never between."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_NOT_KNOWN_HERE = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)
_CHUNK = 1 << 20


def draft_of(path: Path) -> Path:
    """Where the new content of a file stands until it takes the file's place.

    The name is always the same, so what a killed writer left behind is cleared away by the next one.
    """
    return path.with_name(f".{path.name}.new")


@contextmanager
def replacement(path: Path, content: bytes) -> Iterator[Path]:
    """A finished, checked draft of the new content, ready to take the file's place; gone afterwards if it did not.

    Only who holds the register's lock may call this. Raises OSError; the file itself is not touched.
    """
    draft = draft_of(path)
    try:
        write_new(draft, content, like=path)
        yield draft
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def write_new(path: Path, content: bytes, like: Path | None = None) -> None:
    """Write a file anew, onto the disk, with the mode and the owner of another one; then read it back.

    Raises OSError, also where the disk gives back something else than it was given.
    """
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY, 0o666)
    try:
        _take_after(handle, like)
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)
    if _read(path) != content:
        raise OSError("what was written did not read back")


def keep_copy(source: Path, copy: Path) -> None:
    """Keep a file's content under a second name: a hard link, which cannot be half done, or a copy where links are not.

    Raises OSError; FileExistsError if the name is taken.
    """
    try:
        os.link(source, copy)
    except FileExistsError:
        raise
    except OSError:
        if copy.exists():
            raise
        try:
            write_new(copy, _read(source), like=source)
        except BaseException:
            with suppress(OSError):
                copy.unlink(missing_ok=True)
            raise


def sync_folder(folder: Path) -> None:
    """Make names in a folder outlast a power cut; does nothing where the system cannot. Raises OSError."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NOT_KNOWN_HERE:
            raise
    finally:
        os.close(handle)


def _read(path: Path) -> bytes:
    handle = os.open(path, os.O_RDONLY | _BINARY)
    try:
        chunks = []
        while chunk := os.read(handle, _CHUNK):
            chunks.append(chunk)
        return b"".join(chunks)
    finally:
        os.close(handle)


def _take_after(handle: int, like: Path | None) -> None:
    """Give an open file the mode of another one, and its owner where we may."""
    if like is None or not hasattr(os, "fchmod"):
        return
    try:
        model = os.stat(like)  # noqa: PTH116 - beside fstat and fchmod
    except FileNotFoundError:
        return
    present = os.fstat(handle)
    if (model.st_uid, model.st_gid) != (present.st_uid, present.st_gid):
        with suppress(OSError):
            os.fchown(handle, model.st_uid, model.st_gid)
    os.fchmod(handle, model.st_mode & 0o7777)
