"""The program in a pseudo-terminal of its own: keys go in, and every byte that it sends to the terminal is kept."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_SEQUENCE = re.compile(rb"\x1b(?:\[[0-9;:?<=>$]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[=>()][0-9A-B]?)")
_SECONDS = 30
_PROGRAM = """
import fcntl, signal, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
from ka_tui.cli import screen
screen()
"""
"""The program, with the terminal as the one that rules it: when that goes away, it hears of it, also where nohup ignores that."""
_ROOT = Path(__file__).resolve().parents[2]


def pasted(text: str) -> str:
    """What a terminal sends for a paste."""
    return f"\x1b[200~{text}\x1b[201~"


class Terminal:
    """One run of the screen; ``sent`` is all that it wrote."""

    def __init__(self, process: subprocess.Popen[bytes], control: int) -> None:
        self.process, self._control = process, control
        self.sent = b""
        self._is_closed = False

    def type(self, keys: str) -> None:
        """Send what a keyboard would."""
        os.write(self._control, keys.encode())

    def read_until(self, text: str) -> None:
        """Read on until a text has been painted since the last call; fail with what there was after a time limit."""
        start = len(self.sent)
        self.read_while(
            lambda: text not in _SEQUENCE.sub(b"", self.sent[start:]).decode("utf-8", "replace"), f"{text!r} did not appear"
        )

    def read_while(self, waiting: Callable[[], bool], failure: str) -> None:
        """Read on for as long as something is to come; fail after a time limit."""
        start, end = len(self.sent), time.monotonic() + _SECONDS
        while waiting():
            assert not self._is_closed, f"{failure}, and it ended, in {self.sent[start:]!r}"
            assert time.monotonic() < end, f"{failure} in {self.sent[start:]!r}"
            self._read()

    def close(self) -> int:
        """Read to the end and give the exit code."""
        self.read_while(lambda: self.process.poll() is None, "it did not end")
        return self.process.returncode

    def hang_up(self) -> int:
        """Take the terminal away, as a lost connection does, and give the exit code."""
        os.close(self._control)
        self._control = -1
        return self.process.wait(_SECONDS)

    def read_until_stopped(self) -> None:
        """Read on until the program is suspended, as after ctrl+z in a shell."""
        self.read_while(lambda: not os.waitpid(self.process.pid, os.WNOHANG | os.WUNTRACED)[0], "it did not stop")

    def bring_back(self) -> None:
        """Let a suspended program go on, as ``fg`` does."""
        self.process.send_signal(signal.SIGCONT)

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size."""
        _set_size(self._control, columns, lines)

    def end(self) -> None:
        """End what the test did not end."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self._control >= 0:
            os.close(self._control)

    def _read(self) -> None:
        if select.select([self._control], [], [], 0.05)[0]:
            try:
                self.sent += os.read(self._control, 65536)
            except OSError:  # the other end is closed
                self.process.wait(_SECONDS)
                self._is_closed = True


def _set_size(terminal: int, columns: int, lines: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))


@contextmanager
def opened_on(register: Path, *, columns: int = 100, lines: int = 30) -> Iterator[Terminal]:
    """``ka-tui`` on a register, in a terminal of this size that is its own; ended if the test did not end it."""
    control, theirs = pty.openpty()
    _set_size(theirs, columns, lines)
    home = str(register.parent)
    environment = {**os.environ, "TERM": "xterm-256color", "KA_USER": "Officer", "HOME": home, "PYTHONPATH": str(_ROOT)}
    environment |= {"XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "XDG_STATE_HOME": home}
    command = [sys.executable, "-c", _PROGRAM, "--register", str(register)]
    process = subprocess.Popen(  # noqa: S603 - our own program
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True, close_fds=True
    )
    os.close(theirs)
    terminal = Terminal(process, control)
    try:
        yield terminal
    finally:
        terminal.end()
