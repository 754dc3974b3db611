"""``ka open``: what it says before and after, and what it refuses."""

from __future__ import annotations

import json

from tests.cli.office import Office, lines

PLAN = (
    "Code,Title,Priority,Team,Portfolio,Status\r\n"
    "KA.01.01,Lay the new path,A safe district,Roads,Planning,\r\n"
    "KA.01.02,Sow the meadow,A green district,Parks,Wellbeing,green\r\n"
)
PREVIEW = "This was a preview: nothing was changed.\n"
UNDO = "Take it back with 'ka undo'.\n"


def test_a_preview_names_all_and_changes_nothing(filled: Office) -> None:
    filled.done("set", "KA.02.01", "--status", "completed")
    before = filled.register.read_bytes()
    assert filled.ka("open", "--dry-run") == (
        0,
        lines(
            "Quarter 3 of 2022/23 (Q3-2022), from Q2-2022",
            "  would carry  3 (among them, completed in Q2-2022: KA.02.01)",
            "  carry: KA.01.01 Mend the bridge",
            "  carry: KA.01.02 Light the towpath",
            "  carry: KA.02.01 Plant the orchard",
        ),
        "What was completed goes on as well; '--completed close' would leave it out.\n" + PREVIEW,
    )
    assert filled.done("open", "--dry-run", "--completed", "close").splitlines()[1:3] == [
        "  would carry  2",
        "  would close  1 (left out, completed in Q2-2022: KA.02.01)",
    ]
    assert filled.register.read_bytes() == before


def test_the_quarter_begins_without_statuses_and_undo_takes_it_back(filled: Office) -> None:
    assert filled.ka("open", "Q3-2022") == (
        0,
        lines("Quarter 3 of 2022/23 (Q3-2022), from Q2-2022", "  carried      3"),
        UNDO,
    )
    activity = filled.json("show", "KA.01.01")
    assert (activity["quarter"], activity["title"], activity["team"]) == ("Q3-2022", "Mend the bridge", "Roads")
    assert (activity["status"], activity["status_source"], activity["progress"], activity["reason"]) == (None, None, "", "")
    shown = filled.done("show", "KA.01.01")
    assert shown.count("Promised in Q2 2022/23\nPaint the rail\n") == 1
    filled.done("undo")
    assert "Q3-2022" not in filled.done("quarters")


def test_a_gap_is_told_and_a_year_s_end_links_the_old_plan_with_itself(filled: Office) -> None:
    done = filled.ka("open", "Q1-2023")
    assert done.out.splitlines() == [
        "Quarter 1 of 2023/24 (Q1-2023), from Q2-2022",
        "  carried      3",
        "  linked       3 (each with itself, from 2022/23 to 2023/24: its trail goes on)",
    ]
    assert done.err == (
        "The register has nothing between Q2-2022 and Q1-2023.\n"
        "The plan of 2022/23 goes on. A new one is given with --plan FILE.\n" + UNDO
    )
    assert ", was Green" in filled.done("show", "KA.01.01")


def test_a_new_plan_has_codes_of_its_own(filled: Office) -> None:
    plan = filled.file("plan.csv", PLAN)
    done = filled.ka("open", "Q1-2023", "--plan", plan)
    assert done.out.splitlines() == [
        "Quarter 1 of 2023/24 (Q1-2023), with plan.csv",
        "  added        2",
        "  without      1 (the plan's statuses and texts of KA.01.02: a quarter begins without any)",
    ]
    told = "Its codes mean other activities than before: 'ka links suggest 2022/23 2023/24' proposes which continues which.\n"
    assert told in done.err
    assert [a["title"] for a in filled.json("list")] == ["Lay the new path", "Sow the meadow"]
    assert ", was " not in filled.done("show", "KA.01.01")


def test_json_says_what_was_done(filled: Office) -> None:
    filled.done("set", "KA.02.01", "--status", "completed")
    done = filled.ka("open", "Q1-2023", "--completed", "close", "--json")
    assert json.loads(done.out) == {
        "quarter": "Q1-2023",
        "from": "Q2-2022",
        "carried": ["KA.01.01", "KA.01.02"],
        "closed": ["KA.02.01"],
        "added": [],
        "completed": ["KA.02.01"],
        "stripped": [],
        "untitled": [],
        "links": [{"from_year": "2022/23", "to_year": "2023/24", "from": code, "to": code} for code in ("KA.01.01", "KA.01.02")],
        "problems": [],
        "change": 4,
    }
    preview = filled.json("open", "Q1-2024", "--plan", filled.file("plan.csv", PLAN + "KA.01.02,Twice,,,,\r\n"), "--dry-run")
    assert (preview["added"], preview["change"]) == (["KA.01.01", "KA.01.02"], None)
    assert preview["problems"][0].startswith("plan.csv, row 4: KA.01.02")


def test_what_cannot_be_opened_has_the_contract_s_exit_codes(filled: Office) -> None:
    plan = filled.file("plan.csv", PLAN)
    before = filled.register.read_bytes()
    for arguments, code, remedy in (
        (("Q2-2022",), 1, "'ka open Q3-2022' opens the next quarter"),
        (("Q3-2021",), 1, "'ka import FILE --quarter Q3-2021'"),
        (("Q3-2022", "--plan", plan), 1, "Open it without a plan"),
        (("soon",), 2, "not a quarter"),
        (("Q1-2023", "--plan", plan, "--completed", "carry"), 2, "--completed does not go with --plan"),
        (("Q1-2023", "--plan", "none.csv"), 5, "cannot be read"),
        (("Q1-2023", "--plan", filled.file("letter.txt", "Dear all,")), 5, "holds no report"),
    ):
        result = filled.ka("open", *arguments)
        assert (result.code, result.out) == (code, ""), arguments
        assert remedy in result.err
    assert filled.register.read_bytes() == before


def test_a_register_may_begin_with_a_plan(office: Office) -> None:
    assert office.ka("open", "Q1-2023").code == 3
    assert office.ka("open").code == 3
    office.done("open", "Q1-2023", "--plan", office.file("plan.csv", PLAN))
    assert [a["code"] for a in office.json("list", "--quarter", "Q1-2023")] == ["KA.01.01", "KA.01.02"]


def test_whoever_asks_for_the_next_quarter_is_told_how_to_open_it(filled: Office) -> None:
    assert "'ka open Q3-2022' starts it" in filled.ka("packs", "--quarter", "Q3-2022").err
    assert "ka open" not in filled.ka("packs", "--quarter", "Q4-2022").err
