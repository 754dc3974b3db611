"""What is to be told of a returned file, of a field in it and of a team's standing, as passages for a panel."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.days import day_in_words
from ka_tui.domain.differences import word_differences
from ka_tui.domain.returns import ReturnedField, Standing, days_left
from ka_tui.domain.statuses import StatusScheme
from ka_tui.services.collecting import CollectedFile, Verdict
from ka_tui.tui.widgets.difference_passages import difference_passages
from ka_tui.tui.widgets.moments import moment
from ka_tui.tui.widgets.narrative_lines import BLANK, Passage, Run
from ka_tui.tui.widgets.passages import narrative_passages, note
from ka_tui.tui.widgets.return_rows import Item


def file_passages(file: CollectedFile, gone: tuple[str, ...] = ()) -> Iterator[Passage]:
    """What became of a file, and what to look at in it; ``gone`` are codes in it that the quarter no longer has."""
    yield Passage((Run(f"{file.pack.memory.whose}: {_told(file)}" if file.pack else _told(file)),))
    for text in file.notes:
        yield BLANK
        yield from note(text)
    for problem in file.problems:
        yield BLANK
        yield Passage((Run(f"{problem.place}: ", "quiet"), Run(f"{problem.what} {problem.to_do}")))
    if gone:
        yield BLANK
        yield Passage((Run(f"No longer in the quarter, and passed over: {', '.join(gone)}"),))


def _told(file: CollectedFile) -> str:
    """What became of a file. Of one for another quarter, where on the screen it is taken: the services tell the option."""
    if file.verdict is not Verdict.OTHER_QUARTER or file.pack is None:
        return file.told
    return f"passed over: it is for {file.pack.memory.quarter.label}; collect it among the returns of that quarter"


def field_passages(item: Item, field: ReturnedField, scheme: StatusScheme, *, taken: bool, key: str) -> Iterator[Passage]:
    """A field with what it was and becomes; of a conflict both sides, and which of them counts. ``key`` chooses."""
    yield Passage((Run(field.activity.title, "quiet"),))
    if item.is_conflict:
        yield BLANK
        yield Passage((Run(f"Conflict: {field.why}. ", "bold"), Run(_advice(item, taken=taken, key=key))))
        yield from _side(f"In the register{'' if taken else ', and stays'}", field, field.before, scheme)
        yield from _side(f"In {field.file}{', and is taken' if taken else ''}", field, field.after, scheme)
        yield from _side("When the pack was made", field, field.sent, scheme)
    elif item.emptied:
        yield BLANK
        yield from note("The team took the text away. An empty field says nothing, so the register's stays.")
        yield from _side("In the register", field, field.before, scheme)
    else:
        yield BLANK
        yield from _change(field, scheme)


def _advice(item: Item, *, taken: bool, key: str) -> str:
    if not item.can_choose:
        return "Neither is taken, since it is not known which one counts. Collect one of the files alone, or edit the activity."
    return f"{key} keeps the register's instead." if taken else f"{key} takes the team's instead."


def _side(title: str, field: ReturnedField, value: Any, scheme: StatusScheme) -> Iterator[Passage]:
    yield BLANK
    yield Passage((Run(title, "quiet"),))
    yield from narrative_passages(_text(field, value, scheme)) or note("Nothing.")


def _change(field: ReturnedField, scheme: StatusScheme) -> Iterator[Passage]:
    """What it was and becomes: word by word of a longer text that was there before."""
    before, after = _text(field, field.before, scheme), _text(field, field.after, scheme)
    if field.field in ("progress", "next_steps") and before:
        yield from difference_passages(word_differences(before, after))
    else:
        yield from _side("Was", field, field.before, scheme)
        yield from _side("Becomes", field, field.after, scheme)


def _text(field: ReturnedField, value: Any, scheme: StatusScheme) -> str:
    return scheme.label(value) if field.field == "status" else str(value or "")


# --- the teams ------------------------------------------------------------------------------------------------------


def standing_passages(standing: Standing, today: date) -> Iterator[Passage]:
    """What a team was asked, what came back, and what is missing."""
    sent = standing.sent
    if sent is None:
        yield from note("It was not asked for this quarter.")
    else:
        asked = f"Asked {f'on {moment(sent.sent_at)}, by {sent.sent_by}' if sent.sent_at else 'at a time that is not known'}"
        yield Passage((Run(f"{asked}.{f' File: {sent.file}.' if sent.file else ''}"),))
        if sent.due:
            yield Passage((Run(f"Back by {day_in_words(sent.due)}: {told_of_days(sent.due, today)}."),))
        for back in sent.returns:
            yield Passage((Run(f"Returned: {back.file}, collected on {moment(back.at)}, by {back.by}."),))
        if not sent.returns:
            yield Passage((Run("Not returned yet.", "bold"),))
    yield BLANK
    yield Passage((Run("Still missing", "quiet"),))
    for activity in standing.activities:
        if fields := standing.missing.get(activity.code):
            names = ", ".join(FIELD_LABELS[name].lower() for name in fields)
            yield Passage((Run(f"{activity.code}  {activity.title}: ", "quiet"), Run(names)))
    if not standing.missing:
        yield from note("Nothing.")


def told_of_days(due: date, today: date) -> str:
    """How long there is until a day: ``5 days left``, ``today``, ``2 days late``."""
    days = days_left(due, today)
    return "today" if not days else f"{abs(days)} day{'s' if abs(days) != 1 else ''} {'left' if days > 0 else 'late'}"
