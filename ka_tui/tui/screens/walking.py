"""Walking from gap to gap on the main screen: what an activity still lacks is filled in, and the next one comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ka_tui.domain.activities import Activity
from ka_tui.domain.returns import missing_fields
from ka_tui.tui.action import Action, Group
from ka_tui.tui.actions import WHILE_ANSWERING, WHILE_WALKING, with_keys
from ka_tui.tui.screens.changing import ChangingScreen
from ka_tui.tui.screens.shown_quarter import Arrangement, ShownQuarter
from ka_tui.tui.widgets.detail_views import NARRATIVES
from ka_tui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from ka_tui.domain.changes import Change
    from ka_tui.tui.widgets.gap_line import GapLine

_CALLS = {"up": "gap(-1)", "down": "gap(1)", "previous_found": "gap(-1)", "next_found": "gap(1)", "clear": "walk"}
"""What some keys do while walking, by the ids of what they do otherwise."""
_MARKING = ("mark", "mark_all", "mark_up", "mark_down")


class WalkingScreen(ChangingScreen):
    """Walks through the activities shown that lack something, in the order of the table.

    A walk changes nothing but where the keys lead: the cursor goes to gaps only, and on to the next one once nothing is
    missing any more.
    """

    _gap_line: GapLine | None = None
    """The line that tells of the gap, while there is a walk."""
    _gaps: tuple[str, ...] = ()
    """The codes of the activities that lack something, as they are shown now."""
    _looked_at: tuple[ShownQuarter, Arrangement] | None = None
    """In what they were looked for."""

    @property
    def is_walking(self) -> bool:
        """Whether there is a walk."""
        return self._gap_line is not None

    # Keys

    @property
    def footer_actions(self) -> tuple[Action, ...]:
        """The actions that the footer tells of: on a walk what fills the gap, and where to go from it."""
        usual = super().footer_actions
        if not self.is_walking or usual is WHILE_ANSWERING:
            return usual
        statuses = (action for action in usual if action.group is Group.STATUSES)
        return (*statuses, *with_keys(WHILE_WALKING, getattr(self.app, "key_map", {})))

    def hindrance(self, action: Action) -> str:
        """Why an action cannot be done now; empty when it can."""
        if self.is_walking and action.id in _MARKING:
            return f"A walk fills in one activity after the other, so none is marked. {self.key_of('walk')} ends it."
        if action.id == "walk" and self.marks:
            return f"{len(self.marks)} marked: {self.key_of('clear')} drops the marks, and then the gaps can be walked through."
        return super().hindrance(action)

    async def perform(self, action: Action) -> None:
        """Do something, or what its key does on a walk; escape first leaves the question for a reason, and the query."""
        line = self.reason_line
        elsewhere = self.is_typing_query or (action.id == "clear" and line is not None and line.asking)
        if self.is_walking and not elsewhere:
            action = action._replace(call=_CALLS.get(action.id, action.call))
        await super().perform(action)

    async def action_walk(self) -> None:
        """Begin to walk at the first gap from the cursor on, or end it."""
        if self._gap_line is not None:
            await self._end()
            return
        self._look_for_gaps()
        if not self._gaps:
            self.tell(self._told_of_none("There are no gaps"))
            return
        from ka_tui.tui.widgets.gap_line import GapLine

        self._gap_line = GapLine(markup=False)
        await self.mount(self._gap_line, before=self.reason_line or self.query_one(KeyBar))
        self.set_focus(self.table)
        row = self.table.current
        if row is None or row.key not in self._gaps:
            self.action_gap(1)
        self.show_activity()
        self.show_keys()

    def action_gap(self, step: int) -> None:
        """Go to the next gap in a direction; after the last one comes the first."""
        codes, row = self.table.codes, self.table.current
        here = codes.index(row.key) if row else -1
        places = {code: (place - here) * step for place, code in enumerate(codes)}
        ahead = sorted(self._gaps, key=lambda code: (places[code] <= 0, places[code]))
        if ahead:
            self._go_to_gap(ahead[0])

    def field_to_edit(self, activity: Activity) -> str:
        """The field in which editing begins: on a walk the first text that is missing, or else what is."""
        missing = missing_fields(self.register.scheme, activity) if self.is_walking else ()
        texts = (name for name in missing if name in NARRATIVES)
        return next(texts, missing[0] if missing else super().field_to_edit(activity))

    # What is shown

    def show_activity(self) -> None:
        """Show what the activity under the cursor says, and what it lacks."""
        super().show_activity()
        line, row = self._gap_line, self.table.current
        if line is None:
            return
        self._look_for_gaps()
        if row is not None and row.key in self._gaps:
            missing = missing_fields(self.register.scheme, row.activity)
            line.show_gap(self._gaps.index(row.key) + 1, len(self._gaps), row.key, missing)
        else:
            line.show_none(len(self._gaps))

    def show_change(self, change: Change | None) -> None:
        """Show a change that was saved; on a walk, go on from where nothing is missing any more."""
        row, before = self.table.current, self._gaps
        super().show_change(change)
        if not self.is_walking or row is None or row.key not in before or row.key in self._gaps:
            return
        place = before.index(row.key)
        ahead = (code for code in (*before[place:], *before[:place]) if code in self._gaps)
        if (code := next(ahead, None)) is not None:
            self._go_to_gap(code)
        else:
            self.run_worker(self._end())
            self.tell(f"{self._told_of_none('That was the last gap')} {self.key_of('undo')} takes it back.")

    def _look_for_gaps(self) -> None:
        """Find the gaps among what is shown, unless that was done."""
        looking_at = (self.shown, self.arrangement)
        if looking_at != self._looked_at:
            lacking = {a.code for a in self.shown.found(self.arrangement.query) if missing_fields(self.register.scheme, a)}
            self._gaps = tuple(code for code in self.table.codes if code in lacking)
            self._looked_at = looking_at

    def _go_to_gap(self, code: str) -> None:
        """Go to an activity, which is unfolded for that."""
        self.table.cursor = code
        group = self.table.current_group
        if self.table.current is None and group is not None:
            self.rearrange(self.arrangement._replace(folded=self.arrangement.folded - {group.heading}))
            self.table.cursor = code

    def _told_of_none(self, none: str) -> str:
        """That there are no gaps, and how many there are among what a query hides."""
        hidden = sum(bool(missing_fields(self.register.scheme, activity)) for activity in self.shown.activities)
        if hidden:
            return f"{none} among what is shown; the query hides {hidden}."
        return f"{none} in {self.quarter.label}." if self.quarter else f"{none}."

    async def _end(self) -> None:
        line, self._gap_line, self._looked_at = self._gap_line, None, None
        if line is not None:
            await line.remove()
        self.show_keys()
