"""What checks found in an activity, and what is let stand, as passages of a panel."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ka_tui.checks.check import Finding
from ka_tui.checks.registry import CHECKS
from ka_tui.domain.activities import FIELD_LABELS, Activity
from ka_tui.tui.widgets.narrative_lines import BLANK, Passage, Run
from ka_tui.tui.widgets.passages import Mark, marked_passages, note

if TYPE_CHECKING:
    from ka_tui.domain.excuses import Excuse
    from ka_tui.services.checking import Checked

_TITLES = {check.id: check.title for check in CHECKS}


def finding_passages(checked: Checked | None, code: str) -> Iterator[Passage]:
    """Everything that was found in an activity; a sentence where nothing was, or nothing was looked at yet."""
    if checked is None:
        yield from note("The checks are being made.")
        return
    found, excused = checked.findings_of(code), checked.excused_of(code)
    if not found:
        yield from note("The checks find nothing to object to." if not excused else "Nothing but what is let stand:")
    for number, finding in enumerate(found):
        if number:
            yield BLANK
        yield from _finding(finding)
    for finding, excuse in excused:
        yield BLANK
        yield Passage((Run(f"{_TITLES[finding.check]}, let stand by {excuse.by}: {excuse.reason}", "quiet"),))


def explained_passages(finding: Finding, excuse: Excuse | None, activity: Activity) -> Iterator[Passage]:
    """One finding in full: what, where in the text, what the check is for and on whose authority."""
    check = next(check for check in CHECKS if check.id == finding.check)
    yield Passage((Run(check.title, "title"), Run(f"  {check.id}, {finding.severity}", "quiet")))
    yield Passage((Run(finding.message),))
    if excuse is not None:
        yield BLANK
        yield Passage((Run(f"Let stand by {excuse.by}, {excuse.at[:10]}: ", "quiet"), Run(excuse.reason)))
    if finding.spans:
        yield BLANK
        yield Passage((Run(FIELD_LABELS[finding.field], "title"),))
        yield from marked_passages(getattr(activity, finding.field), (Mark(*span) for span in finding.spans))
    yield BLANK
    yield from note(check.meaning)
    yield BLANK
    yield from note(f"Source: {check.source}")


def _finding(finding: Finding) -> Iterator[Passage]:
    where = f"  {finding.severity}, {FIELD_LABELS[finding.field].lower()}"
    yield Passage((Run(_TITLES[finding.check], "title"), Run(where, "quiet")))
    yield Passage((Run(finding.message),))
    if finding.spans:
        yield Passage((Run(finding.evidence, "found"),), Run("  "))
