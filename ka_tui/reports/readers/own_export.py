"""Our own laid-out exports, read back column by column with no guessing: what was written is what is read.

What such a paper does not print is its loss: a narrative comes back in its normal form (``compose(blocks(...))``, items
without words left out, a tab as a blank), a paper without reasons has none, and one of exceptions has only those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ka_tui.domain.narrative import Block, compose
from ka_tui.domain.quarters import Quarter, find_quarter
from ka_tui.domain.text import clean_line, clean_text
from ka_tui.reports.paper import parsed_heading
from ka_tui.reports.readers import document_parts as parts
from ka_tui.reports.readers.column_names import field_called
from ka_tui.reports.readers.document_parts import Cell, LaidOut, Paragraph, Row, Text
from ka_tui.reports.readers.records import Record, read_records
from ka_tui.reports.reading import Hints, Reading, Source

_NARRATIVES = ("progress", "next_steps")
_LABELS = {parts.REASON: "Reason:", parts.STATUS_SOURCE: "In the source:"}
_CONTINUED = re.compile(r" \(continued\)(?: \d+)?$")
"""The end of the header of a column that goes on with a text too long for the cell of a spreadsheet."""
_LONGEST_TITLE = 300


def read_own(source: Source, laid_out: LaidOut, hints: Hints) -> Reading | None:
    """The activities of an export of ours; None where somebody has changed its shape since, so that it is read like any other."""
    records = list(_records(laid_out, hints.columns))
    if not records or not all(record.fields.get("code") for record in records):
        return None
    return read_records(source, hints, records, _quarter(laid_out), laid_out.problems)


def _quarter(laid_out: LaidOut) -> Quarter | None:
    texts = [part.text for part in laid_out.parts if isinstance(part, Text)]
    cells = [cell.text for part in laid_out.parts if isinstance(part, Row) for cell in part.cells[:1]]
    for text in (*texts, *cells[:_LONGEST_TITLE], laid_out.title):
        quarter = find_quarter(text[:_LONGEST_TITLE])
        if quarter is not None:
            return quarter
    return None


def _records(laid_out: LaidOut, called: Mapping[str, str]) -> Iterator[Record]:
    section: dict[str, Any] = {}
    theme: str | None = None
    columns: list[str | None] = []
    table: int | None = None
    for part in laid_out.parts:
        if isinstance(part, Text):
            if part.role == parts.THEME:
                theme = clean_line(part.text)
            elif part.role in (parts.PRIORITY, parts.TEAM, parts.PORTFOLIO):
                section, theme = _section(part, theme), None
            elif part.role == parts.NOTHING and part.level:
                section, theme = {"theme": theme}, None
        elif part.table != table or _columns(part, called):
            table, columns = part.table, _columns(part, called)
        elif columns and any(cell.text.strip() for cell in part.cells):
            yield Record(part.place, {**section, **_fields(part, columns)})


def _columns(row: Row, called: Mapping[str, str]) -> list[str | None]:
    """The fields of a header row of activities; none for any other row."""
    fields = [field_called(_CONTINUED.sub("", clean_line(cell.text)), called) for cell in row.cells]
    return fields if {"title", "status", "progress"} <= set(fields) else []


def _section(heading: Text, theme: str | None) -> dict[str, Any]:
    text = clean_line(heading.text)
    if heading.role != parts.PRIORITY:
        return {heading.role: text}
    number, name = parsed_heading(text)
    return {"theme": theme, "priority_number": number, "priority": name}


def _fields(row: Row, columns: Sequence[str | None]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    own: dict[str, list[Paragraph]] = {}
    for name, cell in zip(columns, row.cells, strict=False):
        if name is None:
            continue
        for paragraph in cell.paragraphs:
            if paragraph.role in (parts.CODE, parts.THEME):
                fields[paragraph.role] = clean_line(paragraph.text)
            elif paragraph.role in _LABELS:
                label = _LABELS[paragraph.role]
                fields[paragraph.role] = clean_line(paragraph.text.strip().removeprefix(label))
        _go_on(own.setdefault(name, []), [paragraph for paragraph in cell.paragraphs if not paragraph.role])
    fields |= {name: _value(name, paragraphs) for name, paragraphs in own.items()}
    if "priority" in fields and "priority_number" not in fields:
        number, name = parsed_heading(fields["priority"])
        fields = {"theme": None, **fields, "priority_number": number, "priority": name}
    return fields


def _go_on(paragraphs: list[Paragraph], more: Sequence[Paragraph]) -> None:
    """Add what a cell has to what the columns before have of the same field: nothing stands between the two."""
    if paragraphs and more:
        paragraphs[-1] = paragraphs[-1]._replace(text=paragraphs[-1].text + more[0].text)
        more = more[1:]
    paragraphs += more


def _value(name: str, paragraphs: Sequence[Paragraph]) -> str:
    if name in _NARRATIVES:
        return compose(Block(clean_text(text), marker, depth) for text, marker, depth, _ in paragraphs)
    return clean_line(Cell(tuple(paragraphs)).text)
