"""Packs that came back as Excel workbooks, saved by Excel, LibreOffice or whatever else.

Rows are found by the code in them and fields by the headings above them, so that neither needs to stand where it stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ka_tui.domain.reading_codes import parse_code
from ka_tui.domain.text import clean_line, clean_text
from ka_tui.errors import DocumentDamaged, InvalidCode, NotAPack
from ka_tui.reports.extras import extra
from ka_tui.reports.pack import LABELS, PackMemory, ReturnedPack, memory_from, printed
from ka_tui.reports.readers.office.package import Element, OfficePackage
from ka_tui.reports.readers.packs.fields import Found, returned_pack
from ka_tui.reports.reading import Source

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MEMORY = '{"ka-tui pack"'
"""How the first cell of the sheet begins that holds what the pack knows of itself."""

_CODE, _TITLE = "code", "activity"
_COLUMNS = {_CODE: _CODE, _TITLE: _TITLE} | {label.casefold(): name for name, label in LABELS.items()}
_LETTERS = re.compile(r"[A-Z]{1,3}")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MOST_SHEETS = 50

_Rows = list[dict[str, str]]
"""The rows of a sheet that hold something: the texts of their cells by the letters of their columns."""


def read(source: Source) -> ReturnedPack:
    """What a team's workbook says; raises NotAPack for another workbook, and DocumentError for one that cannot be read."""
    with extra("excel", "Excel workbooks"):
        sheets = list(_sheets(source))
    memory = _memory(source.name, sheets)
    found: Found = {}
    titles: dict[str, str] = {}
    for rows in sheets:
        _take(rows, found, titles)
    return returned_pack(source.name, memory, found, titles, "sheet")


def _memory(name: str, sheets: Sequence[_Rows]) -> PackMemory:
    for rows in sheets:
        text = "".join(row.get("A", "") for row in rows)
        if text.startswith(_MEMORY):
            return memory_from(name, text)
    raise NotAPack(name, "it does not know for which register and quarter it was made")


def _take(rows: _Rows, found: Found, titles: dict[str, str]) -> None:
    """The fields of a sheet's rows, below whichever row has the form's headings."""
    columns: dict[str, str] = {}
    for row in rows:
        headings = {_COLUMNS[label]: letters for letters, text in row.items() if (label := _label(text)) in _COLUMNS}
        if _CODE in headings and len(headings) > 1:
            columns = headings
            continue
        try:
            code = parse_code(row[columns[_CODE]])
        except (InvalidCode, KeyError):
            continue
        for name, letters in columns.items():
            text = row.get(letters, "")
            if name == _TITLE:
                titles.setdefault(code, clean_line(text))
            elif name != _CODE:
                found.setdefault((code, name), []).append(printed(clean_text(text)))


def _label(text: str) -> str:
    return clean_line(text).casefold()


# --- the package ----------------------------------------------------------------------------------------------------


def _sheets(source: Source) -> Iterator[_Rows]:
    package = OfficePackage(source)
    main = _related(package, "", "officeDocument") or "xl/workbook.xml"
    workbook = package.xml(main)
    if workbook is None:
        raise DocumentDamaged(source.name, "it has no workbook inside")
    relations = package.relations(main)
    strings = package.xml(_related(package, main, "sharedStrings") or "xl/sharedStrings.xml")
    shared = [_string(entry) for entry in strings.iterfind(f"{_S}si")] if strings is not None else []
    for stated in list(workbook.iterfind(f"{_S}sheets/{_S}sheet"))[:_MOST_SHEETS]:
        relation = relations.get(stated.get(_RELATION) or "")
        root = package.xml(relation.target) if relation is not None and relation.kind == "worksheet" else None
        if root is not None:
            rows = (dict(_cells(row, shared)) for row in root.iterfind(f"{_S}sheetData/{_S}row"))
            yield [row for row in rows if row]


def _related(package: OfficePackage, part: str, kind: str) -> str | None:
    return next((relation.target for relation in package.relations(part).values() if relation.kind == kind), None)


def _cells(row: Element, shared: Sequence[str]) -> Iterator[tuple[str, str]]:
    for cell in row.iterfind(f"{_S}c"):
        letters, text = _LETTERS.match(cell.get("r") or ""), _text(cell, shared)
        if letters and text.strip():
            yield letters[0], text


def _text(cell: Element, shared: Sequence[str]) -> str:
    """What a cell says; nothing for an error, whose words are the spreadsheet's own."""
    kind, inline, stated = cell.get("t"), cell.find(f"{_S}is"), cell.find(f"{_S}v")
    if inline is not None:
        return _string(inline)
    value = (stated.text if stated is not None else None) or ""
    if kind == "s":
        place = int(value) if value.isascii() and value.isdigit() and len(value) < 10 else len(shared)
        return shared[place] if place < len(shared) else ""
    return "" if kind == "e" else _unescaped(value)


def _string(element: Element) -> str:
    """The text of a string in one run or several; how it is pronounced (``rPh``) is no part of it."""
    pieces = (piece.find(f"{_S}t") if piece.tag == f"{_S}r" else piece for piece in element if piece.tag in (f"{_S}r", f"{_S}t"))
    return _unescaped("".join(piece.text or "" for piece in pieces if piece is not None))


def _unescaped(text: str) -> str:
    """A text with its characters written as ``_x000D_`` turned into what they are (ECMA-376, part 1, 22.9.2.19)."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
