"""What the dialogs share in which something is typed: nothing of it is lost by leaving, nor by quitting the program."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from ka_tui.domain.changes import Change
from ka_tui.tui.screens.question import QuestionScreen

_A_MOMENT = 0.5
"""Seconds for which keys wait behind a save: many times what one takes, unless another program holds the register."""


class DraftScreen(ModalScreen[Change | None]):
    """A dialog that holds a draft; it returns the change that was saved, or None when nothing was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("escape", "leave", "Leave"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._saved = asyncio.Event()
        self._saved.set()

    @property
    def unsaved(self) -> Sequence[str]:
        """The labels of the fields in which something was typed that is not saved; none where nothing can be."""
        return ()

    async def save(self) -> None:
        """Save and close; on a refusal say why and stay, with everything typed still there."""
        self.dismiss(None)

    def action_save(self) -> None:
        """Save beside the event loop, since another program may hold the register; one save at a time."""
        if self._saved.is_set():
            self._saved.clear()
            self.run_worker(self._save_and_tell())

    async def _save_and_tell(self) -> None:
        try:
            await self.save()
        finally:
            self._saved.set()

    async def let_save_end(self) -> None:
        """Give a save that has begun a moment to end, so that the keys behind it meet what it leaves."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._saved.wait(), _A_MOMENT)

    def action_leave(self) -> None:
        """Close, after asking if there is anything unsaved."""
        if self.unsaved:
            self.run_worker(self._leave())
        else:
            self.dismiss(None)

    async def _leave(self) -> None:
        answers = {"back": "Go on editing", "save": "Save and leave", "drop": "Leave without saving"}
        answer = await self.app.push_screen_wait(QuestionScreen(f"Not saved yet: {', '.join(self.unsaved)}.", answers))
        if answer == "save":
            self.action_save()
        elif answer == "drop":
            self.dismiss(None)
