"""A screen from which the register is changed: one act after the other, beside the event loop, and what came of it is said."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from textual.screen import Screen, ScreenResultType

from ka_tui.domain.text import shown
from ka_tui.errors import KaError

_PATIENCE, _LONG_WAIT = 0.5, 12.0
"""Seconds after which a wait for the register is told, and which the notice of it stands at most."""
_Result = TypeVar("_Result")


class ActingScreen(Screen[ScreenResultType]):
    """Has services act, opens dialogs, and says one thing at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._turn = asyncio.Lock()

    @property
    def is_left(self) -> bool:
        """Whether the user has left this screen, or the program: what ends only now finds no widgets to show it."""
        return not self.is_attached or self not in self.app.screen_stack

    def act(self, act: Callable[[], _Result], then: Callable[[_Result], None]) -> None:
        """Have a service change the register off the event loop, one act after the other, and show what came of it."""
        self.run_worker(self._acted(act, then), group="acts")

    async def _acted(self, act: Callable[[], _Result], then: Callable[[_Result], None]) -> None:
        async with self._turn:
            acting = asyncio.create_task(asyncio.to_thread(act))
            await asyncio.wait({acting}, timeout=_PATIENCE)
            if not acting.done():
                self.tell("Another program is writing to the register. Waiting for it…", timeout=_LONG_WAIT)
            try:
                result = await acting
            except KaError as error:
                self.refused(error)
            else:
                if not self.is_left:
                    then(result)

    async def ask(self, dialog: Screen[_Result], answered: Callable[[_Result | None], None]) -> None:
        """Open a dialog or another view, and be done when it takes the keys; what was said before makes way."""
        self.app.clear_notifications()
        await self.app.push_screen(dialog, answered)

    def tell(self, text: str, timeout: float = 5) -> None:
        """Say one thing; what was said before makes way."""
        self.app.clear_notifications()
        self.notify(shown(text), timeout=timeout, markup=False)

    def refused(self, error: KaError) -> None:
        """Say why nothing came of an act."""
        self.app.clear_notifications()
        self.notify(shown(str(error)), title="Nothing was changed", severity="warning", timeout=8, markup=False)
