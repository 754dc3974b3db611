"""What only real processes show: pipes that close early, full disks, interrupts, and many at once."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.office import Office

PROJECT = Path(__file__).resolve().parents[2]
KA = [sys.executable, "-m", "ka_tui"]
PROCESSES, CHANGES = 8, 25

WAITING = """
import signal, sys
from types import SimpleNamespace
from ka_tui.cli import main

signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests in the background ignores it
standard_input = sys.stdin.buffer

def read():
    print("ready", file=sys.stderr, flush=True)
    return standard_input.read()

sys.stdin = SimpleNamespace(buffer=SimpleNamespace(read=read))
main(sys.argv[1:])
"""
"""A command that tells when it has begun to wait for its standard input."""


def test_python_dash_m_ends_with_the_exit_code(filled: Office) -> None:
    ended = subprocess.run(  # noqa: S603 - our own program
        [*KA, "--register", str(filled.register), "show", "KA.09.09"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (3, "", 1)


@pytest.mark.parametrize("arguments", [("export",), ("list", "--json"), ("history",)])
def test_a_reader_that_goes_early_is_no_mistake(filled: Office, arguments: tuple[str, ...]) -> None:
    filled.done("set", "KA.01.01", "--progress", "-", stdin=b"word " * 100_000)
    with subprocess.Popen(  # noqa: S603 - our own program
        [*KA, "--register", str(filled.register), *arguments], cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(10)
        process.stdout.close()
        assert (process.wait(), process.stderr.read()) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_a_full_disk_under_the_output_is_told(filled: Office) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(  # noqa: S603 - our own program
            [*KA, "--register", str(filled.register), "export"], cwd=PROJECT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (ended.returncode, ended.stderr) == (1, b"ka: the output cannot be used: no space left on device.\n")


@pytest.mark.skipif(os.name == "nt", reason="signals are not sent so there")
def test_an_interrupt_while_text_is_awaited_ends_with_130(filled: Office) -> None:
    before = filled.register.read_bytes()
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", WAITING, "--register", str(filled.register), "set", "KA.01.01", "--progress", "-"],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
        assert "Traceback" not in process.stderr.read()
    assert filled.register.read_bytes() == before


def _make_changes(register: str, number: int, failures: multiprocessing.Queue[str]) -> None:
    from contextlib import redirect_stderr
    from io import StringIO

    from ka_tui.cli.entry import run

    for turn in range(CHANGES):
        told = StringIO()
        with redirect_stderr(told):
            code = run(["--register", register, "set", f"KA.01.{number:02}", "--progress", f"{number}/{turn}"])
        if code:
            failures.put(f"{code}: {told.getvalue()}")


def test_eight_processes_each_make_twenty_five_changes(office: Office) -> None:
    rows = "".join(f"Q2-2022,KA.01.{number:02},Activity {number}\n" for number in range(1, PROCESSES + 1))
    office.done("import", office.file("eight.csv", f"Quarter,Code,Title\n{rows}"))
    context = multiprocessing.get_context("spawn")
    failures: multiprocessing.Queue[str] = context.Queue()
    writers = [
        context.Process(target=_make_changes, args=(str(office.register), number, failures)) for number in range(1, PROCESSES + 1)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures.empty(), failures.get()
    assert [writer.exitcode for writer in writers] == [0] * PROCESSES
    changes = json.loads(office.done("history", "--json"))
    assert [change["number"] for change in changes] == list(range(1 + PROCESSES * CHANGES, 0, -1))
    assert {a["code"]: a["progress"] for a in office.json("list")} == {
        f"KA.01.{number:02}": f"{number}/{CHANGES - 1}" for number in range(1, PROCESSES + 1)
    }
    assert office.ka("doctor").code == 0
