"""How far a long piece of work has come, on one line of the terminal that is gone when it is done."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from ka_tui.reports.reading import Progress

_LEAST = 5
"""Fewer pages than these are read before anybody could look."""
_WIDTH = 20


@contextmanager
def reading_progress() -> Iterator[Progress]:
    """Tells how many pages have been read, where somebody sees it: on a terminal, and for documents of some length."""
    shown = False

    def tell(done: int, of: int) -> None:
        nonlocal shown
        if sys.stderr.isatty() and of >= _LEAST:
            filled = _WIDTH * done // of
            bar = "━" * filled + "─" * (_WIDTH - filled)
            click.echo(f"\r\x1b[2K{bar} page {done} of {of}", nl=False, err=True)
            shown = True

    try:
        yield tell
    finally:
        if shown:
            click.echo("\r\x1b[2K", nl=False, err=True)
