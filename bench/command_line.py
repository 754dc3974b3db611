"""How long the commands take, as ratios to ``python -c "import click"`` measured in the same run."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.registers import make_register

ROUNDS = 15
KA = [sys.executable, "-m", "ka_tui"]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "1000.json", Path(folder) / "10000.json"
        make_register(small, 1_000)
        make_register(large, 10_000)
        measures = {
            "import click": ([sys.executable, "-c", "import click"], None, None),
            "ka list, 1,000 activities": ([*KA, "list"], small, 2.0),
            "ka set, 1,000 activities": ([*KA, "set", "KA.01.01", "--status"], small, 2.5),
            "ka export --format csv, 10,000 activities": ([*KA, "export", "--format", "csv"], large, 3.5),
        }
        times: dict[str, list[float]] = {name: [] for name in measures}
        for turn in range(ROUNDS):
            for name, (command, register, _) in measures.items():
                statuses = ["red" if turn % 2 else "green"] if command[-1] == "--status" else []
                times[name].append(_seconds([*command, *statuses], register))
        _report(times, {name: limit for name, (_, _, limit) in measures.items()})


def _seconds(command: list[str], register: Path | None) -> float:
    environment = {**os.environ, "KA_USER": "bench", **({"KA_REGISTER": str(register)} if register else {})}
    begin = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return time.perf_counter() - begin


def _report(times: dict[str, list[float]], limits: dict[str, float | None]) -> None:
    yardstick = statistics.median(times["import click"])
    for name, found in times.items():
        median = statistics.median(found)
        limit = limits[name]
        verdict = "" if limit is None else f"  {median / yardstick:4.2f} times, at most {limit}"
        print(f"{name:45} {median * 1000:7.1f} ms{verdict}")


if __name__ == "__main__":
    main()
