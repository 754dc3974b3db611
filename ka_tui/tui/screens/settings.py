"""The settings of the register: every one in a list, and beside it what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from textual.app import ComposeResult

from ka_tui.checks.registry import CHECKS
from ka_tui.domain.register import Register
from ka_tui.domain.schemes import SCHEME_TITLES, SCHEMES, scheme_name
from ka_tui.domain.status_mapping import Basis, mapped_statuses
from ka_tui.domain.statuses import Status, StatusScheme
from ka_tui.domain.summaries import count_statuses
from ka_tui.services.desk import Desk
from ka_tui.services.register_settings import NamedSetting, SettingsChange, change_scheme, named_settings, set_setting
from ka_tui.tui.action import Action, Place
from ka_tui.tui.actions import keys_taken
from ka_tui.tui.screens.register_place import RegisterPlace
from ka_tui.tui.screens.settings_scheme import ChosenScheme, SchemeScreen
from ka_tui.tui.screens.settings_status import StatusScreen
from ka_tui.tui.screens.settings_value import SettingScreen
from ka_tui.tui.widgets.cell_text import cell_line
from ka_tui.tui.widgets.column_list import ColumnList, ListRow, status_look
from ka_tui.tui.widgets.ground import GroundBox
from ka_tui.tui.widgets.key_bar import KeyBar
from ka_tui.tui.widgets.narrative_lines import BLANK, Passage, Run
from ka_tui.tui.widgets.narrative_panel import NarrativePanel
from ka_tui.tui.widgets.passages import note
from ka_tui.tui.widgets.quarter_header import QuarterHeader

_HEADINGS = ("", "Setting", "Value")
_SCHEME = "scheme"
_STATUS = "status."
_CHECK = "check."
_SECTIONS = {"label": "Labels", "check": "Checks", "status": "Statuses", _SCHEME: "Statuses"}
_GENERAL = "General"


class Line(NamedTuple):
    """A line of the list: a setting, the scheme, or one of its statuses. ``key`` is ``council``, ``scheme``, ``status.red``."""

    key: str
    label: str
    value: str
    setting: NamedSetting | None = None
    status: Status | None = None

    @property
    def section(self) -> str:
        """Under which word it stands."""
        return _SECTIONS.get(self.key.partition(".")[0], _GENERAL)


class SettingsScreen(RegisterPlace[None]):
    """Shows the settings and changes them, each change one that undo takes back."""

    PLACE = Place.SETTINGS
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - Textual reads it from the class
    DEFAULT_CSS = """
    SettingsScreen {
        layout: vertical;
        & #sides { height: 1fr; layout: horizontal; margin-top: 1; }
        & ColumnList { width: 3fr; height: 1fr; }
        & NarrativePanel { width: 2fr; height: 1fr; margin: 0; padding: 0 1 0 2; max-width: 80; }
        &.-narrow #sides { layout: vertical; }
        &.-narrow ColumnList { width: 1fr; height: 2fr; }
        &.-narrow NarrativePanel { width: 1fr; margin-top: 1; padding: 0 1; }
    }
    """

    def __init__(self, desk: Desk, register: Register) -> None:
        super().__init__(desk, register)
        self._lines: tuple[Line, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out header, list and panel, and keys."""
        yield QuarterHeader()
        with GroundBox(id="sides"):
            yield ColumnList(_HEADINGS, id="settings")
            yield NarrativePanel("", id="setting")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the settings."""
        self.set_focus(self.query_one(ColumnList))
        self.show_keys()
        self.show_again()

    # State goes down

    def show_again(self) -> None:
        """Show everything anew."""
        self._lines = tuple(_lines(self._register))
        self.query_one(QuarterHeader).show(self._register, None)
        self.query_one(ColumnList).show(list(_rows(self._lines)), self.scheme)
        self._show_line()

    @property
    def _current(self) -> Line:
        key = self.query_one(ColumnList).cursor
        return next((line for line in self._lines if line.key == key), self._lines[0])

    def _show_line(self) -> None:
        line, panel = self._current, self.query_one(NarrativePanel)
        told = self._told_of_status(line.status) if line.status else _told_of(line, self._register.scheme)
        panel.show_passages(cell_line(line.label), tuple(told))

    def _told_of_status(self, status: Status) -> Iterator[Passage]:
        used = sum(count_statuses(held.values()).get(status.id, 0) for held in self._register.quarters.values())
        yield Passage((Run(status.meaning or "It has no meaning yet."),))
        yield BLANK
        yield Passage((Run("Class    ", "quiet"), Run(str(status.kind))))
        yield Passage((Run("Colour   ", "quiet"), Run(status.colour)))
        yield Passage((Run("Key      ", "quiet"), Run(status.key)))
        yield Passage((Run("Reason   ", "quiet"), Run("needed" if status.needs_reason else "not needed")))
        yield Passage((Run("Used by  ", "quiet"), Run(self._register.labels.counted(used))))
        if status.aliases:
            yield Passage((Run("Also     ", "quiet"), Run(", ".join(status.aliases))))
        if status.key in keys_taken(Place.DESK):
            yield BLANK
            yield from note(f"In the table '{status.key}' does something else already, so the palette sets this status.")

    # Messages come up

    def on_cursor_list_highlighted(self) -> None:
        """Tell of the setting under the cursor."""
        self._show_line()

    async def on_cursor_list_chosen(self) -> None:
        """Change what was double-clicked."""
        await self.action_perform("settings_change")

    # Actions

    def hindrance(self, action: Action) -> str:
        """Why an action cannot be done now; empty when it can."""
        if action.id == "settings_remove" and self._current.status is None:
            return "Only a status can be removed: move to one first."
        return super().hindrance(action)

    async def action_change(self) -> None:
        """Change the setting under the cursor: type its value, turn a check on or off, edit a status, choose a scheme."""
        line = self._current
        if line.key == _SCHEME:
            await self._choose(SCHEMES)
        elif line.status is not None:
            await self.ask(StatusScreen(self._register.scheme, line.status), self._take)
        elif line.setting is not None and line.key.startswith(_CHECK):
            self._set(line.setting.name, "on" if line.value == "off" else "off")
        elif line.setting is not None:
            name = line.setting.name
            dialog = SettingScreen(self._register, line.setting)
            await self.ask(dialog, lambda text: None if text is None else self._set(name, text))

    async def action_scheme(self) -> None:
        """Choose another scheme."""
        await self._choose(SCHEMES)

    async def action_add(self) -> None:
        """Add a status to the scheme."""
        await self.ask(StatusScreen(self._register.scheme), self._take)

    async def action_remove(self) -> None:
        """Remove the status under the cursor; what has it becomes another one."""
        kept = StatusScheme(tuple(status for status in self._register.scheme if status != self._current.status))
        mapped = mapped_statuses(self._register, kept, {})
        if any(one.in_use and one.basis is not Basis.SAME for one in mapped):
            await self._choose({"own": kept})
        else:
            self._take(kept)

    def _set(self, name: str, text: str) -> None:
        self.act(lambda: set_setting(self.desk, name, text), self._changed)

    async def _choose(self, schemes: Mapping[str, StatusScheme]) -> None:
        def chosen(scheme: ChosenScheme | None) -> None:
            if scheme is not None:
                self.act(lambda: change_scheme(self.desk, scheme.scheme, scheme.mapping), self._changed)

        await self.ask(SchemeScreen(self._register, schemes), chosen)

    def _take(self, scheme: StatusScheme | None) -> None:
        if scheme is not None:
            self.act(lambda: change_scheme(self.desk, scheme), self._changed)

    def _changed(self, done: SettingsChange) -> None:
        self.load()
        if done.change.edits:
            self.tell(f"Changed. {self.key_of('settings_undo')} takes it back.")


def _lines(register: Register) -> Iterator[Line]:
    """Every setting: statuses between the others and the checks, of which there are many."""
    settings = named_settings()
    for setting in settings:
        if not setting.name.startswith(_CHECK):
            yield Line(setting.name, _label(setting), setting.told(register), setting)
    yield Line(_SCHEME, "Scheme", scheme_name(register.scheme))
    for status in register.scheme:
        yield Line(f"{_STATUS}{status.id}", register.scheme.label(status.id), f"{status.key}  {status.meaning}", status=status)
    for setting in settings:
        if setting.name.startswith(_CHECK):
            yield Line(setting.name, _label(setting), setting.told(register), setting)


def _label(setting: NamedSetting) -> str:
    if setting.name.startswith(_CHECK):
        return setting.meaning
    name = setting.name.rpartition(".")[2].replace("-", " ")
    return name[:1].upper() + name[1:]


def _rows(lines: tuple[Line, ...]) -> Iterator[ListRow]:
    """The lines as rows; the word of a section stands before its first one."""
    before = ""
    for line in lines:
        section = "" if line.section == before else line.section
        before = line.section
        look = "quiet" if line.value == "off" else "base"
        label = Run(line.label, status_look(line.status.id) if line.status else look)
        yield ListRow(line.key, (Run(section, "bold"), label, Run(line.value, "quiet")))


def _told_of(line: Line, scheme: StatusScheme) -> Iterator[Passage]:
    if line.setting is None:
        yield Passage((Run(SCHEME_TITLES.get(scheme_name(scheme), "The council's own statuses.")),))
        yield BLANK
        yield from note("Another scheme makes every status one of its own; what each becomes is shown first.")
        return
    check = next((check for check in CHECKS if f"{_CHECK}{check.id}" == line.key), None)
    if check is None:
        meaning = line.setting.meaning
        yield Passage((Run(f"{meaning[:1].upper()}{meaning[1:]}."),))
        yield BLANK
        yield Passage((Run(line.value) if line.value else Run("Nothing is said here yet.", "quiet"),))
        return
    yield Passage((Run(check.meaning),))
    yield BLANK
    yield from note(check.source)
