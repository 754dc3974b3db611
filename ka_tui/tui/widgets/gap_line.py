"""One line that tells of the gap under the cursor while the officer walks from gap to gap."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.widgets import Static

from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.tui.widgets.cell_text import cell_line


class GapLine(Static):
    """Shows which gap of how many this is, and what is missing there."""

    DEFAULT_CSS = """
    GapLine { height: 1; padding: 0 1; background: $boost; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def show_gap(self, place: int, count: int, code: str, missing: Sequence[str]) -> None:
        """Show a gap by its place, counted from 1; ``missing`` are names of fields."""
        needs = ", ".join(FIELD_LABELS[name].lower() for name in missing)
        self.update(Text.assemble((f"Gap {place} of {count}", "bold"), cell_line(f" · {code} needs {needs}")))

    def show_none(self, count: int) -> None:
        """Show that there is no gap under the cursor, and how many there are."""
        left = f"{count} gap{'s' if count != 1 else ''}" if count else "No gaps"
        self.update(Text.assemble((left, "bold"), " · nothing is missing here" if count else " among what is shown"))
