"""Leaving when the connection is lost or the system wants it: what was typed is kept, and the terminal left as it was."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from contextlib import suppress
from typing import Any, Protocol, runtime_checkable

from textual.app import App

_PATIENCE = 3.0
"""Seconds within which the program ends, whatever holds it up: a terminal that is gone may take nothing any more."""


@runtime_checkable
class KeepsDraft(Protocol):
    """A screen on which something is typed."""

    def keep_draft(self) -> None:
        """Keep what was typed, now."""


def leave_on_hang_up(app: App[Any]) -> None:
    """From now on, leave in order on SIGHUP and SIGTERM, where the system has them; a SIGHUP that nohup keeps away stays so.

    To be called on the app's event loop.
    """
    for name in ("SIGHUP", "SIGTERM"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            with suppress(NotImplementedError, RuntimeError, ValueError):  # Windows, or not the main thread
                asyncio.get_running_loop().add_signal_handler(number, _leave, app, 128 + number)


def _leave(app: App[Any], code: int) -> None:
    for screen in app.screen_stack:
        if isinstance(screen, KeepsDraft):
            screen.keep_draft()
    last_resort = threading.Timer(_PATIENCE, os._exit, (code,))
    last_resort.daemon = True
    last_resort.start()
    app.exit(return_code=code)
