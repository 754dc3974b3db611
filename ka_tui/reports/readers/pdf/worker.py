"""The process that takes a PDF apart: its memory is bounded, and whoever started it can end it at any time.

``python -m ka_tui.reports.readers.pdf.worker KA.01.02`` reads a PDF with such codes from its standard input and writes
``Message`` values, pickled, to its standard output.
"""

from __future__ import annotations

import logging
import pickle
import sys
import warnings
from collections.abc import Callable
from importlib import import_module
from typing import Any, BinaryIO

from ka_tui.domain.codes import CodePattern
from ka_tui.domain.reading_codes import reading_codes
from ka_tui.reports.readers.document_parts import LaidOut
from ka_tui.reports.readers.pdf.document import (
    Refusal,
    attached_report,
    check_text,
    has_scan,
    opened,
    page_content,
    pages_of,
    title_of,
)
from ka_tui.reports.readers.pdf.layout import parts_of
from ka_tui.reports.readers.pdf.process import ATTACHMENT, Message

_MOST_MEMORY = 350 * 1024 * 1024
"""How many bytes of data the process may hold; forty pages of a report take a fifth of that."""


def run(incoming: BinaryIO, outgoing: BinaryIO, wants_attachment: bool) -> None:
    """Read a PDF from a stream and write to another what it holds."""
    logging.disable()
    warnings.simplefilter("ignore")
    _bound_memory()

    def tell(message: Message) -> None:
        pickle.dump(message, outgoing)
        outgoing.flush()

    try:
        tell(_read(incoming.read(), wants_attachment, tell))
    except Refusal as refusal:
        tell(Message(refused=refusal.why))
    except MemoryError:
        tell(Message(refused="it unpacks to far more than a report holds"))


def _bound_memory() -> None:
    """Bound the memory where the system can."""
    try:
        resource: Any = import_module("resource")
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    bound = _MOST_MEMORY if most == resource.RLIM_INFINITY else min(_MOST_MEMORY, most)
    resource.setrlimit(resource.RLIMIT_DATA, (bound, bound))


def _read(data: bytes, wants_attachment: bool, tell: Callable[[Message], None]) -> Message:
    pdf = opened(data)
    attached = attached_report(pdf) if wants_attachment else None
    if attached is not None:
        return Message(attached=attached)
    sources = pages_of(pdf)
    pages = []
    for number, source in enumerate(sources):
        tell(Message((number, len(sources))))
        pages.append(page_content(source))
    check_text(pages)
    pictures = tuple(page.number for page in pages if has_scan(page))
    return Message((len(pages), len(pages)), laid_out=LaidOut(parts_of(pages), title_of(pdf)), pictures=pictures)


if __name__ == "__main__":
    with reading_codes(CodePattern(sys.argv[1])):
        run(sys.stdin.buffer, sys.stdout.buffer, ATTACHMENT in sys.argv)
