"""Settings of a register: each change is checked, is one change, and can be undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ka_tui.domain.closings import Closing
from ka_tui.domain.labels import Labels
from ka_tui.domain.quarter_records import NOTHING, record_edit
from ka_tui.domain.schemes import BRAG, FIVE_STEP
from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.errors import InvalidField, InvalidScheme, NoSuchSetting, QuarterClosed, StatusesUnmapped
from ka_tui.services.describing import described_edits
from ka_tui.services.desk import Desk
from ka_tui.services.editing import set_fields
from ka_tui.services.register_settings import change_scheme, named_settings, scheme_called, set_setting
from ka_tui.services.undoing import undo
from tests.services.small_office import Q2, two_activities


@pytest.fixture
def officer(tmp_path: Path) -> Desk:
    return two_activities(tmp_path / "register.json")


def test_each_setting_is_told_by_its_name_and_what_it_means(officer: Desk) -> None:
    told = {setting.name: setting.told(officer.register) for setting in named_settings()}
    assert told["label.team"] == "Team"
    assert told["check.no-status"] == "on"
    assert all(setting.meaning for setting in named_settings())


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("council", " Market  Overton ", "council: (nothing) → 'Market Overton'"),
        ("label.team", "Service", "labels: team 'Team' → 'Service'"),
        ("check.no-status", "OFF", "checks off: no-status off"),
    ],
)
def test_a_setting_is_changed_by_its_name_as_one_change_that_undo_takes_back(
    officer: Desk, name: str, text: str, told: str
) -> None:
    before = officer.register
    change = set_setting(officer, name, text).change
    assert described_edits(PRINTED_KEY, change) == [told]
    undo(officer)
    after = officer.register
    assert (after.council, after.labels, after.checks_off) == (before.council, before.labels, before.checks_off)


def test_what_is_so_already_is_no_change(officer: Desk) -> None:
    assert set_setting(officer, "check.no-status", "on").change.edits == ()
    assert len(officer.history()) == 1


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("label.team", " ", "not empty"),
        ("label.team", "x" * 41, "at most 40"),
        ("check.no-status", "perhaps", "on or off"),
        ("council", "x" * 201, "200"),
    ],
)
def test_a_value_that_cannot_be_is_refused(officer: Desk, name: str, text: str, why: str) -> None:
    with pytest.raises(InvalidField, match=why):
        set_setting(officer, name, text)
    assert officer.register.labels == Labels()


def test_a_name_that_is_none_brings_the_one_that_looks_like_it(officer: Desk) -> None:
    with pytest.raises(NoSuchSetting, match=r"Did you mean label\.team\?"):
        set_setting(officer, "label.taem", "Service")


def test_another_scheme_is_one_change_previewed_and_undone(officer: Desk) -> None:
    set_fields(officer, Q2, ["KA.01.01"], {"status": "completed"})
    preview = change_scheme(officer, BRAG, dry_run=True)
    assert officer.register.scheme == PRINTED_KEY
    done = change_scheme(officer, BRAG)
    assert (done.mapped, done.change.edits) == (preview.mapped, preview.change.edits)
    assert officer.register.activity(Q2, "KA.01.01").status == "blue"
    undo(officer)
    assert officer.register.activity(Q2, "KA.01.01").status == "completed"
    assert officer.register.scheme == PRINTED_KEY


def test_a_status_without_a_counterpart_must_be_mapped(officer: Desk) -> None:
    set_fields(officer, Q2, ["KA.01.01"], {"status": "completed"})
    with pytest.raises(StatusesUnmapped, match="completed"):
        change_scheme(officer, FIVE_STEP)
    change_scheme(officer, FIVE_STEP, ["completed=green"])
    assert officer.register.activity(Q2, "KA.01.01").status == "green"


def test_a_quarter_that_is_signed_off_keeps_its_statuses(officer: Desk) -> None:
    set_fields(officer, Q2, ["KA.01.01"], {"status": "completed"})
    closing = Closing("0" * 64, date(2022, 10, 14), "Officer", "2022-10-14T09:30:00Z", "Officer", 2)
    officer.propose("close", [record_edit(Q2, NOTHING, NOTHING._replace(closings=(closing,)))])
    for dry_run in (True, False):
        with pytest.raises(QuarterClosed, match="Q2-2022"):
            change_scheme(officer, BRAG, dry_run=dry_run)
    kept = StatusScheme((*PRINTED_KEY, BRAG.statuses[-1]))
    change_scheme(officer, kept)
    assert officer.register.scheme == kept


def test_a_scheme_that_cannot_be_worked_with_is_refused_before_anything_is_looked_at(officer: Desk) -> None:
    with pytest.raises(InvalidScheme):
        change_scheme(officer, StatusScheme(()))
    with pytest.raises(InvalidField, match="rag, brag, five-step"):
        scheme_called("bragg")
