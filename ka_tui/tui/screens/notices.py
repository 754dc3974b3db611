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


_DRAFTS = {
    "many": "several activities of ",
    "meeting": "a meeting on ",
    "reason": "a reason for ",
    "close": "the signing off of ",
    "reopen": "why to open again ",
}


def told_of_drafts(keys: Iterable[str]) -> str:
    """That something was typed at an earlier time and not saved, by the keys of the drafts; empty when there are none."""
    which = [_named_draft(key) for key in keys]
    return f"Typed before and not saved: {', '.join(which)}. It is back where it was typed." if which else ""


def _named_draft(key: str) -> str:
    """What a draft is of, as ``a reason for KA.01.02 in Q2-2022`` for the key ``reason Q2-2022/KA.01.02``."""
    if key == "add":
        return "a new activity"
    kind = next((kind for kind in _DRAFTS if key.startswith(f"{kind} ")), "")
    quarter, _, code = key.removeprefix(f"{kind} ").partition("/")
    return f"{_DRAFTS.get(kind, '')}{f'{code} in {quarter}' if code else quarter}"
