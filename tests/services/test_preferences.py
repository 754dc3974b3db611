from __future__ import annotations

from pathlib import Path

import pytest

from ka_tui.services import preferences
from ka_tui.services.preferences import Preferences


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config" / "preferences.json"
    monkeypatch.setattr(preferences, "preferences_path", lambda: path)
    return path


def test_choices_are_kept_beside_earlier_ones(kept: Path) -> None:
    assert preferences.load_preferences() == Preferences()
    preferences.save_preferences(theme="dark", filters={"Späte": "status:red"})
    preferences.save_preferences(theme="light")
    assert preferences.load_preferences() == Preferences("light", {"Späte": "status:red"})


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b"\xff\xfe", b'{"filters": 3, "table_share": 4000}'])
def test_a_file_that_is_not_ours_costs_only_the_choices(kept: Path, data: bytes) -> None:
    kept.parent.mkdir()
    kept.write_bytes(data)
    assert preferences.load_preferences() == Preferences()
    preferences.save_preferences(theme="dark", table_share=50)
    assert preferences.load_preferences() == Preferences("dark", table_share=50)


def test_where_nothing_can_be_kept_nothing_fails(kept: Path) -> None:
    kept.parent.write_bytes(b"in the way")
    preferences.save_preferences(theme="dark")
    assert preferences.load_preferences() == Preferences()
