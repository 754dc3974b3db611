from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.office import Office, content

UNDO = "Take it back with 'ka undo'.\n"


def test_set_changes_fields_and_says_what_they_were(filled: Office) -> None:
    assert filled.ka("set", "KA.01.01", "--status", "red", "--reason", "Flood") == (
        0,
        "",
        "Q2-2022 KA.01.01: Status: Green → Red\nQ2-2022 KA.01.01: Reason: (nothing) → 'Flood'\n" + UNDO,
    )
    shown = filled.json("show", "KA.01.01")
    assert (shown["status"], shown["reason"], shown["revision"]) == ("red", "Flood", 2)
    assert filled.json("history")[0]["why"] == "Flood"


def test_every_field_can_be_set(filled: Office) -> None:
    values = {
        "progress": "P",
        "next_steps": "- N",
        "title": "T",
        "team": "Te",
        "portfolio": "Po",
        "priority": "Pr",
        "reason": "R",
    }
    options = [text for name, value in values.items() for text in (f"--{name.replace('_', '-')}", value)]
    filled.done("set", "KA.02.01", "--quarter", "Q1-2022", *options)
    shown = filled.json("show", "KA.02.01", "--quarter", "Q1-2022")
    assert {name: shown[name] for name in values} == values


def test_several_codes_at_once_are_one_change(filled: Office) -> None:
    before = filled.json("list")
    filled.done("set", "KA.01.01", "ka.1.2", "KA.01.01", "--team", "Highways")
    assert [activity["team"] for activity in filled.json("list")] == ["Highways", "Highways", "Parks"]
    assert len(filled.json("history")) == 3
    filled.done("undo")
    assert content(filled.json("list")) == content(before)


def test_one_code_that_is_not_there_leaves_the_others_as_they_were(filled: Office) -> None:
    before = filled.register.read_bytes()
    assert filled.ka("set", "KA.01.01", "KA.09.09", "--status", "red").code == 3
    assert filled.register.read_bytes() == before


def test_what_is_so_already_is_told_and_makes_no_change(filled: Office) -> None:
    before = filled.register.read_bytes()
    assert filled.ka("set", "KA.01.01", "--status", "green") == (0, "", "Nothing to change: it is so already.\n")
    assert filled.register.read_bytes() == before


def test_another_status_drops_the_reason_of_the_old_one(filled: Office) -> None:
    filled.done("set", "KA.01.01", "--status", "red", "--reason", "Flood")
    told = "Q2-2022 KA.01.01: Status: Red → Green\nQ2-2022 KA.01.01: Reason: 'Flood' → (nothing)\n" + UNDO
    assert filled.ka("set", "KA.01.01", "--status", "green") == (0, "", told)


def test_a_status_that_needs_a_reason_is_refused_without_one(filled: Office) -> None:
    register = json.loads(filled.register.read_bytes())
    scheme = next(setting for setting in register["settings"].values() if setting["name"] == "statuses")
    for status in scheme["value"]:
        status["needs_reason"] = status["id"] == "red"
    filled.register.write_text(json.dumps(register), "utf-8")
    told = "ka: Red needs a reason, and KA.01.01 would have none. Give one; on the command line, with --reason.\n"
    assert filled.ka("set", "KA.01.01", "--status", "red") == (1, "", told)
    assert filled.ka("set", "KA.01.01", "KA.01.02", "--status", "red").err.startswith("ka: Red needs a reason, and 2 activities")
    filled.done("set", "KA.01.01", "--status", "red", "--reason", "Flood")
    assert filled.json("history", "--limit", "1")[0]["why"] == "Flood"
    assert filled.ka("add", "KA.02.02", "Count the hedgehogs", "--status", "red").code == 1


def test_set_without_a_field_is_a_mistake_of_usage(filled: Office) -> None:
    assert filled.ka("set", "KA.01.01") == (
        2,
        "",
        "ka: There is nothing to set. Name a field: --status, --progress, --next-steps, --title, --team, --portfolio, "
        "--priority, --reason. 'ka set --help' shows how.\n",
    )
    assert filled.ka("set", "--status", "red") == (2, "", "ka: Missing argument 'CODE...'. 'ka set --help' shows how.\n")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--title", " "], "The title must not be empty."),
        (["--status", "blue"], "'blue' is not a status. The scheme has: red, amber, green, completed, none."),
    ],
)
def test_a_value_that_cannot_be_is_refused(filled: Office, options: list[str], told: str) -> None:
    assert filled.ka("set", "KA.01.01", *options) == (2, "", f"ka: {told}\n")


def test_text_may_come_from_standard_input_or_a_file(filled: Office) -> None:
    filled.done("set", "KA.01.01", "--progress", "-", stdin="\ufeffFirst – line\r\n\r\n- item\r\n".encode())
    assert filled.json("show", "KA.01.01")["progress"] == "First – line\n\n- item"
    path = filled.file("p.md", "From a file\n")
    filled.done("set", "KA.01.01", "--progress", f"@{path}", "--next-steps", "-", stdin=b"Piped")
    shown = filled.json("show", "KA.01.01")
    assert (shown["progress"], shown["next_steps"]) == ("From a file", "Piped")


