from __future__ import annotations

import pytest

from tests.cli.office import REPORT, TABLE, Office, content, lines

UNDO = "Take it back with 'ka undo'.\n"
PROBLEM = (
    "  problem: q2.txt, line 7: The status '▶' of KA.01.02 is none that the scheme knows; it is kept as it stands. "
    "Say what it means with --map '▶=STATUS', where STATUS is one of red, amber, green, completed."
)
WORDS = "  words: 91 in the file, 55 placed, 36 put aside as headings and key; none lost, none invented"
HEADING = "q2.txt: Quarter 2 of 2022/23 (Q2-2022)"


def test_a_report_is_read_in_and_everything_about_it_told(office: Office) -> None:
    path = office.file("q2.txt", REPORT)
    assert office.ka("import", path) == (
        0,
        lines(HEADING, "  added        3", "  changed      0", "  left alone   0", PROBLEM, WORDS),
        UNDO,
    )
    assert [(a["code"], a["status"], a["status_source"], a["progress"]) for a in office.json("list")] == [
        ("KA.01.01", "green", None, "Both arches stand and"),
        ("KA.01.02", None, "▶", "Lamps are ordered"),
        ("KA.02.01", None, None, "Forty trees are in the ground"),
    ]


def test_a_preview_shows_the_same_and_makes_nothing(office: Office) -> None:
    path = office.file("q2.txt", REPORT)
    assert office.ka("import", path, "--dry-run") == (
        0,
        lines(HEADING, "  would add    3", "  would change 0", "  left alone   0", PROBLEM, WORDS),
        "This was a preview: nothing was changed.\n",
    )
    assert not office.register.exists()


def test_the_same_file_again_changes_nothing(filled: Office) -> None:
    before = filled.register.read_bytes()
    assert filled.ka("import", "q2.txt") == (
        0,
        lines(HEADING, "  added        0", "  changed      0", "  left alone   3", PROBLEM, WORDS),
        "Nothing to change: the register says all of this already.\n",
    )
    assert filled.register.read_bytes() == before


def test_a_seam_between_pages_is_told(office: Office) -> None:
    header = "Activities\tRAG Status\tProgress\tNext Steps\tLead Officer Team\tPortfolio Holder\n"
    continued = REPORT.replace("KA.01.02", f"\n**APPENDIX A**\n\n{header}\t\tso does the roof\t\t\t\nKA.01.02", 1)
    seam = "  seam 1: line 11, KA.01.01 progress, joined: 'Both arches stand and' | 'so does the roof'"
    assert seam in office.done("import", office.file("q2.txt", continued)).splitlines()
    assert office.json("show", "KA.01.01")["progress"] == "Both arches stand and so does the roof"


def test_a_corrected_file_shows_field_by_field_what_changes(filled: Office) -> None:
    corrected = REPORT.replace("Forty trees", "Fifty trees").replace("\tParks\t", "\tGardens\t")
    told = [
        "  changed: KA.02.01 team",
        "      - Parks",
        "      + Gardens",
        "  changed: KA.02.01 progress",
        "      - Forty trees are in the ground",
        "      + Fifty trees are in the ground",
    ]
    path = filled.file("q2.txt", corrected)
    preview = filled.ka("import", path, "--dry-run").out.splitlines()
    assert preview[4:10] == [line.replace("changed:", "change:") for line in told]
    assert filled.json("show", "KA.02.01")["team"] == "Parks"
    assert filled.done("import", path).splitlines()[1:10] == ["  added        0", "  changed      1", "  left alone   2", *told]
    assert filled.json("show", "KA.02.01")["progress"] == "Fifty trees are in the ground"


def test_what_was_edited_here_is_kept_as_a_conflict_unless_replaced(filled: Office) -> None:
    filled.done("set", "KA.01.01", "--progress", "Typed here\n\nin two parts")
    path = filled.file("q2.txt", REPORT.replace("Both arches", "All three arches"))
    assert filled.ka("import", path).out.splitlines()[1:9] == [
        "  added        0",
        "  changed      0",
        "  left alone   2",
        "  conflicts    1 (edited here since the last import, so kept; --replace takes the file's)",
        "  conflict: KA.01.01 progress",
        "      - Typed here",
        "      -",
        "      - in two parts",
    ]
    assert filled.json("show", "KA.01.01")["progress"] == "Typed here\n\nin two parts"
    filled.done("import", path, "--replace")
    assert filled.json("show", "KA.01.01")["progress"] == "All three arches stand and"


def test_a_field_that_the_file_leaves_empty_is_never_erased(filled: Office) -> None:
    filled.done("set", "KA.02.01", "--status", "amber")
    filled.done("import", filled.file("q2.txt", REPORT.replace("Water them", "")))
    shown = filled.json("show", "KA.02.01")
    assert (shown["status"], shown["next_steps"]) == ("amber", "Water them")


