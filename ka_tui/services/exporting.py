"""One quarter as a document."""

from __future__ import annotations

from pathlib import Path

from ka_tui.domain.quarters import Quarter
from ka_tui.errors import DocumentUnwritable, OutputIsRegister, UnknownFormat
from ka_tui.reports import formats
from ka_tui.reports.document import ReportDocument
from ka_tui.services.desk import Desk

DEFAULT_FORMAT = "markdown"


def format_names() -> tuple[str, ...]:
    """The names of the formats that a quarter can be written in."""
    return tuple(fmt.name for fmt in formats.writable())


def chosen_format(name: str | None, output: Path | None) -> formats.Format:
    """The format that was named, else the one of the output's ending, else Markdown; raises UnknownFormat."""
    if name is None and output is not None:
        return formats.format_for_path(output)
    wanted = DEFAULT_FORMAT if name is None else name
    if wanted.lower() not in format_names():
        raise UnknownFormat(wanted, format_names())
    return formats.format_named(wanted)


def export_quarter(desk: Desk, quarter: Quarter | None, fmt: formats.Format) -> bytes:
    """A quarter, the latest for None, as a document; raises NoSuchQuarter and NoQuarters."""
    register = desk.store.snapshot()
    quarter = register.require(quarter)
    document = ReportDocument(
        quarter=quarter,
        council=register.council,
        notice=register.notice,
        scheme=register.scheme,
        activities=register.activities(quarter),
    )
    return formats.write(document, fmt)


def save_document(desk: Desk, data: bytes, output: Path) -> None:
    """Write a document to a file, whole or not at all; raises OutputIsRegister and DocumentUnwritable."""
    if output.resolve() == desk.store.path.resolve():
        raise OutputIsRegister(output)
    draft = output.with_name(f".{output.name}.part")
    try:
        draft.write_bytes(data)
        draft.replace(output)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise DocumentUnwritable(output, (error.strerror or str(error)).lower()) from error
