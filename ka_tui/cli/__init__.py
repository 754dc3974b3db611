"""The command line: ``ka``. Standard output is data, standard error is narration; exit codes live here alone."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from ka_tui.cli.entry import run, run_screen

__all__ = ["main", "screen"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``ka`` and leave with its exit code."""
    sys.exit(run(arguments))


def screen(arguments: Sequence[str] | None = None) -> None:
    """Run ``ka-tui`` and leave with its exit code."""
    sys.exit(run_screen(arguments))
