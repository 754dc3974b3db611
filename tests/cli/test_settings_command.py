from __future__ import annotations

from tests.cli.office import Office, lines


def test_settings_are_listed_with_the_scheme(office: Office) -> None:
    told = office.with_reports().done("settings")
    assert "label.team\tTeam\t" in told
    assert "scheme  rag: Red, Amber, Green, Completed\n" in told
    assert "■ Red\tred\tr\tbad\t\t" in told


def test_as_json_they_are_what_the_file_has(office: Office) -> None:
    settings = office.with_reports().json("settings")
    assert settings["labels"]["activities"] == "Key Activities"
    assert [status["id"] for status in settings["statuses"]] == ["red", "amber", "green", "completed"]


def test_a_setting_is_changed_told_and_undone(office: Office) -> None:
    office.with_reports()
    result = office.ka("settings", "set", "label.team", "Service")
    assert result.err == lines("labels: team 'Team' → 'Service'", "Take it back with 'ka undo'.")
    assert office.json("settings")["labels"]["team"] == "Service"
    office.done("undo")
    assert office.json("settings")["labels"]["team"] == "Team"


def test_what_makes_no_sense_is_a_mistake_of_use(office: Office) -> None:
    office.with_reports()
    assert office.ka("settings", "set", "label.tean", "Service").code == 2
    assert office.ka("settings", "set", "check.no-status", "maybe").code == 2
    assert office.ka("settings", "scheme", "mauve").code == 2
    assert office.ka("settings", "scheme", "brag", "--map", "mauve=blue").code == 2


def test_another_scheme_moves_every_status_and_its_absence_of_a_counterpart_is_refused(office: Office) -> None:
    office.with_reports()
    assert office.ka("settings", "scheme", "five-step").code == 1
    assert office.json("list", "--quarter", "Q4-2021")[0]["status"] == "completed"
    told = office.done("settings", "scheme", "five-step", "--map", "completed=none", "--map", "amber=Amber/Red")
    assert "Amber\tAmber/Red\tas you said\t1\n" in told
    assert "Completed\tNot stated\tas you said\t1\n" in told
    assert office.json("list", "--quarter", "Q4-2021")[0]["status"] is None
    office.done("undo")
    assert office.json("list", "--quarter", "Q4-2021")[0]["status"] == "completed"


def test_a_preview_changes_nothing(office: Office) -> None:
    office.with_reports()
    before = office.register.read_bytes()
    result = office.ka("settings", "scheme", "brag", "--dry-run")
    assert "Completed\tBlue\tthe only one that means the same\t1\n" in result.out
    assert result.err == "This was a preview: nothing was changed.\n"
    assert office.register.read_bytes() == before


def test_what_is_exported_makes_another_register_the_same(office: Office) -> None:
    office.with_reports()
    office.done("settings", "set", "council", "Vale of Ashdown")
    office.done("settings", "scheme", "brag")
    settings = office.json("settings")
    exported = office.file("council.toml", office.done("settings", "export"))
    office.done("undo", "--to", "0")
    assert office.ka("settings", "import", exported).code == 0
    assert office.json("settings") == settings
    assert office.ka("settings", "import", exported).err == "Nothing to change: it is so already.\n"


def test_a_file_may_be_named_but_not_the_register(office: Office) -> None:
    office.with_reports()
    target = office.folder / "council.toml"
    assert office.ka("settings", "export", "--output", str(target)).err == f"Written to {target}.\n"
    assert target.read_text("utf-8") == office.done("settings", "export")
    assert office.ka("settings", "export", "--output", str(office.register)).code == 1


def test_a_file_that_is_wrong_is_told_with_its_line_and_takes_nothing(office: Office) -> None:
    office.with_reports()
    path = office.file("council.toml", 'council = "Vale"\n\n[labels]\nteem = "x"\n')
    result = office.ka("settings", "import", path)
    assert (result.code, "line 4: 'teem' is no label" in result.err) == (5, True)
    assert office.json("settings")["council"] == ""


def test_history_tells_of_a_scheme_by_its_words(office: Office) -> None:
    office.with_reports().done("settings", "scheme", "brag")
    assert "statuses Red, Amber, Green, Completed → Blue, Red, Amber" in office.done("history", "--limit", "1")
