"""Writers killed at random, one after the other; run as a program of its own so that it may fork in peace.

Prints how many were killed, and how often a killed writer had written more than it came to say.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from pathlib import Path

from ka_tui.domain.changes import Proposal, change_of
from ka_tui.store.register_store import RegisterStore

KILLS = 100


def write_for_ever(path: Path, pipe: int) -> None:
    store = RegisterStore(path)
    while True:
        register = store.snapshot()
        activity = register.activity(register.latest, "KA.01.01")
        edit = change_of(activity, {"progress": f"Change {register.commit + 1}."})
        change = store.apply(Proposal("set", (edit,), "Officer", "2022-10-04T09:30:00Z"))
        os.write(pipe, change.number.to_bytes(4, "big"))


def killed_after_a_while(path: Path, chance: random.Random) -> int:
    """Start a writer, kill it somewhere in its work, and give the last change that it said was saved (0: none)."""
    read_end, write_end = os.pipe()
    process = os.fork()
    if process == 0:
        write_for_ever(path, write_end)
    os.close(write_end)
    said = b"".join(os.read(read_end, 4) for _ in range(chance.randrange(3)))
    for _ in range(chance.randrange(40_000)):
        pass  # a part of one write's time
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    while rest := os.read(read_end, 4096):
        said += rest
    os.close(read_end)
    return int.from_bytes(said[-4:], "big")


def main(path: Path) -> None:
    chance, unsaid = random.Random(2022), 0  # noqa: S311 - which moment is no secret
    for _ in range(KILLS):
        said = killed_after_a_while(path, chance)
        store = RegisterStore(path)
        register, history = store.snapshot(), store.history()
        assert register.commit >= said, f"change {said} was said to be saved and is not there"
        assert [change.number for change in history] == list(range(1, register.commit + 1))
        if register.commit > 1:
            assert register.activity(register.latest, "KA.01.01").progress == f"Change {register.commit}."
        unsaid += said not in (0, register.commit)
    print(KILLS, unsaid)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
