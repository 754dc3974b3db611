"""The program as a terminal sees it: it starts, obeys and ends; and no text of a person ever drives the terminal."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import addition_of
from ka_tui.services.desk import Desk
from ka_tui.services.editing import set_fields
from tests.tui.desks import Q2, desk_at, small_desk
from tests.tui.terminals import Terminal, opened_on, pasted

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
            ("?", "Statuses"),
            ("qo", "Quarters"),
            ("qe", "Undo typing"),
            (pasted(f"Pasted {IN_A_PASTE} end"), "Pasted"),
            ("\x13", "takes it back"),
            ("/", "status:red"),
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


def editor_on(terminal: Terminal) -> None:
    terminal.read_until("Mend the bridge")
    terminal.type("e")
    terminal.read_until("Undo typing")


def drafts_in(folder: Path) -> list[Path]:
    return list(folder.glob("**/drafts/*/*.json"))


def lost_connection(terminal: Terminal, folder: Path) -> None:
    assert terminal.hang_up() == 128 + signal.SIGHUP


def ended_by_the_system(terminal: Terminal, folder: Path) -> None:
    terminal.process.send_signal(signal.SIGTERM)
    assert terminal.close() == 128 + signal.SIGTERM
    assert b"\x1b[?1049l\x1b[?25h" in terminal.sent, "the terminal was not put back"


def killed(terminal: Terminal, folder: Path) -> None:
    terminal.read_while(lambda: not drafts_in(folder), "no draft was kept")
    terminal.process.kill()


@pytest.mark.parametrize("cut_off", [lost_connection, ended_by_the_system, killed])
def test_what_was_being_typed_is_back_the_next_time(tmp_path: Path, cut_off: Callable[[Terminal, Path], None]) -> None:
    desk = small_desk(tmp_path)
    with opened_on(desk.store.path) as terminal:
        editor_on(terminal)
        terminal.type(pasted("Zcut off. "))
        terminal.read_until("Zcut off.")
        cut_off(terminal, tmp_path)
    assert desk.register.activity(Q2, "KA.01.01").progress.startswith("Mend the bridge")
    with opened_on(desk.store.path) as terminal:
        editor_on(terminal)
        terminal.read_until("saves it")
        terminal.type("\x13")
        terminal.read_until("takes it back")
        terminal.type("q")
        assert terminal.close() == 0
    assert desk.register.activity(Q2, "KA.01.01").progress.startswith("Zcut off. Mend the bridge")
    assert drafts_in(tmp_path) == []


def test_it_can_be_suspended_and_comes_back_with_what_changed_meanwhile(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    with opened_on(desk.store.path) as terminal:
        terminal.read_until("Mend the bridge")
        terminal.type("\x1a")
        terminal.read_until_stopped()
        set_fields(desk, Q2, ["KA.01.01"], {"title": "Zchanged meanwhile"})
        terminal.bring_back()
        terminal.read_until("Zchanged meanwhile")
        terminal.type("q")
        assert terminal.close() == 0
    assert terminal.sent.count(b"\x1b[?1049h") == terminal.sent.count(b"\x1b[?1049l") == 2


@pytest.mark.parametrize("editor", ["/nowhere/editor", "false"])
def test_an_editor_that_is_missing_or_fails_leaves_a_live_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, editor: str
) -> None:
    monkeypatch.setenv("VISUAL", editor)
    desk = small_desk(tmp_path)
    with opened_on(desk.store.path) as terminal:
        terminal.read_until("Mend the bridge")
        terminal.type("E")
        terminal.read_until("The editor")
        terminal.type("r")
        terminal.read_until("takes it back")
        terminal.type("q")
        assert terminal.close() == 0


def test_a_long_paste_loses_nothing_and_does_nothing_where_no_text_belongs(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    before = desk.register
    lines = [f"- Line {number} of the paste" for number in range(200)]
    with opened_on(desk.store.path) as terminal:
        terminal.read_until("Mend the bridge")
        terminal.type(pasted("rnuqD"))
        terminal.type("e")
        terminal.read_until("Undo typing")
        assert desk.register == before
        terminal.type(pasted("\r".join([*lines, ""])))
        terminal.read_until(lines[-1])
        terminal.type("\x13")
        terminal.read_until("takes it back")
        terminal.type("q")
        assert terminal.close() == 0
    after = desk.register.activity(Q2, "KA.01.01")
    assert after.progress.split("\n")[:200] == lines
    assert after.status == before.activity(Q2, "KA.01.01").status


def test_keys_held_down_are_all_heard(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    changes = len(desk.history())
    with opened_on(desk.store.path) as terminal:
        terminal.read_until("Mend the bridge")
        terminal.type("\x1b[B" * 200 + "\x1b[A" * 2 + "c" * 100)
        terminal.type("q")
        assert terminal.close() == 0
    assert desk.register.activity(Q2, "KA.01.02").status == "completed"
    assert len(desk.history()) == changes + 1


def test_another_size_while_a_dialog_is_open(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    with opened_on(desk.store.path) as terminal:
        editor_on(terminal)
        terminal.type(pasted("Zkept. "))
        terminal.read_until("Zkept.")
        terminal.resize(60, 18)
        terminal.read_until("Next steps")
        terminal.resize(140, 40)
        terminal.read_until("Next steps")
        terminal.type("\x13")
        terminal.read_until("takes it back")
        terminal.type("q")
        assert terminal.close() == 0
    assert desk.register.activity(Q2, "KA.01.01").progress.startswith("Zkept. ")
