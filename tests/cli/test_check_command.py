"""``ka check``: what it prints, its JSON and its exit code."""

from __future__ import annotations

import pytest

from ka_tui.checks.registry import CHECKS
from tests.cli.office import Office


def test_findings_stand_under_their_activity_and_the_exit_code_tells(filled: Office) -> None:
    result = filled.ka("check", "--only", "no-status", "--quarter", "Q2-2022")
    assert result.code == 1
    assert result.out.splitlines() == [
        "KA.01.02  Light the towpath",
        "  serious  no-status (status): No status is stated: its document had '▶', which the scheme does not know.",
        "KA.02.01  Plant the orchard",
        "  serious  no-status (status): No status is stated: ask the team, and set one.",
    ]
    assert "Q2 2022/23: 2 findings in 2 of 3 activities." in result.err
    assert "2 findings in Q2-2022." in result.err


def test_json_has_exactly_the_fields_of_the_contract(filled: Office) -> None:
    result = filled.ka("check", "--json")
    assert result.code == 1
    assert {tuple(finding) for finding in result.json} == {("check", "code", "field", "severity", "message", "evidence")}


def test_nothing_found_is_no_error(filled: Office) -> None:
    result = filled.ka("check", "--only", "no-status", "--quarter", "Q1-2022", "--json")
    assert (result.code, result.json) == (0, [])


def test_an_excused_finding_is_not_told_again(filled: Office) -> None:
    place = "KA.02.01:no-status"
    assert filled.ka("check", "--excuse", place).code == 2
    filled.done("check", "--excuse", place, "--reason", "It is decided in May")
    result = filled.ka("check", "--only", "no-status")
    assert "KA.02.01" not in result.out
    assert "1 excused" in result.err
    filled.done("check", "--withdraw", place)
    assert "KA.02.01" in filled.ka("check", "--only", "no-status").out


@pytest.mark.parametrize("place", ["KA.02.01", ":no-status", "KA.02.01:"])
def test_what_names_no_finding_is_told_how_to_be_written(filled: Office, place: str) -> None:
    result = filled.ka("check", "--excuse", place, "--reason", "x")
    assert result.code == 2
    assert "KA.01.02:copied-text" in result.err


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_check_explains_itself(filled: Office, check: object) -> None:
    id_ = getattr(check, "id", "")
    told = filled.ka("check", "--explain", id_)
    assert told.code == 0
    assert all(part in told.out for part in (id_, "Source: ", "Finds:", "Leaves alone:"))
    assert id_ in filled.ka("check", "--list").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--list", "--json"), "--json goes with the findings alone"),
        (("--explain", "acronym", "--json"), "--json goes with the findings alone"),
        (("--reason", "Known"), "Name it with --excuse"),
    ],
)
def test_options_that_mean_nothing_together_are_refused(filled: Office, arguments: tuple[str, ...], message: str) -> None:
    refused = filled.ka("check", *arguments)
    assert (refused.code, refused.out) == (2, "")
    assert message in refused.err
