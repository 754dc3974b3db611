"""What the main screen knows and how it shows it: state goes down into the widgets from one register and one arrangement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.summaries import count_statuses
from ka_tui.domain.text import shown
from ka_tui.errors import KaError
from ka_tui.services.desk import Desk
from ka_tui.tui.action import Action, Needs, Place
from ka_tui.tui.screens.asking_why import AskingWhy
from ka_tui.tui.screens.shown_quarter import Arrangement, ShownQuarter
from ka_tui.tui.widgets.activity_table import ActivityTable
from ka_tui.tui.widgets.detail import Detail
from ka_tui.tui.widgets.key_bar import KeyBar
from ka_tui.tui.widgets.quarter_header import QuarterHeader
from ka_tui.tui.widgets.row_strip import MARK
from ka_tui.tui.widgets.status_strip import StatusStrip

if TYPE_CHECKING:
    from textual.css.query import DOMQuery

    from ka_tui.domain.changes import Change
    from ka_tui.tui.widgets.query_line import QueryLine

_READ_ONLY = "Read-only: nothing here changes the register."


class Workbench(AskingWhy[None]):
    """One quarter of the register in a table, and what the activity under the cursor says."""

    PLACE = Place.DESK

    def __init__(self, desk: Desk, quarter: Quarter | None = None) -> None:
        super().__init__(desk)
        self.shown = ShownQuarter(Register(), None)
        self.quarter = quarter
        self.arrangement = Arrangement()
        self._marks: dict[Quarter, frozenset[str]] = {}
        self._trouble = ""
        self._history: tuple[int, Sequence[Change]] = (-1, ())

    @property
    def register(self) -> Register:
        """The register that is shown."""
        return self.shown.register

    def show_again(self) -> None:
        """Show everything anew."""
        self.show_quarter(keep_widths=True)

    @property
    def table(self) -> ActivityTable:
        """The table of activities."""
        return self.query_one(ActivityTable)

    @property
    def query_line(self) -> QueryLine | None:
        """The line of the query, where one is open; its module is loaded when it first is."""
        return next(iter(cast("DOMQuery[QueryLine]", self.query("QueryLine"))), None)

    @property
    def is_typing_query(self) -> bool:
        """Whether letters go into the query now."""
        return self.focused is not None and self.focused.id == "query"

    @property
    def chosen(self) -> tuple[str, ...]:
        """The codes that an action is for: the marked ones, else the one under the cursor."""
        table = self.table
        return table.marked or ((table.current.activity.code,) if table.current else ())

    def hindrance(self, action: Action) -> str:
        """Why an action cannot be done now; empty when it can."""
        hidden = len(self.marks)
        if hidden and not self.table.marked and (Needs.ACTIVITY | Needs.WRITING) in action.needs:
            return f"All {hidden} marked are out of view. {self.key_of('clear')} ends the query, and then drops the marks."
        if Needs.ACTIVITY in action.needs and not self.chosen:
            if self.table.current_group is not None:
                unfolds, marks = self.key_of("choose"), self.key_of("mark_all")
                return f"The group is folded: {unfolds} unfolds it, and {marks} marks all that is shown."
            return self.shown.nothing_found(self.arrangement.query, self.desk.store.path)
        return super().hindrance(action)

    @property
    def footer_actions(self) -> tuple[Action, ...]:
        """The actions that the footer tells of; where a quarter is signed off, first how that is ended."""
        actions = super().footer_actions
        if self.signed_off is None or all(action.id != "sign_off" for action in actions):
            return actions
        return tuple(a._replace(label="Open again", rank=1) if a.id == "sign_off" else a for a in actions)

    def look(self) -> None:
        """Show what others wrote to the register since the last look."""
        if self.desk.store.has_changed():
            self.load()

    def load(self) -> None:
        """Read the register and show it; one that cannot be read is told for as long as that is so, and what was shown stays."""
        try:
            register = self._read()
        except KaError as error:
            from ka_tui.tui.screens.notices import told_of_trouble

            self._trouble = shown(told_of_trouble(error))
            self.notify(self._trouble, title="The register cannot be read", severity="error", timeout=10, markup=False)
        else:
            self._trouble = ""
            self.shown = ShownQuarter(register, self.quarter)
            self.quarter = self.shown.quarter
        self.show_quarter()

    def _read(self) -> Register:
        """The register; an empty one where there is none yet, which is another thing than one that was here and is gone."""
        store = self.desk.store
        return store.snapshot() if self.register.identity or store.exists() else Register()

    def switch(self, quarter: Quarter | None) -> None:
        """Show another quarter of the register, arranged as this one was; one that is gone meanwhile is not gone to."""
        if quarter in self.register.quarters and quarter != self.quarter:
            self.quarter = quarter
            self.shown = ShownQuarter(self.register, quarter)
            self.show_quarter()

    def rearrange(self, arrangement: Arrangement) -> None:
        """Show the quarter's activities in another way; the columns stay where they are."""
        self.arrangement = arrangement
        self.show_quarter(keep_widths=True)

    def show_quarter(self, *, keep_widths: bool = False) -> None:
        """Show the present quarter in every widget, as it is arranged."""
        shown, how, table = self.shown, self.arrangement, self.table
        trouble = self._trouble or (_READ_ONLY if self.desk.read_only else "")
        self.query_one(QuarterHeader).show(shown.register, shown.quarter, trouble)
        table.empty = shown.nothing_found(how.query, self.desk.store.path)
        table.highlight_words = how.query.words if how.query else ()
        table.labels = self.register.labels
        table.show(shown.rows(how), self.scheme, how.order, keep_widths=keep_widths)
        table.mark(self.marks)
        self.show_counts()
        self.show_activity()

    @property
    def marks(self) -> frozenset[str]:
        """The codes marked in the quarter, also those that a query hides: they act again when it ends."""
        marks = self._marks.get(self.quarter, frozenset()) if self.quarter else frozenset()
        return marks & self.register.quarters[self.quarter].keys() if marks and self.quarter else marks

    def remember_marks(self) -> None:
        """Take up what was marked or unmarked in the table."""
        if self.quarter is not None:
            self._marks[self.quarter] = (self.marks - set(self.table.codes)) | set(self.table.marked)

    def drop_marks(self) -> None:
        """Mark nothing in the quarter any more."""
        if self.quarter is not None:
            self._marks.pop(self.quarter, None)
        self.table.mark(())

    def show_counts(self) -> None:
        """Show how many there are of what, how many the query finds, and how many are marked."""
        found, marked = len(self.shown.found(self.arrangement.query)), len(self.table.marked)
        self.query_one(StatusStrip).show(count_statuses(self.shown.activities), self.scheme, found, marked, self.register.labels)
        self.show_keys()
        self.query_one(Detail).actions = self.actions
        if self.query_line is not None and not self.query_line.is_wrong:
            self.query_line.tell(self._told_of_found(found))

    def show_keys(self) -> None:
        """Put the most useful actions into the footer, and how many activities they are for when some are marked."""
        super().show_keys()
        marked, hidden = len(self.table.marked), len(self.marks) - len(self.table.marked)
        parts = [f"{MARK} {marked} marked"] if marked else []
        self.query_one(KeyBar).note = ", ".join([*parts, *([f"{hidden} marked out of view"] if hidden > 0 else [])])

    def _told_of_found(self, found: int) -> str:
        """What the line of the query says: how many it finds here, and whether it looks at other quarters too."""
        asked = self.arrangement.query.quarters(self.register) if self.arrangement.query else None
        if asked and self.quarter not in asked:
            goes = "enter goes" if self.is_typing_query else f"{self.key_of('search')} and enter go"
            return f"{goes} to {asked[-1].label}"
        more = len(asked) - 1 if asked else 0
        others = f", and {more} other quarter{'s' if more > 1 else ''}" if more else ""
        dimmed = ", the others dimmed" if self.arrangement.dims else ""
        return f"{found} of {len(self.shown.activities)}{dimmed}{others}"

    def show_activity(self) -> None:
        """Show what the activity under the cursor says, or what a folded group has."""
        table = self.table
        detail, group = self.query_one(Detail), table.current_group
        if table.current is None and group is not None:
            activities = "1 activity" if group.size == 1 else f"{group.size} activities"
            detail.show_note(f"{group.heading}: {activities}, folded. Enter unfolds the group.")
        else:
            detail.show(table.current, self.scheme, table.highlight_words, self.history)

    def history(self) -> Sequence[Change]:
        """Every change to the register as it is shown, read once."""
        commit = self.register.commit
        if self._history[0] != commit:
            try:
                self._history = (commit, self.desk.history())
            except KaError as error:
                self.refused(error)
        return self._history[1]
