"""The fields of the query language and their values."""

import pytest

from ka_tui.domain.activities import Activity
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.query_language import parse_query
from ka_tui.domain.statuses import PRINTED_KEY, Status, StatusClass, StatusScheme
from ka_tui.errors import InvalidQuery
from tests.domain.strategies import SUMMER, activity, register_of

Q4, Q1 = Quarter(2021, 4), Quarter(2022, 1)
ACTIVITIES = (
    activity("KA.01.01", Q4, title="Open the library", status="completed"),
    activity("KA.01.01", Q1, title="Mend the bridge", status="green"),
    activity(
        "KA.01.01", status="red", team="Roads", portfolio="Planning", reason="The arch fell", priority="Safe", priority_number=1
    ),
    activity(
        "KA.01.12", status="amber", team="Regulatory Services", progress="Lamps are lit", next_steps="Dig", priority="2 towns"
    ),
    activity("KA.02.01", theme="The Place", priority="Homes", priority_number=2),
    activity("KA.21.02", team="Parks", status="completed"),
)
REGISTER = register_of(*ACTIVITIES)


def places(text: str, activities: tuple[Activity, ...] = ACTIVITIES) -> list[str]:
    found = parse_query(text, PRINTED_KEY).select(REGISTER, activities)
    return [a.code.removeprefix("KA.") if a.quarter == SUMMER else f"{a.quarter}" for a in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("status:red", ["01.01"]),
        ("status:RED", ["01.01"]),
        ("status:r", ["01.01"]),
        ("status:am", ["01.12"]),
        ("status:complete", ["Q4-2021", "21.02"]),
        ("status:compl", ["Q4-2021", "21.02"]),
        ("status:none", ["02.01"]),
        ("status:no", ["02.01"]),
        ('status:"not stated"', ["02.01"]),
        ("status:red,none", ["01.01", "02.01"]),
        ("team:roads", ["01.01"]),
        ('team:"Regulatory Services"', ["01.12"]),
        ('team:parks,"regulatory serv"', ["01.12", "21.02"]),
        ("team:=róads", ["01.01"]),
        ("team:=road", []),
        ("team:=regulatory", []),
        ('team:="regulatory  services",parks', ["01.12", "21.02"]),
        ('-team:="Roads" status:red,amber', ["01.12"]),
        ("portfolio:=planning", ["01.01"]),
        ("title:=bridge", []),
        ('title:="mend the bridge"', ["Q1-2022"]),
        ("priority:=safe", ["01.01"]),
        ("priority:=1", []),
        ('priority:="the place homes"', ["02.01"]),
        ("priority:=homes", []),
        ("portfolio:plan", ["01.01"]),
        ("priority:1", ["01.01"]),
        ("priority:2", ["02.01"]),
        ("priority:towns", ["01.12"]),
        ('priority:"the place homes"', ["02.01"]),
        ("code:KA", ["Q4-2021", "Q1-2022", "01.01", "01.12", "02.01", "21.02"]),
        ("code:KA.02", ["02.01"]),
        ("code:ka.02.", ["02.01"]),
        ("code:02", ["02.01"]),
        ("code:KA.2", ["02.01", "21.02"]),
        ("code:KA.2.", ["02.01"]),
        ("code:KA.01.1", ["Q4-2021", "Q1-2022", "01.01", "01.12"]),
        ("code:KA.01.0", ["Q4-2021", "Q1-2022", "01.01"]),
        ("code:1.12", ["01.12"]),
        ('code:"ka 1 12"', ["01.12"]),
        ("code:KA.021", ["21.02"]),
        ("title:bridge", ["Q1-2022"]),
        ("progress:lamps", ["01.12"]),
        ("next:dig", ["01.12"]),
        ("reason:arch", ["01.01"]),
        ("changed:worse", ["01.01"]),
        ("changed:w", ["01.01"]),
        ("changed:new", ["01.12", "02.01", "21.02"]),
        ("changed:unknown", ["Q4-2021", "Q1-2022"]),
        ("changed:worse,new", ["01.01", "01.12", "02.01", "21.02"]),
        ("standing:2", []),
        ("standing:1", ["Q4-2021", "Q1-2022", "01.01", "01.12", "21.02"]),
        ("quarter:Q1-2022", ["Q1-2022"]),
        ('quarter:"2022/23 Q1"', ["Q1-2022"]),
        ('quarter:"quarter 1 of year 2022/2023"', ["Q1-2022"]),
        ("quarter:Q4", ["Q4-2021"]),
        ('quarter:"fourth quarter"', ["Q4-2021"]),
        ("quarter:2021/22", ["Q4-2021"]),
        ("quarter:2021", ["Q4-2021"]),
        ("quarter:q4,q1", ["Q4-2021", "Q1-2022"]),
        ("missing:status", ["02.01"]),
        ("missing:team quarter:Q2", ["02.01"]),
        ("-missing:progress", ["01.12"]),
        ("-missing:next", ["01.12"]),
        ("-missing:n", ["01.12"]),
        ("-missing:reason", ["01.01"]),
        ("-missing:portfolio", ["01.01"]),
        ("missing:priority quarter:Q2", ["21.02"]),
        ("STATUS:red", ["01.01"]),
        ("Tëam:roads", ["01.01"]),
    ],
)
def test_what_a_field_finds(text: str, found: list[str]) -> None:
    assert places(text) == found


