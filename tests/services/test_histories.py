from __future__ import annotations

import pytest

from ka_tui.domain.quarters import Quarter
from ka_tui.services.desk import Desk
from ka_tui.services.editing import add_activity, set_fields
from ka_tui.services.histories import changes_of, of_activity, of_report
from ka_tui.services.links import link
from ka_tui.services.undoing import undo
from tests.services.small_office import Q1, Q2

YEAR_BEFORE = Quarter(2021, 4)


@pytest.fixture
def busy(officer: Desk) -> Desk:
    """Change 1 has two activities of Q2; the others one each, the last of another year under the same code; 5 is an undo."""
    add_activity(officer, Q1, "KA.01.01", "Mend the bridge", {})
    add_activity(officer, YEAR_BEFORE, "KA.01.01", "Open the library", {})
    set_fields(officer, Q2, ["KA.01.01", "KA.02.01"], {"status": "green"})
    undo(officer)
    return officer


def seen(changes: object) -> list[tuple[int, list[str]]]:
    return [(change.number, [edit.key for edit in change.edits]) for change in changes]  # type: ignore[attr-defined]  # changes


def test_all_changes_come_latest_first_as_they_are(busy: Desk) -> None:
    changes = busy.history()
    assert changes_of(changes, None, None) == list(reversed(changes))


def test_a_code_and_a_quarter_leave_only_the_edits_asked_for(busy: Desk) -> None:
    changes = busy.history()
    assert seen(changes_of(changes, Q2, "KA.02.01")) == [(n, ["Q2-2022/KA.02.01"]) for n in (5, 4, 1)]
    assert seen(changes_of(changes, Q1, None)) == [(2, ["Q1-2022", "Q1-2022/KA.01.01"])]
    assert [number for number, _ in seen(changes_of(changes, None, "KA.01.01"))] == [5, 4, 3, 2, 1]
    assert changes_of(changes, Quarter(2030, 1), None) == []


def test_an_activity_has_its_history_in_all_quarters_of_its_year_and_none_of_another(busy: Desk) -> None:
    activity = busy.register.activity(Q2, "KA.01.01")
    bridge = [(n, [key]) for n, key in ((5, "Q2-2022/KA.01.01"), (4, "Q2-2022/KA.01.01"), (2, "Q1-2022/KA.01.01"))]
    assert seen(of_activity(busy.history(), busy.register, activity)) == [*bridge, (1, ["Q2-2022/KA.01.01"])]
    library = busy.register.activity(YEAR_BEFORE, "KA.01.01")
    assert seen(of_activity(busy.history(), busy.register, library)) == [(3, ["Q4-2021/KA.01.01"])]


def test_an_activity_s_history_goes_on_where_links_lead(busy: Desk) -> None:
    link(busy, 2021, "KA.01.01", 2022, ["KA.02.01"])
    orchard, library = busy.register.activity(Q2, "KA.02.01"), busy.register.activity(YEAR_BEFORE, "KA.01.01")
    both = [(n, ["Q2-2022/KA.02.01"]) for n in (5, 4)] + [(3, ["Q4-2021/KA.01.01"]), (1, ["Q2-2022/KA.02.01"])]
    for activity in (orchard, library):
        assert seen(of_activity(busy.history(), busy.register, activity)) == both
    assert seen(of_report(busy.history(), busy.register, Q2, "KA.02.01")) == both


def test_the_history_of_a_report_has_no_other_quarter_of_its_year(busy: Desk) -> None:
    assert [number for number, _ in seen(of_report(busy.history(), busy.register, Q1, "KA.01.01"))] == [2]
