"""The views of an activity that the panels beside the table can show, worked out from its row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ka_tui.domain.activities import FIELD_LABELS, Activity
from ka_tui.domain.statuses import StatusScheme
from ka_tui.tui.widgets.narrative_lines import BLANK, Passage
from ka_tui.tui.widgets.passages import narrative_passages, note
from ka_tui.tui.widgets.rows import ActivityRow

if TYPE_CHECKING:
    from ka_tui.domain.changes import Change

NARRATIVES = ("progress", "next_steps")

History: TypeAlias = "Callable[[], Sequence[Change]]"
"""Gives every change to the register, oldest first; it is called only where history is shown."""


class DetailView(StrEnum):
    """What the panels show: this quarter, what changed since the last, what that promised, or who changed what."""

    NOW = "now"
    BEFORE = "before"
    PROMISED = "promised"
    HISTORY = "history"

    @property
    def next(self) -> DetailView:
        """The view after this one, the first after the last."""
        views = list(DetailView)
        return views[(views.index(self) + 1) % len(views)]


class PanelContent(NamedTuple):
    """What a panel shows, under which title."""

    title: str = ""
    passages: tuple[Passage, ...] = ()


def panel_contents(view: DetailView, row: ActivityRow, scheme: StatusScheme, history: History) -> tuple[PanelContent, ...]:
    """What each panel shows of an activity in a view: two panels, or one alone."""
    activity = row.activity
    match view:
        case DetailView.NOW:
            return tuple(PanelContent(FIELD_LABELS[name], stated(activity, name)) for name in NARRATIVES)
        case DetailView.BEFORE:
            since = f"since {activity.quarter.previous.label}"
            return tuple(PanelContent(f"{FIELD_LABELS[name]} {since}", _changed(row, name)) for name in NARRATIVES)
        case DetailView.PROMISED:
            return _promised(row)
        case DetailView.HISTORY:
            from ka_tui.services.histories import of_activity
            from ka_tui.tui.widgets.history_passages import history_passages

            passages = history_passages(of_activity(history(), activity), activity.quarter, scheme)
            return (PanelContent(f"History of {activity.code}", passages),)


def stated(activity: Activity, name: str) -> tuple[Passage, ...]:
    """What an activity says in one of its narratives, or that it says nothing."""
    return narrative_passages(getattr(activity, name)) or note(f"No {FIELD_LABELS[name].lower()} stated.")


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
    quarter = row.activity.quarter
    promised = stated(row.before, "next_steps") if row.before else note(_why_none_before(row))
    return (
        PanelContent(f"Next steps of {quarter.previous.label}", promised),
        PanelContent(f"Progress of {quarter.label}", stated(row.activity, "progress")),
    )


def _why_none_before(row: ActivityRow) -> str:
    """Why there is no quarter before to look at."""
    activity, previous = row.activity, row.activity.quarter.previous
    if previous.year != activity.quarter.year:
        return f"Codes begin anew each financial year: {activity.code} begins with {activity.quarter.label}."
    if previous not in row.register.quarters:
        return f"The register does not have {previous.label}."
    return f"{activity.code} is new: {previous.label} does not have it."
