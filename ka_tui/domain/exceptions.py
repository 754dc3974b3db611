"""Reporting by exception: the activities of a quarter that a committee has to look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ka_tui.domain.activities import Activity
from ka_tui.domain.movement import Movement, compare_statuses
from ka_tui.domain.statuses import StatusClass, StatusScheme

_OFF_COURSE = (StatusClass.BAD, StatusClass.WARNING)


def exceptions(
    activities: Iterable[Activity], before: Mapping[str, Activity] | None, scheme: StatusScheme
) -> tuple[Activity, ...]:
    """Those that are off course (red, amber), have worsened since ``before``, or whose status is not stated."""
    return tuple(activity for activity in activities if is_exception(activity, (before or {}).get(activity.code), scheme))


def is_exception(activity: Activity, before: Activity | None, scheme: StatusScheme) -> bool:
    """Whether one is; ``before`` is the same activity in the quarter before, None where that had none."""
    status = scheme.get(activity.status)
    worsened = before is not None and compare_statuses(scheme, before.status, activity.status) is Movement.WORSE
    return status is None or status.kind in _OFF_COURSE or worsened
