"""The register's documents and the domain's values: each turned into the other, and refused where it is damaged."""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ka_tui.domain.activities import CONTENT_FIELDS, Activity
from ka_tui.domain.codes import KA, CodePattern
from ka_tui.domain.links import Links, parse_link
from ka_tui.domain.quarters import Quarter, parse_quarter
from ka_tui.domain.register import Register
from ka_tui.domain.register_settings import ALWAYS_KEPT, SETTINGS, kept_settings
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.errors import InvalidField, InvalidQuarter, RegisterDamaged
from ka_tui.store.layout import PROGRAM, TABLES, meta_of
from ka_tui.store.migrations import SCHEMA, Tables

if TYPE_CHECKING:
    from ka_tui.domain.quarter_records import QuarterRecord

ACTIVITY_FIELDS = ("quarter", "code", *CONTENT_FIELDS, "revision", "updated_at", "updated_by")
"""The fields of an activity's document, in the order of the value's."""

_LAST = 1000
"""After every priority number: where an activity stands that has none."""
_NEEDED = {"quarter", "code", "title"}
_EMPTY = {**Activity._field_defaults, "revision": 1}
_NULLABLE = {"theme", "priority_number", "status", "status_source"}
_WHOLE_NUMBERS = {"priority_number", "revision"}


def register_of(path: Path, tables: Tables) -> Register:
    """The register that the tables hold; ``path`` is for the error. Raises RegisterDamaged and says what and where."""
    meta = meta_of(tables)
    settings = _settings_in(path, tables["settings"])
    codes = settings.get("codes", KA)
    return Register(
        meta["register"],
        meta["commit"],
        quarters=_quarters_in(path, tables, codes),
        records=_records_in(path, tables["quarters"]),
        links=_links_in(path, tables["links"], codes),
        **settings,
    )


def tables_of(register: Register) -> Tables:
    """The tables of a register that holds no quarter yet: its settings and nothing else."""
    tables: Tables = {name: {} for name in TABLES}
    tables["meta"]["1"] = {"schema": SCHEMA, "program": PROGRAM, "register": register.identity, "commit": register.commit}
    settings = enumerate(kept_settings(register).items(), start=1)
    tables["settings"] = {str(number): {"name": name, "value": value} for number, (name, value) in settings}
    return tables


def _settings_in(path: Path, table: Mapping[str, Any]) -> dict[str, Any]:
    """What the register has of each setting that its file keeps."""
    try:
        kept = {document["name"]: document["value"] for document in table.values()}
    except (KeyError, TypeError) as error:
        raise RegisterDamaged(path, "a setting has no name or no value") from error
    values: dict[str, Any] = {}
    for setting in SETTINGS:
        if setting.name in kept:
            try:
                values[setting.attribute] = setting.read(kept[setting.name], values.get("scheme", PRINTED_KEY))
            except InvalidField as error:
                raise RegisterDamaged(path, f"the setting '{setting.name}' cannot be understood") from error
        elif setting.name in ALWAYS_KEPT:
            raise RegisterDamaged(path, f"the setting '{setting.name}' is missing")
    return values


def _links_in(path: Path, table: Mapping[str, Any], codes: CodePattern) -> Links:
    try:
        return Links(parse_link(document["link"], codes) for document in table.values()) if table else Links()
    except (KeyError, TypeError, InvalidField) as error:
        raise RegisterDamaged(path, "a link between two plans cannot be understood") from error


def _quarters_in(path: Path, tables: Tables, codes: CodePattern) -> dict[Quarter, dict[str, Activity]]:
    """The quarters in the order of time, with their activities in the order of the report."""
    found: dict[str, tuple[Quarter, list[Activity]]] = {}
    for number, document in tables["quarters"].items():
        if not isinstance(document, dict) or not isinstance(document.get("quarter"), str):
            raise RegisterDamaged(path, f"quarter {number} has no name")
        found[document["quarter"]] = (_quarter_in(path, document["quarter"]), [])
    _sort_in_activities(path, tables["activities"], found)
    return {quarter: _by_code(path, quarter, held, codes) for quarter, held in sorted(found.values(), key=itemgetter(0))}


