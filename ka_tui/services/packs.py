"""Making packs: a document for each team to fill in, the text to send it with, and the register's memory of the asking."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol, cast

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import Change
from ka_tui.domain.days import day_in_words
from ka_tui.domain.grouping import Grouping
from ka_tui.domain.movement import predecessor
from ka_tui.domain.packs import Asking, SentPack, askings, file_stems, with_packs
from ka_tui.domain.quarter_records import record_edit
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.errors import NobodyToAsk
from ka_tui.reports.pack import Pack, PackActivity
from ka_tui.reports.pack_letters import covering_text
from ka_tui.reports.reading import Progress
from ka_tui.services.closing import refuse_closed
from ka_tui.services.desk import Desk, retried
from ka_tui.services.staged_files import refuse_in_the_way, staged

FORMATS = {"docx": "ka_tui.reports.writers.packs.word", "xlsx": "ka_tui.reports.writers.packs.excel"}
"""The formats of packs, by the endings of their files, and the modules that write them."""

PACKS = "packs"
"""What history calls the sending of packs."""


class _Writer(Protocol):
    def write(self, pack: Pack) -> bytes:
        """The pack as a document."""


class PackOrder(NamedTuple):
    """Which packs are wanted: for a quarter (None: the latest), of teams or portfolios, all or those named so, by when.

    They are written into ``folder`` in a format of ``FORMATS``; ``force`` replaces files that are there.
    """

    folder: Path
    quarter: Quarter | None = None
    grouping: Grouping = Grouping.TEAM
    names: tuple[str, ...] = ()
    due: date | None = None
    format: str = "docx"
    force: bool = False


class PackFile(NamedTuple):
    """A pack, and where it and the text to send it with are written."""

    pack: Pack
    path: Path
    letter: Path


class PackPlan(NamedTuple):
    """What making packs does. ``unasked`` are activities that have no team, so that nobody is asked for them.

    ``change`` is None for a preview.
    """

    quarter: Quarter
    files: tuple[PackFile, ...]
    unasked: tuple[Activity, ...]
    change: Change | None = None


def preview_packs(desk: Desk, order: PackOrder) -> PackPlan:
    """What ``make_packs`` would do now; nothing is written. Raises what that does."""
    plan = _plan(desk.store.snapshot(), order)
    refuse_in_the_way(desk, {path: None for file in plan.files for path in (file.path, file.letter)}, force=order.force)
    return plan


def make_packs(desk: Desk, order: PackOrder, progress: Progress | None = None) -> PackPlan:
    """Write the packs with their covering texts, and have the register remember who was asked, as one change.

    Raises NobodyToAsk, NoSuchQuarter, QuarterClosed, MissingExtra, FilesInTheWay and DocumentUnwritable; then nothing is
    written at all.
    """
    return retried(lambda: _make(desk, order, progress))


def _make(desk: Desk, order: PackOrder, progress: Progress | None) -> PackPlan:
    register = desk.store.snapshot()
    plan = _plan(register, order)
    refuse_in_the_way(desk, {path: None for file in plan.files for path in (file.path, file.letter)}, force=order.force)
    documents = dict(_documents(plan, cast("_Writer", import_module(FORMATS[order.format])), progress))
    known = register.record(plan.quarter)
    sent = (_sent(desk, file) for file in plan.files)
    with staged(desk, documents, force=order.force) as put_in_place:
        edit = record_edit(plan.quarter, known, known._replace(packs=with_packs(known.packs, sent)))
        change = desk.propose(PACKS, [edit], why=f"due {day_in_words(order.due)}" if order.due else "", at_commit=register.commit)
        put_in_place()
    return plan._replace(change=change)


def _plan(register: Register, order: PackOrder) -> PackPlan:
    quarter = register.require(order.quarter)
    refuse_closed(register, quarter)
    asked = askings(register, quarter, order.grouping, order.names)
    if not asked.packs:
        known = {getattr(activity, order.grouping.value) for activity in register.activities(quarter)} - {""}
        raise NobodyToAsk(str(quarter), order.grouping.value, sorted(known))
    everybody = askings(register, quarter, order.grouping).packs
    stems = file_stems(quarter, (asking.whose for asking in everybody))
    files = (_file(register, quarter, order, asking, stems[asking.whose]) for asking in asked.packs)
    return PackPlan(quarter, tuple(files), asked.unasked)


def _file(register: Register, quarter: Quarter, order: PackOrder, asking: Asking, stem: str) -> PackFile:
    pack = Pack(
        register.identity,
        register.commit,
        quarter,
        asking.grouping,
        asking.whose,
        order.due,
        register.council,
        register.notice,
        register.scheme,
        tuple(PackActivity(activity, predecessor(register, activity)) for activity in asking.activities),
        register.labels,
        register.calendar,
    )
    return PackFile(pack, order.folder / f"{stem}.{order.format}", order.folder / f"{stem}.txt")


def _documents(plan: PackPlan, writer: _Writer, progress: Progress | None) -> Iterator[tuple[Path, bytes]]:
    for done, file in enumerate(plan.files, 1):
        yield file.path, writer.write(file.pack)
        yield file.letter, covering_text(file.pack, file.path.name).encode()
        if progress is not None:
            progress(done, len(plan.files))


def _sent(desk: Desk, file: PackFile) -> SentPack:
    pack = file.pack
    codes = tuple(item.activity.code for item in pack.activities)
    return SentPack(pack.grouping, pack.whose, pack.due, pack.commit, desk.now, desk.user, file.path.name, codes)
