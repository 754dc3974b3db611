"""Random keys: whatever is pressed, nothing breaks, the register stays sound, and all of it can be taken back.

``KA_MONKEY_KEYS`` says how many keys each monkey presses: 40,000 take some twenty minutes.
"""

from __future__ import annotations

import os
import random
from contextlib import suppress
from pathlib import Path

import pytest
from textual import events

from ka_tui.domain.register import Register
from ka_tui.errors import NothingToUndo
from ka_tui.services import undoing
from ka_tui.services.desk import Desk
from ka_tui.tui.app import KaTui
from tests.tui.desks import desk_without_a_past

KEYS = int(os.environ.get("KA_MONKEY_KEYS", "150"))
SIZES = ((120, 36), (80, 24), (60, 18), (20, 5))
_LETTERS = [chr(letter) for letter in range(ord("!"), ord("~") + 1)]
_OTHERS = (
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "escape", "space", "tab", "shift+tab"),
    *("backspace", "delete", "shift+up", "shift+down", "ctrl+s", "ctrl+r", "ctrl+p", "f1", "ctrl+a", "ctrl+k", "ctrl+u"),
)
_USEFUL = (*"ragcnuUzZsSGvfdwDHQMyFe", "down", "down", "enter", "escape", "escape", "space", "asterisk", "slash")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("EDITOR", "false")
    monkeypatch.chdir(tmp_path)
    return desk_without_a_past(tmp_path)


def content(register: Register) -> list[tuple[object, ...]]:
    return [(q, *a.content().items(), code) for q, activities in register.quarters.items() for code, a in activities.items()]


@pytest.mark.parametrize("seed", range(len(SIZES)))
async def test_random_keys_break_nothing_and_can_all_be_taken_back(desk: Desk, seed: int) -> None:
    before = content(desk.register)
    monkey = random.Random(seed)  # noqa: S311 - not a secret
    left = KEYS
    while left > 0:
        left = await _play(desk, monkey, SIZES[seed], left)
    assert not desk.store.check()
    with suppress(NothingToUndo):  # the monkey may have taken it all back by itself
        undoing.undo_to(desk, 0)
    assert content(desk.register) == before


async def _play(desk: Desk, monkey: random.Random, size: tuple[int, int], keys: int) -> int:
    """Press keys until they are used up or one of them has left the program; how many are left."""
    app = KaTui(desk)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        while keys > 0 and app.is_running and app._exit is False:
            for _ in range(monkey.choice((1, 1, 1, 8))):
                key = monkey.choice(monkey.choice((_LETTERS, _OTHERS, _USEFUL, _USEFUL)))
                app.post_message(events.Key(key, key if len(key) == 1 else None))
                keys -= 1
            await pilot.pause()
    return keys
