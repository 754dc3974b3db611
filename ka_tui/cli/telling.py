"""Telling what a change did, on standard error, and how to take it back."""

from __future__ import annotations

from ka_tui.cli.output import narrate
from ka_tui.domain.changes import Change
from ka_tui.services.describing import described_edits
from ka_tui.services.desk import Desk


def tell_change(desk: Desk, change: Change) -> None:
    """Say what was changed, field by field, and what of somebody else's was kept beside it."""
    if not change.edits:
        narrate("Nothing to change: it is so already.")
        return
    for line in described_edits(desk.register.scheme, change):
        narrate(line)
    if change.merged:
        kept = ", ".join(change.merged).replace("_", " ")
        narrate(f"Kept beside it, as somebody else changed it meanwhile: {kept}.")
    narrate("Take it back with 'ka undo'.")
