"""The zip package that .docx, .xlsx, .odt and .ods files are, opened so that no file can take the machine down.

Sizes are counted while parts are unpacked and never believed from their headers; XML is parsed without entities, without
the network and without a document type. External targets of relations are not given out, so that nobody opens them.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from importlib import import_module
from io import BytesIO
from itertools import pairwise
from posixpath import dirname, normpath
from typing import NamedTuple, Protocol
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ka_tui.errors import DocumentDamaged, DocumentUnreadable
from ka_tui.reports.reading import Source

PASSWORD = "it has a password. Save it without one, and try again"  # noqa: S105 - a sentence, no secret

_MOST_PARTS = 10_000
_LARGEST_PART = 100 * 2**20
_LARGEST_PACKAGE = 200 * 2**20
_LARGEST_XML = 40 * 2**20
_MOST_MARKUP = 1_000_000
"""Tags and attributes of one part of XML; each takes the parser up to 200 bytes, however few it takes the part."""
_CHUNK = 2**20
_LOCAL_HEADER = 30
"""The bytes that stand in front of an entry's data at the least."""

_ZIP = b"PK\x03\x04"
_CENTRAL_ENTRY = b"PK\x01\x02"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNZIPPING = (
    BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""All that zipfile raises for a damaged package; KeyError is none of them, since names are looked up first."""

_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"drawingml/picture": b"http://schemas.openxmlformats.org/drawingml/2006/picture",
    b"drawingml/wordprocessingDrawing": b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    b"officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"officeDocument/extendedProperties": b"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
}
"""The namespaces of 'Strict Open XML' and those that everybody else writes."""

_FOLDERS = {"docx": "word/", "xlsx": "xl/"}
_OPENDOCUMENT = {b"text": "odt", b"spreadsheet": "ods"}
_MEDIA_TYPE = re.compile(rb"application/vnd\.oasis\.opendocument\.(text|spreadsheet)")


class Element(Protocol):
    """An element as lxml gives it: as much of one as readers use."""

    tag: str
    text: str | None
    tail: str | None

    def get(self, key: str) -> str | None:
        """An attribute, by its name in ``{namespace}name`` form."""

    def find(self, path: str) -> Element | None:
        """The first element on a path below it."""

    def iterfind(self, path: str) -> Iterator[Element]:
        """All elements on a path below it."""

    def iter(self, *tags: str) -> Iterator[Element]:
        """It and all elements below it, in the document's order, of these tags."""

    def getparent(self) -> Element | None:
        """The element around it."""

    def __iter__(self) -> Iterator[Element]:
        """Its children."""

    def __len__(self) -> int:
        """How many children it has."""


class Relation(NamedTuple):
    """What a part of a package refers to: the last word of the relation's type, as in ``image``, and the part's name."""

    kind: str
    target: str


class OfficePackage:
    """The parts of a package by their names; everything it raises is a DocumentError."""

    def __init__(self, source: Source) -> None:
        """Open a package; raise DocumentUnreadable where it has a password or is none, DocumentDamaged where it is broken."""
        self._name = source.name
        self._unpacked: dict[str, int] = {}
        refuse_compound(source)
        if source.data.count(_CENTRAL_ENTRY) > _MOST_PARTS:
            raise DocumentUnreadable(source.name, f"it has more than {_MOST_PARTS:,} parts, which no report has")
        try:
            self._zip = ZipFile(BytesIO(source.data))
        except _UNZIPPING as error:
            raise self._damaged("it is no zip package, or only the beginning of one") from error
        self._entries = {entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in self._zip.infolist()}
        self._check_entries()
        manifest = "META-INF/manifest.xml"
        if manifest in self and b"encryption-data" in self.read(manifest):
            raise DocumentUnreadable(self._name, PASSWORD)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts as the package spells them."""
        return tuple(entry.filename for entry in self._entries.values())

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def read(self, name: str) -> bytes:
        """The bytes of a part, in either case of its name; raises DocumentDamaged, also where the part is missing."""
        entry = self._entries.get(name.lower())
        if entry is None:
            raise self._damaged(f"it lacks the part {name}")
        size, chunks = 0, []
        before = sum(self._unpacked.values()) - self._unpacked.get(entry.filename, 0)
        for chunk in self._chunks(entry):
            size += len(chunk)
            if size > _LARGEST_PART or before + size > _LARGEST_PACKAGE:
                raise DocumentUnreadable(self._name, f"it unpacks to more than {_LARGEST_PART // 2**20} MB, which no report does")
            chunks.append(chunk)
        self._unpacked[entry.filename] = size
        return b"".join(chunks)

    def xml(self, name: str) -> Element | None:
        """The root element of a part, None where the package has no such part; raises DocumentError, ImportError without lxml."""
        return self._parsed(name, self.read(name)) if name in self else None

    def relations(self, name: str) -> Mapping[str, Relation]:
        """What a part (``""`` for the package) refers to inside the package, by id; what is outside of it is left out."""
        folder, _, file = name.rpartition("/")
        root = self.xml(f"{folder}/_rels/{file}.rels".lstrip("/"))
        found: dict[str, Relation] = {}
        for relation in root if root is not None else ():
            target = relation.get("Target")
            if target and relation.get("TargetMode") != "External":
                inside = target if target.startswith("/") else f"{dirname(name)}/{target}"
                kind = (relation.get("Type") or "").rpartition("/")[2]
                found[relation.get("Id") or ""] = Relation(kind, normpath(f"/{inside}").lstrip("/"))
        return found

    def _check_entries(self) -> None:
        entries = sorted(self._zip.infolist(), key=lambda entry: entry.header_offset)
        for entry, following in pairwise(entries):
            if entry.header_offset + _LOCAL_HEADER + entry.compress_size > following.header_offset:
                raise self._damaged("its parts overlap")
        if any(entry.flag_bits & 1 for entry in entries):
            raise DocumentUnreadable(self._name, PASSWORD)
        if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
            raise self._damaged("its parts are packed in a way that no office program uses")

    def _chunks(self, entry: ZipInfo) -> Iterator[bytes]:
        try:
            with self._zip.open(entry) as part:
                while chunk := part.read(_CHUNK):
                    yield chunk
        except _UNZIPPING as error:
            raise self._damaged(f"its part {entry.filename} cannot be unpacked") from error

    def _parsed(self, name: str, data: bytes) -> Element:
        etree = import_module("lxml.etree")
        data = _transitional(_utf8(data))
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise DocumentUnreadable(self._name, f"its part {name} defines entities, which no office program writes")
        if len(data) > _LARGEST_XML or data.count(b"<") + data.count(b"=") > _MOST_MARKUP:
            raise DocumentUnreadable(self._name, f"its part {name} is larger than any report")
        parser = etree.XMLParser(
            encoding="utf-8",
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
            collect_ids=False,
        )
        try:
            root: Element = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged(f"its part {name} is no XML") from error
        return root

    def _damaged(self, why: str) -> DocumentDamaged:
        return DocumentDamaged(self._name, why)


def package_kind(source: Source) -> str | None:
    """Which document a package is, told cheaply: ``docx``, ``xlsx``, ``odt``, ``ods``, or None; never raises."""
    if not source.data.startswith(_ZIP) or source.data.count(_CENTRAL_ENTRY) > _MOST_PARTS:
        return None
    try:
        with ZipFile(BytesIO(source.data)) as package:
            names = {name.replace("\\", "/").lstrip("/").lower(): name for name in package.namelist()}
            for part in ("mimetype", "meta-inf/manifest.xml"):
                if part in names:
                    with package.open(names[part]) as declared:
                        found = _MEDIA_TYPE.search(declared.read(_CHUNK))
                    if found:
                        return _OPENDOCUMENT[found[1]]
    except _UNZIPPING:
        return None
    if "[content_types].xml" not in names:
        return None
    parts = [name for name in names if name.endswith(".xml")]
    return next((kind for kind, folder in _FOLDERS.items() if any(part.startswith(folder) for part in parts)), None)


def compound_kind(source: Source) -> str | None:
    """What an OLE2 file, in which old and encrypted documents are kept, holds; None for any other file.

    ``encrypted`` is a package with a password, ``doc`` an old Word file, ``xls`` an old Excel file, ``other`` something else.
    """
    if not source.data.startswith(_OLE):
        return None
    streams = {"EncryptedPackage": "encrypted", "WordDocument": "doc", "Workbook": "xls", "Book": "xls"}
    return next((kind for name, kind in streams.items() if f"{name}\0".encode("utf-16-le") in source.data), "other")


def refuse_compound(source: Source) -> None:
    """Raise DocumentUnreadable for an OLE2 file: it has a password, or is of before 2007."""
    kind = compound_kind(source)
    if kind == "encrypted":
        raise DocumentUnreadable(source.name, PASSWORD)
    if kind is not None:
        what, new = {
            "doc": ("an old Word file", ".docx"),
            "xls": ("an old Excel file", ".xlsx"),
            "other": ("an old Office file", ".docx"),
        }[kind]
        raise DocumentUnreadable(source.name, f"it is {what}. Save it as {new}, and try again")


def _utf8(data: bytes) -> bytes:
    """The bytes of an XML part as UTF-8: packages are written in that or in UTF-16, and no third encoding is believed."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").encode("utf-8", "replace")
    return data


def _transitional(data: bytes) -> bytes:
    if _STRICT in data:
        for strict, transitional in _TRANSITIONAL.items():
            data = data.replace(_STRICT + strict, transitional)
    return data
