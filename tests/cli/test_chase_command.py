"""``ka chase``: who owes what, the most urgent first, with reminders as texts and mails."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.office import Office, lines
from tests.reports.pack_samples import filled_word


@pytest.fixture
def asked(filled: Office) -> Office:
    """An office whose packs were due four days ago; Roads has returned half of its own."""
    filled.done("packs", "--due", "2022-10-10")
    back = filled_word(Path("packs/Q2-2022-Roads.docx").read_bytes(), {"KA.01.01:status": "■ Red", "KA.01.01:progress": "Cracks"})
    filled.done("collect", filled.file("back.docx", back))
    return filled


def test_who_owes_what_comes_in_the_order_of_urgency(asked: Office) -> None:
    assert asked.ka("chase") == (
        0,
        lines(
            "Quarter 2 of 2022/23 (Q2-2022): 1 of 2 returned",
            "  Parks: not returned, 1 activity, due 10 October 2022, 4 days late",
            "    KA.02.01 status",
            "  Roads: returned, 2 activities, 1 with something missing, due 10 October 2022, 4 days late",
            "    KA.01.02 status",
        ),
        "",
    )


def test_it_goes_by_the_register_where_no_packs_were_sent(filled: Office) -> None:
    filled.done("set", "KA.02.01", "--team", "", "--status", "completed", "--progress", "")
    assert filled.ka("chase") == (
        0,
        lines(
            "Quarter 2 of 2022/23 (Q2-2022)",
            "  Roads: not asked, 2 activities",
            "    KA.01.02 status",
            "  No team: not asked, 1 activity",
            "    KA.02.01 progress",
        ),
        "Nobody was asked for Q2-2022: 'ka packs' asks, and sets a due date.\n"
        "Nobody can be reminded of KA.02.01: no team is given. Say it with 'ka set CODE --team NAME'.\n",
    )
    assert filled.ka("chase", "--output", "out").err.endswith("1 reminder written into out.\n")


def test_json_has_days_and_codes(asked: Office) -> None:
    found = asked.json("chase")
    assert {name: found[name] for name in ("quarter", "asked", "returned")} == {"quarter": "Q2-2022", "asked": 2, "returned": 1}
    assert [owing["team"] for owing in found["owing"]] == ["Parks", "Roads"]
    assert found["owing"][0] == {
        "team": "Parks",
        "asked": True,
        "returned": False,
        "due": "2022-10-10",
        "days_left": -4,
        "activities": ["KA.02.01"],
        "missing": {"KA.02.01": ["status"]},
    }


def test_nobody_owes_anything(filled: Office) -> None:
    assert filled.ka("chase", "--quarter", "Q1-2022", "--output", "out") == (
        0,
        "Quarter 1 of 2022/23 (Q1-2022)\n",
        "Nobody owes anything for Q1-2022.\n"
        "Nobody was asked for Q1-2022: 'ka packs' asks, and sets a due date.\n"
        "Nobody to remind.\n",
    )
    assert not Path("out").exists()


def test_reminders_are_texts_or_mails_and_replace_nothing_silently(asked: Office) -> None:
    assert asked.ka("chase", "--output", "out").err == "2 reminders written into out.\n"
    assert asked.ka("chase", "--mail").err == "2 mails written into reminders.\n"
    texts, mails = (sorted(path.name for path in Path(folder).iterdir()) for folder in ("out", "reminders"))
    assert texts == ["Q2-2022-Parks-reminder.txt", "Q2-2022-Roads-reminder.txt"]
    assert mails == ["Q2-2022-Parks-reminder.eml", "Q2-2022-Roads-reminder.eml"]
    assert b"X-Unsent: 1\r\nTo:" in Path("reminders/Q2-2022-Parks-reminder.eml").read_bytes()
    refused = asked.ka("chase", "--team", "parks", "--output", "out")
    assert (refused.code, "--force" in refused.err) == (1, True)
    assert asked.ka("chase", "--team", "parks", "--output", "out", "--force").err == "1 reminder written into out.\n"


def test_mistakes_have_the_contract_s_exit_codes(filled: Office, office: Office) -> None:
    assert filled.ka("chase", "--team", "harbour").code == 3
    assert filled.ka("chase", "--quarter", "Q3-2022").code == 3
    assert office.ka_bare("--register", "none.json", "chase").code == 4
