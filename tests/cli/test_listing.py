from __future__ import annotations

import pytest

from tests.cli.office import AT, Office, lines

KEYS = [
    "quarter",
    "code",
    "title",
    "theme",
    "priority_number",
    "priority",
    "team",
    "portfolio",
    "status",
    "status_source",
    "progress",
    "next_steps",
    "reason",
    "revision",
    "updated_at",
    "updated_by",
]


def test_a_pipe_gets_a_line_for_each_activity_of_the_latest_quarter_with_tabs_and_nothing_else(filled: Office) -> None:
    assert filled.ka("list") == (
        0,
        lines(
            "KA.01.01\tMend the bridge\t▶ Green\t↑\tRoads\tPlanning",
            "KA.01.02\tLight the towpath\t· Not stated\t+\tRoads\tPlanning",
            "KA.02.01\tPlant the orchard\t· Not stated\t\tParks\tWellbeing",
        ),
        "",
    )


def test_a_terminal_gets_aligned_columns_with_a_heading_and_colour_on_statuses_only(
    filled: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert filled.ka("list", terminal=True).out == lines(
        "Code      Activity           Status           Team   Portfolio",
        "KA.01.01  Mend the bridge    \x1b[38;5;35m▶ Green\x1b[0m       ↑  Roads  Planning",
        "KA.01.02  Light the towpath  · Not stated  +  Roads  Planning",
        "KA.02.01  Plant the orchard  · Not stated     Parks  Wellbeing",
    )


def test_every_quarter_at_once_names_the_quarter(filled: Office) -> None:
    assert filled.ka("list", "--all-quarters", "--status", "green", "--status", "completed").out == lines(
        "Q4-2021\tKA.01.01\tOpen the library on Sundays\t✔ Completed\t\tCulture\tLeisure",
        "Q1-2022\tKA.02.01\tPlant the orchard\t▶ Green\t\tParks\tWellbeing",
        "Q2-2022\tKA.01.01\tMend the bridge\t▶ Green\t↑\tRoads\tPlanning",
    )


@pytest.mark.parametrize("spelling", ["Q1-2022", "Q1 2022/23", "2022/23 Q1", "quarter 1 of year 2022/2023", "q1-2022"])
def test_a_quarter_may_be_spelt_as_people_spell_it(filled: Office, spelling: str) -> None:
    assert [a["quarter"] for a in filled.json("list", "--quarter", spelling)] == ["Q1-2022", "Q1-2022"]


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (["--status", "green"], ["KA.01.01"]),
        (["--status", "none"], ["KA.01.02", "KA.02.01"]),
        (["--status", "G", "--status", "none"], ["KA.01.01", "KA.01.02", "KA.02.01"]),
        (["--team", "road"], ["KA.01.01", "KA.01.02"]),
        (["--portfolio", "Wellbeing"], ["KA.02.01"]),
        (["--priority", "2"], ["KA.02.01"]),
        (["--priority", "safe"], ["KA.01.01", "KA.01.02"]),
        (["--search", "trench CABLE"], ["KA.01.02"]),
        (["--team", "road", "--status", "none"], ["KA.01.02"]),
        (["--where", "trench or orchard"], ["KA.01.02", "KA.02.01"]),
        (["--where", "trench or orchard", "--team", "parks"], ["KA.02.01"]),
        (["--where", "changed:better,new -status:none"], ["KA.01.01"]),
        (["--where", " "], ["KA.01.01", "KA.01.02", "KA.02.01"]),
    ],
)
def test_filters_narrow_the_list_together(filled: Office, options: list[str], codes: list[str]) -> None:
    assert [activity["code"] for activity in filled.json("list", *options)] == codes


def test_a_query_that_names_quarters_looks_through_all_of_them(filled: Office) -> None:
    assert filled.ka("list", "--where", "quarter:2021/22,Q1 -team:parks").out == lines(
        "Q4-2021\tKA.01.01\tOpen the library on Sundays\t✔ Completed\t\tCulture\tLeisure",
        "Q1-2022\tKA.01.01\tMend the bridge\t▲ Amber\t\tRoads\tPlanning",
    )
    assert filled.json("list", "--where", "quarter:Q1", "--quarter", "Q2-2022") == []
    told = "No activity of any quarter is like that. 'ka list' shows what there is.\n"
    assert filled.ka("list", "--where", "quarter:Q3-2030") == (0, "", told)


