"""Reads a report from an OpenDocument text (.odt) of any producer, as a person sees it."""

from __future__ import annotations

from importlib import import_module

from ka_tui.reports.extras import extra
from ka_tui.reports.readers.document_parts import LaidOut
from ka_tui.reports.readers.office.package import package_kind
from ka_tui.reports.reading import Hints, Reading, Source


def recognises(source: Source) -> bool:
    """Whether it is an OpenDocument text."""
    return package_kind(source) == "odt"


def read(source: Source, hints: Hints) -> Reading:
    """The activities of an OpenDocument text; raises DocumentError, QuarterNotStated, MissingExtra."""
    from ka_tui.reports.readers.laid_out_report import read_laid_out

    return read_laid_out(source, take_apart(source), hints)


def take_apart(source: Source) -> LaidOut:
    """The texts and rows of an OpenDocument text; raises DocumentError, MissingExtra where its libraries are not installed."""
    from ka_tui.reports.readers.opendocument.document import laid_out

    with extra("opendocument", "OpenDocument texts"):
        for library in ("lxml.etree", "PIL.Image"):
            import_module(library)
    return laid_out(source)
