"""Two quarters side by side: what moved, what is new, what ended, and the words that changed in both texts."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from ka_tui.domain.activities import FIELD_LABELS, Activity
from ka_tui.domain.comparing import Compared, Comparison, Fate, compare
from ka_tui.domain.movement import quarter_before
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.services.desk import Desk
from ka_tui.tui.action import Place
from ka_tui.tui.screens.place import PlaceScreen
from ka_tui.tui.screens.shown_quarter import ShownQuarter
from ka_tui.tui.widgets.cell_text import cell_line
from ka_tui.tui.widgets.column_list import ColumnList, ListRow, status_look
from ka_tui.tui.widgets.compared_passages import compared_passages
from ka_tui.tui.widgets.ground import Ground, GroundBox
from ka_tui.tui.widgets.key_bar import KeyBar
from ka_tui.tui.widgets.narrative_lines import Run
from ka_tui.tui.widgets.narrative_panel import NarrativePanel

_QUIET = (Fate.SAME, Fate.NOT_COMPARABLE)


class CompareScreen(PlaceScreen[tuple[Quarter, str] | None], Ground):
    """Returns the quarter and the code of the activity that was chosen, or None."""

    PLACE = Place.COMPARE
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual reads it from the class
    DEFAULT_CSS = """
    CompareScreen {
        layout: vertical;
        & #title { layout: horizontal; height: 1; padding: 0 1; }
        & #name { width: auto; margin-right: 3; color: $accent; text-style: bold; }
        & #quarters { width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
        & #counts { height: 1; padding: 0 1; margin-bottom: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & ColumnList { height: 1fr; }
        & #texts { height: 1fr; layout: horizontal; margin-top: 1; }
        & NarrativePanel { width: 1fr; height: 1fr; margin: 0; padding: 0 1; }
        &.-narrow #counts { margin-bottom: 0; }
    }
    """

    def __init__(self, desk: Desk, register: Register, quarter: Quarter) -> None:
        """Compare a quarter with the last one before it, or with the one after where it is the first."""
        super().__init__(desk)
        self._register, self._quarter = register, quarter
        self._other = quarter_before(register, quarter) or ShownQuarter(register, quarter).beside(1) or quarter
        self._comparison = Comparison(quarter, quarter, ())
        self._by_key: dict[str, Compared] = {}

    def compose(self) -> ComposeResult:
        """Lay out title, list, both sides of an activity, and keys."""
        with GroundBox(id="title"):
            yield Static("Compare", id="name")
            yield Static(id="quarters", markup=False)
        yield Static(id="counts", markup=False)
        yield ColumnList(("", "Was", "", "Is", "", "Activity", "Changed"), "Neither quarter has an activity.", id="compared")
        with GroundBox(id="texts"):
            yield NarrativePanel("", id="first")
            yield NarrativePanel("", id="second")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the comparison."""
        self.set_focus(self.query_one(ColumnList))
        self.show_keys()
        self.show_again()

    @property
    def register(self) -> Register:
        """The register that is shown."""
        return self._register

    # State goes down

    def show_again(self) -> None:
        """Show everything anew."""
        self._comparison = compare(self._register, self._other, self._quarter)
        self._by_key = {_key(compared): compared for fate in Fate for compared in self._comparison.of(fate)}
        self.query_one(ColumnList).show([self._row(key, compared) for key, compared in self._by_key.items()], self.scheme)
        self.query_one("#quarters", Static).update(cell_line(self._quarters()))
        self.query_one("#counts", Static).update(cell_line(self._counts()))
        self._show_texts()

    def _quarters(self) -> str:
        first, second = self._comparison.first, self._comparison.second
        joined = self._comparison.are_joined or first.year == second.year
        return f"{first.label} to {second.label}{'' if joined else '. No links join the plans yet'}"

    def _counts(self) -> str:
        counts = [f"{fate.symbol} {count} {fate.replace('_', ' ')}" for fate, count in self._comparison.counts.items() if count]
        return ", ".join(counts) or "No activities"

    def _row(self, key: str, compared: Compared) -> ListRow:
        look = "quiet" if compared.fate in _QUIET else "base"
        return ListRow(
            key,
            (
                Run(compared.fate.symbol, look),
                *self._side(compared.before, look),
                *self._side(compared.after, look),
                Run(compared.text_after("title") or compared.text_before("title"), look),
                Run(_changed(compared), "quiet"),
            ),
        )

    def _side(self, activities: tuple[Activity, ...], look: str) -> tuple[Run, Run]:
        """The codes in one of the quarters, and the shapes of their statuses, in colour where there is one."""
        symbol = self._register.scheme.symbol
        codes = ", ".join(activity.code for activity in activities)
        shapes = "".join(symbol(activity.status) for activity in activities)
        alone = look != "quiet" and len(activities) == 1
        return Run(codes, look), Run(shapes, status_look(activities[0].status) if alone else look)

    def _show_texts(self) -> None:
        compared = self._current
        for panel, quarter, is_after in (("first", self._comparison.first, False), ("second", self._comparison.second, True)):
            passages = tuple(compared_passages(compared, self._register.scheme, after=is_after)) if compared else ()
            self.query_one(f"#{panel}", NarrativePanel).show_passages(quarter.label if compared else "", passages)

    @property
    def _current(self) -> Compared | None:
        return self._by_key.get(self.query_one(ColumnList).cursor)

    # Messages come up

    def on_cursor_list_highlighted(self) -> None:
        """Show both sides of the activity under the cursor."""
        self._show_texts()

    def on_cursor_list_chosen(self) -> None:
        """Go to what was double-clicked."""
        self.action_go()

    # Actions

    def action_other(self, step: int) -> None:
        """Compare with the quarter so many places further on in the register."""
        beside = ShownQuarter(self._register, self._other).beside(step)
        if beside == self._quarter:
            beside = ShownQuarter(self._register, beside).beside(step)
        if beside is None:
            self.tell(f"The register has no other quarter {'before' if step < 0 else 'after'} {self._other.label}.")
        else:
            self._other = beside
            self.show_again()

    def action_read(self, lines: int) -> None:
        """Scroll both sides."""
        for panel in self.query(NarrativePanel):
            panel.scroll_relative(y=lines, animate=False)

    def action_go(self) -> None:
        """Go to the activity in the table: in the later quarter, or in the earlier one if it ended."""
        compared = self._current
        if compared is not None:
            activity = (compared.after or compared.before)[0]
            self.dismiss((activity.quarter, activity.code))

    def action_back(self) -> None:
        """Go back to the activities."""
        self.dismiss(None)


def _key(compared: Compared) -> str:
    activity = (compared.after or compared.before)[0]
    return f"{activity.quarter}/{activity.code}"


def _changed(compared: Compared) -> str:
    changed = ", ".join(FIELD_LABELS[name].lower() for name in compared.changed)
    return "; ".join(filter(None, (compared.regrouped, changed)))
