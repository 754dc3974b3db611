"""Settings: each is kept and read alike, changed and taken back; a scheme must know every status in use."""

from __future__ import annotations

import pytest

from ka_tui.domain.carrying_out import carry_out
from ka_tui.domain.changes import Edit, Table, change_of
from ka_tui.domain.history import inverse
from ka_tui.domain.labels import Labels
from ka_tui.domain.register import Register
from ka_tui.domain.register_settings import ALWAYS_KEPT, NAMED, SETTINGS, kept_settings, setting_edit
from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.errors import InvalidField, StatusesInUse
from tests.domain.strategies import AUTUMN, activity, proposal, register_of

WITHOUT_RED = StatusScheme(PRINTED_KEY.statuses[1:])


def test_a_new_register_keeps_only_what_it_must() -> None:
    assert set(kept_settings(Register())) == set(ALWAYS_KEPT)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_a_setting_reads_back_as_it_is_kept(setting: object) -> None:
    named = NAMED[getattr(setting, "name", "")]
    value = getattr(Register(), named.attribute)
    assert named.read(named.kept(value), PRINTED_KEY) == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("labels", {"team": ""}),
        ("labels", {"group": "Service"}),
        ("labels", "Team"),
        ("checks_off", "all"),
        ("statuses", [{}]),
        ("weather", 1),
    ],
)
def test_what_a_setting_cannot_hold_is_refused(name: str, value: object) -> None:
    with pytest.raises(InvalidField):
        carry_out(Register(), proposal(Edit(Table.SETTINGS, name, {}, {"value": value})), 1)


def test_a_setting_is_changed_and_taken_back() -> None:
    wanted = Labels(team="Service")
    changed, change = carry_out(Register(), proposal(setting_edit(NAMED["labels"], Labels(), wanted)), 1)
    assert changed.labels == wanted
    assert carry_out(changed, proposal(*inverse(change), what="undo"), 2)[0].labels == Labels()


def test_a_scheme_that_lacks_a_status_in_use_is_refused() -> None:
    with pytest.raises(StatusesInUse, match="'red'"):
        carry_out(register_of(activity(status="red")), proposal(setting_edit(NAMED["statuses"], PRINTED_KEY, WITHOUT_RED)), 2)


def test_a_scheme_and_the_statuses_change_as_one_in_either_order_and_go_back_as_one() -> None:
    red = activity("KA.01.01", AUTUMN, status="red")
    register = register_of(red)
    edits = (change_of(red, {"status": "amber"}), setting_edit(NAMED["statuses"], PRINTED_KEY, WITHOUT_RED))
    changed, change = carry_out(register, proposal(*edits), 2)
    assert changed.scheme == WITHOUT_RED
    assert changed.activity(AUTUMN, "KA.01.01").status == "amber"
    undone, _ = carry_out(changed, proposal(*inverse(change), what="undo"), 3)
    assert undone.scheme == PRINTED_KEY
    assert undone.activity(AUTUMN, "KA.01.01").status == "red"