def test_a_number_of_three_digits_is_not_begun_by_one_of_two() -> None:
    assert places("code:KA.10", (activity("KA.100.01"), activity("KA.10.01"))) == ["10.01"]


def test_the_scheme_says_which_statuses_there_are() -> None:
    idle = Status("paused", "Paused", "‖", "#777777", "p", "Nothing is meant to happen.", StatusClass.IDLE, aliases=("on hold",))
    scheme = StatusScheme((*PRINTED_KEY, idle))
    assert [a.code for a in parse_query('status:"on h"', scheme).select(REGISTER, [activity(status="paused")])] == ["KA.01.01"]
    with pytest.raises(InvalidQuery, match="red, amber, green, completed, paused, none"):
        parse_query("status:asleep", scheme)


@pytest.mark.parametrize(
    ("text", "position", "why"),
    [
        ("status:purple", 7, "'purple' is no status. There are: red, amber, green, completed, none."),
        ("a status:red,purple", 13, "'purple' is no status. There are: red, amber, green, completed, none."),
        ("changed:up", 8, "'up' is no way to have changed. There are: better, worse, same, new, unknown."),
        (
            "missing:code",
            8,
            "'code' is nothing that can be missing. There are: status, progress, team, portfolio, reason, priority, next.",
        ),
        ("code:parks", 5, "'parks' begins no code. Codes look like KA.01.02."),
        ("code:KA.1.2.3", 5, "'KA.1.2.3' begins no code. Codes look like KA.01.02."),
        ("status:=red", 7, "'status:' takes no '='. These do: team, portfolio, priority, title."),
        ("a CODE:=KA.01", 7, "'code:' takes no '='. These do: team, portfolio, priority, title."),
        ("standing:0", 9, "'0' is not a number of quarters from 1 to 99."),
        ("standing:long", 9, "'long' is not a number of quarters from 1 to 99."),
        ("standing:" + "9" * 5000, 9, f"'{'9' * 39}…' is not a number of quarters from 1 to 99."),
        (
            "quarter:Q9",
            8,
            "'Q9' is not a quarter. Write it as Q2-2022, or Q2 for that of any year, or 2022/23 for any of that year.",
        ),
        (
            "quarter:2022/24",
            8,
            "'2022/24' is not a quarter. Write it as Q2-2022, or Q2 for that of any year, or 2022/23 for any of that year.",
        ),
    ],
)
def test_a_value_that_a_field_cannot_have(text: str, position: int, why: str) -> None:
    with pytest.raises(InvalidQuery) as error:
        parse_query(text, PRINTED_KEY)
    assert (error.value.text, error.value.position, error.value.why) == (text, position, why)
