"""What the main screen says: what became of a change and which key takes it back, and why a register cannot be read."""

from __future__ import annotations

from collections.abc import Iterable

from ka_tui.domain.changes import Change
from ka_tui.domain.statuses import StatusScheme
from ka_tui.errors import KaError, NoRegister
from ka_tui.services.describing import described_edits

_TOLD = 3
"""How many lines of what changed a notice tells."""


def told_of(change: Change, scheme: StatusScheme, undo: str) -> str:
    """A change that was asked for on the screen; ``undo`` is the key that takes it back."""
    if not change.edits:
        return "It is so already."
    lines = described_edits(scheme, change)
    more = [f"and {len(lines) - _TOLD} more"] if len(lines) > _TOLD else []
    merged = [f"Kept what somebody else changed: {', '.join(change.merged).replace('_', ' ')}."] if change.merged else []
    return "\n".join([*lines[:_TOLD], *more, *merged, f"{undo} takes it back."])


def told_of_trouble(error: KaError) -> str:
    """Why a register that is shown can no longer be read."""
    if isinstance(error, NoRegister):
        return f"The register {error.path} is gone; this is how it was. 'ka restore' brings the last backup back."
    return str(error)


_DRAFTS = {"add": "a new activity", "many": "several activities of", "meeting": "a meeting on"}


def told_of_drafts(keys: Iterable[str]) -> str:
    """That something was typed at an earlier time and not saved, by the keys of the drafts; empty when there are none."""
    which = [_named_draft(key) for key in keys]
    return f"Typed before and not saved: {', '.join(which)}. It is back where it was typed." if which else ""


def _named_draft(key: str) -> str:
    quarter, _, code = key.partition("/")
    kind, _, of = key.partition(" ")
    return f"{code} in {quarter}" if code else f"{_DRAFTS.get(kind, kind)} {of}".strip()
