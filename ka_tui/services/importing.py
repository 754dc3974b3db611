"""Reading reports into the register: preview first, then one change that undo takes back whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ka_tui.domain.carrying_out import carry_out
from ka_tui.domain.changes import IMPORT, Change, Proposal
from ka_tui.domain.history import imported_values
from ka_tui.domain.merging import Merge, merge
from ka_tui.domain.register import Register
from ka_tui.domain.register_settings import NAMED, setting_edit
from ka_tui.domain.spellings import SETTING
from ka_tui.errors import DocumentUnreadable, NoSuchSeam, NotAReport
from ka_tui.reports import formats
from ka_tui.reports.reading import Hints, Reading, Source
from ka_tui.services.desk import Desk, retried


class FileImport(NamedTuple):
    """What one document says, and what importing it does. ``first_seam`` is the number of its first seam among those of all."""

    name: str
    reading: Reading
    merge: Merge
    first_seam: int = 1


class Import(NamedTuple):
    """What importing some documents does; ``change`` is None for a preview, and has no edits where all was so already."""

    files: tuple[FileImport, ...]
    change: Change | None


_MOST_MEGABYTES = 100
"""Of any document. What is packed has its own bounds as to what it unpacks to."""

_MOST_TEXT_MEGABYTES = 20
_MOST_LINES_AND_CELLS = 250_000
"""Of a document that is not packed. A thousand activities have about 30,000."""

_PACKED = (b"PK", b"%PDF", b"\xd0\xcf\x11\xe0")
"""What packages of office programs, PDFs and old Excel workbooks begin with; their readers bound themselves."""


def load(path: Path) -> Source:
    """A document as it lies on disk; raises DocumentUnreadable."""
    try:
        with path.open("rb") as file:
            return load_stream(path.name, file)
    except OSError as error:
        raise DocumentUnreadable(str(path), (error.strerror or str(error)).lower()) from error


def load_stream(name: str, stream: BinaryIO) -> Source:
    """A document as it comes; raises DocumentUnreadable, as soon as it is larger than any report."""
    data = stream.read(_MOST_MEGABYTES * 1024 * 1024 + 1)
    if len(data) > _MOST_MEGABYTES * 1024 * 1024:
        raise DocumentUnreadable(name, f"it is larger than {_MOST_MEGABYTES} MB, which no report is")
    return Source(name, data)


def preview_import(desk: Desk, sources: Sequence[Source], hints: Hints, *, overwrite: bool = False) -> Import:
    """What ``import_reports`` would do now; nothing is written."""
    readings = read_reports(desk, sources, hints)
    return Import(_plan(desk, sources, readings, overwrite=overwrite)[0], None)


def import_reports(desk: Desk, sources: Sequence[Source], hints: Hints, *, overwrite: bool = False) -> Import:
    """Read documents into the register as one change.

    What ``hints`` say of statuses and columns is kept in the register, for later imports too. With ``overwrite`` a report
    also wins over what was edited since the last import. Raises DocumentError for a document that holds no report,
    QuarterNotStated and NoSuchSeam; then nothing is taken from any of them.
    """
    readings = read_reports(desk, sources, hints)
    return retried(lambda: _import(desk, sources, readings, hints, overwrite=overwrite))


def read_reports(desk: Desk, sources: Sequence[Source], hints: Hints) -> list[Reading]:
    """What documents say, read with what the register knows of other people's words; raises what ``import_reports`` does."""
    register = desk.register
    known = register.spellings.with_more(hints.mapping, hints.columns)
    columns = {**register.labels.columns, **known.columns}
    hints = replace(hints, scheme=register.scheme, codes=register.codes, mapping=known.statuses, columns=columns)
    readings: list[Reading] = []
    for source in sources:
        readings.append(_read_one(source, hints.after(readings)))
    seams = sum(len(reading.seams) for reading in readings)
    if hints.flipped and not hints.flipped <= set(range(1, seams + 1)):
        raise NoSuchSeam(max(hints.flipped), seams)
    return readings


def _read_one(source: Source, hints: Hints) -> Reading:
    _refuse_endless(source)
    reading = formats.read(source, hints)
    if not reading.activities:
        raise NotAReport(source.name, f"activities with codes like {hints.codes.example}")
    return reading


def _refuse_endless(source: Source) -> None:
    """Refuse text that would take minutes and gigabytes to read; raises DocumentUnreadable."""
    if source.data.startswith(_PACKED):
        return
    if len(source.data) > _MOST_TEXT_MEGABYTES * 1024 * 1024:
        raise DocumentUnreadable(source.name, f"it has more than {_MOST_TEXT_MEGABYTES} MB of text, which no report has")
    if sum(map(source.data.count, (b"\n", b"\r", b"\t", b",", b";"))) > _MOST_LINES_AND_CELLS:
        raise DocumentUnreadable(source.name, "it has more lines and cells than a report can have")


def _import(desk: Desk, sources: Sequence[Source], readings: Sequence[Reading], hints: Hints, *, overwrite: bool) -> Import:
    files, before = _plan(desk, sources, readings, overwrite=overwrite)
    edits = [edit for file in files for edit in file.merge.edits]
    known = before.spellings.with_more(hints.mapping, hints.columns)
    if known != before.spellings:
        edits.append(setting_edit(NAMED[SETTING], before.spellings, known))
    names = ", ".join(source.name for source in sources)
    return Import(files, desk.propose(IMPORT, edits, why=names, at_commit=before.commit))


def _plan(
    desk: Desk, sources: Sequence[Source], readings: Sequence[Reading], *, overwrite: bool
) -> tuple[tuple[FileImport, ...], Register]:
    """What each document does, one after the other, and the register that all began from."""
    before = register = desk.register
    changes = list(desk.history())
    files: list[FileImport] = []
    for source, reading in zip(sources, readings, strict=True):
        merged = merge(register, reading.activities, imported_values(changes), overwrite=overwrite)
        files.append(FileImport(source.name, reading, merged, 1 + sum(len(file.reading.seams) for file in files)))
        register, change = carry_out(register, Proposal(IMPORT, merged.edits, desk.user, desk.now), register.commit + 1)
        changes.append(change)
    return tuple(files), before
