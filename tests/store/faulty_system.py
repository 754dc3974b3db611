"""A system that fails at one of its calls: the n-th call about files goes wrong, whatever it is."""

from __future__ import annotations

import fcntl
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import pytest

CALLS: tuple[tuple[ModuleType, str], ...] = (
    *((os, name) for name in ("open", "write", "read", "close", "fsync", "stat", "fstat", "fchmod", "fchown")),
    *((os, name) for name in ("link", "unlink", "replace", "rename", "mkdir", "listdir", "lstat")),
    (io, "open"),
    (fcntl, "flock"),
)


class FaultySystem:
    """Counts the calls; at the one with the number ``at`` it does ``fail``. ``failed`` is then the name of the call."""

    def __init__(self, at: int, fail: Callable[[], None]) -> None:
        self.at, self.fail = at, fail
        self.calls = 0
        self.failed: str | None = None

    @contextmanager
    def at_work(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for module, name in CALLS:
                patch.setattr(module, name, self._counted(name, getattr(module, name)))
            yield

    def _counted(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            self.calls += 1
            if self.calls == self.at:
                self.failed = name
                if name == "close":
                    real(*args, **kwargs)  # a close that fails has closed
                self.fail()
            return real(*args, **kwargs)

        return call


def stops_midway(system: FaultySystem, act: Callable[[], object]) -> bool:
    """Act in a process of its own, which is no more when the system fails; whether that happened."""
    process = os.fork()
    if process == 0:
        try:
            with system.at_work():
                act()
            os._exit(0)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) != 0
