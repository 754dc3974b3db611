"""The settings of a register, as a person names and changes them: one undoable change each, checked as a whole first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from ka_tui.checks.registry import CHECKS
from ka_tui.domain.calendar import parse_calendar
from ka_tui.domain.carrying_out import carry_out
from ka_tui.domain.changes import Change, Edit, Proposal
from ka_tui.domain.codes import CodePattern
from ka_tui.domain.labels import Labels, labels_of
from ka_tui.domain.register import Register
from ka_tui.domain.register_settings import SETTINGS, setting_edit
from ka_tui.domain.schemes import SCHEME_TITLES, SCHEMES, checked_scheme, scheme_name
from ka_tui.domain.status_mapping import MappedStatus, Said, mapped_statuses, mapping_edits, parse_mapping
from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.text import clean_line, folded
from ka_tui.errors import InvalidField, NoSuchSetting
from ka_tui.services.desk import Desk, retried

SCHEME = "scheme"
"""The name of the setting that holds the statuses; it is changed as a whole, by ``change_scheme``."""

LABEL_MEANINGS = {
    "activity": "what one activity is called",
    "activities": "what several are called",
    "team": "what the team is called that does it",
    "portfolio": "what the councillor's area is called",
}

_ON = {"on": True, "yes": True, "true": True, "off": False, "no": False, "false": False}
_LONGEST = 200


class NamedSetting(NamedTuple):
    """A setting as it is named on the command line: ``label.team``; ``told`` gives its value as text.

    ``changed`` gives the register with another value, made from a text; it raises InvalidField for a text that is none.
    """

    name: str
    meaning: str
    told: Callable[[Register], str]
    changed: Callable[[Register, str], Register]


class SettingsChange(NamedTuple):
    """What became of the settings, or would; ``mapped`` tells of the statuses where there is another scheme."""

    change: Change
    mapped: tuple[MappedStatus, ...] = ()


Wanted = Callable[[Register], Register]
"""What the settings shall be, given the register as it is; only settings may differ."""


def named_settings() -> tuple[NamedSetting, ...]:
    """Every setting that has a name and a value of one line, in the order in which they are listed."""
    return (
        _line("council", "the council's name, as reports print it"),
        _line("notice", "a sentence that every screen and paper shows"),
        _YEAR_START,
        _CODE_PATTERN,
        *(_label(field) for field in Labels._fields),
        *(_check(check.id, check.title) for check in CHECKS),
    )


def setting_named(name: str) -> NamedSetting:
    """The setting of this name; raises NoSuchSetting with names that look like it."""
    settings = {setting.name: setting for setting in named_settings()}
    if name in settings:
        return settings[name]
    raise NoSuchSetting(name, get_close_matches(name, settings, n=1))


def set_setting(desk: Desk, name: str, text: str) -> SettingsChange:
    """Give one setting another value, said as text; raises NoSuchSetting, and InvalidField for a value that it cannot have."""
    setting = setting_named(name)
    return change_settings(desk, lambda register: setting.changed(register, text), what=f"set {name}")


def change_scheme(desk: Desk, scheme: StatusScheme, mapping: Iterable[str] = (), *, dry_run: bool = False) -> SettingsChange:
    """Give the register another scheme; ``mapping`` says what statuses become, as ``completed=blue`` does.

    Raises InvalidScheme, InvalidStatusMapping, StatusesUnmapped, and QuarterClosed where a quarter that is signed off has
    a status that would become another.
    """
    wanted = checked_scheme(scheme)
    return change_settings(
        desk, lambda register: register._replace(scheme=wanted), mapping, what="change the status scheme", dry_run=dry_run
    )


def scheme_called(name: str) -> StatusScheme:
    """A scheme that comes with the program; raises InvalidField with the names of those there are."""
    if name not in SCHEMES:
        raise InvalidField(SCHEME, f"can be {', '.join(SCHEMES)}; one of your own comes from a file, with 'ka settings import'")
    return SCHEMES[name]


def change_settings(
    desk: Desk, wanted: Wanted, mapping: Iterable[str] = (), *, what: str = "change settings", dry_run: bool = False
) -> SettingsChange:
    """Make the settings what is wanted, as one change; with ``dry_run`` only say what it would be.

    A change without edits means that all was so already. Raises what ``wanted`` and ``change_scheme`` raise.
    """
    mapping = tuple(mapping)

    def attempt() -> SettingsChange:
        register = desk.register
        after = wanted(register)
        said = parse_mapping(register.scheme, after.scheme, mapping)
        mapped = mapped_statuses(register, after.scheme, said) if after.scheme != register.scheme else ()
        edits = tuple(_edits(register, after, said))
        if dry_run:
            _, change = carry_out(register, Proposal(what, edits, desk.user, desk.now), register.commit + 1)
            return SettingsChange(change, mapped)
        return SettingsChange(desk.propose(what, edits, at_commit=register.commit if mapped else None), mapped)

    return retried(attempt)


def _edits(register: Register, after: Register, said: Said) -> Iterator[Edit]:
    """The edits that make one register's settings those of another."""
    if after.scheme != register.scheme:
        yield from mapping_edits(register, after.scheme, said)
    for setting in SETTINGS:
        before, wanted = getattr(register, setting.attribute), getattr(after, setting.attribute)
        if setting.attribute != "scheme" and before != wanted:
            yield setting_edit(setting, before, wanted)


