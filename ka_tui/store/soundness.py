"""Whether a register that reads is also sound: every rule that its writers keep, asked of what stands in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ka_tui.domain.activities import Activity, normal_activity
from ka_tui.domain.changes import Change, Edit, Table
from ka_tui.domain.closings import checksum
from ka_tui.domain.codes_in_use import odd_codes
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.register_settings import SETTINGS
from ka_tui.errors import KaError
from ka_tui.store.migrations import Tables

Records = dict[tuple[Table, str], dict[str, Any]]
"""What each record holds, by its table and key."""


def problems_of(tables: Tables, register: Register, history: Sequence[Change]) -> Iterator[str]:
    """A sentence for each rule that the register breaks."""
    listed = {document["quarter"] for document in tables["quarters"].values()}
    for quarter, activities in register.quarters.items():
        if str(quarter) not in listed:
            yield f"{quarter} has activities and is not in the list of quarters."
        for activity in activities.values():
            yield from _of_activity(activity, register)
        yield from _of_closing(register, quarter)
    yield from _of_codes(register)
    yield from _of_numbers(register, history)
    yield from _of_history(register, history)


def _of_activity(activity: Activity, register: Register) -> Iterator[str]:
    name = f"{activity.code} of {activity.quarter}"
    if activity.revision < 1:
        yield f"{name} has revision {activity.revision}; the first is 1."
    if activity.status is not None and activity.status not in register.scheme:
        yield f"{name} has the status '{activity.status}', which the scheme does not know."
        return
    try:
        normal = normal_activity(activity, register.scheme, register.codes)
    except KaError as error:
        yield f"{name} breaks a rule: {error}"
        return
    odd = [field for field in ("code", *activity.content()) if getattr(normal, field) != getattr(activity, field)]
    if odd:
        yield f"{name} is not in its normal form: {', '.join(odd)}."


def _of_closing(register: Register, quarter: Quarter) -> Iterator[str]:
    closed = register.record(quarter).closed
    if closed is not None and closed.checksum != checksum(register.activities(quarter)):
        yield f"{quarter} is signed off, and is no longer what was: its checksum is another one."


def _of_codes(register: Register) -> Iterator[str]:
    """What links and records name; activities are asked one by one."""
    for code, place in odd_codes(register._replace(quarters={}), register.codes):
        yield f"{place[:1].upper()}{place[1:]} has the code '{code}', which is none of the register's."


def _of_numbers(register: Register, history: Sequence[Change]) -> Iterator[str]:
    numbers = [change.number for change in history]
    last = max(numbers, default=0)
    if last != register.commit:
        yield f"The register is at commit {register.commit}, and its history ends with change {last}."
    if len(set(numbers)) < len(numbers):
        yield "Two changes of its history have the same number."


def _of_history(register: Register, history: Sequence[Change]) -> Iterator[str]:
    """Carry every change out again, from nothing, and compare."""
    records: Records = _first_settings(register, history)
    for change in history:
        for edit in change.edits:
            yield from _replay(records, change.number, edit)
    present = _records_of(register)
    for table, key in {**present, **records}:
        now, then = present.get((table, key)), records.get((table, key))
        if now != then:
            odd = [name for name in now if now[name] != then.get(name)] if now and then else ["it is there in one only"]
            yield f"History does not lead to {_named(table, key)} as it stands: {', '.join(odd)}."


def _replay(records: Records, number: int, edit: Edit) -> Iterator[str]:
    place = (edit.table, edit.key)
    record = records.get(place)
    if (edit.before is None) != (record is None):
        yield f"Change {number} does not follow from those before it, at {_named(*place)}."
    elif record is not None and edit.before is not None:
        odd = [name for name, value in edit.before.items() if record.get(name) != value]
        if odd:
            yield f"Change {number} does not follow from those before it, at {_named(*place)}: {', '.join(odd)}."
    if edit.after is None:
        records.pop(place, None)
    else:
        after = {**(record or {}), **edit.after}
        records[place] = {name: after[name] for name in after if edit.table is not Table.QUARTERS or after[name] is not None}


def _settings_of(register: Register) -> Records:
    return {(Table.SETTINGS, s.name): {"value": s.kept(getattr(register, s.attribute))} for s in SETTINGS}


def _first_settings(register: Register, history: Sequence[Change]) -> Records:
    """The settings that history begins from; a scheme that no change has touched is what the register was made with."""
    edits = (edit for change in history for edit in change.edits)
    first = next((edit.before for edit in edits if edit.table is Table.SETTINGS and edit.key == "statuses"), None)
    scheme = first or {"value": register.scheme.to_documents()}
    return {**_settings_of(Register()), (Table.SETTINGS, "statuses"): dict(scheme)}


def _records_of(register: Register) -> Records:
    records = _settings_of(register)
    records |= {(Table.LINKS, link.key): {} for link in register.links}
    for quarter, activities in register.quarters.items():
        records[Table.QUARTERS, str(quarter)] = register.record(quarter).to_dict()
        for activity in activities.values():
            records[Table.ACTIVITIES, f"{quarter}/{activity.code}"] = activity.content()
    return records


def _named(table: Table, key: str) -> str:
    if table is Table.ACTIVITIES:
        quarter, _, code = key.partition("/")
        return f"{code} of {quarter}"
    return {Table.SETTINGS: f"the setting '{key}'", Table.LINKS: f"the link {key}"}.get(table, f"the quarter {key}")
