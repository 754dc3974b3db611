"""``ka links``: which activities of a new plan continue which of an old one."""

from pathlib import Path

import pytest

from tests.cli.office import Office
from tests.services.plan_samples import TRUTH, two_plans

PAIR = ("2021/22", "KA.01.01", "2022/23", "KA.01.02")


@pytest.fixture
def plans(office: Office) -> Office:
    two_plans(Path(office.register))
    return office


def test_suggestions_as_json_have_both_codes_and_a_likeness_from_0_to_1(plans: Office) -> None:
    found = plans.ka("links", "suggest", "2021/22", "2022/23", "--json").json
    assert {one["from"]: one["to"] for one in found} == TRUTH
    assert [list(one) for one in found] == [["from", "to", "likeness"]] * len(found)
    assert all(0 <= one["likeness"] <= 1 for one in found)


@pytest.mark.parametrize("years", [("2021", "2022"), ("2021-22", "2022-23"), ("2021/2022", "2022/2023")])
def test_years_are_understood_as_people_write_them(plans: Office, years: tuple[str, str]) -> None:
    assert (
        plans.ka("links", "suggest", *years, "--json").json == plans.ka("links", "suggest", "2021/22", "2022/23", "--json").json
    )


def test_suggestions_in_text_stand_in_blocks_and_what_has_none_is_told(plans: Office) -> None:
    result = plans.ka("links", "suggest", "2021/22", "2022/23")
    lines = result.out.splitlines()
    assert lines[0] == "\tKA.01.01\tMend the packhorse bridge\tRoads"
    likeness, arrow, title, team = lines[1].split("\t")
    assert (len(likeness), arrow, title, team) == (4, "→ KA.01.02", "Safe crossings of the river", "Highways")
    assert "Nothing like KA.03.02" in result.err
    assert plans.ka("links", "--json").json == []


def test_a_lower_bar_suggests_more(plans: Office) -> None:
    more = plans.ka("links", "suggest", "2021", "2022", "--least", "0", "--json").json
    assert "KA.03.02" in {one["from"] for one in more}
    assert plans.ka("links", "suggest", "2021", "2022", "--least", "1.5").code == 2


def test_a_link_is_made_listed_suggested_no_more_undone_and_taken_away(plans: Office) -> None:
    assert plans.ka("links", "add", *PAIR).code == 0
    link = {"from_year": "2021/22", "from": "KA.01.01", "to_year": "2022/23", "to": "KA.01.02"}
    assert plans.ka("links", "--json").json == [link]
    row = "2021/22\tKA.01.01\tMend the packhorse bridge\t2022/23\tKA.01.02\tSafe crossings of the river\n"
    assert plans.ka("links").out == row
    left = plans.ka("links", "suggest", "2021", "2022", "--json").json
    assert "KA.01.01" not in {one["from"] for one in left}
    assert "1 linked already" in plans.ka("links", "suggest", "2021", "2022").err
    plans.ka("undo")
    assert plans.ka("links", "--json").json == []
    plans.ka("redo")
    plans.ka("links", "remove", *PAIR)
    assert plans.ka("links", "--json").json == []


def test_several_codes_split_an_activity(plans: Office) -> None:
    plans.ka("links", "add", *PAIR, "KA.03.02")
    assert [link["to"] for link in plans.ka("links", "--json").json] == ["KA.01.02", "KA.03.02"]
    plans.ka("links", "remove", *PAIR[:3])
    assert plans.ka("links", "--json").json == []


def test_accepting_prints_what_it_linked_and_is_one_undo(plans: Office) -> None:
    result = plans.ka("links", "accept", "2021/22", "2022/23", "--least", "0.4")
    assert len(result.out.splitlines()) == len(TRUTH)
    assert "KA.01.01 Mend the packhorse bridge → KA.01.02 Safe crossings of the river" in result.out
    assert len(plans.ka("links", "--json").json) == len(TRUTH)
    plans.ka("undo")
    assert plans.ka("links", "--json").json == []


def test_accepting_needs_a_likeness(plans: Office) -> None:
    assert plans.ka("links", "accept", "2021/22", "2022/23").code == 2
    assert plans.ka("links", "--json").json == []


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("suggest", "2021/23", "2022/23"), 2, "Write it as 2021/22"),
        (("suggest", "2022/23", "2021/22"), 2, "2021/22 is not after 2022/23"),
        (("suggest", "2019/20", "2022/23"), 3, "no plan of 2019/20. It has: 2021/22, 2022/23."),
        (("add", "2021/22", "KA.01.09", "2022/23", "KA.01.02"), 3, "2021/22 has no activity KA.01.09. Near it: KA.01.0"),
        (("add", "2021/22", "KA.01.01", "2022/23", "bridge"), 2, "not an activity code"),
        (("--json", "suggest", "2021/22", "2022/23"), 2, "it goes behind: 'ka links suggest ... --json'"),
        (("remove", *PAIR), 3, "No link leads from 2021/22 KA.01.01 to 2022/23 KA.01.02."),
    ],
)
def test_what_cannot_be_is_refused_with_what_there_is(plans: Office, arguments: tuple[str, ...], code: int, message: str) -> None:
    result = plans.ka("links", *arguments)
    assert (result.code, result.out) == (code, "")
    assert message in result.err


def test_movement_and_history_cross_the_years_once_linked(plans: Office) -> None:
    plans.ka("set", "KA.01.01", "--quarter", "Q3-2021", "--status", "amber")
    plans.ka("set", "KA.01.02", "--quarter", "Q2-2022", "--status", "green")
    assert "was Amber" not in plans.ka("show", "KA.01.02", "--quarter", "Q2-2022").out
    plans.ka("links", "add", *PAIR)
    shown = plans.ka("show", "KA.01.02", "--quarter", "Q2-2022").out
    assert "Green, was Amber" in shown
    assert "Linked to: 2021/22 KA.01.01\n" in shown
    told = plans.ka("history", "KA.01.02", "--quarter", "Q2-2022").out
    assert "Q3-2021 KA.01.01 status" in told
    assert "Q3-2021 KA.01.02" not in told


def test_without_links_the_list_says_how_to_find_some(plans: Office) -> None:
    result = plans.ka("links")
    assert result.out == ""
    assert "ka links suggest" in result.err