def known_checks(ids: Iterable[str]) -> tuple[str, ...]:
    """Ids of checks, in order; raises InvalidField for one that there is not."""
    ids, known = tuple(ids), {check.id for check in CHECKS}
    unknown = next((name for name in ids if name not in known), None)
    if unknown is not None:
        near = get_close_matches(unknown, known, n=1)
        raise InvalidField("checks off", f"have no '{unknown}'{f'; did you mean {near[0]}?' if near else ''}")
    return tuple(sorted(set(ids)))


def told_scheme(scheme: StatusScheme) -> str:
    """A scheme in a line: its name, and the words of its statuses."""
    name = scheme_name(scheme)
    return f"{name}: {SCHEME_TITLES.get(name) or ', '.join(status.word for status in scheme)}"


def _line(name: str, meaning: str) -> NamedSetting:
    def changed(register: Register, text: str) -> Register:
        value: dict[str, Any] = {name: clean_line(text)}
        if len(value[name]) > _LONGEST:
            raise InvalidField(name, f"has more than {_LONGEST} letters")
        return register._replace(**value)

    return NamedSetting(name, meaning, lambda register: str(getattr(register, name)), changed)


def _label(field: str) -> NamedSetting:
    def changed(register: Register, text: str) -> Register:
        return register._replace(labels=labels_of({**register.labels.to_dict(), field: text}))

    return NamedSetting(f"label.{field}", LABEL_MEANINGS[field], lambda register: str(getattr(register.labels, field)), changed)


def _check(id_: str, title: str) -> NamedSetting:
    name = f"check.{id_}"

    def changed(register: Register, text: str) -> Register:
        on = _ON.get(folded(clean_line(text)))
        if on is None:
            raise InvalidField(name, "can be on or off")
        return register._replace(checks_off=tuple(sorted({*register.checks_off} - {id_} if on else {*register.checks_off, id_})))

    return NamedSetting(name, title, lambda register: "off" if id_ in register.checks_off else "on", changed)


_YEAR_START = NamedSetting(
    "year-start",
    "the month in which the financial year begins",
    lambda register: register.calendar.month,
    lambda register, text: register._replace(calendar=parse_calendar(text)),
)

_CODE_PATTERN = NamedSetting(
    "code-pattern",
    "what a code looks like, by an example",
    lambda register: register.codes.example,
    lambda register, text: register._replace(codes=CodePattern(text)),
)


def settings_of(values: Mapping[str, str]) -> Wanted:
    """What several settings, by name, shall be; raises as ``set_setting`` does, once it is asked."""

    def wanted(register: Register) -> Register:
        for name, text in values.items():
            register = setting_named(name).changed(register, text)
        return register

    return wanted
