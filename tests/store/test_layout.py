from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ka_tui.errors import (
    RegisterDamaged,
    RegisterEmpty,
    RegisterError,
    RegisterForeign,
    RegisterNewer,
    RegisterUnreadable,
    RegisterUnwritable,
)
from ka_tui.store.register_store import RegisterStore
from tests.store.store_cases import proposal, seeded, set_field, setting

Damage = Callable[[dict[str, Any]], object]


def activity_1(tables: dict[str, Any]) -> dict[str, Any]:
    document: dict[str, Any] = tables["activities"]["1"]
    return document


def refused(path: Path, kind: type[RegisterError]) -> str:
    """What the store says of the file, whatever it is asked to do; the file must stay as it is."""
    before = path.read_bytes()
    store = RegisterStore(path)
    with pytest.raises(kind) as looked:
        store.snapshot()
    with pytest.raises(kind):
        store.history()
    with pytest.raises(kind):
        store.apply(proposal(setting("council", "Somewhere")))
    assert store.check() == (str(looked.value),)
    assert path.read_bytes() == before
    assert not store.has_changed()  # an open screen need not ask again
    return str(looked.value)


@pytest.mark.parametrize("content", [b"", b"\n", b"\xef\xbb\xbf", b"\0" * 512])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "register.json"
    path.write_bytes(content)
    assert "is empty" in refused(path, RegisterEmpty)


@pytest.mark.parametrize(
    "content",
    [
        b"{}",
        b"[]",
        b"7",
        b'"ka-tui"',
        b'{"_default": {"1": {"name": "another program\'s"}}}',
        b'{"meta": {"1": {"program": "another", "schema": 1}}}',
        b'{"meta": {"1": 7}}',
        b'{"meta": []}',
    ],
)
def test_a_file_of_another_program(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "register.json"
    path.write_bytes(content)
    assert "not a ka-tui register" in refused(path, RegisterForeign)


def test_a_file_of_a_newer_program(tmp_path: Path) -> None:
    path = tmp_path / "register.json"
    path.write_text(json.dumps({"meta": {"1": {"program": "ka-tui", "schema": 2}}, "unheard_of": {}}), encoding="utf-8")
    assert "schema 2, this one knows 1" in refused(path, RegisterNewer)


@pytest.mark.parametrize("keep", [0.01, 0.2, 0.5, 0.8, 0.999])
def test_a_file_that_is_cut_off(tmp_path: Path, keep: float) -> None:
    path = seeded(tmp_path / "register.json", 20).path
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    assert "no JSON at line" in refused(path, RegisterDamaged)


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_a_file_with_rubbish_in_the_middle_of_record_or_history(tmp_path: Path, place: float) -> None:
    path = seeded(tmp_path / "register.json", 20).path
    content = bytearray(path.read_bytes())
    at = int(len(content) * place)
    content[at : at + 40] = b"\0" * 40
    path.write_bytes(content)
    assert "no JSON at line" in refused(path, RegisterDamaged)


def test_a_file_that_is_no_utf8(tmp_path: Path) -> None:
    path = seeded(tmp_path / "register.json").path
    path.write_bytes(path.read_bytes().replace(b"Look after", b"Look \xff after", 1))
    refused(path, RegisterDamaged)


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        (lambda tables: tables.pop("activities"), "it has no table 'activities'"),
        (lambda tables: tables.pop("changes"), "it has no table 'changes'"),
        (lambda tables: tables.update(quarters=[]), "it has no table 'quarters'"),
        (lambda tables: tables["meta"]["1"].pop("schema"), "it does not say its schema"),
        (lambda tables: tables["meta"]["1"].update(schema=0), "no ka-tui wrote its schema, 0"),
        (lambda tables: tables["meta"]["1"].update(commit="2"), "its commit or its identity is missing"),
        (lambda tables: activity_1(tables).pop("title"), "activity 1 has no field"),
        (lambda tables: activity_1(tables).update(team=None), "the field 'team' of activity 1 is not text"),
        (lambda tables: activity_1(tables).update(progress=["a"]), "the field 'progress' of activity 1 is not text"),
        (lambda tables: activity_1(tables).update(revision="1"), "the field 'revision' of activity 1 is not a whole number"),
        (lambda tables: activity_1(tables).update(priority_number=True), "'priority_number' of activity 1 is not a whole"),
        (lambda tables: activity_1(tables).update(quarter="summer"), "'summer' is no quarter"),
        (lambda tables: activity_1(tables).update(quarter="Q2 2022/23"), "'Q2 2022/23' is not how it writes Q2-2022"),
        (lambda tables: activity_1(tables).update(code="KA.one.two"), "an activity of Q2-2022 has a code that is none"),
        (lambda tables: activity_1(tables).update(code="KA.01.02"), "KA.01.02 is in Q2-2022 more than once"),
        (lambda tables: tables["activities"].update({"1": "text"}), "activity 1 is no document"),
        (lambda tables: tables["quarters"].update({"1": {}}), "quarter 1 has no name"),
        (lambda tables: tables["settings"]["1"].pop("value"), "a setting has no name or no value"),
        (lambda tables: tables["settings"].pop("3"), "the setting 'notice' is missing"),
        (lambda tables: tables["settings"].pop("1"), "the setting 'statuses' is missing"),
        (lambda tables: tables["settings"]["1"]["value"][0].update(kind="odd"), "the setting 'statuses' cannot be understood"),
        (lambda tables: tables["settings"]["1"]["value"][0].update(word=1), "the setting 'statuses' cannot be understood"),
    ],
)
def test_damaged_documents_say_what_and_where(tmp_path: Path, damage: Damage, what: str) -> None:
    path = seeded(tmp_path / "register.json").path
    tables = json.loads(path.read_bytes())
    damage(tables)
    path.write_text(json.dumps(tables), encoding="utf-8")
    before = path.read_bytes()
    store = RegisterStore(path)
    with pytest.raises(RegisterDamaged) as damaged:
        store.snapshot()
    assert what in str(damaged.value)
    assert "ka restore" in str(damaged.value)
    with pytest.raises(RegisterDamaged):
        store.apply(proposal(setting("council", "Somewhere")))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda change: change.pop("by"),
        lambda change: change.update(number="1"),
        lambda change: change.update(edits=None),
        lambda change: change["edits"][0].update(table="weather"),
        lambda change: change["edits"].append("text"),
    ],
)
def test_damaged_history_is_told_by_history_and_check(tmp_path: Path, damage: Damage) -> None:
    path = seeded(tmp_path / "register.json").path
    tables = json.loads(path.read_bytes())
    damage(tables["changes"]["1"])
    path.write_text(json.dumps(tables), encoding="utf-8")
    with pytest.raises(RegisterDamaged, match="change 1 of its history cannot be understood"):
        RegisterStore(path).history()
    assert "change 1 of its history cannot be understood" in RegisterStore(path).check()[0]


