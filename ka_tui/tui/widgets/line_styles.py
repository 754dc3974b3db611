"""The styles of one kind of line, all on the same ground."""

from __future__ import annotations

from typing import NamedTuple

from rich.style import Style

from ka_tui.domain.statuses import StatusScheme
from ka_tui.tui.status_style import status_style


class LineStyles(NamedTuple):
    """The styles of a line: ``text`` is what all of it stands on, the others are whole styles on the same ground.

    On a ``faded`` line nothing stands out by colour or weight but what is ``accent``.
    """

    text: Style
    quiet: Style
    accent: Style
    dark: bool = True
    faded: bool = False

    @property
    def strong(self) -> Style:
        """For what stands out."""
        return self.text if self.faded else self.text + Style(bold=True)

    def status(self, scheme: StatusScheme, status: str | None) -> Style:
        """For the shape or the word of a status."""
        return self.text if self.faded else status_style(scheme, status, self.text, self.quiet, self.dark)
