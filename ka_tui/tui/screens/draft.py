"""What the dialogs share in which something is typed: nothing of it is lost, by leaving, by quitting or by a lost connection."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.timer import Timer

from ka_tui.domain.changes import Change
from ka_tui.services import kept_drafts
from ka_tui.services.desk import Desk
from ka_tui.services.kept_drafts import NOTHING_SEEN, KeptDraft
from ka_tui.tui.screens.question import QuestionScreen

_A_MOMENT = 0.5
"""Seconds for which keys wait behind a save: many times what one takes, unless another program holds the register."""
_KEPT_WITHIN = 0.4
"""Seconds after which what is typed is kept on the disk."""


class DraftScreen(ModalScreen[Change | None]):
    """A dialog that holds a draft; it returns the change that was saved, or None when nothing was.

    What is typed is kept on the disk until it is saved or given up. A draft that was cut off is back when the dialog of
    its ``key`` is opened again.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("escape", "leave", "Leave"),
        Binding("f1", "app.help_here", "Help", show=False),
    ]

    def __init__(self, desk: Desk, key: str) -> None:
        super().__init__()
        self.desk, self._key = desk, key
        self._kept: Mapping[str, str] = {}
        self._keeping: Timer | None = None
        self._ended = False
        self._saved = asyncio.Event()
        self._saved.set()

    @property
    def typed(self) -> dict[str, str]:
        """What was typed and is not saved, by the names of the fields."""
        return {}

    @property
    def seen(self) -> Mapping[str, str | None]:
        """What the fields were when the typing began, as far as the register has them."""
        return NOTHING_SEEN

    @property
    def unsaved(self) -> Sequence[str]:
        """The labels of the fields in which something was typed that is not saved."""
        return ()

    def put_back(self, draft: KeptDraft) -> None:
        """Put what is still unsaved of a kept draft into the fields."""

    async def save(self) -> None:
        """Save and end; on a refusal say why and stay, with everything typed still there."""

    # Keeping

    def on_mount(self) -> None:
        """Put back what was cut off."""
        draft = kept_drafts.kept(self.desk, self._key)
        if draft is None:
            return
        self._kept = draft.fields
        self.put_back(draft)
        if self.typed:
            self._kept = self.typed
            self.notify(f"What was typed here on {_moment(draft.at)} and not saved is back. ctrl+s saves it.", markup=False)
        else:
            self.keep_draft()

    def on_input_changed(self) -> None:
        """Keep what is typed, in a moment."""
        self._keep_soon()

    def on_text_area_changed(self) -> None:
        """Keep what is typed, in a moment."""
        self._keep_soon()

    def _keep_soon(self) -> None:
        if self._keeping is None:
            self._keeping = self.set_timer(_KEPT_WITHIN, self.keep_draft)

    def keep_draft(self) -> None:
        """Keep what is typed now, if it is another than what is kept."""
        self._keeping = None
        if self._ended:
            return
        typed = self.typed
        if typed == self._kept:
            return
        self._kept = typed
        if typed:
            seen = self.seen
            kept_drafts.keep(self.desk, self._key, typed, {name: seen[name] for name in typed if name in seen})
        else:
            kept_drafts.discard(self.desk, self._key)

    def end(self, change: Change | None) -> None:
        """Close: what was typed is saved, or given up."""
        self._ended = True
        kept_drafts.discard(self.desk, self._key)
        self.dismiss(change)

    # Saving and leaving

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
            self.end(None)

    async def _leave(self) -> None:
        answers = {"back": "Go on editing", "save": "Save and leave", "drop": "Leave without saving"}
        answer = await self.app.push_screen_wait(QuestionScreen(f"Not saved yet: {', '.join(self.unsaved)}.", answers))
        if answer == "save":
            self.action_save()
        elif answer == "drop":
            self.end(None)


def _moment(at: datetime) -> str:
    """A moment as people write it, in the time of the place: ``14 October 2022 at 09:30``."""
    when = at.astimezone()
    return f"{when.day} {when:%B %Y} at {when:%H:%M}"
