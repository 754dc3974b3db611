"""What an import would do and what is to be told of it, as the items of one list in sections. Values only; no widget here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from ka_tui.domain.activities import Activity
from ka_tui.domain.merging import FieldDifference
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.spellings import Spellings
from ka_tui.domain.text import folded
from ka_tui.reports.reading import Noise, Problem, Seam
from ka_tui.services.importing import FileImport, Import


class Section(StrEnum):
    """The sections in their order: what asks for the eye first."""

    PROBLEMS = "Problems"
    WORDS = "Statuses to map"
    COLUMNS = "Columns to map"
    CONFLICTS = "Conflicts"
    CHANGED = "Changed"
    SEAMS = "Seams"
    ADDED = "Added"
    UNTITLED = "Left out"
    UNCHANGED = "Left alone"
    ABSENT = "Not in file"
    ASIDE = "Put aside"


class Word(NamedTuple):
    """A word, glyph or colour that the scheme does not know, what it was said to mean, and the activities that have it."""

    source: str
    status: str | None
    activities: tuple[Activity, ...]


class Column(NamedTuple):
    """A column that is not kept, or was given a field; ``place`` is where it was met, empty once it has one."""

    name: str
    field: str | None
    place: str = ""


class Differences(NamedTuple):
    """All differences of one activity that are dealt with alike."""

    activity: Activity
    fields: tuple[FieldDifference, ...]


class NumberedSeam(NamedTuple):
    """A seam under the number that flips it, and the whole text that it is in as it is read now."""

    number: int
    seam: Seam
    flipped: bool
    text: str


Subject: TypeAlias = Problem | Word | Column | Differences | NumberedSeam | Activity | Noise


class Item(NamedTuple):
    """One line of the list. ``key`` stays the same from reading to reading; ``file`` is the document, empty for all of them."""

    section: Section
    key: str
    subject: Subject
    file: str = ""


def items_of(done: Import, known: Spellings, columns: Mapping[str, str], flipped: Collection[int]) -> Iterator[Item]:
    """Everything to be told, section by section.

    ``known`` are the spellings that the documents were read with, ``columns`` those said of them now, ``flipped`` the numbers of
    the seams that were judged the other way.
    """
    yield from _problems(done)
    yield from (Item(Section.WORDS, f"word {word.source}", word) for word in _words(done, known))
    yield from (Item(Section.COLUMNS, f"column {column.name}", column) for column in _columns(done, columns))
    for section in (Section.CONFLICTS, Section.CHANGED):
        for file in done.files:
            fields = file.merge.conflicts if section is Section.CONFLICTS else file.merge.changed
            yield from (_item(section, group.activity, group, file) for group in _grouped(fields))
    for file in done.files:
        for number, seam in enumerate(file.reading.seams, start=file.first_seam):
            text = _text_with(file, seam)
            yield Item(Section.SEAMS, f"seam {number}", NumberedSeam(number, seam, number in flipped, text), file.name)
    for section, name in _ACTIVITIES.items():
        for file in done.files:
            yield from (_item(section, activity, activity, file) for activity in getattr(file.merge, name))
    for file in done.files:
        for number, noise in enumerate(file.reading.conservation.noise if file.reading.conservation else ()):
            yield Item(Section.ASIDE, f"aside {file.name} {number}", noise, file.name)


_ACTIVITIES = {
    Section.ADDED: "added",
    Section.UNTITLED: "untitled",
    Section.UNCHANGED: "unchanged",
    Section.ABSENT: "absent",
}
"""Where the merge has the activities of a section."""


def quarters_of(done: Import) -> list[Quarter]:
    """The quarters that the documents are of, in the order of time."""
    return sorted({activity.quarter for file in done.files for activity in file.reading.activities})


def _item(section: Section, activity: Activity, subject: Subject, file: FileImport) -> Item:
    return Item(section, f"{section} {file.name} {activity.quarter} {activity.code}", subject, file.name)


def _problems(done: Import) -> Iterator[Item]:
    for file in done.files:
        for number, problem in enumerate((*_broken_proof(file), *file.reading.problems)):
            if not problem.word and not problem.column:
                yield Item(Section.PROBLEMS, f"problem {file.name} {number}", problem, file.name)


def _broken_proof(file: FileImport) -> Iterator[Problem]:
    """What to tell where words of the document are in no text, or words in a text that the document has not."""
    proof = file.reading.conservation
    if proof is None:
        return
    for words, what in ((proof.lost, "are in no text that was read"), (proof.invented, "were read and are not in the file")):
        if words:
            told = f"{len(words)} words {what}: {', '.join(words)}"
            yield Problem(file.name, "the whole file", told, "Compare the texts with the document after importing.")


def _words(done: Import, known: Spellings) -> Iterator[Word]:
    """The words that nobody has given a meaning, and those that somebody has: all of them can be given another one."""
    mapped = {folded(source) for source in known.statuses}
    found: dict[str, list[Activity]] = {}
    for file in done.files:
        for activity in file.reading.activities:
            source = activity.status_source
            if source and (activity.status is None or folded(source) in mapped):
                found.setdefault(source, []).append(activity)
    for source, activities in found.items():
        yield Word(source, activities[0].status, tuple(activities))


def _columns(done: Import, columns: Mapping[str, str]) -> Iterator[Column]:
    unknown: dict[str, Column] = {}
    for file in done.files:
        for problem in file.reading.problems:
            if problem.column:
                unknown.setdefault(folded(problem.column), Column(problem.column, None, problem.place))
    for name, field in columns.items():
        if field:
            unknown.pop(folded(name), None)
            yield Column(name, field)
    yield from unknown.values()


def _grouped(fields: Iterable[FieldDifference]) -> Iterator[Differences]:
    groups: dict[tuple[Quarter, str], list[FieldDifference]] = {}
    for difference in fields:
        groups.setdefault((difference.activity.quarter, difference.activity.code), []).append(difference)
    yield from (Differences(group[0].activity, tuple(group)) for group in groups.values())


def _text_with(file: FileImport, seam: Seam) -> str:
    """The text that a seam is in, as it is read now."""
    return next((str(getattr(a, seam.field, "") or "") for a in file.reading.activities if a.code == seam.code), "")
