"""From the rows of a document, whatever its format, to activities: the rules that all table-like readers share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ka_tui.domain.activities import CONTENT_FIELDS, Activity, normal_content
from ka_tui.domain.priorities import Priority, parse_headings
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.reading_codes import codes_of_reading, parse_code, split_code
from ka_tui.domain.statuses import StatusScheme
from ka_tui.errors import InvalidCode, InvalidField
from ka_tui.reports.readers.stated_quarter import StatedQuarter
from ka_tui.reports.readers.stated_status import StatedStatus, stated_status, unknown_status
from ka_tui.reports.reading import Hints, Problem, Reading, Source

_NAMED = 12
_WHOLE_NUMBER = re.compile(r"\s*(\d{1,3})(?:\.0+)?\s*")


@dataclass(frozen=True, slots=True)
class Record:
    """One row: where it stands, and its fields by our names for them. A field that the document lacks is not there."""

    place: str
    fields: Mapping[str, Any]


def read_records(
    source: Source, hints: Hints, records: Sequence[Record], quarter: Quarter | None, problems: Iterable[Problem] = ()
) -> Reading:
    """The activities that the rows are, and every row and field that could not be read as a problem.

    ``quarter`` is what the document as a whole says; ``problems`` were found before. Raises QuarterNotStated.
    """
    assembly = _Assembly(source, hints, records, quarter)
    for record in records:
        assembly.add(record)
    assembly.tell_of_statuses()
    return Reading(tuple(assembly.activities.values()), (*problems, *assembly.quarters.problems(), *assembly.problems))


class _Assembly:
    """Activities in the making; each method tells its problems and goes on."""

    def __init__(self, source: Source, hints: Hints, records: Sequence[Record], quarter: Quarter | None) -> None:
        self.source = source
        self.hints = hints
        self.quarters = StatedQuarter(source, hints, quarter)
        self.headings = _headings(records)
        self.own_statuses = _own_statuses(hints.scheme)
        self.activities: dict[tuple[Quarter, str], Activity] = {}
        self.problems: list[Problem] = []
        self.unknown_statuses: dict[str, list[tuple[str, str]]] = {}

    def add(self, record: Record) -> None:
        code, title = _code_and_title(record.fields)
        if code is None:
            lack = f"There is no activity code like {codes_of_reading().example}, so it was left out."
            self.tell(record.place, lack, "Add the code.")
            return
        quarter = self.quarters.of_row(str(record.fields.get("quarter") or ""), record.place)
        if quarter is None:
            self.tell(record.place, f"Nothing says which quarter {code} is of, so it was left out.", "Say it with --quarter.")
        elif (quarter, code) in self.activities:
            self.tell(record.place, f"{code} of {quarter} stands here a second time; this one was left out.", "Keep one.")
        else:
            content = self._content(record, code, title)
            self.activities[quarter, code] = Activity(quarter, code, **content)

    def tell_of_statuses(self) -> None:
        """One problem for each glyph or word that nobody has given a meaning, with the codes that have it."""
        for source, having in self.unknown_statuses.items():
            codes = ", ".join(code for _, code in having[:_NAMED]) + (" and others" if len(having) > _NAMED else "")
            self.problems.append(unknown_status(self.source.name, having[0][0], source, codes, self.hints.scheme))

    def tell(self, place: str, what: str, to_do: str) -> None:
        self.problems.append(Problem(self.source.name, place, what, to_do))

    def _content(self, record: Record, code: str, title: object) -> dict[str, Any]:
        values = {**record.fields, "title": title, **self._status(record, code), **self._heading(record)}
        content: dict[str, Any] = {"title": ""}
        for name in CONTENT_FIELDS:
            value = values.get(name)
            if value is None or value == "":
                continue
            try:
                content.update(normal_content({name: _number(value) if name == "priority_number" else value}, self.hints.scheme))
            except InvalidField as error:
                self.tell(record.place, f"{code}: {error} It was left out.", "Mend it and import again.")
        return content

    def _status(self, record: Record, code: str) -> dict[str, str | None]:
        text, source = str(record.fields.get("status") or ""), record.fields.get("status_source")
        ours = text in self.own_statuses
        stated = StatedStatus(self.own_statuses[text], None) if ours else stated_status(text, self.hints)
        if stated.is_unknown and stated.source:
            self.unknown_statuses.setdefault(stated.source, []).append((record.place, code))
        status = stated.status
        if status is None and self.hints.mapping and isinstance(source, str):
            status = stated_status(source, self.hints).status
        return {"status": status, "status_source": source or stated.source}

    def _heading(self, record: Record) -> dict[str, Any]:
        heading = self.headings.get(record.fields.get("priority"))
        if heading is None:
            return {}
        return {"theme": heading.theme, "priority_number": heading.number, "priority": heading.name}


def _own_statuses(scheme: StatusScheme) -> dict[str, str | None]:
    """The statuses by what our own writers put down for them: the id, or shape and word."""
    return {text: status for status in scheme.ids for text in (scheme.label(status), status or "")}


def _headings(records: Sequence[Record]) -> dict[object, Priority]:
    """What the printed headings in a single priority column mean; nothing for rows that have number and theme apart."""
    texts = [
        record.fields["priority"]
        for record in records
        if isinstance(record.fields.get("priority"), str) and not {"theme", "priority_number"} & record.fields.keys()
    ]
    return dict(zip(texts, parse_headings(texts), strict=True))


def _code_and_title(fields: Mapping[str, Any]) -> tuple[str | None, Any]:
    """The code from its own field, or from the front of the title."""
    stated, title = str(fields.get("code") or "").strip(), fields.get("title")
    if not stated:
        return split_code(title) if isinstance(title, str) else (None, title)
    try:
        return parse_code(stated), title
    except InvalidCode:
        code, rest = split_code(stated)
        return code, title or rest


def _number(value: object) -> object:
    whole = _WHOLE_NUMBER.fullmatch(value) if isinstance(value, str) else None
    return int(whole[1]) if whole else value
