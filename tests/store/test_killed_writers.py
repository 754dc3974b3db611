from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.store import killed_writers
from tests.store.store_cases import seeded, set_field


def test_writers_killed_at_random_lose_nothing_that_they_said_was_saved(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    program = [sys.executable, killed_writers.__file__, str(store.path)]
    done = subprocess.run(program, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{killed_writers.KILLS} ")
    set_field(store, "And it goes on.", code="KA.01.02")
    assert store.check() == ()