def test_what_the_system_does_not_let_be_read(tmp_path: Path) -> None:
    with pytest.raises(RegisterUnreadable, match="is a directory"):
        RegisterStore(tmp_path).snapshot()


def test_a_link_that_leads_in_circles_and_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "register.json").symlink_to("register.json")
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    for path in (tmp_path / "register.json", tmp_path / "file" / "register.json"):
        store = RegisterStore(path)
        assert store.exists()  # as far as one can tell, and ``snapshot`` says what is wrong
        with pytest.raises(RegisterUnreadable):
            store.snapshot()
        with pytest.raises(RegisterUnwritable):
            store.apply(proposal(setting("council", "Somewhere")))
        assert len(store.check()) >= 1


def test_a_history_edited_by_hand_is_read_as_it_was_edited(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    set_field(store, "Planted.")
    store.path.write_bytes(store.path.read_bytes().replace(b'"by": "Officer"', b'"by": "Officer Lovelace"'))
    assert {change.by for change in store.history()} == {"Officer Lovelace"}


def test_a_record_added_by_hand_may_leave_out_what_is_empty(tmp_path: Path) -> None:
    path = seeded(tmp_path / "register.json").path
    tables = json.loads(path.read_bytes())
    tables["activities"]["99"] = {"quarter": activity_1(tables)["quarter"], "code": "KA.09.02", "title": "By hand"}
    path.write_text(json.dumps(tables), encoding="utf-8")
    register = RegisterStore(path).snapshot()
    found = next(a for a in register.activities(register.latest) if a.code == "KA.09.02")
    assert (found.title, found.team, found.theme, found.status, found.revision) == ("By hand", "", None, None, 1)
