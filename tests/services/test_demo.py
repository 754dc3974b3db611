from __future__ import annotations

from ka_tui.services.demo import sample_register, throw_away_register
from ka_tui.services.editing import set_fields
from tests.services.small_office import desk_of


def test_the_sample_register_holds_six_quarters_and_is_sound() -> None:
    store = desk_of("Officer", sample_register()).store
    assert len(store.snapshot().quarters) == 6
    assert store.snapshot().notice
    assert store.check() == ()


def test_the_copy_may_be_changed_and_is_gone_afterwards() -> None:
    shipped = sample_register().read_bytes()
    with throw_away_register() as path:
        desk = desk_of("Officer", path)
        quarter = desk.register.latest
        code = next(iter(desk.register.quarters[quarter]))
        set_fields(desk, quarter, [code], {"progress": "Tried something"})
        assert desk.register.activity(quarter, code).progress == "Tried something"
    assert not path.parent.exists()
    assert sample_register().read_bytes() == shipped
