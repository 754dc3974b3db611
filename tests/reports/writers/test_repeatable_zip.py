"""Zips that are the same whenever they are made."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ka_tui.reports.writers.repeatable_zip import repeatable


def zip_of(*entries: tuple[str, bytes], year: int, extra: bytes = b"", system: int = 0) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        for name, content in entries:
            entry = ZipInfo(name, (year, 2, 3, 4, 5, 6))
            entry.extra, entry.create_system = extra, system
            package.writestr(entry, content)
    return made.getvalue()


def test_the_moment_and_the_system_do_not_show() -> None:
    entries = (("word/document.xml", b"<a/>" * 100), ("[Content_Types].xml", b"<b/>"))
    one = repeatable(zip_of(*entries, year=1999, extra=b"UT\x05\x00\x03abcd", system=3))
    other = repeatable(zip_of(*entries, year=2024))
    assert one == other
    assert repeatable(one) == one


def test_entries_keep_their_order_and_content() -> None:
    entries = (("b.xml", b"b" * 1000), ("a.xml", b"a"), ("c/", b""))
    package = ZipFile(BytesIO(repeatable(zip_of(*entries, year=2001))))
    assert [(entry.filename, package.read(entry)) for entry in package.infolist()] == list(entries)
    assert package.infolist()[0].compress_type == ZIP_DEFLATED
    assert package.infolist()[0].compress_size < 1000
    assert all(entry.extra == b"" for entry in package.infolist())


def test_the_mimetype_of_open_document_stands_first_and_as_it_is() -> None:
    kind = b"application/vnd.oasis.opendocument.text"
    data = repeatable(zip_of(("content.xml", b"<a/>"), ("mimetype", kind), year=2001))
    first = ZipFile(BytesIO(data)).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert data[30 : 38 + len(kind)] == b"mimetype" + kind
