from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from struct import pack

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ka_tui.errors import DocumentDamaged, DocumentError, DocumentUnreadable
from ka_tui.reports.readers.document_parts import SHEET, LaidOut, Mark, MarkKind, Row, Text
from ka_tui.reports.readers.sheets import old_excel
from ka_tui.reports.reading import Source

SAMPLE = (Path(__file__).parents[1] / "samples" / "parks.xls").read_bytes()
"""Saved by LibreOffice: fills, a percentage, money, a day, a truth, a Wingdings circle, merged and hidden parts, 1/0."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def taken(data: bytes) -> LaidOut:
    return old_excel.take_apart(Source("parks.xls", data))


def rows(laid_out: LaidOut) -> list[Row]:
    return [part for part in laid_out.parts if isinstance(part, Row)]


def record(kind: int, data: bytes = b"") -> bytes:
    return pack("<HH", kind, len(data)) + data


def bare(*sheet: bytes, styles: bytes = b"") -> bytes:
    """A workbook of one sheet that is no compound file, with the records of the sheet."""
    begin = {kind: record(0x0809, pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0)) for kind in (0x05, 0x10)}
    named = len(record(0x0085, pack("<IHBB", 0, 0, 1, 0) + b"a"))
    offset = len(begin[0x05]) + len(styles) + named + len(record(0x000A))
    book = begin[0x05] + styles + record(0x0085, pack("<IHBB", offset, 0, 1, 0) + b"a") + record(0x000A)
    return book + begin[0x10] + b"".join(sheet) + record(0x000A)


def label(row: int, column: int, text: bytes) -> bytes:
    return record(0x0204, pack("<HHHHB", row, column, 0, len(text), 0) + text)


def test_cells_are_read_as_people_see_them() -> None:
    laid_out = taken(SAMPLE)
    assert laid_out.parts[0] == Text("sheet 'Parks'", "Parks", role=SHEET)
    assert [[cell.text for cell in row.cells] for row in rows(laid_out)] == [
        ["Parks and open spaces", "", "", "", ""],
        ["Ref", "Key Activity", "Status", "Progress", "Share done"],
        ["KA.01.01", "Plant the orchard", "", "Holes dug.\n- Trees ordered", "54.5%"],
        ["KA.01.02", "Mend the bandstand", "", "14/10/2022", "£72,460"],
        ["", "Mend the bandstand", "●", "Paint chosen", "TRUE"],
        ["KA.01.03", "Open the paddling pool", "", "", ""],
        ["Red", "Late"],
    ]
    assert rows(laid_out)[5].place == "sheet 'Parks', row 7"
    assert rows(laid_out)[4].cells[1].repeated


def test_fills_and_inks_are_marks() -> None:
    marks = {
        (row.place[-1], column): cell.marks for row in rows(taken(SAMPLE)) for column, cell in enumerate(row.cells) if cell.marks
    }
    assert marks == {
        ("3", 2): (Mark(MarkKind.FILL, "#d4351c"),),
        ("4", 2): (Mark(MarkKind.FILL, "#00703c"),),
        ("5", 2): (Mark(MarkKind.INK, "#f47738"),),
        ("7", 1): (Mark(MarkKind.INK, "#d4351c"),),
    }


def test_an_error_and_a_hidden_sheet_are_told() -> None:
    assert [problem.place for problem in taken(SAMPLE).problems] == ["sheet 'Parks', cell E7", "sheet 'Old figures'"]


def test_a_workbook_without_styles_is_read() -> None:
    assert [[cell.text for cell in row.cells] for row in rows(taken(bare(label(0, 0, b"KA.01.01"))))] == [["KA.01.01"]]


def test_only_old_workbooks_are_recognised_whatever_they_are_called() -> None:
    assert old_excel.recognises(Source("report", SAMPLE))
    assert old_excel.recognises(Source("report", bare()))
    word = OLE + "WordDocument\0".encode("utf-16-le")
    for data in (b"<html><table></table></html>", b"Ref\tStatus\r\n", b"PK\x03\x04", b"", word):
        assert not old_excel.recognises(Source("report.xls", data))
        with pytest.raises(DocumentUnreadable, match="whatever its name says"):
            taken(data)


def test_a_password_is_told_with_its_remedy() -> None:
    for data in (OLE + "EncryptedPackage\0".encode("utf-16-le"), bare(styles=record(0x002F, bytes(54)))):
        with pytest.raises(DocumentUnreadable, match="it has a password"):
            taken(data)


def test_half_a_workbook_is_damaged() -> None:
    with pytest.raises(DocumentDamaged):
        taken(SAMPLE[: len(SAMPLE) // 2])


@pytest.mark.parametrize(
    "data",
    [
        bare(*[record(0x00BE, pack("<HH", 0, 0) + bytes(512) + pack("<H", 255))] * 4000),
        bare(styles=record(0x00E0, bytes(20)) * 61_000),
    ],
    ids=["a million blank cells", "styles without end"],
)
def test_a_workbook_larger_than_any_report_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentUnreadable, match="more cells and styles than any report"):
        taken(data)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_workbook_is_refused_or_read_and_nothing_else(flips: list[tuple[int, int]]) -> None:
    data = bytearray(SAMPLE)
    for place, byte in flips:
        data[place] = byte
    with suppress(DocumentError):
        taken(bytes(data))
