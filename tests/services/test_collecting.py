from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from ka_tui.domain.changes import Edit, Table, change_of
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.errors import InvalidStatus
from ka_tui.services.collecting import (
    Choices,
    Collection,
    Verdict,
    collect,
    preview_collect,
    stated_status,
)
from ka_tui.services.desk import Desk
from ka_tui.services.editing import remove_activities, set_fields
from ka_tui.services.packs import PackOrder, make_packs
from ka_tui.services.undoing import undo
from tests.reports.pack_samples import filled_excel, filled_word
from tests.services.small_office import Q2, two_activities

BRIDGE, ORCHARD = "KA.01.01", "KA.02.01"


@pytest.fixture
def packs(officer: Desk, tmp_path: Path) -> Path:
    """A folder with the packs of Roads and Parks, due in two weeks."""
    set_fields(officer, Q2, [ORCHARD], {"team": "Parks"})
    make_packs(officer, PackOrder(tmp_path / "packs", due=date(2022, 10, 28)))
    return tmp_path / "packs"


def filled(packs: Path, name: str, answers: Mapping[str, str], sent: str = "Q2-2022-Roads.docx") -> Path:
    path = packs / name
    path.write_bytes((filled_excel if sent.endswith("xlsx") else filled_word)((packs / sent).read_bytes(), answers))
    return path


def verdicts(done: Collection) -> list[tuple[str, Verdict]]:
    return [(file.name, file.verdict) for file in done.files]


ANSWERS = {f"{BRIDGE}:status": "▲ Amber", f"{BRIDGE}:progress": "One arch\n- of two", f"{BRIDGE}:next_steps": "The other"}


def test_what_came_back_is_one_change_that_undo_takes_back(officer: Desk, packs: Path) -> None:
    done = collect(officer, [filled(packs, "back.docx", ANSWERS)], Choices())
    bridge = officer.register.activity(Q2, BRIDGE)
    assert (bridge.status, bridge.progress, bridge.next_steps) == ("amber", "One arch\n\n- of two", "The other")
    assert done.change is not None
    assert (done.change.what, done.change.why) == ("collect", "back.docx")
    assert [(s.whose, s.has_returned, s.is_settled) for s in done.standings] == [("Parks", False, False), ("Roads", True, True)]
    assert officer.store.check() == ()
    undo(officer)
    assert officer.register.activity(Q2, BRIDGE).status is None
    assert [pack.returns for pack in officer.register.record(Q2).packs] == [(), ()]
    assert officer.store.check() == ()


def test_a_preview_shows_the_same_and_changes_nothing(officer: Desk, packs: Path) -> None:
    back, before = filled(packs, "back.docx", ANSWERS), officer.store.path.read_bytes()
    preview = preview_collect(officer, [back], Choices())
    assert officer.store.path.read_bytes() == before
    done = collect(officer, [back], Choices())
    assert (preview.outcome, preview.files) == (done.outcome, done.files)
    assert preview.change is None


def test_an_excel_return_is_collected_too(officer: Desk, packs: Path) -> None:
    make_packs(officer, PackOrder(packs, format="xlsx", force=True))
    collect(officer, [filled(packs, "b.xlsx", {f"{BRIDGE}:status": "Red"}, "Q2-2022-Roads.xlsx")], Choices())
    assert officer.register.activity(Q2, BRIDGE).status == "red"


def test_a_conflict_is_kept_until_the_return_is_to_win(officer: Desk, packs: Path) -> None:
    back = filled(packs, "back.docx", ANSWERS)
    set_fields(officer, Q2, [BRIDGE], {"progress": "Officer's"})
    done = collect(officer, [back], Choices())
    assert [(item.field, item.before, item.after) for item in done.outcome.conflicts] == [
        ("progress", "Officer's", "One arch\n\n- of two")
    ]
    assert officer.register.activity(Q2, BRIDGE).progress == "Officer's"
    again = collect(officer, [back], Choices(take=[(BRIDGE, "progress")]))
    assert verdicts(again) == [("back.docx", Verdict.KNOWN)]
    assert officer.register.activity(Q2, BRIDGE).progress == "One arch\n\n- of two"


def test_copies_versions_and_renamed_files_are_recognised(officer: Desk, packs: Path) -> None:
    one = filled(packs, "one.docx", ANSWERS)
    copy = filled(packs, "copy.docx", ANSWERS)
    other = filled(packs, "other.docx", {**ANSWERS, f"{BRIDGE}:progress": "Both arches"})
    done = collect(officer, [one, copy, other], Choices())
    assert verdicts(done) == [("one.docx", Verdict.TAKEN), ("copy.docx", Verdict.COPY), ("other.docx", Verdict.TAKEN)]
    assert done.files[0].notes == ("It was sent as Q2-2022-Roads.docx.",)
    assert [(item.file, item.field) for item in done.outcome.conflicts] == [("one.docx", "progress"), ("other.docx", "progress")]
    assert officer.register.activity(Q2, BRIDGE).status == "amber"
    later = filled(packs, "later.docx", {f"{BRIDGE}:reason": "Rain"})
    assert "Another version of it was collected before: other.docx, at 2022-10-14T09:30:00Z." in (
        collect(officer, [later], Choices()).files[0].notes
    )


def test_the_same_return_again_changes_nothing(officer: Desk, packs: Path) -> None:
    back = filled(packs, "back.docx", ANSWERS)
    collect(officer, [back], Choices())
    before = officer.store.path.read_bytes()
    done = collect(officer, [back], Choices())
    assert done.files[0].told == "collected before, at 2022-10-14T09:30:00Z by Officer"
    assert done.change is not None
    assert (done.change.edits, done.outcome.conflicts) == ((), ())
    assert officer.store.path.read_bytes() == before


