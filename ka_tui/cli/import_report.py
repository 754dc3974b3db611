"""What ``ka import`` prints of one file: what it did to the register, and all about its reading that a person should see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from ka_tui.cli.output import AFTER, BEFORE, coloured
from ka_tui.domain.activities import FIELD_LABELS, Activity
from ka_tui.domain.merging import FieldDifference, Merge
from ka_tui.domain.narrative import excerpt
from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.text import shown, shown_line
from ka_tui.reports.reading import Conservation
from ka_tui.services.importing import FileImport

_EXCERPT = 40


def report_lines(scheme: StatusScheme, file: FileImport, *, dry_run: bool) -> Iterator[str]:
    """The lines for one file."""
    quarters = sorted({activity.quarter for activity in file.reading.activities})
    titles = ", ".join(f"{quarter.title} ({quarter})" for quarter in quarters) or "no activities"
    yield click.style(f"{shown_line(file.name)}: {titles}", bold=True)
    yield from _counts(file.merge, dry_run=dry_run)
    many = len(quarters) > 1
    yield from _differences(scheme, "change" if dry_run else "changed", file.merge.changed, many)
    yield from _differences(scheme, "conflict", file.merge.conflicts, many)
    yield from _reading_notes(file)


def _counts(merged: Merge, *, dry_run: bool) -> Iterator[str]:
    changed = {(d.activity.quarter, d.activity.code) for d in merged.changed}
    yield _count("would add" if dry_run else "added", len(merged.added))
    yield _count("would change" if dry_run else "changed", len(changed))
    yield _count("left alone", len(merged.unchanged))
    if merged.conflicts:
        why = "edited here since the last import, so kept; --replace takes the file's"
        yield _count("conflicts", len(merged.conflicts), why)
    if merged.absent:
        yield _count("not in file", len(merged.absent), f"{_codes(merged.absent)}; left alone")
    if merged.untitled:
        why = f"{_codes(merged.untitled)}; new, without a title: 'ka add CODE TITLE' first"
        yield _count("left out", len(merged.untitled), why)


def _count(what: str, number: int, why: str = "") -> str:
    return f"  {what:<13}{number}" + (f" ({why})" if why else "")


def _codes(activities: Iterable[Activity]) -> str:
    return ", ".join(shown_line(activity.code) for activity in activities)


def _differences(scheme: StatusScheme, word: str, differences: Iterable[FieldDifference], many: bool) -> Iterator[str]:
    for difference in differences:
        quarter = f"{difference.activity.quarter} " if many else ""
        yield f"  {word}: {quarter}{difference.activity.code} {FIELD_LABELS[difference.field].lower()}"
        for sign, value, colour in (("-", difference.before, BEFORE), ("+", difference.after, AFTER)):
            text = scheme.word(value) if difference.field == "status" else "" if value is None else str(value)
            yield from (coloured(f"      {sign} {line}".rstrip(), colour) for line in shown(text).split("\n"))


def _reading_notes(file: FileImport) -> Iterator[str]:
    reading = file.reading
    for problem in reading.problems:
        yield f"  problem: {shown_line(f'{problem.file}, {problem.place}: {problem.what} {problem.to_do}')}"
    for number, seam in enumerate(reading.seams, start=file.first_seam):
        how = "joined" if seam.joined else "kept apart"
        halves = f"'{excerpt(seam.before, _EXCERPT)}' | '{excerpt(seam.after, _EXCERPT)}'"
        yield f"  seam {number}: {shown_line(f'{seam.place}, {seam.code} {FIELD_LABELS[seam.field].lower()}, {how}: {halves}')}"
    if reading.conservation is not None:
        yield from _conservation(reading.conservation)


def _conservation(proof: Conservation) -> Iterator[str]:
    put_aside = proof.words - proof.placed - len(proof.lost)
    verdict = "none lost, none invented" if proof.holds else f"{len(proof.lost)} lost, {len(proof.invented)} invented"
    yield f"  words: {proof.words} in the file, {proof.placed} placed, {put_aside} put aside as headings and key; {verdict}"
    yield from (f"  lost: {shown_line(word)}" for word in proof.lost)
    yield from (f"  invented: {shown_line(word)}" for word in proof.invented)
