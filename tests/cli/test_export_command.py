from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.cli.office import Office, content

HOSTILE = (
    "=1+2 +3 -4 @5 | pipe \t tab \"double\" 'single' \\ back\n\n- item, with comma; and semicolon\n"
    "  - [bold]nested[/x] *stars* _lines_ `ticks` <b>tag</b> &amp;\n1. one\n2. two\n\n# no heading\n---\n=SUM(A1)\n@home 市场 🌱"
)


@pytest.fixture
def hostile(filled: Office) -> Office:
    filled.done("set", "KA.01.01", "--progress", "-", "--title", "=cmd|' /C calc'!A0", stdin=HOSTILE.encode())
    filled.done("set", "KA.01.02", "--next-steps", "-", "--status", "red", "--reason", "-2 | + 3", stdin=HOSTILE.encode())
    filled.done("set", "KA.02.01", "--team", '@@"Parks", | and = more', "--priority", "The *green* | one")
    return filled


@pytest.mark.parametrize("name", ["markdown", "csv", "json"])
def test_what_is_written_to_standard_output_reads_back_exactly(hostile: Office, tmp_path: Path, name: str) -> None:
    document = hostile.done("export", "--format", name)
    fresh = Office(tmp_path / "fresh")
    fresh.folder.mkdir()
    fresh.done("import", "-", stdin=document.encode())
    assert content(fresh.json("list")) == content(hostile.json("list"))


@pytest.mark.parametrize(("file", "name"), [("q.md", "markdown"), ("q.CSV", "csv"), ("q.json", "json")])
def test_the_ending_of_the_output_chooses_the_format(hostile: Office, file: str, name: str) -> None:
    assert hostile.ka("export", "--output", file) == (0, "", f"Written to {file}.\n")
    assert (hostile.folder / file).read_bytes().decode() == hostile.done("export", "--format", name.upper())


def test_the_format_that_is_named_counts_before_the_ending(filled: Office) -> None:
    filled.done("export", "-o", "odd.txt", "--format", "json")
    assert (filled.folder / "odd.txt").read_text("utf-8").startswith("{")


def test_markdown_of_the_latest_quarter_is_the_default(filled: Office) -> None:
    assert filled.done("export") == filled.done("export", "--format", "markdown", "--quarter", "Q2-2022", "-o", "-")
    assert "### KA.01.01 Mend the bridge" in filled.done("export").splitlines()


def test_a_spreadsheet_finds_no_formula(hostile: Office) -> None:
    cells = hostile.done("export", "--format", "csv").split(",")
    assert not [cell for cell in cells if cell.strip('"')[:1] in ("=", "+", "-", "@")]


def test_what_cannot_be_written_is_refused(filled: Office) -> None:
    told = "Use one of: json, markdown, csv, html, docx, pdf, xlsx, ods, odt.\n"
    assert filled.ka("export", "--format", "rtf") == (2, "", f"ka: 'rtf' is not a format that ka-tui knows. {told}")
    assert filled.ka("export", "--format", "text") == (2, "", f"ka: 'text' is not a format that ka-tui knows. {told}")
    assert filled.ka("export", "-o", "q.rtf") == (2, "", f"ka: '.rtf' is not a format that ka-tui knows. {told}")
    assert filled.ka("export", "-o", "absent/q.md") == (
        1,
        "",
        "ka: absent/q.md cannot be written: no such file or directory.\n",
    )
    assert filled.ka("export", "--quarter", "Q4-2030").code == 3


def test_the_register_is_never_written_over(filled: Office) -> None:
    before = filled.register.read_bytes()
    told = "ka: register.json is the register itself. Choose another name for the output.\n"
    assert filled.ka("export", "-o", "register.json") == (1, "", told)
    assert filled.register.read_bytes() == before


@pytest.mark.parametrize("ending", ["docx", "pdf", "html", "xlsx", "ods", "odt"])
def test_a_paper_is_written_by_its_ending_and_reads_back(hostile: Office, tmp_path: Path, ending: str) -> None:
    output = str(hostile.folder / f"paper.{ending}")
    assert hostile.ka("export", "-o", output) == (0, "", f"Written to {output}.\n")
    fresh = Office(tmp_path / "fresh")
    fresh.folder.mkdir()
    fresh.done("import", output)
    wanted = {activity["code"]: activity["status"] for activity in hostile.json("list")}
    assert {activity["code"]: activity["status"] for activity in fresh.json("list")} == wanted


def test_a_paper_of_exceptions_has_only_those_and_csv_too(filled: Office) -> None:
    filled.done("set", "KA.01.01", "--status", "green")
    filled.done("set", "KA.01.02", "KA.02.01", "--status", "red")
    rows = csv.DictReader(io.StringIO(filled.done("export", "--exceptions", "--format", "csv")))
    assert [row["code"] for row in rows] == ["KA.01.02", "KA.02.01"]
    assert "2 of 3 activities" in filled.done("export", "--exceptions", "--format", "html")


def test_a_paper_names_the_day_of_the_last_change_unless_told(filled: Office) -> None:
    assert "As at 14 October 2022" in filled.done("export", "--format", "html")
    assert "As at 20 October 2022" in filled.done("export", "--format", "html", "--as-at", "2022-10-20")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "csv", "--by", "team"], "csv does not offer a choice of sections"),
        (["--format", "pdf", "--template", "q.docx"], "pdf does not offer a choice of a template"),
    ],
)
def test_what_a_format_does_not_offer_is_refused(filled: Office, arguments: list[str], told: str) -> None:
    filled.file("q.docx", b"")
    result = filled.ka("export", *arguments)
    assert result.code == 2
    assert told in result.err


def test_a_template_that_is_no_document_and_one_that_is_not_there_are_told(filled: Office) -> None:
    filled.file("q.docx", b"no zip")
    assert filled.ka("export", "--format", "docx", "--template", "q.docx", "-o", "out.docx").code == 5
    assert filled.ka("export", "--format", "docx", "--template", "none.docx", "-o", "out.docx").code == 5


def test_a_terminal_is_not_given_bytes_that_it_cannot_show(filled: Office) -> None:
    result = filled.ka("export", "--format", "pdf", terminal=True)
    assert (result.code, result.out) == (2, "")
    assert "--output" in result.err
