"""Linking two plans: what is suggested, and what a person decides."""

from pathlib import Path

import pytest

from ka_tui.domain.links import Link, Links
from ka_tui.errors import NoSuchLink, NoSuchPlan, NotInPlan, YearsOutOfOrder
from ka_tui.services.desk import Desk
from ka_tui.services.links import accept, candidates, link, suggestions, unlink
from ka_tui.services.undoing import undo
from tests.services.plan_samples import TRUTH, two_plans


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return two_plans(tmp_path / "register.json")


def suggested(desk: Desk, least: float = 0.4) -> list[tuple[str, str]]:
    return [(one.before.code, one.after.code) for one in suggestions(desk.register, 2021, 2022, least)]


def test_the_likest_are_suggested_and_nothing_is_linked_by_that(desk: Desk) -> None:
    assert set(TRUTH.items()) <= set(suggested(desk))
    assert "KA.03.02" not in dict(suggested(desk))
    assert len(desk.register.links) == 0


def test_all_activities_of_the_later_plan_are_candidates_the_likest_first(desk: Desk) -> None:
    found = candidates(desk.register, 2021, 2022)["KA.03.01"]
    assert found[0].after.code == "KA.01.01"
    assert sorted(one.after.code for one in found) == ["KA.01.01", "KA.01.02", "KA.02.01", "KA.03.01", "KA.03.02"]
    assert [one.likeness for one in found] == sorted((one.likeness for one in found), reverse=True)


def test_what_is_linked_already_is_suggested_no_more(desk: Desk) -> None:
    link(desk, 2021, "KA.01.01", 2022, ["KA.01.02"])
    assert ("KA.01.01", "KA.01.02") not in suggested(desk)
    assert ("KA.03.01", "KA.01.01") in suggested(desk)


def test_one_is_linked_with_several_and_several_with_one_as_one_change_each(desk: Desk) -> None:
    link(desk, 2021, "ka.1.1", 2022, ["KA.01.02", "KA.03.02"])
    link(desk, 2021, "KA.01.02", 2022, ["KA.03.02"])
    links = desk.register.links
    assert links.after(2021, "KA.01.01", 2022) == ("KA.01.02", "KA.03.02")
    assert links.before(2022, "KA.03.02", 2021) == ("KA.01.01", "KA.01.02")
    undo(desk)
    undo(desk)
    assert desk.register.links == Links()


def test_linking_what_is_linked_changes_nothing(desk: Desk) -> None:
    link(desk, 2021, "KA.01.01", 2022, ["KA.01.02"])
    assert link(desk, 2021, "KA.01.01", 2022, ["KA.01.02"]).edits == ()


def test_links_are_taken_away_one_or_all_of_an_activity(desk: Desk) -> None:
    link(desk, 2021, "KA.01.01", 2022, ["KA.01.02", "KA.02.01", "KA.03.02"])
    unlink(desk, 2021, "KA.01.01", 2022, ["KA.02.01"])
    assert desk.register.links.after(2021, "KA.01.01", 2022) == ("KA.01.02", "KA.03.02")
    unlink(desk, 2021, "KA.01.01", 2022)
    assert len(desk.register.links) == 0


def test_what_cannot_be_linked_is_refused_and_nothing_is_half_done(desk: Desk) -> None:
    with pytest.raises(NotInPlan):
        link(desk, 2021, "KA.01.01", 2022, ["KA.01.02", "KA.09.09"])
    with pytest.raises(NotInPlan):
        link(desk, 2021, "KA.09.09", 2022, ["KA.01.02"])
    with pytest.raises(NoSuchPlan):
        link(desk, 2021, "KA.01.01", 2023, ["KA.01.02"])
    with pytest.raises(YearsOutOfOrder):
        link(desk, 2022, "KA.01.01", 2021, ["KA.01.02"])
    with pytest.raises(NoSuchLink):
        unlink(desk, 2021, "KA.01.01", 2022)
    assert len(desk.register.links) == 0


def test_accepting_links_the_likest_of_what_has_no_successor_as_one_change(desk: Desk) -> None:
    link(desk, 2021, "KA.01.01", 2022, ["KA.03.01"])
    change, taken = accept(desk, 2021, 2022, 0.4)
    expected = {code: other for code, other in TRUTH.items() if code != "KA.01.01"}
    assert {one.before.code: one.after.code for one in taken} == expected
    assert set(desk.register.links) == {one.link for one in taken} | {Link(2021, "KA.01.01", 2022, "KA.03.01")}
    assert len(change.edits) == len(taken)
    undo(desk)
    assert len(desk.register.links) == 1


def test_accepting_from_a_likeness_that_nothing_has_changes_nothing(desk: Desk) -> None:
    change, taken = accept(desk, 2021, 2022, 1.0)
    assert (change.edits, taken) == ((), ())
