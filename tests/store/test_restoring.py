from __future__ import annotations

from pathlib import Path

from ka_tui.domain.carrying_out import carry_out
from ka_tui.domain.changes import UNDO, Edit, Proposal, Table, addition_of, change_of, removal_of
from ka_tui.domain.history import inverse, last_done
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.store.register_store import RegisterStore
from ka_tui.store.restoring import differences
from tests.store.store_cases import Q2, activity, moment, proposal, seeded, set_field, setting

Q3 = Quarter(2022, 3)


def contents(register: Register) -> object:
    kept = {quarter: [a.content() for a in activities.values()] for quarter, activities in register.quarters.items()}
    return register.council, register.notice, kept


def much_changed(store: RegisterStore) -> None:
    """Every kind of change, in one: as many as a restore must be able to take back."""
    store.apply(
        proposal(
            setting("council", "Elsewhere"),
            setting("notice", "A sample"),
            change_of(activity(), {"progress": "Planted.", "status": "green"}),
            removal_of(activity("KA.01.02")),
            addition_of(activity("KA.02.01")),
            addition_of(activity("KA.01.01", Q3)),
            Edit(Table.QUARTERS, "Q4-2022", None, {}),
            at=moment(1),
        )
    )


def test_equal_registers_differ_in_nothing(tmp_path: Path) -> None:
    register = seeded(tmp_path / "register.json").snapshot()
    assert differences(register, register) == ()


def test_differences_lead_from_one_to_the_other_both_ways(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    before = store.snapshot()
    much_changed(store)
    after = store.snapshot()
    assert contents(carry_out(before, proposal(*differences(before, after)), 2)[0]) == contents(after)
    assert contents(carry_out(after, proposal(*differences(after, before)), 2)[0]) == contents(before)


def test_a_restore_brings_everything_back_and_undo_takes_it_away_again(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    before = contents(store.snapshot())
    much_changed(store)
    after = contents(store.snapshot())
    restored = store.restore(None, "Officer", moment(2))
    assert contents(RegisterStore(store.path).snapshot()) == before
    assert last_done(store.history()) == restored
    store.apply(Proposal(UNDO, inverse(restored), "Officer", moment(3), target=restored.number))
    assert contents(RegisterStore(store.path).snapshot()) == after
    assert store.check() == ()


def test_putting_a_backup_in_place_is_no_change_to_undo(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    set_field(store, "One.", at=moment(1))
    set_field(store, "Two.", at=moment(2))
    store.path.write_bytes(b"damaged")
    store.restore(None, "Officer", moment(3))
    assert last_done(store.history()).number == 2
    assert store.snapshot().activity(Q2, "KA.01.01").progress == "One."
