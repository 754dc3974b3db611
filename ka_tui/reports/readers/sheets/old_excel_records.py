"""The records of an .xls file counted before xlrd reads them, so that no file can take the machine down.

A record is two bytes of kind, two of length, and its data; [MS-XLS] names the kinds. The workbook comes first, then each sheet.
"""

from __future__ import annotations

from io import StringIO
from struct import Struct

from ka_tui.errors import DocumentUnreadable
from ka_tui.reports.readers.office.package import compound_kind
from ka_tui.reports.reading import Source

_LARGEST = 40 * 2**20
_MOST_CELLS = 1_000_000
_MOST_RECORDS = 60_000
"""How many records other than cells are read: xlrd makes up to two kilobytes of each."""

_HEADER, _OFFSET = Struct("<HH"), Struct("<I")
_BEGIN, _END, _SHEET = 0x0809, 0x000A, 0x0085
_CELLS = {0x0006, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x0208, 0x027E}
"""The records that are one cell, or one row."""
_MANY_CELLS = {0x00BD: 6, 0x00BE: 2}
"""The records that are several cells, with the bytes that each of them takes."""


class _Counted:
    """What has been counted so far; ``sheets`` are the places where the workbook says that its sheets begin."""

    def __init__(self, source: Source) -> None:
        self._name = source.name
        self._data, self._base = _stream(source)
        self._cells = self._others = 0
        self.sheets: list[int] = []

    def count(self, start: int) -> None:
        """Count the records of the workbook or of a sheet, from its first; raises DocumentUnreadable where they are too many."""
        at, depth = self._base + start, 0
        while at + _HEADER.size <= len(self._data):
            kind, length = _HEADER.unpack_from(self._data, at)
            at += _HEADER.size
            if kind in _MANY_CELLS:
                self._cells += length // _MANY_CELLS[kind]
            elif kind in _CELLS:
                self._cells += 1
            else:
                self._others += 1
            if self._cells > _MOST_CELLS or self._others > _MOST_RECORDS:
                raise DocumentUnreadable(self._name, "it has more cells and styles than any report")
            if kind == _SHEET and length >= _OFFSET.size and at + _OFFSET.size <= len(self._data):
                self.sheets.append(_OFFSET.unpack_from(self._data, at)[0])
            depth += (kind == _BEGIN) - (kind == _END)
            if kind == _END and depth <= 0:
                return
            at += length


def refuse_giant(source: Source) -> None:
    """Raise DocumentUnreadable for a workbook larger than any report, and for a damaged one whatever xlrd raises."""
    if len(source.data) > _LARGEST:
        raise DocumentUnreadable(source.name, f"it is larger than {_LARGEST // 2**20} MB, which no report is")
    counted = _Counted(source)
    counted.count(0)
    for sheet in tuple(counted.sheets):
        counted.count(sheet)


def _stream(source: Source) -> tuple[bytes, int]:
    """The bytes that hold the records of a workbook, and where in them they begin."""
    if compound_kind(source) is None:
        return source.data, 0
    from xlrd.compdoc import CompDoc

    file = CompDoc(source.data, logfile=StringIO())
    for name in ("Workbook", "Book"):
        data, base, _ = file.locate_named_stream(name)
        if data:
            return data, base
    return b"", 0
