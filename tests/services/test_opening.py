"""Opening a quarter at a desk: previewed, one change, from a plan in any format, and undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from ka_tui.domain.links import Link
from ka_tui.domain.opening import Completed
from ka_tui.domain.quarters import Quarter
from ka_tui.errors import NoQuarters, NotAReport, PlanInsideYear, QuarterBegun, ReadOnly
from ka_tui.reports.reading import Source
from ka_tui.services.describing import happening
from ka_tui.services.desk import Desk
from ka_tui.services.editing import add_activity, set_fields
from ka_tui.services.opening import OpeningOrder, Plan, open_quarter, preview_opening, read_plan
from ka_tui.services.undoing import redo, undo
from tests.services.small_office import Q2, desk_of

Q3, SPRING = Quarter(2022, 3), Quarter(2023, 1)
BRIDGE, ORCHARD = "KA.01.01", "KA.02.01"
PLAN = Source(
    "plan.csv",
    b"Code,Title,Priority,Team,Portfolio,Status,Progress\r\n"
    b"KA.01.01,Lay the new path,A safe district,Roads,Planning,,\r\n"
    b"KA.01.02,Sow the meadow,A green district,Parks,Wellbeing,purple,Sown\r\n"
    b"KA.01.02,Sow it twice,,,,,\r\n"
    b"KA.01.03,,,,,,\r\n",
)


def test_opening_is_previewed_and_then_one_change_that_undo_takes_back(officer: Desk) -> None:
    before = officer.store.path.read_bytes()
    preview = preview_opening(officer, OpeningOrder())
    assert officer.store.path.read_bytes() == before
    assert preview.change is None
    done = open_quarter(officer, OpeningOrder())
    assert done.opening == preview.opening
    assert done.change is not None
    assert (done.change.what, done.change.why) == ("open", "Q3-2022 from Q2-2022")
    assert [a.code for a in officer.register.activities(Q3)] == [BRIDGE, ORCHARD]
    assert officer.store.check() == ()
    undo(officer)
    assert Q3 not in officer.register.quarters
    redo(officer)
    assert officer.register.activity(Q3, ORCHARD).progress == ""
    assert officer.store.check() == ()


def test_what_was_completed_is_closed_by_choice(officer: Desk) -> None:
    set_fields(officer, Q2, [ORCHARD], {"status": "completed"})
    done = open_quarter(officer, OpeningOrder(completed=Completed.CLOSE))
    assert [a.code for a in done.opening.closed] == [ORCHARD]
    assert [a.code for a in officer.register.activities(Q3)] == [BRIDGE]


def test_at_a_year_s_end_the_old_plan_goes_on_with_links_in_the_same_change(officer: Desk) -> None:
    done = open_quarter(officer, OpeningOrder(SPRING))
    assert list(officer.register.links) == [Link(2022, code, 2023, code) for code in (BRIDGE, ORCHARD)]
    assert done.opening.source == Q2
    undo(officer)
    assert len(officer.register.links) == 0


def test_a_new_plan_is_read_as_any_report_is_and_its_statuses_are_not_taken_over(officer: Desk) -> None:
    plan = read_plan(officer, PLAN, SPRING)
    assert [problem.place for problem in plan.problems] == ["row 4", "row 5"]
    done = open_quarter(officer, OpeningOrder(SPRING, plan))
    assert (done.opening.stripped, done.opening.untitled) == (("KA.01.02",), ("KA.01.03",))
    assert done.change is not None
    assert done.change.why == "Q1-2023 with plan.csv"
    new = officer.register.activities(SPRING)
    assert [(a.code, a.title, a.team, a.status, a.status_source, a.progress) for a in new] == [
        ("KA.01.01", "Lay the new path", "Roads", None, None, ""),
        ("KA.01.02", "Sow the meadow", "Parks", None, None, ""),
    ]
    assert len(officer.register.links) == 0
    undo(officer)
    assert SPRING not in officer.register.quarters


@pytest.mark.parametrize("headings", [("Code", "Key Activity", "Team"), ("Ref.", "Description of activity", "Lead")])
def test_a_plan_s_table_needs_no_column_of_a_report(officer: Desk, headings: tuple[str, ...]) -> None:
    rows = [headings, ("---",) * 3, ("KA.01.01", "Lay the new path", "Roads"), ("KA.01.02", "Sow the meadow", "Parks")]
    table = "# Plan\n\n" + "".join(f"| {' | '.join(row)} |\n" for row in rows)
    plan = read_plan(officer, Source("plan.md", table.encode()), SPRING)
    assert [(a.title, a.team, a.progress) for a in plan.activities] == [
        ("Lay the new path", "Roads", ""),
        ("Sow the meadow", "Parks", ""),
    ]


def test_an_import_s_own_columns_are_known_to_a_plan_too(officer: Desk, tmp_path: Path) -> None:
    from ka_tui.reports.reading import Hints
    from ka_tui.services.importing import import_reports

    columns = {"what we do": "title"}
    table = b"Code,What we do,Team\r\nKA.03.01,Sweep the leaves,Parks\r\n"
    import_reports(officer, [Source("a.csv", table)], Hints(Q2, columns=columns))
    plan = read_plan(officer, Source("b.csv", table), SPRING)
    assert [activity.title for activity in plan.activities] == ["Sweep the leaves"]


def test_a_register_may_begin_with_a_plan(tmp_path: Path) -> None:
    desk = desk_of("Officer", tmp_path / "new.json")
    with pytest.raises(NoQuarters):
        read_plan(desk, PLAN)
    open_quarter(desk, OpeningOrder(SPRING, read_plan(desk, PLAN, SPRING)))
    assert [a.code for a in desk.register.activities(SPRING)] == ["KA.01.01", "KA.01.02"]


def test_what_is_no_plan_is_told(officer: Desk) -> None:
    with pytest.raises(NotAReport):
        read_plan(officer, Source("a.csv", b"Code,Team\r\nKA.01.01,Roads\r\n"), SPRING)
    with pytest.raises(NotAReport):
        read_plan(officer, Source("a.txt", b"Dear all,"), SPRING)
    with pytest.raises(PlanInsideYear):
        preview_opening(officer, OpeningOrder(plan=Plan("plan.csv", (), ())))


def test_a_quarter_that_has_begun_is_left_as_it_is(officer: Desk, deputy: Desk) -> None:
    open_quarter(deputy, OpeningOrder())
    before = officer.store.path.read_bytes()
    with pytest.raises(QuarterBegun):
        open_quarter(officer, OpeningOrder(Q3))
    assert officer.store.path.read_bytes() == before


def test_what_was_written_meanwhile_is_carried_too(officer: Desk, deputy: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    propose, meanwhile = Desk.propose, [True]

    def late(desk: Desk, what: str, edits: object, **more: object) -> object:
        if what == "open" and meanwhile:
            meanwhile.clear()
            add_activity(deputy, Q2, "KA.03.01", "Sweep the leaves", {})
        return propose(desk, what, edits, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Desk, "propose", late)
    open_quarter(officer, OpeningOrder())
    assert [a.code for a in officer.register.activities(Q3)] == [BRIDGE, ORCHARD, "KA.03.01"]


def test_two_who_open_the_next_quarter_at_once_open_one(officer: Desk, deputy: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    propose, meanwhile = Desk.propose, [True]

    def late(desk: Desk, what: str, edits: object, **more: object) -> object:
        if meanwhile:
            meanwhile.clear()
            open_quarter(deputy, OpeningOrder())
        return propose(desk, what, edits, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Desk, "propose", late)
    with pytest.raises(QuarterBegun):
        open_quarter(officer, OpeningOrder())
    assert max(officer.register.quarters) == Q3


def test_a_desk_that_only_looks_previews_and_opens_nothing(officer: Desk) -> None:
    looking = officer._replace(read_only=True)
    assert len(preview_opening(looking, OpeningOrder()).opening.carried) == 2
    with pytest.raises(ReadOnly):
        open_quarter(looking, OpeningOrder())


def test_history_says_from_where(officer: Desk) -> None:
    from ka_tui.domain.history import course

    change = open_quarter(officer, OpeningOrder()).change
    assert change is not None
    told = happening(officer.register.scheme, course(officer.history()), change)
    assert told == "open: Q3-2022 from Q2-2022"
