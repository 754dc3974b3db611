from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from ka_tui.domain.changes import Edit, Table
from ka_tui.domain.register import Register
from ka_tui.errors import RegisterMoved
from ka_tui.services.desk import Desk, open_desk, retried
from ka_tui.store.register_store import RegisterStore


def test_before_there_is_a_register_everything_is_empty(tmp_path: Path) -> None:
    desk = Desk(RegisterStore(tmp_path / "none.json"), "Officer")
    assert desk.register == Register()
    assert desk.history() == ()


def test_the_moment_is_told_in_utc_to_the_second() -> None:
    summer = datetime(2022, 7, 1, 0, 30, 15, 999_999, tzinfo=timezone(timedelta(hours=1)))
    assert Desk(RegisterStore(Path("r.json")), "Officer", lambda: summer).now == "2022-06-30T23:30:15Z"


def test_the_usual_clock_goes() -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    assert before <= datetime.fromisoformat(Desk(RegisterStore(Path("r.json")), "Officer").now) <= datetime.now(UTC)


def test_a_proposal_is_signed_and_dated(officer: Desk) -> None:
    change = officer.propose("describe", [Edit(Table.SETTINGS, "council", {}, {"value": "Market Overton"})], why="asked for")
    assert (change.by, change.at, change.why) == ("Officer", "2022-10-14T09:30:00Z", "asked for")
    assert officer.register.council == "Market Overton"


def test_the_desk_of_the_present_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KA_USER", "Auditor")
    monkeypatch.setenv("KA_REGISTER", str(tmp_path / "a.json"))
    assert (open_desk().store.path, open_desk().user) == (tmp_path / "a.json", "Auditor")
    assert open_desk(tmp_path / "b.json").store.path == tmp_path / "b.json"


def test_backups_lie_beside_the_file_that_a_link_leads_to(officer: Desk, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.json"
    link.parent.mkdir()
    link.symlink_to(officer.store.path)
    assert Desk(RegisterStore(link), "Officer").backups_folder == tmp_path.resolve() / "register.backups"


def test_what_the_register_ran_away_from_is_tried_again_but_not_for_ever() -> None:
    attempts: list[int] = []

    def attempt() -> str:
        attempts.append(1)
        if len(attempts) < 3:
            raise RegisterMoved
        return "done"

    def never() -> str:
        attempts.append(1)
        raise RegisterMoved

    assert retried(attempt) == "done"
    attempts.clear()
    with pytest.raises(RegisterMoved):
        retried(never)
    assert len(attempts) == 20
