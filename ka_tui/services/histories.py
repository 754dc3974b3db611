"""Parts of the history: of a quarter, of a code, or of one activity over the quarters of its year."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import Change, Edit, activity_key
from ka_tui.domain.quarters import Quarter


def changes_of(changes: Sequence[Change], quarter: Quarter | None, code: str | None) -> list[Change]:
    """The changes to a quarter and to the activities of a code, latest first; None means any.

    Each has only the edits that were asked for. A code alone may speak of several activities, one for each year.
    """
    if quarter is None and code is None:
        return list(reversed(changes))
    place = str(quarter) if quarter else None
    return _narrowed(changes, lambda edit: code in (None, edit.code) and place in (None, edit.quarter))


def of_activity(changes: Sequence[Change], activity: Activity) -> list[Change]:
    """The changes to one activity in all quarters of its financial year, latest first, with no edits but those."""
    quarters = (Quarter(activity.quarter.year, number) for number in (1, 2, 3, 4))
    keys = {activity_key(quarter, activity.code) for quarter in quarters}
    return _narrowed(changes, lambda edit: edit.key in keys)


def _narrowed(changes: Sequence[Change], wanted: Callable[[Edit], bool]) -> list[Change]:
    found = ((change, tuple(filter(wanted, change.edits))) for change in reversed(changes))
    return [change._replace(edits=edits) for change, edits in found if edits]
