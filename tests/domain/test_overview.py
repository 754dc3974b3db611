"""A quarter in figures, and the queries that lead from each to its activities."""

from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.activities import Activity
from ka_tui.domain.movement import movement
from ka_tui.domain.overview import overview
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.query_language import parse_query
from ka_tui.domain.register import Register
from tests.domain.strategies import AUTUMN, SUMMER, activity, contents, law, normal, register_of

WINTER, SPRING = AUTUMN.next, SUMMER.previous


def in_row(code: str, *statuses: str | None, begin: Quarter = SPRING, **values: object) -> list[Activity]:
    """An activity through the quarters, with a status for each."""
    found, quarter = [], begin
    for status in statuses:
        found.append(activity(code, quarter, status=status, **values))
        quarter = quarter.next
    return found


REGISTER = register_of(
    *in_row("KA.01.01", "green", "amber", "red", team="Parks", portfolio="Outdoors", priority="Clean air", progress="Begun."),
    *in_row("KA.01.02", "red", "red", "amber", team="Parks and Roads", portfolio="Outdoors", priority="Clean air"),
    *in_row("KA.02.01", "amber", "green", "amber", team="parks", portfolio="Homes", priority="Warm homes", next_steps="- Go on"),
    *in_row("KA.02.02", "green", "green", "completed", team="Housing", portfolio="Homes", priority="Warm homes"),
    *in_row("KA.02.03", "red", begin=AUTUMN),
    *in_row("KA.02.04", None, begin=AUTUMN, team="Housing"),
)


def codes(register: Register, query: str, quarter: Quarter = AUTUMN) -> list[str]:
    found = parse_query(query, register.scheme).select(register, register.activities(quarter))
    return [one.code for one in found]


def test_the_figures_of_a_quarter() -> None:
    shown = overview(REGISTER, AUTUMN)
    assert (shown.total, shown.before) == (6, SUMMER)
    assert {status: (figure.size, figure.before) for status, figure in shown.statuses.items()} == {
        "red": (2, 1),
        "amber": (2, 1),
        "green": (0, 2),
        "completed": (1, 0),
        None: (1, 0),
    }
    assert {kind.value: figure.size for kind, figure in shown.movements.items()} == {
        "better": 2,
        "worse": 2,
        "same": 0,
        "new": 2,
        "unknown": 0,
    }
    assert {field: figure.size for field, figure in shown.missing.items()} == {
        "status": 1,
        "progress": 5,
        "next_steps": 5,
        "team": 1,
        "portfolio": 2,
    }


def test_bars_are_by_size_but_priorities_in_the_order_of_the_report() -> None:
    shown = overview(REGISTER, AUTUMN)
    assert [(bar.name, dict(bar.counts)) for bar in shown.priorities] == [
        ("Clean air", {"red": 1, "amber": 1}),
        ("Warm homes", {"amber": 1, "completed": 1}),
        ("", {"red": 1, None: 1}),
    ]
    assert [(bar.name, bar.size) for bar in shown.teams] == [("Housing", 2), ("Parks", 2), ("Parks and Roads", 1), ("", 1)]
    assert [(bar.name, bar.size) for bar in shown.portfolios] == [("Homes", 2), ("Outdoors", 2), ("", 2)]


def test_names_that_differ_only_in_case_are_one_bar_and_found_together() -> None:
    parks = overview(REGISTER, AUTUMN).teams[1]
    assert codes(REGISTER, parks.query) == ["KA.01.01", "KA.02.01"]


def test_the_longest_off_course_come_first_and_of_the_same_length_the_worst() -> None:
    shown = overview(REGISTER, AUTUMN)
    assert [(one.activity.code, one.statuses) for one in shown.longest] == [
        ("KA.01.02", ("red", "red", "amber")),
        ("KA.01.01", ("amber", "red")),
        ("KA.02.03", ("red",)),
        ("KA.02.01", ("amber",)),
    ]
    assert shown.off_course.size == 4


def test_of_many_off_course_some_are_told_and_all_are_found() -> None:
    register = register_of(*(activity(f"KA.01.{n:02}", status="red") for n in range(1, 31)))
    shown = overview(register, SUMMER)
    assert (shown.off_course.size, len(shown.longest)) == (30, 10)
    assert len(codes(register, shown.off_course.query, SUMMER)) == 30


def test_without_the_quarter_before_there_is_no_comparison() -> None:
    shown = overview(REGISTER, SPRING)
    assert shown.before is None
    assert {figure.before for figure in shown.statuses.values()} == {None}


def test_a_quarter_that_is_not_there_has_no_figures() -> None:
    shown = overview(REGISTER, Quarter(2030, 1))
    assert (shown.total, list(shown.teams), list(shown.longest)) == (0, [], [])


def name_of(one: Activity, field: str) -> str:
    name: str = one.heading.heading if field == "priority" else getattr(one, field)
    return name


fields = st.fixed_dictionaries({}, optional={"portfolio": st.sampled_from(("Homes", "Homes and gardens"))})
rows = st.lists(st.tuples(contents, fields).map(lambda both: {**normal(both[0]), **both[1]}), max_size=8)


@given(rows, rows)
@law
def test_every_figure_leads_to_exactly_what_it_counts(then: list[dict[str, object]], now: list[dict[str, object]]) -> None:
    register = register_of(
        *(activity(f"KA.01.{n:02}", SUMMER, **values) for n, values in enumerate(then, 1)),
        *(activity(f"KA.01.{n:02}", AUTUMN, **values) for n, values in enumerate(now, 1)),
    )

    def leads(query: str, count: int, *expected: Activity) -> bool:
        return codes(register, query) == [one.code for one in expected] and len(expected) == count

    shown, activities = overview(register, AUTUMN), register.activities(AUTUMN)
    for status, figure in shown.statuses.items():
        assert leads(figure.query, figure.size, *(one for one in activities if one.status == status))
        for field, bars in (("team", shown.teams), ("portfolio", shown.portfolios), ("priority", shown.priorities)):
            for bar in bars:
                members = [one for one in activities if name_of(one, field) == bar.name]
                having = [one for one in members if one.status == status]
                assert leads(bar.query, bar.size, *members)
                assert leads(f"{bar.query} {figure.query}", bar.counts.get(status, 0), *having)
    for kind, figure in shown.movements.items():
        assert leads(figure.query, figure.size, *(one for one in activities if movement(register, one) is kind))
    for field, figure in shown.missing.items():
        assert leads(figure.query, figure.size, *(one for one in activities if not getattr(one, field)))
    bad = [one for one in activities if one.status in ("red", "amber")]
    assert leads(shown.off_course.query, shown.off_course.size, *bad)
    assert all(leads(one.query, 1, one.activity) for one in shown.longest)
