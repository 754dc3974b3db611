from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from ka_tui.errors import RegisterLocked
from ka_tui.store.locking import held, lock_path, note_path
from ka_tui.store.register_store import RegisterStore
from tests.store.store_cases import AT, progress, seeded, set_field

WRITER = """
import pathlib, sys
from ka_tui.domain.changes import Proposal, change_of
from ka_tui.store.register_store import RegisterStore
store, name, code = RegisterStore(pathlib.Path(sys.argv[1])), sys.argv[2], sys.argv[3]
for turn in range(25):
    register = store.snapshot()
    activity = register.activity(register.latest, code)
    edit = change_of(activity, {"progress": f"{name} was here, turn {turn}."})
    assert store.apply(Proposal("set", (edit,), name, "2022-10-04T09:30:00Z")).edits
"""


def test_a_register_held_by_another_is_told_with_the_name(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    impatient = RegisterStore(store.path, lock_timeout=0.01)
    before = store.path.read_bytes()
    with held(store.path, store.path, "Grace", 1.0):
        with pytest.raises(RegisterLocked, match=r"has been locked by Grace \(process \d+\) for 0\.01 seconds"):
            set_field(impatient, "Mine.")
        with pytest.raises(RegisterLocked):
            impatient.restore(None, "Officer", AT)
        assert progress(impatient) == ""  # looking needs no lock
    assert store.path.read_bytes() == before
    set_field(impatient, "Mine.")
    assert progress(store) == "Mine."


def test_a_holder_who_left_no_name_is_another_program(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    with FileLock(lock_path(store.path)), pytest.raises(RegisterLocked, match="locked by another program"):
        set_field(RegisterStore(store.path, lock_timeout=0.0), "Mine.")


def test_the_note_is_there_only_while_the_lock_is_held(tmp_path: Path) -> None:
    path = tmp_path / "register.json"
    with held(path, path, "Officer\x1b[2J\udcff", 1.0):
        assert note_path(path).read_text(encoding="utf-8").startswith("Officer[2J (process ")
    assert not note_path(path).exists()
    assert lock_path(path).exists()


def test_the_lock_ends_when_its_holder_fails(tmp_path: Path) -> None:
    path = tmp_path / "register.json"
    with pytest.raises(KeyboardInterrupt), held(path, path, "Officer", 1.0):
        raise KeyboardInterrupt
    with held(path, path, "Grace", 0.0):
        assert note_path(path).read_text(encoding="utf-8").startswith("Grace")


def test_a_link_and_its_file_have_one_lock(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    link = tmp_path / "plan.json"
    link.symlink_to("register.json")
    with held(store.path, store.path, "Grace", 1.0), pytest.raises(RegisterLocked):
        set_field(RegisterStore(link, lock_timeout=0.0), "Mine.")


def test_eight_processes_of_twenty_five_changes_make_two_hundred(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json", 4)
    names = [f"Writer {number}" for number in range(8)]
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, store.path, name, f"KA.01.{1 + number % 4:02}"], stderr=subprocess.PIPE)  # noqa: S603
        for number, name in enumerate(names)
    ]
    assert [(writer.wait(), writer.communicate()[1]) for writer in writers] == [(0, b"")] * 8
    history = store.history()
    assert [change.number for change in history] == list(range(1, 202))
    assert [sum(change.by == name for change in history) for name in names] == [25] * 8
    assert store.check() == ()
