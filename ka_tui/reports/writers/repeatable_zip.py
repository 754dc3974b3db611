"""The same zip whenever it is made: Word, Excel and OpenDocument files are zips, and carry the clock in every entry."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can tell."""

_MIMETYPE = "mimetype"
_UNIX = 3
_READABLE = 0o600 << 16


def repeatable(data: bytes) -> bytes:
    """The same entries in the same order, without the moment and the system they were written on.

    All are deflated and have no extra fields, but for OpenDocument's ``mimetype``, which stands first and stored, as its
    packages must begin (OpenDocument 1.3, part 2, 3.3).
    """
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w") as new:
        for entry in sorted(old.infolist(), key=lambda entry: entry.filename != _MIMETYPE):
            new.writestr(_timeless(entry.filename), old.read(entry))
    return made.getvalue()


def _timeless(name: str) -> ZipInfo:
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type = ZIP_STORED if name == _MIMETYPE else ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _READABLE
    return entry
