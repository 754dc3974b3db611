"""Packages opened safely: bombs, damage, passwords, entities, and what kind of document a package is."""

from __future__ import annotations

import struct
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.errors import DocumentDamaged, DocumentError, DocumentUnreadable
from ka_tui.reports.readers.office.package import OfficePackage, compound_kind, package_kind
from ka_tui.reports.reading import Source
from tests.reports.readers.office_samples import WORD_TYPES, odt_source, p, package, word_source

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def stream(name: str) -> bytes:
    return OLE + bytes(500) + f"{name}\0".encode("utf-16-le")


def test_parts_are_read_whatever_the_case_of_their_names() -> None:
    opened = OfficePackage(package({"Word/Document.xml": "<a>&#233;</a>"}))
    assert opened.names == ("Word/Document.xml",)
    assert opened.read("word/document.xml") == b"<a>&#233;</a>"
    root = opened.xml("word/document.xml")
    assert root is not None
    assert root.text == "é"
    assert opened.xml("word/styles.xml") is None
    with pytest.raises(DocumentDamaged, match=r"lacks the part word/styles\.xml"):
        opened.read("word/styles.xml")


def test_relations_lead_to_parts_and_never_outside() -> None:
    rels = (
        '<r><x Id="a" Type="http://x/image" Target="media/a.png"/><x Id="b" Type="http://x/image" Target="/top.png"/>'
        '<x Id="c" Type="http://x/image" Target="http://example.org/c.png" TargetMode="External"/>'
        '<x Id="d" Type="http://x/image" Target="../../../etc/passwd"/></r>'
    )
    found = OfficePackage(package({"word/_rels/document.xml.rels": rels})).relations("word/document.xml")
    assert {key: relation.target for key, relation in found.items()} == {
        "a": "word/media/a.png",
        "b": "top.png",
        "d": "etc/passwd",
    }
    assert {relation.kind for relation in found.values()} == {"image"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_xml_reads_in_the_encodings_of_packages(encoding: str) -> None:
    root = OfficePackage(package({"a": '<?xml version="1.0"?><a>naïve – ✔</a>'.encode(encoding)})).xml("a")
    assert root is not None
    assert root.text == "naïve – ✔"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str) -> None:
    hostile = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'.encode(encoding)
    with pytest.raises(DocumentUnreadable, match="defines entities"):
        OfficePackage(package({"a": hostile})).xml("a")


def test_a_part_that_is_no_xml_is_damaged() -> None:
    with pytest.raises(DocumentDamaged, match="no XML"):
        OfficePackage(package({"a": "<a><b></a>"})).xml("a")


def test_a_part_with_more_markup_than_any_report_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(DocumentUnreadable, match="larger than any report"):
        OfficePackage(package({"a": b"<a>" + b"<b/>" * 1_000_000 + b"</a>"})).xml("a")


def test_a_bomb_is_refused_although_its_header_lies_about_its_size() -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as zipped, zipped.open("a", "w") as part:
        for _ in range(101):
            part.write(bytes(2**20))
    with pytest.raises(DocumentUnreadable, match="unpacks to more than 100 MB"):
        OfficePackage(Source("a.docx", out.getvalue())).read("a")
    lying = out.getvalue().replace(struct.pack("<L", 101 * 2**20), struct.pack("<L", 1000))
    with pytest.raises(DocumentError):
        OfficePackage(Source("a.docx", lying)).read("a")


def test_a_package_of_too_many_parts_is_refused_before_they_are_listed() -> None:
    with pytest.raises(DocumentUnreadable, match="more than 10,000 parts"):
        OfficePackage(package({f"part{number}": b"" for number in range(10_001)}))


def test_parts_that_overlap_are_damage() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as zipped:
        zipped.writestr("a", b"x" * 100)
        twin = ZipInfo("b")
        twin.header_offset, twin.file_size, twin.compress_size, twin.CRC = 0, 100, 100, zipped.getinfo("a").CRC
        zipped.filelist.append(twin)
    with pytest.raises(DocumentDamaged, match="overlap"):
        OfficePackage(Source("a.docx", out.getvalue()))


def test_a_package_cut_short_is_damaged() -> None:
    whole = word_source(p("Lamps"))
    with pytest.raises(DocumentDamaged, match="only the beginning"):
        OfficePackage(Source("a.docx", whole.data[:-40]))


def test_a_zip_with_a_password_says_so() -> None:
    encrypted = bytearray(package({"a": "x" * 50}).data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        encrypted[encrypted.index(signature) + offset] |= 1
    with pytest.raises(DocumentUnreadable, match="it has a password"):
        OfficePackage(Source("a.docx", bytes(encrypted)))


def test_an_encrypted_opendocument_says_so() -> None:
    manifest = '<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>'
    with pytest.raises(DocumentUnreadable, match="it has a password"):
        OfficePackage(package({"content.xml": b"\x01\x02", "META-INF/manifest.xml": manifest}, "a.odt"))


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [
        ("EncryptedPackage", "encrypted", "it has a password"),
        ("WordDocument", "doc", r"an old Word file\. Save it as \.docx"),
        ("Workbook", "xls", r"an old Excel file\. Save it as \.xlsx"),
        ("Something", "other", "an old Office file"),
    ],
)
def test_old_and_encrypted_files_are_told_apart(name: str, kind: str, told: str) -> None:
    source = Source("a.docx", stream(name))
    assert compound_kind(source) == kind
    with pytest.raises(DocumentUnreadable, match=told):
        OfficePackage(source)


def test_a_kind_is_told_by_the_content_and_not_by_the_name() -> None:
    assert package_kind(Source("a.zip", word_source(p("Lamps")).data)) == "docx"
    assert package_kind(odt_source("")) == "odt"
    assert package_kind(package({**WORD_TYPES, "xl/workbook.xml": "<w/>"}, "a.docx")) == "xlsx"
    assert package_kind(package({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})) == "ods"
    assert package_kind(package({"readme.txt": "word/document.xml"})) is None
    assert package_kind(Source("a.docx", b"PK\x03\x04 and no more")) is None
    assert package_kind(Source("a.docx", b"")) is None
    assert compound_kind(word_source("")) is None


SMALL = word_source(p("Lamps are lit")).data


@given(st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_damaged_package_raises_document_errors_only(damage: list[tuple[int, int]]) -> None:
    data = bytearray(SMALL)
    for at, byte in damage:
        data[at] = byte
    source = Source("a.docx", bytes(data))
    assert package_kind(source) in ("docx", "xlsx", None)
    with suppress(DocumentError):
        opened = OfficePackage(source)
        assert all(isinstance(opened.read(name), bytes) for name in opened.names if name in opened)
        opened.xml("word/document.xml")
