"""The settings of a register: what each is called, where the register has it, and how it is kept. All are changed alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from ka_tui.domain.calendar import calendar_of
from ka_tui.domain.changes import Edit, Table
from ka_tui.domain.codes import SETTING as CODE_PATTERN
from ka_tui.domain.codes import CodePattern
from ka_tui.domain.labels import labels_of
from ka_tui.domain.register import Register
from ka_tui.domain.spellings import spellings_of
from ka_tui.domain.statuses import StatusScheme, scheme_of
from ka_tui.domain.text import clean_line
from ka_tui.errors import InvalidField


class Setting(NamedTuple):
    """One setting. ``attribute`` of the register holds it; ``read`` makes the value of what is kept, ``kept`` the reverse.

    ``read`` is given the scheme too, and raises InvalidField for what cannot be understood.
    """

    name: str
    attribute: str
    read: Callable[[Any, StatusScheme], Any]
    kept: Callable[[Any], Any]


def _line(name: str) -> Setting:
    def read(value: Any, _: StatusScheme) -> str:
        if not isinstance(value, str):
            raise InvalidField(name, "must be text")
        return clean_line(value)

    return Setting(name, name, read, str)


def _ids(value: Any, _: StatusScheme) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or any(not isinstance(text, str) for text in value):
        raise InvalidField("checks_off", "must be a list of checks")
    return tuple(sorted({clean_line(text) for text in value}))


def _codes(value: Any, _: StatusScheme) -> CodePattern:
    if not isinstance(value, str):
        raise InvalidField(CODE_PATTERN, "must be text")
    return CodePattern(value)


SETTINGS = (
    Setting("statuses", "scheme", lambda value, _: scheme_of(value), StatusScheme.to_documents),
    _line("council"),
    _line("notice"),
    Setting("spellings", "spellings", spellings_of, lambda spellings: spellings.to_dict()),
    Setting("labels", "labels", lambda value, _: labels_of(value), lambda labels: labels.to_dict()),
    Setting("checks_off", "checks_off", _ids, list),
    Setting("year_start", "calendar", lambda value, _: calendar_of(value), lambda calendar: calendar.first_month),
    Setting(CODE_PATTERN, "codes", _codes, lambda codes: codes.example),
)
"""Every setting; the scheme first, since others speak of its statuses."""

NAMED = {setting.name: setting for setting in SETTINGS}
"""Every setting by its name."""

ALWAYS_KEPT = ("council", "notice", "statuses")
"""The settings that every register's file has, whether they were ever changed or not."""

_USUAL = Register()


def kept_settings(register: Register) -> dict[str, Any]:
    """Each setting that is not as usual, or is always kept, as the register's file has it."""
    return {
        setting.name: setting.kept(value)
        for setting in SETTINGS
        if (value := getattr(register, setting.attribute)) != getattr(_USUAL, setting.attribute) or setting.name in ALWAYS_KEPT
    }


def setting_edit(setting: Setting, before: Any, after: Any) -> Edit:
    """The edit that gives a setting another value."""
    return Edit(Table.SETTINGS, setting.name, {"value": setting.kept(before)}, {"value": setting.kept(after)})
