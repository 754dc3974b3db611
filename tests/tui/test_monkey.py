"""Random acts at the screen: whatever is done, nothing breaks, the register stays sound, and all of it can be taken back.

``KA_MONKEY_KEYS`` says how many things each monkey does: 10,000 take some four minutes. ``KA_MONKEY_SEEDS`` says how many
monkeys there are for each kind of register.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from textual import _wait
from textual.notifications import Notification

from ka_tui.domain.register import Register
from ka_tui.errors import ChangeUndone, NoSuchChange, NothingToUndo
from ka_tui.services import undoing
from ka_tui.services.demo import sample_register
from ka_tui.services.desk import Desk
from ka_tui.tui.app import KaTui
from ka_tui.tui.screens import asking_why, draft, history, importing, main, meeting
from tests.tui.desks import desk_at, long_desk, small_desk, strict_desk
from tests.tui.monkey import Monkey

ACTS = int(os.environ.get("KA_MONKEY_KEYS", "80"))
SEEDS = int(os.environ.get("KA_MONKEY_SEEDS", "1"))
REPORT = """\
Code,Activity,Status,Progress,Next Steps,Outcome
KA.01.01,Repair the bridge,Wobbly,Half of it stands.,Build the other half.,None yet
KA.09.09,Plant trees,Green,Sixty are planted.,,Shade
"""
SIZES = ((120, 36), (80, 24), (60, 18), (20, 5))


def demo_desk(folder: Path) -> Desk:
    return desk_at(Path(shutil.copy(sample_register(), folder / "register.json")))


def no_register(folder: Path) -> Desk:
    return desk_at(folder / "register.json")


KINDS = (small_desk, strict_desk, no_register, long_desk, demo_desk)


@pytest.fixture(autouse=True)
def _no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing depends on time: notices stay, two clicks on one place are a double click, however far apart, and what the
    screens do every now and then the monkey has them do."""
    monkeypatch.setattr(KaTui, "CLICK_CHAIN_TIME_THRESHOLD", float("inf"))
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", 0.002)
    monkeypatch.setattr(Notification, "time_left", property(lambda _: 3600.0))
    for screen in (main, history, importing):
        monkeypatch.setattr(screen, "_LOOK_AGAIN", 3600.0)
    for screen in (asking_why, draft, meeting):
        monkeypatch.setattr(screen, "_KEPT_WITHIN", 3600.0)


@pytest.fixture(autouse=True)
def _own_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "false")


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever paths the monkey types, it writes nowhere else; and there is a report that it may find and import."""

    def at_home(method: Callable[..., Any], writes: Callable[..., bool]) -> Callable[..., Any]:
        def guarded(path: Path, *args: Any, **options: Any) -> Any:
            if writes(*args, **options) and not path.absolute().resolve().is_relative_to(tmp_path.resolve()):
                raise PermissionError(f"the monkey may not write {path}")
            return method(path, *args, **options)

        return guarded

    for name in ("write_bytes", "write_text", "replace", "rename", "mkdir", "unlink", "touch"):
        monkeypatch.setattr(Path, name, at_home(getattr(Path, name), lambda *_, **__: True))
    monkeypatch.setattr(Path, "open", at_home(Path.open, lambda mode="r", *_, **__: set(mode) & set("wxa+") != set()))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Q2 2022-23.csv").write_text(REPORT, "utf-8")


def test_the_monkey_writes_nowhere_else(tmp_path: Path) -> None:
    outside = tmp_path.parent / "outside"
    for write in (lambda: outside.write_text("x"), outside.mkdir, lambda: outside.open("xb")):
        with pytest.raises(PermissionError):
            write()
    assert not outside.exists()


def content(register: Register) -> list[tuple[object, ...]]:
    return [(q, *a.content().items(), code) for q, activities in register.quarters.items() for code, a in activities.items()]


@pytest.mark.parametrize("seed", range(SEEDS))
@pytest.mark.parametrize("kind", KINDS)
async def test_random_acts_break_nothing_and_can_all_be_taken_back(
    kind: Callable[[Path], Desk], seed: int, tmp_path: Path
) -> None:
    desk = kind(tmp_path)
    before, last = content(desk.register), desk.register.commit
    monkey = Monkey(desk, desk_at(desk.store.path, "Neighbour"), f"{kind.__name__} {seed}")
    await monkey.play(SIZES[(KINDS.index(kind) + seed) % len(SIZES)], ACTS)
    assert not desk.store.exists() or not desk.store.check()
    with suppress(NothingToUndo, ChangeUndone, NoSuchChange):  # the monkey may have taken it all back by itself, and more
        undoing.undo_to(desk, last)
        assert content(desk.register) == before
    with suppress(NothingToUndo):
        undoing.undo_to(desk, 0)
    assert content(desk.register) == []


@pytest.mark.parametrize("seed", range(SEEDS))
async def test_random_acts_at_a_read_only_desk_write_nothing(seed: int, tmp_path: Path) -> None:
    desk = small_desk(tmp_path)._replace(read_only=True)
    before = desk.store.path.read_bytes()
    await Monkey(desk, None, f"read-only {seed}").play(SIZES[seed % len(SIZES)], ACTS)
    assert desk.store.path.read_bytes() == before
