"""What queries find, and what they tell of themselves."""

import pytest

from ka_tui.domain.activities import Activity
from ka_tui.domain.movement import Movement
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.query import (
    Query,
    all_of,
    any_of,
    in_quarter,
    moved,
    none_of,
    searched_text,
    standing_for,
    text_anywhere,
    text_in,
    text_is,
    under_code,
    under_priority,
    with_status,
    without,
)
from tests.domain.strategies import AUTUMN, SUMMER, activity, register_of

ACTIVITIES = (
    activity("KA.01.01", title="Plant a hedge", priority_number=1, priority="Clean air", team="Parks", status="green"),
    activity("KA.01.02", title="Café for walkers", theme="The Place", priority="Homes and shops", team="Economy", status="red"),
    activity(
        "KA.02.01",
        title="Mend the roof",
        priority_number=2,
        priority="Warm homes",
        portfolio="Housing",
        progress="Tiles [ordered]. The\nscaffold stands.\n\n- Slates came",
    ),
    activity("KA.12.01", title="Count the 2 swans", priority_number=12, priority="2 rivers", team="Parks", reason="High water"),
)
REGISTER = register_of(*ACTIVITIES)


def codes(query: Query, activities: tuple[Activity, ...] = ACTIVITIES) -> list[str]:
    found = query.select(REGISTER, activities)
    assert query.select(REGISTER, activities, [searched_text(a) for a in activities]) == found
    return [a.code for a in found]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (all_of(()), ["KA.01.01", "KA.01.02", "KA.02.01", "KA.12.01"]),
        (text_anywhere("cafe"), ["KA.01.02"]),
        (text_anywhere("CAFÉ"), ["KA.01.02"]),
        (text_anywhere("[ordered]"), ["KA.02.01"]),
        (text_anywhere("the  scaffold"), ["KA.02.01"]),
        (text_anywhere("stands. slates"), []),
        (text_anywhere("hedgeclean"), []),
        (text_anywhere("hedge clean"), []),
        (text_anywhere("ka.01"), ["KA.01.01", "KA.01.02"]),
        (text_anywhere("high water"), ["KA.12.01"]),
        (text_anywhere(".*"), []),
        (text_anywhere("\u0301"), ["KA.01.01", "KA.01.02", "KA.02.01", "KA.12.01"]),
        (text_in("team", "PARK"), ["KA.01.01", "KA.12.01"]),
        (text_in("portfolio", "hous"), ["KA.02.01"]),
        (text_in("title", "homes"), []),
        (text_in("progress", "the scaffold"), ["KA.02.01"]),
        (text_is("team", "PARKS"), ["KA.01.01", "KA.12.01"]),
        (text_is("team", "park"), []),
        (text_is("title", "cafe for walkers"), ["KA.01.02"]),
        (text_is("priority", "the place homes and shops"), ["KA.01.02"]),
        (text_is("priority", "homes and shops"), []),
        (under_priority("homes"), ["KA.01.02", "KA.02.01"]),
        (under_priority("the place homes"), ["KA.01.02"]),
        (under_priority("2"), ["KA.02.01"]),
        (under_priority("02"), ["KA.02.01"]),
        (under_priority("9" * 5000), []),
        (under_code("KA.01."), ["KA.01.01", "KA.01.02"]),
        (under_code("KA.01.02."), ["KA.01.02"]),
        (under_code("KA.02.", "KA.1"), ["KA.02.01", "KA.12.01"]),
        (with_status("red", "green"), ["KA.01.01", "KA.01.02"]),
        (with_status(None), ["KA.02.01", "KA.12.01"]),
        (with_status(), []),
        (in_quarter(2022, 2), ["KA.01.01", "KA.01.02", "KA.02.01", "KA.12.01"]),
        (in_quarter(2022, 3), []),
        (without("portfolio"), ["KA.01.01", "KA.01.02", "KA.12.01"]),
        (without("status"), ["KA.02.01", "KA.12.01"]),
        (all_of([text_in("team", "parks"), text_anywhere("hedge")]), ["KA.01.01"]),
        (any_of([text_anywhere("swans"), with_status("green")]), ["KA.01.01", "KA.12.01"]),
        (any_of(()), []),
        (none_of(text_anywhere("t")), []),
        (none_of(with_status("red")), ["KA.01.01", "KA.02.01", "KA.12.01"]),
    ],
)
def test_what_is_found(query: Query, found: list[str]) -> None:
    assert codes(query) == found


def test_a_priority_is_missing_where_neither_name_nor_theme_is_there() -> None:
    activities = (activity("KA.01.01"), activity("KA.01.02", theme="The Place"), activity("KA.01.03", priority="Homes"))
    assert codes(without("priority"), activities) == ["KA.01.01"]


def test_the_past_is_asked_of_the_register() -> None:
    register = register_of(
        *(activity("KA.01.01", quarter, status="amber") for quarter in (Quarter(2022, 1), SUMMER, AUTUMN)),
        *(activity("KA.01.02", quarter, status=status) for quarter, status in ((SUMMER, "green"), (AUTUMN, "red"))),
        activity("KA.01.03", AUTUMN),
    )
    autumn = register.activities(AUTUMN)

    def found(query: Query) -> list[str]:
        return [a.code for a in query.select(register, autumn)]

    assert found(moved(Movement.WORSE)) == ["KA.01.02"]
    assert found(moved(Movement.SAME, Movement.NEW)) == ["KA.01.01", "KA.01.03"]
    assert [found(standing_for(n)) for n in (1, 2, 3, 4)] == [["KA.01.01", "KA.01.02"], ["KA.01.01"], ["KA.01.01"], []]


def test_words_are_the_texts_that_matches_have() -> None:
    query = all_of(
        [
            any_of([text_anywhere("Café"), text_in("team", "Parks")]),
            none_of(text_anywhere("hedge")),
            text_anywhere("CAFE"),
            with_status("red"),
            under_priority("2"),
            under_priority("Clean  Air"),
            under_code("KA.02."),
            text_is("title", "Big  Hedge"),
        ]
    )
    assert query.words == ("cafe", "parks", "clean air", "ka.02", "big hedge")


@pytest.mark.parametrize(
    ("query", "quarters"),
    [
        (text_anywhere("a"), None),
        (all_of(()), None),
        (in_quarter(2022, 2), (SUMMER,)),
        (in_quarter(2022, None), (SUMMER, AUTUMN)),
        (in_quarter(None, 4), (Quarter(2021, 4),)),
        (in_quarter(1999, None), ()),
        (all_of([text_anywhere("a"), in_quarter(2022, 2)]), (SUMMER,)),
        (any_of([in_quarter(2022, 2), in_quarter(None, 4)]), (Quarter(2021, 4), SUMMER)),
        (any_of([text_anywhere("a"), in_quarter(2022, 2)]), (Quarter(2021, 4), SUMMER, AUTUMN)),
        (none_of(in_quarter(2022, 2)), (Quarter(2021, 4), SUMMER, AUTUMN)),
        (none_of(text_anywhere("a")), None),
    ],
)
def test_the_quarters_in_which_to_look(query: Query, quarters: tuple[Quarter, ...] | None) -> None:
    register = register_of(activity(quarter=Quarter(2021, 4)), activity(quarter=SUMMER), activity(quarter=AUTUMN))
    assert query.quarters(register) == quarters
