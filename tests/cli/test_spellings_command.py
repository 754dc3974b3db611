from __future__ import annotations

from tests.cli.office import REPORT, Office, lines


def test_what_a_sign_means_is_said_once_and_listed(office: Office) -> None:
    office.done("import", office.file("q2.txt", REPORT), "--map", "▶=amber", "--column", "What we did=next steps")
    assert office.done("spellings") == lines("status  ▶ = Amber", "column  What we did = Next steps")
    assert office.json("spellings") == {"statuses": {"▶": "amber"}, "columns": {"What we did": "next_steps"}}


def test_it_is_forgotten_on_request(office: Office) -> None:
    office.done("import", office.file("q2.txt", REPORT), "--map", "▶=amber")
    office.done("spellings", "--forget", "▶")
    assert office.done("spellings") == ""
    assert office.ka("spellings", "--forget", "▶").code == 3


def test_a_column_that_means_no_field_is_refused_with_the_fields(office: Office) -> None:
    result = office.ka("import", office.file("q2.txt", REPORT), "--column", "What we did=doings")
    assert result.code == 2
    assert "progress" in result.err
