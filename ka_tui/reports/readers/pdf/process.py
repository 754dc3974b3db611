"""A PDF taken apart in a process of its own, which is ended when it takes too long: a hostile file hangs nobody."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from threading import Thread, Timer
from typing import BinaryIO, NamedTuple

from ka_tui.errors import DocumentUnreadable
from ka_tui.reports.readers.document_parts import LaidOut
from ka_tui.reports.reading import Progress, Source

ATTACHMENT = "attachment"
"""The argument with which a report attached to the PDF is given instead of its pages."""
_WORKER = "ka_tui.reports.readers.pdf.worker"
_MOST_BYTES = 100 * 1024 * 1024
_PATIENCE = 60.0
"""How many seconds may pass until the first page is begun, and how many for one page; a tenth of a second is usual."""
_MOST_PATIENCE = 600.0
"""How many seconds all of a PDF may take."""


class Message(NamedTuple):
    """What the process tells: how many of its pages are read, or how it ended.

    At the end one of these is set: ``attached``, the JSON of our own export; ``laid_out``, with the numbers of the pages
    that are pictures without text; or ``refused``, why the PDF cannot be read.
    """

    pages: tuple[int, int] = (0, 0)
    attached: bytes | None = None
    laid_out: LaidOut | None = None
    pictures: tuple[int, ...] = ()
    refused: str = ""


def taken_apart(source: Source, arguments: tuple[str, ...], progress: Progress) -> Message:
    """How the process ended, its refusal raised as DocumentUnreadable; ``progress`` is told of each page."""
    if len(source.data) > _MOST_BYTES:
        raise DocumentUnreadable(source.name, f"it is larger than {_MOST_BYTES // 1024 // 1024} MB")
    command = [sys.executable, "-P", "-m", _WORKER, *arguments]
    here = {**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=here) as process:  # noqa: S603
        whole = Timer(_MOST_PATIENCE, process.kill)
        whole.daemon = True
        whole.start()
        try:
            Thread(target=_give, args=(process.stdin, source.data), daemon=True).start()
            message = _last_message(process, progress)
        finally:
            whole.cancel()
            process.kill()
    if message is None:
        raise DocumentUnreadable(
            source.name, "it is damaged, or takes too long or too much memory to take apart; ask for the Word file"
        )
    if message.refused:
        raise DocumentUnreadable(source.name, message.refused)
    return message


def _give(stream: BinaryIO, data: bytes) -> None:
    """Hand the PDF over; the process may have ended before it took all."""
    try:
        with stream:
            stream.write(data)
    except OSError:
        return


def _last_message(process: subprocess.Popen[bytes], progress: Progress) -> Message | None:
    """The message with which the process ends; None for one that ends without, since it failed or was too slow."""
    if process.stdout is None:
        return None
    while True:
        patience = Timer(_PATIENCE, process.kill)
        patience.daemon = True
        patience.start()
        try:
            message: Message = pickle.load(process.stdout)  # noqa: S301 - our own process wrote it
        except (EOFError, pickle.UnpicklingError):
            return None
        finally:
            patience.cancel()
        done, of = message.pages
        if of:
            progress(done, of)
        if message.refused or message.attached is not None or message.laid_out is not None:
            return message
