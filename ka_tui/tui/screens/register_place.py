"""Places beside the table that show the register, or one quarter of it, read it again after each act, and take changes back."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual.screen import ScreenResultType

from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.errors import KaError
from ka_tui.services.desk import Desk
from ka_tui.tui.screens.place import PlaceScreen
from ka_tui.tui.screens.shown_quarter import ShownQuarter
from ka_tui.tui.widgets.ground import Ground

if TYPE_CHECKING:
    from ka_tui.domain.closings import Closing
    from ka_tui.services.undoing import Reversal


class RegisterPlace(PlaceScreen[ScreenResultType], Ground):
    """Shows a register. Whoever shows more than ``show_again`` does when it is read again overrides ``load``."""

    def __init__(self, desk: Desk, register: Register) -> None:
        super().__init__(desk)
        self._register = register

    @property
    def register(self) -> Register:
        """The register that is shown."""
        return self._register

    def read_again(self) -> None:
        """Read the register; one that cannot be read is told, and what was shown stays."""
        try:
            self._register = self.desk.store.snapshot()
        except KaError as error:
            from ka_tui.tui.screens.notices import told_of_trouble

            self.tell(told_of_trouble(error), timeout=10)

    def look(self) -> None:
        """Show what others wrote to the register since the last look; that it cannot be read the table behind tells."""
        with suppress(KaError):
            if self.desk.store.snapshot().commit != self._register.commit:
                self.load()

    def load(self) -> None:
        """Read the register and show it."""
        self.read_again()
        self.show_again()

    def action_undo(self) -> None:
        """Take the last change back."""
        from ka_tui.services.describing import described_acts
        from ka_tui.services.undoing import undo

        def undone(reversal: Reversal) -> None:
            self.load()
            self.tell(f"Undone: {described_acts(reversal.targets)}.")

        self.act(lambda: undo(self.desk), undone)

    def action_back(self) -> None:
        """Go back to the table."""
        self.dismiss(None)


class QuarterPlace(RegisterPlace[ScreenResultType]):
    """Shows one quarter under a ``QuarterHeader``, and goes to the quarters beside it."""

    def __init__(self, desk: Desk, register: Register, quarter: Quarter) -> None:
        super().__init__(desk, register)
        self._quarter = quarter

    @property
    def signed_off(self) -> Closing | None:
        """The signing off of the quarter; None where it can be changed."""
        return self._register.record(self._quarter).closed

    def read_again(self) -> None:
        """Read the register; where the quarter is gone, the latest takes its place."""
        super().read_again()
        if self._quarter not in self._register.quarters:
            self._quarter = max(self._register.quarters, default=self._quarter)

    def action_beside(self, step: int) -> None:
        """Show the quarter so many places further on in the register."""
        beside = ShownQuarter(self._register, self._quarter).beside(step)
        if beside is None:
            self.tell(f"{self._quarter.label} is the {'first' if step < 0 else 'last'} quarter in the register.")
        else:
            self._quarter = beside
            self.load()

    def on_quarter_header_earlier(self) -> None:
        """Go where the header was clicked."""
        self.action_beside(-1)

    def on_quarter_header_later(self) -> None:
        """Go where the header was clicked."""
        self.action_beside(1)
