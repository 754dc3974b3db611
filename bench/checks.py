"""How long all checks of 10,000 activities take, as a ratio to a plain reading of their texts: every word, once."""

from __future__ import annotations

import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from bench.prose import prose_register  # noqa: E402 - the project is no installed package here
from ka_tui.services.checking import check_quarter  # noqa: E402

COUNT = 10_000
ROUNDS = 3
LIMIT = 10
"""At most how many times a plain reading the checks may take."""

_WORD = re.compile(r"\w+")


def seconds(act: Callable[[], object]) -> float:
    """How long something takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def main() -> None:
    """Measure both, turn and turn about."""
    register = prose_register(COUNT)
    quarter = register.latest
    texts = [text for a in register.activities(quarter) for text in (a.progress, a.next_steps)]
    ratios = []
    for _ in range(ROUNDS):
        reading = seconds(lambda: [_WORD.findall(text) for text in texts])
        checking = seconds(lambda: check_quarter(register, quarter))
        ratios.append(checking / reading)
        print(f"reading {reading:.2f} s, checking {checking:.2f} s")
    length = statistics.mean(map(len, texts)) * 2
    print(f"checks of {COUNT} activities of {length:.0f} characters: {statistics.median(ratios):.1f} (at most {LIMIT})")


if __name__ == "__main__":
    main()
