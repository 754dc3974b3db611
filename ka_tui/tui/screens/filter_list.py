"""Filters by name: the user's own, and those that are always there. One is taken, kept or forgotten here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from ka_tui.domain.activities import Activity
from ka_tui.domain.query import Query
from ka_tui.domain.query_language import parse_query
from ka_tui.domain.register import Register
from ka_tui.domain.text import clean_line
from ka_tui.errors import InvalidQuery
from ka_tui.services.kept_filters import forget_filter, keep_filter, kept_filters, ready_made
from ka_tui.tui.screens.dialog import Dialog
from ka_tui.tui.screens.question import QuestionScreen
from ka_tui.tui.widgets.cell_text import cell_line, fit
from ka_tui.tui.widgets.line_input import LineInput

_NAME_CELLS = 38
_KEYS = "enter Take   k Keep the query   del Forget   esc Back"
_NAMING_KEYS = "enter Keep   esc Back"


class FilterList(Dialog[str | None]):
    """The filters with how many activities each finds; returns the query of the chosen one, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back"),
        Binding("k", "keep", "Keep the query"),
        Binding("delete", "forget", "Forget"),
    ]
    DEFAULT_CSS = """
    FilterList {
        & > Vertical { width: 90%; max-width: 76; max-height: 90%; }
        & OptionList { max-height: 40vh; }
        & #query { color: $text-muted; margin-top: 1; height: auto; max-height: 3; }
        & #naming { height: auto; margin-top: 1; display: none; }
        &.-naming #naming { display: block; }
        &.-naming #query { display: none; }
    }
    """

    def __init__(self, query: str, register: Register, activities: Sequence[Activity]) -> None:
        """Offer filters for some activities; ``query`` is what narrows them now, empty for nothing."""
        super().__init__()
        self._query = query.strip()
        self._register, self._activities = register, activities
        self._filters: list[tuple[str, str]] = []
        self._own = 0

    def compose(self) -> ComposeResult:
        """Lay out the list, the query of the highlighted filter, and the field for a name."""
        with Vertical():
            yield Static("Filters", classes="title")
            yield OptionList()
            yield Static("", id="query", markup=False)
            with Vertical(id="naming"):
                yield Static(Text(f"Keep {cell_line(self._query)} under the name"))
                yield LineInput(id="name", compact=True)
            yield Static(_KEYS, classes="keys", markup=False)

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()

    def _fill(self, name: str = "") -> None:
        """List the filters as they are kept now, the user's own first, with one of them under the cursor."""
        own = dict(kept_filters())
        ready = {known: query for known, query in ready_made(self._register.scheme).items() if known not in own}
        self._filters, self._own = [*own.items(), *ready.items()], len(own)
        options = self.query_one(OptionList)
        options.clear_options()
        lines = [Option(self._line(*known)) for known in self._filters]
        options.add_options([*lines[: len(own)], *([None] if own else []), *lines[len(own) :]])
        options.highlighted = next((n for n, known in enumerate(self._filters) if known[0] == name), 0)

    def _line(self, name: str, query: str) -> Text:
        try:
            found = f"{len(self._parsed(query).select(self._register, self._activities)):>5}"
        except InvalidQuery:
            found = "    ?"
        return Text(f"{fit(cell_line(name), _NAME_CELLS)} {found}", no_wrap=True, overflow="ellipsis")

    def _parsed(self, query: str) -> Query:
        return parse_query(query, self._register.scheme, self._register.codes)

    @property
    def _chosen(self) -> tuple[str, str]:
        return self._filters[self.query_one(OptionList).highlighted or 0]

    def on_option_list_option_highlighted(self) -> None:
        """Tell the query, and what is wrong with one that cannot be understood."""
        query = self._chosen[1]
        try:
            self._parsed(query)
        except InvalidQuery as error:
            query = f"{query}   ({error.why})"
        self.query_one("#query", Static).update(Text(cell_line(query)))

    def on_option_list_option_selected(self) -> None:
        """Return the query."""
        self.dismiss(self._chosen[1])

    def action_back(self) -> None:
        """Go back: from the name, then to the table."""
        if self.has_class("-naming"):
            self._let_name(False)
        else:
            self.dismiss(None)

    # Keeping and forgetting

    def action_keep(self) -> None:
        """Ask for a name for the query."""
        if self._query:
            self._let_name(True)
        else:
            self._tell("There is no query to keep. Esc leads back, / begins one.")

    def _let_name(self, naming: bool) -> None:
        self.set_class(naming, "-naming")
        self.query_one(".keys", Static).update(_NAMING_KEYS if naming else _KEYS)
        self.set_focus(self.query_one("#name" if naming else OptionList))

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Keep the query, asking before another one loses its name."""
        name = clean_line(submitted.value)
        before = kept_filters().get(name)
        if not name:
            self._tell("A filter needs a name.")
        elif before is None or before == self._query:
            self._keep(name)
        else:
            answers = {"back": "Choose another name", "replace": "Replace it"}
            question = QuestionScreen(f"'{name}' is kept already.", answers, before)
            self.app.push_screen(question, lambda answer: self._keep(name) if answer == "replace" else None)

    def _keep(self, name: str) -> None:
        if keep_filter(name, self._query):
            self._let_name(False)
            self._fill(name)
            self._tell(f"Kept as '{name}'.")
        else:
            self._tell("The filter cannot be kept: the file of preferences cannot be written.")

    def action_forget(self) -> None:
        """Forget one of the user's own filters, after asking."""
        name, query = self._chosen
        if (self.query_one(OptionList).highlighted or 0) >= self._own:
            self._tell(f"'{name}' is always there.")
        else:
            answers = {"keep": "Keep it", "forget": "Forget it"}
            question = QuestionScreen(f"Forget '{name}'?", answers, query)
            self.app.push_screen(question, lambda answer: self._forget(name) if answer == "forget" else None)

    def _forget(self, name: str) -> None:
        gone = forget_filter(name)
        self._fill()
        self._tell(f"'{name}' is forgotten." if gone else "The file of preferences cannot be written.")

    def _tell(self, text: str) -> None:
        self.app.clear_notifications()
        self.notify(cell_line(text), markup=False)
