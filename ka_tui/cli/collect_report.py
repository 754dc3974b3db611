"""What ``ka collect`` prints: what became of each file, what it did to the register, and where every team stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

import click

from ka_tui.cli.output import AFTER, BEFORE, coloured
from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.days import day_in_words
from ka_tui.domain.returns import ReturnedField, Standing, days_left
from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.text import shown, shown_line
from ka_tui.services.collecting import CollectedFile, Collection, Verdict


def collection_lines(scheme: StatusScheme, done: Collection, today: date, *, dry_run: bool) -> Iterator[str]:
    """The lines for a collection; ``today`` is what due dates are counted from."""
    yield click.style(f"{done.quarter.title} ({done.quarter})", bold=True)
    for file in done.files:
        yield from _file(file)
    letters = [file.name for file in done.files if file.verdict is Verdict.NO_PACK]
    if letters:
        yield f"  passed over, no packs: {shown_line(', '.join(letters))}"
    if any(file.counts for file in done.files):
        yield from _outcome(scheme, done, dry_run=dry_run)
    yield from _standings(done.standings, today)


def _file(file: CollectedFile) -> Iterator[str]:
    if file.verdict is Verdict.NO_PACK:
        return
    told = f"{file.name}: {file.pack.memory.whose}, {file.told}" if file.pack else file.told
    yield f"  {shown_line(told)}"
    yield from (f"    note: {shown_line(note)}" for note in file.notes)
    for problem in file.problems:
        yield f"    problem: {shown_line(f'{problem.place}: {problem.what} {problem.to_do}')}"


# --- the register ---------------------------------------------------------------------------------------------------


def _outcome(scheme: StatusScheme, done: Collection, *, dry_run: bool) -> Iterator[str]:
    outcome = done.outcome
    activities = len({item.activity.code for item in outcome.changed})
    fields = f" ({_count(len(outcome.changed), 'field')})" if outcome.changed else ""
    yield f"  {'would change' if dry_run else 'changed':<13}{_count(activities, 'activity', 'activities')}{fields}"
    if outcome.conflicts:
        places = Counter(_place(item) for item in outcome.conflicts)
        yield f"  {'conflicts':<13}{_count(len(places), 'field')} (kept as the register has them; {_remedy(places)})"
    yield from _fields(scheme, "change" if dry_run else "changed", outcome.changed)
    yield from _fields(scheme, "conflict", outcome.conflicts)
    yield from (f"  emptied: {_place(item)} in {shown_line(item.file)}; kept as it is" for item in outcome.emptied)
    yield from (f"  gone: {code} of {shown_line(file)} is no longer in the quarter; passed over" for file, code in outcome.gone)


def _remedy(conflicts: Counter[str]) -> str:
    """What settles the conflicts, by how many returns speak in each: no option chooses between two returns."""
    remedies = []
    if min(conflicts.values()) == 1:
        remedies.append("--take CODE:FIELD or --replace takes the return's")
    if max(conflicts.values()) > 1:
        remedies.append("of two returns, collect the one that counts alone")
    return "; ".join(remedies)


def _fields(scheme: StatusScheme, word: str, items: Iterable[ReturnedField]) -> Iterator[str]:
    for item in items:
        why = f"; {shown_line(item.why)}" if item.why else ""
        yield f"  {word}: {_place(item)} ({shown_line(item.file)}{why})"
        for sign, value, colour in (("-", item.before, BEFORE), ("+", item.after, AFTER)):
            text = scheme.word(value) if item.field == "status" else str(value or "")
            yield from (coloured(f"      {sign} {line}".rstrip(), colour) for line in shown(text).split("\n"))


def _place(item: ReturnedField) -> str:
    return f"{item.activity.code} {FIELD_LABELS[item.field].lower()}"


# --- the teams ------------------------------------------------------------------------------------------------------


def _standings(standings: Iterable[Standing], today: date) -> Iterator[str]:
    asked = [standing for standing in standings if standing.sent is not None]
    back = [standing for standing in asked if standing.has_returned]
    yield click.style(f"Returned: {len(back)} of {len(asked)}", bold=True)
    for standing in standings:
        yield f"  {shown_line(standing.whose or 'No team')}: {told_standing(standing, today)}"
        if standing.has_returned:
            for code, fields in standing.missing.items():
                yield f"    missing: {code} {', '.join(FIELD_LABELS[name].lower() for name in fields)}"


def told_standing(standing: Standing, today: date) -> str:
    """Where a team stands, in half a line: ``not returned, 2 activities, due 28 October 2022, 14 days left``."""
    count = _count(len(standing.activities), "activity", "activities")
    if standing.sent is None:
        return f"not asked, {count}"
    if standing.has_returned:
        return f"returned, {count}" + (f", {len(standing.missing)} with something missing" if standing.missing else ", complete")
    return f"not returned, {count}{told_due(standing, today)}"


def told_due(standing: Standing, today: date) -> str:
    """By when a return is wanted, and how long that is: ``, due 28 October 2022, 14 days left``; empty for no day."""
    due = standing.sent.due if standing.sent else None
    if due is None:
        return ""
    days = days_left(due, today)
    return f", due {day_in_words(due)}, " + (
        f"{_count(-days, 'day')} late" if days < 0 else f"{_count(days, 'day')} left" if days else "today"
    )


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