def test_a_query_that_cannot_be_read_is_pointed_at(filled: Office) -> None:
    assert filled.ka("list", "--where", "bridge status:purple") == (
        2,
        "",
        "ka: 'purple' is no status. There are: red, amber, green, completed, none.\n  bridge status:purple\n                ^\n",
    )


def test_json_has_exactly_the_fields_of_the_contract(filled: Office) -> None:
    listed = filled.json("list")
    assert [list(activity) for activity in listed] == [KEYS] * 3
    assert listed[1] == {
        "quarter": "Q2-2022",
        "code": "KA.01.02",
        "title": "Light the towpath",
        "theme": None,
        "priority_number": 1,
        "priority": "A safe district",
        "team": "Roads",
        "portfolio": "Planning",
        "status": None,
        "status_source": "▶",
        "progress": "Lamps are ordered",
        "next_steps": "- Dig the trench\n- Lay the cable",
        "reason": "",
        "revision": 1,
        "updated_at": AT,
        "updated_by": "Officer",
    }
    assert filled.ka("list", "--format", "json").out == filled.ka("list", "--json").out


def test_nothing_found_is_told_and_is_no_mistake(filled: Office) -> None:
    told = "No activity of Q2-2022 is like that. 'ka list' shows what there is.\n"
    assert filled.ka("list", "--search", "zebra") == (0, "", told)
    assert filled.ka("list", "--search", "zebra", "--json") == (0, "[]\n", "")


def test_an_empty_quarter_is_told(office: Office) -> None:
    office.done("add", "KA.01.01", "Only one", "--quarter", "Q2-2022")
    office.done("remove", "KA.01.01")
    told = "There is no activity yet. Add one with 'ka add CODE TITLE', or read a report in with 'ka import FILE'.\n"
    assert office.ka("list") == (0, "", told)


def test_mistakes_name_what_would_be_right(filled: Office) -> None:
    assert filled.ka("list", "--status", "purple") == (
        2,
        "",
        "ka: 'purple' is not a status. The scheme has: red, amber, green, completed, none.\n",
    )
    assert filled.ka("list", "--quarter", "Q5-2022") == (
        2,
        "",
        "ka: 'Q5-2022' is not a quarter. Write it as Q2-2022 (quarter 2 of 2022/23) or 'Q2 2022/23'.\n",
    )
    assert filled.ka("list", "--quarter", "Q3-2022") == (
        3,
        "",
        "ka: The register has no quarter Q3-2022. It has: Q4-2021, Q1-2022, Q2-2022. "
        "'ka open Q3-2022' starts it from the last one.\n",
    )
    assert filled.ka("list", "--quarter", "Q1-2022", "--all-quarters") == (
        2,
        "",
        "ka: --quarter names one quarter, and --all-quarters means every one. Leave one of them out. "
        "'ka list --help' shows how.\n",
    )


def test_text_from_people_drives_no_terminal_and_breaks_no_column(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    hostile = "[bold]a[/x]\x1b[31m\x1b]52;c;eA==\x07\u202eb\tc\nd 市场 🌱 é"
    office.done("add", "KA.01.01", hostile, "--quarter", "Q2-2022", "--team", hostile)
    office.done("add", "KA.01.02", "x" * 50_000, "--team", "市" * 9)
    piped = office.ka("list").out.splitlines()
    assert piped[0].split("\t")[1] == "[bold]a[/x][31m]52;c;eA==b c d 市场 🌱 é"
    shown = office.ka("list", terminal=True).out
    assert not set(shown) & {"\x1b", "\x07", "\t", "\u202e"}
    assert shown == lines(
        "Code      Activity                 Status        Team",
        "KA.01.01  [bold]a[/x][31m]52;c;e…  · Not stated  [bold]a[/x…",
        "KA.01.02  xxxxxxxxxxxxxxxxxxxxxx…  · Not stated  市市市市市…",
    )
