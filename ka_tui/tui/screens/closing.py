"""Signing a quarter off, and opening it again: what is missing is shown first, and nothing typed is lost."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from ka_tui.domain.closings import Closing
from ka_tui.domain.days import day_in_words
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.text import clean_line, shown
from ka_tui.domain.typed_days import typed_day
from ka_tui.errors import KaError, StatusesNotStated
from ka_tui.services import closing
from ka_tui.services.desk import Desk
from ka_tui.services.kept_drafts import KeptDraft
from ka_tui.tui.screens.dialog import FRAME
from ka_tui.tui.screens.draft import DraftScreen
from ka_tui.tui.screens.question import QuestionScreen
from ka_tui.tui.widgets.line_input import LineInput
from ka_tui.tui.widgets.option_form import FormLine


class _SigningScreen(DraftScreen):
    """A few words on what is to be done to a quarter, over lines to fill in; ctrl+s does it."""

    DEFAULT_CSS = f"""
    _SigningScreen {{
        {FRAME}
        & .told {{ margin-bottom: 1; }}
        & .error {{ display: none; color: $text-error; height: auto; margin-top: 1; }}
    }}
    """
    TITLE: ClassVar[str]
    """What is done, before the name of the quarter and after it."""
    DOES: ClassVar[str]
    """What ctrl+s does."""

    def __init__(self, desk: Desk, quarter: Quarter, key: str, fields: dict[str, tuple[str, str]]) -> None:
        """``fields`` are those to fill in: each with its label, and what an empty one stands for."""
        super().__init__(desk, f"{key} {quarter}")
        self.quarter, self._fields = quarter, fields

    def told(self) -> str:
        """What is said over the fields."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay out the words over the fields."""
        with VerticalScroll(can_focus=False):
            yield Static(self.TITLE.format(self.quarter.label), classes="title", markup=False)
            yield Static(Text(shown(self.told())), classes="told")
            for name, (label, hint) in self._fields.items():
                yield FormLine(label, LineInput("", shown(hint), id=name, compact=True, select_on_focus=False))
            yield Static(classes="error")
            yield Static(f"ctrl+s {self.DOES}   tab Next   esc Leave", classes="keys")

    def on_mount(self) -> None:
        """Begin in the first field."""
        self.set_focus(self.query_one(Input))

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Go to the next field; after the last one, do it."""
        if submitted.input.id == list(self._fields)[-1]:
            self.action_save()
        else:
            self.focus_next(Input)

    def text(self, name: str) -> str:
        """What a field holds."""
        return clean_line(self.query_one(f"#{name}", Input).value)

    @property
    def typed(self) -> dict[str, str]:
        """What is filled in."""
        return {name: text for name in self._fields if (text := self.text(name))}

    @property
    def unsaved(self) -> list[str]:
        """The labels of the fields that are filled in."""
        return [self._fields[name][0] for name in self.typed]

    def put_back(self, draft: KeptDraft) -> None:
        """Fill in what was typed before."""
        for name in self._fields.keys() & draft.fields.keys():
            self.query_one(f"#{name}", Input).value = clean_line(draft.fields[name])

    def complain(self, error: KaError) -> None:
        """Say why it was not done."""
        line = self.query_one(".error", Static)
        line.update(Text(shown(str(error))))
        line.display = True


class ClosingScreen(_SigningScreen):
    """Ask as at which day and by whom a quarter is signed off, and do it; returns the change, or None."""

    TITLE, DOES = "Sign off {}", "Sign off"

    def __init__(self, desk: Desk, register: Register, quarter: Quarter, check: str) -> None:
        """``check`` is the key that shows what the checks find."""
        today = day_in_words(desk.clock().date())
        fields = {"as_at": ("As at", f"{today}, today"), "name": ("Signed by", desk.user)}
        super().__init__(desk, quarter, "close", fields)
        self._register, self._check = register, check

    def told(self) -> str:
        """How many activities there are, and what becomes of them."""
        activities = self._register.labels.counted(len(self._register.activities(self.quarter)))
        return f"{activities}. Nothing in the quarter can be changed then until it is opened again."

    def on_mount(self) -> None:
        """Look what is outstanding, beside the event loop: there may be much to check."""
        self.run_worker(self._tell_outstanding())

    async def _tell_outstanding(self) -> None:
        found = await asyncio.to_thread(closing.outstanding, self._register, self.quarter)
        lines = [self.told(), *(found.told(self._check) or ["Nothing is missing, and the checks find nothing."])]
        self.query_one(".told", Static).update(Text(shown("\n".join(lines))))

    async def save(self) -> None:
        """Sign off and close; where statuses are not stated, after asking."""
        await self._sign(anyway=False)

    async def _sign(self, *, anyway: bool) -> None:
        try:
            as_at = typed_day(self.text("as_at"), "as-at day")
            change = await asyncio.to_thread(
                closing.close_quarter, self.desk, self.quarter, as_at=as_at, name=self.text("name"), anyway=anyway
            )
        except StatusesNotStated as error:
            await self._ask(error)
        except KaError as error:
            self.complain(error)
        else:
            self.end(change)

    async def _ask(self, error: StatusesNotStated) -> None:
        count = len(error.codes)
        which = f"The status of {error.codes[0]}" if count == 1 else f"The status of {count} activities"
        answers = {"back": "Go back", "sign": "Sign off as it is"}
        question = QuestionScreen(f"{which} is not stated. Sign off as it is?", answers, ", ".join(error.codes))
        if await self.app.push_screen_wait(question) == "sign":
            await self._sign(anyway=True)


class ReopeningScreen(_SigningScreen):
    """Ask why a quarter is opened again, and do it; returns the change, or None."""

    TITLE, DOES = "Open {} again", "Open again"

    def __init__(self, desk: Desk, quarter: Quarter, signing: Closing) -> None:
        super().__init__(desk, quarter, "reopen", {"reason": ("Reason", "why, as it is printed with the corrections")})
        self._signing = signing

    def told(self) -> str:
        """Who signed it off, and what becomes of what is changed then."""
        return f"{self._signing.in_words}. What is changed from now on is printed as a correction, with the reason."

    async def save(self) -> None:
        """Open it again and close."""
        try:
            change = await asyncio.to_thread(closing.reopen_quarter, self.desk, self.quarter, self.text("reason"))
        except KaError as error:
            self.complain(error)
        else:
            self.end(change)
