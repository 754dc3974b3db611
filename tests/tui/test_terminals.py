"""The program as a terminal sees it: it starts, obeys and ends; and no text of a person ever drives the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import addition_of
from ka_tui.services.desk import Desk
from tests.tui.desks import Q2, desk_at, small_desk
from tests.tui.terminals import opened_on, pasted

HOSTILE = (
    "[/x] [bold] \x1b]52;c;QUJDRA==\x07 \x1b[31mred\x1b[0m \x1b[2J \x9b31m \x9d0;owned\x9c \u202egnp.exe\u2066 \tTab "
    "👩‍👩‍👧 🇬🇧 ❤️ 漢字 e\u0301 \x08\x08 \x00 \x7f"
)
IN_A_PASTE = "\u202e\x9b31m\x08\x9d\u2066"
FORBIDDEN = ("\x1b]52;", "\x1b[31mred", "\x1b[2J", "\x9b", "\x9d", "\x9c", "\u202e", "\u2066", "\x08", "\x00", "\x7f")


def test_it_starts_sets_a_status_and_leaves(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    with opened_on(desk.store.path) as terminal:
        terminal.read_until("Mend the bridge")
        terminal.type("r")
        terminal.read_until("takes it back")
        terminal.type("q")
        assert terminal.close() == 0
    assert desk.register.activity(Q2, "KA.01.01").status == "red"


def stored(desk: Desk, text: str) -> None:
    """A register in whose every text somebody put something by hand, past all our doors."""
    plain = Activity(
        Q2,
        "KA.01.01",
        "Zfirst",
        theme="Zb",
        priority="Zc",
        team="Zd",
        portfolio="Ze",
        reason="Zf",
        progress="Zg",
        next_steps="Zh",
    )
    desk.propose("add", [addition_of(plain)], why="Zi")
    document = desk.store.path.read_text("utf-8")
    for letter in "bcdefghi":
        document = document.replace(f'"Z{letter}"', json.dumps(f"Z{letter} {text}"))
    desk.store.path.write_text(document.replace('"Zfirst"', json.dumps(f"Zfirst {text}")), "utf-8")


def typed(desk: Desk, text: str) -> None:
    """The same, through the doors that everybody uses."""
    activity = Activity(
        Q2,
        "KA.01.01",
        f"Zfirst {text}",
        theme=text,
        priority=text,
        team=text,
        portfolio=text,
        reason=text,
        progress=text,
        next_steps=text,
    )
    desk.propose("add", [addition_of(activity)], why=text)


@pytest.mark.parametrize("entered", [stored, typed])
def test_no_text_drives_the_terminal(tmp_path: Path, entered: object) -> None:
    desk = desk_at(tmp_path / "register.json")
    assert callable(entered)
    entered(desk, HOSTILE)
    with opened_on(desk.store.path) as terminal:
        terminal.read_until("Zfirst")
        for keys, expected in (
            ("r", "takes it back"),
            ("?", "Moving"),
            ("qo", "Quarters"),
            ("qe", "Undo typing"),
            (pasted(f"Pasted {IN_A_PASTE} end"), "Pasted"),
            ("\x13", "takes it back"),
            ("/", "Enter keeps"),
            (pasted(f"Zsearched {IN_A_PASTE}"), "Zsearched"),
            ("\x10", "Search for commands"),
            (pasted(f"Zpalette {IN_A_PASTE}"), "Zpalette"),
        ):
            terminal.type(keys)
            terminal.read_until(expected)
        terminal.type("\x11")
        assert terminal.close() == 0
    seen = terminal.sent.decode("utf-8", "replace")
    assert [mark for mark in FORBIDDEN if mark in seen.removeprefix("\x1b[2J")] == []
    assert desk.register.activity(Q2, "KA.01.01").progress.startswith("Pasted 31m end")
