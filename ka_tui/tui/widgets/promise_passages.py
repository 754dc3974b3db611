"""A promised step as a row of a list, and in full beside what the quarter says, as passages for a panel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.days import MONTHS, day_in_words
from ka_tui.domain.judgements import PromiseOutcome
from ka_tui.domain.promises import Promise
from ka_tui.domain.telling_words import telling_words
from ka_tui.tui.widgets.column_list import ListRow
from ka_tui.tui.widgets.moments import moment
from ka_tui.tui.widgets.narrative_lines import BLANK, Passage, Run
from ka_tui.tui.widgets.passages import narrative_passages, note

HEADINGS = ("Code", "Outcome", "Due", "Step")
_SIGNS = {
    PromiseOutcome.KEPT: "✓",
    PromiseOutcome.NOT_KEPT: "✗",
    PromiseOutcome.MOVED: "→",
    PromiseOutcome.SILENT: "·",
}


def key_of(promise: Promise) -> str:
    """What a row is known by while other steps come and go."""
    return f"{promise.code} {promise.origin.quarter} {promise.step.text}"


def promise_rows(promises: Sequence[Promise]) -> Iterator[ListRow]:
    """The rows, the code on the first of each activity; what nobody has confirmed yet has a question mark."""
    before: tuple[str, bool] | None = None
    for promise in promises:
        place = promise.code, promise.answer is None
        look = "base" if promise.confirmed else "quiet"
        strong = "bold" if promise.is_overdue or promise.outcome is PromiseOutcome.NOT_KEPT else look
        yield ListRow(
            key_of(promise),
            (
                Run("" if place == before else promise.code, "quiet" if promise.answer is None else "base"),
                Run(told_outcome(promise), strong),
                Run(_due(promise.due, overdue=promise.is_overdue) if promise.due else "", strong),
                Run(promise.step.text, "quiet" if promise.confirmed else "base"),
            ),
        )
        before = place


def told_outcome(promise: Promise) -> str:
    """What came of it, in a cell: ``✓ kept`` where that is confirmed, ``kept?`` where it is only suggested."""
    if promise.confirmed:
        return f"{_SIGNS[promise.outcome]} {promise.outcome}"
    if promise.outcome is PromiseOutcome.SILENT and promise.is_not_yet_due:
        return "  not yet due"
    return f"  {promise.outcome}?"


def promise_passages(promise: Promise, key: str) -> Iterator[Passage]:
    """The step, what came of it, and all that the quarter says; ``key`` confirms a suggestion."""
    yield Passage((Run(_when(promise), "quiet"),))
    yield Passage((Run(promise.step.text, "bold"),))
    yield BLANK
    yield from _what_came_of_it(promise, key)
    answer = promise.answer
    if answer is None:
        return
    for field in ("progress", "next_steps"):
        yield BLANK
        yield Passage((Run(f"{FIELD_LABELS[field]} of {answer.quarter.label}", "quiet"),))
        yield from narrative_passages(getattr(answer, field)) or note("Nothing stated.")


def shared_words(promise: Promise) -> tuple[str, ...]:
    """The words to point out, as the step and the passage that speaks of it write them."""
    if promise.evidence is None:
        return ()
    shared = telling_words(" ".join(promise.evidence.words)).keys()
    own = (word.written for stem, word in telling_words(promise.step.text).items() if stem in shared)
    return tuple(dict.fromkeys((*promise.evidence.words, *own)))


def _when(promise: Promise) -> str:
    code = "" if promise.origin.code == promise.code else f" by {promise.origin.code}"
    due = f", for {day_in_words(promise.due)}" if promise.due else ""
    late = ": overdue" if promise.is_overdue else ": not yet due" if promise.is_not_yet_due else ""
    return f"Promised in {promise.origin.quarter.label}{code}{due}{late}."


def _what_came_of_it(promise: Promise, key: str) -> Iterator[Passage]:
    judged, evidence = promise.judged, promise.evidence
    if promise.answer is None:
        yield Passage((Run("The activity has ended, and nobody answers for it."),))
    if judged is not None:
        yield Passage(
            (Run(f"{_SIGNS[judged.outcome]} {str(judged.outcome).capitalize()}", "bold"), Run(_judged(promise), "quiet"))
        )
    elif evidence is None:
        yield Passage((Run("Nothing here clearly speaks of it. "), Run(f"{key} confirms that it is silent.", "quiet")))
    else:
        where = f"{FIELD_LABELS[evidence.field].lower()} of {evidence.quarter.label}"
        yield Passage(
            (Run(f"Seems {promise.outcome}, by the {where}: "), Run(f"“{evidence.text}” "), Run(f"{key} confirms it.", "quiet"))
        )


def _judged(promise: Promise) -> str:
    judged = promise.judged
    return f", as {judged.by} judged on {moment(judged.at)}." if judged else ""


def _due(due: date, *, overdue: bool) -> str:
    return f"{'!' if overdue else ' '} {due.day} {MONTHS[due.month - 1][:3]} {due.year}"
