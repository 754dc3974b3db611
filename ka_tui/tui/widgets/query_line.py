"""The line of the query: what narrows the table, always in view while it does; below it, what is wrong with it and where."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from ka_tui.errors import InvalidQuery
from ka_tui.tui.widgets.cell_text import cell_line
from ka_tui.tui.widgets.line_input import LineInput

_SIGN = " / "
_PLACEHOLDER = "words  status:red  team:parks  changed:worse  -word  or  (f1 tells all)"


class QueryLine(Vertical):
    """Holds the query as it is typed. Its ``Input`` sends ``Changed`` and ``Submitted``."""

    DEFAULT_CSS = """
    QueryLine {
        height: auto;
        background: $boost;
        & Horizontal { height: 1; }
        & .sign { width: auto; color: $accent; text-style: bold; }
        & #query { width: 1fr; border: none; padding: 0; background: $boost; }
        & .tells { width: auto; padding: 0 1; color: $text-muted; }
        & .wrong { height: auto; color: $text-error; display: none; }
        &.-wrong .wrong { display: block; }
    }
    """

    def __init__(self, query: str = "") -> None:
        super().__init__()
        self._given = query

    def compose(self) -> ComposeResult:
        """Lay out the sign, the field and what it tells in one line."""
        with Horizontal():
            yield Static(_SIGN, classes="sign", markup=False)
            yield LineInput(self._given, placeholder=_PLACEHOLDER, id="query", compact=True, select_on_focus=False)
            yield Static("", classes="tells", markup=False)
        yield Static("", classes="wrong", markup=False)

    def tell(self, text: str) -> None:
        """Say at the right end of the line what the query does."""
        self.query_one(".tells", Static).update(Text(cell_line(text)))

    def show_wrong(self, error: InvalidQuery | None) -> None:
        """Point at the character where the query goes wrong, and say why; None when nothing is wrong."""
        self.set_class(error is not None, "-wrong")
        if error is not None:
            field = self.query_one(LineInput)
            column = min(error.position - int(field.scroll_offset.x), max(field.size.width - 1, 0))
            self.query_one(".wrong", Static).update(Text(f"{' ' * (len(_SIGN) + max(column, 0))}^ {cell_line(error.why)}"))
