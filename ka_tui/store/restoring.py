"""What must be done to a register so that it becomes as another one was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import Edit, Table, activity_key, addition_of, linking, removal_of, unlinking
from ka_tui.domain.quarter_records import record_edit
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.register_settings import SETTINGS, setting_edit
from ka_tui.errors import QuarterClosed

RESTORE = "restore"
"""What history calls the bringing back of a backup."""


def differences(present: Register, wanted: Register) -> tuple[Edit, ...]:
    """The edits that turn the present register into the wanted one: settings, links, quarters, activities."""
    return (*_of_settings(present, wanted), *_of_links(present, wanted), *_of_quarters(present, wanted))


def refuse_signed_off(present: Register, edits: Iterable[Edit]) -> None:
    """Raise QuarterClosed where edits change a quarter that is signed off, or would have it signed off no longer."""
    closed = {str(quarter): record.closed for quarter, record in present.records.items()}
    for edit in edits:
        signing = closed.get(edit.quarter or "")
        if signing is not None:
            raise QuarterClosed(str(edit.quarter), signing.as_at)


def _of_settings(present: Register, wanted: Register) -> Iterator[Edit]:
    for setting in SETTINGS:
        before, after = getattr(present, setting.attribute), getattr(wanted, setting.attribute)
        if before != after:
            yield setting_edit(setting, before, after)


def _of_links(present: Register, wanted: Register) -> Iterator[Edit]:
    yield from (unlinking(link) for link in present.links if link not in wanted.links)
    yield from (linking(link) for link in wanted.links if link not in present.links)


def _of_quarters(present: Register, wanted: Register) -> Iterator[Edit]:
    for quarter in wanted.quarters:
        if quarter not in present.quarters:
            yield Edit(Table.QUARTERS, str(quarter), None, {})
    for quarter in {**present.quarters, **wanted.quarters}:
        yield from _of_activities(quarter, present, wanted)
    for quarter in wanted.quarters:
        before, after = present.record(quarter), wanted.record(quarter)
        if before != after:
            yield record_edit(quarter, before, after)
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
