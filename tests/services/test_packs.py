from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import addition_of
from ka_tui.domain.grouping import Grouping
from ka_tui.errors import FilesInTheWay, NobodyToAsk, ReadOnly
from ka_tui.services.desk import Desk
from ka_tui.services.packs import PackOrder, make_packs, preview_packs
from ka_tui.services.undoing import undo
from tests.services.small_office import Q1, Q2


def order_of(folder: Path, **more: object) -> PackOrder:
    return PackOrder(folder / "packs", due=date(2022, 10, 28))._replace(**more)  # type: ignore[arg-type]


def test_each_team_gets_a_pack_and_a_text_and_the_register_remembers(officer: Desk, tmp_path: Path) -> None:
    plan = make_packs(officer, order_of(tmp_path))
    assert [file.pack.whose for file in plan.files] == ["Roads"]
    assert [activity.code for activity in plan.unasked] == ["KA.02.01"]
    assert sorted(path.name for path in (tmp_path / "packs").iterdir()) == ["Q2-2022-Roads.docx", "Q2-2022-Roads.txt"]
    letter = (tmp_path / "packs" / "Q2-2022-Roads.txt").read_text("utf-8")
    assert "Fill in the file Q2-2022-Roads.docx, and send it back by 28 October 2022." in letter
    assert "- KA.01.01 Mend the bridge" in letter
    (sent,) = officer.register.record(Q2).packs
    assert (sent.whose, sent.due, sent.commit, sent.sent_by, sent.codes) == (
        "Roads",
        date(2022, 10, 28),
        1,
        "Officer",
        ("KA.01.01",),
    )
    assert officer.store.check() == ()


def test_it_is_one_change_that_undo_takes_back(officer: Desk, tmp_path: Path) -> None:
    make_packs(officer, order_of(tmp_path))
    assert [(change.what, change.why) for change in officer.history()][-1] == ("packs", "due 28 October 2022")
    undo(officer)
    assert officer.register.records == {}
    assert officer.store.check() == ()


def test_a_preview_writes_nothing(officer: Desk, tmp_path: Path) -> None:
    plan = preview_packs(officer, order_of(tmp_path))
    assert (plan.change, len(plan.files)) == (None, 1)
    assert not (tmp_path / "packs").exists()
    assert officer.register.records == {}


def test_last_quarter_is_looked_back_to(officer: Desk, tmp_path: Path) -> None:
    officer.propose("add", [addition_of(Activity(Q1, "KA.01.01", "Mend the bridge", next_steps="Order stones"))])
    (file,) = preview_packs(officer, order_of(tmp_path)).files
    before = file.pack.activities[0].before
    assert before is not None
    assert before.next_steps == "Order stones"


def test_what_is_there_already_stops_all_of_it(officer: Desk, tmp_path: Path) -> None:
    make_packs(officer, order_of(tmp_path))
    written = {path: path.read_bytes() for path in (tmp_path / "packs").iterdir()}
    (tmp_path / "packs" / "Q2-2022-Roads.txt").unlink()
    changes = officer.history()
    for act in (preview_packs, make_packs):
        with pytest.raises(FilesInTheWay):
            act(officer, order_of(tmp_path, format="docx"))
    assert officer.history() == changes
    make_packs(officer, order_of(tmp_path, force=True))
    assert {path: path.read_bytes() for path in (tmp_path / "packs").iterdir()}.keys() == written.keys()


def test_an_excel_pack_is_written_where_that_is_wanted_and_progress_is_told(officer: Desk, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    make_packs(officer, order_of(tmp_path, format="xlsx"), lambda done, of: told.append((done, of)))
    assert ((tmp_path / "packs" / "Q2-2022-Roads.xlsx").exists(), told) == (True, [(1, 1)])


def test_nobody_to_ask_is_told(officer: Desk, tmp_path: Path) -> None:
    with pytest.raises(NobodyToAsk, match=r"Q2-2022 has no team of such a name\. It has: Roads\."):
        make_packs(officer, order_of(tmp_path, names=("Harbour",)))
    with pytest.raises(NobodyToAsk, match=r"No activity of Q2-2022 has a portfolio\."):
        make_packs(officer, order_of(tmp_path, grouping=Grouping.PORTFOLIO))


def test_a_desk_that_only_looks_sends_nothing(officer: Desk, tmp_path: Path) -> None:
    with pytest.raises(ReadOnly):
        make_packs(officer._replace(read_only=True), order_of(tmp_path))
    assert list((tmp_path / "packs").iterdir()) == []
