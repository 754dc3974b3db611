"""How alike the activities of two plans are."""

from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.activities import Activity
from ka_tui.services.likeness import likenesses
from tests.domain.strategies import hostile_text, law
from tests.services.plan_samples import NEW, OLD, TRUTH, activities

PLAN = st.lists(
    st.builds(Activity, st.just(OLD), st.just("KA.01.01"), hostile_text, team=hostile_text, progress=hostile_text), max_size=4
)


def likest() -> dict[str, tuple[str, float]]:
    old, new = activities(OLD), activities(NEW)
    found = {}
    for one, row in zip(old, likenesses(old, new), strict=True):
        likeness, code = max(zip(row, (other.code for other in new), strict=True))
        found[one.code] = code, likeness
    return found


def test_the_likest_is_what_a_reader_would_say_whatever_titles_and_teams_are_called() -> None:
    assert {code: other for code, (other, _) in likest().items() if code in TRUTH} == TRUTH


def test_what_nothing_continues_is_less_like_anything_than_what_goes_on() -> None:
    alike = {code: likeness for code, (_, likeness) in likest().items()}
    assert alike["KA.03.02"] < 0.25 < min(alike[code] for code in TRUTH)


def test_a_plan_is_most_like_itself() -> None:
    old = activities(OLD)
    matrix = likenesses(old, old)
    assert [row.index(max(row)) for row in matrix] == list(range(len(old)))
    assert min(row[place] for place, row in enumerate(matrix)) > 0.9


def test_activities_that_say_nothing_in_common_are_not_alike_at_all() -> None:
    bridge, trees = activities(OLD)[0], activities(NEW)[3]
    assert likenesses([bridge], [trees._replace(progress="")]) == [[0.0]]


def test_groups_that_a_plan_does_not_name_prove_nothing() -> None:
    old = activities(OLD)
    named, unnamed = (likenesses(old, [one._replace(team=team) for one in old[:1]])[0][0] for team in (old[0].team, ""))
    assert unnamed < named


@law
@given(PLAN, PLAN)
def test_a_likeness_is_from_0_to_1_whatever_the_plans_say(old: list[Activity], new: list[Activity]) -> None:
    matrix = likenesses(old, new)
    assert [len(row) for row in matrix] == [len(new)] * len(old)
    assert all(0 <= likeness <= 1 for row in matrix for likeness in row)