def test_an_older_pack_is_told(officer: Desk, packs: Path) -> None:
    old = filled(packs, "old.docx", ANSWERS)
    make_packs(officer, PackOrder(packs, force=True))
    done = collect(officer, [old], Choices())
    assert done.files[0].notes == ("It is an older pack, made at change 2; the one sent last was made at change 3.",)


def test_a_pack_whose_sending_was_taken_back_counts_all_the_same(officer: Desk, packs: Path) -> None:
    back = filled(packs, "back.docx", ANSWERS)
    undo(officer)
    done = collect(officer, [back], Choices())
    assert done.files[0].notes == ("The register does not remember sending it.",)
    assert [pack.whose for pack in officer.register.record(Q2).packs] == ["Roads"]


def test_other_registers_and_quarters_are_passed_over(officer: Desk, packs: Path, tmp_path: Path) -> None:
    strange = two_activities(tmp_path / "strange.json")
    make_packs(strange, PackOrder(tmp_path / "strange"))
    officer.propose("open", [Edit(Table.QUARTERS, "Q3-2022", None, {})])
    done = collect(officer, [tmp_path / "strange" / "Q2-2022-Roads.docx", filled(packs, "back.docx", ANSWERS)], Choices())
    assert [file.verdict for file in done.files] == [Verdict.OTHER_REGISTER, Verdict.OTHER_QUARTER]
    assert done.files[1].told == "passed over: it is for Q2-2022, not Q3-2022; collect it with --quarter Q2-2022"
    assert done.change is None
    assert collect(officer, [packs / "back.docx"], Choices(Q2)).change is not None


def test_what_cannot_be_read_does_not_stop_the_others(officer: Desk, packs: Path) -> None:
    back = filled(packs, "back.docx", ANSWERS)
    (packs / "broken.docx").write_bytes(back.read_bytes()[:999])
    (packs / "notes.pdf").write_bytes(b"%PDF-1.7")
    paths = [packs / "absent.docx", packs / "broken.docx", packs / "notes.pdf", packs, back]
    done = collect(officer, paths, Choices())
    assert [file.verdict for file in done.files] == [
        Verdict.UNREADABLE,
        Verdict.UNREADABLE,
        Verdict.NO_PACK,
        Verdict.UNREADABLE,
        Verdict.TAKEN,
    ]
    assert officer.register.activity(Q2, BRIDGE).status == "amber"


def test_a_pack_that_nobody_filled_in_is_no_return(officer: Desk, packs: Path) -> None:
    (packs / "copy.docx").write_bytes((packs / "Q2-2022-Roads.docx").read_bytes())
    done = collect(officer, [packs / "Q2-2022-Roads.docx", packs / "Q2-2022-Parks.docx", packs / "copy.docx"], Choices())
    assert [file.verdict for file in done.files] == [Verdict.UNTOUCHED] * 3
    assert (done.change, [s.has_returned for s in done.standings]) == (None, [False, False])


def test_an_unknown_status_is_told_and_the_rest_taken(officer: Desk, packs: Path) -> None:
    done = collect(officer, [filled(packs, "back.docx", {**ANSWERS, f"{BRIDGE}:status": "Ambler"})], Choices())
    assert [problem.place for problem in done.files[0].problems] == [BRIDGE]
    assert "'Ambler' is not a status." in done.files[0].problems[0].what
    bridge = officer.register.activity(Q2, BRIDGE)
    assert (bridge.status, bridge.next_steps) == (None, "The other")


def test_an_activity_that_was_removed_since_is_told(officer: Desk, packs: Path) -> None:
    back = filled(packs, "back.docx", ANSWERS)
    remove_activities(officer, Q2, [BRIDGE])
    assert collect(officer, [back], Choices()).outcome.gone == (("back.docx", BRIDGE),)


def test_a_change_made_meanwhile_is_never_overwritten(officer: Desk, packs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    back = filled(packs, "back.docx", ANSWERS)
    meanwhile = [change_of(officer.register.activity(Q2, BRIDGE), {"progress": "Deputy's"})]
    propose = Desk.propose

    def late(desk: Desk, what: str, edits: object, **more: object) -> object:
        while what == "collect" and meanwhile:
            propose(desk, "set", [meanwhile.pop()])
        return propose(desk, what, edits, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Desk, "propose", late)
    done = collect(officer, [back], Choices())
    assert [item.before for item in done.outcome.conflicts] == ["Deputy's"]
    assert officer.register.activity(Q2, BRIDGE).progress == "Deputy's"


def test_without_files_it_is_told_where_everybody_stands(officer: Desk, packs: Path) -> None:
    done = collect(officer, [], Choices(Q2))
    assert [(s.whose, s.has_returned) for s in done.standings] == [("Parks", False), ("Roads", False)]
    assert done.change is None


@pytest.mark.parametrize("text", ["▲ Amber", "Amber", "amber", " a "])
def test_a_status_is_a_word_with_or_without_its_shape(text: str) -> None:
    assert stated_status(text, PRINTED_KEY) == "amber"


def test_no_status_is_none_and_an_unknown_one_is_refused() -> None:
    assert (stated_status("", PRINTED_KEY), stated_status("· Not stated", PRINTED_KEY)) == (None, None)
    with pytest.raises(InvalidStatus):
        stated_status("■ Crimson", PRINTED_KEY)
