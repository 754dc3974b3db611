"""An officer's desk whose clock stands still, and whose environment asks for nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ka_tui import settings
from ka_tui.services import desk as desks
from ka_tui.services.desk import Desk
from ka_tui.store.register_store import RegisterStore
from tests.cli.office import AT, Office

_ASKED_BY_ENVIRONMENT = ("KA_REGISTER", "NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "VISUAL", "EDITOR", "_KA_COMPLETE")


@pytest.fixture(autouse=True)
def _environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _ASKED_BY_ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("KA_USER", "Officer")
    monkeypatch.setattr(settings, "data_folder", lambda: tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    moment = datetime.strptime(AT, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)

    def open_desk(register: Path | None = None) -> Desk:
        return Desk(RegisterStore(settings.register_path(register)), settings.user_name(), lambda: moment)

    monkeypatch.setattr(desks, "open_desk", open_desk)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office without a register yet."""
    return Office(tmp_path)


@pytest.fixture
def filled(office: Office) -> Office:
    """An office whose register holds three quarters."""
    return office.with_reports()
