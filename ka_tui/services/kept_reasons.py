"""Reasons for statuses that were begun and not saved, kept as every draft is."""

from __future__ import annotations

from collections.abc import Sequence

from ka_tui.domain.quarters import Quarter
from ka_tui.services import kept_drafts
from ka_tui.services.desk import Desk


def keep_reason(desk: Desk, quarter: Quarter, codes: Sequence[str], reason: str) -> None:
    """Keep what was typed of a reason for some activities, at least one."""
    kept_drafts.keep(desk, _key(quarter, codes), {"reason": reason})


def kept_reason(desk: Desk, quarter: Quarter, codes: Sequence[str]) -> str:
    """The reason that was begun for exactly these activities; empty when none was."""
    draft = kept_drafts.kept(desk, _key(quarter, codes))
    return draft.fields.get("reason", "") if draft else ""


def discard_reason(desk: Desk, quarter: Quarter, codes: Sequence[str]) -> None:
    """Let it go: it was saved, or is not wanted."""
    kept_drafts.discard(desk, _key(quarter, codes))


def _key(quarter: Quarter, codes: Sequence[str]) -> str:
    more = f" and {len(codes) - 1} more" if len(codes) > 1 else ""
    return f"reason {quarter}/{codes[0]}{more}"
