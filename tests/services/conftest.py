"""Officer's desk, and drafts that are kept in a folder of the test."""

from __future__ import annotations

from pathlib import Path

import pytest

from ka_tui import settings
from ka_tui.services.desk import Desk
from tests.services.small_office import desk_of, two_activities


@pytest.fixture(autouse=True)
def _data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "data_folder", lambda: tmp_path / "data")


@pytest.fixture
def officer(tmp_path: Path) -> Desk:
    """Officer's desk, at a register of two activities."""
    return two_activities(tmp_path / "register.json")


@pytest.fixture
def deputy(officer: Desk) -> Desk:
    """Deputy's desk, at the same register."""
    return desk_of("Deputy", officer.store.path)
