from __future__ import annotations

import getpass
from pathlib import Path

import pytest

from ka_tui import settings


def test_the_register_is_the_one_given_then_the_environment_s_then_the_usual_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "data_folder", lambda: tmp_path)
    monkeypatch.setenv("KA_REGISTER", str(tmp_path / "environment.json"))
    assert settings.register_path(tmp_path / "given.json") == tmp_path / "given.json"
    assert settings.register_path() == tmp_path / "environment.json"
    monkeypatch.setenv("KA_REGISTER", "")
    assert settings.register_path() == tmp_path / "key-activities.json"


def test_a_tilde_is_the_user_s_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("KA_REGISTER", "~/r.json")
    assert settings.register_path() == tmp_path / "r.json"
    assert settings.register_path(Path("~/s.json")) == tmp_path / "s.json"


def test_drafts_and_preferences_have_folders_of_their_own_under_the_program_s_name() -> None:
    assert settings.drafts_folder() == settings.data_folder() / "drafts"
    assert "ka-tui" in settings.data_folder().parts
    assert settings.preferences_path().name == "preferences.json"
    assert "ka-tui" in settings.preferences_path().parts
    assert settings.keys_path() == settings.preferences_path().with_name("keys.toml")


def test_the_user_is_named_by_the_environment_then_by_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "system-name")
    monkeypatch.setenv("KA_USER", "  Officer\x1b[31m \n Lovelace ")
    assert settings.user_name() == "Officer[31m Lovelace"
    monkeypatch.setenv("KA_USER", "")
    assert settings.user_name() == "system-name"


@pytest.mark.parametrize("error", [OSError, KeyError, ImportError])
def test_a_user_whom_the_system_does_not_know_is_unknown(monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    def fail() -> str:
        raise error

    monkeypatch.setattr(getpass, "getuser", fail)
    monkeypatch.delenv("KA_USER", raising=False)
    assert settings.user_name() == "unknown"
