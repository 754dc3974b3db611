"""Changing many activities at once: one change, nothing of anybody else's lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ka_tui.domain.changes import Change
from ka_tui.errors import InvalidStatus, NoSuchActivity, StaleEdit
from ka_tui.services.desk import Desk
from ka_tui.services.editing import set_fields
from ka_tui.services.editing_many import set_many
from ka_tui.services.undoing import undo
from tests.services.small_office import Q2

BOTH = ("KA.01.01", "KA.02.01")


def test_fields_are_set_and_texts_added_as_one_change_that_undo_takes_back(officer: Desk) -> None:
    before = officer.register
    change = set_many(officer, Q2, BOTH, {"status": "amber", "team": "Parks"}, {"progress": "Rain stopped it."})
    found = [officer.register.activity(Q2, code) for code in BOTH]
    assert [(a.status, a.team, a.progress) for a in found] == [
        ("amber", "Parks", "Rain stopped it."),
        ("amber", "Parks", "Dug\n\nRain stopped it."),
    ]
    assert change.what == "set status and team, add to progress"
    undo(officer)
    assert [a.content() for a in officer.register.activities(Q2)] == [a.content() for a in before.activities(Q2)]


def test_a_priority_is_taken_whole_and_an_old_reason_goes_with_its_status(officer: Desk) -> None:
    set_fields(officer, Q2, BOTH, {"status": "red", "reason": "No money"})
    set_many(officer, Q2, BOTH, {"status": "amber", "priority": "Safe roads"}, {})
    assert [(a.theme, a.priority_number, a.reason) for a in officer.register.activities(Q2)] == [("The Place", 1, "")] * 2


def test_a_reason_is_told_by_history(officer: Desk) -> None:
    assert set_many(officer, Q2, BOTH, {"status": "red", "reason": "No money"}, {}).why == "No money"


def test_what_somebody_else_set_meanwhile_is_refused(officer: Desk, deputy: Desk) -> None:
    seen = officer.register
    set_fields(deputy, Q2, ["KA.02.01"], {"team": "Deputy's"})
    with pytest.raises(StaleEdit) as refused:
        set_many(officer, Q2, BOTH, {"team": "Officer's"}, {}, seen)
    assert refused.value.theirs == {"KA.02.01 team": "Deputy's"}
    assert [a.team for a in officer.register.activities(Q2)] == ["Roads", "Deputy's"]


def test_a_text_is_added_to_what_stands_there_when_it_is_written(
    officer: Desk, deputy: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose: Callable[..., Change] = Desk.propose

    def after_the_deputy(desk: Desk, *arguments: object, **named: object) -> Change:
        monkeypatch.undo()
        set_fields(deputy, Q2, ["KA.02.01"], {"progress": "Dug and planted"})
        return propose(desk, *arguments, **named)

    monkeypatch.setattr(Desk, "propose", after_the_deputy)
    set_many(officer, Q2, BOTH, {}, {"progress": "Watered"})
    assert officer.register.activity(Q2, "KA.02.01").progress == "Dug and planted\n\nWatered"


@pytest.mark.parametrize(
    ("codes", "values", "error"), [(BOTH, {"status": "purple"}, InvalidStatus), (("KA.09.09",), {"team": "x"}, NoSuchActivity)]
)
def test_what_makes_no_sense_is_refused_whole(
    officer: Desk, codes: tuple[str, ...], values: dict[str, str], error: type[Exception]
) -> None:
    before = officer.register
    with pytest.raises(error):
        set_many(officer, Q2, codes, values, {"progress": "x"})
    assert officer.register == before
