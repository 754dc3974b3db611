"""``ka compare``: what became of each activity from one quarter to another."""

from pathlib import Path

import pytest

from tests.cli.office import REPORT, TABLE, Office
from tests.services.plan_samples import two_plans


@pytest.fixture
def quarters(office: Office) -> Office:
    """Q4-2021, Q1-2022 and Q2-2022; the bridge got better and the orchard lost its status."""
    office.file("q2.txt", REPORT)
    office.file("earlier.csv", TABLE)
    office.ka("import", "q2.txt", "earlier.csv")
    return office


def test_each_activity_stands_with_what_became_of_it(quarters: Office) -> None:
    result = quarters.ka("compare", "Q1-2022", "Q2-2022")
    assert result.out.splitlines() == [
        "Q1 2022/23 to Q2 2022/23: 1 moved up, 1 new, 1 not comparable",
        "Moved up\tKA.01.01\tMend the bridge\t▲ Amber\t▶ Green\tprogress, next steps",
        "New\tKA.01.02\tLight the towpath\t\t· Not stated\t",
        "Not comparable\tKA.02.01\tPlant the orchard\t▶ Green\t· Not stated\tprogress, next steps",
    ]
    assert result.err == ""


def test_the_earlier_quarter_stands_first_whichever_is_named_first(quarters: Office) -> None:
    result = quarters.ka("compare", "Q2-2022", "Q1-2022")
    assert result.out == quarters.ka("compare", "Q1-2022", "Q2-2022").out
    assert result.err == "Q1-2022 is the earlier quarter, so it stands first.\n"


def test_a_quarter_compared_with_itself_has_no_changes(quarters: Office) -> None:
    result = quarters.ka("compare", "Q2-2022", "Q2-2022", "--json").json
    assert result["counts"] == {"down": 0, "up": 0, "new": 0, "ended": 0, "same": 3, "not_comparable": 0}
    assert [one["changed"] for one in result["activities"]] == [[], [], []]


def test_the_words_that_changed_are_printed_on_demand(quarters: Office) -> None:
    assert "arch" not in quarters.ka("compare", "Q1-2022", "Q2-2022").out
    lines = quarters.ka("compare", "Q1-2022", "Q2-2022", "--texts").out.splitlines()
    place = lines.index("KA.01.01 Mend the bridge")
    assert lines[place + 1 : place + 3] == ["Progress:", "   [-One arch stands-] {+Both arches stand and+}"]


def test_json_has_both_sides_of_each_activity_and_texts_on_demand(quarters: Office) -> None:
    shown = quarters.ka("compare", "Q1-2022", "Q2-2022", "--json", "--texts").json
    assert (shown["first"], shown["second"]) == ("Q1-2022", "Q2-2022")
    assert shown["activities"][0] == {
        "movement": "up",
        "before": [{"code": "KA.01.01", "title": "Mend the bridge", "status": "amber"}],
        "after": [{"code": "KA.01.01", "title": "Mend the bridge", "status": "green"}],
        "changed": ["progress", "next_steps"],
        "texts": {
            "progress": {"before": "One arch stands", "after": "Both arches stand and"},
            "next_steps": {"before": "Build the other", "after": "Paint the rail"},
        },
    }
    assert "texts" not in quarters.ka("compare", "Q1-2022", "Q2-2022", "--json").json["activities"][0]


def test_across_years_links_are_followed_and_merging_is_said(office: Office) -> None:
    two_plans(Path(office.register))
    office.ka("set", "KA.02.01", "--quarter", "Q3-2021", "--status", "red", "--reason", "Full")
    office.ka("set", "KA.02.01", "--quarter", "Q2-2022", "--status", "green")
    assert "'ka links suggest 2021/22 2022/23'" in office.ka("compare", "Q3-2021", "Q2-2022").err
    for code in ("KA.02.01", "KA.02.02"):
        office.ka("links", "add", "2021/22", code, "2022/23", "KA.02.01")
    result = office.ka("compare", "Q3-2021", "Q2-2022")
    assert result.err == ""
    merged = "Moved up\tKA.02.01, KA.02.02 → KA.02.01\tA roof for everybody\t■ Red, · Not stated\t▶ Green\tmerged; title, "
    assert result.out.splitlines()[1].startswith(merged)


def test_a_terminal_of_80_columns_shows_what_was_and_is_of_what_was_merged(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_plans(Path(office.register))
    for code in ("KA.01.01", "KA.02.01", "KA.02.02"):
        office.ka("links", "add", "2021/22", code, "2022/23", "KA.02.01")
    monkeypatch.setenv("COLUMNS", "80")
    shown = office.ka("compare", "Q3-2021", "Q2-2022", terminal=True).out.splitlines()
    assert max(map(len, shown)) <= 80
    assert all(heading in shown[1] for heading in ("Activity", "Was", "Is"))


def test_a_quarter_that_is_not_there_is_refused(quarters: Office) -> None:
    assert quarters.ka("compare", "Q1-2030", "Q2-2022").code == 3
    assert quarters.ka("compare", "spring", "Q2-2022").code == 2
