"""Editing many activities at once: what is filled in is written to all of them, as one change that undo takes back."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import Any

from textual import events
from textual.widget import Widget
from textual.widgets import Static

from ka_tui.domain.activities import normal_content
from ka_tui.domain.changes import Change
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.errors import KaError, StaleEdit
from ka_tui.services import editing, editing_many
from ka_tui.services.desk import Desk
from ka_tui.services.kept_drafts import KeptDraft
from ka_tui.tui.screens.activity_form import KEYS, TEXTS, ActivityForm
from ka_tui.tui.screens.question import QuestionScreen
from ka_tui.tui.widgets.choice import Choice

LINES = ("status", "reason", "team", "portfolio", "priority")
_WAYS = ("after what is there", "instead of what is there")
_KEYS_OF_WAYS = "space After or instead   ctrl+s Save   esc Leave   tab Next   F1 Help"


class ManyScreen(ActivityForm):
    """Fields for several activities; returns the change that was saved, or None when nothing was."""

    LINES = LINES

    def __init__(self, desk: Desk, register: Register, quarter: Quarter, codes: Sequence[str]) -> None:
        """Edit these activities of a quarter as the register has them."""
        self._quarter, self._codes = quarter, codes
        hints = {name: _told_of(register, quarter, codes, name) for name in (*LINES, *TEXTS)}
        super().__init__(desk, f"many {quarter}", register, {}, hints)

    @property
    def heading(self) -> str:
        """How many activities these are."""
        return f"Edit {len(self._codes)} activities  {self._quarter.label}"

    @property
    def subheading(self) -> str:
        """Which they are."""
        return f"What is filled in is written to {', '.join(self._codes)}"

    def over(self, name: str) -> Iterable[Widget]:
        """The label of a text, and how it goes with what is there."""
        yield from super().over(name)
        yield Choice(_WAYS, id=f"{name}_way")

    def on_mount(self) -> None:
        """Begin in the first field."""
        self.set_focus(self.query_one(f"#{LINES[0]}"))

    def on_descendant_focus(self, focused: events.DescendantFocus) -> None:
        """Tell the keys of what has the focus."""
        self.query_one(".keys", Static).update(_KEYS_OF_WAYS if isinstance(focused.widget, Choice) else KEYS)

    @property
    def typed(self) -> dict[str, str]:
        """What is filled in."""
        return {name: text for name in (*LINES, *TEXTS) if (text := self.text(name))}

    def put_back(self, draft: KeptDraft) -> None:
        """Fill in what was typed before."""
        for name in draft.fields.keys() & {*LINES, *TEXTS}:
            self.fill(name, draft.fields[name])

    async def save(self) -> None:
        """Write what is filled in and close; on a refusal say why and stay."""
        typed = self.typed
        if not typed:
            self.end(None)
            return
        try:
            values = normal_content(typed, self._register.scheme)
            appended = {name: values.pop(name) for name in TEXTS if name in values and self._is_appended(name)}
            change = await asyncio.to_thread(self._save, values, appended)
        except StaleEdit as clash:
            await self._settle(clash)
        except KaError as error:
            self.refused(error)
        else:
            self.end(change)

    def _save(self, values: dict[str, Any], appended: dict[str, str]) -> Change:
        return editing_many.set_many(self.desk, self._quarter, self._codes, values, appended, self._register)

    def _is_appended(self, name: str) -> bool:
        return self.query_one(f"#{name}_way", Choice).chosen == 0

    async def _settle(self, clash: StaleEdit) -> None:
        """Show what somebody else wrote meanwhile, and let the user choose."""
        answers = {"back": "Go on editing", "mine": "Save mine over theirs"}
        answer = await self.app.push_screen_wait(QuestionScreen(str(clash), answers, editing.clashing(clash)))
        if answer == "mine":
            self._register = self.desk.register
            await self.save()


def _told_of(register: Register, quarter: Quarter, codes: Sequence[str], name: str) -> str:
    """What the activities have in a field: ``Parks in all 5`` or ``3 different``."""
    values = {getattr(register.activity(quarter, code), name) for code in codes}
    if len(values) > 1:
        return f"{len(values)} different"
    value = values.pop()
    if name == "status":
        return f"{register.scheme.word(value)} in all {len(codes)}"
    if name in TEXTS and value:
        return f"The same in all {len(codes)}"
    return f"{value or 'Nothing'} in all {len(codes)}"
