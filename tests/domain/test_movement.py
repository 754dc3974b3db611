"""How activities move from quarter to quarter."""

import pytest

from ka_tui.domain.activities import Activity
from ka_tui.domain.movement import Movement, compare_statuses, movement, predecessor, standing, trail
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import PRINTED_KEY, Status, StatusClass, StatusScheme
from tests.domain.strategies import activity, register_of

Q4_LAST_YEAR, Q1, Q2, Q3 = Quarter(2021, 4), Quarter(2022, 1), Quarter(2022, 2), Quarter(2022, 3)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("red", "amber", Movement.BETTER),
        ("green", "completed", Movement.BETTER),
        ("completed", "green", Movement.WORSE),
        ("green", "red", Movement.WORSE),
        ("amber", "amber", Movement.SAME),
        (None, "green", Movement.UNKNOWN),
        ("green", None, Movement.UNKNOWN),
        (None, None, Movement.UNKNOWN),
        ("mauve", "green", Movement.UNKNOWN),
    ],
)
def test_statuses_compared(before: str | None, after: str | None, expected: Movement) -> None:
    assert compare_statuses(PRINTED_KEY, before, after) is expected


def test_a_pause_is_no_movement() -> None:
    idle = Status("paused", "Paused", "‖", "#777777", "p", "Nothing is meant to happen.", StatusClass.IDLE)
    assert compare_statuses(StatusScheme((*PRINTED_KEY, idle)), "green", "paused") is Movement.UNKNOWN


def line(quarter: Quarter, status: str | None, code: str = "KA.01.01") -> Activity:
    return activity(code, quarter, status=status)


def test_an_activity_is_compared_with_the_quarter_before() -> None:
    register = register_of(line(Q1, "green"), line(Q2, "amber"), line(Q3, "amber"))
    assert [movement(register, line(q, s)) for q, s in ((Q2, "amber"), (Q3, "amber"))] == [Movement.WORSE, Movement.SAME]


def test_codes_do_not_match_over_the_turn_of_the_year() -> None:
    register = register_of(line(Q4_LAST_YEAR, "red"), line(Q1, "green"))
    assert predecessor(register, line(Q1, "green")) is None
    assert movement(register, line(Q1, "green")) is Movement.UNKNOWN
    assert trail(register, line(Q1, "green")) == ((Q1, "green"),)


def test_new_is_what_the_quarter_before_does_not_have() -> None:
    register = register_of(line(Q1, "green"), line(Q2, "green", "KA.05.05"))
    assert movement(register, line(Q2, "green", "KA.05.05")) is Movement.NEW


def test_nothing_is_new_without_a_quarter_before() -> None:
    register = register_of(line(Q1, "green"))
    assert movement(register, line(Q1, "green")) is Movement.UNKNOWN


def test_the_quarter_before_is_the_last_one_that_the_register_has() -> None:
    register = register_of(line(Q1, "green"), line(Q3, "red"))
    assert movement(register, line(Q3, "red")) is Movement.WORSE
    assert trail(register, line(Q3, "red")) == ((Q1, "green"), (Q3, "red"))


def test_the_trail_is_oldest_first_and_stops_at_a_gap() -> None:
    register = register_of(line(Q1, None), line(Q2, "amber"), line(Q3, "green"), line(Q3, "red", "KA.02.02"))
    assert trail(register, line(Q3, "green")) == ((Q1, None), (Q2, "amber"), (Q3, "green"))
    assert trail(register, line(Q3, "green"), 2) == ((Q2, "amber"), (Q3, "green"))
    assert trail(register, line(Q3, "red", "KA.02.02")) == ((Q3, "red"),)


@pytest.mark.parametrize(
    ("statuses", "quarters"),
    [
        (["red"], 1),
        (["green", "red", "red"], 2),
        (["red", "red", "red"], 3),
        (["red", "green", "red"], 1),
        (["red", None, "red"], 1),
        (["red", "red", None], 0),
    ],
)
def test_quarters_with_the_present_status_are_counted_back_to_another(statuses: list[str | None], quarters: int) -> None:
    lines = [line(quarter, status) for quarter, status in zip((Q1, Q2, Q3), statuses, strict=False)]
    assert standing(register_of(*lines), lines[-1]) == quarters


def test_a_status_stands_no_longer_than_its_year() -> None:
    register = register_of(line(Q4_LAST_YEAR, "red"), line(Q1, "red"))
    assert standing(register, line(Q1, "red")) == 1


def test_every_movement_has_an_arrow_of_its_own() -> None:
    arrows = [movement.symbol for movement in Movement]
    assert len(set(arrows)) == len(arrows)
    assert all(len(arrow) == 1 for arrow in arrows)
