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


def test_everything_after_a_change_goes_in_one_step_and_so_comes_back(filled: Office) -> None:
    start = content(filled.json("list"))
    for team in ("Highways", "Bridges", "Rivers"):
        filled.done("set", "KA.01.01", "--team", team)
    end = content(filled.json("list"))
    told = "Undone: 3 changes by Officer. Take that back with 'ka redo'.\n"
    assert filled.ka("undo", "--to", "2") == (0, "", told)
    assert content(filled.json("list")) == start
    told = "Redone: 3 changes by Officer. Take that back with 'ka undo --to 6'.\n"
    assert filled.ka("redo") == (0, "", told)
    assert content(filled.json("list")) == end
    filled.done("undo", "--to", "6")
    assert content(filled.json("list")) == start


def test_to_nothing_means_every_change(filled: Office) -> None:
    assert filled.ka("undo", "--to", "0").err == "Undone: 2 changes by Officer. Take that back with 'ka redo'.\n"
    assert filled.json("quarters") == []
    filled.done("redo")
    assert len(filled.json("quarters")) == 3


def test_a_point_that_cannot_be_gone_back_to_is_explained(filled: Office) -> None:
    filled.done("undo")
    filled.done("set", "KA.01.01", "--team", "Highways")
    before = filled.register.read_bytes()
    assert filled.ka("undo", "--to", "2") == (
        1,
        "",
        "ka: What counted at change 2 was itself undone since. Bring that back first, with 'ka redo' or with redo on the screen, "
        "or choose an earlier change.\n",
    )
    assert filled.ka("undo", "--to", "9") == (3, "", "ka: There is no change 9. 'ka history' shows the changes there are.\n")
    assert filled.ka("undo", "--to", "4") == (1, "", "ka: There is nothing to undo.\n")
    assert filled.ka("undo", "--to", "-1").code == 2
    assert filled.register.read_bytes() == before