def _records_in(path: Path, table: Mapping[str, Any]) -> dict[Quarter, QuarterRecord]:
    """What is remembered of each quarter, of those whose document holds more than its name."""
    documents = [document for document in table.values() if len(document) > 1]
    if not documents:
        return {}
    from ka_tui.domain.quarter_records import NOTHING, QuarterRecord  # few registers that are only looked at have any

    records: dict[Quarter, QuarterRecord] = {}
    for document in documents:
        kept = {name: document[name] for name in QuarterRecord._fields if name in document}
        try:
            record = NOTHING.with_documents(kept)
        except InvalidField as error:
            raise RegisterDamaged(path, f"the {error.field} of {document['quarter']} cannot be understood") from error
        if record != NOTHING:
            records[_quarter_in(path, document["quarter"])] = record
    return records


def _sort_in_activities(path: Path, table: Mapping[str, Any], found: dict[str, tuple[Quarter, list[Activity]]]) -> None:
    """Add each activity to its quarter. Ten thousand come through here, so types are looked at a field at a time."""
    rows = _rows(path, table)
    for name, column in zip(ACTIVITY_FIELDS, zip(*rows, strict=True), strict=False):
        _require_type(path, table, name, column)
    for row in rows:
        text = row[0]
        if text not in found:
            found[text] = (_quarter_in(path, text), [])
        quarter, activities = found[text]
        activities.append(Activity._make((quarter, *row[1:])))


def _rows(path: Path, table: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The fields of each activity's document, in the order of the value's."""
    fields_of = itemgetter(*ACTIVITY_FIELDS)
    rows = []
    for number, document in table.items():
        try:
            rows.append(fields_of(document))
        except KeyError as error:
            if isinstance(document, dict) and document.keys() >= _NEEDED:  # a person added it, and left out what is empty
                rows.append(fields_of({**_EMPTY, **document}))
                continue
            raise RegisterDamaged(path, f"activity {number} has no field {error}") from error
        except TypeError as error:
            raise RegisterDamaged(path, f"activity {number} is no document") from error
    return rows


def _require_type(path: Path, table: Mapping[str, Any], name: str, column: tuple[Any, ...]) -> None:
    kind = int if name in _WHOLE_NUMBERS else str
    allowed = {kind, type(None)} if name in _NULLABLE else {kind}
    if set(map(type, column)) <= allowed:
        return
    number = next(number for number, value in zip(table, column, strict=True) if type(value) not in allowed)
    wanted = "a whole number" if kind is int else "text"
    raise RegisterDamaged(path, f"the field '{name}' of activity {number} is not {wanted}")


def _quarter_in(path: Path, text: str) -> Quarter:
    try:
        quarter = parse_quarter(text)
    except InvalidQuarter as error:
        raise RegisterDamaged(path, f"'{text}' is no quarter") from error
    if str(quarter) != text:
        raise RegisterDamaged(path, f"'{text}' is not how it writes {quarter}")
    return quarter


def _quick_key(activity: Activity) -> tuple[object, ...]:
    """The order of ``Activity.sort_key`` for codes of one length, whose numbers sort as text, at a quarter of the time."""
    return (activity.priority_number or _LAST, activity.code)


def _by_code(path: Path, quarter: Quarter, activities: list[Activity], codes: CodePattern) -> dict[str, Activity]:
    try:
        quick = codes.sort_as_text([activity.code for activity in activities])
        activities.sort(key=_quick_key if quick else lambda activity: activity.sort_key)
    except (ValueError, TypeError) as error:
        raise RegisterDamaged(path, f"an activity of {quarter} has a code that is none") from error
    by_code = {activity.code: activity for activity in activities}
    if len(by_code) < len(activities):
        there = [activity.code for activity in activities]
        twice = next(code for code in by_code if there.count(code) > 1)
        raise RegisterDamaged(path, f"{twice} is in {quarter} more than once")
    return by_code
