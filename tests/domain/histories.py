"""Random histories: everything that people do to a register, one act after the other, with the register after each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from ka_tui.domain import history
from ka_tui.domain.carrying_out import carry_out
from ka_tui.domain.changes import REDO, UNDO, Change, Edit, Table, addition_of, change_of, linking, removal_of, unlinking
from ka_tui.domain.closings import Closing, Reopening, checksum
from ka_tui.domain.excuses import Excuse
from ka_tui.domain.links import Link
from ka_tui.domain.quarter_records import QuarterRecord, record_edit
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import PRINTED_KEY, Status, StatusClass, StatusScheme
from ka_tui.errors import KaError
from tests.domain.strategies import AUTUMN, SUMMER, activity, contents, normal, proposal

CODES = ("KA.01.01", "KA.01.02", "KA.02.01")
PAUSED = StatusScheme((*PRINTED_KEY, Status("paused", "Paused", "‖", "#888888", "p", "Stopped.", StatusClass.IDLE)))
_LINK = Link(2021, "KA.01.01", 2022, "KA.01.02")

places = st.tuples(st.sampled_from(CODES), st.sampled_from((SUMMER, AUTUMN)))
_edits = st.lists(st.tuples(places, contents, st.booleans()), min_size=1, max_size=3, unique_by=lambda edit: edit[0])
_quarters = st.sampled_from((SUMMER, AUTUMN))
edit_acts = st.one_of(
    st.tuples(st.just("edit"), _edits),
    st.tuples(st.just("excuse"), _quarters),
)
"""What changes a quarter."""
acts = st.one_of(
    edit_acts,
    st.tuples(st.just("council"), st.sampled_from(("", "Eastmoor", "Westmoor"))),
    st.tuples(st.just("scheme"), st.sampled_from((PRINTED_KEY, PAUSED))),
    st.tuples(st.just("link"), st.booleans()),
    st.tuples(st.just("close"), _quarters),
    st.tuples(st.just("reopen"), _quarters),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("undo to"), st.integers(0, 14)),
    st.tuples(st.just("redo"), st.none()),
)
"""Everything that people do."""


class Past:
    """A register, its history, and the register as it was after each change."""

    def __init__(self, *performed: tuple[str, Any]) -> None:
        self.register = Register("identity")
        self.changes: list[Change] = []
        self.registers = {0: self.register}
        for act in performed:
            self.perform(act)

    def perform(self, act: tuple[str, Any]) -> KaError | None:
        """Do something; what is refused is told and changes nothing."""
        before = self.register
        try:
            self._perform(*act)
        except KaError as error:
            assert self.register is before
            return error
        return None

    def do(self, edits: Sequence[Edit], what: str = "set", target: int | None = None) -> None:
        """Have edits carried out, each time by somebody else and a day later."""
        number = self.register.commit + 1
        at, by = f"2022-10-{number % 28 + 1:02}T09:00:00Z", ("Officer", "Deputy")[number % 2]
        self.register, change = carry_out(self.register, proposal(*edits, what=what, target=target, at=at, by=by), number)
        if change.edits:
            self.changes.append(change)
            self.registers[number] = self.register

    def _perform(self, kind: str, value: Any) -> None:
        match kind:
            case "edit":
                self.do([self._edit(*edit) for edit in value])
            case "council":
                self.do([Edit(Table.SETTINGS, "council", {}, {"value": value})])
            case "scheme":
                self.do([Edit(Table.SETTINGS, "statuses", {}, {"value": value.to_documents()})])
            case "link":
                self.do([linking(_LINK) if value else unlinking(_LINK)])
            case "undo":
                self._take_back(history.last_done(self.changes))
            case "undo to":
                self._take_back(*history.done_since(self.changes, value))
            case "redo":
                targets = history.last_undone(self.changes)
                self.do([edit for target in targets for edit in target.edits], REDO, targets[-1].number)
            case _:
                before = self.register.record(value)
                self.do([record_edit(value, before, self._remembered(kind, value, before))])

    def _remembered(self, kind: str, quarter: Quarter, before: QuarterRecord) -> QuarterRecord:
        if kind == "excuse":
            excuse = Excuse("no-status", CODES[0], "status", str(len(before.excuses)), "Known.", "", "Officer")
            return before._replace(excuses=(*before.excuses, excuse))
        *earlier, last = (*before.closings, None)
        if kind == "close" and before.closed is None:
            total = checksum(self.register.activities(quarter))
            last = Closing(total, date(2022, 10, 14), "Officer", "", "Officer", self.register.commit)
        elif kind == "reopen" and before.closed is not None:
            *earlier, last = [*before.closings[:-1], before.closed._replace(reopened=Reopening("", "Officer", "A slip."))]
        return before._replace(closings=(*earlier, last) if last else tuple(earlier))

    def _edit(self, place: tuple[str, Quarter], values: dict[str, Any], remove: bool) -> Edit:
        code, quarter = place
        present = self.register.find(quarter, code)
        if present is None:
            return addition_of(activity(code, quarter, **normal(values)))
        return removal_of(present) if remove else change_of(present, values, present.content())

    def _take_back(self, *targets: Change) -> None:
        self.do(history.inverse(*targets), UNDO, targets[0].number)


def everything(register: Register) -> tuple[object, ...]:
    """A register with the order of its quarters and activities, which equality of mappings does not look at."""
    order = [(quarter, list(held)) for quarter, held in register.quarters.items()]
    return (*register, order)
