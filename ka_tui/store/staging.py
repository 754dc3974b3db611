"""TinyDB's side of a change: the register's tables are changed through TinyDB, in memory, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, MutableMapping
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from ka_tui.domain import changes
from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import Change
from ka_tui.domain.quarter_records import QuarterRecord
from ka_tui.domain.quarters import parse_quarter
from ka_tui.domain.register import Register
from ka_tui.domain.register_settings import NAMED, kept_settings
from ka_tui.store.migrations import Tables


class StagedStorage(Storage):
    """The storage that TinyDB works on here: a register's tables in memory. Nothing reaches the disk before all is done."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def read(self) -> Tables:
        """The tables as they are staged."""
        return self.tables

    def write(self, data: Tables) -> None:
        """Stage what TinyDB made of them."""
        self.tables = data


def stage(tables: Tables, after: Register, change: Change) -> None:
    """Bring the tables, in place, to what the register is after a change, and note the change in its history.

    Only documents that the change names are touched; a field or a table that somebody added stays.
    """
    database = TinyDB(tables, storage=StagedStorage)
    touched = {kind: [edit.key for edit in change.edits if edit.table is kind] for kind in changes.Table}
    if touched[changes.Table.SETTINGS]:
        _stage_settings(database.table("settings", cache_size=0), after)
    if touched[changes.Table.QUARTERS]:
        _stage_quarters(database.table("quarters", cache_size=0), touched[changes.Table.QUARTERS], after)
    if touched[changes.Table.LINKS]:
        _stage_links(database.table("links", cache_size=0), touched[changes.Table.LINKS], after)
    if touched[changes.Table.ACTIVITIES]:
        _stage_activities(database.table("activities", cache_size=0), touched[changes.Table.ACTIVITIES], after)
    database.table("changes", cache_size=0).insert(Document(change.to_dict(), change.number))
    database.table("meta", cache_size=0).update({"commit": change.number})


def _stage_settings(table: Table, after: Register) -> None:
    values = kept_settings(after)

    def set_value(document: MutableMapping[str, Any]) -> None:
        document["value"] = values.pop(document["name"], document["value"])

    table.remove(cond=lambda document: document["name"] in NAMED.keys() - values.keys())
    table.update(set_value)
    table.insert_multiple({"name": name, "value": value} for name, value in values.items())


def _stage_quarters(table: Table, keys: Collection[str], after: Register) -> None:
    numbers = {document["quarter"]: document.doc_id for document in table}
    wanted = {str(quarter) for quarter in after.quarters}
    table.remove(doc_ids=[numbers[key] for key in set(keys) - wanted if key in numbers])
    table.insert_multiple({"quarter": key} for key in dict.fromkeys(keys) if key in wanted and key not in numbers)
    table.update(_record_updater(after), cond=lambda document: document["quarter"] in keys)


def _record_updater(after: Register) -> Callable[[MutableMapping[str, Any]], None]:
    def update(document: MutableMapping[str, Any]) -> None:
        for name in QuarterRecord._fields:
            document.pop(name, None)
        document.update(after.record(parse_quarter(document["quarter"])).to_dict())

    return update


def _stage_links(table: Table, keys: Collection[str], after: Register) -> None:
    wanted = {link.key for link in after.links}
    known = {document["link"] for document in table}
    table.remove(cond=lambda document: document["link"] in keys and document["link"] not in wanted)
    table.insert_multiple({"link": key} for key in dict.fromkeys(keys) if key in wanted and key not in known)


def _stage_activities(table: Table, keys: Iterable[str], after: Register) -> None:
    numbers = {f"{document['quarter']}/{document['code']}": document.doc_id for document in table}
    present = {key: _activity(after, key) for key in dict.fromkeys(keys)}
    table.remove(doc_ids=[numbers[key] for key, activity in present.items() if activity is None and key in numbers])
    table.update(_updater(present), doc_ids=[numbers[key] for key, activity in present.items() if activity and key in numbers])
    table.insert_multiple(activity.to_dict() for key, activity in present.items() if activity and key not in numbers)


def _activity(register: Register, key: str) -> Activity | None:
    quarter, _, code = key.partition("/")
    return register.find(parse_quarter(quarter), code)


def _updater(present: dict[str, Activity | None]) -> Callable[[MutableMapping[str, Any]], None]:
    def update(document: MutableMapping[str, Any]) -> None:
        activity = present[f"{document['quarter']}/{document['code']}"]
        document.update(activity.to_dict() if activity else {})

    return update
