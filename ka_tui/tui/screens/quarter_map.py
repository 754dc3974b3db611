"""The map of quarters: every activity of a financial year in rows, the quarters in columns, the statuses as a heat map."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from ka_tui.domain.activities import Activity
from ka_tui.domain.movement import Movement, movement
from ka_tui.domain.quarter_map import by_quarter, quarter_map
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.services.desk import Desk
from ka_tui.tui.action import Place
from ka_tui.tui.screens.place import PlaceScreen
from ka_tui.tui.widgets.cell_text import cell_line, cut
from ka_tui.tui.widgets.key_bar import KeyBar
from ka_tui.tui.widgets.map_grid import MapGrid
from ka_tui.tui.widgets.quarter_header import QuarterHeader

_MOVED = {
    Movement.BETTER: ", better than before",
    Movement.WORSE: ", worse than before",
    Movement.SAME: ", the same as before",
    Movement.NEW: ", new",
    Movement.UNKNOWN: "",
}
_LEAST_TITLE = 12


class MapScreen(PlaceScreen[tuple[Quarter, str] | None]):
    """Returns the quarter and the code of the activity that was chosen, or None."""

    PLACE = Place.MAP
    DEFAULT_CSS = """
    MapScreen {
        layout: vertical;
        & MapGrid { height: 1fr; }
        & #told { height: 1; padding: 0 2; background: $boost; }
    }
    """

    def __init__(self, desk: Desk, register: Register, quarter: Quarter) -> None:
        super().__init__(desk)
        self._register = register
        self._quarter = quarter

    @property
    def register(self) -> Register:
        """The register that is shown."""
        return self._register

    def show_again(self) -> None:
        """Show everything anew."""
        self._show_map()

    def compose(self) -> ComposeResult:
        """Lay out header, map, what the cursor is on in words, and keys."""
        yield QuarterHeader()
        yield MapGrid()
        yield Static(id="told")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the map of the quarter's year."""
        self.set_focus(self.query_one(MapGrid))
        self.show_keys()
        self._show_map()

    def _show_map(self) -> None:
        self.query_one(QuarterHeader).show(self.register, self._quarter)
        self.query_one(MapGrid).show(quarter_map(self.register, self._quarter.year), self.scheme, self._quarter)

    # Messages come up

    def on_map_grid_moved(self, moved: MapGrid.Moved) -> None:
        """Follow the cursor."""
        if moved.quarter != self._quarter:
            self._quarter = moved.quarter
            self.query_one(QuarterHeader).show(self.register, moved.quarter)
        self._tell_cell()

    def on_resize(self) -> None:
        """Tell as much as there is room for."""
        self._tell_cell()

    def _tell_cell(self) -> None:
        """Tell in words what the cursor is on."""
        grid, line = self.query_one(MapGrid), self.query_one("#told", Static)
        words = ""
        if grid.activity is not None and grid.quarter is not None:
            words = told_of_cell(self.register, grid.activity, grid.quarter, line.content_size.width)
        line.update(Text(words, no_wrap=True), layout=False)

    def on_map_grid_chosen(self, chosen: MapGrid.Chosen) -> None:
        """Give back what was chosen, if it is an activity."""
        activity, quarter = chosen.activity, chosen.quarter
        found = by_quarter(self.register, activity).get(quarter) if activity is not None else None
        if found is not None:
            self.dismiss((found.quarter, found.code))
        elif activity is not None:
            self.tell(told_of_cell(self.register, activity, quarter, self.size.width))

    def on_quarter_header_earlier(self) -> None:
        """Go where the header was clicked."""
        self.query_one(MapGrid).action_cell_beside(-1)

    def on_quarter_header_later(self) -> None:
        """Go where the header was clicked."""
        self.query_one(MapGrid).action_cell_beside(1)

    # Actions

    def action_cell_year(self, step: int) -> None:
        """Go to the financial year before or after."""
        if not self.query_one(MapGrid).move_by_years(step):
            which = "first" if step < 0 else "last"
            self.tell(f"{self._quarter.financial_year} is the {which} financial year in the register.")

    def action_back(self) -> None:
        """Go back without choosing."""
        self.dismiss(None)


def told_of_cell(register: Register, activity: Activity, quarter: Quarter, width: int) -> str:
    """What a cell of the map says: which activity and quarter, the status and how that moved.

    Of the title stands as much as there is room for.
    """
    found = by_quarter(register, activity).get(quarter)
    if found is None:
        said = f" is not in {quarter.label}."
    else:
        said = cell_line(f", {quarter.label}: {register.scheme.label(found.status)}{_MOVED[movement(register, found)]}.")
    code, title = (found or activity).code, cell_line((found or activity).title)
    room = width - cell_len(code + said) - 1
    return f"{code} {cut(title, room)}{said}" if room >= _LEAST_TITLE else f"{code}{said}"
