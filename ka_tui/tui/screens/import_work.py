"""Reading documents for the screen: what the user wants of it, and a reading beside the event loop that can be ended."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from ka_tui.domain.changes import Change
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.reports.reading import Hints, Progress
from ka_tui.services.importing import Import

_BLINK = 0.1
"""Seconds between two looks how far a reading has come."""
_NOTHING: Mapping[str, str] = MappingProxyType({})
_Result = TypeVar("_Result")


class Wanted(NamedTuple):
    """What the user has said of the documents so far. An empty status or field is said too: it takes a meaning away."""

    quarter: Quarter | None = None
    statuses: Mapping[str, str] = _NOTHING
    columns: Mapping[str, str] = _NOTHING
    flipped: frozenset[int] = frozenset()
    overwrite: bool = False

    def hints(self, progress: Progress) -> Hints:
        """As the readers take it."""
        return Hints(self.quarter, mapping=self.statuses, columns=self.columns, flipped=self.flipped, progress=progress)


class Preview(NamedTuple):
    """What an import would do, as it was worked out for this register."""

    done: Import
    wanted: Wanted
    register: Register


class ImportEnd(NamedTuple):
    """How an import ended: the folder that documents were last looked for in, and what was done, None where nothing was."""

    folder: Path
    done: Import | None = None


class Stopped(Exception):
    """The user has ended a reading."""


class Pages:
    """How many pages are read of how many, written by the thread that reads and looked at by the screen."""

    def __init__(self) -> None:
        self.done = self.of = 0
        self.stopped = False

    def tell(self, done: int, of: int) -> None:
        """Take note of progress; raises Stopped, which ends the reading, once that is wanted."""
        if self.stopped:
            raise Stopped
        self.done, self.of = done, of


async def watched(act: Callable[[], _Result], pages: Pages, look: Callable[[], None]) -> _Result:
    """Act in a thread, with a look at its progress every moment; raises what it raises, and ends it when this is cancelled."""
    acting = asyncio.create_task(asyncio.to_thread(act))
    acting.add_done_callback(lambda ended: ended.cancelled() or ended.exception())  # nobody may be left to hear of it
    try:
        while not acting.done():
            await asyncio.wait({acting}, timeout=_BLINK)
            look()
        return await acting
    finally:
        pages.stopped = True


def told_of_import(done: Import, undo: str) -> str:
    """What an import did; ``undo`` is the key that takes it back."""
    change: Change | None = done.change
    if change is None or not change.edits:
        return "Nothing to change: the register says all of this already."
    added = sum(len(file.merge.added) for file in done.files)
    changed = len({(d.activity.quarter, d.activity.code) for file in done.files for d in file.merge.changed})
    counts = [f"{count} {what}" for count, what in ((added, "added"), (changed, "changed")) if count]
    return f"Imported: {', '.join(counts) or 'what words and columns mean'}. {undo} takes it back."


def working_folder() -> Path:
    """Where documents are looked for first: the working folder, the user's own where that is gone."""
    try:
        return Path.cwd()
    except OSError:
        return Path.home()
