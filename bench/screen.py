"""How long the screen takes: to its first paint against an empty Textual app, and from a key to its paint."""

from __future__ import annotations

import asyncio
import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

ROUNDS = 11
KEYS = 30
SIZES = (40, 10_000)
ARRANGING = {
    "sort by code": ("s",) * 6,
    "to the title": ("right",),
    "sort by title": ("s",) * 6,
    "to the status": ("right",),
    "sort by status": ("s",) * 6,
    "to the movement": ("right",),
    "sort by movement": ("s",) * 6,
    "group": ("G",) * 10,
    "fold all": ("Z",) * 6,
    "fold": ("z",) * 6,
}
"""Keys that arrange ten thousand rows anew, from the first column on; each is to show its result within 100 ms."""
STEP, SETTLED, PATIENCE = 0.01, 0.15, 2.0
"""Seconds between two looks for a paint, after it for others that the same key brings about, and for the first at most."""
PAINTED = """
import os, sys
from textual.app import App
display = App._display
def leave_when_painted(self, screen, renderable):
    display(self, screen, renderable)
    if renderable is not None and self.is_ready():
        sys.stdout.flush()
        os._exit(0)
App._display = leave_when_painted
"""
EMPTY = (
    PAINTED
    + """
class Empty(App):
    def is_ready(self): return self.screen.is_mounted
Empty().run(headless=True, size=(120, 36))
"""
)
DESK = (
    PAINTED
    + """
import gc
gc.disable()  # as the command does
from pathlib import Path
from ka_tui.services.desk import open_desk
from ka_tui.tui import app
from ka_tui.tui.widgets.activity_table import ActivityTable
class Watched(app.KaTui):
    def is_ready(self):
        return self.screen.is_mounted and (sys.argv[2] == "frame" or len(self.screen.query_one(ActivityTable).rows) > 0)
app.KaTui = Watched
app.run(open_desk(Path(sys.argv[1])), None, headless=True, size=(120, 36))
"""
)


def main() -> None:
    from bench.registers import make_register

    with tempfile.TemporaryDirectory() as folder:
        registers = {count: Path(folder) / f"{count}.json" for count in SIZES}
        for count, path in registers.items():
            make_register(path, count)
        _first_paint(registers)
        keys = {count: asyncio.run(_keys(path)) for count, path in registers.items()}
        for what in keys[SIZES[0]]:
            for count in SIZES:
                times = keys[count][what]
                print(f"{what}, {count:>6,} rows {statistics.median(times) * 1000:7.1f} ms, at most {max(times) * 1000:.1f}")
            medians = [statistics.median(keys[count][what]) for count in SIZES]
            print(f"{what}: {medians[1] / medians[0]:.2f} times that at {SIZES[0]} rows")


def _first_paint(registers: dict[int, Path]) -> None:
    commands = {"empty app": ["-c", EMPTY]}
    for count, path in registers.items():
        for what in ("frame", "rows"):
            commands[f"{what} of {count:,}"] = ["-c", DESK, str(path), what]
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            times[name].append(_seconds(command))
    yardstick = statistics.median(times["empty app"])
    for name, found in times.items():
        median = statistics.median(found)
        print(f"to first paint, {name:15} {median * 1000:7.1f} ms  {median / yardstick:4.2f} times, at most 1.25")


def _seconds(command: list[str]) -> float:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(Path(__file__).resolve().parent.parent)
    begin = time.perf_counter()
    subprocess.run([sys.executable, *command], env=environment, check=True, capture_output=True)
    return time.perf_counter() - begin


async def _keys(register: Path) -> dict[str, list[float]]:
    """Seconds from each key, as the terminal's driver posts it, to paints that it brings about.

    A cursor key: to the first paint with the cursor on its new row, and to the last, by when the panels have followed. A
    search key: to the last. Textual paints at most once in 16.7 ms, so whatever needs a second paint waits for that.
    """
    from textual import events

    from ka_tui.services.desk import open_desk
    from ka_tui.tui.app import KaTui
    from ka_tui.tui.widgets.activity_table import ActivityTable

    painted: list[tuple[float, str | None]] = []

    class Watched(KaTui):
        def _display(self, screen: Any, renderable: Any) -> None:
            super()._display(screen, renderable)
            if renderable is not None:
                painted.append((time.perf_counter(), self.query_one(ActivityTable).cursor))

    app = Watched(open_desk(register))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause(0.5)
        gc.collect()

        async def timed(key: str) -> tuple[float, float]:
            painted.clear()
            before = app.query_one(ActivityTable).cursor
            begin = time.perf_counter()
            app.post_message(events.Key(key, key if len(key) == 1 else None))
            while not painted:
                if time.perf_counter() - begin > PATIENCE:
                    raise TimeoutError(f"The key {key} brought no paint about.")
                await pilot.pause(STEP)
            await pilot.pause(SETTLED)
            moved = next((moment for moment, cursor in painted if cursor != before), painted[-1][0])
            return moved - begin, painted[-1][0] - begin

        cursor = [await timed("down") for _ in range(KEYS)]
        await pilot.press("slash")
        await pilot.pause(0.15)
        search = [await timed(key) for key in "bridge 12"]
        await pilot.press("escape")
        await pilot.pause(0.15)
        arranged = {what: [(await timed(key))[1] for key in keys] for what, keys in ARRANGING.items()}
        return {
            "cursor key": [moved for moved, _ in cursor],
            "panels": [last for _, last in cursor],
            "query key": [last for _, last in search],
            **arranged,
        }


if __name__ == "__main__":
    main()
