from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.cli.office import AT, Office, lines

STEM = "20221014-093000"


def test_backups_are_listed_the_latest_first(filled: Office) -> None:
    filled.done("set", "KA.01.01", "--status", "red")
    sizes = [str((filled.folder / "register.backups" / f"{STEM}-00000{n}.json").stat().st_size) for n in (2, 1)]
    assert filled.ka("backups") == (
        0,
        lines(f"{STEM}-000002\t{AT}\t2\t{sizes[0]}", f"{STEM}-000001\t{AT}\t1\t{sizes[1]}"),
        "",
    )


def test_no_backup_is_told(office: Office) -> None:
    told = "There are no backups yet: the first is made when the register is changed.\n"
    assert office.ka("backups") == (0, "", told)
    assert office.ka("restore") == (3, "", "ka: There is no backup that reads. 'ka backups' lists what can be brought back.\n")


def test_a_backup_is_brought_back_and_undone(filled: Office) -> None:
    filled.done("set", "KA.01.01", "--status", "red")
    told = f"Restored as change 4: backup {STEM}-000002. Take it back with 'ka undo'.\n"
    assert filled.ka("restore", f"{STEM}-000002") == (0, "", told)
    assert filled.json("show", "KA.01.01")["status"] == "green"
    filled.done("undo")
    assert filled.json("show", "KA.01.01")["status"] == "red"


def test_a_damaged_register_comes_back(filled: Office) -> None:
    filled.done("set", "KA.01.01", "--status", "red")
    filled.register.write_bytes(b"{damaged")
    code, out, told = filled.ka("restore")
    assert (code, out) == (0, "")
    assert told.startswith(f"Restored: backup {STEM}-000002. A backup is how things stood before a write")
    assert filled.json("show", "KA.01.01")["status"] == "green"
    assert (filled.folder / f"register.json.damaged-{STEM}").read_bytes() == b"{damaged"


def test_an_unknown_backup_is_not_found(filled: Office) -> None:
    told = "ka: There is no backup 'x'. 'ka backups' lists what can be brought back.\n"
    assert filled.ka("restore", "x") == (3, "", told)


def test_a_sound_register(filled: Office) -> None:
    assert filled.ka("doctor") == (0, "Sound. Quarters: 3, activities: 6, changes: 2.\n", "")


def test_the_doctor_names_what_is_wrong_and_leaves_it(filled: Office) -> None:
    text = filled.register.read_text("utf-8").replace('"Forty trees are in the ground"', '"Sixty trees"', 1)
    filled.register.write_text(text, "utf-8")
    assert filled.ka("doctor") == (
        1,
        "History does not lead to KA.02.01 of Q2-2022 as it stands: progress.\n",
        "ka: 1 problem found. 'ka backups' lists what can be brought back.\n",
    )
    assert filled.register.read_text("utf-8") == text


def test_where_tells_all_places(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ka_tui.settings.preferences_path", lambda: tmp_path / "preferences.json")
    monkeypatch.setattr("ka_tui.settings.keys_path", lambda: tmp_path / "keys.toml")
    assert office.ka("where") == (
        0,
        lines(
            f"register\t{office.register}",
            f"backups\t{tmp_path / 'register.backups'}",
            f"drafts\t{tmp_path / 'data' / 'drafts'}",
            f"preferences\t{tmp_path / 'preferences.json'}",
            f"keys\t{tmp_path / 'keys.toml'}",
            "user\tOfficer",
        ),
        "There is no register there yet. Start one with 'ka import FILE'.\n",
    )


LOOKING = [("list",), ("show", "KA.01.01"), ("quarters",), ("summary",), ("history",), ("export",)]
CHANGING = [
    ("set", "KA.01.01", "--status", "red"),
    ("add", "KA.01.09", "New", "--quarter", "Q2-2022"),
    ("remove", "KA.01.01"),
    ("undo",),
    ("redo",),
    ("import", "q2.csv"),
]
UNREADABLE = {
    "empty": (b"", "The register {path} is empty and was left so. 'ka restore' brings the last backup back."),
    "damaged": (
        b'{"meta": {',
        "The register {path} is damaged (it is no JSON at line 1) and was left as it is. "
        "'ka restore' brings the last backup back.",
    ),
    "foreign": (
        b'{"notes": {"1": {"text": "not ours"}}}',
        "{path} is not a ka-tui register and was left as it is. Name another with --register; "
        "if it used to be one, 'ka restore' brings the last backup back.",
    ),
    "newer": (
        b'{"meta": {"1": {"program": "ka-tui", "schema": 99, "register": "x", "commit": 1}}}',
        "The register {path} was written by a newer ka-tui (schema 99, this one knows 1) and was left as it is. "
        "Upgrade ka-tui; an older copy comes back with 'ka restore'.",
    ),
}


@pytest.mark.parametrize("kind", UNREADABLE)
@pytest.mark.parametrize("arguments", [*LOOKING, *CHANGING])
def test_a_register_that_cannot_be_used_is_told_in_one_line_and_left_alone(
    office: Office, kind: str, arguments: tuple[str, ...]
) -> None:
    data, told = UNREADABLE[kind]
    office.register.write_bytes(data)
    office.file("q2.csv", "Quarter,Code,Title\nQ2-2022,KA.01.01,New\n")
    assert office.ka(*arguments) == (4, "", f"ka: {told.format(path=office.register)}\n")
    assert office.register.read_bytes() == data


@pytest.mark.parametrize("arguments", [*LOOKING, *CHANGING[:1], CHANGING[2]])
def test_where_there_is_no_register_yet_the_way_to_begin_is_told(office: Office, arguments: tuple[str, ...]) -> None:
    told = f"ka: There is no register at {office.register} yet. Start one with 'ka import FILE', or look around with 'ka demo'.\n"
    assert office.ka(*arguments) == (4, "", told)


def test_a_folder_is_no_register(office: Office) -> None:
    told = f"The register {office.folder} cannot be read: is a directory. Mend that, or name another with --register."
    assert office.ka_bare("--register", str(office.folder), "list") == (4, "", f"ka: {told}\n")


def test_a_register_that_may_not_be_read_is_told(filled: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *arguments: object, **options: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    told = f"The register {filled.register} cannot be read: permission denied. Mend that, or name another with --register."
    assert filled.ka("list") == (4, "", f"ka: {told}\n")


def test_two_registers_know_nothing_of_each_other(filled: Office, tmp_path: Path) -> None:
    other = Office(tmp_path / "other")
    other.folder.mkdir()
    other.done("add", "KA.01.01", "Elsewhere", "--quarter", "Q2-2022")
    assert [activity["title"] for activity in other.json("list")] == ["Elsewhere"]
    assert len(filled.json("list")) == 3
