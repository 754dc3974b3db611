from __future__ import annotations

from tests.cli.office import Office, content


def test_undo_and_redo_go_back_and_forth_over_restarts(filled: Office) -> None:
    start = content(filled.json("list"))
    filled.done("set", "KA.01.01", "--status", "red")
    filled.done("set", "KA.01.01", "KA.02.01", "--team", "Highways")
    end = content(filled.json("list"))
    assert filled.ka("undo") == (0, "", "Undone: change 4, set team of 2 activities by Officer. Take that back with 'ka redo'.\n")
    told = "Undone: change 3, set status of Q2-2022 KA.01.01 by Officer. Take that back with 'ka redo'.\n"
    assert filled.ka("undo") == (0, "", told)
    assert content(filled.json("list")) == start
    assert filled.ka("redo").err.startswith("Redone: change 3, set status")
    assert filled.ka("redo").err.endswith("Take that back with 'ka undo'.\n")
    assert content(filled.json("list")) == end
    assert len(filled.json("history")) == 8


def test_a_new_change_ends_what_could_be_redone(filled: Office) -> None:
    filled.done("set", "KA.01.01", "--status", "red")
    filled.done("undo")
    filled.done("set", "KA.01.02", "--status", "red")
    assert filled.ka("redo") == (1, "", "ka: There is nothing to redo.\n")


def test_when_all_is_undone_there_is_nothing_left(filled: Office) -> None:
    filled.done("undo")
    filled.done("undo")
    assert filled.ka("undo") == (1, "", "ka: There is nothing to undo.\n")
