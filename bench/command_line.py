"""How long the commands take, as ratios to ``python -c "import click"`` measured in the same run.

Rounds take turns, so that a machine that is busy for a while slows all alike. The package is compiled first, as an
installed one is.
"""

from __future__ import annotations

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from bench.registers import make_register  # noqa: E402 - the project is no installed package here

ROUNDS = 25
KA = (str(Path(sys.executable).with_name("ka")),)
"""The command as it is installed beside the interpreter."""
STATUSES = ("red", "green")


class Measure(NamedTuple):
    """A command, the register that it works on, and at most how many times the yardstick it may take."""

    name: str
    command: tuple[str, ...]
    register: str = ""
    limit: float | None = None


MEASURES = (
    Measure("import click", (sys.executable, "-c", "import click")),
    Measure("ka list, 1,000 activities", (*KA, "list"), "1000.json", 2.0),
    Measure("ka set, 1,000 activities", (*KA, "set", "KA.01.01", "--status"), "1000.json", 2.5),
    Measure("ka export --format csv, 10,000 activities", (*KA, "export", "--format", "csv"), "10000.json", 3.5),
)
"""What is measured; the first is the yardstick."""


def main() -> None:
    compileall.compile_dir(PROJECT / "ka_tui", quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        for count in (1_000, 10_000):
            make_register(Path(folder) / f"{count}.json", count)
        times: dict[str, list[float]] = {measure.name: [] for measure in MEASURES}
        for turn in range(ROUNDS):
            for measure in MEASURES:
                status = (STATUSES[turn % 2],) if measure.command[-1] == "--status" else ()
                times[measure.name].append(_seconds((*measure.command, *status), Path(folder) / measure.register))
    _report(times)


def _seconds(command: tuple[str, ...], register: Path) -> float:
    environment = {**os.environ, "KA_USER": "bench", "KA_REGISTER": str(register), "PYTHONPATH": str(PROJECT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begin = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begin


def _report(times: dict[str, list[float]]) -> None:
    yardstick = statistics.median(times[MEASURES[0].name])
    for measure in MEASURES:
        median = statistics.median(times[measure.name])
        verdict = "" if measure.limit is None else f"  {median / yardstick:4.2f} times, at most {measure.limit}"
        print(f"{measure.name:45} {median * 1000:7.1f} ms{verdict}")


if __name__ == "__main__":
    main()
