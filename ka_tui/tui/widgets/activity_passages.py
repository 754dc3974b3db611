"""An activity as passages for a panel: how it stands, and both its texts."""

from __future__ import annotations

from collections.abc import Iterator

from ka_tui.domain.activities import FIELD_LABELS, Activity
from ka_tui.domain.statuses import StatusScheme
from ka_tui.tui.widgets.narrative_lines import BLANK, Passage, Run
from ka_tui.tui.widgets.passages import narrative_passages, note


def activity_passages(activity: Activity, scheme: StatusScheme) -> Iterator[Passage]:
    """Quarter, status and team, then progress and next steps under their names."""
    facts = (activity.quarter.label, scheme.label(activity.status), activity.team, activity.portfolio)
    yield from note(", ".join(filter(None, facts)))
    for name in ("progress", "next_steps"):
        yield from (BLANK, Passage((Run(FIELD_LABELS[name], "title"),)))
        yield from narrative_passages(getattr(activity, name)) or note("Nothing stated.")
