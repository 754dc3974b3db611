"""The program in a pseudo-terminal of its own: keys go in, and every byte that it sends to the terminal is kept."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SEQUENCE = re.compile(rb"\x1b(?:\[[0-9;:?<=>$]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[=>()][0-9A-B]?)")
_SECONDS = 30
_ROOT = Path(__file__).resolve().parents[2]


def pasted(text: str) -> str:
    """What a terminal sends for a paste."""
    return f"\x1b[200~{text}\x1b[201~"


class Terminal:
    """One run of the screen; ``sent`` is all that it wrote."""

    def __init__(self, process: subprocess.Popen[bytes], control: int) -> None:
        self.process, self._control = process, control
        self.sent = b""

    def type(self, keys: str) -> None:
        """Send what a keyboard would."""
        os.write(self._control, keys.encode())

    def read_until(self, text: str) -> None:
        """Read on until a text has been painted since the last call; fail with what there was after a time limit."""
        start, end = len(self.sent), time.monotonic() + _SECONDS
        while text not in _SEQUENCE.sub(b"", self.sent[start:]).decode("utf-8", "replace"):
            assert time.monotonic() < end, f"{text!r} did not appear in {self.sent[start:]!r}"
            self._read()

    def close(self) -> int:
        """Read to the end and give the exit code."""
        while self.process.poll() is None:
            self._read()
        return self.process.returncode

    def _read(self) -> None:
        if select.select([self._control], [], [], 0.05)[0]:
            try:
                self.sent += os.read(self._control, 65536)
            except OSError:  # the other end is closed
                self.process.wait(_SECONDS)


@contextmanager
def opened_on(register: Path, *, columns: int = 100, lines: int = 30) -> Iterator[Terminal]:
    """``ka-tui`` on a register, in a terminal of this size; ended if the test did not end it."""
    control, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    home = str(register.parent)
    environment = {**os.environ, "TERM": "xterm-256color", "KA_USER": "Officer", "HOME": home, "PYTHONPATH": str(_ROOT)}
    environment |= {"XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "XDG_STATE_HOME": home}
    command = [sys.executable, "-c", "from ka_tui.cli import screen; screen()", "--register", str(register)]
    process = subprocess.Popen(  # noqa: S603 - our own program
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True, close_fds=True
    )
    os.close(theirs)
    try:
        yield Terminal(process, control)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        os.close(control)
