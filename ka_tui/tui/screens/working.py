"""A dialog that does a long piece of work: beside the event loop, with a line that tells how far it is, until it is given up."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from rich.text import Text
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Static

from ka_tui.domain.text import shown
from ka_tui.errors import KaError
from ka_tui.tui.widgets.progress_line import ProgressLine

_Result = TypeVar("_Result")


class GivenUp(Exception):
    """The user wants no more of the work."""


class Work:
    """The work as the thread sees it that does it: told how far it is, it tells the screen, or stops where it was given up."""

    def __init__(self, line: ProgressLine) -> None:
        self._line = line
        self.is_given_up = False

    def __call__(self, done: int, of: int) -> None:
        """So much is done; raises GivenUp."""
        self.go_on()
        self._line.post_message(ProgressLine.Came(done, of))

    def go_on(self) -> None:
        """Raise GivenUp where the work was given up."""
        if self.is_given_up:
            raise GivenUp


class WorkingDialog(ModalScreen[ScreenResultType]):
    """Has a ``ProgressLine``, and a ``Static`` of the class ``error`` for what is wrong. One piece of work at a time."""

    _work: Work | None = None

    @property
    def is_working(self) -> bool:
        """Whether something is being done."""
        return self._work is not None

    def begin(self, doing: str, act: Callable[[Work], _Result], then: Callable[[_Result], None]) -> None:
        """Do something in a thread, called ``doing`` (*Writing the packs*), and show what came of it."""
        if self._work is None:
            self.complain("")
            line = self.query_one(ProgressLine)
            line.begin(doing)
            self._work = Work(line)
            self.run_worker(self._worked(self._work, act, then), group="acts")

    async def _worked(self, work: Work, act: Callable[[Work], _Result], then: Callable[[_Result], None]) -> None:
        """What the work came to. One that ended before it saw that it was given up is told as done: so it is."""
        result: _Result
        try:
            result = await asyncio.to_thread(act, work)
        except GivenUp:
            self._rest()
            if self.is_attached:
                self.gave_up()
        except KaError as error:
            self._rest()
            self.complain(str(error))
        else:
            self._rest()
            if self.is_attached:
                then(result)

    def _rest(self) -> None:
        self._work = None
        for line in self.query(ProgressLine):
            line.end()

    def give_up(self) -> bool:
        """Stop what is being done; whether anything is."""
        if self._work is None:
            return False
        self._work.is_given_up = True
        self.query_one(ProgressLine).doing = "Stopping"
        return True

    def gave_up(self) -> None:
        """What to do once the work has stopped."""
        self.complain("Stopped: nothing was written.")

    def complain(self, text: str) -> None:
        """Say in the dialog what is wrong; empty for nothing."""
        for line in self.query(".error").results(Static):
            line.update(Text(shown(text)))
            line.display = bool(text)

    def on_unmount(self) -> None:
        """Stop what is being done for a screen that is gone."""
        if self._work is not None:
            self._work.is_given_up = True
