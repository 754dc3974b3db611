"""Reads a quarter as Markdown: what our own writer makes, also after somebody has edited it.

A heading of level 2 is a priority, one of level 3 an activity, one of level 4 a narrative; a list below the activity has
its other fields. All other text, as the key and the counts, belongs to nobody and is passed over before the first activity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.quarters import Quarter, find_quarter
from ka_tui.domain.reading_codes import codes_of_reading
from ka_tui.errors import NotAReport
from ka_tui.reports.markdown_text import narrative_from_markdown, unescaped
from ka_tui.reports.readers.column_names import field_called
from ka_tui.reports.readers.decoded_text import decoded_text
from ka_tui.reports.readers.document_parts import LaidOut
from ka_tui.reports.readers.laid_out_report import read_laid_out
from ka_tui.reports.readers.markdown_tables import has_activities_in_tables, parts_of
from ka_tui.reports.readers.peeked_text import peeked_text
from ka_tui.reports.readers.records import Record, read_records
from ka_tui.reports.reading import Hints, Problem, Reading, Source
from ka_tui.reports.writers.markdown import NO_PRIORITY, TITLE

_HEADING = re.compile(r"(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*")
_NUMBERED = re.compile(r"Priority (\d{1,3}):(?: (.*))?")
_QUARTER_LINE = re.compile(r"(?:.* · )?(Quarter [1-4] of \d{4}/\d{2}) · \w+ to \w+ \d{4}")
_FACT = re.compile(r"[-*+][ \t]+\**(?P<label>[A-Za-z ]+?)\**:\**[ \t]*(?P<value>.*)")
_THEME = re.compile(rf"\**{FIELD_LABELS['theme']}\**:\**[ \t]*(.*)")
_NARRATIVES = ("progress", "next_steps")


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading and the lines below it up to the next; ``line`` counts from 1. The document begins with one of level 0."""

    level: int
    heading: str
    line: int
    body: tuple[str, ...]


def recognises(source: Source) -> bool:
    """Whether it has activities in tables, or begins with a heading and has an activity as one, or is our own empty report."""
    text = peeked_text(source)
    if _is_in_tables(text):
        return True
    return text.lstrip().startswith("#") and (_has_activity_heading(text) or _is_ours(text))


def _has_activity_heading(text: str) -> bool:
    return re.search(rf"^### {codes_of_reading().written}(?: |$)", text, re.IGNORECASE | re.MULTILINE) is not None


def _is_in_tables(text: str) -> bool:
    """Whether its activities stand in tables; in our own reports they never do, whatever a narrative looks like."""
    return "|" in text and not _is_ours(text) and has_activities_in_tables(text)


def _is_ours(text: str) -> bool:
    lines = text.split("\n", 10)[:10]
    return TITLE in map(str.strip, lines[:5]) and any(_QUARTER_LINE.fullmatch(line.strip()) for line in lines)


def read(source: Source, hints: Hints) -> Reading:
    """The activities; raises NotAReport for Markdown without any."""
    if not recognises(source):
        raise NotAReport(source.name, f"activities as headings like '### {codes_of_reading().example} Title'")
    text = decoded_text(source).replace("\r\n", "\n").replace("\r", "\n")
    if _is_in_tables(text):
        return read_laid_out(source, LaidOut(parts_of(text)), hints)
    sections = list(_sections(text))
    document = _Document(source)
    for section in sections:
        document.take(section)
    records = [Record(place, fields) for place, fields in document.activities]
    return read_records(source, hints, records, _quarter(sections), document.problems)


def _sections(text: str) -> Iterator[_Section]:
    level, heading, start = 0, "", 0
    body: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        match = _HEADING.fullmatch(line) if line.startswith("#") else None
        if match is None:
            body.append(line)
            continue
        yield _Section(level, heading, start, tuple(body))
        level, heading, start = len(match[1]), match[2] or "", number
        body = []
    yield _Section(level, heading, start, tuple(body))


def _quarter(sections: list[_Section]) -> Quarter | None:
    """The quarter in our own line below the title, or else in any text before the first activity."""
    lines: list[str] = []
    for section in sections:
        if section.level > 2:
            break
        lines += [section.heading, *section.body]
    ours = next(filter(None, map(_QUARTER_LINE.fullmatch, lines)), None)
    return find_quarter(ours[1] if ours else "\n".join(lines))


class _Document:
    """The report as it is read, section by section."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.priority: dict[str, Any] = {}
        self.activities: list[tuple[str, dict[str, Any]]] = []
        self.problems: list[Problem] = []
        self.inside = False

    def take(self, section: _Section) -> None:
        if section.level <= 2:
            self.inside = False
            self.priority = _priority(section)
        elif section.level == 3:
            self._begin_activity(section)
        elif not self.inside:
            self._tell(section.line, f"'{section.heading}' stands under no activity, so it was left out.")
        else:
            self._add_narrative(section)

    def _begin_activity(self, section: _Section) -> None:
        match = re.fullmatch(rf"({codes_of_reading().written})(?: (.*))?", section.heading, re.IGNORECASE)
        self.inside = match is not None
        if match is None:
            lack = f"'{unescaped(section.heading)}' has no activity code like {codes_of_reading().example}, so it was left out."
            self._tell(section.line, lack)
            return
        fields: dict[str, Any] = {**self.priority, "code": match[1], "title": unescaped(match[2] or "")}
        self.activities.append((f"line {section.line}", fields))
        for number, line in enumerate(section.body, start=section.line + 1):
            if line.strip():
                self._add_fact(fields, line, number)

    def _add_fact(self, fields: dict[str, Any], line: str, number: int) -> None:
        fact = _FACT.fullmatch(line.strip())
        name = field_called(fact["label"]) if fact else None
        if fact is None or name is None:
            self._tell(number, f"'{line.strip()}' is no field of an activity, so it was left out.")
        else:
            fields[name] = unescaped(fact["value"])

    def _add_narrative(self, section: _Section) -> None:
        name = field_called(section.heading)
        if name not in _NARRATIVES:
            self._tell(section.line, f"'{unescaped(section.heading)}' is no part of an activity, so it was left out.")
            return
        self.activities[-1][1][name] = narrative_from_markdown("\n".join(section.body))

    def _tell(self, line: int, what: str) -> None:
        self.problems.append(Problem(self.source.name, f"line {line}", what, "Move it to where it belongs, and import again."))


def _priority(section: _Section) -> dict[str, Any]:
    if section.level != 2:
        return {}
    theme = next(filter(None, map(_THEME.fullmatch, section.body)), None)
    numbered = _NUMBERED.fullmatch(section.heading)
    name = (numbered[2] or "") if numbered else "" if section.heading == NO_PRIORITY else section.heading
    return {
        "theme": unescaped(theme[1]) if theme else None,
        "priority_number": int(numbered[1]) if numbered else None,
        "priority": unescaped(name),
    }
