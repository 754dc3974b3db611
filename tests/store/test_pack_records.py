"""Packs in the file: kept in their quarter's document, brought back with a backup, and refused where they are damaged."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from ka_tui.domain.changes import Edit, Table, addition_of
from ka_tui.domain.grouping import Grouping
from ka_tui.domain.packs import SentPack
from ka_tui.domain.quarter_records import NOTHING, QuarterRecord, record_edit
from ka_tui.errors import RegisterDamaged
from ka_tui.store.register_store import RegisterStore
from tests.domain.strategies import AT, AUTUMN, activity, proposal

PARKS = SentPack(Grouping.TEAM, "Parks", None, 1, AT, "Officer", "parks.docx", ("KA.01.01",))
SENT = QuarterRecord(packs=(PARKS,))


@pytest.fixture
def store(tmp_path: Path) -> RegisterStore:
    """A register that has sent a pack, at change 2."""
    store = RegisterStore(tmp_path / "register.json")
    store.apply(proposal(addition_of(activity("KA.01.01", AUTUMN, team="Parks"))))
    store.apply(proposal(record_edit(AUTUMN, NOTHING, SENT)))
    return store


def quarters_in(store: RegisterStore) -> list[dict[str, object]]:
    return list(orjson.loads(store.path.read_bytes())["quarters"].values())


def test_packs_stand_in_the_document_of_their_quarter(store: RegisterStore) -> None:
    assert quarters_in(store) == [{"quarter": "Q3-2022", "packs": [PARKS.to_dict()]}]
    assert RegisterStore(store.path).snapshot().records == {AUTUMN: SENT}
    store.apply(proposal(record_edit(AUTUMN, SENT, NOTHING)))
    assert quarters_in(store) == [{"quarter": "Q3-2022"}]
    assert store.check() == ()


def test_a_backup_brings_them_back_as_they_were(store: RegisterStore) -> None:
    store.apply(proposal(record_edit(AUTUMN, SENT, NOTHING)))
    newest, oldest = (backup.name for backup in store.backups())
    store.restore(newest, "Officer", AT)
    assert store.snapshot().records == {AUTUMN: SENT}
    store.restore(oldest, "Officer", AT)
    assert store.snapshot().records == {}
    assert store.check() == ()


def test_a_quarter_is_taken_out_with_its_packs_and_opened_with_them_again(store: RegisterStore) -> None:
    removal = Edit(Table.ACTIVITIES, "Q3-2022/KA.01.01", {}, None)
    closing = store.apply(proposal(removal, Edit(Table.QUARTERS, "Q3-2022", {}, None)))
    assert store.snapshot().records == {}
    store.apply(proposal(*(edit.inverse for edit in reversed(closing.edits)), what="undo"))
    assert store.snapshot().records == {AUTUMN: SENT}
    assert store.check() == ()


@pytest.mark.parametrize("packs", ["parks", [{"whose": "Parks"}], [7]])
def test_packs_that_cannot_be_understood_are_told(store: RegisterStore, packs: object) -> None:
    tables = orjson.loads(store.path.read_bytes())
    next(iter(tables["quarters"].values()))["packs"] = packs
    store.path.write_bytes(orjson.dumps(tables))
    with pytest.raises(RegisterDamaged, match="the packs of Q3-2022 cannot be understood"):
        RegisterStore(store.path).snapshot()
