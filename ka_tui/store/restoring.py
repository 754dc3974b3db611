"""What must be done to a register so that it becomes as another one was."""

from __future__ import annotations

from collections.abc import Iterator

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import Edit, Table, activity_key, addition_of, removal_of
from ka_tui.domain.packs import edit_of
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.spellings import edit_of as spellings_edit

RESTORE = "restore"
"""What history calls the bringing back of a backup."""


def differences(present: Register, wanted: Register) -> tuple[Edit, ...]:
    """The edits that turn the present register into the wanted one: settings, quarters, activities; not the scheme."""
    return (*_of_settings(present, wanted), *_of_quarters(present, wanted))


def _of_settings(present: Register, wanted: Register) -> Iterator[Edit]:
    for name in ("council", "notice"):
        before, after = getattr(present, name), getattr(wanted, name)
        if before != after:
            yield Edit(Table.SETTINGS, name, {"value": before}, {"value": after})
    if present.spellings != wanted.spellings:
        yield spellings_edit(present.spellings, wanted.spellings)


def _of_quarters(present: Register, wanted: Register) -> Iterator[Edit]:
    for quarter in wanted.quarters:
        if quarter not in present.quarters:
            yield Edit(Table.QUARTERS, str(quarter), None, {})
    for quarter in {**present.quarters, **wanted.quarters}:
        yield from _of_activities(quarter, present, wanted)
    for quarter in wanted.quarters:
        before, after = present.packs.get(quarter, ()), wanted.packs.get(quarter, ())
        if before != after:
            yield edit_of(quarter, before, after)
    for quarter in present.quarters:
        if quarter not in wanted.quarters:
            yield Edit(Table.QUARTERS, str(quarter), {}, None)


def _of_activities(quarter: Quarter, present: Register, wanted: Register) -> Iterator[Edit]:
    for activity in present.activities(quarter):
        was = wanted.find(quarter, activity.code)
        if was is None:
            yield removal_of(activity)
        elif was.content() != activity.content():
            yield _update(activity, was)
    for was in wanted.activities(quarter):
        if present.find(quarter, was.code) is None:
            yield addition_of(was)


def _update(activity: Activity, was: Activity) -> Edit:
    now, then = activity.content(), was.content()
    differing = [name for name in now if now[name] != then[name]]
    return Edit(
        Table.ACTIVITIES,
        activity_key(activity.quarter, activity.code),
        {name: now[name] for name in differing},
        {name: then[name] for name in differing},
    )