def test_an_at_sign_can_be_written_and_a_text_emptied(filled: Office) -> None:
    filled.done("set", "KA.01.01", "--progress", "@@home", "--next-steps", "@")
    shown = filled.json("show", "KA.01.01")
    assert (shown["progress"], shown["next_steps"]) == ("@home", "@")
    told = "Q2-2022 KA.01.01: Progress: '@home' → (nothing)\n" + UNDO
    assert filled.ka("set", "KA.01.01", "--progress", "") == (0, "", told)


@pytest.mark.parametrize(
    ("options", "stdin", "told"),
    [
        (["--progress", "-"], b"", "Standard input is empty. Write '' instead of - to empty a field."),
        (["--progress", "-"], b"\xff\xfe\x00", "Standard input is not UTF-8 text. Save it as UTF-8 first."),
        (["--progress", "@latin.txt"], b"", "latin.txt is not UTF-8 text. Save it as UTF-8 first."),
        (
            ["--progress", "@absent.md"],
            b"",
            "absent.md cannot be read: no such file or directory. Write @@ for a text that begins with @.",
        ),
        (
            ["--progress", "-", "--next-steps", "-"],
            b"text",
            "Only one text can come from standard input, not --progress and --next-steps. Give the other as @FILE.",
        ),
        (
            ["--progress", "caf\udce9"],
            b"",
            "A text on the command line is not UTF-8. Save it as UTF-8 in a file, and give @FILE.",
        ),
    ],
)
def test_a_text_that_cannot_be_had_changes_nothing(filled: Office, options: list[str], stdin: bytes, told: str) -> None:
    filled.file("latin.txt", b"caf\xe9")
    before = filled.register.read_bytes()
    assert filled.ka("set", "KA.01.01", *options, stdin=stdin) == (2, "", f"ka: {told} 'ka set --help' shows how.\n")
    assert filled.register.read_bytes() == before


def test_a_text_of_50_000_characters_is_kept_whole_and_told_short(filled: Office) -> None:
    told = filled.ka("set", "KA.01.01", "--progress", "wörd " * 10_000).err
    assert filled.json("show", "KA.01.01")["progress"] == ("wörd " * 10_000).rstrip()
    assert max(map(len, told.splitlines())) < 160


def test_add_takes_the_priority_of_its_neighbours(filled: Office) -> None:
    assert filled.ka("add", "ka.2.2", "Count the hedgehogs", "--team", "Parks") == (
        0,
        "",
        "Q2-2022 KA.02.02: added 'Count the hedgehogs'\n" + UNDO,
    )
    added = filled.json("show", "KA.02.02")
    assert (added["priority_number"], added["priority"], added["team"]) == (2, "A green district", "Parks")


def test_add_opens_a_quarter_and_undo_closes_it(filled: Office) -> None:
    assert filled.ka("add", "KA.01.01", "Begin anew", "--quarter", "Q1-2023").err == (
        "Q1-2023: opened\nQ1-2023 KA.01.01: added 'Begin anew'\n" + UNDO
    )
    assert [quarter["quarter"] for quarter in filled.json("quarters")][-1] == "Q1-2023"
    filled.done("undo")
    assert [quarter["quarter"] for quarter in filled.json("quarters")][-1] == "Q2-2022"


def test_add_refuses_a_code_that_is_there(filled: Office) -> None:
    told = "ka: KA.01.01 is already in Q2-2022. Change it with 'ka set KA.01.01 --quarter Q2-2022'.\n"
    assert filled.ka("add", "KA.01.01", "Again") == (1, "", told)
    assert filled.ka("add", "KA.02.02", "  ") == (2, "", "ka: The title must not be empty.\n")


def test_remove_is_one_change_that_undo_takes_back(filled: Office) -> None:
    before = content(filled.json("list"))
    assert filled.ka("remove", "KA.01.01", "KA.02.01", "--reason", "entered twice") == (
        0,
        "",
        "Q2-2022 KA.01.01: removed 'Mend the bridge'\nQ2-2022 KA.02.01: removed 'Plant the orchard'\n" + UNDO,
    )
    assert [activity["code"] for activity in filled.json("list")] == ["KA.01.02"]
    assert filled.json("history")[0]["why"] == "entered twice"
    filled.done("undo")
    assert content(filled.json("list")) == before


def test_an_old_quarter_is_changed_only_when_named(filled: Office) -> None:
    filled.done("set", "KA.01.01", "--quarter", "Q4 2021/22", "--title", "Open it always")
    assert [a["title"] for a in filled.json("list", "--all-quarters") if a["code"] == "KA.01.01"] == [
        "Open it always",
        "Mend the bridge",
        "Mend the bridge",
    ]


def test_the_register_may_be_named_by_the_environment(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KA_REGISTER", str(tmp_path / "by-environment.json"))
    assert office.ka_bare("add", "KA.01.01", "One", "--quarter", "Q2-2022").code == 0
    assert (tmp_path / "by-environment.json").exists()
    assert office.ka("list").code == 4
