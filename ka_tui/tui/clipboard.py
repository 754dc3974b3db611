"""Copying to the terminal's clipboard, which never answers: what is said of it claims no more than is known."""

from __future__ import annotations

from typing import Any

from textual.app import App

from ka_tui.domain.text import shown
from ka_tui.errors import KaError
from ka_tui.services.copying import keep_copied

MANY_REFUSE = 74_994
"""From more bytes than this on, in base64, many terminals take nothing: xterm and those that follow it."""


def copied(app: App[Any], text: str, what: str) -> str:
    """Send a text, called ``what``, to the terminal's clipboard; give a sentence of what came of it.

    No control character passes but tabs and line ends. A text that many terminals refuse for its length is kept in a file too.
    """
    safe = "\t".join(shown(part) for part in text.split("\t"))
    app.copy_to_clipboard(safe)
    count = f"{len(safe):,} character{'s' * (len(safe) != 1)}"
    sent = f"Sent to the terminal's clipboard: {what}, {count}."
    if _base64_length(safe) <= MANY_REFUSE:
        return f"{sent} Whether it took them, only the terminal knows."
    try:
        return f"{sent} That is more than many terminals take, so it is also in {keep_copied(safe)}."
    except KaError as error:
        return f"{sent} That is more than many terminals take. {error}"


def _base64_length(text: str) -> int:
    return -(-len(text.encode()) // 3) * 4
