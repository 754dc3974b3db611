"""The views of an activity that the panels beside the table can show, worked out from its row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ka_tui.domain.activities import FIELD_LABELS, Activity
from ka_tui.domain.movement import compared_quarter, quarter_before
from ka_tui.domain.opening import kept_in_view, promised_in
from ka_tui.domain.statuses import StatusScheme
from ka_tui.tui.widgets.narrative_lines import BLANK, Passage
from ka_tui.tui.widgets.passages import Mark, marked_passages, narrative_passages, note
from ka_tui.tui.widgets.rows import ActivityRow

if TYPE_CHECKING:
    from ka_tui.checks.check import Finding
    from ka_tui.domain.changes import Change
    from ka_tui.services.checking import Checked

NARRATIVES = ("progress", "next_steps")

History: TypeAlias = "Callable[[], Sequence[Change]]"
"""Gives every change to the register, oldest first; it is called only where history is shown."""


class DetailView(StrEnum):
    """What the panels show: this quarter, what changed since the last, what that promised, who changed what, what checks find."""

    NOW = "now"
    BEFORE = "before"
    PROMISED = "promised"
    HISTORY = "history"
    FINDINGS = "findings"

    @property
    def next(self) -> DetailView:
        """The view after this one, the first after the last."""
        views = list(DetailView)
        return views[(views.index(self) + 1) % len(views)]


class PanelContent(NamedTuple):
    """What a panel shows, under which title."""

    title: str = ""
    passages: tuple[Passage, ...] = ()


SINGLE = (DetailView.HISTORY, DetailView.FINDINGS)
"""The views that are one panel."""


def panel_contents(
    view: DetailView, row: ActivityRow, scheme: StatusScheme, history: History, checked: Checked | None = None
) -> tuple[PanelContent, ...]:
    """What each panel shows of an activity in a view: two panels, or one alone.

    ``checked`` is None as long as no check was made.
    """
    activity = row.activity
    match view:
        case DetailView.NOW:
            return tuple(PanelContent(FIELD_LABELS[name], _now(row, name, checked)) for name in NARRATIVES)
        case DetailView.BEFORE:
            since = f" since {_then(row.before, activity)}" if row.before else ""
            return tuple(PanelContent(f"{FIELD_LABELS[name]}{since}", _changed(row, name)) for name in NARRATIVES)
        case DetailView.PROMISED:
            return _promised(row)
        case DetailView.HISTORY:
            from ka_tui.services.histories import of_activity
            from ka_tui.tui.widgets.history_passages import history_passages

            passages = history_passages(of_activity(history(), row.register, activity), activity, scheme)
            return (PanelContent(f"History of {activity.code}", passages),)
        case DetailView.FINDINGS:
            from ka_tui.tui.widgets.finding_passages import finding_passages

            return (PanelContent(f"Findings in {activity.code}", tuple(finding_passages(checked, activity.code))),)


def _now(row: ActivityRow, name: str, checked: Checked | None) -> tuple[Passage, ...]:
    """What an activity says in one of its narratives, with what checks object to pointed out, and what was promised."""
    activity = row.activity
    marks = finding_marks(checked.findings_of(activity.code), name) if checked else ()
    said = marked_passages(getattr(activity, name), marks) if marks else stated(activity, name)
    return (*said, *_in_view(row, name))


def finding_marks(findings: Iterable[Finding], name: str) -> tuple[Mark, ...]:
    """What findings point out in a narrative; advice does so quietly."""
    return tuple(
        Mark(start, end, "noted" if finding.severity == "advice" else "found")
        for finding in findings
        if finding.field == name
        for start, end in finding.spans
    )


def stated(activity: Activity, name: str) -> tuple[Passage, ...]:
    """What an activity says in one of its narratives, or that it says nothing."""
    return narrative_passages(getattr(activity, name)) or note(f"No {FIELD_LABELS[name].lower()} stated.")


def _in_view(row: ActivityRow, name: str) -> Iterator[Passage]:
    """What was promised last, muted, where this narrative is the place to keep it in view."""
    for before in kept_in_view(row.register, row.activity, name):
        yield BLANK
        yield from note(f"{promised_in(row.activity, before)}:")
        yield from narrative_passages(before.next_steps, "quiet")


def _changed(row: ActivityRow, name: str) -> tuple[Passage, ...]:
    """What changed in a narrative since the quarter before."""
    from ka_tui.domain.differences import word_differences
    from ka_tui.tui.widgets.difference_passages import difference_passages

    if row.before is None:
        return note(_why_none_before(row))
    old, new = getattr(row.before, name), getattr(row.activity, name)
    if old != new:
        return difference_passages(word_differences(old, new))
    if not new:
        return note(f"No {FIELD_LABELS[name].lower()} stated, then as now.")
    return (*note(f"The same words as in {row.before.quarter.label}."), BLANK, *narrative_passages(new))


def _promised(row: ActivityRow) -> tuple[PanelContent, ...]:
    """The next steps of the quarter before, and what came of them."""
    activity, before = row.activity, row.before
    return (
        PanelContent(f"Next steps of {_then(before, activity)}", stated(before, "next_steps"))
        if before
        else PanelContent("Next steps promised", note(_why_none_before(row))),
        PanelContent(f"Progress of {activity.quarter.label}", stated(activity, "progress")),
    )


def _then(before: Activity, activity: Activity) -> str:
    """The quarter that an activity is compared with, and its code there where that was another."""
    return before.quarter.label if before.code == activity.code else f"{before.quarter.label}, {before.code}"


def _why_none_before(row: ActivityRow) -> str:
    """Why there is no quarter before to look at."""
    activity, quarter = row.activity, row.activity.quarter
    before = quarter_before(row.register, quarter)
    if before is None:
        return f"The register has no quarter before {quarter.label}."
    if compared_quarter(row.register, quarter) is None:
        years = f"{before.financial_year} and {quarter.financial_year}"
        return f"Codes begin anew each financial year, and no links join the plans of {years}."
    if before.year != quarter.year:
        return f"{activity.code} is new: it is linked to no activity of {before.label}."
    return f"{activity.code} is new: {before.label} does not have it."
