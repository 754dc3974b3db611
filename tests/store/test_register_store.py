from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from ka_tui.domain.changes import UNDO, Edit, Proposal, Table, addition_of, change_of, removal_of
from ka_tui.domain.history import inverse
from ka_tui.domain.quarters import Quarter
from ka_tui.errors import ActivityExists, InvalidField, NoRegister, NoSuchActivity, RegisterMoved, StaleEdit
from ka_tui.store.register_store import RegisterStore
from tests.store.store_cases import AT, Q2, activity, progress, proposal, seeded, set_field, setting


def test_there_is_no_register_until_the_first_change(tmp_path: Path) -> None:
    store = RegisterStore(tmp_path / "data" / "register.json")
    assert not store.exists()
    for look in (store.snapshot, store.history, store.check):
        with pytest.raises(NoRegister):
            look()
    assert not store.path.parent.exists()


def test_the_first_change_makes_the_register_and_its_folders(tmp_path: Path) -> None:
    store = RegisterStore(tmp_path / "new" / "folder" / "register.json")
    change = store.apply(proposal(addition_of(activity())))
    assert store.exists()
    assert change.number == 1
    register = RegisterStore(store.path).snapshot()
    assert register.commit == 1
    assert register.identity
    assert register.activity(Q2, "KA.01.01").revision == 1


def test_two_registers_are_told_apart(tmp_path: Path) -> None:
    one, other = seeded(tmp_path / "one.json"), seeded(tmp_path / "other.json")
    assert one.snapshot().identity != other.snapshot().identity


