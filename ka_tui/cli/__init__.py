"""The command line: ``ka``. Standard output is data, standard error is narration; exit codes live here alone."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

_INTERRUPTED = 130

__all__ = ["main", "screen"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``ka`` and leave with its exit code.

    A command ends before looking for garbage could pay: that takes a tenth of its time. The screen begins to look again.
    """
    gc.disable()
    try:
        from ka_tui.cli.entry import run

        code = run(arguments)
    except KeyboardInterrupt:  # while modules were still being imported
        code = _INTERRUPTED
    gc.freeze()
    sys.exit(code)


def screen(arguments: Sequence[str] | None = None) -> None:
    """Run ``ka-tui`` and leave with its exit code; the screen begins to look for garbage when it is painted."""
    gc.disable()
    try:
        from ka_tui.cli.entry import run_screen

        code = run_screen(arguments)
    except KeyboardInterrupt:
        code = _INTERRUPTED
    sys.exit(code)
