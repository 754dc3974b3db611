"""Where the register, drafts and preferences live, and who the user is."""

from __future__ import annotations

import os
from pathlib import Path

from ka_tui.domain.text import clean_line

REGISTER_VARIABLE = "KA_REGISTER"
USER_VARIABLE = "KA_USER"
_REGISTER_NAME = "key-activities.json"
_APP = "ka-tui"


def register_path(given: Path | None = None) -> Path:
    """The register's file: what was given, else ``KA_REGISTER``, else in the user's data folder."""
    if given is not None:
        return given.expanduser()
    if named := os.environ.get(REGISTER_VARIABLE):
        return Path(named).expanduser()
    return data_folder() / _REGISTER_NAME


def data_folder() -> Path:
    """The folder for what the user's programs keep, as the operating system has it."""
    from platformdirs import user_data_path

    return user_data_path(_APP, appauthor=False)


def drafts_folder() -> Path:
    """Where texts are kept that could not be saved."""
    return data_folder() / "drafts"


def preferences_path() -> Path:
    """Where the screen keeps what the user chose."""
    return config_folder() / "preferences.json"


def keys_path() -> Path:
    """Where the user may write other keys for the screen."""
    return config_folder() / "keys.toml"


def config_folder() -> Path:
    """The folder for what the user chose, as the operating system has it."""
    from platformdirs import user_config_path

    return user_config_path(_APP, appauthor=False)


def user_name() -> str:
    """Who makes the changes: ``KA_USER``, else the name the system knows, else ``unknown``."""
    named = clean_line(os.environ.get(USER_VARIABLE, ""))
    if named:
        return named

    import getpass  # reads the terminal's modules: not for who has a name already

    try:
        return clean_line(getpass.getuser()) or "unknown"
    except (OSError, KeyError, ImportError):
        return "unknown"
