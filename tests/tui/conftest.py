"""What the screen keeps, kept in a folder of the test."""

from __future__ import annotations

from pathlib import Path

import pytest

from ka_tui import settings


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(settings, "config_folder", lambda: tmp_path / "config")
