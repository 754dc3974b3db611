from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from ka_tui.errors import NoSuchBackup, RegisterDamaged, RegisterUnwritable
from ka_tui.store.backups import KEPT_DAYS, KEPT_WRITES
from ka_tui.store.register_store import RegisterStore
from tests.store.store_cases import AT, moment, progress, proposal, seeded, set_field, setting


def day(number: int) -> str:
    return f"2022-{7 + number // 28:02}-{number % 28 + 1:02}"


def test_the_first_write_has_nothing_to_back_up(tmp_path: Path) -> None:
    assert seeded(tmp_path / "register.json").backups() == ()


def test_every_write_keeps_what_it_replaces(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    before = store.path.read_bytes()
    set_field(store, "Planted.", at="2022-10-04T09:30:05+00:00")
    (backup,) = store.backups()
    assert (backup.name, backup.made_at, backup.commit) == ("20221004-093005-000001", "2022-10-04T09:30:05Z", 1)
    assert backup.path.read_bytes() == before
    assert backup.size == len(before)
    assert backup.path.parent == tmp_path / "register.backups"


def test_the_last_ten_writes_stay(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    for number in range(25):
        set_field(store, f"Text {number}.", at=moment(number))
    kept = [backup.commit for backup in store.backups()]
    assert kept == list(range(25, 25 - KEPT_WRITES, -1))


def test_the_newest_of_each_of_thirty_days_stays(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json", 1)
    for number in range(40):
        set_field(store, f"Morning {number}.", at=f"{day(number)}T09:00:00Z")
        set_field(store, f"Evening {number}.", at=f"{day(number)}T18:00:00Z")
    kept = [backup.made_at for backup in store.backups()]
    evenings = [f"{day(number)}T18:00:00Z" for number in range(39, 39 - KEPT_DAYS, -1)]
    assert [made for made in kept if made in evenings] == evenings
    assert len(kept) == KEPT_DAYS + KEPT_WRITES // 2
    assert kept == sorted(kept, reverse=True)


def test_a_clock_that_was_wrong_does_not_drop_what_was_just_kept(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    for number in range(KEPT_DAYS + KEPT_WRITES):
        set_field(store, f"Text {number}.", at=f"2099-{1 + number // 28:02}-{number % 28 + 1:02}T09:00:00Z")
    set_field(store, "The clock is right again.", at=AT)
    assert store.backups()[-1].made_at == AT


def test_two_backups_of_the_same_second_and_commit_both_stay(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    (tmp_path / "register.backups").mkdir()
    (tmp_path / "register.backups" / "20221004-093000-000001.json").write_text("another", encoding="utf-8")
    set_field(store, "Planted.", at=AT)
    assert {backup.name for backup in store.backups()} == {"20221004-093000-000001", "20221004-093000-000001-2"}


def test_files_of_other_names_are_left_alone(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    (tmp_path / "register.backups").mkdir()
    mine = tmp_path / "register.backups" / "before the audit.json"
    mine.write_text("kept by hand", encoding="utf-8")
    for number in range(KEPT_WRITES + 3):
        set_field(store, f"Text {number}.", at=moment(number))
    assert mine.exists()
    assert len(store.backups()) == KEPT_WRITES


def test_where_links_are_not_possible_backups_are_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    store = seeded(tmp_path / "register.json")
    before = store.path.read_bytes()
    monkeypatch.setattr(os, "link", refuse)
    set_field(store, "Planted.")
    assert store.backups()[0].path.read_bytes() == before


def test_a_write_that_cannot_be_backed_up_does_not_go_ahead(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    (tmp_path / "register.backups").write_text("a file where the folder should be", encoding="utf-8")
    before = store.path.read_bytes()
    with pytest.raises(RegisterUnwritable, match="Nothing was changed"):
        set_field(store, "Planted.")
    assert store.path.read_bytes() == before


def test_a_restore_is_a_change_like_any_other(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    for number, text in enumerate(["One.", "Two.", "Three."]):
        set_field(store, text, at=moment(number))
    wanted = next(backup for backup in store.backups() if backup.commit == 2)
    change = store.restore(wanted.name, "Grace", moment(9))
    assert (change.number, change.what, change.by, change.why) == (5, "restore", "Grace", f"backup {wanted.name}")
    assert progress(store) == progress(RegisterStore(store.path)) == "One."
    assert [past.number for past in store.history()] == [1, 2, 3, 4, 5]
    assert store.check() == ()


def test_a_backup_that_is_as_the_register_is_changes_nothing(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    set_field(store, "One.", at=moment(1))
    set_field(store, "", at=moment(2))
    oldest = store.backups()[-1]
    before = store.path.read_bytes()
    change = store.restore(oldest.name, "Officer", moment(3))
    assert (change.number, change.edits, change.why) == (3, (), "")
    assert store.path.read_bytes() == before


def test_the_newest_backup_is_the_one_meant(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    set_field(store, "One.", at=moment(1))
    set_field(store, "Two.", at=moment(2))
    store.restore(None, "Officer", moment(3))
    assert progress(store) == "One."


def test_a_backup_that_does_not_read_is_passed_over(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    set_field(store, "One.", at=moment(1))
    set_field(store, "Two.", at=moment(2))
    newest = store.backups()[0]
    newest.path.unlink()
    newest.path.write_text("{", encoding="utf-8")
    (problem,) = store.check()
    assert problem.startswith(f"Backup {newest.name} cannot be brought back: ")
    with pytest.raises(RegisterDamaged):
        store.restore(newest.name, "Officer", moment(3))
    store.restore(None, "Officer", moment(3))
    assert progress(store) == ""


@pytest.mark.parametrize("name", ["yesterday", "../register", ""])
def test_a_backup_that_is_not_there(tmp_path: Path, name: str) -> None:
    store = seeded(tmp_path / "register.json")
    set_field(store, "One.")
    with pytest.raises(NoSuchBackup):
        store.restore(name, "Officer", AT)


def test_no_backup_at_all(tmp_path: Path) -> None:
    store = RegisterStore(tmp_path / "register.json")
    with pytest.raises(NoSuchBackup, match="no backup that reads"):
        store.restore(None, "Officer", AT)
    assert store.backups() == ()


@pytest.mark.parametrize("rubbish", [b"", b"{", b'{"_default": {}}', b'{"meta": {"1": {"program": "ka-tui", "schema": 99}}}'])
def test_a_register_that_does_not_read_is_kept_aside(tmp_path: Path, rubbish: bytes) -> None:
    store = seeded(tmp_path / "register.json")
    set_field(store, "One.", at=moment(1))
    set_field(store, "Two, and lost.", at=moment(2))
    store.path.write_bytes(rubbish)
    change = store.restore(None, "Grace\x1b\udcff", "2022-10-05T08:00:00Z")
    assert progress(store) == progress(RegisterStore(store.path)) == "One."
    assert (tmp_path / "register.json.damaged-20221005-080000").read_bytes() == rubbish
    assert change.number > 3  # change 3 is lost; its number is not given again
    assert change == RegisterStore(store.path).history()[-1]
    assert change.by == "Grace"
    assert store.check() == ()


def test_a_register_kept_aside_twice_in_a_second_is_kept_twice(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    set_field(store, "One.", at=moment(1))
    for rubbish in (b"first", b"second"):
        store.path.write_bytes(rubbish)
        store.restore(None, "Grace", AT)
    aside = sorted(tmp_path.glob("register.json.damaged-*"))
    assert [path.read_bytes() for path in aside] == [b"first", b"second"]


def test_a_register_that_is_gone_comes_back(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    set_field(store, "One.", at=moment(1))
    store.path.unlink()
    store.restore(None, "Grace", AT)
    assert progress(store) == ""
    assert not list(tmp_path.glob("*damaged*"))
    set_field(store, "And it goes on.", at=moment(3))
    assert store.check() == ()


def test_backups_of_a_link_are_beside_the_file_itself(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    link = tmp_path / "register.json"
    link.symlink_to("far/plan.json")
    store = seeded(link)
    store.apply(proposal(setting("council", "Somewhere")))
    assert store.backups()[0].path.parent == tmp_path / "far" / "plan.backups"
