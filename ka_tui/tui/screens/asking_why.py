"""What the screens share on which a status is set: the line that asks why, and that nothing typed into it is lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.screen import ScreenResultType

from ka_tui.domain.quarters import Quarter
from ka_tui.tui.action import Action
from ka_tui.tui.actions import WHILE_ANSWERING
from ka_tui.tui.screens.place import PlaceScreen
from ka_tui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from textual.css.query import DOMQuery
    from textual.timer import Timer

    from ka_tui.domain.closings import Closing
    from ka_tui.tui.widgets.reason_line import ReasonLine

_KEPT_WITHIN = 0.4
"""Seconds within which what is typed is on the disk."""


class AskingWhy(PlaceScreen[ScreenResultType]):
    """Asks for reasons of activities in one quarter; what came of a question is the business of who inherits this."""

    WHY: ClassVar[str] = "why"
    """The id of the action that begins the answer."""
    quarter: Quarter | None
    _keeping_reason: Timer | None = None

    @property
    def signed_off(self) -> Closing | None:
        """The signing off of the quarter; None where it can be changed."""
        return self.register.record(self.quarter).closed if self.quarter else None

    @property
    def reason_line(self) -> ReasonLine | None:
        """The line that asks for reasons, once there was something to ask; its module is loaded then."""
        return next(iter(cast("DOMQuery[ReasonLine]", self.query("ReasonLine"))), None)

    @property
    def footer_actions(self) -> tuple[Action, ...]:
        """The actions that the footer tells of; while a reason is typed, letters go into that."""
        return WHILE_ANSWERING if self.focused is not None and self.focused.id == "reason" else super().footer_actions

    def on_descendant_focus(self) -> None:
        """Tell in the footer what the keys do now."""
        self._follow_focus()

    def on_descendant_blur(self) -> None:
        """Tell in the footer what the keys do now."""
        self._follow_focus()

    def _follow_focus(self) -> None:
        if not self.is_left:
            self.show_keys()

    def ask_why(self, codes: Sequence[str], status: str | None, reason: str = "", *, demanded: bool = False) -> ReasonLine:
        """Ask why activities have a status, with a reason proposed; with ``demanded`` the status waits for the answer."""
        line = self.reason_line
        if line is None:
            from ka_tui.tui.widgets.reason_line import ReasonLine

            line = ReasonLine()
            self.mount(line, before=self.query_one(KeyBar))
        line.ask(codes, self.scheme.label(status), self.key_of(self.WHY), reason, status if demanded else None)
        return line

    def begin_reason(self, line: ReasonLine) -> None:
        """Have the answer typed, with what was typed of it at an earlier time."""
        from ka_tui.services.kept_reasons import kept_reason

        line.begin(kept_reason(self.desk, self.quarter, line.codes) if self.quarter else "")

    def on_reason_line_typed(self) -> None:
        """Keep what is typed, in a moment."""
        if self._keeping_reason is None:
            self._keeping_reason = self.set_timer(_KEPT_WITHIN, self.keep_reason)

    def keep_reason(self) -> None:
        """Keep a reason that is being typed, so that a lost connection does not take it away."""
        from ka_tui.services.kept_reasons import keep_reason

        self._keeping_reason = None
        line = self.reason_line
        if line is not None and line.typed and self.quarter is not None:
            keep_reason(self.desk, self.quarter, line.codes, line.typed)

    def hold_reason(self, codes: Sequence[str], reason: str) -> None:
        """Keep a reason until it is saved: that may be refused."""
        from ka_tui.services.kept_reasons import keep_reason

        if reason and self.quarter is not None:
            keep_reason(self.desk, self.quarter, codes, reason)

    def discard_reason(self, codes: Sequence[str]) -> None:
        """Let a kept reason go, since it is given."""
        from ka_tui.services.kept_reasons import discard_reason

        if self.quarter is not None:
            discard_reason(self.desk, self.quarter, codes)

    def on_reason_line_passed_over(self, passed: ReasonLine.PassedOver) -> None:
        """Say that a status was not set for want of a reason."""
        alone = len(passed.codes) == 1
        which = f"{passed.codes[0]} stays as it is" if alone else f"{len(passed.codes)} activities stay as they are"
        self.tell(f"{which}: {self.scheme.label(passed.status)} needs a reason.")
