"""Reads a PDF: our own by the JSON that is attached to it, any other by the words, rules and colours of its pages."""

from __future__ import annotations

from importlib.util import find_spec

from ka_tui.domain.reading_codes import codes_of_reading
from ka_tui.reports.extras import extra
from ka_tui.reports.readers import json_document
from ka_tui.reports.readers.document_parts import LaidOut
from ka_tui.reports.readers.pdf.process import ATTACHMENT, Message, taken_apart
from ka_tui.reports.reading import Hints, Problem, Progress, Reading, Source

_SIGNATURE = b"%PDF-"
_FRONT = 1024
"""Within so many bytes a PDF says that it is one."""


def recognises(source: Source) -> bool:
    """Whether it says that it is a PDF."""
    return _SIGNATURE in source.data[:_FRONT]


def take_apart(source: Source, progress: Progress | None = None) -> LaidOut:
    """The texts and rows of its pages, ``progress`` told of each; raises DocumentUnreadable, and MissingExtra."""
    return _laid_out(source, _message(source, progress))


def read(source: Source, hints: Hints) -> Reading:
    """The activities; raises DocumentUnreadable for a scan, a password or damage, NotAReport, QuarterNotStated, MissingExtra."""
    from ka_tui.reports.readers.laid_out_report import read_laid_out

    message = _message(source, hints.progress, ATTACHMENT)
    if message.attached is not None:
        return json_document.read(Source(source.name, message.attached), hints)
    return read_laid_out(source, _laid_out(source, message), hints)


def _message(source: Source, progress: Progress | None, *arguments: str) -> Message:
    with extra("pdf", "PDF documents"):
        if find_spec("pdfplumber") is None:
            raise ImportError
    return taken_apart(source, (codes_of_reading().example, *arguments), progress or Hints().progress)


def _laid_out(source: Source, message: Message) -> LaidOut:
    pictures = (
        Problem(
            source.name,
            f"page {number}",
            "This page is a picture without text, so nothing of it was read.",
            "Run text recognition (OCR) over the PDF, or add what the page holds by hand.",
        )
        for number in message.pictures
    )
    laid_out = message.laid_out or LaidOut(())
    return laid_out._replace(problems=tuple(pictures))
