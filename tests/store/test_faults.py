"""Every call about files, failing in turn: the register is then as it was or as it should be, never between."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR

import pytest

from ka_tui.domain.changes import Change, addition_of
from ka_tui.domain.register import Register
from ka_tui.errors import NoRegister, Refused, RegisterError, RegisterUnwritable
from ka_tui.store import backups
from ka_tui.store.register_store import RegisterStore
from tests.store.faulty_system import FaultySystem, stops_midway
from tests.store.store_cases import AT, Q2, activity, moment, progress, proposal, seeded, set_field

Act = Callable[[RegisterStore], Change]


def no_space() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def no_permission() -> None:
    raise PermissionError(errno.EACCES, "Permission denied")


def io_error() -> None:
    raise OSError(errno.EIO, "Input/output error")


def machine_stops() -> None:
    os._exit(9)


def write(store: RegisterStore) -> Change:
    return set_field(store, "New.", at=moment(99))


def restore(store: RegisterStore) -> Change:
    return store.restore(None, "Officer", moment(99))


def make(store: RegisterStore) -> Change:
    return store.apply(proposal(addition_of(activity())))


def template(folder: Path, act: Act) -> Path:
    """A folder to act in: with as many backups as are kept, so that a write also drops one; empty for a new register."""
    folder.mkdir()
    if act is not make:
        store = seeded(folder / "register.json")
        for number in range(3):
            set_field(store, f"Text {number}.", at=moment(number))
    return folder


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No waiting for the disk, and few backups, since all this is done hundreds of times over."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.setattr(backups, "KEPT_WRITES", 2)
    monkeypatch.setattr(backups, "KEPT_DAYS", 1)


def look(path: Path) -> Register | None:
    try:
        return RegisterStore(path).snapshot()
    except NoRegister:
        return None


def each_in_turn(template: Path, fail: Callable[[], None]) -> Iterator[tuple[RegisterStore, FaultySystem]]:
    """The same register again and again, under a system that fails at its first call, at its second, at its third ..."""
    for at in range(1, 1000):
        folder = template.with_name(f"fault-{at}")
        shutil.copytree(template, folder)
        yield RegisterStore(folder / "register.json"), FaultySystem(at, fail)
        shutil.rmtree(folder)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("fail", [no_space, no_permission, io_error])
@pytest.mark.parametrize("act", [write, restore, make])
def test_each_call_failing_leaves_the_old_or_the_new_and_says_which(tmp_path: Path, act: Act, fail: Callable[[], None]) -> None:
    states = set()
    for store, system in each_in_turn(template(tmp_path / "template", act), fail):
        old = look(store.path)
        outcome: Change | RegisterError
        try:
            with system.at_work():
                outcome = act(store)
        except RegisterError as failure:
            outcome = failure
        state = state_of(store, old)
        if isinstance(outcome, Change):
            assert state == "new"
        else:
            assert state == ("new" if isinstance(outcome, RegisterUnwritable) and outcome.written else "old")
        states.add(state)
        if system.failed is None:
            break
    assert system.failed is None  # the end was reached: every call has failed once
    assert system.calls > 20
    assert states == {"old", "new"}


@pytest.mark.usefixtures("quick")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.parametrize("act", [write, restore, make])
def test_a_machine_that_stops_at_any_call_leaves_the_old_or_the_new(tmp_path: Path, act: Act) -> None:
    states = set()
    for store, system in each_in_turn(template(tmp_path / "template", act), machine_stops):
        old = look(store.path)
        stopped = stops_midway(system, lambda store=store: act(store))  # type: ignore[misc]  # bound to this store
        states.add(state_of(store, old))
        if not stopped:
            break
    assert not stopped
    assert states == {"old", "new"}


def state_of(store: RegisterStore, old: Register | None) -> str:
    """Whether the file holds the old state or the new one; that it is whole, that memory agrees, and that work goes on."""
    now = look(store.path)
    if now is None:
        assert old is None
        return "old"
    assert now.commit == (old.commit if old else 0) + (now != old)
    assert store.snapshot() == now
    assert store.history()[-1].number == now.commit
    set_field(store, "And it goes on.", at=moment(100))
    assert store.check() == ()
    return "old" if now == old else "new"


@pytest.mark.usefixtures("quick")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.parametrize("fail", [no_space, machine_stops])
def test_a_damaged_file_is_kept_at_every_fault_of_a_restore(tmp_path: Path, fail: Callable[[], None]) -> None:
    before = template(tmp_path / "template", write)
    (before / "register.json").write_bytes(b"damaged")
    for store, system in each_in_turn(before, fail):
        if fail is machine_stops:
            failed = stops_midway(system, lambda store=store: restore(store))  # type: ignore[misc]  # bound to this store
        else:
            with system.at_work(), suppress(RegisterError, Refused):
                restore(store)
            failed = system.failed is not None
        if store.path.read_bytes() != b"damaged":
            assert store.check() == ()
            assert progress(store) in {"Text 1.", "Text 0."}
            assert [path.read_bytes() for path in store.path.parent.glob("*.damaged-*")] == [b"damaged"]
        if not failed:
            break
    assert not failed
    assert progress(store) == "Text 1."


def test_the_new_file_is_on_the_disk_before_it_takes_the_place_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, calls = seeded(tmp_path / "register.json"), []

    def noted(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(first: object, *rest: object) -> object:
            if name == "fsync":
                calls.append("fsync folder" if S_ISDIR(os.fstat(int(str(first))).st_mode) else "fsync file")
            elif str(first).endswith(".new"):
                calls.append(name)
            return real(first, *rest)

        return call

    for name in ("fsync", "replace"):
        monkeypatch.setattr(os, name, noted(name, getattr(os, name)))
    set_field(store, "New.")
    assert calls == ["fsync file", "replace", "fsync folder"]


def test_a_full_disk_is_told_in_plain_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    store = seeded(tmp_path / "register.json")
    before = store.path.read_bytes()
    monkeypatch.setattr(os, "write", full)
    with pytest.raises(RegisterUnwritable, match=r"cannot be written: no space left on device\. Nothing was changed"):
        set_field(store, "New.")
    assert store.path.read_bytes() == before
    assert progress(store) == ""


def test_a_write_that_failed_leaves_no_trace_in_the_next_one(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    set_field(store, "Old.")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "write", lambda *_: no_space())
        with pytest.raises(RegisterUnwritable):
            set_field(store, "New.")
    set_field(store, "Another.", code="KA.01.02")
    assert progress(store) == progress(RegisterStore(store.path)) == "Old."
    assert store.check() == ()


def test_a_folder_that_is_read_only_is_told_in_plain_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def read_only(path: str, flags: int, *args: int, **kwargs: int) -> int:
        if flags & os.O_CREAT:
            raise OSError(errno.EROFS, "Read-only file system")
        return real(path, flags, *args, **kwargs)

    store = seeded(tmp_path / "register.json")
    monkeypatch.setattr(os, "open", read_only)
    with pytest.raises(RegisterUnwritable, match="read-only file system"):
        set_field(store, "New.")
    assert progress(store) == ""


def test_a_disk_that_writes_a_little_at_a_time_is_given_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    store = seeded(tmp_path / "register.json")
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:100]))
    set_field(store, "New.")
    assert progress(RegisterStore(store.path)) == "New."


def test_a_disk_that_gives_back_something_else_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    store = seeded(tmp_path / "register.json")
    before = store.path.read_bytes()
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data).replace(b"New.", b"N\0w.")))
    with pytest.raises(RegisterUnwritable, match="did not read back"):
        set_field(store, "New.")
    assert store.path.read_bytes() == before


def test_a_prune_that_fails_does_not_fail_the_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = seeded(tmp_path / "register.json")
    monkeypatch.setattr(backups, "KEPT_WRITES", 1)
    monkeypatch.setattr(backups, "KEPT_DAYS", 1)
    set_field(store, "Text.", at=moment(1))
    unlink = os.unlink

    def refuse_backups(path: object, **kwargs: int) -> None:
        if "backups" in str(path):
            raise PermissionError(errno.EACCES, "Permission denied")
        unlink(str(path), **kwargs)

    monkeypatch.setattr(os, "unlink", refuse_backups)
    assert write(store).number == 3
    assert progress(RegisterStore(store.path)) == "New."
    assert len(store.backups()) == 2


def test_a_folder_that_cannot_be_put_on_the_disk_is_told_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def only_files(handle: int) -> None:
        if S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, "Input/output error")
        real(handle)

    store = seeded(tmp_path / "register.json")
    monkeypatch.setattr(os, "fsync", only_files)
    with pytest.raises(RegisterUnwritable, match="The change is in the file") as told:
        set_field(store, "New.", at=AT)
    assert told.value.written
    assert store.has_changed()
    assert store.snapshot().activity(Q2, "KA.01.01").progress == "New."
