"""Said and did: which steps a quarter must answer, and what came of them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.carrying_out import carry_out
from ka_tui.domain.changes import linking
from ka_tui.domain.judgements import Judgement, PromiseOutcome
from ka_tui.domain.links import Link
from ka_tui.domain.promises import Promise, count_promises, promised, promises
from ka_tui.domain.quarter_records import record_edit
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from tests.domain.strategies import AT, AUTUMN, SUMMER, activity, contents, law, normal, proposal, register_of

KEPT, NOT_KEPT, MOVED, SILENT = PromiseOutcome
WINTER, SPRING = AUTUMN.next, AUTUMN.next.next
POND = "Publish the pond survey."
WEIR = "Repair the weir by 31 January 2023."


def two(next_steps: str, progress: str = "", **more: str) -> Register:
    """The same activity in summer, which promises, and in autumn, which answers."""
    then = activity(quarter=SUMMER, next_steps=next_steps)
    return register_of(then, activity(quarter=AUTUMN, progress=progress, **more))


def judged(register: Register, quarter: Quarter, *outcomes: tuple[str, str, PromiseOutcome]) -> Register:
    known = register.record(quarter)
    judgements = tuple(Judgement(code, step, outcome, AT, "Officer") for code, step, outcome in outcomes)
    edit = record_edit(quarter, known, known._replace(judgements=judgements))
    return carry_out(register, proposal(edit), register.commit + 1)[0]


def linked(register: Register, *links: Link) -> Register:
    return carry_out(register, proposal(*map(linking, links)), register.commit + 1)[0]


def told(found: tuple[Promise, ...]) -> list[tuple[str, int, str, str]]:
    return [(one.code, one.number, one.step.text, str(one.outcome)) for one in found]


def test_each_step_stands_beside_what_came_of_it() -> None:
    register = two(f"- {POND}\n- Tune the organ.", "The pond survey was published.")
    assert told(promises(register, AUTUMN)) == [("KA.01.01", 1, POND, "kept"), ("KA.01.01", 2, "Tune the organ.", "silent")]
    first, second = promises(register, AUTUMN)
    assert first.evidence is not None
    assert first.evidence.text == "The pond survey was published."
    assert (first.confirmed, second.evidence) == (False, None)


def test_what_somebody_judged_counts_whatever_is_suggested() -> None:
    register = judged(two(POND, "The pond survey was published."), AUTUMN, ("KA.01.01", POND, NOT_KEPT))
    (promise,) = promises(register, AUTUMN)
    assert (promise.outcome, promise.confirmed, promise.suggested.outcome) == (NOT_KEPT, True, KEPT)
    assert promised(register, AUTUMN)[0].outcome is NOT_KEPT


def test_a_judgement_of_other_words_is_none_of_this_step() -> None:
    register = judged(two(POND), AUTUMN, ("KA.01.01", "Publish something else.", KEPT))
    assert not promises(register, AUTUMN)[0].confirmed


def test_an_activity_that_ended_leaves_promises_that_nobody_answers() -> None:
    register = register_of(
        activity("KA.01.01", SUMMER, next_steps=POND),
        activity("KA.01.02", SUMMER, next_steps="Tune the organ."),
        activity("KA.01.02", AUTUMN, progress="The pond survey was published."),
    )
    found = promises(register, AUTUMN)
    assert told(found) == [("KA.01.02", 1, "Tune the organ.", "silent"), ("KA.01.01", 1, POND, "silent")]
    assert [promise.answer is None for promise in found] == [False, True]


# --- from one year's plan to the next --------------------------------------------------------------------------------

OLD, NEW = Quarter(2021, 4), Quarter(2022, 1)


def test_promises_are_followed_by_links_into_the_new_plan() -> None:
    register = register_of(
        activity("KA.01.01", OLD, next_steps=POND), activity("KA.05.02", NEW, progress="The pond survey was published.")
    )
    assert promises(register, NEW) == ()
    register = linked(register, Link(2021, "KA.01.01", 2022, "KA.05.02"))
    (promise,) = promises(register, NEW)
    assert (promise.code, promise.origin.code, promise.outcome) == ("KA.05.02", "KA.01.01", KEPT)


def test_activities_that_were_merged_give_their_steps_to_one_and_the_same_step_once() -> None:
    register = linked(
        register_of(
            activity("KA.01.01", OLD, next_steps=f"- {POND}\n- Tune the organ."),
            activity("KA.01.02", OLD, next_steps=f"- {POND}\n- Paint the rail."),
            activity("KA.05.02", NEW),
        ),
        Link(2021, "KA.01.01", 2022, "KA.05.02"),
        Link(2021, "KA.01.02", 2022, "KA.05.02"),
    )
    assert told(promises(register, NEW)) == [
        ("KA.05.02", 1, POND, "silent"),
        ("KA.05.02", 2, "Tune the organ.", "silent"),
        ("KA.05.02", 3, "Paint the rail.", "silent"),
    ]


def test_numbers_tell_steps_of_an_ended_activity_from_those_of_another_under_its_code() -> None:
    register = linked(
        register_of(
            activity("KA.01.01", OLD, next_steps=POND),
            activity("KA.01.02", OLD, next_steps="Tune the organ."),
            activity("KA.01.01", NEW),
        ),
        Link(2021, "KA.01.02", 2022, "KA.01.01"),
    )
    assert told(promises(register, NEW)) == [("KA.01.01", 1, "Tune the organ.", "silent"), ("KA.01.01", 2, POND, "silent")]


# --- dates -----------------------------------------------------------------------------------------------------------


def test_a_day_that_is_still_to_come_is_not_late_and_one_that_has_passed_is() -> None:
    early, late = promises(two(f"- {WEIR}\n- Tune the organ by 30 November 2022."), AUTUMN)
    assert (early.due, early.is_not_yet_due, early.is_overdue) == (date(2023, 1, 31), True, False)
    assert (late.due, late.is_not_yet_due, late.is_overdue) == (date(2022, 11, 30), False, True)


@pytest.mark.parametrize(("day", "overdue"), [("31 December 2022", True), ("1 January 2023", False)])
def test_the_last_day_of_the_quarter_is_past_when_it_ends(day: str, overdue: bool) -> None:
    (promise,) = promises(two(f"Tune the organ by {day}."), AUTUMN)
    assert (promise.is_overdue, promise.is_not_yet_due) == (overdue, not overdue)


def test_what_is_kept_is_neither() -> None:
    (promise,) = promises(two(WEIR, "The weir was repaired by the river trust."), AUTUMN)
    assert (promise.outcome, promise.is_overdue, promise.is_not_yet_due) == (KEPT, False, False)


def through(*progress: str) -> Register:
    """An activity that promises in summer, and what it says in each quarter after."""
    quarters = (AUTUMN, WINTER)[: len(progress)]
    later = (activity(quarter=quarter, progress=text) for quarter, text in zip(quarters, progress, strict=True))
    return register_of(activity(quarter=SUMMER, next_steps=f"- {WEIR}\n- Tune the organ."), *later)


def test_a_step_with_a_day_is_followed_though_nobody_speaks_of_it_any_more() -> None:
    (followed,) = promises(through("", ""), WINTER)
    assert (followed.step.text, followed.origin.quarter, followed.is_overdue) == (WEIR, SUMMER, True)


@pytest.mark.parametrize(("outcome", "is_followed"), [(KEPT, False), (NOT_KEPT, False), (MOVED, True), (SILENT, True)])
def test_it_is_followed_until_somebody_judged_it_kept_or_not(outcome: PromiseOutcome, is_followed: bool) -> None:
    register = judged(through("", ""), AUTUMN, ("KA.01.01", WEIR, outcome))
    assert bool(promises(register, WINTER)) is is_followed


def test_what_a_quarter_between_said_of_it_is_not_forgotten() -> None:
    (followed,) = promises(through("The weir was repaired by the river trust.", "Ducks were counted."), WINTER)
    assert followed.outcome is KEPT
    assert followed.evidence is not None
    assert followed.evidence.quarter == AUTUMN


def test_a_step_that_is_promised_in_the_same_words_again_is_one() -> None:
    register = register_of(
        activity(quarter=SUMMER, next_steps=WEIR), activity(quarter=AUTUMN, next_steps=WEIR), activity(quarter=WINTER)
    )
    (promise,) = promises(register, WINTER)
    assert promise.origin.quarter == AUTUMN


# --- laws ------------------------------------------------------------------------------------------------------------

rows = st.lists(contents.map(normal), max_size=5)


@given(rows, rows, rows)
@law
def test_every_step_is_told_once_and_counted_once(
    first: list[dict[str, object]], second: list[dict[str, object]], third: list[dict[str, object]]
) -> None:
    register = register_of(
        *(
            activity(f"KA.01.{number:02}", quarter, **values)
            for quarter, found in ((SUMMER, first), (AUTUMN, second), (WINTER, third))
            for number, values in enumerate(found, 1)
        )
    )
    for quarter in register.quarters:
        found = promises(register, quarter)
        places = [(promise.code, promise.number) for promise in found]
        assert len(set(places)) == len(places)
        assert len({(promise.code, promise.step.text) for promise in found}) == len(found)
        counts = count_promises(found)
        assert counts.promised == len(found) == counts.confirmed_all + sum(counts.suggested.values())
        assert [
            promise._replace(suggested=told.suggested) for promise, told in zip(promised(register, quarter), found, strict=True)
        ] == [*found]
