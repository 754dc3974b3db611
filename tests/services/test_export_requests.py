"""An export as it is filled in: the file that is proposed and meant, and what a format offers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ka_tui.errors import DocumentUnreadable, DocumentUnwritable
from ka_tui.reports.formats import format_named
from ka_tui.services.desk import Desk
from ka_tui.services.export_requests import (
    ExportRequest,
    first_request,
    not_offered,
    output_of,
    proposed_name,
    renamed,
    write_export,
)
from tests.services.small_office import Q1, Q2

WORD, PDF, JSON, MARKDOWN = (format_named(name) for name in ("docx", "pdf", "json", "markdown"))


@pytest.mark.parametrize(
    ("council", "name"),
    [
        ("Someplace District Council", "someplace-key-activities-q2-2022.docx"),
        ("", "key-activities-q2-2022.docx"),
        ("../The Council", "key-activities-q2-2022.docx"),
        ("Sömewhere & Otherplace", "somewhere-otherplace-key-activities-q2-2022.docx"),
    ],
)
def test_the_name_tells_whose_report_of_which_quarter_it_is(council: str, name: str) -> None:
    assert proposed_name(council, Q2, WORD) == name


def test_the_ending_follows_the_format_unless_it_is_the_users_own() -> None:
    assert renamed("~/cabinet.docx", WORD, PDF) == "~/cabinet.pdf"
    assert renamed("cabinet.final", WORD, PDF) == "cabinet.final"


def test_a_paper_offers_everything_but_a_template_which_only_word_takes() -> None:
    assert not_offered(WORD) == {}
    assert list(not_offered(PDF)) == ["template"]
    assert set(not_offered(JSON)) == {"by", "reasons", "movement", "as_at", "template", "logo"}


def test_it_begins_as_it_was_last_time_with_a_file_for_the_quarter(officer: Desk) -> None:
    last = ExportRequest(Q1, "/reports/mine.pdf", "pdf", exceptions=True, as_at="2022-07-01")
    assert first_request(officer.register, Q1, last) == last
    other = last._replace(quarter=Q2, output="/reports/key-activities-q2-2022.pdf", as_at="")
    assert first_request(officer.register, Q2, last) == other
    assert first_request(officer.register, Q2).output == "key-activities-q2-2022.docx"


def test_a_folder_gets_the_proposed_name_and_a_bare_name_its_ending(officer: Desk, tmp_path: Path) -> None:
    request = ExportRequest(Q2, str(tmp_path))
    assert output_of(officer.register, request) == tmp_path / "key-activities-q2-2022.docx"
    assert output_of(officer.register, request._replace(output=f"{tmp_path}/cabinet")) == tmp_path / "cabinet.docx"
    assert output_of(officer.register, request._replace(output=f"{tmp_path}/q2.md")) == tmp_path / "q2.md"


@pytest.mark.parametrize("output", ["absent/paper.docx", "x" * 5000, "~nobody-of-this-name/paper.docx"])
def test_a_file_that_cannot_be_is_told(officer: Desk, output: str) -> None:
    with pytest.raises(DocumentUnwritable):
        output_of(officer.register, ExportRequest(Q2, output))


def test_what_a_format_does_not_offer_is_left_out_of_it(officer: Desk, tmp_path: Path) -> None:
    request = ExportRequest(Q2, "", "json", reasons=False, as_at="no day", template="/absent.docx")
    written = write_export(officer, request, tmp_path / "q2.json", lambda: None)
    assert len(json.loads(written.read_bytes())["activities"]) == 2


def test_a_template_that_cannot_be_read_is_told_and_nothing_written(officer: Desk, tmp_path: Path) -> None:
    with pytest.raises(DocumentUnreadable):
        write_export(officer, ExportRequest(Q2, "", template=str(tmp_path / "absent.docx")), tmp_path / "q2.docx", lambda: None)
    assert not (tmp_path / "q2.docx").exists()
