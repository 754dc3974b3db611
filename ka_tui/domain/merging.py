"""What an imported report would change in the register: nothing is erased, nothing edited since is overwritten silently."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ka_tui.domain.activities import CONTENT_FIELDS, Activity, normal_activity
from ka_tui.domain.changes import Edit, activity_key, addition_of, change_of
from ka_tui.domain.register import Register


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field of one activity: what the register has, and what the report says."""

    activity: Activity
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Merge:
    """What importing a report does.

    ``conflicts`` are fields that were edited since the last import, or by hand before the first one, and that the report
    states otherwise: they are kept. ``absent`` are activities of the report's quarters that the report does not have:
    they are left alone.
    """

    added: tuple[Activity, ...]
    changed: tuple[FieldDifference, ...]
    conflicts: tuple[FieldDifference, ...]
    unchanged: tuple[Activity, ...]
    absent: tuple[Activity, ...]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits that carry it out; each expects to find what was seen here."""
        fields: dict[str, list[FieldDifference]] = {}
        for difference in self.changed:
            fields.setdefault(activity_key(difference.activity.quarter, difference.activity.code), []).append(difference)
        updates = (
            change_of(group[0].activity, {d.field: d.after for d in group}, {d.field: d.before for d in group})
            for group in fields.values()
        )
        return (*(addition_of(activity) for activity in self.added), *updates)


def merge(
    register: Register, reported: Iterable[Activity], imported: Mapping[str, Mapping[str, object]], *, overwrite: bool = False
) -> Merge:
    """Compare a report with the register.

    A field that the report leaves empty is not stated by it and stays. ``imported`` holds what the last import made of
    each activity's fields (``history.imported_values``): a field that differs from that was edited since, and is kept as
    a conflict unless ``overwrite``. Raises what the rules of an activity raise.
    """
    added: list[Activity] = []
    changed: list[FieldDifference] = []
    conflicts: list[FieldDifference] = []
    unchanged: list[Activity] = []
    seen: set[str] = set()
    for raw in reported:
        activity = normal_activity(raw, register.scheme)
        key = activity_key(activity.quarter, activity.code)
        seen.add(key)
        present = register.find(activity.quarter, activity.code)
        if present is None:
            added.append(replace(activity, revision=0, updated_at="", updated_by=""))
            continue
        differences = _differences(present, activity)
        baseline = imported.get(key, {})
        kept = [] if overwrite else [d for d in differences if _edited_since(d, baseline)]
        conflicts += kept
        changed += [d for d in differences if d not in kept]
        if not differences:
            unchanged.append(present)
    quarters = {activity.quarter for activity in (*added, *unchanged, *(d.activity for d in (*changed, *conflicts)))}
    absent = [a for q in sorted(quarters) for a in register.activities(q) if activity_key(a.quarter, a.code) not in seen]
    return Merge(tuple(added), tuple(changed), tuple(conflicts), tuple(unchanged), tuple(absent))


def _differences(present: Activity, reported: Activity) -> list[FieldDifference]:
    return [
        FieldDifference(present, name, getattr(present, name), getattr(reported, name))
        for name in CONTENT_FIELDS
        if getattr(reported, name) not in (None, "", getattr(present, name))
    ]


def _edited_since(difference: FieldDifference, baseline: Mapping[str, object]) -> bool:
    return difference.before != baseline.get(difference.field, "") and difference.before not in (None, "")
