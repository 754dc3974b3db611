"""Editing an activity: its fields and both narratives. Nothing typed is lost: leaving asks, a refused save keeps it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from ka_tui.domain.activities import Activity, normal_content
from ka_tui.domain.changes import Change, activity_key
from ka_tui.domain.opening import kept_in_view, promised_in
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import NOT_STATED_WORD, StatusScheme
from ka_tui.domain.text import clean_line, clean_text
from ka_tui.errors import InvalidStatus, KaError, StaleEdit
from ka_tui.services import editing
from ka_tui.services.desk import Desk
from ka_tui.services.kept_drafts import KeptDraft
from ka_tui.tui.screens.activity_form import TEXTS, ActivityForm
from ka_tui.tui.screens.question import QuestionScreen

LINES = ("status", "reason", "title", "team", "portfolio", "priority")


class EditorScreen(ActivityForm):
    """The activity's fields to edit; returns the change that was saved, or None when nothing was."""

    LINES = LINES

    def __init__(self, desk: Desk, register: Register, activity: Activity, focus: str = "progress") -> None:
        """Edit an activity as the register has it; ``focus`` is the field to begin in."""
        self._activity, self._first = activity, focus
        self._seen: dict[str, Any] = {name: getattr(activity, name) for name in (*LINES, *TEXTS)}
        texts = {name: _text_of(name, value, register.scheme) for name, value in self._seen.items()}
        key = activity_key(activity.quarter, activity.code)
        promises = {name: _promises(register, activity, name) for name in TEXTS}
        super().__init__(desk, key, register, texts, {"status": NOT_STATED_WORD, **promises})

    @property
    def heading(self) -> str:
        """Which activity this is."""
        return f"{self._activity.code}  {self._activity.quarter.label}"

    def on_mount(self) -> None:
        """Begin in the field that was asked for."""
        self.set_focus(self.query_one(f"#{self._first}"))

    @property
    def typed(self) -> dict[str, str]:
        """The fields whose text no longer says what was shown."""
        texts = {name: self.text(name) for name in self._seen}
        return {name: text for name, text in texts.items() if not self._says(name, text, self._seen[name])}

    @property
    def seen(self) -> Mapping[str, str | None]:
        """What the fields were when the typing began."""
        return self._seen

    def put_back(self, draft: KeptDraft) -> None:
        """Put back what is not in the register meanwhile; whether that has changed since is seen when it is saved."""
        for name, text in draft.fields.items():
            if name in self._seen and not self._says(name, text, self._seen[name]):
                self.fill(name, text)
                self._seen[name] = draft.seen.get(name, self._seen[name])

    async def save(self) -> None:
        """Save what was edited and close, unless more was typed while that took its time."""
        typed = self.typed
        if not typed:
            self.end(None)
            return
        try:
            values = normal_content(typed | self._reason_of(typed), self._register.scheme)
            change = await asyncio.to_thread(self._save, values)
        except StaleEdit as clash:
            await self._settle(clash)
        except KaError as error:
            self.refused(error)
        else:
            self._seen |= values
            if self.typed:
                self.keep_draft()
                self.app.notify("Saved. What you typed since is not yet.", markup=False)
            else:
                self.end(change)

    def _save(self, values: dict[str, Any]) -> Change:
        activity = self._activity
        return editing.set_fields(
            self.desk, activity.quarter, [activity.code], values, why=values.get("reason", ""), seen=self._seen
        )

    def _reason_of(self, typed: Mapping[str, str]) -> dict[str, str]:
        """The reason that goes with a new status: what the field of the reason says, edited or not."""
        return {"reason": self.text("reason")} if "status" in typed else {}

    async def _settle(self, clash: StaleEdit) -> None:
        """Show both texts and let the user choose: whichever loses stays in the history or on the screen."""
        answers = {"back": "Go on editing", "mine": "Save mine over theirs", "theirs": "Take theirs"}
        answer = await self.app.push_screen_wait(QuestionScreen(str(clash), answers, editing.clashing(clash)))
        theirs = {label.partition(" ")[2]: value for label, value in clash.theirs.items()}
        if answer == "mine":
            self._seen |= theirs
            await self.save()
        elif answer == "theirs":
            self._seen |= theirs
            for name, value in theirs.items():
                self.fill(name, _text_of(name, value, self._register.scheme))

    def _says(self, name: str, text: str, value: str | None) -> bool:
        """Whether a text in a field says that it has this value."""
        if text == _text_of(name, value, self._register.scheme):
            return True
        try:
            return name == "status" and self._register.scheme.parse(text) == value
        except InvalidStatus:
            return False


def _promises(register: Register, activity: Activity, name: str) -> str:
    """What was promised last, where the empty field of this name is the place to keep it in view."""
    kept = kept_in_view(register, activity, name)
    return "\n\n".join(f"{promised_in(activity, before)}:\n{before.next_steps}" for before in kept)


def _text_of(name: str, value: Any, scheme: StatusScheme) -> str:
    """What the field of a value says: for a status its word, and nothing where it is not stated."""
    if name == "status":
        return clean_line(scheme.word(value)) if value else ""
    return clean_text(value or "") if name in TEXTS else clean_line(value or "")
