"""Taking another status scheme: what every present status becomes is shown, and can be said otherwise, before it is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from ka_tui.domain.register import Register
from ka_tui.domain.schemes import scheme_name
from ka_tui.domain.status_mapping import Basis, MappedStatus, mapped_statuses
from ka_tui.domain.statuses import NOT_STATED_WORD, StatusScheme
from ka_tui.tui.screens.dialog import FormDialog
from ka_tui.tui.widgets.cell_text import cell_line
from ka_tui.tui.widgets.option_form import FormChoice, FormLine

_KEYS = "ctrl+s Take it   tab Next   ← → Choose   esc Back"
_OPEN = "say what"


class ChosenScheme(NamedTuple):
    """A scheme, and what the present statuses become in it, as ``completed=blue``."""

    scheme: StatusScheme
    mapping: tuple[str, ...]


class SchemeScreen(FormDialog[ChosenScheme | None]):
    """Chooses one of some schemes, by their names; returns it, or None."""

    DEFAULT_CSS = """
    SchemeScreen {
        & #statuses { height: auto; margin-top: 1; }
        & .what { color: $text-muted; padding-left: 14; height: auto; }
    }
    """

    def __init__(self, register: Register, schemes: Mapping[str, StatusScheme]) -> None:
        super().__init__()
        self._register, self._schemes = register, schemes

    def compose(self) -> ComposeResult:
        """Lay out the choice of a scheme over what each status becomes."""
        names = list(self._schemes)
        present = scheme_name(self._register.scheme)
        with VerticalScroll(can_focus=False):
            yield Static("Another status scheme" if len(names) > 1 else "What statuses become", classes="title")
            choice = FormChoice(names, names.index(present) if present in names else 0, id="scheme")
            yield FormLine("Scheme", choice)
            yield Static(classes="what")
            yield Vertical(id="statuses")
            yield Static(classes="error")
            yield Static(_KEYS, classes="keys", markup=False)

    async def on_mount(self) -> None:
        """Begin at the choice."""
        self.set_focus(self.query_one("#scheme"))
        await self._show_statuses()

    @property
    def _scheme(self) -> StatusScheme:
        return list(self._schemes.values())[self.query_one("#scheme", FormChoice).chosen]

    @property
    def _mapped(self) -> tuple[MappedStatus, ...]:
        return mapped_statuses(self._register, self._scheme, {})

    @on(FormChoice.Changed, "#scheme")
    async def take_scheme(self) -> None:
        """Show what statuses become in this one."""
        await self._show_statuses()

    async def _show_statuses(self) -> None:
        scheme, lines = self._scheme, self.query_one("#statuses", Vertical)
        words = "   ".join(scheme.label(status.id) for status in scheme)
        self.query_one(".what", Static).update(Text(cell_line(words)))
        async with self.batch():
            await lines.remove_children()
            await lines.mount_all(self._lines(scheme))
        self.complain("")

    def _lines(self, scheme: StatusScheme) -> Iterator[FormLine]:
        for one in self._mapped:
            offered = [*(scheme.label(status.id) for status in scheme), NOT_STATED_WORD]
            chosen = scheme.ids.index(one.after.id if one.after else None)
            if one.basis is Basis.OPEN:
                offered, chosen = [*offered, _OPEN], len(offered)
            yield FormLine(cell_line(one.before.word), FormChoice(offered, chosen), _told(one))

    def action_write(self) -> None:
        """Return the scheme, unless it is left open what a status in use becomes."""
        ids = self._scheme.ids
        mapping: list[str] = []
        for one, line in zip(self._mapped, self.query("#statuses FormLine").results(FormLine), strict=True):
            choice = line.control
            place = choice.chosen if isinstance(choice, FormChoice) else 0
            if place < len(ids):
                mapping.append(f"{one.before.id}={ids[place] or 'none'}")
            elif one.in_use:
                self.set_focus(choice)
                self.complain(f"Say what {one.before.word} becomes: {_told(one)}.")
                return
        self.dismiss(ChosenScheme(self._scheme, tuple(mapping)))

    def action_back(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)


def _told(one: MappedStatus) -> str:
    """How many have the status, and why it becomes what it does."""
    count = f"{one.activities} {'activity has' if one.activities == 1 else 'activities have'} it"
    return count if one.basis is Basis.OPEN else f"{count}; {one.basis}"
