"""Libraries that not everybody needs: extras, imported only by the module of the format that needs them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ka_tui.errors import MissingExtra


@contextmanager
def extra(name: str, what: str) -> Iterator[None]:
    """Imports inside need this extra of ka-tui, for ``what`` (``Word documents``); raises MissingExtra without it."""
    try:
        yield
    except ImportError as error:
        raise MissingExtra(name, what) from error
