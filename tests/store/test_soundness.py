from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ka_tui.domain.closings import Closing, checksum
from ka_tui.domain.quarter_records import NOTHING, QuarterRecord, record_edit
from ka_tui.store.register_store import RegisterStore
from tests.store.store_cases import Q2, moment, proposal, seeded, set_field, setting


def test_a_sound_register_has_no_problem(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    set_field(store, "Planted.", at=moment(1))
    store.apply(proposal(setting("notice", "Only a sample")))
    assert RegisterStore(store.path).check() == ()


def test_what_was_done_by_hand_to_a_quarter_that_is_signed_off_is_told(tmp_path: Path) -> None:
    store = seeded(tmp_path / "register.json")
    register = store.snapshot()
    closing = Closing(checksum(register.activities(Q2)), date(2022, 10, 14), "Officer", "", "Officer", register.commit)
    store.apply(proposal(record_edit(Q2, NOTHING, QuarterRecord(closings=(closing,)))))
    assert store.check() == ()
    tables = json.loads(store.path.read_bytes())
    tables["activities"]["1"]["progress"] = "Planted by hand."
    store.path.write_text(json.dumps(tables), encoding="utf-8")
    assert "Q2-2022 is signed off, and is no longer what was: its checksum is another one." in RegisterStore(store.path).check()


def change_one(tables: dict[str, Any]) -> dict[str, Any]:
    change: dict[str, Any] = tables["changes"]["1"]
    return change


@pytest.mark.parametrize(
    ("tamper", "problem"),
    [
        (lambda t: t["quarters"].clear(), "Q2-2022 has activities and is not in the list of quarters."),
        (lambda t: t["activities"]["1"].update(status="blue"), "KA.01.01 of Q2-2022 has the status 'blue', which the scheme"),
        (lambda t: t["activities"]["1"].update(title=""), "KA.01.01 of Q2-2022 breaks a rule: The title must not be empty."),
        (lambda t: t["activities"]["1"].update(code="KA.1.1"), "KA.1.1 of Q2-2022 is not in its normal form: code."),
        (lambda t: t["activities"]["1"].update(team="a \x1b b"), "KA.01.01 of Q2-2022 is not in its normal form: team."),
        (lambda t: t["activities"]["1"].update(revision=0), "KA.01.01 of Q2-2022 has revision 0; the first is 1."),
        (lambda t: t["activities"]["1"].update(team="Trees"), "History does not lead to KA.01.01 of Q2-2022 as it stands: team."),
        (lambda t: t["activities"].pop("1"), "History does not lead to KA.01.01 of Q2-2022 as it stands: it is there in one"),
        (lambda t: t["settings"]["2"].update(value="X"), "History does not lead to the setting 'council' as it stands: value."),
        (lambda t: t["meta"]["1"].update(commit=7), "The register is at commit 7, and its history ends with change 2."),
        (lambda t: change_one(t).update(number=2), "Two changes of its history have the same number."),
        (lambda t: change_one(t)["edits"].pop(), "Change 2 does not follow from those before it, at KA.01.03 of Q2-2022."),
        (lambda t: change_one(t)["edits"].pop(0), "History does not lead to the quarter Q2-2022 as it stands"),
        (
            lambda t: t["changes"]["2"]["edits"][0]["before"].update(progress="Other."),
            "Change 2 does not follow from those before it, at KA.01.03 of Q2-2022: progress.",
        ),
    ],
)
def test_what_is_not_sound_is_told(tmp_path: Path, tamper: Callable[[dict[str, Any]], object], problem: str) -> None:
    store = seeded(tmp_path / "register.json")
    set_field(store, "Planted.", code="KA.01.03")
    tables = json.loads(store.path.read_bytes())
    tamper(tables)
    store.path.write_text(json.dumps(tables), encoding="utf-8")
    assert [told for told in store.check() if told.startswith(problem)]