def test_an_activity_that_the_file_lacks_is_left_alone_and_told(filled: Office) -> None:
    shorter = "".join(line for line in REPORT.splitlines(keepends=True) if "KA.01.02" not in line)
    assert "  not in file  1 (KA.01.02; left alone)" in filled.done("import", filled.file("q2.txt", shorter)).splitlines()
    assert len(filled.json("list")) == 3


def test_a_glyph_is_mapped_to_a_status(filled: Office) -> None:
    told = filled.done("import", "q2.txt", "--map", "▶=Green")
    assert "  changed: KA.01.02 status\n      - Not stated\n      + Green\n" in told
    assert "problem" not in told
    assert filled.json("show", "KA.01.02")["status"] == "green"


@pytest.mark.parametrize(
    ("mapping", "told"),
    [
        ("▶", "'▶' maps nothing. Write the glyph or word, an equals sign and a status, as in '▶=green'."),
        ("=green", "'=green' maps nothing. Write the glyph or word, an equals sign and a status, as in '▶=green'."),
        ("▶=none", "'▶=none' maps nothing. Write the glyph or word, an equals sign and a status, as in '▶=green'."),
        ("▶=blue", "'blue' is not a status. The scheme has: red, amber, green, completed, none."),
    ],
)
def test_a_mapping_that_maps_nothing_is_refused(office: Office, mapping: str, told: str) -> None:
    assert office.ka("import", office.file("q2.txt", REPORT), "--map", mapping) == (2, "", f"ka: {told}\n")


def test_several_files_are_one_change_that_undo_takes_back_with_its_quarters(office: Office) -> None:
    result = office.ka("import", office.file("q2.txt", REPORT), office.file("earlier.csv", TABLE))
    headings = [line for line in result.out.splitlines() if not line.startswith(" ")]
    assert headings == [HEADING, "earlier.csv: Quarter 4 of 2021/22 (Q4-2021), Quarter 1 of 2022/23 (Q1-2022)"]
    assert [change["why"] for change in office.json("history")] == ["q2.txt, earlier.csv"]
    assert office.ka("undo").err == "Undone: change 1, import of 6 activities by Officer. Take that back with 'ka redo'.\n"
    assert office.json("quarters") == []
    office.done("redo")
    assert len(office.json("list", "--all-quarters")) == 6


def test_the_quarter_must_be_said_where_the_file_does_not(office: Office) -> None:
    path = office.file("returns.csv", "Code,Title,Status\nKA.01.01,Mend the bridge,green\n")
    told = "ka: returns.csv does not say which quarter it is for. Say it with --quarter, as in --quarter Q2-2022.\n"
    assert office.ka("import", path) == (2, "", told)
    office.done("import", path, "--quarter", "2022/23 Q2")
    assert [activity["quarter"] for activity in office.json("list")] == ["Q2-2022"]


def test_a_report_may_come_from_standard_input(office: Office) -> None:
    result = office.ka("import", "-", "--quarter", "Q2-2022", stdin=REPORT.encode())
    assert result.out.splitlines()[0] == "standard input: Quarter 2 of 2022/23 (Q2-2022)"
    assert len(office.json("list")) == 3


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'[{"ref": "KA"}]', b"Dear all,\nplease find no report here.\n", b"\x7fELF\x00\x00\x01\x02" * 40, b"{}"]
)
def test_a_file_that_is_no_report_stops_the_whole_import(office: Office, data: bytes) -> None:
    result = office.ka("import", office.file("q2.txt", REPORT), office.file("letter.txt", data))
    assert (result.code, result.out) == (5, "")
    assert result.err.startswith("ka: letter.txt ")
    assert result.err.count("\n") == 1
    assert not office.register.exists()


def test_what_was_looked_for_is_told(office: Office) -> None:
    assert office.ka("import", office.file("letter.txt", "Dear all")) == (
        5,
        "",
        "ka: letter.txt holds no report: looked for rows of TAB-separated cells that begin with a code such as KA.01.02, "
        "under headers such as Activities, Status, Progress and Next Steps, and found none.\n",
    )


def test_a_file_that_is_not_there_is_told(office: Office) -> None:
    assert office.ka("import", "absent.txt") == (5, "", "ka: absent.txt cannot be read: no such file or directory.\n")


def test_an_import_keeps_what_it_knew_when_taken_back_and_read_again(filled: Office) -> None:
    before = content(filled.json("list", "--all-quarters"))
    filled.done("undo")
    filled.done("import", "earlier.csv")
    assert content(filled.json("list", "--all-quarters")) == before
