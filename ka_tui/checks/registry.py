"""The one registry of checks, in the order in which their findings are told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from ka_tui.checks import (
    achievement_in_next_steps,
    acronym,
    adverse_words,
    contradiction,
    copied_text,
    cut_off,
    hard_words,
    lost_currency,
    no_next_steps,
    no_progress,
    no_status,
    only_continues,
    other_quarter,
    past_date,
    personal_information,
    repeats,
    said_complete,
    status_not_in_key,
    too_long,
    unexplained_change,
    unsupported_status,
)
from ka_tui.checks.check import Check, Finding, Found
from ka_tui.checks.subject import Subject

CHECKS: tuple[Check, ...] = (
    no_status.CHECK,
    no_progress.CHECK,
    no_next_steps.CHECK,
    unsupported_status.CHECK,
    unexplained_change.CHECK,
    copied_text.CHECK,
    other_quarter.CHECK,
    past_date.CHECK,
    adverse_words.CHECK,
    said_complete.CHECK,
    status_not_in_key.CHECK,
    contradiction.CHECK,
    repeats.CHECK,
    achievement_in_next_steps.CHECK,
    only_continues.CHECK,
    personal_information.CHECK,
    cut_off.CHECK,
    lost_currency.CHECK,
    acronym.CHECK,
    too_long.CHECK,
    hard_words.CHECK,
)
"""Every check."""


def findings(subjects: Iterable[Subject], without: Collection[str] = ()) -> Iterator[Finding]:
    """What the checks find in a quarter's activities, in their order; those whose ids are in ``without`` are turned off."""
    checks = [check for check in CHECKS if check.id not in without]
    for subject in subjects:
        for check in checks:
            for found in check.find(subject):
                yield _finding(check, subject, found)


def _finding(check: Check, subject: Subject, found: Found) -> Finding:
    text = getattr(subject.activity, found.field) or ""
    quoted = found.evidence or " … ".join(text[start:end] for start, end in found.spans)
    return Finding(check.id, subject.activity.code, found.field, check.severity, found.message, quoted, found.spans)
