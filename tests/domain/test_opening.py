"""Opening a quarter: everything goes on exactly once or is closed, and all that was said of it begins empty."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.activities import Activity
from ka_tui.domain.carrying_out import carry_out
from ka_tui.domain.changes import Edit, Table
from ka_tui.domain.history import inverse
from ka_tui.domain.links import Link, Links
from ka_tui.domain.opening import CARRIED_FIELDS, Completed, Opening, kept_in_view, next_quarter, opening, promised_in
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.errors import NoQuarters, NothingToOpenFrom, PlanInsideYear, QuarterBegun, QuarterPassed
from tests.domain.strategies import AUTUMN, SUMMER, activity, contents, contents_of, law, normal, proposal, register_of

WINTER = Quarter(2022, 4)
SPRING = Quarter(2023, 1)


def opened(register: Register, found: Opening) -> Register:
    return carry_out(register, proposal(*found.edits, what="open"), register.commit + 1)[0]


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """Registers whose latest quarter has activities."""
    codes = draw(st.lists(st.integers(1, 30), min_size=1, max_size=8, unique=True))
    quarter = draw(st.sampled_from((SUMMER, WINTER)))
    held = (Activity(quarter, f"KA.01.{code:02}", **{"title": "Sweep", **normal(draw(contents))}) for code in codes)
    return register_of(*held)


quarters_ahead = st.integers(1, 6)
choices = st.sampled_from(Completed)


def ahead(register: Register, steps: int) -> Quarter:
    quarter = register.latest
    for _ in range(steps):
        quarter = quarter.next
    return quarter


@law
@given(registers(), quarters_ahead, choices)
def test_opening_carries_every_activity_exactly_once_or_closes_it(register: Register, steps: int, completed: Completed) -> None:
    source, quarter = register.latest, ahead(register, steps)
    found = opening(register, quarter, completed=completed)
    after = opened(register, found)
    carried = [a.code for a in after.activities(quarter)]
    closed = [a.code for a in found.closed]
    assert sorted(carried + closed) == sorted(register.quarters[source])
    done = {a.code for a in register.activities(source) if a.status == "completed"}
    assert set(closed) == (done if completed is Completed.CLOSE else set())
    for new in after.activities(quarter):
        old = register.activity(source, new.code)
        said = {name: value for name, value in new.content().items() if name not in CARRIED_FIELDS}
        assert all(getattr(new, name) == getattr(old, name) for name in CARRIED_FIELDS)
        assert set(said.values()) == {None, ""}
    assert after.quarters[source] == register.quarters[source]


@law
@given(registers(), quarters_ahead, choices)
def test_undo_of_an_opening_gives_the_same_register(register: Register, steps: int, completed: Completed) -> None:
    found = opening(register, ahead(register, steps), completed=completed)
    after, change = carry_out(register, proposal(*found.edits, what="open"), 2)
    undone, _ = carry_out(after, proposal(*inverse(change), what="undo"), 3)
    assert contents_of(after) != contents_of(register)
    assert contents_of(undone) == contents_of(register)
    assert (undone.links, undone.records) == (register.links, register.records)


@law
@given(registers(), quarters_ahead)
def test_at_a_year_s_end_the_old_plan_is_linked_with_itself_and_only_then(register: Register, steps: int) -> None:
    source, quarter = register.latest, ahead(register, steps)
    after = opened(register, opening(register, quarter))
    codes = register.quarters[source] if source.year != quarter.year else ()
    assert after.links == Links(Link(source.year, code, quarter.year, code) for code in codes)


def test_links_that_are_there_are_not_made_again() -> None:
    link = Link(2022, "KA.01.01", 2023, "KA.01.01")
    register = register_of(activity(quarter=WINTER))._replace(links=Links([link]))
    assert opening(register, SPRING).links == ()


def test_without_a_quarter_the_one_after_the_latest_that_has_activities_is_opened() -> None:
    emptied = register_of(activity())
    emptied, _ = carry_out(emptied, proposal(Edit(Table.QUARTERS, str(AUTUMN), None, {})), 2)
    assert next_quarter(emptied) == AUTUMN
    found = opening(emptied)
    assert (found.quarter, found.source) == (AUTUMN, SUMMER)
    assert [a.code for a in opened(emptied, found).activities(AUTUMN)] == ["KA.01.01"]


def test_a_quarter_in_which_nothing_goes_on_is_opened_all_the_same() -> None:
    register = register_of(activity(status="completed"))
    after = opened(register, opening(register, completed=Completed.CLOSE))
    assert after.activities(AUTUMN) == ()
    assert AUTUMN in after.quarters


def test_what_was_completed_is_told_whatever_becomes_of_it() -> None:
    register = register_of(activity(status="completed"), activity("KA.01.02", status="green"))
    for completed in Completed:
        assert opening(register, completed=completed).completed == ("KA.01.01",)


def test_a_new_plan_makes_the_quarter_and_says_nothing_of_how_it_stands() -> None:
    register = register_of(activity(quarter=WINTER))
    plan = [
        activity("KA.01.02", SPRING, team="Parks", priority="Clean air"),
        activity("KA.01.01", SUMMER, status="green", progress="Half of it is done."),
        activity("KA.01.03", SPRING, title=" "),
    ]
    found = opening(register, SPRING, plan)
    assert (found.source, found.carried, found.links) == (WINTER, (), ())
    assert (found.stripped, found.untitled) == (("KA.01.01",), ("KA.01.03",))
    new = opened(register, found).activities(SPRING)
    assert [(a.code, a.team, a.priority, a.status, a.progress) for a in new] == [
        ("KA.01.01", "", "", None, ""),
        ("KA.01.02", "Parks", "Clean air", None, ""),
    ]


def test_a_register_may_begin_with_a_plan() -> None:
    found = opening(Register(), SPRING, [activity()])
    assert found.source is None
    assert [a.code for a in opened(Register(), found).activities(SPRING)] == ["KA.01.01"]


def test_what_cannot_be_opened_says_why_and_what_can() -> None:
    register = register_of(activity(), activity(quarter=SPRING))
    with pytest.raises(QuarterBegun, match=r"Q2-2022 has begun already, with 1 activity. 'ka open Q2-2023'"):
        opening(register, SUMMER)
    with pytest.raises(QuarterPassed, match=r"Q3-2022 lies before Q1-2023.*'ka import FILE --quarter Q3-2022'"):
        opening(register, AUTUMN)
    with pytest.raises(PlanInsideYear, match="2023/24"):
        opening(register, None, [activity()])
    with pytest.raises(NothingToOpenFrom, match="--plan FILE"):
        opening(Register(), SUMMER)
    with pytest.raises(NoQuarters):
        opening(Register())


# --- last next steps kept in view -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("progress", "next_steps", "field"),
    [("", "", "next_steps"), ("Begun.", "", "next_steps"), ("", "- Go on", "progress"), ("Begun.", "- Go on", None)],
)
def test_what_was_promised_stands_in_one_empty_place(progress: str, next_steps: str, field: str | None) -> None:
    now = activity(quarter=AUTUMN, progress=progress, next_steps=next_steps)
    before = activity(next_steps="- Dig the trench")
    register = register_of(before, now)
    shown = {name: kept_in_view(register, now, name) for name in ("progress", "next_steps")}
    assert [name for name, found in shown.items() if found] == ([field] if field else [])
    assert all(a.next_steps == "- Dig the trench" for found in shown.values() for a in found)


def test_what_promised_nothing_is_not_shown() -> None:
    now = activity(quarter=AUTUMN)
    assert kept_in_view(register_of(activity(), now), now, "next_steps") == ()


def test_the_promises_of_all_that_were_merged_are_kept_each_with_its_code() -> None:
    now = activity("KA.03.01", SPRING)
    old = [activity(code, WINTER, next_steps=f"- Finish {code}") for code in ("KA.01.01", "KA.01.02")]
    links = Links(Link(2022, before.code, 2023, "KA.03.01") for before in old)
    found = kept_in_view(register_of(*old, now)._replace(links=links), now, "next_steps")
    assert [promised_in(now, before) for before in found] == [
        "Promised in Q4 2022/23, KA.01.01",
        "Promised in Q4 2022/23, KA.01.02",
    ]
    assert promised_in(now, activity("KA.03.01", WINTER)) == "Promised in Q4 2022/23"


def test_the_scheme_says_what_is_completed() -> None:
    renamed = (s._replace(id=f"{s.id}-2", word=f"{s.word} 2", aliases=()) for s in PRINTED_KEY)
    scheme = type(PRINTED_KEY)(tuple(renamed))
    register = register_of(activity(status="completed-2"), activity("KA.01.02", status="green-2"), scheme=scheme)
    assert [a.code for a in opening(register, completed=Completed.CLOSE).closed] == ["KA.01.01"]