def test_what_was_applied_is_what_another_store_reads(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json", 12)
    set_field(store, "Two posts fell vacant.\n\n- one filled | the other \u2192 advertised\t(£25,000)")
    store.apply(proposal(setting("council", "A district council"), removal_of(store.snapshot().activity(Q2, "KA.01.12"))))
    other = RegisterStore(store.path)
    assert other.snapshot() == store.snapshot()
    assert other.history() == store.history()
    assert [change.number for change in other.history()] == [1, 2, 3]


def test_history_tells_who_when_what_why_before_and_after(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json", 1)
    edit = change_of(activity(), {"status": "red"})
    store.apply(Proposal("set", (edit,), "Grace", "2022-10-05T08:00:00Z", "late", None))
    last = RegisterStore(store.path).history()[-1]
    assert (last.number, last.by, last.at, last.what, last.why) == (2, "Grace", "2022-10-05T08:00:00Z", "set", "late")
    assert last.edits == (Edit(Table.ACTIVITIES, "Q2-2022/KA.01.01", {"status": None}, {"status": "red"}),)


def test_a_change_that_changes_nothing_is_not_written(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    before = store.path.read_bytes()
    change = set_field(store, "")
    assert change.edits == ()
    assert change.number == store.snapshot().commit == 1
    assert store.path.read_bytes() == before


@pytest.mark.parametrize(
    ("edit", "error"),
    [
        (addition_of(activity()), ActivityExists),
        (change_of(activity("KA.07.07"), {"status": "red"}), NoSuchActivity),
        (change_of(activity(), {"progress": "mine"}, {"progress": "not what it is"}), StaleEdit),
        (change_of(activity(), {"colour": "red"}), InvalidField),
        (setting("motto", "onwards"), InvalidField),
    ],
)
def test_what_the_rules_refuse_is_not_written(tmp_path: Path, edit: Edit, error: type[Exception]) -> None:
    store = seeded(tmp_path / "register.json")
    before, register = store.path.read_bytes(), store.snapshot()
    fine = change_of(activity("KA.01.02"), {"team": "Planning"})
    with pytest.raises(error):
        store.apply(proposal(fine, edit))
    assert store.path.read_bytes() == before
    assert store.snapshot() == register


def test_two_editors_of_different_fields_are_merged_and_told(tmp_path: Path) -> None:
    mine = seeded(tmp_path / "register.json")
    seen = mine.snapshot().activity(Q2, "KA.01.01")
    set_field(RegisterStore(mine.path), "Trees", field="team")
    change = mine.apply(proposal(change_of(seen, {"progress": "Planted."}, seen.content())))
    assert change.merged == ("KA.01.01 team",)
    now = mine.snapshot().activity(Q2, "KA.01.01")
    assert (now.team, now.progress, now.revision) == ("Trees", "Planted.", 3)


def test_two_editors_of_the_same_field_are_refused_and_both_texts_kept(tmp_path: Path) -> None:
    mine = seeded(tmp_path / "register.json")
    seen = mine.snapshot().activity(Q2, "KA.01.01")
    set_field(RegisterStore(mine.path), "Theirs.")
    with pytest.raises(StaleEdit) as refused:
        mine.apply(proposal(change_of(seen, {"progress": "Mine."}, seen.content())))
    assert refused.value.theirs == {"KA.01.01 progress": "Theirs."}
    assert refused.value.mine == {"KA.01.01 progress": "Mine."}
    assert progress(mine) == "Theirs."


def test_a_proposal_for_an_older_commit_is_refused(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    set_field(RegisterStore(store.path), "Theirs.")
    with pytest.raises(RegisterMoved):
        store.apply(Proposal("undo", (), "Officer", AT, at_commit=1))


def test_a_change_made_outside_is_seen(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    first = store.snapshot()
    assert not store.has_changed()
    assert store.snapshot() is first
    set_field(RegisterStore(store.path), "From a script.")
    assert store.has_changed()
    assert progress(store) == "From a script."
    assert not store.has_changed()


def test_own_changes_are_no_changes_made_outside(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    set_field(store, "Mine.")
    assert not store.has_changed()
    assert progress(store) == "Mine."


def test_a_register_that_goes_away_is_a_change(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    store.path.unlink()
    assert store.has_changed()
    with pytest.raises(NoRegister):
        store.snapshot()


def test_a_file_written_between_looking_and_writing_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = seeded(tmp_path / "register.json")
    fsync = os.fsync

    def stranger_writes(handle: int) -> None:
        fsync(handle)
        store.path.write_bytes(b"written without our lock")

    monkeypatch.setattr(os, "fsync", stranger_writes)
    with pytest.raises(RegisterMoved):
        set_field(store, "Mine.")
    assert store.path.read_bytes() == b"written without our lock"
    assert store.backups() == ()
    assert store.has_changed()


def test_plain_tinydb_can_open_it(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    set_field(store, "Planted.")
    with TinyDB(store.path) as database:
        assert database.tables() == {"meta", "settings", "quarters", "activities", "links", "changes"}
        found = database.table("activities").get(where("code") == "KA.01.01")
        assert found == store.snapshot().activity(Q2, "KA.01.01").to_dict()
        assert [change["what"] for change in database.table("changes")] == ["import", "set"]


def test_what_plain_tinydb_wrote_is_read_and_kept(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    with TinyDB(store.path, ensure_ascii=False) as database:
        database.table("notes").insert({"text": "a table of a person's own"})
        database.table("activities").update({"ward": "North"}, where("code") == "KA.01.02")
        database.table("activities").update({"team": "Trees"}, where("code") == "KA.01.03")
    assert store.has_changed()
    assert store.snapshot().activity(Q2, "KA.01.03").team == "Trees"
    set_field(store, "Planted.", code="KA.01.02")
    with TinyDB(store.path) as database:
        assert database.table("notes").all() == [{"text": "a table of a person's own"}]
        kept = database.table("activities").get(where("code") == "KA.01.02")
        assert isinstance(kept, dict)
        assert (kept["ward"], kept["progress"]) == ("North", "Planted.")


def test_the_file_is_for_people_too(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    set_field(store, "Café \u2013 £3")
    text = store.path.read_text(encoding="utf-8")
    assert '      "progress": "Café \u2013 £3",\n' in text
    assert text.endswith("}\n")
    assert list(json.loads(text)) == ["meta", "settings", "quarters", "activities", "links", "changes"]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    register = store.snapshot()
    store.path.write_bytes(b"\xef\xbb\xbf" + store.path.read_bytes())
    assert store.snapshot() == register


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    real, link = tmp_path / "shared" / "register.json", tmp_path / "register.json"
    link.symlink_to("shared/register.json")
    store = seeded(link)  # the register is made at the far end
    set_field(store, "Through the link.")
    assert link.is_symlink()
    assert not real.is_symlink()
    assert progress(RegisterStore(real)) == "Through the link."
    assert {path.name for path in tmp_path.iterdir()} == {"shared", "register.json"}


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_mode_stays(tmp_path: Path, mode: int) -> None:
    store = seeded(tmp_path / "register.json")
    store.path.chmod(mode)
    set_field(store, "Planted.")
    assert store.path.stat().st_mode & 0o7777 == mode


def test_nothing_but_lock_and_backups_is_left_beside_it(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    set_field(store, "Planted.")
    assert {path.name for path in tmp_path.iterdir()} == {"register.json", "register.json.lock", "register.backups"}


def test_what_a_killed_writer_left_is_cleared_away(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    left = tmp_path / ".register.json.new"
    left.write_text("half of a reg", encoding="utf-8")
    assert store.check() == (".register.json.new was left behind by a write that did not finish; the next one clears it away.",)
    set_field(store, "Planted.")
    assert not left.exists()
    assert store.check() == ()


def test_names_and_reasons_come_in_without_control_characters(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    edit = change_of(activity(), {"progress": "\x1b[31mred\x1b[0m \u202egnirts \udc80"})
    store.apply(Proposal("set", (edit,), "Officer\udcff\x1b]52;c;x\x07", AT, "why\x00\u2066 not"))
    change = RegisterStore(store.path).history()[-1]
    assert (change.by, change.why) == ("Officer]52;c;x", "why not")
    assert progress(RegisterStore(store.path)) == "[31mred[0m gnirts"


def test_undo_and_redo_outlive_the_program(tmp_path: Path) -> None:
    path = tmp_path / "register.json"
    seeded(path)
    set_field(RegisterStore(path), "Planted.")
    last = RegisterStore(path).history()[-1]
    undo = RegisterStore(path).apply(Proposal(UNDO, inverse(last), "Officer", AT, target=last.number))
    assert progress(RegisterStore(path)) == ""
    assert RegisterStore(path).history()[-1].target == last.number
    RegisterStore(path).apply(proposal(*inverse(undo), what="redo"))
    assert progress(RegisterStore(path)) == "Planted."


def test_quarters_open_and_close(tmp_path: Path) -> None:
    store = RegisterStore(tmp_path / "register.json")
    store.apply(proposal(Edit(Table.QUARTERS, "Q4-2021", None, {})))
    opened = store.apply(proposal(addition_of(activity())))
    assert list(RegisterStore(store.path).snapshot().quarters) == [Quarter(2021, 4), Q2]
    store.apply(proposal(*inverse(opened)))
    assert list(RegisterStore(store.path).snapshot().quarters) == [Quarter(2021, 4)]


def test_reading_loads_neither_the_lock_nor_anything_slow(tmp_path: Path) -> None:
    seeded(tmp_path / "register.json")
    code = (
        "import sys, pathlib; from ka_tui.store.register_store import RegisterStore; "
        "store = RegisterStore(pathlib.Path(sys.argv[1])); store.snapshot(); store.history(); store.backups(); "
        "print(*{'filelock', 'tinydb', 'platformdirs', 'subprocess', 'tempfile', 'asyncio'} & set(sys.modules))"
    )
    done = subprocess.run(  # noqa: S603 - our own python and our own words
        [sys.executable, "-c", code, str(tmp_path / "register.json")], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == ""
