"""Parts of the history: of a quarter, of a code, or of one activity over the quarters of its year and of linked years."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import Change, Edit, activity_key
from ka_tui.domain.lineage import lineage
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register


def changes_of(changes: Sequence[Change], quarter: Quarter | None, code: str | None) -> list[Change]:
    """The changes to a quarter and to the activities of a code, latest first; None means any.

    Each has only the edits that were asked for. A code alone may speak of several activities, one for each year.
    """
    if quarter is None and code is None:
        return list(reversed(changes))
    place = str(quarter) if quarter else None
    return _narrowed(changes, lambda edit: code in (None, edit.code) and place in (None, edit.quarter))


def of_activity(changes: Sequence[Change], register: Register, activity: Activity) -> list[Change]:
    """The changes to one activity, latest first, with no edits but those.

    They are those in all quarters of its financial year, and in those of other years to what it continues and what
    continues it, as far as links lead.
    """
    keys = _keys(lineage(register, activity.quarter.year, activity.code))
    return _narrowed(changes, lambda edit: edit.key in keys)


def of_report(changes: Sequence[Change], register: Register, quarter: Quarter, code: str) -> list[Change]:
    """The changes to an activity in one quarter, and to what it was and became in other years as far as links lead."""
    codes = lineage(register, quarter.year, code)
    keys = {activity_key(quarter, code)} | _keys({year: held for year, held in codes.items() if year != quarter.year})
    return _narrowed(changes, lambda edit: edit.key in keys)


def _keys(codes: Mapping[int, Iterable[str]]) -> set[str]:
    """The keys of the activities that have these codes in these years."""
    return {activity_key(Quarter(year, number), code) for year, held in codes.items() for number in (1, 2, 3, 4) for code in held}


def _narrowed(changes: Sequence[Change], wanted: Callable[[Edit], bool]) -> list[Change]:
    found = ((change, tuple(filter(wanted, change.edits))) for change in reversed(changes))
    return [change._replace(edits=edits) for change, edits in found if edits]
