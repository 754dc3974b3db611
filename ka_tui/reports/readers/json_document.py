"""Reads a quarter as JSON: our own document, and a list of activities as ``ka list --json`` prints it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson

from ka_tui.domain.quarters import Quarter, find_quarter
from ka_tui.errors import DocumentDamaged, DocumentUnreadable, NotAReport
from ka_tui.reports.readers.column_names import READ_FIELDS, is_bookkeeping
from ka_tui.reports.readers.decoded_text import decoded_text
from ka_tui.reports.readers.peeked_text import peeked_text
from ka_tui.reports.readers.records import Record, read_records
from ka_tui.reports.reading import Hints, Problem, Reading, Source
from ka_tui.reports.writers.json_document import VERSION

_LOOKED_FOR = "a JSON list of activities, or an object with 'activities' in it"


def recognises(source: Source) -> bool:
    """Whether it begins as a JSON object or list does."""
    return peeked_text(source).lstrip().startswith(("{", "["))


def read(source: Source, hints: Hints) -> Reading:
    """The activities; raises DocumentDamaged for broken JSON, DocumentUnreadable for a newer version's, NotAReport."""
    try:
        report = orjson.loads(decoded_text(source))
    except orjson.JSONDecodeError as error:
        raise DocumentDamaged(source.name, f"it is no JSON from line {error.lineno} on ({error.msg})") from error
    items, quarter = _items(source, report)
    problems: list[Problem] = []
    records = list(_records(source, items, problems))
    if items and not any("code" in record.fields or "title" in record.fields for record in records):
        raise NotAReport(source.name, _LOOKED_FOR)
    return read_records(source, hints, records, quarter, problems)


def _items(source: Source, report: object) -> tuple[Sequence[object], Quarter | None]:
    if isinstance(report, list):
        return report, None
    if not isinstance(report, dict) or not isinstance(report.get("activities"), list):
        raise NotAReport(source.name, _LOOKED_FOR)
    version = report.get("version", VERSION)
    if isinstance(version, int) and version > VERSION:
        raise DocumentUnreadable(source.name, f"a newer ka-tui wrote it (version {version}, this one knows {VERSION})")
    quarter = report.get("quarter")
    return report["activities"], find_quarter(quarter) if isinstance(quarter, str) else None


def _records(source: Source, items: Sequence[object], problems: list[Problem]) -> list[Record]:
    """The items that are objects; all others, and fields that are none of ours, become problems."""
    records: list[Record] = []
    unknown: dict[str, str] = {}
    for number, item in enumerate(items, start=1):
        place = f"activity {number}"
        if not isinstance(item, dict):
            problems.append(Problem(source.name, place, "This is no object, so it was left out.", "Write an object."))
            continue
        records.append(Record(place, {name: item[name] for name in READ_FIELDS if name in item}))
        for name in item:
            if name not in READ_FIELDS and not is_bookkeeping(name):
                unknown.setdefault(name, place)
    problems.extend(_unknown_field(source, name, place) for name, place in unknown.items())
    return records


def _unknown_field(source: Source, name: Any, place: str) -> Problem:
    fields = ", ".join(READ_FIELDS)
    return Problem(source.name, place, f"No activity has a field '{name}'; it was left out.", f"The fields are {fields}.")
