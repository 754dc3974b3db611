"""A monkey at the screen: it presses, clicks, pastes and pulls at random, and does the same again for the same seed."""

from __future__ import annotations

import random
from contextlib import suppress

from textual import events
from textual.app import App
from textual.geometry import Size
from textual.pilot import Pilot
from textual.worker import WorkerError

from ka_tui.domain.quarters import Quarter
from ka_tui.errors import KaError
from ka_tui.services import editing, undoing
from ka_tui.services.desk import Desk
from ka_tui.tui.app import KaTui
from ka_tui.tui.hang_up import KeepsDraft
from ka_tui.tui.screens.history import HistoryScreen
from ka_tui.tui.screens.importing import ImportScreen
from ka_tui.tui.screens.main import MainScreen
from ka_tui.tui.themes import THEME_NAMES

_LETTERS = [chr(letter) for letter in range(ord("!"), ord("~") + 1)]
_OTHERS = (
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "escape", "space", "tab", "shift+tab"),
    *("backspace", "delete", "shift+up", "shift+down", "ctrl+s", "ctrl+r", "ctrl+p", "f1", "ctrl+a", "ctrl+k", "ctrl+u"),
)
_USEFUL = (*"ragcnuUzZsSGvfdwDHQMyFeoE[]IxPR", "down", "down", "enter", "escape", "escape", "space", "asterisk", "slash", "plus")
_KEYS = (_LETTERS, _OTHERS, _USEFUL, _USEFUL)
_PASTES = (
    "one line\n",
    "- item\n" * 200,
    "[/x] [b]not bold[/b] [@click=app.quit]no link[/]",
    "\x1b]52;c;AAAA\x07\x1b[2J\x00\x9b31m\r\n\tgone?",
    "status:red or (",
    "橋を直す 👩‍👩‍👧 e\u0301\u200b\u202eright to left",
    "KA.01.09",
    "x" * 5000,
)
_SIZES = ((120, 36), (80, 24), (60, 18), (240, 70), (20, 5), (1, 1), (101, 24))


class Monkey:
    """Plays with the screen of a desk until its acts are used up; ``rival`` is a second writer at the same register."""

    def __init__(self, desk: Desk, rival: Desk | None, seed: str) -> None:
        self._desk, self._rival = desk, rival
        self._random = random.Random(seed)  # noqa: S311 - not a secret

    async def play(self, size: tuple[int, int], acts: int) -> None:
        """Open the screen, again whenever the monkey has left it, and do so many things."""
        while acts > 0:
            app = KaTui(self._desk)
            async with app.run_test(size=size, notifications=True) as pilot:
                await pilot.pause()
                while acts > 0 and app.is_running and not app._exit:
                    acts -= await self._act(pilot)

    async def _act(self, pilot: Pilot[None]) -> int:
        """Do something and let the screen come to rest; how many things it was."""
        kinds = (self._keys, self._mouse, self._paste, self._resize, self._theme, self._write, self._wait)
        done = self._random.choices(kinds, (80, 8, 3, 2, 1, 4, 4))[0](pilot.app)
        await pilot.pause()
        awaited = [worker for worker in pilot.app.workers if worker.group in ("acts", "reading")]
        if awaited:
            with suppress(WorkerError):  # its screen may have been left; what it fails by, the app tells when it ends
                await pilot.app.workers.wait_for_complete(awaited)
            await pilot.pause()
        return done

    def _keys(self, app: App[None]) -> int:
        """Keys, now and then many at once."""
        keys = [self._random.choice(self._random.choice(_KEYS)) for _ in range(self._random.choice((1, 1, 1, 8)))]
        for key in keys:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        return len(keys)

    def _mouse(self, app: App[None]) -> int:
        """A click, a double click, a drag or the wheel, anywhere; the button may be let go outside of the terminal."""
        here, there = self._somewhere(app), self._somewhere(app)
        down, up, move, wheel = events.MouseDown, events.MouseUp, events.MouseMove, (events.MouseScrollDown, events.MouseScrollUp)
        gestures = (
            [down, up],
            [down, up, down, up],
            [move, down, move, up],
            [move, down, move],
            [self._random.choice(wheel)] * 3,
        )
        gesture = self._random.choice(gestures)
        for number, kind in enumerate(gesture):
            x, y = there if move in gesture and number > 1 else here
            app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
        return 1

    def _somewhere(self, app: App[None]) -> tuple[int, int]:
        return self._random.randrange(app.size.width + 1), self._random.randrange(app.size.height + 1)

    def _paste(self, app: App[None]) -> int:
        app.post_message(events.Paste(self._random.choice(_PASTES)))
        return 1

    def _resize(self, app: App[None]) -> int:
        size = Size(*self._random.choice(_SIZES))
        app.post_message(events.Resize(size, size))
        return 1

    def _theme(self, app: App[None]) -> int:
        app.theme = self._random.choice(list(THEME_NAMES))
        return 1

    def _write(self, _: App[None]) -> int:
        """Somebody else writes to the register."""
        if self._rival is not None:
            with suppress(KaError):
                _change(self._rival, self._random)
        return 1

    def _wait(self, app: App[None]) -> int:
        """Time goes by: what is typed is kept, and the screens see what others wrote."""
        for screen in app.screen_stack:
            if isinstance(screen, KeepsDraft):
                screen.keep_draft()
            if isinstance(screen, MainScreen | HistoryScreen | ImportScreen):
                screen.look()
        return 1


def _change(desk: Desk, choice: random.Random) -> None:
    """Change something in the register; raises what the services raise."""
    register = desk.register
    quarter = choice.choice(list(register.quarters) or [Quarter(2022, 2)])
    codes = [activity.code for activity in register.activities(quarter)] or ["KA.01.01"]
    code = choice.choice(codes)
    match choice.randrange(6):
        case 0 | 1:
            editing.set_fields(desk, quarter, [code], {"status": choice.choice(["red", "green", None])})
        case 2:
            editing.set_fields(desk, quarter, [code], {choice.choice(["progress", "team", "title"]): choice.choice(_PASTES)})
        case 3:
            editing.add_activity(desk, quarter, f"KA.0{choice.randrange(1, 5)}.{choice.randrange(1, 99):02}", "Another's", {})
        case 4:
            editing.remove_activities(desk, quarter, codes if choice.random() < 0.2 else [code])
        case _:
            undoing.undo(desk)
