"""What an imported report would change in the register: nothing is erased, nothing edited since is overwritten silently."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ka_tui.domain.activities import CONTENT_FIELDS, Activity, normal_activity
from ka_tui.domain.changes import Edit, activity_key, addition_of, change_of
from ka_tui.domain.register import Register
from ka_tui.domain.text import clean_line

_HEADING = {"theme", "priority"}


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
    they are left alone. ``untitled`` are new to the register and have no title there or in the report: they cannot be added.
    """

    added: tuple[Activity, ...]
    changed: tuple[FieldDifference, ...]
    conflicts: tuple[FieldDifference, ...]
    unchanged: tuple[Activity, ...]
    absent: tuple[Activity, ...]
    untitled: tuple[Activity, ...]

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

    A field that the report leaves empty is not stated by it and stays; a heading is one statement, of theme and priority
    together, and the same words divided less well are no difference. ``imported`` holds what the last import made of
    each activity's fields (``history.imported_values``): a field that differs from that was edited since, and is kept as
    a conflict unless ``overwrite``. Raises what the rules of an activity raise.
    """
    added: list[Activity] = []
    changed: list[FieldDifference] = []
    conflicts: list[FieldDifference] = []
    unchanged: list[Activity] = []
    untitled: list[Activity] = []
    seen: set[str] = set()
    for raw in reported:
        present = register.find(raw.quarter, register.codes.parse(raw.code))
        if not clean_line(raw.title):
            if present is None:
                untitled.append(raw)
                continue
            raw = raw._replace(title=present.title)
        activity = normal_activity(raw, register.scheme, register.codes)
        key = activity_key(activity.quarter, activity.code)
        seen.add(key)
        if present is None:
            added.append(activity._replace(revision=0, updated_at="", updated_by=""))
            continue
        differences = _differences(present, activity)
        kept = set() if overwrite else _edited_since(differences, imported.get(key, {}))
        conflicts += [d for d in differences if d.field in kept]
        changed += [d for d in differences if d.field not in kept]
        if not differences:
            unchanged.append(present)
    quarters = {activity.quarter for activity in (*added, *unchanged, *(d.activity for d in (*changed, *conflicts)))}
    absent = [a for q in sorted(quarters) for a in register.activities(q) if activity_key(a.quarter, a.code) not in seen]
    return Merge(tuple(added), tuple(changed), tuple(conflicts), tuple(unchanged), tuple(absent), tuple(untitled))


def _differences(present: Activity, reported: Activity) -> list[FieldDifference]:
    stated = {name: value for name, value in reported.content().items() if value not in (None, "")}
    if reported.theme is None and reported.priority in (present.priority, present.heading.heading):
        stated.pop("priority", None)
    elif reported.priority:
        stated["theme"] = reported.theme
    return [
        FieldDifference(present, name, getattr(present, name), stated[name])
        for name in CONTENT_FIELDS
        if name in stated and stated[name] != getattr(present, name)
    ]


def _edited_since(differences: Iterable[FieldDifference], baseline: Mapping[str, object]) -> set[str]:
    """The fields that are no longer as the last import left them; a heading counts as one, theme and priority together."""
    edited = {d.field for d in differences if (d.before or None) != (baseline.get(d.field) or None)}
    return edited | _HEADING if edited & _HEADING else edited
