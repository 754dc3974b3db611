"""Checking on the main screen: what the checks find in the quarter is marked in the table and underlined in the texts.

They are made beside the event loop, once the quarter is on the screen, and again whenever the register has changed.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.tui.screens.workbench import Workbench
from ka_tui.tui.widgets.detail import Detail
from ka_tui.tui.widgets.detail_views import DetailView

if TYPE_CHECKING:
    from ka_tui.services.checking import Checked

_UNASKED = 1_000
"""Up to how many activities are checked without being asked: more would take seconds from every key."""
_FLAG = "!"


class CheckingScreen(Workbench):
    """Has the shown quarter checked."""

    _checked: tuple[Register, Quarter | None] | None = None
    """What was checked last, or is being checked."""

    def show_quarter(self, *, keep_widths: bool = False) -> None:
        """Show the quarter, and have it checked if that is another one now."""
        super().show_quarter(keep_widths=keep_widths)
        shown = (self.register, self.quarter)
        if self._checked is None or any(one is not other for one, other in zip(shown, self._checked, strict=True)):
            self._checked = shown
            self.query_one(Detail).checked = None
            self.table.flags = {}
            if len(self.shown.activities) <= _UNASKED or self.query_one(Detail).view is DetailView.FINDINGS:
                self._begin_checks()

    def on_detail_turned(self, turned: Detail.Turned) -> None:
        """Make the checks where they are asked for and were not made yet."""
        if turned.view is DetailView.FINDINGS and self.query_one(Detail).checked is None:
            self._begin_checks()

    def _begin_checks(self) -> None:
        if self.quarter is not None:
            self.run_worker(self._check(self.register, self.quarter), group="checks", exclusive=True)

    async def _check(self, register: Register, quarter: Quarter) -> None:
        checked = await asyncio.to_thread(_checked, register, quarter)
        if self.is_attached and self._checked is not None and self._checked[0] is register and self._checked[1] == quarter:
            self.show_checked(checked)

    def show_checked(self, checked: Checked) -> None:
        """Mark what matters, and give the panels everything."""
        from ka_tui.checks.check import Severity

        self.table.flags = {f.code: _FLAG for f in checked.findings if f.severity is not Severity.ADVICE}
        self.query_one(Detail).checked = checked


def _checked(register: Register, quarter: Quarter) -> Checked:
    """What the checks find; they are loaded where they are made, since that takes a while too."""
    from ka_tui.services.checking import check_quarter

    return check_quarter(register, quarter)
