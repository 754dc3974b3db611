"""Reads a report from a Word document (.docx, .docm) of any producer: what a person sees who accepts all its changes."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath

from ka_tui.reports.extras import extra
from ka_tui.reports.readers.document_parts import LaidOut
from ka_tui.reports.readers.office.package import compound_kind, package_kind
from ka_tui.reports.reading import Hints, Reading, Source

_SHEETS = (".xls", ".xlsx", ".xlsm", ".xlsb", ".ods")


def recognises(source: Source) -> bool:
    """Whether it is a Word document, or an old or encrypted one, which is refused with a remedy."""
    compound = compound_kind(source)
    if compound == "encrypted":
        return PurePath(source.name).suffix.lower() not in _SHEETS
    return compound == "doc" or package_kind(source) == "docx"


def read(source: Source, hints: Hints) -> Reading:
    """The activities of a Word document; raises DocumentError, QuarterNotStated."""
    from ka_tui.reports.readers.laid_out_report import read_laid_out

    return read_laid_out(source, take_apart(source), hints)


def take_apart(source: Source) -> LaidOut:
    """The texts and rows of a Word document; raises DocumentError, MissingExtra where its libraries are not installed."""
    from ka_tui.reports.readers.word.document import laid_out

    with extra("word", "Word documents"):
        for library in ("lxml.etree", "PIL.Image"):
            import_module(library)
    return laid_out(source)
