"""The checks of a quarter: every finding in a list, and beside it what was found where, and why it matters."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.widgets import Static

from ka_tui.checks.check import Finding, Severity
from ka_tui.checks.registry import CHECKS
from ka_tui.domain.activities import FIELD_LABELS, Activity
from ka_tui.domain.excuses import Excuse
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.services import checking
from ka_tui.services.checking import Checked, check_named
from ka_tui.services.desk import Desk
from ka_tui.tui.action import Action, Place
from ka_tui.tui.screens.register_place import QuarterPlace
from ka_tui.tui.widgets.cell_text import cell_line
from ka_tui.tui.widgets.column_list import ColumnList, ListRow
from ka_tui.tui.widgets.finding_passages import explained_passages
from ka_tui.tui.widgets.ground import GroundBox
from ka_tui.tui.widgets.key_bar import KeyBar
from ka_tui.tui.widgets.narrative_lines import Run
from ka_tui.tui.widgets.narrative_panel import NarrativePanel
from ka_tui.tui.widgets.quarter_header import QuarterHeader

_HEADINGS = ("", "Code", "Check", "Field", "Evidence")
_SIGNS = {Severity.SERIOUS: "‼", Severity.WARNING: "!", Severity.ADVICE: "·"}
_SHOWN = ((Severity.SERIOUS, Severity.WARNING, Severity.ADVICE), (Severity.SERIOUS, Severity.WARNING), (Severity.SERIOUS,))
"""The severities that are shown, one step after the other."""


class Listed(NamedTuple):
    """A line of the list: a finding, and the excuse where it is let stand."""

    finding: Finding
    excuse: Excuse | None = None

    @property
    def key(self) -> str:
        """What the line is known by while texts change around it."""
        found = self.finding
        return f"{found.code} {found.check} {found.field} {found.evidence}"


class ChecksScreen(QuarterPlace[tuple[Quarter, str] | None]):
    """Returns the activity to go to in the table, or None."""

    PLACE = Place.CHECKS
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - Textual reads it from the class
    DEFAULT_CSS = """
    ChecksScreen {
        layout: vertical;
        & .counts { height: 1; padding: 0 1; margin-bottom: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & #sides { height: 1fr; layout: horizontal; }
        & ColumnList { width: 1fr; height: 1fr; }
        & NarrativePanel { width: 1fr; height: 1fr; margin: 0; padding: 0 1 0 2; max-width: 100; }
        &.-narrow #sides { layout: vertical; }
        &.-narrow NarrativePanel { margin-top: 1; padding: 0 1; }
    }
    """

    def __init__(self, desk: Desk, register: Register, quarter: Quarter) -> None:
        super().__init__(desk, register, quarter)
        self._checked: Checked | None = None
        self._activities: Mapping[str, Activity] = {}  # those that were checked, which may be others than are there by now
        self._listed: tuple[Listed, ...] = ()
        self._severities = 0
        self._by_check = False

    def compose(self) -> ComposeResult:
        """Lay out header, list and panel, and keys."""
        yield QuarterHeader()
        yield Static(classes="counts", markup=False)
        with GroundBox(id="sides"):
            yield ColumnList(_HEADINGS, "The checks are being made.", id="findings")
            yield NarrativePanel("", id="finding")
        yield KeyBar()

    def on_mount(self) -> None:
        """Make the checks."""
        self.set_focus(self.query_one(ColumnList))
        self.show_keys()
        self._check()

    # State goes down

    def load(self) -> None:
        """Read the register and check the quarter."""
        self.read_again()
        self._check()

    def _check(self) -> None:
        self.query_one(QuarterHeader).show(self._register, self._quarter)
        self.run_worker(self._checked_beside(self._register, self._quarter), group="checks", exclusive=True)

    async def _checked_beside(self, register: Register, quarter: Quarter) -> None:
        self._checked = await asyncio.to_thread(checking.check_quarter, register, quarter)
        self._activities = {activity.code: activity for activity in register.activities(quarter)}
        self.show_again()

    def show_again(self) -> None:
        """Show everything anew."""
        checked = self._checked
        if checked is None:
            return
        everything = [*map(Listed, checked.findings), *(Listed(*pair) for pair in checked.excused)]
        self._listed = self._in_order(one for one in everything if one.finding.severity in _SHOWN[self._severities])
        findings = self.query_one(ColumnList)
        findings.empty = f"The checks find nothing to object to in {checked.quarter.label}."
        findings.show([_row(one) for one in self._listed])
        self.query_one(".counts", Static).update(cell_line(self._counts(checked)))
        self._show_finding()

    def _in_order(self, listed: Iterable[Listed]) -> tuple[Listed, ...]:
        """By check, in their order, or by activity; what is let stand comes last."""
        places = {code: place for place, code in enumerate(self._activities)}

        def order(one: Listed) -> tuple[object, ...]:
            check, place = _ORDER[one.finding.check], places[one.finding.code]
            return (one.excuse is not None, *((check, place) if self._by_check else (place, check)))

        return tuple(sorted(listed, key=order))

    def _counts(self, checked: Checked) -> str:
        codes = {finding.code for finding in checked.findings}
        count = len(checked.findings)
        told = f"{count} finding{'s' * (count != 1)} in {len(codes)} of {len(self._activities)} activities"
        told += f", {len(checked.excused)} let stand" if checked.excused else ""
        told += f". Shown: {' and '.join(map(str, _SHOWN[self._severities]))}" if self._severities else ""
        return told + (f". Turned off: {', '.join(checked.off)}." if checked.off else ".")

    @property
    def _current(self) -> Listed | None:
        key = self.query_one(ColumnList).cursor
        return next((one for one in self._listed if one.key == key), None)

    def _show_finding(self) -> None:
        one, panel = self._current, self.query_one(NarrativePanel)
        if one is None:
            panel.show_passages("", ())
        else:
            activity = self._activities[one.finding.code]
            title = cell_line(f"{activity.code} {activity.title}")
            panel.show_passages(title, tuple(explained_passages(one.finding, one.excuse, activity)))

    # Messages come up

    def on_cursor_list_highlighted(self) -> None:
        """Tell of the finding under the cursor."""
        self._show_finding()

    async def on_cursor_list_chosen(self) -> None:
        """Go to the activity that was double-clicked."""
        await self.action_perform("checks_choose")

    # Actions

    def hindrance(self, action: Action) -> str:
        """Why an action cannot be done now; empty when it can."""
        if action.id in ("checks_choose", "checks_excuse", "checks_off") and self._current is None:
            return "There is no finding here."
        return super().hindrance(action)

    def action_choose(self) -> None:
        """Go to the activity in the table."""
        one = self._current
        if one is not None:
            self.dismiss((self._activities[one.finding.code].quarter, one.finding.code))

    async def action_excuse(self) -> None:
        """Let the finding stand, for a reason; or let it count again where it stands already."""
        from ka_tui.tui.screens.excusing import ExcuseScreen

        one = self._current
        if one is None:
            return
        quarter, place = self._activities[one.finding.code].quarter, [(one.finding.code, one.finding.check)]
        if one.excuse is not None:
            self.act(lambda: checking.withdraw(self.desk, quarter, place), lambda _: self._done("It counts again."))
            return

        def excused(_: object) -> None:
            self._go_on()
            self._done("It is let stand.")

        def given(reason: str | None) -> None:
            if reason is not None:
                self.act(lambda: checking.excuse(self.desk, quarter, place, reason), excused)

        await self.ask(ExcuseScreen(one.finding), given)

    def _go_on(self) -> None:
        """Go to the next finding of another check or activity: what is let stand is put at the end of the list."""
        keys, one = [line.key for line in self._listed], self._current
        if one is None:
            return
        here = keys.index(one.key)
        others = (*self._listed[here:], *reversed(self._listed[:here]))
        place = one.finding.code, one.finding.check
        following = (other.key for other in others if (other.finding.code, other.finding.check) != place)
        self.query_one(ColumnList).cursor = next(following, one.key)

    def action_off(self) -> None:
        """Turn the check off for the whole register."""
        from ka_tui.services.register_settings import set_setting

        one = self._current
        if one is not None:
            id_, title = one.finding.check, check_named(one.finding.check).title
            told = f"'{title}' is turned off. The settings turn it on again."
            self.act(lambda: set_setting(self.desk, f"check.{id_}", "off"), lambda _: self._done(told))

    def _done(self, told: str) -> None:
        self.load()
        self.tell(f"{told} {self.key_of('checks_undo')} takes it back.")

    def action_severity(self) -> None:
        """Show only what matters more, or all again."""
        self._severities = (self._severities + 1) % len(_SHOWN)
        self.show_again()

    def action_sort(self) -> None:
        """Put what one check finds together, or what is found in one activity."""
        self._by_check = not self._by_check
        self.show_again()
        self.tell("Ordered by check." if self._by_check else "Ordered by activity.")


_ORDER = {check.id: place for place, check in enumerate(CHECKS)}


def _row(one: Listed) -> ListRow:
    """A finding in the list; what matters most stands out, what is let stand is quiet."""
    finding = one.finding
    look = "quiet" if one.excuse or finding.severity is Severity.ADVICE else "base"
    strong = "bold" if finding.severity is Severity.SERIOUS and not one.excuse else look
    cells: Sequence[Run] = (
        Run("✓" if one.excuse else _SIGNS[finding.severity], strong),
        Run(finding.code, look),
        Run(check_named(finding.check).title, strong),
        Run(FIELD_LABELS[finding.field], "quiet"),
        Run(f"let stand: {one.excuse.reason}" if one.excuse else finding.evidence, "quiet"),
    )
    return ListRow(one.key, tuple(cells))
